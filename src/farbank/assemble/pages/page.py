"""The whole publication of one report as plain values, and the ids behind it for the gate."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.assemble.pages import atlas, cards, conduits_figure, coverage_figure, notes, series_figure, timeline_figure
from farbank.assemble.pages.backing import backings
from farbank.assemble.pages.evidence_numbers import Numbered, number_evidence
from farbank.assemble.pages.pictures import pictures
from farbank.assemble.pages.readings import readings
from farbank.assemble.revising import NEVER_LEFT, Revising
from farbank.assemble.surveying import Surveyed
from farbank.assemble.weighing import weigh_findings
from farbank.desk.release import public_names
from farbank.facts.finding import FindingDrawn
from farbank.facts.look import ConduitNoted
from farbank.intake.confined import Confinement
from farbank.judgement.dependence import dependence
from farbank.judgement.evidence import Evidence
from farbank.judgement.weight import Weight
from farbank.publish.figure import Figure, MapFigure, NoFigure
from farbank.publish.page import Page
from farbank.publish.photographs import Photo
from farbank.publish.wording import wording
from farbank.values.draft import Computed, Draft
from farbank.values.draft_walk import every_block
from farbank.views import conduits, releases

CREDITS = ("Place names: public names as commonly written; corrections are welcome.",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A page with what the gate has to know of it."""

    page: Page
    photos: Mapping[str, Photo]
    draft: Draft
    numbered: Numbered
    weighed: Mapping[str, tuple[FindingDrawn, Weight]]
    evidence: Evidence
    surveys: tuple[Surveyed, ...]
    revising: Revising = NEVER_LEFT


def make_page(room: Newsroom, confinement: Confinement, draft: Draft, evidence: Evidence, pace: Pace = silent) -> Made:
    """Everything a publication of this draft is made of; names in print are drawn once and recorded."""
    printed, say = draft.published or room.clock.today(), wording(draft.language)
    blocks = tuple(each for each in every_block(draft) if isinstance(each, Computed))
    surveys = {block: coverage_figure.surveyed_for(room, block) for block in blocks if _surveys(block)}
    numbered = number_evidence(room, draft, _drawn(room, blocks, surveys))
    weighed = {finding.id: (finding, weight) for finding, weight in weigh_findings(room)}
    _name(room, numbered)
    drawing = _Drawing(room, draft, printed, numbered, surveys)
    shown = tuple(dict.fromkeys(surveys.values())) if surveys else ()
    drawn = cards.Drawn(
        room=room,
        names=releases.public_names(room.rows),
        weights={identity: weight for identity, (_, weight) in weighed.items()},
        graph=dependence(evidence),
        readings=readings(shown, _conduits_shown(room, blocks), draft.language),
        say=say,
    )
    cited = tuple((numbered.number(i), w) for i, (_, w) in weighed.items() if numbered.number(i))
    printed_pictures = pictures(room, confinement, draft, pace)
    page = Page(
        draft=draft,
        cards=cards.evidence_cards(drawn, numbered),
        figures=tuple(drawing.figure(block) for block in blocks),
        hero=drawing.hero(shown),
        pictures=printed_pictures.shown,
        backings=backings(draft, evidence),
        blind=notes.blind(room, shown, say),
        method=notes.method(cited, shown, numbered.number, say),
        credits=tuple(say(each) for each in CREDITS),
    )
    return Made(
        page=page,
        photos=printed_pictures.photos,
        draft=draft,
        numbered=numbered,
        weighed=weighed,
        evidence=evidence,
        surveys=shown,
    )


def _conduits_shown(room: Newsroom, blocks: tuple[Computed, ...]) -> tuple[ConduitNoted, ...]:
    return conduits.conduits(room.rows) if any(each.what == "conduits" for each in blocks) else ()


def _surveys(block: Computed) -> bool:
    return block.what == "coverage" or (block.what == "map" and bool(block.option("line")))


def _drawn(room: Newsroom, blocks: tuple[Computed, ...], surveys: Mapping[Computed, Surveyed]) -> tuple[str, ...]:
    """The items behind the computed figures, in the order of the figures."""
    found: list[str] = []
    for block in blocks:
        if block in surveys:
            found += coverage_figure.items_behind(surveys[block])
        elif block.what == "conduits":
            found += conduits_figure.items_behind(room)
    return tuple(dict.fromkeys(found))


def _name(room: Newsroom, numbered: Numbered) -> None:
    """Draw a random name and a salt for everything that has none yet."""
    known = {identity: drawn.name for identity, drawn in releases.public_names(room.rows).items()}
    room.record(lambda: public_names(known, numbered.ids, _draw))


def _draw() -> tuple[str, str]:
    return f"e{secrets.token_hex(5)}", secrets.token_hex(32)


class _Drawing:
    """Makes the figures of one draft."""

    def __init__(
        self, room: Newsroom, draft: Draft, printed: date, numbered: Numbered, surveys: Mapping[Computed, Surveyed]
    ) -> None:
        self._room, self._draft, self._printed = room, draft, printed
        self._numbered, self._surveys = numbered, surveys
        self._say = wording(draft.language)

    def figure(self, block: Computed) -> Figure:
        makers: dict[str, Callable[[Computed], Figure]] = {
            "coverage": self._coverage,
            "conduits": self._conduits,
            "series": self._series,
            "timeline": self._timeline,
            "map": self._map,
        }
        return makers[block.what](block)

    def hero(self, surveys: tuple[Surveyed, ...]) -> MapFigure | None:
        """The map at the head of the page: that of the first coverage figure."""
        if not surveys:
            return None
        made = atlas.atlas(surveys, surveys[0].line, self._draft.language, self._numbered.number)
        return made if isinstance(made, MapFigure) else None

    def _coverage(self, block: Computed) -> Figure:
        return coverage_figure.coverage_figure(
            self._room, self._surveys[block], self._draft.language, self._numbered.number
        )

    def _conduits(self, block: Computed) -> Figure:
        number = self._numbered.number
        return conduits_figure.conduits_figure(self._room, block, self._printed, number, self._say)

    def _series(self, block: Computed) -> Figure:
        return series_figure.series_figure(self._room, block, self._printed, self._say)

    def _timeline(self, block: Computed) -> Figure:
        cited = timeline_figure.cited_statements(self._room, self._numbered.ids)
        language = self._draft.language
        return timeline_figure.timeline_figure(self._room, block, self._printed, cited, self._numbered.number, language)

    def _map(self, block: Computed) -> Figure:
        survey = self._surveys.get(block)
        if survey is None:
            return NoFigure(because=self._say("The report does not say which line the map is of."))
        return atlas.atlas((survey,), survey.line, self._draft.language, self._numbered.number)
