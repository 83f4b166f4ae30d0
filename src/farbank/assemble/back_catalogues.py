"""Taking in a back catalogue: what was published under which pseudonym, whole or not at all, and nothing twice.

- A pseudonym that the case does not know is never made a persona in silence: it is proposed, and a person decides who
  is behind it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.assemble.applying import csv_of, take_sheet
from farbank.assemble.draft_sheet import write_rows
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.out_noting import Noted, contradictions
from farbank.desk.out_already import OutSaid, rows_each
from farbank.errors import Complained, Complaint, Refused
from farbank.reading.proposing.draft_text import sheet_of
from farbank.reading.proposing.drafted import Drafted, drafted
from farbank.reading.sheet.back_catalogue import Told, back_catalogue
from farbank.views import people

_REMARK: Final = (
    "Drafted by farbank from a back catalogue; nothing of it is recorded.\n"
    "Say of each new persona which codename is behind it (subject: S1), then: farbank apply FILE"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A pseudonym that the case does not know: its words, how many things it was told, the label proposed for it."""

    words: str
    told: int
    label: str


def take_catalogue(room: Newsroom, file: Path) -> Noted:
    """Record a back catalogue; refused whole where a pseudonym is unknown or a row cannot be read."""
    told = back_catalogue(csv_of(file), file.name)
    known, unknown = _personas(room, told, file.name)
    if unknown:
        raise Refused(_proposed(unknown), advice=_HOW)
    said = [_said(each, known[each.persona]) for each in told]
    rows = rows_each(said, people.disclosures(room.rows))
    kept = [(row, each.line) for row, each in zip(rows, told, strict=True) if row is not None]
    sheet = sheet_of([row for row, _ in kept], file.name, [line for _, line in kept])
    return Noted(applied=take_sheet(room, sheet), questions=contradictions(room, (each.persona for each in said)))


def draft_catalogue(room: Newsroom, file: Path, out: Path) -> tuple[int, tuple[Unknown, ...]]:
    """Write the catalogue as a desk sheet, with a row for each new persona; its rows, and who is new."""
    told = back_catalogue(csv_of(file), file.name)
    known, unknown = _personas(room, told, file.name)
    labels = {**known, **{each.words: each.label for each in unknown}}
    said = [_said(each, labels[each.persona]) for each in told]
    rows: list[Drafted] = [drafted("personas", each.label, printed_as=each.words) for each in unknown]
    rows += [row for row in rows_each(said, people.disclosures(room.rows)) if row is not None]
    write_rows(rows, out, _REMARK)
    return len(rows), unknown


def _personas(room: Newsroom, told: Sequence[Told], file: str) -> tuple[Mapping[str, str], tuple[Unknown, ...]]:
    """The id behind each pseudonym that the case knows by id, label or printed words, and the others."""
    known: dict[str, str] = {}
    unknown: dict[str, int] = {}
    faults: list[Complaint] = []
    for each in told:
        found = _found(room, each.persona)
        if len(found) > 1:
            named = f"the label of one persona; {' and '.join(found)} are printed so"
            faults.append(Complaint(file=file, line=each.line, key="persona", expected=named))
        elif found:
            known[each.persona] = found[0]
        else:
            unknown[each.persona] = unknown.get(each.persona, 0) + 1
    if faults:
        raise Complained(tuple(faults))
    return known, tuple(_unknown(room, unknown))


def _found(room: Newsroom, words: str) -> tuple[str, ...]:
    identity = room.known.find("persona", words)
    if identity:
        return (identity,)
    return tuple(each.id for each in people.personas(room.rows) if each.printed_as.casefold() == words.casefold())


def _unknown(room: Newsroom, found: Mapping[str, int]) -> list[Unknown]:
    taken = set(room.known.labels("persona"))
    new: list[Unknown] = []
    for words, told in found.items():
        stem = "P-" + (re.sub(r"\W+", "-", words.upper()).strip("-_")[:24] or "NEW")
        label = next(each for each in (stem, *(f"{stem}-{n}" for n in range(2, len(found) + len(taken) + 3)))
                     if each not in taken)  # fmt: skip
        taken.add(label)
        new.append(Unknown(words=words, told=told, label=label))
    return new


def _said(each: Told, persona: str) -> OutSaid:
    return OutSaid(persona=persona, dimension=each.dimension, values=each.values, **dict(each.cells))


def _proposed(unknown: Sequence[Unknown]) -> str:
    lines = [f"the case has no persona for {len(unknown)} of the pseudonyms, and nothing was recorded:"]
    lines += [
        f'  {each.words}, {each.told} told: farbank persona {each.label} --printed-as "{each.words}" --of CODENAME'
        for each in unknown
    ]
    return "\n".join(lines)


_HOW: Final = "Name each, then give the file again; or write it all as a desk sheet with --sheet OUT.yaml."
