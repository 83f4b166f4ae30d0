"""Marks that stand for words taken out, and say by their length what those were.

- A row of blocks, blanks or circles has the length of what it covers, or looks as if it had.
- A surname before circles gives the name and its number of syllables.
- A mark of one fixed length says nothing: "[removed]", "[...]", "…".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.leaving import Hit, Leaving, leaving, place, told_once
from farbank.judgement.question import Question
from farbank.judgement.verdict import Finding

REMOVED: Final = {"en": "[removed]", "ko": "[삭제]", "ja": "[削除]", "zh": "[已删除]"}
_BECAUSE: Final = "A mark in the {channel} stands for words taken out and is as long as they were, or looks it."
_BLOCKS: Final = "█▇▆▓▒▮■◼⬛▬"
_CIRCLES: Final = "○◯〇●◎△□×✕＊"
_GAP: Final = re.compile(
    "|".join(
        (
            rf"[{_BLOCKS}](?:\s?[{_BLOCKS}])+",
            rf"[{_CIRCLES}]{{2,}}|\*{{3,}}|(?<=[가-힣一-龠])\*{{2,}}",
            r"(?<=[가-힣一-龠])(?<![〇零一二三四五六七八九十])[○◯●△□×＊*](?![\d*])(?=[\s,.。、，씨군양さ氏某가-힣])",
            r"(?<![A-Za-z0-9_])_{2,}(?![A-Za-z0-9_])|＿{2,}",
            r"(?<![A-Za-z])X{4,}(?![A-Za-z])|(?<![A-Za-z])x{3,}(?![A-Za-z])",
            r"[\[(（［〔]\s*(?:\s{2,}|[-–—?*·・_.…]{4,}|[-–—?*·・_]{2,})\s*[\])）］〕]",
            r"(?<![.…])(?:\.{5,}|…{3,}|(?:\. ){4,})",
        )
    )
)


def telling_gaps(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A HOLD for the marks of a report, with every place where one stands."""
    fixed = REMOVED.get(question.draft.language, REMOVED["en"])
    repair = (f"Write {fixed} for each of them, whatever stood there.",)
    hits = (hit for text in leaving(question, passages) for hit in _in(text))
    return tuple(told_once(hits, "telling_gap", "HOLD", _BECAUSE, repair))


def _in(text: Leaving) -> Iterator[Hit]:
    for match in _GAP.finditer(text.text):
        yield Hit(kind="", key="", where=place(text, *match.span()))
