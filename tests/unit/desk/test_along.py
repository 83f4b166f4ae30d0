"""A point along a line as a person says it."""

import pytest

from farbank.desk.along import as_decimal, point_along
from farbank.errors import Refused
from farbank.values.ids import LineId
from farbank.values.place import LinePlace, NoPlace
from farbank.values.stretch import NamedLength

LENGTHS = (NamedLength(compiler="Survey office", metres=200_000), NamedLength(compiler="Others", metres=100_000))


def resolve(text, line):
    if text == "Port Ells":
        return LinePlace(id="x", line=line, version=1, share=123_456_789, side="", river="", names=(("en", text),))
    return NoPlace(text=text, because="nobody lists it")


def point(words, lengths=LENGTHS):
    return point_along(words, LineId("coast"), lengths, resolve)


@pytest.mark.parametrize(
    ("words", "share"),
    [("50 km", 250_000_000), ("50", 250_000_000), (" 12,5KM ", 62_500_000), ("3 %", 30_000_000), ("100%", 10**9),
     ("0", 0), ("200 km", 10**9), ("Port Ells", 123_456_789)],
)  # fmt: skip
def test_kilometres_percent_and_names_are_shares_of_the_line(words, share):
    assert point(words).share == share


def test_kilometres_say_by_whose_length_and_that_they_are_rough():
    assert point("50 km").by == "50 km of 200 km by Survey office, approximate"
    assert point("25 %").by == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [("", "'nothing' is nowhere along coast"), ("Atlantis", "'Atlantis' is nowhere along coast: nobody lists it"),
     ("201 km", "201 km lies beyond the end"), ("101 %", "beyond the end"), ("1 mile", "is nowhere along")],
)  # fmt: skip
def test_what_is_nowhere_on_the_line_is_refused(words, said):
    with pytest.raises(Refused, match=said) as refused:
        point(words)
    assert "Write kilometres" in refused.value.advice


def test_without_a_length_kilometres_mean_nothing():
    with pytest.raises(Refused, match="nobody has said how long coast is"):
        point("5 km", ())


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0"), (10**9, "1"), (321_000_000, "0.321"), (1, "0.000000001"), (500_000_000, "0.5")]
)
def test_a_share_is_written_as_a_sheet_writes_it(share, said):
    assert as_decimal(share) == said
