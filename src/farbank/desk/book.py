"""The label book of one sheet: what its rows and the rows of the case are called, and which ids they have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from farbank.errors import Refused
from farbank.ports import Known
from farbank.reading.sheet.nearest import did_you_mean
from farbank.values.ids import LineId


@dataclass(frozen=True, slots=True, kw_only=True)
class LineUsed:
    """A line as this sheet may name it."""

    name: LineId
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """`ids` holds (kind, label) of every row of the sheet; `lines` the lines the sheet itself adopts, by label."""

    known: Known
    ids: Mapping[tuple[str, str], str]
    lines: Mapping[str, LineUsed]
    built_in: Mapping[str, int]

    def resolve(self, kinds: tuple[str, ...], label: str) -> str:
        """The id of the row that a label names; for a line its name. Rows further down the sheet count too."""
        if kinds == ("line",):
            return self.line(label).name
        found = {kind: self.find(kind, label) for kind in kinds}
        ids = {each for each in found.values() if each}
        if len(ids) > 1:
            raise Refused(f"{label!r} names {_or(k for k in kinds if found[k])} alike; use the id of the one you mean")
        if not ids:
            raise Refused(f"no {_or(kinds)} {label!r} in this sheet or the case{did_you_mean(label, self.all(kinds))}")
        return ids.pop()

    def find(self, kind: str, label: str) -> str:
        """The id of a row of one kind, `""` when there is none."""
        return self.ids.get((kind, label)) or self.known.find(kind, label)

    def all(self, kinds: Iterable[str]) -> tuple[str, ...]:
        """Every label of some kinds, in the sheet and in the case."""
        wanted = tuple(kinds)
        here = [label for kind, label in self.ids if kind in wanted]
        there = [label for kind in wanted for label in self.known.labels(kind) if label]
        return tuple(dict.fromkeys((*here, *there)))

    def line(self, label: str) -> LineUsed:
        """A line by the sheet's label, the case's label or id, or the name of a built-in one."""
        if label in self.lines:
            return self.lines[label]
        row = self.known.find("line", label)
        adopted = self.known.line(row) if row else None
        if adopted is not None:
            return LineUsed(name=adopted.name, version=adopted.version)
        if label in self.built_in:
            return LineUsed(name=LineId(label), version=self.built_in[label])
        there = (*self.lines, *self.known.labels("line"), *self.built_in)
        raise Refused(f"no line {label!r}{did_you_mean(label, there) or f'; there is {_or(there)}'}")


def _or(words: Iterable[str]) -> str:
    return " or ".join(dict.fromkeys(word for word in words if word))
