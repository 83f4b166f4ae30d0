"""Names of places, asked in spellings that the gazetteer does not list: found, refused, and decided among others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluation.score import Score, set_rows, share
from farbank.assemble import tables
from farbank.reading.gazetteer.answer import PlaceAnswer
from farbank.reading.gazetteer.folding import letters

RECALL, WRONGLY, JOINT, ANSWERED = 0.88, 0.01, 0.95, 0.9
SETS = (
    ("places_fresh.tsv", "Places, fresh set"), ("places_unseen.tsv", "Places, unseen set"),
    ("places_train.tsv", "Places, fitting set"),
)  # fmt: skip
SCRIPTS = (("Latn", "Latin"), ("Hang", "Hangul"), ("Hani", "Han"), ("Kana", "kana"), ("Cyrl", "Cyrillic"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One row and what was answered; `listed` says that the gazetteer has this very name."""

    row: dict[str, str]
    answer: str | None
    confidence: float
    listed: bool = False

    @property
    def right(self) -> bool:
        return self.answer is not None and self.answer in self.row["answer"].split("|")

    @property
    def wrong(self) -> bool:
        return self.answer is not None and not self.right


def scores() -> Iterator[Score]:
    """The set that nothing was fitted on first, then the others, then another way on the first."""
    for name, title in SETS:
        yield _score(title, [ours(row) for row in set_rows(name)], targets=name == "places_fresh.tsv")
    yield _calibration([ours(row) for row in set_rows("places_fresh.tsv")])
    if peer := _peer():
        yield _score(
            "Places, fresh set, by rapidfuzz 3 and anyascii", [peer(row) for row in set_rows("places_fresh.tsv")]
        )


def ours(row: dict[str, str]) -> Asked:
    """The answer to one row."""
    near = tuple(each for each in row["near"].split("|") if each)
    found: PlaceAnswer = tables.gazetteer().resolve(row["query"], near=near)
    sure = next((each.confidence for each in found.candidates if each.id == found.answer), 0)
    listed = bool(tables.gazetteer().hits.index.at("letters", letters(row["query"])))
    return Asked(row=row, answer=found.answer, confidence=sure / 10_000, listed=listed)


def _score(title: str, asked: list[Asked], *, targets: bool = False) -> Score:
    sort = defaultdict(list)
    for each in asked:
        sort[each.row["sort"]].append(each)
    names, outsiders, joint = sort["name"], sort["outsider"], sort["joint"]
    rows = [
        ("names found", said, *_of([each for each in names if each.row["script"] == script]))
        for script, said in SCRIPTS
    ]
    rows += [
        ("names found", "all", *_of(names)),
        ("of these not in the gazetteer as written", "all", *_of([each for each in names if not each.listed])),
        ("decided among others", "all", *_of(joint)),
    ]
    least = _threshold(names)
    wrongly = [each for each in outsiders if each.answer is not None and each.confidence >= least]
    taken = [each for each in outsiders if each.answer is not None]
    answered = share(_answered(names, least), len(names))
    other = [each for each in names if each.answer is not None and not each.right]
    surest = f"outsiders accepted at confidence {least:.4f}, with {answered} of names answered"
    rows += [
        (surest, "all", str(len(outsiders)), share(len(wrongly), len(outsiders))),
        (
            "outsiders accepted whenever there is an answer",
            "all",
            str(len(outsiders)),
            share(len(taken), len(outsiders)),
        ),
        ("names answered with another place", "all", str(len(names)), share(len(other), len(names))),
    ]
    missed = _missed(names, joint, len(wrongly) / max(1, len(outsiders))) if targets else ()
    return Score(title=title, head=("what", "script", "rows", "share"), rows=tuple(rows), missed=missed)


def _calibration(asked: list[Asked]) -> Score:
    """How often an answer with so much confidence was right; a person must be able to take it at its word."""
    rows = []
    for low, high in ((0.0, 0.7), (0.7, 0.9), (0.9, 0.97), (0.97, 1.01)):
        given = [each for each in asked if each.answer is not None and low <= each.confidence < high]
        mean = sum(each.confidence for each in given) / max(1, len(given))
        rows.append((f"{low:.2f} to {min(high, 1.0):.2f}", str(len(given)), share(round(1000 * mean), 1000),
                     share(sum(each.right for each in given), len(given))))  # fmt: skip
    return Score(
        title="Places, fresh set, confidence", head=("confidence", "answers", "mean", "right"), rows=tuple(rows)
    )


def _of(asked: list[Asked]) -> tuple[str, str]:
    return str(len(asked)), share(sum(each.right for each in asked), len(asked))


def _threshold(names: Iterable[Asked]) -> float:
    """The confidence above which nine in ten names are answered."""
    sure = sorted((each.confidence for each in names), reverse=True)
    return sure[int(ANSWERED * len(sure))]


def _answered(names: Iterable[Asked], least: float) -> int:
    return sum(each.answer is not None and each.confidence >= least for each in names)


def _missed(names: list[Asked], joint: list[Asked], wrongly: float) -> tuple[str, ...]:
    found = (
        (
            sum(each.right for each in names if not each.listed) >= RECALL * sum(not each.listed for each in names),
            "names found 88 %",
        ),
        (wrongly <= WRONGLY, "outsiders accepted 1 %"),
        (sum(each.right for each in joint) >= JOINT * len(joint), "decided among others 95 %"),
    )
    return tuple(target for met, target in found if not met)


def _peer():
    """The nearest name by rapidfuzz among all names in ASCII; nothing when the two libraries are not installed."""
    try:
        from anyascii import anyascii  # noqa: PLC0415
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.fuzz import WRatio  # noqa: PLC0415
    except ImportError:
        return None
    names = [
        (anyascii(name.text).casefold(), place.id)
        for place in tables.gazetteer().places.values()
        for name in place.names
    ]
    spelled = [name for name, _ in names]

    def answer(row: dict[str, str]) -> Asked:
        _, ratio, at = process.extractOne(anyascii(row["query"]).casefold(), spelled, scorer=WRatio)
        return Asked(row=row, answer=names[at][1], confidence=ratio / 100)

    return answer
