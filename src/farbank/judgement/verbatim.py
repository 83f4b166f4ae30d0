"""Wording that stands in one source's intake and nowhere else: whoever holds the call or the letter knows who spoke.

- Six words in a row, or twelve characters of Korean, Japanese or Chinese, or a mixture worth as much. A translation has
  about two syllables for an English word in Korean, as many characters in Japanese and fewer in Chinese; so twelve
  characters carry as much as six words do, or more. It is a rule of thumb and no measure of bits.
- What anybody public said too (public sources, press, authorities, reporters) is nobody's wording.
- Words set as a quotation pass where the source agreed to `verbatim` for this use.
- No finding says whose the words are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from farbank.judgement.consent import Use, refusals
from farbank.judgement.draft_text import Passage
from farbank.judgement.leaving import Hit, Leaving, leaving, place, told_once
from farbank.judgement.question import Question
from farbank.judgement.quoted import Quoted, quotations
from farbank.judgement.verdict import Finding
from farbank.judgement.wording import OPEN, SHINGLE, Heard, Hearing, Spelled, spelled

ENOUGH: Final = 12  # twelfths of a phrase, as `Spelled.worth` counts them
_BECAUSE: Final = (
    "These words stand so in what one source said or sent, and nowhere else in this case; whoever listened in or holds "
    "the paper knows by them who that is."
)
REPAIR: Final = (
    "Say it in other words: keep what it means, and change its order and its expressions.",
    "Set it as a quotation, once the source agreed to verbatim.",
)


def verbatim(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A HOLD for each such phrase, with every place where it leaves."""
    if not question.heard:
        return ()
    quoted = quotations(question, passages)
    hits = (hit for text in leaving(question, passages) for hit in _in(question, text, quoted))
    return tuple(told_once(hits, "verbatim", "HOLD", _BECAUSE, REPAIR))


def _in(question: Question, text: Leaving, quoted: Quoted) -> Iterator[Hit]:
    read = spelled(text.text)
    for start, end, voice in _phrases(read, question.heard):
        begin, stop = read.at[start][0], read.at[end - 1][1]
        if not (quoted.holds(text, begin, stop) and _agreed(question, voice)):
            yield Hit(kind="", key=read.letters[start:end], where=place(text, begin, stop))


def _phrases(read: Spelled, heard: Hearing) -> Iterator[tuple[int, int, str]]:
    """The longest rows of letters that are one voice's alone, with the voice."""
    begun: tuple[int, int, str] | None = None
    for start in read.starts:
        if (end := _end(read, start)) is None:
            break
        voice = _only_voice(read.letters, start, end, heard)
        if voice == OPEN:
            continue
        if begun and begun[2] == voice and start <= begun[1]:
            begun = (begun[0], max(end, begun[1]), voice)
        else:
            if begun:
                yield begun
            begun = (start, end, voice)
    if begun:
        yield begun


def _end(read: Spelled, start: int) -> int | None:
    """Where a phrase that begins there is long enough, in words and in letters."""
    end = start + SHINGLE
    while end < len(read.worth) and read.worth[end] - read.worth[start] < ENOUGH:
        end += 1
    return end if end < len(read.worth) else None


def _only_voice(letters: str, start: int, end: int, heard: Hearing) -> str:
    """The one who said all of it, `OPEN` where nobody did, several, or somebody public."""
    places: frozenset[Heard] | None = None
    for at in range(start, end - SHINGLE + 1):
        here = heard.get(letters[at : at + SHINGLE], frozenset())
        places = here if places is None else places & here
        if not places:
            return OPEN
    voices = {each.voice for each in places or ()}
    return voices.pop() if len(voices) == 1 else OPEN


def _agreed(question: Question, voice: str) -> bool:
    use = Use(source=voice, persona="", what="these words", fields=frozenset({"verbatim"}), where=())
    return any(not refusals(question, use, row) for row in question.consents if row.source == voice)
