"""Which evidence a page shows and under which number: what the report cites first, then what its figures rest on."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.assemble.newsroom import Newsroom
from farbank.errors import Missing
from farbank.values.draft import Cite, Draft, Picture
from farbank.values.draft_walk import every_block, every_run, run_groups
from farbank.views import catalogue

CITED_KINDS = ("finding", "item", "statement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The ids of the evidence in the order of their numbers; `labels` are the draft's own words for each."""

    ids: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    drawn: tuple[str, ...]  # items behind computed figures

    def number(self, identity: str) -> int:
        """The number of a piece of evidence, 0 when the page does not show it."""
        return self.ids.index(identity) + 1 if identity in self.ids else 0


def number_evidence(room: Newsroom, draft: Draft, drawn: tuple[str, ...]) -> Numbered:
    """Number what the draft cites and places, then the items behind its figures."""
    found: dict[str, list[str]] = {}
    for label in _labels(draft):
        found.setdefault(_cited(room, label), []).append(label)
    for item in drawn:
        found.setdefault(item, [])
    labels = tuple(tuple(dict.fromkeys(each)) for each in found.values())
    return Numbered(ids=tuple(found), labels=labels, drawn=tuple(dict.fromkeys(drawn)))


def _labels(draft: Draft) -> list[str]:
    labels: list[str] = []
    for block in every_block(draft):
        for runs in run_groups(block):
            labels += [run.label for run in every_run(runs) if isinstance(run, Cite)]
        labels += [block.item] if isinstance(block, Picture) else []
    return labels


def _cited(room: Newsroom, label: str) -> str:
    for kind in CITED_KINDS:
        found = catalogue.find(room.rows, kind, label)
        if found:
            return found
    raise Missing(
        f"the report cites {label}, and the case has no finding, item or statement of that name",
        advice="Correct the mark in the report, or put what it cites into a sheet.",
    )
