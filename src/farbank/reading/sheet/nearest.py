"""The known word nearest to one that is not known, so that a complaint can say what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

_CLOSE = 0.5  # below this the guess would mislead more often than help


def nearest(word: str, known: Iterable[str]) -> str:
    """The closest known word, `""` when none is close; upper and lower case count as the same."""
    by_fold = {each.casefold(): each for each in known}
    close = get_close_matches(word.casefold(), by_fold, n=1, cutoff=_CLOSE)
    return by_fold[close[0]] if close else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'outcome'?`, or nothing."""
    close = nearest(word, known)
    return f"; did you mean {close!r}?" if close else ""


def much_like(word: str, other: str) -> float:
    """How alike two words are, 0 to 1."""
    return SequenceMatcher(None, word.casefold(), other.casefold()).ratio()
