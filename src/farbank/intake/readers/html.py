"""The words of an HTML page as a person reads them: no markup, no scripts, no styles; nothing is loaded."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from farbank.facts.item import Hidden
from farbank.intake.readers.reader import Given, Reader
from farbank.intake.readers.text import decoded
from farbank.intake.reading import Reading

_NAME: Final = "html 1"
_UNSEEN: Final = frozenset({"script", "style", "template", "noscript"})
_BREAKS: Final = frozenset(
    {"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "hr"}
)
_TELLING: Final = frozenset({"author", "generator", "creator", "dc.creator"})


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden: list[Hidden] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BREAKS:
            self.words.append("\n")
        said = {key: value or "" for key, value in attrs}
        if tag == "meta" and said.get("name", "").lower() in _TELLING:
            self.hidden.append(Hidden(what=f"HTML {said['name'].lower()}", value=said.get("content", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(re.sub(r"[ \t\r\n]+", " ", data))

    def handle_comment(self, data: str) -> None:
        if data.strip():
            self.hidden.append(Hidden(what="HTML comment", value=data.strip()))


def words_of(markup: str) -> tuple[str, tuple[Hidden, ...]]:
    """The words of a page, and what it says that a reader does not see."""
    page = _Words()
    page.feed(markup)
    page.close()
    text = re.sub(r" *\n[ \n]*", "\n", "".join(page.words)).strip()
    return text, tuple(page.hidden)


def _read(given: Given) -> Reading:
    text, hidden = words_of(decoded(given.untrusted_bytes))
    return Reading(media=given.media, reader=_NAME, text=text, hidden=hidden)


READER: Final = Reader(name=_NAME, supports=("text/html",), read=_read)
