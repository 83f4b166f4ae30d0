"""Words between quotation marks, with whose words they are.

Two or three words that nobody says ("riverside roads") are a term and not a quotation. A mark that is never closed
opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.reading.proposing.proposal import QuoteSaid
from farbank.reading.proposing.quote_words import LONGEST, PAIRS, SINGLE
from farbank.reading.proposing.sighting import Scene, Sighting
from farbank.reading.proposing.speakers import speaker_of

_MARK: Final = re.compile("[" + re.escape("".join(sorted({*PAIRS, *"".join(PAIRS.values())}))) + "]")
_SENTENCE_END: Final = re.compile(r"[.!?。！？,，、…][\s]*\Z")
_BLOCK: Final = re.compile(r"\s*>\s?(?=\S)")
_WORDS: Final = {"en": 5, "ko": 3}  # as many words, or characters where words are not parted, stand for themselves
_CHARACTERS: Final = 9


def quotes_in(scene: Scene) -> tuple[Sighting, ...]:
    """Every quotation of a passage: between marks, or a line that is set as one."""
    block = _BLOCK.match(scene.text, scene.passage.start, scene.passage.end)
    if block and (words := scene.text[block.end() : scene.passage.end].strip()):
        start = scene.text.index(words, block.end())
        said = QuoteSaid(speaker="", words=words)
        return (Sighting(kind="quote", start=start, end=start + len(words), value=said, rule="block", confidence=80),)
    found = (_quote(scene, start, end) for start, end in _marked(scene))
    return tuple(each for each in found if each is not None)


def _quote(scene: Scene, start: int, end: int) -> Sighting | None:
    """What stands between two marks, from the opening one to the closing one."""
    words = scene.text[start + 1 : end - 1]
    who = speaker_of(scene, start, end)
    if not words.strip() or not (who.speaker or who.attributed or _stands_alone(scene.language, words)):
        return None
    rule = f"marks + {who.rule}" if who.rule else "marks"
    said = QuoteSaid(speaker=who.speaker, words=words.strip())
    confidence = 94 if who.speaker else 85 if who.attributed else 70
    return Sighting(kind="quote", start=start, end=end, value=said, rule=rule, confidence=confidence)


def _stands_alone(language: str, words: str) -> bool:
    """Whether words are more than a term: as long as a clause."""
    if language in _WORDS:
        return len(words.split()) >= _WORDS[language]
    return len(words) >= _CHARACTERS and (_SENTENCE_END.search(words) is not None or len(words) > 2 * _CHARACTERS)


def _marked(scene: Scene) -> Iterator[tuple[int, int]]:
    """The outermost pairs of marks of a passage."""
    text, first, last = scene.text, scene.passage.start, scene.passage.end
    marks = [each.start() for each in _MARK.finditer(text, first, last)]
    number = 0
    while number < len(marks):
        close = _closing(scene, marks, number)
        if close:
            yield marks[number], marks[close] + 1
        number = close + 1 if close else number + 1


def _closing(scene: Scene, marks: list[int], number: int) -> int:
    """The mark that closes this one, 0 where it opens nothing."""
    text, at = scene.text, marks[number]
    closing = PAIRS.get(text[at], "")
    if not closing or not _may_open(scene, at):
        return 0
    for other in range(number + 1, len(marks)):
        if marks[other] - at > LONGEST:
            return 0
        if text[marks[other]] in closing and _may_close(scene, at, marks[other]):
            return other
    return 0


def _may_open(scene: Scene, at: int) -> bool:
    before = scene.text[at - 1] if at > scene.passage.start else " "
    if scene.text[at] in SINGLE:
        return not before.isalnum() and scene.text[at + 1 : at + 2].isalnum()
    return scene.text[at] != '"' or scene.language != "en" or not before.isalnum()


def _may_close(scene: Scene, opened: int, at: int) -> bool:
    if scene.text[opened] not in SINGLE:
        return True
    after = scene.text[at + 1] if at + 1 < scene.passage.end else " "
    return (not after.isalnum() and not scene.text[at - 1].isspace()) or scene.language != "en"
