"""Pixels on their way to the process that reads writing, and what comes back: checked on both sides."""

import pytest

from farbank.errors import Refused
from farbank.intake.ocr.form import LINES, as_page, lines_in, pixels_in
from farbank.values.picture import Pixels, Tab

GOOD = ("알림", "ko", "93", "0", "0", "9", "0", "9", "4", "0", "4")


def tab(*rows):
    return (Tab(name=LINES, rows=rows),)


def test_a_page_goes_out_and_in_the_same():
    pixels = Pixels(width=2, height=1, rgb=b"\n P6 \xff")
    assert pixels_in(as_page(pixels)) == pixels


@pytest.mark.parametrize("wrong", [b"", b"P6 2 1 255", b"P5 2 1 255\n123456", b"P6 2 1 255\n12345", b"P6 0 1 255\n"])
def test_what_is_no_page_is_refused(wrong):
    with pytest.raises(Refused):
        pixels_in(wrong)


def test_a_line_that_comes_back_has_words_language_confidence_and_corners():
    (line,) = lines_in(tab(GOOD), 2, ("ko",))
    assert (line.page, line.words, line.language, line.confidence) == (2, "알림", "ko", 93)
    assert line.corners == (0, 0, 9, 0, 9, 4, 0, 4)


@pytest.mark.parametrize(
    "wrong",
    [GOOD[:-1], (*GOOD, "1"), ("x", "fr", *GOOD[2:]), ("x", "ko", "-1", *GOOD[3:]), ("x", "ko", "9e9", *GOOD[3:])],
)
def test_a_line_of_another_form_is_no_answer(wrong):
    assert lines_in(tab(GOOD, wrong), 1, ("ko",)) is None


def test_more_lines_than_a_page_can_hold_and_two_tables_are_no_answer():
    assert lines_in(tab(*[GOOD] * 5_001), 1, ("ko",)) is None
    assert lines_in(tab(GOOD) * 2, 1, ("ko",)) is None
    assert lines_in((), 1, ("ko",)) is None


def test_words_that_cannot_be_kept_come_clean_and_no_confidence_is_above_a_hundred():
    (line,) = lines_in(tab(("a\0\n b", "ko", "250", *GOOD[3:])), 1, ("ko",))
    assert (line.words, line.confidence) == ("a\ufffd b", 100)
