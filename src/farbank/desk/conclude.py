"""Findings: what we conclude, and what it rests on."""

from __future__ import annotations

from farbank.desk.bench import Bench
from farbank.errors import Refused
from farbank.facts.finding import Bearing, Checks, FindingDrawn, Totalising
from farbank.reading.sheet.cells import Cells

_RESTS = ("statement", "item", "tally")


def finding(cells: Cells, bench: Bench) -> FindingDrawn:
    """A conclusion. A status other than standing needs its reason."""
    status = cells.choice("status")
    if status and not cells.has("because"):
        raise cells.complained("because", f"why it is {status}")
    stretch = cells.inside("stretch")
    graded = cells.inside("grade")
    return FindingDrawn(
        id="",
        label="",
        note=cells.optional_text("note"),
        text=cells.text("text"),
        rests_on=tuple(_bearing(each) for each in cells.each("rests_on")),
        stretch=bench.stretch(stretch) if stretch else None,
        when=cells.span("when"),
        grade=(graded.choice("source"), graded.choice("content")) if graded else ("", ""),
        totalising=_totalising(cells, bench),
        status=status,
        because=cells.optional_text("because"),
    )


def _bearing(cells: Cells) -> Bearing:
    on = [name for name in _RESTS if cells.has(name)]
    if len(on) != 1:
        raise cells.complained(on[1] if on else "statement", "one statement, item or tally an entry")
    return Bearing(
        on=cells.reference(on[0]),
        stance=cells.choice("stance"),
        strength=cells.choice("class"),
        checks=_checks(cells.inside("checks")),
        hearsay=cells.integer("hearsay") or 0,
    )


def _checks(cells: Cells | None) -> Checks:
    if cells is None:
        return Checks()
    done = {name: cells.choice(name) or "not_done" for name in ("authenticity", "time", "place", "integrity")}
    return Checks(**done)


def _totalising(cells: Cells, bench: Bench) -> Totalising | None:
    whole = cells.inside("totalising")
    if whole is None:
        return None
    return Totalising(words=whole.text("words"), coverage=_coverage(whole, bench))


def _coverage(cells: Cells, bench: Bench) -> str:
    """`LINE/TARGET/FROM..TO` with a line that is known, or the id of a tally."""
    words = cells.optional_text("coverage")
    if not words:
        return ""
    try:
        if "/" not in words:
            return bench.book.resolve(("tally",), words)
        line, *rest = words.split("/")
        used = bench.book.line(line)
    except Refused as fault:
        raise cells.complained("coverage", str(fault)) from None
    if len(rest) != 2 or not all(rest) or ".." not in rest[1]:  # noqa: PLR2004 - target and years
        raise cells.complained("coverage", f"LINE/TARGET/FROM..TO such as {line}/fence/2020..2023, or a tally")
    return "/".join((used.name, *rest))
