"""Prints and lines that are not of the form of one are never made."""

import pytest

from farbank.errors import Refused
from farbank.facts.likeness import Print, PrintTaken
from farbank.facts.recognised import Line, TextRecognised

BITS = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"leaf": 1},
        {"leaf": 1, "bits": BITS, "could_not": "x"},
        {"leaf": 1, "bits": BITS[:-1]},
        {"leaf": 1, "bits": BITS.upper()},
    ],
)
def test_a_print_is_256_bits_or_a_reason(wrong):
    with pytest.raises(Refused):
        Print(**wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"page": 0, "confidence": 1, "corners": (0,) * 8},
        {"page": 1, "confidence": 101, "corners": (0,) * 8},
        {"page": 1, "confidence": -1, "corners": (0,) * 8},
        {"page": 1, "confidence": 1, "corners": (0,) * 7},
    ],
)
def test_a_line_has_a_page_a_confidence_and_four_corners(wrong):
    with pytest.raises(Refused):
        Line(words="x", language="ko", **wrong)


def test_prints_are_locked_by_their_item_and_words_by_both_items():
    assert PrintTaken(item="E3", method="m", prints=(Print(leaf=1, bits=BITS),)).compartments == ("E3",)
    assert TextRecognised(of="E3", item="E9", engine="e", languages=("ko",)).compartments == ("E3", "E9")
    assert TextRecognised(of="E3", engine="e", languages=("ko",)).compartments == ("E3",)
