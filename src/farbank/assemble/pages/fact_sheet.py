"""A fact-checker's sheet of a report: its checkable sentences, what each rests on, and room to tick.

It is for the house: it names rows by their labels, and no source. Its own words are in the language of the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from farbank.assemble.ground import ground_for_release
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.backing import backings
from farbank.assemble.pages.bearing import stance_words
from farbank.assemble.proposing import finders
from farbank.assemble.weighing import Weighed, weigh_findings
from farbank.facts.figure import FigureObserved
from farbank.facts.item import ItemReceived
from farbank.judgement.checkable import Checkable, What, checkable
from farbank.judgement.dependence import Dependence, dependence
from farbank.judgement.evidence import Evidence
from farbank.judgement.numbers_said import numbers_in
from farbank.publish.grade import in_words, origins_in_words
from farbank.publish.wording import Wording, wording
from farbank.reading.proposing.propose import propose
from farbank.reading.report import read_report
from farbank.values.draft import Draft
from farbank.values.picture import Tab
from farbank.views import catalogue, figures, releases

_FOUND: Final[Mapping[str, What]] = {
    "span": "date",
    "place": "place",
    "count": "number",
    "totalising": "whole",
    "quote": "words",
    "persona": "person",
}
_WHATS: Final[Mapping[What, str]] = {
    "number": "number",
    "date": "day or time",
    "place": "place",
    "name": "name",
    "whole": "claims a whole",
    "cause": "cause or motive",
    "words": "somebody’s words",
    "person": "a person",
    "citation": "citation",
}
_CHANNELS: Final = {"headline": "headline", "body": "text", "caption": "caption", "alt": "alternative text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """One thing that a sentence rests on: its label, and lines that say what it is, how sure, and on what it stands.

    `own` is False for what only the paragraph cites.
    """

    label: str
    own: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One checkable sentence with what it rests on; nothing where nothing is named here."""

    sentence: Checkable
    where: str
    whats: tuple[str, ...]
    rests: tuple[Rest, ...]

    def document(self) -> dict[str, object]:
        """Keys that never change."""
        one = self.sentence
        rests = [{"label": each.label, "own": each.own, "says": list(each.lines)} for each in self.rests]
        checks = list(one.whats)
        return {"number": one.number, "line": one.line, "channel": one.channel, "text": one.text, "checks": checks,
                "rests": rests}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSheet:
    """The whole sheet of one report."""

    report: str
    say: Wording
    rows: tuple[SheetRow, ...]

    def resting(self, row: SheetRow) -> tuple[str, ...]:
        """What a row rests on, a line each."""
        lines = [self._line(each) for each in row.rests]
        return tuple(lines) or (self.say("Rests on nothing named here."),)

    def tab(self) -> Tab:
        """The sheet as a table, with two empty columns to tick and to sign."""
        say = self.say
        head = (say("No."), say("line"), say("where"), say("sentence"), say("what to check"), say("rests on"),
                say("checked"), say("by whom"))  # fmt: skip
        rows = (
            (
                *(str(row.sentence.number), str(row.sentence.line), row.where, row.sentence.text),
                *(say.listed(row.whats), "\n".join(self.resting(row)), "", ""),
            )
            for row in self.rows
        )
        return Tab(name=self.report, rows=(head, *rows))

    def _line(self, rest: Rest) -> str:
        said = self.say.sentences(rest.lines)
        own = "" if rest.own else self.say("(cited elsewhere in the paragraph) ")
        return f"{rest.label}: {own}{said}"


def fact_sheet(room: Newsroom, name: str) -> FactSheet:
    """The sheet of a report as it is drafted now; nothing is judged and nothing recorded."""
    identity = room.resolve("report", name)
    report = next(each for each in releases.reports(room.rows) if each.id == identity)
    draft = read_report(report.text, file_name=report.file_name or report.label)
    book = _Book(room, draft)
    rows = tuple(book.row(each) for each in checkable(draft, _marks))
    return FactSheet(report=report.label or report.id, say=book.say, rows=rows)


def _marks(text: str, language: str) -> tuple[tuple[int, int, What], ...]:
    found = propose(text, finders(), language=language)
    return tuple((each.start, each.end, _FOUND[each.kind]) for each in found if each.kind in _FOUND)


