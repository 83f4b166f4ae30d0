"""The sentences of a draft that a fact-checker has to look up, numbered, with what makes each of them checkable.

A sentence is checkable where it holds a number, a day, a place, a name, words that claim a whole, a cause or a motive,
somebody's words, a mark of a persona, or a citation. What it rests on is what it cites itself; where it cites nothing,
what its paragraph cites is named as that of the paragraph, and never as its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from farbank.judgement.draft_text import Mark, Passage, passages, sentence_at, sentences
from farbank.judgement.numbers_said import numbers_in
from farbank.values.draft import Cite, Covered, Draft, Named, NoteMark
from farbank.values.draft_walk import every_run, run_groups

What = Literal["number", "date", "place", "name", "whole", "cause", "words", "person", "citation"]
WHATS: Final[tuple[What, ...]] = get_args(What)
FindMarks = Callable[[str, str], Sequence[tuple[int, int, What]]]  # text, language -> what stands where

_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_LONE: Final = re.compile(r" (?=[.,;:!?。，、；：！？)\]）])")  # where a citation stood
_CAPITAL: Final = rf"(?!(?:{_MONTHS})\b)[A-Z][a-z]+"
_NAMES: Final = re.compile(
    rf"(?<=[a-z,;:] ){_CAPITAL}|\b{_CAPITAL} {_CAPITAL}"
    r"|[가-힣]{2,4}\s?(?:씨|장관|위원장|대변인|교수|박사|대사)"
    r"|[一-龯]{2,4}(?:さん|氏|報道官|大臣|教授|博士)"
    r"|[一-龯]{2,3}(?:先生|女士|部长|部長|教授|博士|主席)"
)
_CAUSES: Final = re.compile(
    r"\b(?:because|due to|owing to|led to|leads to|in order to|so that|as a result|results? (?:in|from)|caused|causes"
    r"|prompted|forced|aimed? at|meant to|intended to|designed to|therefore|thanks to|in response to|blames?|blamed)\b"
    r"|때문|위해|위한|까닭|따라서|탓|결과로|려고|막으려"
    r"|ため|せいで|おかげ|原因|理由|したがって|よって(?!い)|目的|狙い"
    r"|因为|因為|由于|由於|为了|為了|导致|導致|因此|所以|目的|旨在|以便|致使",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkable:
    """One sentence: its number from 1, where it stands, why it has to be checked, and the labels that it rests on.

    `paragraph` are labels that its paragraph cites and it does not; `coverages` back its totalising words; `figure` is
    (what, name, as-of) of the computed figure whose caption it is.
    """

    number: int
    line: int
    channel: str
    text: str
    whats: tuple[What, ...]
    cites: tuple[str, ...] = ()
    paragraph: tuple[str, ...] = ()
    coverages: tuple[str, ...] = ()
    figure: tuple[str, str, str] | None = None


def checkable(draft: Draft, find: FindMarks) -> tuple[Checkable, ...]:
    """Every checkable sentence in reading order; `find` knows days, places and the other words of a text."""
    found: list[Checkable] = []
    item = ""
    for read in passages(draft):
        passage = replace(read, item=item) if read.channel == "alt" else read  # it follows its picture's caption
        item = read.item
        marks = tuple(find(passage.text, draft.language))
        for start, end in sentences(passage.text):
            one = _sentence(draft, passage, (start, end), marks, number=len(found) + 1)
            if one.whats:
                found.append(one)
    return tuple(found)


def _sentence(
    draft: Draft, passage: Passage, span: tuple[int, int], found: Sequence[tuple[int, int, What]], *, number: int
) -> Checkable:
    start, end = span
    mine = [mark for mark in passage.marks if sentence_at(passage.text, mark.end) == span]
    cites = tuple(dict.fromkeys(label for mark in mine for label in _labels(draft, mark)))
    every = dict.fromkeys(label for mark in passage.marks for label in _labels(draft, mark))
    own = (*((passage.item,) if passage.item else ()), *cites)
    words = passage.text[start:end]
    here = {what for at, _, what in found if start <= at < end} | set(_whats(words, mine, cited=bool(own)))
    figure = passage.figure
    return Checkable(
        number=number,
        line=passage.line + passage.text[:start].count("\n"),
        channel=passage.channel,
        text=_LONE.sub("", " ".join(words.split())),
        whats=tuple(each for each in WHATS if each in here),
        cites=own,
        paragraph=() if own else tuple(every),
        coverages=tuple(mark.run.coverage for mark in mine if isinstance(mark.run, Covered)),
        figure=(figure.what, figure.option("name") or figure.option("line"), figure.option("as-of"))
        if figure
        else None,
    )


def _whats(words: str, marks: Sequence[Mark], *, cited: bool) -> Iterator[What]:
    if numbers_in(words):
        yield "number"
    if _NAMES.search(words):
        yield "name"
    if _CAUSES.search(words):
        yield "cause"
    if any(isinstance(mark.run, Covered) for mark in marks):
        yield "whole"
    if any(isinstance(mark.run, Named) for mark in marks):
        yield "person"
    if cited:
        yield "citation"


def _labels(draft: Draft, mark: Mark) -> Iterator[str]:
    """What a mark cites: itself, or the footnote that it leads to."""
    if isinstance(mark.run, Cite):
        yield mark.run.label
    elif isinstance(mark.run, NoteMark) and 0 < mark.run.number <= len(draft.footnotes):
        for block in draft.footnotes[mark.run.number - 1]:
            yield from (run.label for runs in run_groups(block) for run in every_run(runs) if isinstance(run, Cite))
