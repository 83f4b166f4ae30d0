"""Listing, searching and showing: read from the views, nothing recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from farbank.assemble.comparing import likenesses_in
from farbank.assemble.gifts import count_lines
from farbank.assemble.inquiry_lines import state_of
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.report_states import states
from farbank.assemble.shown_rows import body_of, lists_of
from farbank.errors import Missing
from farbank.values.handling import Secret
from farbank.values.ids import LETTER
from farbank.views import catalogue, custody, forgotten, search
from farbank.views.catalogue import Listed

LISTABLE: Final = tuple(kind for kind in LETTER if kind != "member")  # kinds of row that have a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a list or of what was found."""

    id: str
    label: str
    title: str
    files: tuple[str, ...]
    remark: str = ""
    state: str = ""  # of a report: what became of it

    def as_document(self) -> dict[str, object]:
        """Its JSON; the keys never change."""
        state = {"state": self.state} if self.state else {}
        return {"id": self.id, "label": self.label, "title": self.title, "files": list(self.files), **state}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One thing with all that is known: what is told of it in pairs, and lists under their headings."""

    kind: str
    id: str
    label: str
    title: str
    withdrawn: str
    told: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]

    def as_document(self) -> dict[str, object]:
        """Its JSON; the first five keys never change."""
        first = {
            "id": self.id,
            "kind": self.kind,
            "label": self.label,
            "title": self.title,
            "withdrawn": self.withdrawn,
        }
        return {**first, "told": dict(self.told), "lists": {heading: list(lines) for heading, lines in self.lists}}


def listed(room: Newsroom, kind: str) -> Iterator[Line]:
    """Every row of a kind. Of an inquiry a list shows its number and its state, and nothing else."""
    remarks = count_lines(room) if kind == "collection" else {}
    became = states(room) if kind == "report" else {}
    for each in catalogue.listed(room.rows, kind):
        if kind == "inquiry":
            yield Line(id=each.id, label="", title=state_of(room, each.id), files=())
        else:
            state = became.get(each.id, "")
            told = f"  [{state}]" if state else remarks.get(each.id, "")
            yield replace(_line(each, remark=told), state=state)


def alike(room: Newsroom) -> Iterator[Line]:
    """Every two pictures that look alike, of which nobody has said yet what that means."""
    for each in likenesses_in(room):
        known = catalogue.one(room.rows, each.item)
        if known:
            line = _line(known[1])
            yield Line(id=line.id, label=line.label, title=each.words, files=line.files)


def elsewhere(room: Newsroom) -> tuple[str, ...]:
    """What no list and no search shows, since its key lies with a second custodian; a sentence for each custodian."""
    with_whom: dict[str, list[str]] = {}
    for each, custodian in forgotten.handed_over(room.rows).items():
        with_whom.setdefault(custodian, []).append(each)
    return tuple(
        f"not here, with all that was said of it: {', '.join(ids)}; the key lies with {custodian}"
        for custodian, ids in with_whom.items()
    )


def found(room: Newsroom, words: str, *, begin: int = 0, most: int = 1000) -> Iterator[Line]:
    """The rows that hold all the words, from `begin` on, with the words around the first."""
    for hit in search.search(room.rows, words, most, begin):
        known = catalogue.one(room.rows, hit.id)
        if known:
            yield _line(known[1], remark=f"  ({hit.excerpt})" if hit.where == "text" else "")


def quickly(room: Newsroom, words: str, most: int = 8) -> tuple[tuple[str, Line], ...]:
    """What somebody who is still typing may mean: rows called so, then the first that hold all the words; with kinds.

    What a search does not tell, this does not tell either.
    """
    called = catalogue.find(room.rows, "", words.strip().upper())
    begun = catalogue.begins_with(room.rows, words.strip(), most) if words.strip() else ()
    named = [each for each in dict.fromkeys((called, *begun)) if each]
    may = search.searched(room.rows, named)
    ids = dict.fromkeys((*(each for each in named if each in may), *search.first(room.rows, words, most)))
    return tuple((kind, _line(line)) for kind, line in catalogue.some(room.rows, tuple(ids)[:most]))


def shown(room: Newsroom, name: str) -> Shown:
    """One thing with all that is known of it."""
    identity = room.resolve("", name)
    known = catalogue.one(room.rows, identity)
    if known is None:
        raise Missing(f"there is nothing called {name} in this case")
    kind, line = known
    withdrawn = (("withdrawn", line.withdrawn),) if line.withdrawn else ()
    return Shown(
        kind=kind,
        id=line.id,
        label=line.label,
        title=line.title,
        withdrawn=line.withdrawn,
        told=(("kind", kind), *withdrawn, *body_of(room, kind, identity)),
        lists=lists_of(room, kind, identity),
    )


def _line(listed: Listed, remark: str = "") -> Line:
    gone = f"  [withdrawn: {listed.withdrawn}]" if listed.withdrawn else ""
    return Line(id=listed.id, label=listed.label, title=listed.title, files=listed.files, remark=gone + remark)


def identity_lines(room: Newsroom, name: str) -> tuple[tuple[str, Secret], ...]:
    """The objects of an item and the age identity line that opens each: what hands over one item and nothing else."""
    identity = room.resolve("item", name)
    item = custody.item(room.rows, identity)
    if item is None or not item.objects:
        raise Missing(f"{identity} has no file to hand over")
    return tuple((each.name, each.identity) for each in item.objects)