def _when(row: FigureObserved) -> str:
    return row.ref.words or str(row.ref.first.year)


class _Book:
    """Looks up what sentences rest on."""

    def __init__(self, room: Newsroom, draft: Draft) -> None:
        self.say = wording(draft.language)
        self._room, self._draft = room, draft
        self._evidence: Evidence = ground_for_release(room)
        self._graph: Dependence = dependence(self._evidence)
        self._weighed: dict[str, Weighed] = {finding.id: (finding, weight) for finding, weight in weigh_findings(room)}
        self._backings = {each.coverage: each.words for each in backings(draft, self._evidence)}

    def row(self, one: Checkable) -> SheetRow:
        rests = [*(self._cited(each, own=True) for each in one.cites)]
        rests += [Rest(label=each, own=True, lines=(self._backings.get(each, ""),)) for each in one.coverages]
        rests += [self._drawn(one, *one.figure)] if one.figure else []
        rests += [self._cited(each, own=False) for each in one.paragraph]
        channel = _CHANNELS.get(one.channel, one.channel)
        whats = tuple(self.say(_WHATS[each]) for each in one.whats)
        return SheetRow(sentence=one, where=self.say(channel), whats=whats, rests=tuple(rests))

    def _cited(self, label: str, *, own: bool) -> Rest:
        kinds = ("finding", "statement", "item")
        found = next((each for kind in kinds if (each := catalogue.find(self._room.rows, kind, label))), "")
        if found in self._weighed:
            lines = tuple(self._of_finding(found))
        else:
            lines = tuple(self._of_statement(found)) or tuple(self._of_item(self._evidence.item(found), known=label))
        return Rest(label=label, own=own, lines=lines or (self.say("This was withdrawn and no longer counts."),))

    def _of_finding(self, identity: str) -> Iterator[str]:
        finding, weight = self._weighed[identity]
        yield f"“{finding.text}”"
        yield in_words(weight.status, self.say)
        origins = origins_in_words(weight.n_min, weight.n_max, self.say)
        yield self.say("Independent origins: {origins}", origins=origins) + self.say.stop
        stances = stance_words(finding, weight, self._graph, self.say)
        for each in finding.rests_on:
            yield f"{self._label(each.on)} ({stances[each.on, each.stance]}):"
            tally = self._evidence.tally(each.on)
            item = self._evidence.item(tally.item if tally else each.on)
            yield from tuple(self._of_statement(each.on)) or tuple(self._of_item(item))

    def _of_statement(self, identity: str) -> Iterator[str]:
        said = self._evidence.statement(identity)
        if said is not None:
            yield f"“{said.says}”"
            yield from self._of_item(self._evidence.item(said.item), at=said.at)

    def _of_item(self, item: ItemReceived | None, *, at: str = "", known: str = "") -> Iterator[str]:
        if item is not None:
            label = item.label or item.id
            named = item.about.heading or item.file_name
            yield ", ".join(each for each in ("" if label == known else label, named, at) if each) + self.say.stop

    def _drawn(self, one: Checkable, what: str, name: str, as_of: str) -> Rest:
        day = date.fromisoformat(as_of) if as_of else self._draft.published or self._room.clock.today()
        words = self.say("A figure that is computed from the case, as known on {day}.", day=self.say.day(day))
        vintages = self._vintages(one.text, name) if what == "series" else ()
        return Rest(label=" ".join(each for each in (what, name) if each), own=True, lines=(words, *vintages))

    def _vintages(self, text: str, name: str) -> Iterator[str]:
        """Since when each number of a sentence that is a value of the series was known, in the order of the numbers."""
        rows = figures.figures_of(self._room.rows, catalogue.find(self._room.rows, "series", name) or name)
        for value in dict.fromkeys(each.value for each in numbers_in(text) if each.value is not None):
            for row in rows:
                if row.value is not None and row.value.value == value:
                    known = self.say.day(row.known_from.last)
                    yield self.say(
                        "{number} for {when}: known from {day}.", number=f"{value:,}", when=_when(row), day=known
                    )

    def _label(self, identity: str) -> str:
        return self._evidence.label(identity)
