"""An HTML page channel by channel: title, headings, captions, text, alternative texts, addresses, its head."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from farbank.intake.readers.html import named_charset
from farbank.intake.readers.html_words import words_of
from farbank.intake.readers.reader import Given, Said
from farbank.intake.readers.text import decoded
from farbank.values.picture import Tab

_SET_APART: Final = {
    "title": "headline",
    "h1": "headline",
    "h2": "headline",
    "figcaption": "caption",
    "caption": "caption",
}
_CELL_ENDS: Final = re.compile(r"</t[dh]\s*>", re.IGNORECASE)  # cells of a row stay apart
_SAID: Final = ("alt", "title", "aria-label", "placeholder", "summary", "label")
_ADDRESSES: Final = ("href", "src", "srcset", "data", "action", "poster", "cite", "content-url")


class _Channels(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[str]] = {"headline": [], "caption": [], "alt": [], "url": [], "file_metadata": []}
        self._open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            words = (value or "").strip()
            if not words:
                continue
            if key in _SAID:
                self.found["alt"].append(words)
            elif key in _ADDRESSES:
                self.found["url"].append(words)
            elif (
                key.startswith("data-") or key in {"id", "class", "name", "value"} or (tag, key) == ("meta", "content")
            ):
                self.found["file_metadata"].append(words)
        if tag in _SET_APART:
            self._open.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            words = " ".join("".join(self._open.pop()[1]).split())
            if words:
                self.found[_SET_APART[tag]].append(words)

    def handle_data(self, data: str) -> None:
        for _, words in self._open:
            words.append(data)


def page_channels(given: Given) -> Said:
    """Everything that the page says. What is hidden in it is told by its reader already."""
    markup = decoded(given.untrusted_bytes, named_charset(given.untrusted_bytes)).text
    page = _Channels()
    page.feed(markup)
    page.close()
    lines = [re.sub(r"\s+", " ", line).strip() for line in words_of(_CELL_ENDS.sub(" |</td>", markup))[0].split("\n")]
    apart = {*page.found["headline"], *page.found["caption"]}
    said = {**page.found, "body": [line for line in lines if line and line not in apart]}
    return Said(
        tabs=tuple(
            Tab(name=name, rows=tuple((each,) for each in dict.fromkeys(rows))) for name, rows in said.items() if rows
        )
    )
