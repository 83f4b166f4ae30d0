"""That two names in the case are one person, or certainly two: a person says so, and may take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Row, locked_by
from farbank.values.ids import kind_of
from farbank.values.words import Sameness


@dataclass(frozen=True, slots=True, kw_only=True)
class SamenessSaid(Row):
    """Somebody said that two subjects (or sources who are public) are the same, or apart, and why. Nothing is merged.

    Where one of them is a source, the words are locked by that source and go when it is forgotten.
    """

    kind: ClassVar[str] = "sameness-said"
    row: ClassVar[str] = "sameness"
    one: str
    other: str
    verdict: Sameness
    because: str

    @property
    def title(self) -> str:
        return f"{self.one} {self.verdict} {self.other}"

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(*(each for each in (self.one, self.other) if kind_of(each) == "source"))
