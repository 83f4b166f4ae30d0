"""The name under which a browser keeps a file: nothing in it ends the header, climbs out of a folder or lies."""

from __future__ import annotations

import unicodedata
from typing import Final

from jinja2.utils import url_quote

_STEERS: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})  # controls, marks that turn text round, lone halves
_JOINS: Final = frozenset("\u200c\u200d")  # letters of some scripts and emoji are joined by these
_TAKEN: Final = frozenset('/\\:*?"<>|')
_LONGEST: Final = 180  # bytes; a file system takes 255, and a browser adds to them


def attachment(name: str) -> str:
    """The header that has a browser keep a file; the name is percent-encoded UTF-8 (RFC 6266, RFC 8187)."""
    plain = "".join(each if _is_plain(each) else "_" for each in name).strip(" .")
    return f"attachment; filename*=UTF-8''{url_quote(_cut(plain) or 'file').replace('/', '_')}"


def _is_plain(letter: str) -> bool:
    return letter in _JOINS or (letter not in _TAKEN and unicodedata.category(letter) not in _STEERS)


def _cut(name: str) -> str:
    """Not longer than a name may be; what says of which kind it is stays."""
    stem, dot, kind = name.rpartition(".")
    end = f"{dot}{kind}" if stem and len(kind.encode()) <= 20 else ""  # noqa: PLR2004
    whole = name[: len(name) - len(end)].encode()[: _LONGEST - len(end.encode())]
    return whole.decode(errors="ignore") + end
