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
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from evaluation.gate_case import asked, asked_whole, prepared
from evaluation.gate_drafts import Drafted, drafts_of_nobody, drafts_of_people, written
from evaluation.score import HERE, Score, share
from farbank.judgement.verdict import Verdict, Where

NOBODY, PEOPLE = 2, 20  # per cent of drafts that may be stopped
QUESTIONS: Final = 5  # a report, in the median
SAMPLE: Final = 10
LATER: Final = "fresh_"  # paragraphs by which one rule was mended afterwards
THIRD: Final = "third_"  # paragraphs that no rule was mended by
_MOST_NAMED: Final = 20
_BEGINNING: Final = 25  # characters
_ATTACKS: Final = HERE.parent / "tests" / "attacks"
Judged = list[tuple[Drafted, Verdict]]


def scores() -> Iterator[Score]:
    """The needless holds of both sets, of later paragraphs, of a sample with all its bytes; the attacks beside them."""
    with prepared() as (room, confinement):
        nobody, people, later, more, third, thirds = (
            [(each, asked(room, confinement, each)) for each in some]
            for some in (
                drafts_of_nobody(),
                drafts_of_people(),
                drafts_of_nobody(kind=LATER),
                drafts_of_people(kind=LATER),
                drafts_of_nobody(kind=THIRD),
                drafts_of_people(kind=THIRD),
            )
        )
        with tempfile.TemporaryDirectory() as folder:
            sample = [*drafts_of_nobody(SAMPLE), *drafts_of_people(SAMPLE)]
            whole = [(each, asked_whole(room, confinement, each, Path(folder))) for each in sample]
    yield _by_rule("the paragraphs that the rules were mended by", nobody, people)
    yield _by_rule("paragraphs written afterwards", later, more, kind=LATER)
    yield _by_rule("paragraphs written a third time", third, thirds, kind=THIRD)
    yield _questions(nobody, people, later, more, third, thirds, whole)


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


def _by_rule(title: str, nobody: Judged, people: Judged, *, kind: str = "") -> Score:
    first, second = rules_of(nobody), rules_of(people)
    rows = [(rule, _of(first[rule], nobody), _of(second[rule], people)) for rule in sorted(first | second)]
    rows.append(("any rule", _of(len(stopped(nobody)), nobody), _of(len(stopped(people)), people)))
    missed = [
        f"{name}: {share(len(stopped(judged)), len(judged))} are stopped, at most {most} % should be"
        for name, judged, most in (("nobody private", nobody, NOBODY), ("people generalised", people, PEOPLE))
        if 100 * len(stopped(judged)) > most * len(judged)
    ]
    made_of = f"Paragraphs: {len(written(f'{kind}plain.md'))} of nobody, {len(written(f'{kind}private.md'))} of people."
    return Score(
        title=f"Needless holds of the gate, by rule: {title}",
        head=("rule", "nobody private", "people generalised"),
        rows=tuple(rows),
        notes=(made_of, *_where(nobody, people)),
        missed=tuple(missed),
    )


def _where(*sets: Judged) -> Iterator[str]:
    """The paragraphs that stand in most of the drafts that a rule stops: for whoever mends the rule."""
    found = Counter(
        (finding.rule, name)
        for judged in sets
        for drafted, verdict in judged
        for finding in verdict.findings
        for name in {each for place in finding.where for each in _holding(drafted, place)}
    )
    for (rule, name), count in found.most_common(_MOST_NAMED):
        yield f"- {rule}: {name} ({count})"


def _holding(drafted: Drafted, place: Where) -> Iterator[str]:
    """The paragraphs of a draft that begin a passage as this one begins."""
    for name, body in zip(drafted.paragraphs, drafted.bodies, strict=True):
        if place.text and place.text[:_BEGINNING] in body:
            yield name


def _questions(*judged_sets: Judged) -> Score:
    names = ("nobody private", "people generalised", "nobody private, later", "people generalised, later",
             "nobody private, third", "people generalised, third", "both, with all bytes")  # fmt: skip
    named = tuple(zip(names, judged_sets, strict=True))
    every = {name: [questions(verdict) for _, verdict in judged] for name, judged in named}
    rows = []
    for name, judged in named:
        median, most = f"{statistics.median(every[name]):g}", str(max(every[name]))
        rows.append((name, str(len(judged)), median, most, _of(len(stopped(judged)), judged)))
    middle = statistics.median(asked_of for some in every.values() for asked_of in some)
    return Score(
        title="Questions that the gate asks a report",
        head=("set", "reports", "median", "most", "stopped"),
        rows=tuple(rows),
        notes=(f"Beside them stand {attacks()} tests of the attack suite ('python -m pytest tests/attacks').",),
        missed=(f"{middle:g} questions in the median, at most {QUESTIONS}",) if middle > QUESTIONS else (),
    )


def _of(part: int, judged: Judged) -> str:
    return f"{part} ({share(part, len(judged))})"
