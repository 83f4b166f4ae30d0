"""Where words that somebody copied stand in a text."""

import pytest

from farbank.errors import Refused
from farbank.reading.proposing.standing_words import stretch_of

TEXT = "압록강은 얼었다.\nThe river froze.  The river\nfroze.\nNobody crossed.\n" + "again\n" * 8


@pytest.mark.parametrize(
    ("words", "near", "line", "expected"),
    [
        ("압록강은", None, None, "압록강은"),
        ("Nobody crossed.", None, None, "Nobody crossed."),
        ("  Nobody\n crossed. ", None, None, "Nobody crossed."),
        ("river froze.", 0, None, "river froze."),
        ("river froze.", 40, None, "river\nfroze."),
        ("again", None, 6, "again"),
        ("(", None, None, None),
    ],
)
def test_words_are_found_as_they_stand_whatever_breaks_their_lines(words, near, line, expected):
    if expected is None:
        with pytest.raises(Refused, match="do not stand in the text"):
            stretch_of(TEXT, words)
        return
    start, end = stretch_of(TEXT, words, near=near, line=line)
    assert TEXT[start:end] == expected
    assert line is None or TEXT.count("\n", 0, start) + 1 == line


@pytest.mark.parametrize(
    ("words", "line", "said", "advice"),
    [
        (" \n", None, "no words were given", "Copy the words"),
        ("river froze.", None, "stand in 2 places", "All of them are in line 2"),
        ("again", None, "stand in 8 places", "5, 6, 7, 8, 9, 10 and others"),
        ("froze.", None, "stand in 2 places", "Say which line is meant: 2, 3."),
        ("again", 2, "do not stand in line 2 in the text", "Say which line is meant: 5"),
    ],
)
def test_what_is_meant_by_nobody_is_refused_with_the_lines(words, line, said, advice):
    with pytest.raises(Refused, match=said) as refused:
        stretch_of(TEXT, words, line=line)
    assert advice in refused.value.advice
