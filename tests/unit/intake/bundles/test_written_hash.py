import io
import json

import pytest

from farbank.intake.bundles.bounds import Bounds
from farbank.intake.bundles.written_hash import compared
from farbank.intake.found import Found

OWN, OTHER = "a" * 64, "b" * 64


def word(content, name="x.proof.csv", digest=OWN, **bounds):
    content = content.encode()
    return compared(Found(path=name, size=0, open=lambda: io.BytesIO(content)), digest, Bounds(**bounds))


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (f"x,File Hash SHA256,\n1,{OWN},", "yes"),
        (f"x,File Hash SHA256,\n1,{OWN.upper()} ,", "yes"),
        (f"File hash,File path\n{OWN},y\n", "yes"),
        (f"x,File Hash SHA256,\n1,{OTHER},", "no"),
        (f"x,File Hash SHA256,\n1,{OWN},\n1,{OTHER},", "no"),
        (f"x,y\n1,{OWN}\n", "absent"),
        ("File Hash SHA256\nnone\n", "absent"),
        ("File Hash SHA256,x", "absent"),
        ("x,File Hash SHA256\n1\n", "absent"),
        ("", "unreadable"),
        (f'File Hash SHA256\n"{OWN}', "unreadable"),
    ],
)
def test_the_hash_of_a_table_is_that_of_the_file_in_every_row_or_it_is_not(content, answer):
    assert word(content) == answer


@pytest.mark.parametrize(
    ("note", "answer"),
    [
        ({"File Hash SHA256": OWN, "DeviceID": "1"}, "yes"),
        ({"File Hash SHA256": OTHER, "Notes": OWN}, "no"),
        ({"Notes": OWN}, "absent"),
        ({"File Hash SHA256": [OWN]}, "unreadable"),
        ([OWN], "unreadable"),
    ],
)
def test_the_hash_of_a_note_is_only_what_stands_under_its_name(note, answer):
    assert word(json.dumps(note), "x.proof.json") == answer


def test_there_is_nothing_to_compare_where_no_file_is_known():
    assert word(f"File hash\n{OWN}\n", digest="") == "absent"


def test_a_note_larger_than_the_bounds_is_not_read():
    assert word(json.dumps({"File Hash SHA256": OWN}), "x.json", note=20) == "unreadable"
