"""What is said to be out already, one thing after the other. Nothing that is out is ever replaced by another word.

- The same thing in the same place is the row that says it; what is new of it (when, verbatim) is added to that row.
- Another value in the same place is a row of its own beside it, so that the two are asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from farbank.desk.identity import identity_of, said_where
from farbank.facts.persona import DisclosureNoted
from farbank.judgement.shares import said
from farbank.reading.proposing.drafted import Drafted, drafted, several
from farbank.reading.sheet.columns_people import DIMENSIONS
from farbank.reading.sheet.convert import chosen
from farbank.values.ids import PersonaId


@dataclass(frozen=True, slots=True, kw_only=True)
class OutSaid:
    """One thing that is out about a persona (by id), in words as they would stand in a desk sheet."""

    persona: str
    dimension: str
    values: tuple[str, ...]
    where: str
    channel: str = "body"
    language: str = ""
    published: str = ""
    verbatim: str = ""
    when: str = ""
    lookup: str = ""
    by: str = ""
    note: str = ""


def dimension_of(word: str) -> str:
    """The dimension that a word names; `Refused` with the nearest one."""
    return chosen(word, DIMENSIONS)


def rows_out(told: Sequence[OutSaid], before: Iterable[DisclosureNoted]) -> tuple[Drafted, ...]:
    """The rows that say it, each with the label that keeps it apart from what is out already; each once."""
    return tuple(row for row in rows_each(told, before) if row is not None)


def rows_each(told: Sequence[OutSaid], before: Iterable[DisclosureNoted]) -> tuple[Drafted | None, ...]:
    """The same, one for one; None where an earlier one of them says it already."""
    out = list(before)
    taken: set[str] = set()
    rows: list[Drafted | None] = []
    for each in told:
        key, known = _key(each, out)
        again = known is not None and (not known.id or known.id in taken)
        rows.append(None if again else _row(each, key, known))
        if known is None:
            out.append(_noted(each, key))
        else:
            taken.add(known.id)
    return tuple(rows)


def _key(each: OutSaid, out: Sequence[DisclosureNoted]) -> tuple[str, DisclosureNoted | None]:
    """The label for a row, and the row that says it already."""
    same = [row for row in out if _place(row) == _place(each)]
    for row in same:
        if row.channel == each.channel and _values(row) == _values(each):
            return row.id or row.label, row
    if not any((row.label or identity_of(row)) == identity_of(_noted(each, "")) for row in same):
        return "", None
    full = said_where(each.persona, each.dimension, each.where, each.language, channel=each.channel, values=each.values)
    return full, None


def _place(each: OutSaid | DisclosureNoted) -> tuple[str, ...]:
    return each.persona, each.dimension, each.where, each.language


def _values(each: OutSaid | DisclosureNoted) -> frozenset[str]:
    return frozenset(map(said, each.values))


def _noted(each: OutSaid, label: str) -> DisclosureNoted:
    return DisclosureNoted(
        id="",
        label=label,
        persona=PersonaId(each.persona),
        dimension=each.dimension,
        values=each.values,
        channel=each.channel,
        where=each.where,
        language=each.language,
    )


def _row(each: OutSaid, key: str, known: DisclosureNoted | None) -> Drafted:
    """The row; what is known of it already and is not said anew stays."""
    if known is not None and known.id:
        each = replace(
            each,
            values=known.values,
            published=each.published or str(known.published or ""),
            verbatim=each.verbatim or known.verbatim,
            when=each.when or (known.held.words if known.held else ""),
            lookup=each.lookup or known.lookup,
            by=each.by or known.lookup_by,
            note=each.note or known.note,
        )
    one = each.values[0] if len(each.values) == 1 else ""
    return drafted(
        "disclosures",
        key,
        persona=each.persona,
        dimension=each.dimension,
        value=one,
        values="" if one else several(each.values),
        channel=each.channel,
        where=each.where,
        published=each.published,
        language=each.language,
        verbatim=each.verbatim,
        when=each.when,
        lookup=each.lookup,
        by=each.by,
        note=each.note,
    )
