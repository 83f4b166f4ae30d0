"""Words that claim more than the case carries: a whole nobody saw, an open contradiction, an inference told as fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.judgement.bounded_said import is_bounded
from farbank.judgement.draft_text import Mark, Passage, sentence_at
from farbank.judgement.question import Question, TotalWord, TruthInput
from farbank.judgement.told import where_of
from farbank.judgement.unknown_said import says_unknown
from farbank.judgement.verdict import Finding, Where
from farbank.values.draft import Cite, Covered

GUESSED: Final = frozenset({"inferred", "motive"})  # modes of a statement that keep their hedge in print
_HEDGES: Final = re.compile(
    r"\b(?:appear(?:s|ed|ing)?|apparently|seem(?:s|ed|ing|ingly)?|presum(?:e|es|ed|ably)|probabl[ey]|likely|unlikely"
    r"|possibl[ey]|perhaps|may|might|could|suggest(?:s|ed|ing)?|believe[sd]?|thinks?|thought|suspect(?:s|ed)?|assum(?:e|es|ed)"
    r"|guess(?:es|ed)?|infer(?:s|red)?|supposed(?:ly)?|reportedly|allegedly|unclear|as if)\b"
    r"|듯|것으로 (?:보인|보이|추정|여겨)|추정|아마|것 같|가능성|모양"
    r"|よう(?:だ|で|に)|らしい|みられ|見られ|思われ|推定|推測|おそらく|恐らく|可能性|かもしれ|だろう"
    r"|似乎|好像|可能|大概|也许|也許|或许|或許|据信|據信|估计|估計|看来|看來|推测",
)


def unbacked_totals(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """Totalising words without a coverage that carries them; a coverage figure carries its own caption.

    A sentence that says what nobody knows claims no whole (`unknown_said`), nor does one whose whole is small and named
    (`bounded_said`).
    """
    found: list[Finding] = []
    for passage in passages:
        if passage.figure is None or passage.figure.what != "coverage":
            found += _totals_in(question, passage)
    return tuple(found)


def open_contradictions(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """Citations of what is contested."""
    return tuple(
        Finding(
            rule="open_contradiction",
            severity="HOLD",
            where=(where,),
            because=f"{label} is contested: what contradicts it is not resolved.",
            repair=("Resolve the contradiction, or print both sides.",),
        )
        for label, truth, where in _cited(question, passages)
        if truth.status == "contested"
    )


def unheld_evidence(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """Citations of findings that rested on what cannot be read here any more, for them or against them."""
    return tuple(
        Finding(
            rule="unheld_evidence",
            severity="HOLD",
            where=(where,),
            because=f"{label} rests on {', '.join(truth.unheld)}, which cannot be read here any more.",
            repair=("Draw the finding again on what is left, and read the report against it.",),
        )
        for label, truth, where in _cited(question, passages)
        if truth.unheld
    )


def unhedged(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """Sentences that tell as fact what is an inference or a motive."""
    return tuple(
        Finding(
            rule="unhedged",
            severity="HOLD",
            where=(where,),
            because=f"{label} rests on what was {_guess(truth)}, and the sentence does not say so.",
            repair=('Say "appears to" or "presumably", or whose inference it is.',),
        )
        for label, truth, where in _cited(question, passages)
        if GUESSED & set(truth.modes) and not _HEDGES.search(_words(where))
    )


def _totals_in(question: Question, passage: Passage) -> Iterator[Finding]:
    marks = [(mark, mark.run.coverage) for mark in passage.marks if isinstance(mark.run, Covered)]
    for mark, coverage in marks:
        because = _unbacked(question, passage.text[mark.start : mark.end], coverage)
        if because:
            yield _total(passage, mark.start, mark.end, because)
    for word in question.find_totalising(passage.text, question.draft.language):
        backed = any(_overlap(word, mark) for mark, _ in marks) or _carried(question, passage, word)
        claims_none = says_unknown(passage.text, word.start) or _is_bounded(passage, word)
        if not backed and not claims_none:
            yield _total(passage, word.start, word.end, "no coverage is named for it")


def _unbacked(question: Question, words: str, coverage: str) -> str:
    """Why the coverage named for some words does not carry them; empty when it does."""
    backing = question.backings.get((words, coverage))
    if backing is not None:
        return "" if backing.backed else backing.because
    return f"the coverage {coverage} was not computed"


def _carried(question: Question, passage: Passage, word: TotalWord) -> bool:
    """Whether a finding cited in the same sentence carries its own totalising words."""
    sentence = sentence_at(passage.text, word.start + 1)
    truths = {each.id: each for each in question.truths}
    cited = [
        truths.get(question.id_of(mark.run.label))
        for mark in passage.marks
        if isinstance(mark.run, Cite) and sentence_at(passage.text, mark.start) == sentence
    ]
    return any(each is not None and each.total_backed for each in cited)


def _is_bounded(passage: Passage, word: TotalWord) -> bool:
    """Whether the whole that is claimed is a small one that the passage names, or none."""
    sentence = sentence_at(passage.text, word.start + 1)
    cited = any(isinstance(each.run, Cite) for each in passage.marks)
    return is_bounded(passage.text, word.start, sentence, cited=cited)


def _overlap(word: TotalWord, mark: Mark) -> bool:
    return word.start < mark.end and mark.start < word.end


def _total(passage: Passage, start: int, end: int, because: str) -> Finding:
    return Finding(
        rule="unbacked_total",
        severity="HOLD",
        where=(where_of(passage, start, end),),
        because=f'"{passage.text[start:end]}" claims a whole: {because}.',
        repair=("Name the coverage that carries it, or say which part was seen.",),
    )


def _cited(question: Question, passages: tuple[Passage, ...]) -> Iterator[tuple[str, TruthInput, Where]]:
    """Every citation of something weighed, with its label and the sentence it stands in."""
    truths = {each.id: each for each in question.truths}
    for passage in passages:
        for mark in passage.marks:
            if isinstance(mark.run, Cite) and (truth := truths.get(question.id_of(mark.run.label))):
                yield mark.run.label, truth, where_of(passage, *sentence_at(passage.text, mark.start))


def _guess(truth: TruthInput) -> str:
    return "inferred" if "inferred" in truth.modes else "a motive somebody supposes"


def _words(where: Where) -> str:
    return where.text[where.start : where.end]
