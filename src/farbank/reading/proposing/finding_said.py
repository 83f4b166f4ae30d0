"""A finding in words, as a person types it and as the case holds it, and the row of a sheet that says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Final

from farbank.facts.finding import Bearing, Checks, FindingDrawn
from farbank.reading.proposing.drafting_words import days_cell
from farbank.reading.sheet.sections import SECTION
from farbank.reading.sheet.sheet import Row
from farbank.reading.sheet.tree import Fields, Listing, Node, Scalar, empty
from farbank.values.count import WHOLE
from farbank.values.ids import kind_of

CHECKS: Final = tuple(each.name for each in fields(Checks))
_LINE: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BearingSaid:
    """What one statement, item or tally (its id) does to a finding."""

    on: str
    stance: str = ""
    strength: str = ""
    hearsay: str = ""
    checks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSaid:
    """A finding in words. `because` is the reason of the grade or of the status, `note` what else could explain it."""

    text: str = ""
    note: str = ""
    when: str = ""
    source: str = ""  # Admiralty letter
    content: str = ""  # Admiralty digit; 1 is computed
    because: str = ""
    status: str = ""
    rests_on: tuple[BearingSaid, ...] = ()
    stretch: tuple[str, str, str] = ("", "", "")  # line, from, to
    totalising: tuple[str, str] = ("", "")  # words, coverage


def said_of(finding: FindingDrawn) -> FindingSaid:
    """What the case says of a finding."""
    stretch, total = finding.stretch, finding.totalising
    return FindingSaid(
        text=finding.text,
        note=finding.note,
        when=days_cell(finding.when),
        source=finding.grade[0],
        content=finding.grade[1],
        because=finding.because,
        status=finding.status,
        rests_on=tuple(_bearing(each) for each in finding.rests_on),
        stretch=(stretch.line, _share(stretch.start), _share(stretch.end)) if stretch else ("", "", ""),
        totalising=(total.words, total.coverage) if total else ("", ""),
    )


def row_of(said: FindingSaid, key: str, file: str) -> Row:
    """The row of a sheet; what is empty is left out."""
    named = (
        ("text", said.text),
        ("note", said.note),
        ("when", said.when),
        ("because", said.because),
        ("status", said.status),
        ("grade", _fields((("source", said.source), ("content", said.content)))),
        ("stretch", _fields(zip(("line", "from_share", "to_share"), said.stretch, strict=True))),
        ("totalising", _fields(zip(("words", "coverage"), said.totalising, strict=True))),
        ("rests_on", Listing(entries=tuple(_rests(each) for each in said.rests_on), line=_LINE)),
    )
    return Row(section=SECTION["findings"], key=key, line=_LINE, cells=_fields(named), file=file)


def _bearing(bearing: Bearing) -> BearingSaid:
    return BearingSaid(
        on=bearing.on,
        stance=bearing.stance,
        strength=bearing.strength,
        hearsay=str(bearing.hearsay) if bearing.hearsay else "",
        checks=tuple((name, getattr(bearing.checks, name)) for name in CHECKS),
    )


def _rests(said: BearingSaid) -> Fields:
    on = kind_of(said.on)
    return _fields(
        (
            (on if on in {"statement", "item", "tally"} else "statement", said.on),
            ("stance", said.stance),
            ("class", said.strength),
            ("hearsay", said.hearsay),
            ("checks", _fields(said.checks)),
        )
    )


def _share(share: int) -> str:
    return f"{share / WHOLE:.9f}"


def _fields(cells: Iterable[tuple[str, str | Node]]) -> Fields:
    """Named cells; the empty ones are left out."""
    nodes = ((name, Scalar(text=cell, line=_LINE) if isinstance(cell, str) else cell) for name, cell in cells)
    kept = ((Scalar(text=name, line=_LINE), node) for name, node in nodes if not empty(node))
    return Fields(entries=tuple(kept), line=_LINE)
