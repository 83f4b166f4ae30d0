"""The unrolled line by time, from a survey to what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise

from farbank.assemble import tables
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages import words
from farbank.assemble.pages.readings import outcome_words
from farbank.assemble.pages.spans import span_words
from farbank.assemble.pages.whereabouts import place_seen
from farbank.assemble.surveying import Asked, Surveyed, every_place, survey_line
from farbank.facts.look import Looked, TallyNoted
from farbank.judgement import cells as judged
from farbank.publish.figure import Band, Cell, CoverageFigure, Lane, Possible, Tick
from farbank.publish.wording import Wording, wording
from farbank.values.count import WHOLE
from farbank.values.draft import Computed
from farbank.values.place import LinePlace
from farbank.views import custody, looks

Number = Callable[[str], int]
TICKS = 9  # more names than this along the line would run into each other


def surveyed_for(room: Newsroom, block: Computed) -> Surveyed:
    """The survey that a coverage block asks for; its line must be one of the case."""
    identity = room.resolve("line", block.option("line"))
    line = next(each for each in looks.lines(room.rows) if each.id == identity)
    targets = tuple(each.strip() for each in block.option("target").split(",") if each.strip())
    return survey_line(room, line, Asked(targets=targets, first=block.option("from"), last=block.option("to")))


def items_behind(surveyed: Surveyed) -> tuple[str, ...]:
    """The items whose looks and tallies the figure draws."""
    shown = {each for cell in surveyed.coverage.cells for each in (*cell.looks, *cell.maybe)}
    rows = [*(each.item for each in surveyed.looks if each.id in shown), *(each.item for each in surveyed.tallies)]
    return tuple(dict.fromkeys(each for each in rows if each))


def coverage_figure(room: Newsroom, surveyed: Surveyed, language: str, number: Number) -> CoverageFigure:
    """The drawing of one survey."""
    found, say = surveyed.coverage, wording(language)
    lengths = say.listed(f"{words.number_words_km(each, say)} ({each.compiler})" for each in surveyed.line.lengths)
    ends = ("Yalu mouth", "Tumen mouth") if surveyed.line.name in tables.LINES else ("start", "end")
    disputed = say("The length of the line is disputed: {lengths}.", lengths=lengths)
    return CoverageFigure(
        line=words.line_words(surveyed.line.name, say),
        ends=(say(ends[0]), say(ends[1])),
        first_year=found.first.year,
        quarters=found.last.index - found.first.year * 4 + 1,
        lanes=tuple(_lane(surveyed, target, language, number) for target in found.targets),
        bands=tuple(_band(room, each, number, language) for each in surveyed.tallies),
        ticks=_ticks(surveyed, language),
        notes=(disputed,) if len(surveyed.line.lengths) > 1 else (),
    )


def _lane(surveyed: Surveyed, target: str, language: str, number: Number) -> Lane:
    shares = surveyed.coverage.of(target)
    return Lane(
        name=words.target_words(target, wording(language)),
        key=target,
        cells=tuple(_cells(surveyed, target, language, number)),
        possible=tuple(_possible(surveyed, target, language, number)),
        looked=shares.looked,
        present=shares.present,
    )


def _cells(surveyed: Surveyed, target: str, language: str, number: Number) -> Iterator[Cell]:
    """Everything that is not plain darkness, runs of equal quarters joined."""
    begin = surveyed.coverage.first.year * 4
    rows = {each.id: each for each in surveyed.looks}
    say = wording(language)
    mine = sorted(
        (each for each in surveyed.coverage.cells if each.target == target and each.state != "not_looked"),
        key=lambda cell: (cell.start, cell.end, cell.quarter),
    )
    for run, end in _joined(_runs(mine)):
        looked = [rows[each] for each in run[0].looks if each in rows]
        yield Cell(
            start=Fraction(run[0].start, WHOLE),
            end=Fraction(end, WHOLE),
            first=run[0].quarter.index - begin,
            last=run[-1].quarter.index - begin,
            state=run[0].state,
            label=say.parted(_look_words(each, language) for each in looked),
            reason=say.listed(words.told(each, say) for each in run[0].reasons),
            note=next((number(each.item) for each in looked if number(each.item)), 0),
        )


def _runs(cells: list[judged.Cell]) -> Iterator[list[judged.Cell]]:
    run = cells[:1]
    for before, after in pairwise(cells):
        same = (before.start, before.end, before.state, before.looks) == (
            after.start,
            after.end,
            after.state,
            after.looks,
        )
        if same and after.quarter.index == before.quarter.index + 1:
            run.append(after)
        else:
            yield run
            run = [after]
    if run:
        yield run


def _joined(runs: Iterator[list[judged.Cell]]) -> list[tuple[list[judged.Cell], int]]:
    """Runs with where each ends: neighbours along the line where nobody looked, for the same reasons, are one."""
    found: list[tuple[list[judged.Cell], int]] = []
    open_ones: dict[tuple[object, ...], int] = {}
    for run in runs:
        cell = run[0]
        alike = (cell.state, cell.reasons, cell.quarter, run[-1].quarter, cell.start)
        at = None if cell.looks else open_ones.pop(alike, None)
        if at is None:
            at = len(found)
            found.append((run, cell.end))
        else:
            found[at] = (found[at][0], cell.end)
        if not cell.looks:
            open_ones[(*alike[:-1], cell.end)] = at
    return found


def _look_words(look: Looked, language: str) -> str:
    where, say = place_seen(look, language), wording(language)
    told = say.listed((outcome_words(look, say), span_words(look.when, say)))
    return f"{where}{say(': ')}{told}" if where else told


def _possible(surveyed: Surveyed, target: str, language: str, number: Number) -> Iterator[Possible]:
    """Where the places lie within which a tally looked without saying where."""
    first, last = surveyed.coverage.first, surveyed.coverage.last
    begin = first.year * 4
    for tally in surveyed.tallies:
        if tally.target == target and tally.within:
            quarters = [each.quarter.index for each in surveyed.coverage.cells if tally.id in each.maybe]
            found = [tables.resolve_place(name, tally.line) for name in tally.within]
            places = [each for each in found if isinstance(each, LinePlace)]
            if quarters and places:
                yield Possible(
                    places=tuple(
                        (Fraction(each.share, WHOLE), words.place_words(each, language)[0][1]) for each in places
                    ),
                    first=min(quarters) - begin,
                    last=min(max(quarters), last.index) - begin,
                    label=wording(language)("one of {n} areas: place not given", n=len(places)),
                    note=number(tally.item),
                )


def _band(room: Newsroom, tally: TallyNoted, number: Number, language: str) -> Band:
    say = wording(language)
    return Band(
        who=_compiler(room, tally, say),
        what=words.inside(words.target_words(tally.target, say)),
        when=span_words(tally.when, say),
        whole=words.whole(tally.compiler_length),
        looked=words.amount(tally.looked),
        present=words.amount(tally.present),
        absent=words.amount(tally.absent) if tally.absent and tally.absent.value else None,
        no_view=words.amount(tally.no_view),
        because=words.told(tally.reason, say),
        within=tuple(_place_name(each, tally, language) for each in tally.within),
        note=number(tally.item),
    )


def _place_name(name: str, tally: TallyNoted, language: str) -> str:
    """A place as the page calls it, or as the survey does."""
    place = tables.resolve_place(name, tally.line)
    known = isinstance(place, LinePlace) and not language.startswith("en")
    return words.place_words(place, language)[0][1] if known and isinstance(place, LinePlace) else name


def _compiler(room: Newsroom, tally: TallyNoted, say: Wording) -> str:
    """Who counted, if they are public; else only that somebody did."""
    item = custody.item(room.rows, tally.item)
    source = custody.source(room.rows, item.source) if item else None
    return source.name if source and source.public and source.name else say("A survey")


def _ticks(surveyed: Surveyed, language: str) -> tuple[Tick, ...]:
    """The places that looks and tallies name, and others between them where there is room."""
    named = {name for each in surveyed.tallies for name in each.within} | {
        each.at for each in surveyed.looks if each.at
    }
    found = [tables.resolve_place(name, surveyed.line.name) for name in sorted(named)]
    first = {each.id: each for each in found if isinstance(each, LinePlace)}
    chosen = list(first.values())
    for place in every_place(surveyed.line):
        if len(chosen) < TICKS and place.side != "china" and all(_apart(place, each) for each in chosen):
            chosen.append(place)
    spread: list[LinePlace] = []
    for place in sorted(chosen, key=lambda each: each.share):
        if all(_apart(place, each) for each in spread):
            spread.append(place)
    return tuple(Tick(share=Fraction(each.share, WHOLE), names=words.place_words(each, language)) for each in spread)


def _apart(one: LinePlace, other: LinePlace, room: Fraction = Fraction(7, 100)) -> bool:
    return Fraction(abs(one.share - other.share), WHOLE) >= room
