"""A whole publication that leaves: every file is of a kind that may be there, is checked as one, and they fit together.

- A page leads to and loads files that are there; a file to which nothing leads is told.
- Typefaces and their style map the letters that the pages print, and no other.
- A file may come without its bytes: then it was checked by itself.
- Every digest that the publication gives of its files is the digest of the file.
"""

from __future__ import annotations

import posixpath
import re
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from farbank.intake.second_reader import (
    about_file,
    drawing_file,
    font_file,
    jpeg_file,
    manifest_file,
    page_file,
    png_file,
    report_document,
    style_file,
    typeset_file,
)
from farbank.intake.second_reader.complaint import Unexpected, need

PACKAGE: Final = "application/x-farbank-package"
PICTURES: Final = "pictures/"
_LENGTHS: Final = struct.Struct(">HI")
_ALWAYS: Final = frozenset(" \u00a0\n\r\t")
_PATH: Final = re.compile(
    r"(?:[a-z]{2}/)?(?:part-\d{1,3}/)?(?:"
    r"(?:index|method|contact|report|fragment|e/[a-z0-9-]{2,40})\.html|figures/[a-z]+(?:-\d+)?(?:-(?:wide|narrow))?\.(?:png|svg)|"
    r"pictures/[a-z0-9-]{2,40}\.jpg|fonts/[a-z0-9-]+\.woff2|site\.css|report\.(?:pdf|docx|json)|manifest\.json|SHA256SUMS)"
)
_MANIFEST: Final = "manifest.json"
_SUMS: Final = "SHA256SUMS"
# what a person opens first
_ENTRIES: Final = frozenset({"index.html", "fragment.html", "report.json", "report.docx", _SUMS})


def wrapped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Paths and bytes, each with its length before it."""
    return b"".join(
        _LENGTHS.pack(len(path.encode()), len(content)) + path.encode() + content for path, content in files
    )


def _unwrapped(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(data):
        named, length = _LENGTHS.unpack_from(data, at)
        at += _LENGTHS.size
        need(at + named + length <= len(data), "the package is cut short")
        yield data[at : at + named].decode(), data[at + named : at + named + length]
        at += named + length


def check(data: bytes) -> None:
    """`Unexpected`, with the file and what is in it, where anything stands in the package that may not."""
    files = dict(_unwrapped(data))
    printed: set[str] = set()
    mapped: dict[str, frozenset[str]] = {}
    led_to: set[str] = set(_ENTRIES)
    for path, content in files.items():
        try:
            need(_PATH.fullmatch(path), "its name is not one of ours")
            told = _read(path, content)
        except Unexpected as found:
            raise Unexpected(f"{path}: {found}") from None
        printed |= set(told.words)
        mapped[path] = told.maps
        led_to |= {posixpath.normpath(posixpath.join(posixpath.dirname(path), each)) for each in told.leads_to}
    for path in {_MANIFEST, _SUMS} & set(files):
        manifest_file.compare(manifest_file.DIGESTS[path](files[path]), files)
    _fit(set(files), led_to, printed, mapped)


def _read(path: str, content: bytes) -> _Told:
    if not content:
        return _Told()
    if path in {_MANIFEST, _SUMS}:
        return _Told(leads_to=frozenset(manifest_file.DIGESTS[path](content)))
    return _READERS[path.rpartition(".")[2]](content)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The words a file prints, the files it leads to, and the letters that its typefaces map."""

    words: str = ""
    leads_to: frozenset[str] = frozenset()
    maps: frozenset[str] = frozenset()


def _page(content: bytes) -> _Told:
    page = page_file.check(content)
    styles = [style_file.check(each) for each in page.styles]
    loads = page.leads_to.union(*(each for each, _ in styles))
    return _Told(words=page.words, leads_to=loads, maps=frozenset().union(*(maps for _, maps in styles)))


def _style(content: bytes) -> _Told:
    loads, maps = style_file.check(content.decode("utf-8", "replace"))
    return _Told(leads_to=loads, maps=maps)


def _only(check_one: Callable[[bytes], object]) -> Callable[[bytes], _Told]:
    """Of a file that prints no words of its own and leads nowhere."""

    def checked(content: bytes) -> _Told:
        check_one(content)
        return _Told()

    return checked


_READERS: Final[dict[str, Callable[[bytes], _Told]]] = {
    "html": _page,
    "css": _style,
    "svg": lambda content: _Told(words=drawing_file.check(content)),
    "woff2": lambda content: _Told(maps=font_file.check(content)),
    "json": lambda content: _Told(leads_to=about_file.check(content)),
    "png": _only(png_file.check),
    "jpg": _only(jpeg_file.check),
    "pdf": _only(typeset_file.check),
    "docx": _only(report_document.check),
}


def _fit(there: set[str], led_to: set[str], printed: set[str], mapped: dict[str, frozenset[str]]) -> None:
    inside = {each for each in led_to - _ENTRIES if not each.startswith("../")}
    need(inside <= there, f"a page leads to a file that is not there: {', '.join(sorted(inside - there))}")
    need(there <= led_to, f"nothing leads to a file that is there: {', '.join(sorted(there - led_to))}")
    for path, letters in mapped.items():
        extra = letters - printed - _ALWAYS
        need(not extra, f"{path}: its typefaces map {len(extra)} letters that no page prints")
