"""A case of 100,000 items about an invented coast, in the proportions of a long investigation in four languages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from benchmarks.coast_words import Coast
from farbank.facts.case import CaseTitled
from farbank.facts.fact import Fact
from farbank.facts.figure import FigureObserved, SeriesOpened
from farbank.facts.finding import Bearing, FindingDrawn
from farbank.facts.item import Description, ItemReceived
from farbank.facts.look import ConstraintNoted, LineAdopted, Looked, Vantage
from farbank.facts.origin import OriginStated
from farbank.facts.report import ReportDrafted
from farbank.facts.source import SourceNamed
from farbank.facts.statement import StatementMade, SubjectNamed
from farbank.values.count import WHOLE, Count
from farbank.values.handling import SealedObject
from farbank.values.ids import ItemId, LineId, OriginId, SeriesId, SourceId
from farbank.values.span import Span, moment
from farbank.values.stretch import Stretch

LINE = LineId("ellmark-coast")
ITEMS, SOURCES, STATEMENTS, FINDINGS, ORIGINS = 100_000, 400, 40_000, 400, 4_000
LOOKS, PLACES, CONSTRAINTS = 2_000, 60, 12  # people look from where one can stand
SERIES, YEARS, VINTAGES = 60, 20, 3
SUBJECTS, REPORTS, CITED = 3_000, 40, 12
TARGETS = ("fence", "guard_post", "road", "ferry", "path")
TEXTS = 6_000  # items that are texts, with their bytes; the others are known by where they were found
_COURSE = {"type": "LineString", "coordinates": [[10.0 + n / 50, 50.0 + (n % 7) / 90] for n in range(120)]}


def around() -> Iterator[Fact]:
    """What there is before the first item: the case, its line, the sources, the subjects, the series."""
    coast = Coast(1)
    yield CaseTitled(id="case", label="case", name="The coast of Ellmark", language="en", published=date(2024, 1, 1))
    yield LineAdopted(id="B1", label=LINE, name=LINE, version=1, geojson=json.dumps(_COURSE))
    yield from (_source(n) for n in range(1, SOURCES + 1))
    yield from (_subject(coast, n) for n in range(1, SUBJECTS + 1))
    yield from (_series(coast, n) for n in range(1, SERIES + 1))


def item(coast: Coast, number: int, sealed: SealedObject | None = None) -> ItemReceived:
    """One item; `sealed` are its bytes where it is a text."""
    language = coast.language()
    about = Description(
        heading=coast.title(language, number),
        how="sent by a reader",
        shows=coast.says(language),
        language=language,
        url="" if sealed else f"https://ellmark.example/{number}",
    )
    return ItemReceived(
        id=f"E{number}",
        label=f"E-{number}",
        source=SourceId(f"S{number % SOURCES + 1}"),
        file_name=f"{number}.txt" if sealed else "",
        media="text/plain" if sealed else "",
        original=sealed,
        about=about,
    )


def concluded() -> Iterator[Fact]:
    """What was made of the items: origins, statements, looks, figures, findings, drafts."""
    coast = Coast(2)
    yield from (_origin(n) for n in range(1, ORIGINS + 1))
    yield from (_statement(coast, n) for n in range(1, STATEMENTS + 1))
    yield from (look(coast, n, PLACES) for n in range(1, LOOKS + 1))
    yield from (_constraint(coast, n) for n in range(1, CONSTRAINTS + 1))
    yield from _figures(coast)
    yield from (_finding(coast, n) for n in range(1, FINDINGS + 1))
    yield from (_report(coast, n) for n in range(1, REPORTS + 1))


def look(coast: Coast, n: int, places: int) -> Looked:
    """A look from one of so many places."""
    start = coast.chance.randrange(places) * ((WHOLE - WHOLE // 100) // places)
    return Looked(
        id=f"L{n}",
        label=f"L-{n}",
        line=LINE,
        version=1,
        stretch=Stretch(line=LINE, version=1, start=start, end=start + WHOLE // 100),
        when=_day(coast),
        vantage=Vantage(kind="opposite_bank", side="outside"),
        target=TARGETS[n % len(TARGETS)],
        outcome=("seen", "not_seen", "unsure")[n % 3],
        p=WHOLE // 2,
        basis="assessed",
        conditions="clear",
        item=ItemId(f"E{n}"),
    )


def _day(coast: Coast) -> Span:
    first = date(2020, 1, 1) + timedelta(days=coast.chance.randrange(1461))
    return moment(first, first, words=first.isoformat(), language="en", rule="iso-day")


def _source(n: int) -> SourceNamed:
    kinds = ("defector", "press", "partner_inside", "reporter")
    return SourceNamed(id=f"S{n}", label=f"S-{n}", kind_of=kinds[n % len(kinds)], reliability="BCD"[n % 3])


def _subject(coast: Coast, n: int) -> SubjectNamed:
    language = coast.language()
    name = coast.title(language, n)
    return SubjectNamed(id=f"U{n}", label=f"U-{n}", kind_of="place", names=((name, language, "", "name"),))


def _series(coast: Coast, n: int) -> SeriesOpened:
    return SeriesOpened(
        id=f"V{n}", label=f"series-{n}", name=coast.title("en", n), unit="people", compiler="harbour office"
    )


def _origin(n: int) -> OriginStated:
    return OriginStated(id=f"O{n}", label=f"O-{n}", kind_of="saw", of=f"E{n}", first_hand=True)


def _statement(coast: Coast, n: int) -> StatementMade:
    """Some items hold thirty statements, most hold none."""
    item, language = n % (ITEMS // 10) + 1, coast.language()
    return StatementMade(
        id=f"T{n}",
        label=f"T-{n}",
        item=ItemId(f"E{item}"),
        source=SourceId(f"S{item % SOURCES + 1}"),
        origin=OriginId(f"O{item}") if item <= ORIGINS else OriginId(""),
        says=coast.says("en"),
        words=coast.says(language),
        mode="seen",
        language=language,
        about=("line", LINE),
        when=_day(coast),
    )


def _constraint(coast: Coast, n: int) -> ConstraintNoted:
    first = date(2020 + n % 4, 1, 1)
    return ConstraintNoted(
        id=f"X{n}",
        label=f"X-{n}",
        stretch=Stretch(line=LINE, version=1, start=WHOLE // 20 * n, end=WHOLE // 20 * (n + 4)),
        when=moment(first, first + timedelta(days=300), words=str(first.year), language="en", rule="year"),
        means=("foreign_visitor", "resident")[: coast.chance.randint(1, 2)],
        reason="access_denied",
        because="nobody was let in",
    )


def _figures(coast: Coast) -> Iterator[FigureObserved]:
    """Each year of each series, told again twice."""
    number = 0
    for series in range(1, SERIES + 1):
        for year in range(2004, 2004 + YEARS):
            for vintage in range(VINTAGES):
                number += 1
                known = date(year + 1 + vintage, 1, 15)
                yield FigureObserved(
                    id=f"G{number}",
                    label=f"figure {number}",
                    series=SeriesId(f"V{series}"),
                    ref=_year(year),
                    value=Count(value=coast.chance.randrange(200, 9_000)),
                    flags=("A",) if vintage else ("P",),
                    known_from=moment(known, known, words=known.isoformat(), language="en", rule="iso-day"),
                    dims=(("sex", "total"),),
                    item=ItemId(f"E{number % ITEMS + 1}"),
                )


def _year(year: int) -> Span:
    return moment(date(year, 1, 1), date(year, 12, 31), words=str(year), language="en", precision="year", rule="year")


def _finding(coast: Coast, n: int) -> FindingDrawn:
    rests = tuple(
        Bearing(on=f"T{coast.chance.randint(1, STATEMENTS)}", stance="supports", strength="moderate") for _ in range(6)
    )
    return FindingDrawn(id=f"F{n}", label=f"F-{n}", text=coast.says("en"), rests_on=rests, grade=("B", "2"))


def _report(coast: Coast, n: int) -> ReportDrafted:
    heading = coast.title("en", n)
    cited = [f"F-{coast.chance.randint(1, FINDINGS)}" for _ in range(CITED)]
    return ReportDrafted(id=f"R{n}", label=f"R-{n}", heading=heading, text=_draft(coast, heading, cited), file_name="")


def _draft(coast: Coast, heading: str, cited: Sequence[str]) -> str:
    head = f'---\ntitle: "{heading}"\noutlet: sample-desk\npart: 1\nof: 1\nlanguage: en\npublished: 2024-04-01\n---\n'
    return head + "\n".join(f"{coast.says('en')} [@{each}]\n" for each in cited)
