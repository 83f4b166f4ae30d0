"""Names of places among others: what is said around a name decides, or says that it is somewhere else."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.score import Score, set_rows, share
from evaluation.score_places import JOINT, SCRIPTS, Asked, ours

SETS = (
    ("places_context.tsv", "Places among others, unseen set"),
    ("places_context_fit.tsv", "Places among others, fitting set"),
)


def scores() -> Iterator[Score]:
    """The set that was written before the rules first, then the one that they were mended on."""
    for name, title in SETS:
        yield _score(title, [ours(row) for row in set_rows(name)], targets=name == "places_context.tsv")


def _score(title: str, asked: list[Asked], *, targets: bool) -> Score:
    joint = [each for each in asked if each.row["sort"] == "joint"]
    outsiders = [each for each in asked if each.row["sort"] == "outsider"]
    worded, beside = ([each for each in joint if bool(each.row["near"]) is named] for named in (False, True))
    rows = [
        ("decided", said, *_right([each for each in joint if each.row["script"] == script])) for script, said in SCRIPTS
    ]
    rows += [
        ("decided by words around the name", "all", *_right(worded)),
        ("decided by places named with it", "all", *_right(beside)),
        ("decided", "all", *_right(joint)),
        ("answered with another place", "all", *_share(joint, sum(each.wrong for each in joint))),
        ("namesakes elsewhere accepted", "all", *_share(outsiders, sum(each.wrong for each in outsiders))),
    ]
    met = sum(each.right for each in joint) >= JOINT * len(joint)
    return Score(
        title=title, head=("what", "script", "rows", "share"), rows=tuple(row for row in rows if row[2] != "0"),
        missed=() if met or not targets else ("decided 95 %",),
    )  # fmt: skip


def _right(asked: list[Asked]) -> tuple[str, str]:
    return _share(asked, sum(each.right for each in asked))


def _share(asked: list[Asked], part: int) -> tuple[str, str]:
    return str(len(asked)), share(part, len(asked))
