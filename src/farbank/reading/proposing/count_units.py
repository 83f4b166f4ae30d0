"""What an English number counts: the noun phrase behind it, up to its plural."""

from __future__ import annotations

import re
from typing import Final

from farbank.reading.proposing.count_words import STOP, UNITS

_LEAD: Final = re.compile(
    r"\s+(?:or (?:more|fewer|less)\s+)?(?:of\s+)?(?:(?:the|these|those|our|his|her|their|its)\s+)?"
)
_TOKEN: Final = re.compile(r"([^\W\d_]+(?:['’-][^\W\d_]+)*)(\s+)?")
_HYPHEN: Final = re.compile(r"-([^\W\d_]+)")
_PERCENT: Final = re.compile(r"\s?(%|per\s?cent|percent)")
_LONGEST: Final = 4  # words of a noun phrase
_NOT_PLURAL: Final = re.compile(r"(?:ss|us|is|'s|’s)\Z")
_PLURAL: Final = re.compile(r"(?:[a-z]{2,}s|[a-z]men|women|folk)\Z")


def english_unit(text: str, at: int, limit: int, *, single: bool = False) -> tuple[str, int]:
    """The unit behind a number that ends at `at`, and where it ends; `""` when no noun follows.

    A `single` thing has no plural: its unit is the next word.
    """
    if percent := _PERCENT.match(text, at, limit):
        return "percent", percent.end()
    if joined := _HYPHEN.match(text, at, limit):
        return joined[1].lower(), joined.end()
    lead = _LEAD.match(text, at, limit)
    if lead is None:
        return "", at
    words = _words(text, lead.end(), limit)
    if single and words:
        return words[0][0], words[0][2]
    for number, (word, _, _) in enumerate(words, start=1):
        low = word.lower()
        if low in UNITS or (_PLURAL.search(low) and not _NOT_PLURAL.search(low)):
            chosen = words[:number]
            return text[chosen[0][1] : chosen[-1][2]], chosen[-1][2]
    return "", at


def _words(text: str, at: int, limit: int) -> list[tuple[str, int, int]]:
    """Up to four words in a row, none of which ends a noun phrase."""
    found: list[tuple[str, int, int]] = []
    while len(found) < _LONGEST:
        token = _TOKEN.match(text, at, limit)
        if token is None or (token[1].lower() in STOP and token[1].lower() not in UNITS):
            break
        found.append((token[1], token.start(1), token.end(1)))
        if not token[2]:
            break
        at = token.end()
    return found
