"""The base of every fact, and of every fact that is the latest word on one row of the desk's work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from farbank.values.handling import CASE, SealedObject

Coarse = Literal["item", "record", "erasure", "log"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened in the newsroom's handling of evidence."""

    kind: ClassVar[str]
    coarse: ClassVar[Coarse] = "record"  # all that the public log says of its type

    @property
    def compartments(self) -> tuple[str, ...]:
        """Whose keys lock it. Every one of them is needed to read it, so destroying any one forgets it."""
        return (CASE,)

    @property
    def objects(self) -> tuple[SealedObject, ...]:
        """The sealed objects it is the first to name."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Fact):
    """The latest word on one row: `id` is ours, `label` the reporter's own (or what identifies a row without one).

    Recording a row again with the same id supersedes it; the ledger keeps every earlier word.
    """

    row: ClassVar[str]  # the kind of thing, as in `farbank list KIND`
    id: str
    label: str
    note: str = ""

    @property
    def title(self) -> str:
        """What a list shows beside the id."""
        return ""


def locked_by(*owners: str) -> tuple[str, ...]:
    """The compartments of the given items and sources, the case's own when none is named."""
    named = tuple(dict.fromkeys(owner for owner in owners if owner))
    return named or (CASE,)
