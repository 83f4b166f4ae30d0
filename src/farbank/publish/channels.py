"""Every word that leaves, read back from the finished bytes: what a reader or a machine can find there.

- Text is taken from the files as they will leave, not from what they were made of, so nothing can be forgotten.
- Each block of text is one entry under its channel; alt texts, addresses and file names are entries of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

from farbank.publish.channels_office import docx_words, json_words
from farbank.publish.channels_pdf import pdf_words
from farbank.publish.manifest import MANIFEST
from farbank.values.package import ChannelText, File

_INLINE = {"a", "span", "em", "strong", "code", "sup", "b", "i", "time"}
_VOID = {"meta", "link", "img", "source", "br", "hr"}
_ATTRIBUTES = (("alt", "alt"), ("aria-label", "alt"), ("href", "url"), ("content", "file_metadata"))
_SVG_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)
_READERS = {"pdf": pdf_words, "docx": docx_words, "json": json_words}
_HELD = re.compile(rb"data:[a-z0-9/+-]+;base64,[A-Za-z0-9+/=]*")  # a file within a file: bytes, and no words
_TAG = re.compile(r"<[^>]+>")


class _Reader(HTMLParser):
    """Walks one page and gathers its texts block by block."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.found: list[ChannelText] = []
        self._open: list[tuple[str, str, str]] = [("", "body", "")]  # tag, channel, language
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        channel, language = self._open[-1][1:]
        if tag not in _INLINE:
            self._flush()
            channel = _channel(tag, given.get("class", ""), channel)
        language = given.get("lang", language)
        for name, target in _ATTRIBUTES:
            if given.get(name) and not given[name].startswith("data:"):
                self._add(target, given[name], language)
        if tag not in _VOID:
            self._open.append((tag, channel, language))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._flush()
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open[-1][0] != "style":
            self._words.append(data)

    def _flush(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if text:
            language = next(each[2] for each in reversed(self._open) if each[0] not in _INLINE)
            self._add(self._open[-1][1], text, language)

    def _add(self, channel: str, text: str, language: str) -> None:
        self.found.append(ChannelText(channel=channel, text=text, language=language, file=self.file))


def _channel(tag: str, classes: str, inherited: str) -> str:
    names = classes.split()
    if tag in {"h1", "title"}:
        return "headline"
    if "lead" in names:
        return "lead"
    if tag in {"figcaption", "caption"}:
        return "caption"
    if tag == "blockquote":
        return "pull_quote"
    return "chart_note" if "small-print" in names else inherited


def read(files: tuple[File, ...], language: str) -> tuple[ChannelText, ...]:
    """The channels of a whole package, in the order of its files."""
    return tuple(each for file in files for each in _read(file, language))


def _read(file: File, language: str) -> Iterator[ChannelText]:
    yield ChannelText(channel="file_name", text=file.path, language=language, file=file.path)
    if file.path.endswith(".html"):
        reader = _Reader(file.path)
        reader.feed(_HELD.sub(b"data:", file.content).decode())
        reader.close()
        yield from reader.found
    elif file.path.endswith(".svg"):
        yield from _drawn(file, language)
    elif (words_of := _READERS.get(file.path.rpartition(".")[2])) is not None:
        for channel, words in words_of(file.content):
            beside = channel == "body" and file.path.endswith(MANIFEST)
            yield ChannelText(
                channel="file_metadata" if beside else channel, text=words, language=language, file=file.path
            )


def _drawn(file: File, language: str) -> Iterator[ChannelText]:
    """The words of a drawing; the PNG made of it shows the same ones, so they count as pixels too."""
    channel = "map_mark" if "map" in file.path else "chart_note"
    png = file.path.removesuffix(".svg") + ".png"
    for words in svg_words(file.content.decode()):
        yield ChannelText(channel=channel, text=words, language=language, file=file.path)
        yield ChannelText(channel="pixels", text=words, language=language, file=png)


def svg_words(svg: str) -> tuple[str, ...]:
    """The words of a drawing, a line each."""
    return tuple(unescape(_TAG.sub("", found)) for found in _SVG_TEXT.findall(svg))
