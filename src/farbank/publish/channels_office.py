"""The words of a finished DOCX, paragraph by paragraph with its alt texts and addresses, and the strings of a JSON."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Final

_PARAGRAPH: Final = re.compile(r"<w:p>(.*?)</w:p>", re.DOTALL)
_STYLE: Final = re.compile(r'<w:pStyle w:val="([A-Za-z0-9]+)"/>')
_WORDS: Final = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>", re.DOTALL)
_ALT: Final = re.compile(r'<wp:docPr [^>]*descr="([^"]*)"')
_TARGET: Final = re.compile(r'Target="([^"]*)"')
_DIGEST: Final = re.compile(r"[0-9a-f]{64}\Z")
_CHANNELS: Final = {"Title": "headline", "Lead": "lead", "Caption": "caption", "SmallPrint": "chart_note"}


def docx_words(content: bytes) -> Iterator[tuple[str, str]]:
    """(channel, words) of a DOCX of our own; the name of every part too."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield "file_name", name
            if name.endswith((".xml", ".rels")):
                yield from _part(archive.read(name).decode())


def _part(text: str) -> Iterator[tuple[str, str]]:
    for target in _TARGET.findall(text):
        yield "url", unescape(target)
    for paragraph in _PARAGRAPH.findall(text):
        style = _STYLE.search(paragraph)
        said = unescape("".join(_WORDS.findall(paragraph)))
        if said.strip():
            yield _CHANNELS.get(style.group(1) if style else "", "body"), " ".join(said.split())
        yield from (("alt", unescape(each)) for each in _ALT.findall(paragraph))


def json_words(content: bytes) -> Iterator[tuple[str, str]]:
    """(channel, words) of every string in a JSON of our own; a digest says nothing that could be read."""
    yield from _strings(json.loads(content), "body")


def _strings(value: object, channel: str) -> Iterator[tuple[str, str]]:
    match value:
        case str() if value and not _DIGEST.match(value):
            yield channel, value
        case list():
            for each in value:
                yield from _strings(each, channel)
        case dict():
            for key, each in value.items():
                yield from _strings(each, {"alt": "alt", "caption": "caption", "title": "headline"}.get(key, channel))
        case _:
            pass
