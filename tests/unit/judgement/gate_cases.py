"""The drill and the border as questions to the gate, built by hand, and small builders for everything else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from farbank.facts.figure import FigureObserved, SeriesOpened
from farbank.facts.persona import AccessCounted, DisclosureNoted, PersonaNamed, PopulationCounted, Share
from farbank.facts.source import ConsentGiven, SourceNamed
from farbank.judgement.question import Question
from farbank.values.count import Count, parts
from farbank.values.draft import Cite, Computed, Covered, Draft, Named, Paragraph, Run, Text
from farbank.values.span import moment

TODAY = date(2026, 11, 22)
DIGEST = "d" * 64


@dataclass(frozen=True)
class Backed:
    backed: bool
    because: str = ""


@dataclass(frozen=True)
class Hit:
    start: int
    end: int
    word: str


def find_totals(text: str, language: str) -> tuple[Hit, ...]:
    words = re.compile(r"almost all|nobody|never|entire", re.IGNORECASE)
    return tuple(Hit(match.start(), match.end(), match.group()) for match in words.finditer(text))


def text(words: str) -> Text:
    return Text(text=words)


def named(words: str, persona: str, **discloses: str) -> Named:
    return Named(runs=(text(words),), persona=persona, discloses=tuple(discloses.items()))


def paragraph(*runs: Run | str) -> Paragraph:
    return Paragraph(runs=tuple(text(run) if isinstance(run, str) else run for run in runs))


def draft(*blocks: Any, **changes: Any) -> Draft:
    fields: dict[str, Any] = {"title": "A title", "outlet": "sample-desk", "published": date(2024, 8, 15)}
    return Draft(
        **(fields | changes), blocks=tuple(paragraph(each) if isinstance(each, str) else each for each in blocks)
    )


def share(dimension: str, value: str, middle: str, low: str = "", high: str = "") -> Share:
    return Share(
        dimension=dimension,
        value=value,
        share=parts(middle),
        low=parts(low or middle),
        high=parts(high or middle),
        source="invented",
    )


def population(*shares: Share, label: str = "ellmark", count: int = 310_000) -> PopulationCounted:
    return PopulationCounted(
        id=f"W-{label}", label=label, count=count, low=count, high=count, source="invented", shares=shares
    )


ELLMARK = population(
    share("residence", "Port Ells", "0.04", "0.03", "0.05"),
    share("residence", "a coastal province", "0.6", "0.5", "0.7"),
    share("occupation", "ferry_clerk", "0.004", "0.002", "0.007"),
    share("occupation", "worker", "0.45", "0.4", "0.5"),
    share("children", "twin_sons", "0.012", "0.008", "0.018"),
    share("children", "children", "0.7", "0.6", "0.8"),
    share("sex", "female", "0.51"),
    share("sex", "male", "0.49"),
)


def persona(label: str, subject: str = "S1", **changes: Any) -> PersonaNamed:
    return PersonaNamed(
        id=changes.pop("id", label),
        label=label,
        printed_as=changes.pop("printed_as", "a resident"),
        subject=subject,
        **changes,
    )


def disclosure(dimension: str, *values: str, persona: str = "P1", number: int = 1, **changes: Any) -> DisclosureNoted:
    fields: dict[str, Any] = {"where": "part 1", "published": date(2024, 5, 2), "language": "en"}
    return DisclosureNoted(
        id=f"D{number}", label="", persona=persona, dimension=dimension, values=values, **(fields | changes)
    )


def consent(source: str = "S1", fields: tuple[str, ...] = ("any",), **changes: Any) -> ConsentGiven:
    given = {"outlets": ("sample-desk",), "languages": ("en",), "given": day(2024, 4, 1)}
    return ConsentGiven(id="N1", label="", source=source, fields=fields, **(given | changes))


def source(codename: str, kind: str = "partner_inside", **changes: Any) -> SourceNamed:
    return SourceNamed(id=codename, label="", kind_of=kind, **changes)


def access(what: str, count: int, who: str = "S1") -> AccessCounted:
    return AccessCounted(id="A1", label="", what=what, who=who, count=count)


def day(year: int, month: int, number: int) -> Any:
    return moment(date(year, month, number), date(year, month, number))


def question(report: Draft, **changes: Any) -> Question:
    """One persona P1 of the source S1 in an invented country, consenting to everything; nothing is out yet."""
    fields: dict[str, Any] = {
        "package": DIGEST,
        "report": "R1",
        "draft": report,
        "personas": (persona("P-CLERK", id="P1"),),
        "sources": {"S1": source("S1")},
        "consents": (consent(),),
        "populations": (ELLMARK,),
        "labels": {"P-CLERK": "P1"},
        "today": TODAY,
        "find_totalising": find_totals,
    }
    return Question(**(fields | changes))


OUT = (
    disclosure("residence", "Port Ells"),
    disclosure("occupation", "ferry_clerk", number=2, channel="caption"),
)
EXPOSED = draft(
    paragraph(
        "The ferry no longer sails, says ",
        named("a resident", "P-CLERK"),
        ", the ",
        named("father of twin boys", "P-CLERK", children="twin_sons"),
        ".",
    ),
    title="The quiet harbour",
    part=2,
    of=2,
)
REPAIRED = draft("The ferry no longer sails, say people on the coast.", title="The quiet harbour", part=2, of=2)


def drill(report: Draft) -> Question:
    """The whole drill: what is out, the consents of both sources, nine copies of a timetable."""
    return question(
        report,
        disclosures=OUT,
        sources={"S1": source("S1"), "S2": source("S2", kind="donor")},
        consents=(consent(), consent("S2", ("letters",))),
        access=(access("harbour timetable of July 2024", 9),),
        items={"E1": "S1", "E2": "S2"},
        labels={"P-CLERK": "P1", "E-MSG": "E1", "E-LETTER": "E2"},
    )


def figure(year: int, value: int | None, known: tuple[int, int, int], **changes: Any) -> FigureObserved:
    return FigureObserved(
        id=f"G{year}{known}",
        label="",
        series=changes.pop("series", "V1"),
        ref=moment(date(year, 1, 1), date(year, 12, 31), words=str(year)),
        value=None if value is None else Count(value=value),
        known_from=day(*known),
        dims=(("sex", "total"),),
        **changes,
    )


FIGURES = (
    figure(2009, 2927, (2012, 1, 11)),
    figure(2009, 2914, (2016, 11, 14)),
    figure(2021, 63, (2022, 1, 20)),
    figure(2023, 180, (2023, 12, 31)),
    figure(2023, 196, (2024, 1, 18)),
    figure(2024, 236, (2025, 1, 17)),
)


def series(caption: str, as_of: str = "", name: str = "arrivals") -> Computed:
    options = {"name": name} | ({"as-of": as_of} if as_of else {})
    return Computed(what="series", options=tuple(options.items()), caption=(paragraph(caption),))


def cite(label: str) -> Cite:
    return Cite(label=label)


def covered(words: str, coverage: str) -> Covered:
    return Covered(runs=(text(words),), coverage=coverage)


def border(last: Computed, **changes: Any) -> Question:
    """Either border report; they differ in their series figure only."""
    computed = Computed(
        what="coverage",
        options=(("line", "yalu-tumen"),),
        caption=(paragraph("What could be seen, and when. Dark: this case holds no look there and then."),),
    )
    conduits = Computed(what="conduits", options=(), caption=(paragraph("What could get out, and when."),))
    report = draft(
        paragraph(
            "In two photographed places, in 2023, wire lined the rivers: North Korea's bank at Sakju, China's bank opposite "
            "Hoeryong. The rest of the border is in no photograph here.\nThis report is about what could not be seen."
        ),
        paragraph(
            "A police notice of August 2020 says that whoever enters the zone along the rivers may be shot at without warning ",
            cite("F-SHOOT"),
            ".",
        ),
        computed,
        paragraph(
            "A satellite review had recent images for three quarters of the border at most, and found new works on at least "
            "a third of it ",
            cite("E-SURVEY"),
            ".\n",
            covered("Almost all", "Y-HRW"),
            " of the 321 kilometres that another study examined were fenced ",
            cite("E-HRW"),
            ".",
        ),
        conduits,
        last,
        title="Two windows on a sealed border",
        published=date(2024, 4, 1),
    )
    public = {"public": True, "name": "public"}
    fields: dict[str, Any] = {
        "personas": (),
        "consents": (),
        "populations": (),
        "sources": {
            "S1": source("S1", "authority", **public),
            "S2": source("S2", "reporter"),
            "S4": source("S4", "organisation", **public),
            "S5": source("S5", "press", **public),
        },
        "items": {"E1": "S2", "E2": "S1", "E3": "S5", "E4": "S4"},
        "rests": {"F1": ("E2", "E1")},
        "labels": {"F-SHOOT": "F1", "E-SURVEY": "E3", "E-HRW": "E4", "arrivals": "V1"},
        "figures": FIGURES,
        "series": (SeriesOpened(id="V1", label="arrivals", name="Arrivals in South Korea"),),
        "backings": {("Almost all", "Y-HRW"): Backed(backed=True)},
    }
    return question(report, **(fields | changes))


R_1 = series(
    "Arrivals in South Korea fell from 2,914 in 2009 to 63 in 2021. The figure for 2023, about 180, was provisional when "
    "this was written.",
    "2023-12-31",
)
R_2 = series(
    "Arrivals in South Korea fell from 2,914 in 2009 to 63 in 2021. The first figure for 2023 was about 180; in January 2024 "
    "the ministry put it at 196.",
    "2024-04-01",
)


def rules(verdict: Any) -> list[str]:
    return [each.rule for each in verdict.findings]


def only(verdict: Any, rule: str) -> Any:
    found = [each for each in verdict.findings if each.rule == rule]
    assert len(found) == 1, rules(verdict)
    return found[0]
