"""A name as its letters are compared: without case, marks, spaces, hyphens and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from farbank.reading.lattice.clean import cleaned

_MARKS: Final = re.compile(r"[\u0300-\u036f]")
_BETWEEN: Final = re.compile(r"[\s'’ʼ‘`.·・=-]+")


def letters(name: str) -> str:
    """NFKC, case folded, without the marks of Latin letters, spaces, hyphens and apostrophes."""
    parted = unicodedata.normalize("NFKD", cleaned(name).text.casefold())
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", _MARKS.sub("", parted)))
