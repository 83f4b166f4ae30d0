"""Marks in a text that nobody sees and that say who copied it: each copy of a paper can have others.

- Characters without width, controls of direction, tags, selectors of variants, fillers.
- Letters of another script that look like the ones around them.
- Unusual spaces, and spaces doubled in some places and not in others.
- Where such a character belongs to the writing of a language or to a picture character, it is no mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.folded import UNSEEN
from farbank.judgement.leaving import Hit, Leaving, leaving, place, told_once
from farbank.judgement.lookalikes import lookalikes
from farbank.judgement.question import Question
from farbank.judgement.verdict import Finding, Where

REPAIR: Final = ("Write the words there anew by hand, or send the passage through a plain typewriter of your own.",)
_BECAUSE: Final = (
    "{kind} stands in the {channel}, where nobody sees it; a paper can be marked so, to show who copied it."
)
_NO_WIDTH: Final = frozenset(
    "\u00ad\u034f\u115f\u1160\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0"
)
_MARKS_OF_DIRECTION: Final = frozenset("\u061c\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c")
# where words are not parted by spaces, or letters join: Arabic to Thaana, the scripts of India and South-East Asia
_JOINING: Final = re.compile("[\u0600-\u08ff\u0900-\u109f\u1780-\u18af\u1980-\u1a1f\ua800-\ua8ff\uaa60-\uaa7f]")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_FLAG: Final = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SPACES: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2028\u2029\u0085\u3000]+")
_DOUBLED: Final = re.compile(r"(?<=[^\s.!?。！？:;|])(?: {2,}|\t+)(?=[^\s|])")
_SENTENCE_GAP: Final = re.compile(r"(?<=[a-z][.!?])( +)(?=[A-Z])")
_SHORT: Final = 2  # letters of a word that is kept on one line with its neighbour
_SOME: Final = 2  # gaps of each width, for a pattern


def hidden_marks(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A HOLD for each kind of mark, with every place where one stands."""
    hits = (hit for text in leaving(question, passages) for hit in _in(text, question.draft.language))
    gaps = (*_doubled(passages), *_gaps(passages))
    return tuple(told_once((*hits, *gaps), "hidden_mark", "HOLD", _BECAUSE, REPAIR))


def _in(text: Leaving, language: str) -> Iterator[Hit]:
    if not text.text.isascii():
        yield from _unseen(text)
        for start, end in lookalikes(text.text):
            yield _hit(text, "A letter of another script that looks like its neighbours", start, end)
        yield from _unusual_spaces(text, text.language or language)


def _doubled(passages: tuple[Passage, ...]) -> Iterator[Hit]:
    """Spaces doubled in the draft; where a citation stands between two, each belongs to one side of it."""
    for passage in dict.fromkeys(passages):
        empty = [each.start for each in passage.marks if each.start == each.end]
        for match in _DOUBLED.finditer(passage.text):
            start, end = match.span()
            if not any(start <= at <= end for at in empty):
                where = Where(channel=passage.channel, text=passage.text, start=start, end=end)
                yield Hit(kind="A space of unusual width", key="", where=where)


def _hit(text: Leaving, kind: str, start: int, end: int) -> Hit:
    return Hit(kind=kind, key="", where=place(text, start, end))


def _unseen(text: Leaving) -> Iterator[Hit]:
    flags = [each.span() for each in _FLAG.finditer(text.text)]
    for at, letter in enumerate(text.text):
        kind = _kind(text.text, at, letter)
        if kind and not any(start <= at < end for start, end in flags):
            yield _hit(text, kind, at, at + 1)


def _kind(text: str, at: int, letter: str) -> str:
    """What an unseen character is in words, `""` for one that is seen or belongs where it stands."""
    if letter in _NO_WIDTH:
        return "" if _belongs(text, at, letter) else f"A character without width (U+{ord(letter):04X})"
    if letter in "\u202d\u202e":
        return f"A control that turns the direction of writing (U+{ord(letter):04X})"
    if letter in _MARKS_OF_DIRECTION:
        turned = any(unicodedata.bidirectional(each) in _RIGHT_TO_LEFT for each in text if each != letter)
        return "" if turned else f"A control of the direction of writing (U+{ord(letter):04X})"
    if 0xE0000 <= ord(letter) <= 0xE007F:  # noqa: PLR2004 - the block of tags
        return f"A tag character (U+{ord(letter):05X})"
    if UNSEEN.match(letter):
        return "" if _is_picture(text, at - 1) else f"A selector of variants (U+{ord(letter):04X})"
    return ""


def _belongs(text: str, at: int, letter: str) -> bool:
    """Whether a character without width is part of the writing: between joining letters, or in a picture character."""
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    if letter in "\u200b\u200c\u200d" and _JOINING.search(around):
        return True
    return letter == "\u200d" and _is_picture(text, at - 1) and _is_picture(text, at + 1)


def _is_picture(text: str, at: int) -> bool:
    """Whether a picture character, or a part of one, stands there; digits, # and * make keycaps."""
    if not 0 <= at < len(text):
        return False
    letter = text[at]
    return unicodedata.category(letter) in {"So", "Sk", "Sm"} or letter in "\ufe0f#*0123456789©®‼⁉〰〽"


def _unusual_spaces(text: Leaving, language: str) -> Iterator[Hit]:
    """Spaces that are neither those of a line of type (beside figures, marks and short words) nor of wide writing."""
    for match in _SPACES.finditer(text.text):
        start, end = match.span()
        left, right = _neighbour(text.text[:start], -1), _neighbour(text.text[end:], 0)
        if not left or not right or _is_set(left, right, match.group(), language):
            continue
        yield _hit(text, f"A space of unusual width (U+{ord(match.group()[0]):04X})", start, end)


def _neighbour(text: str, end: int) -> str:
    """The word, or the single mark, that touches a space."""
    words = list(_WORD.finditer(text))
    if words and (words[end].end() == len(text) if end else words[end].start() == 0):
        return words[end].group()
    return text[-1:] if end else text[:1]


def _is_set(left: str, right: str, space: str, language: str) -> bool:
    if not (left[-1].isalpha() and right[0].isalpha()):
        return True
    if space == "\u3000":
        return any(unicodedata.east_asian_width(each) in "WF" for each in (left[-1], right[0]))
    if set(space) <= {"\u00a0", "\u202f"}:
        return language == "fr" or (len(space) == 1 and min(len(left), len(right)) <= _SHORT)
    return False


def _gaps(passages: tuple[Passage, ...]) -> Iterator[Hit]:
    """Sentences parted by one space here and by two there; all alike is a habit."""
    found: dict[bool, list[Where]] = {True: [], False: []}
    for each in passages:
        for match in _SENTENCE_GAP.finditer(each.text):
            where = Where(channel=each.channel, text=each.text, start=match.start(), end=match.end())
            found[len(match.group()) > 1].append(where)
    if min(map(len, found.values())) >= _SOME:
        for where in found[True]:
            yield Hit(kind="A pattern of single and double spaces between sentences", key="", where=where)
