"""A person says what depends on what."""

import runpy
from pathlib import Path

import pytest

from farbank.desk.depend import assert_link
from farbank.errors import Refused

FakeKnown = runpy.run_path(str(Path(__file__).parent / "fake_known.py"))["FakeKnown"]


def test_a_link_is_what_a_row_of_a_sheet_would_make_and_is_recorded_once():
    known = FakeKnown()
    (link,) = assert_link(known, "E2", "E1", "derived_from", " a crop ")
    assert (link.id, link.label, link.because) == ("J1", "E2 · derived_from · E1", "a crop")
    known.learn([link])
    assert assert_link(known, "E2", "E1", "derived_from", "a crop") == []
    (changed,) = assert_link(known, "E2", "E1", "derived_from", "a crop of the middle")
    assert changed.id == "J1"
    (other,) = assert_link(known, "E2", "E1", "same_origin", "one evening")
    assert other.id == "J2"


@pytest.mark.parametrize(
    ("ends", "how", "because"),
    [(("E1", "E1"), "same_origin", "x"), (("E1", "E2"), "twin", "x"), (("E1", "E2"), "same_origin", " ")],
)
def test_a_link_has_two_ends_a_known_kind_and_a_reason(ends, how, because):
    with pytest.raises(Refused):
        assert_link(FakeKnown(), *ends, how, because)
