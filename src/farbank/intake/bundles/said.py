"""What a bundle may say in a claim: an address of the web, a moment. Anything else it says stays in its file."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 2_000
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'\\^`{|}\x00-\x20\x7f]+\Z", re.IGNORECASE)
_MOMENT: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?\Z", re.ASCII
)
_HIDDEN: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def address(untrusted_words: str) -> str:
    """An http address as it was written, `""` where it is none, too long, or holds marks that turn text around."""
    words = untrusted_words.strip()
    fits = len(words) <= _LONGEST and _ADDRESS.match(words) and not _HIDDEN.search(words) and "@" not in _host(words)
    return words if fits else ""


def moment(untrusted_words: str) -> str:
    """A date or a date with a time as it was written, `""` where it is none."""
    words = untrusted_words.strip()
    return words if _MOMENT.match(words) else ""


def _host(words: str) -> str:
    """The part of an address where a name and password could stand."""
    return re.split(r"[/?#]", words.partition("://")[2], maxsplit=1)[0]
