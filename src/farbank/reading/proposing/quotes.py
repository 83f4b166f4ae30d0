"""Words between quotation marks, with whose words they are.

Two or three words that nobody says ("riverside roads") are a term and not a quotation. A mark that is never closed
opens nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
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
    marks = [each.start() for each in _MARK.finditer(scene.text, scene.passage.start, scene.passage.end)]
    closing = {mark: [at for at in marks if _may_close(scene, mark, at)] for mark in PAIRS}
    behind = scene.passage.start
    for at in marks:
        if at >= behind and (end := _closed(scene, at, closing)):
            yield at, end
            behind = end


def _closed(scene: Scene, at: int, closing: dict[str, list[int]]) -> int:
    """Behind the mark that closes the one at `at`, 0 where it opens nothing."""
    closers = closing.get(scene.text[at], [])
    number = bisect_right(closers, at)
    if number == len(closers) or closers[number] - at > LONGEST or not _may_open(scene, at):
        return 0
    return closers[number] + 1


def _may_open(scene: Scene, at: int) -> bool:
    before = scene.text[at - 1] if at > scene.passage.start else " "
    if scene.text[at] in SINGLE:
        return not before.isalnum() and scene.text[at + 1 : at + 2].isalnum()
    return scene.text[at] != '"' or scene.language != "en" or not before.isalnum()


def _may_close(scene: Scene, opening: str, at: int) -> bool:
    """Whether the mark at `at` closes what such a mark opens; a single one only where no letter follows."""
    if scene.text[at] not in PAIRS[opening]:
        return False
    if opening not in SINGLE or scene.language != "en":
        return True
    after = scene.text[at + 1] if at + 1 < scene.passage.end else " "
    return not after.isalnum() and not scene.text[at - 1].isspace()
