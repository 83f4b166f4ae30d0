"""The outline of a draft: its headings, and under each what it cites, with how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.weighing import weigh_some
from farbank.publish.grade import in_words
from farbank.publish.wording import Wording
from farbank.values.draft import Cite, Draft, Heading, Picture
from farbank.values.draft_walk import every_block, every_run, run_groups, words_of
from farbank.views import catalogue

_KINDS = ("finding", "item", "statement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One thing that a draft cites: its id (`""`: the case has none), its label, what it says, how it stands."""

    identity: str
    label: str
    title: str
    status: str
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading (`""` before the first), its line, and what is cited from there to the next, each once."""

    heading: str
    line: int
    cited: tuple[Cited, ...]


def outline_of(room: Newsroom, draft: Draft, say: Wording) -> tuple[Section, ...]:
    """The sections of a draft in their order; the first has no heading and may be empty."""
    found: list[tuple[str, int, list[str]]] = [("", 0, [])]
    for block in every_block(draft):
        if isinstance(block, Heading):
            found.append((words_of(block.runs), block.line, []))
        if isinstance(block, Picture):
            found[-1][2].append(block.item)
        runs = (run for group in run_groups(block) for run in every_run(group))
        found[-1][2].extend(run.label for run in runs if isinstance(run, Cite))
    known = _known(room, say, {label for _, _, labels in found for label in labels})
    return tuple(
        Section(heading=heading, line=line, cited=tuple(known[each] for each in dict.fromkeys(labels)))
        for heading, line, labels in found
    )


def _known(room: Newsroom, say: Wording, labels: Iterable[str]) -> dict[str, Cited]:
    """Everything cited, by its label; the findings are weighed together, so that the case is gone through once."""
    found = {label: _identity(room, label) for label in sorted(labels)}
    weighed = weigh_some(room, dict.fromkeys(identity for kind, identity in found.values() if kind == "finding"))
    says = {finding.id: (in_words(weight.status, say), "".join(finding.grade)) for finding, weight in weighed}
    return {label: _cited(room, label, identity, says) for label, (_, identity) in found.items()}


def _identity(room: Newsroom, label: str) -> tuple[str, str]:
    """Of which kind a citation is, and its id; nothing where the case has none."""
    return next(((kind, one) for kind in _KINDS if (one := catalogue.find(room.rows, kind, label))), ("", ""))


def _cited(room: Newsroom, label: str, identity: str, says: Mapping[str, tuple[str, str]]) -> Cited:
    known = catalogue.one(room.rows, identity) if identity else None
    status, grade = says.get(identity, ("", ""))
    return Cited(identity=identity, label=label, title=known[1].title if known else "", status=status, grade=grade)
