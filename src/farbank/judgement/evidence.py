"""Everything a weighing may look at: the latest word on every row, by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from farbank.facts.fact import Row
from farbank.facts.item import ItemReceived
from farbank.facts.look import ConstraintNoted, LineAdopted, Looked, TallyNoted
from farbank.facts.origin import LinkAsserted, OriginStated
from farbank.facts.source import SourceNamed
from farbank.facts.statement import StatementMade


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Rows by id (`lines` by line name). Items carry their latest description. `withdrawn` holds ids that do not count.

    `looks` and `constraints` are needed only where totalising words rest on the coverage of a line.
    """

    statements: Mapping[str, StatementMade] = field(default_factory=dict)
    items: Mapping[str, ItemReceived] = field(default_factory=dict)
    sources: Mapping[str, SourceNamed] = field(default_factory=dict)
    origins: Mapping[str, OriginStated] = field(default_factory=dict)
    links: Mapping[str, LinkAsserted] = field(default_factory=dict)
    tallies: Mapping[str, TallyNoted] = field(default_factory=dict)
    lines: Mapping[str, LineAdopted] = field(default_factory=dict)
    looks: Mapping[str, Looked] = field(default_factory=dict)
    constraints: Mapping[str, ConstraintNoted] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()

    def statement(self, name: str) -> StatementMade | None:
        """The statement of this id, if it is held and counts."""
        return None if name in self.withdrawn else self.statements.get(name)

    def item(self, name: str) -> ItemReceived | None:
        """The item of this id, if it is held and counts."""
        return None if name in self.withdrawn else self.items.get(name)

    def source(self, name: str) -> SourceNamed | None:
        """The source of this id, if it is held and counts."""
        return None if name in self.withdrawn else self.sources.get(name)

    def origin(self, name: str) -> OriginStated | None:
        """The origin of this id, if it is held and counts."""
        return None if name in self.withdrawn else self.origins.get(name)

    def tally(self, name: str) -> TallyNoted | None:
        """The tally of this id, if it is held and counts."""
        return None if name in self.withdrawn else self.tallies.get(name)

    def label(self, name: str) -> str:
        """The reporter's own label for an id; the id itself where nothing is known of it."""
        every: tuple[Mapping[str, Row], ...] = (self.statements, self.items, self.sources, self.origins, self.tallies)
        known = [rows[name].label for rows in every if name in rows]
        return (known and known[0]) or name
