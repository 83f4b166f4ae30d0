"""A page of HTML that leaves: elements and attributes of a list, pictures that are checked, nothing that runs or loads.

- No comment, no script, no form, no handler, no style on an element; of declarations only the type of document.
- An address leads to a file of the same package, to a place on the page, or to the web by a link that a reader follows.
- A picture within the page is checked like one beside it. The words are the gate's to judge, not this reader's.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, NoReturn

from farbank.intake.second_reader import jpeg_file, png_file
from farbank.intake.second_reader.complaint import Unexpected, need

_PLAIN: Final = (
    *("article", "aside", "blockquote", "body", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt"),
    *("em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "head", "header", "html", "ins", "main", "nav"),
    *("p", "picture", "section", "small", "span", "strong", "style", "summary", "sup", "table", "tbody", "thead"),
    *("title", "tr", "ul", "ol"),
)
_NUMBER: Final = re.compile(r"\d{1,5}")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")
_CLASSES: Final = re.compile(r"[a-z][a-z0-9-]*(?: [a-z][a-z0-9-]*)*")
_ANY: Final = re.compile(r"(?s).*")  # words that are read out, seen on a phone, or lead somewhere: looked at elsewhere
_NARROW: Final = re.compile(r"\(max-width: \d+(?:px|rem)\)")
_POLICY: Final = re.compile(
    r"default-src 'none'; style-src (?:'self'|'sha256-[A-Za-z0-9+/]{43}='); img-src (?:'self'|data:); "
    r"font-src (?:'self'|data:); base-uri 'none'; form-action 'none'|width=device-width, initial-scale=1|no-referrer"
)
_EVERYWHERE: Final = {
    "id": _WORD,
    "class": _CLASSES,
    "lang": _WORD,
    "role": re.compile("group|note"),
    "tabindex": re.compile("0|-1"),
    "aria-label": _ANY,
    "aria-labelledby": _WORD,
    "aria-current": re.compile("page"),
}
_LEADS: Final = re.compile("noreferrer noopener|prev|next")  # how a link leads, in `rel`
_OWN: Final[dict[str, dict[str, re.Pattern[str]]]] = {
    **{name: {} for name in _PLAIN},
    "a": {"href": _ANY, "download": re.compile(""), "rel": _LEADS, "hreflang": _WORD},
    "img": {"src": _ANY, "width": _NUMBER, "height": _NUMBER, "alt": _ANY},
    "source": {"srcset": _ANY, "width": _NUMBER, "height": _NUMBER, "media": _NARROW},
    "link": {"rel": re.compile("icon|stylesheet"), "type": re.compile("image/png"), "href": _ANY},
    "meta": {
        "charset": re.compile("utf-8"),
        "http-equiv": re.compile("Content-Security-Policy"),
        "name": re.compile("viewport|referrer"),
        "content": _POLICY,
    },
    "li": {"value": _NUMBER},
    "th": {"scope": re.compile("col|row")},
    "td": {"data-head": _ANY},
}  # fmt: skip
_LOADS: Final = frozenset({("img", "src"), ("source", "srcset"), ("link", "href")})
_HELD: Final = re.compile(r"data:image/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})")
_WEB: Final = re.compile(r"https?://[^\s\x00-\x1f]+", re.IGNORECASE)
_CHECKS: Final[dict[str, Callable[[bytes], object]]] = {"png": png_file.check, "jpeg": jpeg_file.check}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a page prints, the styles within it, and the files it leads to, relative to itself."""

    words: str
    styles: tuple[str, ...]
    leads_to: frozenset[str]


@dataclass(slots=True)
class _Found:
    words: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    leads_to: set[str] = field(default_factory=set)


class _Walker(HTMLParser):
    """Goes through a page and stops at the first thing that may not be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = _Found()
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = _OWN.get(tag)
        if own is None:
            raise Unexpected(f"the page holds an element that may not be: {tag[:40]!a}")
        for name, given in attrs:
            value = given or ""
            form = own.get(name) or _EVERYWHERE.get(name)
            need(form is not None and form.fullmatch(value), f"<{tag}> says more than it may: {name[:40]!a}")
            if (tag, name) in _LOADS:
                self._loaded(value)
            elif name == "href":
                self._linked(value)
            elif name in {"alt", "aria-label", "data-head"}:
                self.found.words.append(value)
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._in_style = False

    def handle_data(self, data: str) -> None:
        (self.found.styles if self._in_style else self.found.words).append(data)

    def handle_comment(self, data: str) -> NoReturn:
        del data
        raise Unexpected("the page holds a comment")

    def handle_decl(self, decl: str) -> None:
        need(decl == "doctype html", "the page declares more than that it is HTML")

    def handle_pi(self, data: str) -> NoReturn:
        del data
        raise Unexpected("the page holds an instruction to a program")

    def unknown_decl(self, data: str) -> NoReturn:
        del data
        raise Unexpected("the page declares more than that it is HTML")

    def _loaded(self, address: str) -> None:
        held = _HELD.fullmatch(address)
        if held is None:
            need(not address.startswith("data:"), "the page holds a file that is no PNG and no JPEG")
            self._linked(address, loads=True)
            return
        try:
            _CHECKS[held[1]](base64.b64decode(held[2], validate=True))
        except binascii.Error:
            raise Unexpected("a picture within the page is no Base64") from None

    def _linked(self, address: str, *, loads: bool = False) -> None:
        if not loads and (address.startswith("#") or _WEB.fullmatch(address)):
            return
        path = address.partition("#")[0]
        need(path and ":" not in path and not path.startswith("/"), "the page leads or loads from outside the package")
        self.found.leads_to.add(path)


def check(data: bytes) -> Seen:
    """What there is to know of the page; `Unexpected` where anything stands in it that may not."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unexpected("the page is not UTF-8") from None
    walker = _Walker()
    walker.feed(text)
    walker.close()
    found = walker.found
    return Seen(words="".join(found.words), styles=tuple(found.styles), leads_to=frozenset(found.leads_to))
