"""The outline of a draft: its headings, and under each what it cites, with how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.weighing import weigh_findings
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
    return tuple(
        Section(heading=heading, line=line, cited=tuple(_cited(room, each, say) for each in dict.fromkeys(labels)))
        for heading, line, labels in found
    )


def _cited(room: Newsroom, label: str, say: Wording) -> Cited:
    kind, identity = next(((kind, one) for kind in _KINDS if (one := catalogue.find(room.rows, kind, label))), ("", ""))
    known = catalogue.one(room.rows, identity) if identity else None
    title = known[1].title if known else ""
    status, grade = _weighed(room, identity, say) if kind == "finding" else ("", "")
    return Cited(identity=identity, label=label, title=title, status=status, grade=grade)


def _weighed(room: Newsroom, identity: str, say: Wording) -> tuple[str, str]:
    """How sure a finding is in words, and the grade that a person gave it."""
    return next(
        ((in_words(weight.status, say), "".join(finding.grade)) for finding, weight in weigh_findings(room, identity)),
        ("", ""),
    )
