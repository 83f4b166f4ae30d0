"""Statements: one source says one thing about one subject, for one span of time, at one place in one item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Row, locked_by
from farbank.values.ids import ItemId, OriginId, SourceId
from farbank.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A relative of a person: what they are to them, and their name as written."""

    relation: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectNamed(Row):
    """An id with a kind and no state of its own; `names` are (text, language, script, kind).

    Of a person also when they were born, their sex, their kin, and where they were last known to be.
    """

    kind: ClassVar[str] = "subject-named"
    row: ClassVar[str] = "subject"
    kind_of: str
    names: tuple[tuple[str, str, str, str], ...] = ()
    same_as: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    born: Span | None = None
    sex: str = ""
    kin: tuple[Kin, ...] = ()
    last_place: str = ""

    @property
    def title(self) -> str:
        return self.names[0][0] if self.names else self.kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementMade(Row):
    """The source said it. We do not say that it is true. `says` is in our words, `words` in theirs.

    `about` is (kind, id or words), such as ("line", "yalu-tumen"); `origin` the one of the item's origins it rests on.
    """

    kind: ClassVar[str] = "statement-made"
    row: ClassVar[str] = "statement"
    item: ItemId = ItemId("")
    source: SourceId = SourceId("")
    origin: OriginId = OriginId("")
    says: str
    words: str = ""
    mode: str = ""
    language: str = ""
    about: tuple[str, str] = ("", "")
    when: Span | None = None
    at: str = ""

    @property
    def title(self) -> str:
        return self.says

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item, self.source)
