"""The files that no case has anything to do with: style and fonts, read from the package, each named by what it holds.

A closed list, so that no address can name any other file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from farbank.publish.typefaces import FACES

_HERE: Final = Path(__file__).with_name("static")
_MEDIA: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticFile:
    """The bytes of one, and as what a browser takes them."""

    content: bytes
    media: str


@cache
def _known() -> dict[str, tuple[Path, str]]:
    own = {each.name: (each, _MEDIA[each.suffix]) for each in _HERE.iterdir() if each.suffix in _MEDIA}
    return own | {f"{face.file}.ttf": (face.path, _MEDIA[".ttf"]) for face in FACES}


@cache
def static_file(name: str) -> StaticFile | None:
    """One of them, or None."""
    found = _known().get(name)
    return StaticFile(content=found[0].read_bytes(), media=found[1]) if found else None
