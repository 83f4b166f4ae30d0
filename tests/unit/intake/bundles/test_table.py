import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.intake.bundles.bounds import Bounds
from farbank.intake.bundles.table import table_of
from farbank.intake.found import Found
from farbank.intake.reading import CouldNot


def as_file(content):
    return Found(path="t.csv", size=len(content), open=lambda: io.BytesIO(content))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", (("a", "b"), ("1", "2"))),
        ("a,b\r\n1,2", (("a", "b"), ("1", "2"))),
        ('"a,\n""b""",c\n', (('a,\n"b"', "c"),)),
        ("a,\n1,", (("a", ""), ("1", ""))),
        (",", (("", ""),)),
        ("\ufeff강,川\n", (("강", "川"),)),
        ("\n\n", (("",), ("",))),
    ],
)
def test_a_table_is_its_cells(text, rows):
    assert table_of(as_file(text.encode())) == rows


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'"never ends', "quote"),
        (b'a"b,c\n"x"y\n', "quote"),
        (b"\xff\xfe\0a", "UTF-8"),
        (b"", "empty"),
        (b"x" * 200, "longer than 100 letters"),
        (b"1,2,3,4,5,6", "more than 5 cells"),
        (b"1\n2\n3\n4\n5\n6\n", "more than 5 rows"),
        (b"1\n" * 2_000, "larger than 1,000 bytes"),
    ],
)
def test_what_is_no_table_within_bounds_is_a_reason_without_its_values(content, reason):
    read = table_of(as_file(content), Bounds(table=1_000, cell=100, columns=5, rows=5))
    assert isinstance(read, CouldNot)
    assert reason in read.because
    assert "never" not in read.because


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0\ufeff")), min_size=2, max_size=4))
)
def test_it_reads_what_the_standard_library_writes(rows):
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    read = table_of(as_file(buffer.getvalue().encode()))
    assert read == tuple(map(tuple, rows)) or (not rows and isinstance(read, CouldNot))
