"""A sentence of a language with spaces as words: lower case, as written, and where each stands."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"[A-Za-z\u00c0-\u024f0-9]+(?:[-'’.][A-Za-z\u00c0-\u024f0-9]+)*|[^\sA-Za-z0-9]")
_OWNER: Final = re.compile(r"['’]s?\Z")


class Token(NamedTuple):
    """One word or sign; a tuple and no dataclass, because a report has thousands."""

    low: str
    raw: str
    start: int
    end: int

    @property
    def owner(self) -> bool:
        """Whether it ends as what somebody has does: farmer's."""
        return bool(_OWNER.search(self.raw))

    @property
    def is_word(self) -> bool:
        """Whether it is no sign."""
        return self.raw[0].isalnum()


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and signs between two offsets."""
    return [
        Token(match.group().casefold().replace("’", "'"), match.group(), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    ]
