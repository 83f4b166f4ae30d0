"""Markup to words, and to what the markup holds that a person who reads the page does not see."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Final

from farbank.facts.item import Hidden

_UNSEEN: Final = frozenset({"script", "style", "template", "noscript", "head", "title"})
_BREAKS: Final = frozenset(
    {"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "hr"}
)
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)  # HTML, 13.1.2: these have no end
_CLOSED_BY_NEXT: Final = frozenset({"p", "li", "td", "th", "tr", "option", "dt", "dd"})
_TELLING: Final = frozenset({"author", "generator", "creator", "dc.creator"})
_HIDING: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
_ELSEWHERE: Final = re.compile(r"(?:https?:)?//([^/\s?#\"']{1,253})", re.IGNORECASE)
_LOADING: Final = frozenset({"img", "script", "link", "iframe", "embed", "source", "video", "audio", "object"})


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.told: list[Hidden] = []
        self.unseen_words: list[str] = []
        self.hosts: dict[str, None] = {}
        self._open: list[tuple[str, str]] = []  # a tag and whether it is "seen", "hidden" or "unread"
        self._count: Counter[str] = Counter()
        self._states: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        self._tell(tag, said)
        if tag in _BREAKS:
            self._break()
        if tag in _VOID:
            return
        if tag in _CLOSED_BY_NEXT and self._open and self._open[-1][0] == tag:
            self._pop()
        if tag == "body":
            self._close("head")
        state = "unread" if tag in _UNSEEN else "hidden" if _hides(said) else "seen"
        if state == "hidden":
            self.unseen_words.append("\n")
        self._open.append((tag, state))
        self._count[tag] += 1
        self._states[state] += 1

    def handle_endtag(self, tag: str) -> None:
        self._close(tag)
        if tag in _BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        words = re.sub(r"[ \t\r\n]+", " ", data)
        if self._states["unread"]:
            if self._open[-1][0] == "title" and words.strip():
                self.told.append(Hidden(what="HTML title", value=words.strip()))
        elif self._states["hidden"]:
            self.unseen_words.append(words)
        else:
            self.words.append(words)

    def handle_comment(self, data: str) -> None:
        if data.strip():
            self.told.append(Hidden(what="HTML comment", value=data.strip()))

    def _break(self) -> None:
        if not self._states["unread"]:
            (self.unseen_words if self._states["hidden"] else self.words).append("\n")

    def _tell(self, tag: str, said: dict[str, str]) -> None:
        if tag == "meta" and said.get("name", "").lower() in _TELLING:
            self.told.append(Hidden(what=f"HTML {said['name'].lower()}", value=said.get("content", "")))
        if tag in _LOADING:
            for key in ("src", "href", "data"):
                if host := _ELSEWHERE.match(said.get(key, "").strip()):
                    self.hosts[host[1].lower()] = None

    def _close(self, tag: str) -> None:
        """Close the innermost open one of this name, with all that lies in it; nothing where none is open."""
        while self._count[tag]:
            if self._pop() == tag:
                return

    def _pop(self) -> str:
        tag, state = self._open.pop()
        self._count[tag] -= 1
        self._states[state] -= 1
        return tag


def _hides(said: dict[str, str]) -> bool:
    return "hidden" in said or bool(_HIDING.search(said.get("style", "")))


def words_of(markup: str) -> tuple[str, tuple[Hidden, ...]]:
    """The words of a page, and what it says that a reader does not see."""
    page = _Words()
    page.feed(markup)
    page.close()
    unseen = _joined(page.unseen_words)
    told = (
        *((Hidden(what="hidden text", value=unseen),) if unseen else ()),
        *page.told,
        *(Hidden(what="would be loaded from", value=host) for host in page.hosts),
    )
    return _joined(page.words), told


def _joined(words: list[str]) -> str:
    return re.sub(r" *\n[ \n]*", "\n", "".join(words)).strip()
