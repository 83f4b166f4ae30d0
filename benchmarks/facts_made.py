"""A large case of rows drawn by chance, in the proportions of a long investigation: mostly statements and figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from benchmarks.words import Words
from farbank.facts.case import CaseTitled, Withdrawn
from farbank.facts.fact import Fact
from farbank.facts.figure import FigureObserved, SeriesOpened
from farbank.facts.finding import Bearing, FindingDrawn
from farbank.facts.item import Description, ItemReceived
from farbank.facts.look import LineAdopted, Looked, Vantage
from farbank.facts.origin import LinkAsserted, OriginStated
from farbank.facts.source import SourceNamed
from farbank.facts.statement import StatementMade
from farbank.values.count import WHOLE, Count
from farbank.values.ids import ItemId, LineId, OriginId, SeriesId, SourceId
from farbank.values.span import Span, moment
from farbank.values.stretch import Stretch

LINE = LineId("yalu-tumen")
SOURCES, SERIES, ITEMS, ORIGINS, LINKS = 300, 200, 5_000, 5_000, 4_000
LOOKS, FIGURES, FINDINGS, WITHDRAWN = 2_000, 20_000, 1_000, 200
PLACES, YEARS = 60, 20  # people look from where one can stand; a series is told by year, and told again
TARGETS = ("fence", "guard_post", "road", "ferry", "path")
EVERY_FOURTH = 4


def facts(count: int, places: int = PLACES) -> Iterator[Fact]:
    """The first so many facts of the case; always the same ones. Looks are taken from so many places."""
    return islice(_facts(Words(1), count, places), count)


def _facts(words: Words, count: int, places: int) -> Iterator[Fact]:
    scale = count / 100_000
    items, findings = max(1, round(ITEMS * scale)), round(FINDINGS * scale)
    yield CaseTitled(id="case", label="case", name="Benchmark", language="en", published=date(2024, 1, 1))
    yield LineAdopted(id="B1", label=LINE, name=LINE, version=1)
    yield from (_source(words, n) for n in range(1, SOURCES + 1))
    yield from (_series(words, n) for n in range(1, SERIES + 1))
    yield from (_item(words, n) for n in range(1, items + 1))
    yield from (_origin(n, items) for n in range(1, round(ORIGINS * scale) + 1))
    yield from (_look(words, n, items, places) for n in range(1, round(LOOKS * scale) + 1))
    yield from (_figure(words, n, items) for n in range(1, round(FIGURES * scale) + 1))
    rest = round((ITEMS + ORIGINS + LOOKS + FIGURES + LINKS + FINDINGS + WITHDRAWN) * scale)
    said = count - rest - SOURCES - SERIES - 2
    yield from (_statement(words, n, items) for n in range(1, said + 1))
    yield from (_link(words, n, said) for n in range(1, round(LINKS * scale) + 1))
    yield from (_finding(words, n, said) for n in range(1, findings + 1))
    yield from (Withdrawn(id=f"T{n * 7}", because=words.some(3)) for n in range(1, round(WITHDRAWN * scale) + 2))


def _day(words: Words) -> Span:
    first = date(2020, 1, 1) + timedelta(days=words.chance.randrange(1461))
    return moment(first, first, words=first.isoformat(), language="en", rule="iso-day")


def _year(year: int) -> Span:
    return moment(date(year, 1, 1), date(year, 12, 31), words=str(year), language="en", precision="year", rule="year")


def _source(words: Words, n: int) -> SourceNamed:
    return SourceNamed(id=f"S{n}", label=f"S-{n}", kind_of="defector", reliability="B", note=words.some(3))


def _series(words: Words, n: int) -> SeriesOpened:
    return SeriesOpened(id=f"V{n}", label=f"series-{n}", name=words.some(4), unit="people", definition=words.some(6))


def _item(words: Words, n: int) -> ItemReceived:
    about = Description(heading=words.some(5), how=words.some(4), shows=words.some(8), language="en", url=f"item:{n}")
    return ItemReceived(
        id=f"E{n}", label=f"E-{n}", source=SourceId(f"S{n % SOURCES + 1}"), file_name=f"{n}.jpg", about=about
    )


def _origin(n: int, items: int) -> OriginStated:
    return OriginStated(id=f"O{n}", label=f"O-{n}", kind_of="saw", of=f"E{n % items + 1}", first_hand=True)


def _look(words: Words, n: int, items: int, places: int) -> Looked:
    start = words.chance.randrange(places) * ((WHOLE - WHOLE // 100) // places)
    return Looked(
        id=f"L{n}",
        label=f"L-{n}",
        line=LINE,
        version=1,
        stretch=Stretch(line=LINE, version=1, start=start, end=start + WHOLE // 100),
        when=_day(words),
        vantage=Vantage(kind="opposite_bank", side="china"),
        target=TARGETS[n % len(TARGETS)],
        outcome=("seen", "not_seen", "unsure")[n % 3],
        p=WHOLE // 2,
        basis="assessed",
        conditions=words.some(5),
        item=ItemId(f"E{n % items + 1}"),
    )


def _figure(words: Words, n: int, items: int) -> FigureObserved:
    return FigureObserved(
        id=f"G{n}",
        label=f"figure {n}",
        series=SeriesId(f"V{n % SERIES + 1}"),
        ref=_year(2000 + n // SERIES % YEARS),
        value=Count(value=words.chance.randrange(10_000)),
        flags=("A",),
        known_from=_day(words),
        dims=(("sex", "total"),),
        item=ItemId(f"E{n % items + 1}"),
        relay=words.some(2),
    )


def _statement(words: Words, n: int, items: int) -> StatementMade:
    item = n % items + 1
    return StatementMade(
        id=f"T{n}",
        label=f"T-{n}",
        item=ItemId(f"E{item}"),
        source=SourceId(f"S{item % SOURCES + 1}"),
        origin=OriginId(f"O{item}"),
        says=words.some(10),
        words=words.some(10) if n % EVERY_FOURTH == 0 else "",
        mode="seen",
        language="en",
        about=("line", LINE),
        when=_day(words),
    )


def _link(words: Words, n: int, said: int) -> LinkAsserted:
    tail = words.chance.randint(2, said)
    return LinkAsserted(
        id=f"J{n}", label=f"J-{n}", tail=f"T{tail}", head=f"T{tail - 1}", type="derived_from", because=words.some(4)
    )


def _finding(words: Words, n: int, said: int) -> FindingDrawn:
    rests = tuple(
        Bearing(on=f"T{words.chance.randint(1, said)}", stance="supports", strength="moderate") for _ in range(4)
    )
    return FindingDrawn(id=f"F{n}", label=f"F-{n}", text=words.some(12), rests_on=rests, grade=("B", "2"))
