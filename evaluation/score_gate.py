"""Needless holds: how often the gate stops what nobody would have to stop, by rule, and what it asks a person.

Two hundred drafts without a private person, two hundred with people who are properly generalised and agreed. Everything
that the gate says of them is needless. A gate that always stops passes every attack, so this stands beside how many
attacks it is tried with.
"""

from __future__ import annotations

import ast
import statistics
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from evaluation.gate_case import asked, asked_whole, prepared
from evaluation.gate_drafts import Drafted, drafts_of_nobody, drafts_of_people, written
from evaluation.score import HERE, Score, share
from farbank.judgement.verdict import Verdict

NOBODY, PEOPLE = 2, 20  # per cent of drafts that may be stopped
QUESTIONS: Final = 5  # a report, in the median
SAMPLE: Final = 10
_ATTACKS: Final = HERE.parent / "tests" / "attacks"
Judged = list[tuple[Drafted, Verdict]]


def scores() -> Iterator[Score]:
    """The needless holds of both sets, those of a sample with all its bytes, and the attacks beside them."""
    with prepared() as (room, confinement):
        nobody = [(each, asked(room, confinement, each)) for each in drafts_of_nobody()]
        people = [(each, asked(room, confinement, each)) for each in drafts_of_people()]
        with tempfile.TemporaryDirectory() as folder:
            sample = [*drafts_of_nobody(SAMPLE), *drafts_of_people(SAMPLE)]
            whole = [(each, asked_whole(room, confinement, each, Path(folder))) for each in sample]
    yield _by_rule(nobody, people)
    yield _questions(nobody, people, whole)


def stopped(judged: Judged) -> Judged:
    """The drafts of which the gate says anything."""
    return [(drafted, verdict) for drafted, verdict in judged if verdict.findings]


def rules_of(judged: Judged) -> Counter[str]:
    """How many drafts each rule stops; a draft that it stops twice counts once."""
    return Counter(rule for _, verdict in judged for rule in {each.rule for each in verdict.findings})


def questions(verdict: Verdict) -> int:
    """What a person is asked: every HOLD."""
    return sum(each.severity == "HOLD" for each in verdict.findings)


def attacks() -> int:
    """The tests of the attack suite, counted as functions; most of them are tried with several files."""
    trees = (ast.parse(each.read_text(encoding="utf-8")) for each in _ATTACKS.glob("test_*.py"))
    return sum(
        isinstance(each, ast.FunctionDef) and each.name.startswith("test_") for tree in trees for each in tree.body
    )


def _by_rule(nobody: Judged, people: Judged) -> Score:
    first, second = rules_of(nobody), rules_of(people)
    rows = [(rule, _of(first[rule], nobody), _of(second[rule], people)) for rule in sorted(first | second)]
    rows.append(("any rule", _of(len(stopped(nobody)), nobody), _of(len(stopped(people)), people)))
    missed = [
        f"{name}: {share(len(stopped(judged)), len(judged))} are stopped, at most {most} % should be"
        for name, judged, most in (("nobody private", nobody, NOBODY), ("people generalised", people, PEOPLE))
        if 100 * len(stopped(judged)) > most * len(judged)
    ]
    return Score(
        title="Needless holds of the gate, by rule",
        head=("rule", "nobody private", "people generalised"),
        rows=tuple(rows),
        notes=(
            f"Paragraphs: {len(written('plain.md'))} of nobody, {len(written('private.md'))} of people.",
            *_where(nobody, people),
        ),
        missed=tuple(missed),
    )


def _where(*sets: Judged) -> Iterator[str]:
    """The paragraphs that stand in most of the drafts that a rule stops: for whoever mends the rule."""
    found: Counter[tuple[str, str]] = Counter()
    for judged in sets:
        for drafted, verdict in judged:
            for finding in verdict.findings:
                found.update((finding.rule, name) for name in _holding(drafted, finding.because, finding.where))
    for (rule, name), count in found.most_common(20):
        yield f"- {rule}: {name} ({count})"


def _holding(drafted: Drafted, because: str, where: Iterable[object]) -> Iterator[str]:
    del because
    for place in where:
        text = str(getattr(place, "text", ""))
        for name, paragraph in zip(drafted.paragraphs, drafted.bodies, strict=True):
            if text and text[:25] in paragraph:
                yield name


def _questions(nobody: Judged, people: Judged, whole: Judged) -> Score:
    rows = []
    for name, judged in (("nobody private", nobody), ("people generalised", people), ("both, with all bytes", whole)):
        asked_of = [questions(verdict) for _, verdict in judged]
        rows.append(
            (
                name,
                str(len(judged)),
                f"{statistics.median(asked_of):g}",
                str(max(asked_of)),
                _of(len(stopped(judged)), judged),
            )
        )
    median = statistics.median(questions(verdict) for _, verdict in (*nobody, *people))
    return Score(
        title="Questions that the gate asks a report",
        head=("set", "reports", "median", "most", "stopped"),
        rows=tuple(rows),
        notes=(f"Beside them stand {attacks()} tests of the attack suite ('python -m pytest tests/attacks').",),
        missed=(f"{median:g} questions in the median, at most {QUESTIONS}",) if median > QUESTIONS else (),
    )


def _of(part: int, judged: Judged) -> str:
    return f"{part} ({share(part, len(judged))})"
