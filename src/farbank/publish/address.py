"""Where the links of a page lead and where its pictures come from: files beside it, or all of it within one file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from farbank.publish.page import EvidenceCard
from farbank.publish.photographs import Photo

_OPEN = "default-src 'none'; style-src {style}; img-src {rest}; font-src {rest}; base-uri 'none'; form-action 'none'"

_BESIDE = Markup(_OPEN.format(style="'self'", rest="'self'"))  # noqa: S704
_NO_STYLE = Markup()


class Addresses(Protocol):
    """What a template asks for."""

    @property
    def policy(self) -> Markup: ...
    @property
    def style(self) -> Markup: ...
    @property
    def downloads(self) -> bool: ...
    @property
    def method(self) -> str: ...
    @property
    def report(self) -> str: ...
    @property
    def contact(self) -> str: ...
    def card(self, card: EvidenceCard) -> str: ...
    def sheet(self, card: EvidenceCard) -> str: ...
    def photo(self, photo: Photo) -> str: ...
    def drawing(self, path: str) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A site of several files; `up` leads from the page being written to the front page."""

    up: str = ""
    policy: Markup = _BESIDE
    style: Markup = _NO_STYLE
    downloads: bool = True

    @property
    def method(self) -> str:
        return f"{self.up}method.html"

    @property
    def report(self) -> str:
        return f"{self.up}index.html"

    @property
    def contact(self) -> str:
        return f"{self.up}contact.html"

    def card(self, card: EvidenceCard) -> str:
        """The page of a piece of evidence."""
        return f"{self.up}e/{card.public_name}.html"

    def sheet(self, card: EvidenceCard) -> str:
        """The anchor of a piece of evidence on its own page."""
        return f"sheet-{card.number}"

    def photo(self, photo: Photo) -> str:
        """The file of a photograph."""
        return f"{self.up}{photo.path}"

    def drawing(self, path: str) -> str:
        """The file of a figure."""
        return f"{self.up}{path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """One file that holds its style, fonts and pictures; `drawings` are the figures by their path."""

    css: str
    drawings: Mapping[str, bytes]
    downloads: bool = False
    method: str = "#method-note"
    report: str = ""
    contact: str = ""

    @property
    def policy(self) -> Markup:
        """Only this very style sheet and data within the file."""
        digest = base64.b64encode(hashlib.sha256(self.css.encode()).digest()).decode()
        return Markup(_OPEN.format(style=f"'sha256-{digest}'", rest="data:"))  # noqa: S704

    @property
    def style(self) -> Markup:
        """The style sheet, which is ours alone."""
        return Markup(self.css)  # noqa: S704

    def card(self, card: EvidenceCard) -> str:
        """The sheet of a piece of evidence further down."""
        return f"#{self.sheet(card)}"

    def sheet(self, card: EvidenceCard) -> str:
        """The anchor of that sheet."""
        return f"sheet-{card.number}"

    def photo(self, photo: Photo) -> str:
        """The photograph itself, in its smaller size."""
        return inlined(photo.light, "image/jpeg")

    def drawing(self, path: str) -> str:
        """The figure itself."""
        return inlined(self.drawings[path], "image/png")


def inlined(content: bytes, media: str) -> Markup:
    """Bytes as a `data:` address; no letter of it is one that markup must escape."""
    return Markup(f"data:{media};base64,{base64.b64encode(content).decode()}")  # noqa: S704
