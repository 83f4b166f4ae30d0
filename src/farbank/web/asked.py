"""What a page is asked, and what it answers: plain values, so that a screen needs to know nothing of HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path as FolderPath
from typing import Final

from starlette.datastructures import QueryParams

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.errors import Refused
from farbank.intake.confined import Confinement
from farbank.values.package import Package

_DIGITS: Final = 18  # of a number in an address; Python reads no endless ones
Work = Callable[[Newsroom, Confinement, Pace], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request: `parts` come out of the path, `query` out of the address, `form` out of what was sent.

    `language` is that of the page, for what farbank draws and says in it.
    """

    path: str
    parts: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)  # a passphrase may be in it
    language: str = "en"
    watching: FolderPath | None = None  # the folder that the workbench was opened with, to look for files in

    def said(self, name: str, default: str = "") -> str:
        """One field of the form, without the white space around it."""
        values = self.form.get(name, ())
        return values[-1].strip() if values else default

    def number(self, name: str, default: int, *, least: int = 1, most: int = 1_000_000) -> int:
        """A number in the address; what is none, or out of bounds, is the default or the bound."""
        given = self.query.get(name, "")
        if not (given.isascii() and given.isdigit()):
            return default
        return min(max(int(given) if len(given) <= _DIGITS else most, least), most)

    def day(self, name: str) -> date | None:
        """A day in the address, None where there is none; `Refused` for anything else."""
        given = self.query.get(name, "")
        try:
            return date.fromisoformat(given) if given else None
        except ValueError:
            raise Refused(f"{given!r} is no day", advice="Write it as 2023-12-31.") from None

    def again(self, **changed: str | int) -> str:
        """The address of this page with some of its query changed; what is empty is left out."""
        kept = {**self.query, **{name: str(value) for name, value in changed.items()}}
        said = str(QueryParams({name: value for name, value in kept.items() if value}))
        return f"{self.path}?{said}" if said else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page: its template and what stands in it."""

    template: str
    given: Mapping[str, object] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Go on to another page; after something was recorded, so that reloading records nothing again."""

    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Bytes: a file to keep (`name` is its name), or a picture in a page (`name` empty)."""

    content: bytes
    media: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Work that takes longer than a page may: it goes on in the background, and `shown` makes a page of its outcome.

    `about` is what it is about: only the newest work about one thing keeps its outcome. `pages` are looked at under
    `/preview/ABOUT/`, `file` is handed over under `/jobs/N/file`, and `then` is what a person may have done with the
    outcome, under `/jobs/N/then`.
    `title` names no file and no person. `again` is the address to which an empty form is sent to begin it once more.
    """

    title: str
    work: Work
    shown: Callable[[object], Shown | Moved]
    about: str = ""
    pages: Callable[[object], Package] | None = None
    file: Callable[[object], Sent] | None = None
    then: Callable[[object, Asked], Begun] | None = None
    again: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Something to work out that needs no case: other pages are answered meanwhile, and `then` goes on with it."""

    work: Callable[[], object]
    then: Callable[[Newsroom, object], Shown]


Answer = Shown | Moved | Sent | Begun
