"""A ten-page article read for proposals: seconds on one core, and how the time grows with the text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

from evaluation.gold import paragraphs
from evaluation.score import HERE

from benchmarks.figure import Figure
from farbank.assemble.proposing import finders
from farbank.reading.proposing.propose import propose

RUNS = 5
PAGES = 10
PAGE = {"en": 3000, "ko": 1800, "ja": 1200, "zh": 1200}  # characters of a page: 50 lines of 60, 40 of 45, 30 of 40
FINDERS = finders(as_of=date(2024, 1, 31))


def figures() -> Iterator[Figure]:
    """Articles made of the paragraphs of the evaluation, each run on text that was not read before."""
    propose("In May 2020.", FINDERS)
    for language in PAGE:
        text = _article(language)
        took = tuple(_seconds(f"{run} {text}") for run in range(RUNS))
        yield Figure(what=f"article of {PAGES} pages, {language}", peer="target", values=took, unit="s", at_most=1)
    line = " ".join(_article("en").split())
    ratios = tuple(_seconds(line * 4) / _seconds(line) for _ in range(RUNS))
    yield Figure(what="one line four times as long: time", peer="the line once", values=ratios, at_most=5)


def _article(language: str) -> str:
    texts = [
        each.text
        for name in ("seen", "unseen", "fresh")
        for each in paragraphs(HERE / "proposals" / f"{name}.md")
        if each.language == language
    ]
    whole = "\n\n".join(texts)
    return (whole * (PAGES * PAGE[language] // len(whole) + 1))[: PAGES * PAGE[language]]


def _seconds(text: str) -> float:
    begun = time.process_time()
    propose(text, FINDERS)
    return time.process_time() - begun
