"""The other parts of a series and the other languages of a report, as far as readers can have them.

- A page leads to what has left already, or leaves together with it, and to nothing else: no title of a draft is told,
  and none of what was taken back.
- Addresses are relative and follow from the headers alone: `part-2/` for a part, `ko/` for a language where there are
  several, `ko/part-2/` for both. Whoever puts the folders on a server keeps them beside each other.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.report_states import is_taken_back
from farbank.errors import Refused
from farbank.facts.report import ReportDrafted
from farbank.publish.page import Part
from farbank.publish.together import folder
from farbank.publish.wording import language_name
from farbank.reading.report import read_report
from farbank.values.draft import Draft
from farbank.views import catalogue, releases, revisions

_INDEX: Final = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The parts of the series with this one among them, the editions in other languages, and the report's own folder.

    `folder` is `""` for a report that stands alone.
    """

    parts: tuple[Part, ...] = ()
    editions: tuple[Part, ...] = ()
    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """Every report that readers can have, as it was or is about to be read, and which of them are one report."""

    drafts: Mapping[str, Draft]
    origins: Mapping[str, str]

    def series(self, own: str) -> set[str]:
        """The originals that `related` joins with this one, in either direction and by way of others."""
        found = {self.origins[own]}
        pairs = [(self.origins[one], self.origins[other]) for one, other in self._related() if other in self.origins]
        while more := {each for pair in pairs if found & set(pair) for each in pair} - found:
            found |= more
        return found

    def _related(self) -> list[tuple[str, str]]:
        return [(identity, other) for identity, draft in self.drafts.items() for other in draft.related]


def neighbours(room: Newsroom, report: ReportDrafted, beside: Sequence[ReportDrafted] = ()) -> Neighbours:
    """What the page of a report leads to; `beside` are the reports that leave together with it."""
    around = _around(room, (report, *(each for each in beside if each.id != report.id)))
    own = around.drafts[report.id]
    series = around.series(report.id)
    group = {each: draft for each, draft in around.drafts.items() if around.origins[each] in series}
    several = len({draft.language for draft in group.values()}) > 1
    at = {each: folder(draft, several=several) for each, draft in group.items()}
    _check_apart(room, at)
    parts = [
        _part(each, draft, at, report.id)
        for each, draft in group.items()
        if draft.language == own.language and draft.of > 1 and own.of > 1
    ]
    editions = [
        _edition(each, draft, at, report.id)
        for each, draft in group.items()
        if draft.language != own.language and around.origins[each] == around.origins[report.id]
    ]
    return Neighbours(
        parts=tuple(sorted(parts, key=lambda part: part.number)) if len(parts) > 1 else (),
        editions=tuple(sorted(editions, key=lambda part: part.language)),
        folder=at[report.id],
    )


def _around(room: Newsroom, leaving: Sequence[ReportDrafted]) -> _Around:
    written = {each.id: each for each in leaving}
    for each in releases.reports(room.rows):
        left = revisions.left(room.rows, each.id)
        if left and each.id not in written and not is_taken_back(room, each.id):
            written[each.id] = left[-1].draft
    read = {each: _resolved(room, read_report(one.text, file_name=one.label)) for each, one in written.items()}
    return _Around(drafts=read, origins={each: _origin(each, read) for each in read})


def _resolved(room: Newsroom, draft: Draft) -> Draft:
    """The same draft with the ids of reports where its header has labels."""
    related = tuple(catalogue.find(room.rows, "report", each) for each in draft.related)
    of = catalogue.find(room.rows, "report", draft.translation_of) if draft.translation_of else ""
    return replace(draft, related=related, translation_of=of)


def _origin(identity: str, drafts: Mapping[str, Draft]) -> str:
    """The report that an edition was translated from, through other editions."""
    seen: list[str] = []
    while identity in drafts and drafts[identity].translation_of and identity not in seen:
        seen.append(identity)
        identity = drafts[identity].translation_of
    return min(seen) if identity in seen else identity


def _check_apart(room: Newsroom, at: Mapping[str, str]) -> None:
    """Two reports of one series do not stand in one place."""
    places: dict[str, str] = {}
    for identity, place in at.items():
        if place in places:
            one, other = (catalogue.one(room.rows, each) for each in (places[place], identity))
            names = " and ".join(each[1].label for each in (one, other) if each)
            raise Refused(
                f"{names} would stand in one place",
                advice="Give each its 'part' and 'of', and each edition its 'language', in the header.",
            )
        places[place] = identity


def _address(at: Mapping[str, str], own: str, other: str) -> str:
    return posixpath.relpath(posixpath.join(at[other], _INDEX), at[own] or ".")


def _part(identity: str, draft: Draft, at: Mapping[str, str], own: str) -> Part:
    address = "" if identity == own else _address(at, own, identity)
    return Part(title=draft.title, address=address, number=draft.part, language=draft.language)


def _edition(identity: str, draft: Draft, at: Mapping[str, str], own: str) -> Part:
    name = language_name(draft.language)
    return Part(title=name, address=_address(at, own, identity), number=draft.part, language=draft.language)
