"""What the truth checks of the gate ask: how the cited findings weigh, every vintage of the figures, backed totals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.page import Made
from farbank.judgement.question import Question, TruthInput
from farbank.judgement.totalising_coverage import Backing, coverage_backs
from farbank.values.draft import Covered
from farbank.values.draft_walk import every_block, every_run, run_groups, words_of
from farbank.views import figures


def with_truths(room: Newsroom, asked: Question, made: Made) -> Question:
    """A question with what the report can be held against."""
    series = figures.series(room.rows)
    return replace(
        asked,
        truths=tuple(_truths(made)),
        figures=tuple(figure for each in series for figure in figures.figures_of(room.rows, each.id)),
        series=series,
        backings=_backings(made),
    )


def _truths(made: Made) -> Iterable[TruthInput]:
    for identity in made.numbered.ids:
        if identity in made.weighed:
            finding, weight = made.weighed[identity]
            said = [made.evidence.statement(each.on) for each in finding.rests_on if each.stance == "supports"]
            modes = tuple(dict.fromkeys(each.mode for each in said if each and each.mode))
            backed = weight.totalising is not None and weight.totalising.backed
            yield TruthInput(id=identity, status=weight.status, modes=modes, total_backed=backed, unheld=weight.unheld)
        elif (statement := made.evidence.statement(identity)) is not None:
            yield TruthInput(id=identity, modes=(statement.mode,) if statement.mode else ())


def _backings(made: Made) -> dict[tuple[str, str], Backing]:
    found: dict[tuple[str, str], Backing] = {}
    for block in every_block(made.draft):
        for runs in run_groups(block):
            for run in every_run(runs):
                if isinstance(run, Covered):
                    words = words_of(run.runs)
                    found[words, run.coverage] = coverage_backs(
                        words, run.coverage, made.evidence, language=made.draft.language
                    )
    return found
