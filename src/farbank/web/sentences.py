"""Whole sentences in another language: why something could not be done, what the gate found, what to do about it.

- The rooms that find these things speak English and know nothing of languages. Here a sentence is known again by the
  words that never change in it; what stands between them (an id, a name, a number) is carried over as it is.
- What stands between them may be told itself: a reason within a sentence, a fault behind its line. It is translated
  too, unless it stands in quotation marks, for then it is a word of the case.
- A sentence that is not known stays English. `tests/unit/web/test_sentences.py` finds one that has no translation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import starmap
from typing import Final

_HOLE: Final = re.compile(r"\{(\w+)\}")
_WORD: Final = re.compile(r"[A-Za-z]{2,}")
_NAME: Final = re.compile(r"(?:at (?:most|least) )?\S*[^A-Za-z\s]\S*")  # an id, a number, something in quotation marks
_ENOUGH: Final = 3  # words of a sentence by which it is known, whatever else stands in it
_QUOTES: Final = ("\"'“‘", "\"'”’")
# where sentences are joined: a line each, one behind another, reasons in a row, words in a row
_JOINTS: Final = tuple(map(re.compile, (r"(\n)", r"((?<=[.!?]) )(?=[A-Z\"'{])", r"(; )", r"(, | and )")))
_ROW: Final = _JOINTS[-1]
_TWO: Final = re.compile(r"[.!?] [A-Z\"'{]")  # one sentence ends here, and another begins
_COLON: Final = ": "  # before a reason, or behind the place of a fault
_MOST: Final = 4  # colons before a reason, and sentences told within one another
_LONGEST: Final = 4000  # characters of one sentence; more is a text of the case


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A sentence as it may be told: the words that never change, and between them the places of what does."""

    fixed: tuple[str, ...]
    holes: tuple[str, ...]
    said: str

    @property
    def weight(self) -> int:
        return sum(map(len, self.fixed))

    def words(self) -> tuple[str, ...]:
        """The words that stand in it whatever its places hold: they touch none of them."""
        last = len(self.fixed) - 1
        return tuple(
            found.group().lower()
            for at, part in enumerate(self.fixed)
            for found in _WORD.finditer(part)
            if (found.start() > 0 or at == 0) and (found.end() < len(part) or at == last)
        )

    def read(self, words: str) -> Mapping[str, str] | None:
        """What stands in each place, or None where the words are another sentence."""
        first, *between = self.fixed
        if not between:
            return {} if words == first else None
        last = between.pop()
        at, end = len(first), len(words) - len(last)
        if at > end or not words.startswith(first) or not words.endswith(last):
            return None
        found = []
        for each in between:
            there = words.find(each, at, end)
            if there < 0:
                return None
            found.append(words[at:there])
            at = there + len(each)
        given = dict(zip(self.holes, (*found, words[at:end]), strict=True))
        return given if self._is_this(given) else None

    def _is_this(self, given: Mapping[str, str]) -> bool:
        """No place holds the end of one sentence and the beginning of another, unless it is quoted.

        A sentence that begins with a place and has few words of its own is meant only where a name stands there: "He
        may be ill" is somebody's sentence; "'Ji'an' may be ..." is farbank's.
        """
        if not self.fixed[-1] and given[self.holes[-1]].endswith("."):
            return False  # that is the stop of the sentence, and is read without it
        if any(_TWO.search(words) and not self.is_quoted(hole) for hole, words in given.items()):
            return False
        own = sum(len(_WORD.findall(each)) for each in self.fixed)
        return own >= _ENOUGH or bool(self.fixed[0]) or _NAME.fullmatch(given[self.holes[0]]) is not None

    def is_quoted(self, hole: str) -> bool:
        """Whether a place lies between quotation marks."""
        at = self.holes.index(hole)
        before, behind = self.fixed[at][-1:], self.fixed[at + 1][:1]
        return bool(before and behind) and before in _QUOTES[0] and behind in _QUOTES[1]


class Sentences:
    """The sentences of one language. Nothing that was told is remembered."""

    def __init__(self, known: Mapping[str, str], *, stop: str = ".", comma: str = ", ") -> None:
        """`known` gives each sentence with its translation, both with `{places}`.

        `stop` ends a sentence, `comma` stands between words in a row.
        """
        self._stop, self._comma = stop, comma
        forms = sorted(starmap(_form, known.items()), key=lambda each: -each.weight)
        often = Counter(word for each in forms for word in each.words())
        self._forms: dict[str, list[_Form]] = {}
        for form in forms:
            rarest = min(form.words(), key=lambda each: often[each], default="")
            self._forms.setdefault(rarest, []).append(form)

    def told(self, words: str) -> str:
        """The same in this language, as far as it is known."""
        return self._told(words, _MOST) if self._forms else words

    def _told(self, words: str, within: int, joints: tuple[re.Pattern[str], ...] = _JOINTS) -> str:
        found = self._whole(words, within)
        if found is not None:
            return found
        if not joints:
            return self._behind_colons(words, within)
        parts = joints[0].split(words)
        told = [self._told(each, within, joints[1:]) if at % 2 == 0 else each for at, each in enumerate(parts)]
        if joints[0] is _ROW and told != parts:
            told[1::2] = [self._comma] * len(told[1::2])
        return "".join(told)

    def _behind_colons(self, words: str, within: int) -> str:
        """A reason that stands behind where it is: `report.md:12: status: one value, not several`."""
        told, left = "", words
        for _ in range(_MOST):
            head, colon, tail = left.partition(_COLON)
            if not colon:
                break
            told, left = told + (self._whole(head, within) or head) + colon, tail
            if (found := self._whole(left, within)) is not None:
                return told + found
        return told + left

    def _whole(self, words: str, within: int) -> str | None:
        """One sentence: as it was written, or as it stands on a page, begun with a capital and ended with a stop."""
        if not within or len(words) > _LONGEST:
            return None
        for read, stop in _as_written(words):
            for form in self._meant(read):
                given = form.read(read)
                if given is not None:
                    return self._filled(form, given, within - 1) + (self._stop if stop else "")
        return None

    def _meant(self, words: str) -> list[_Form]:
        """The sentences that it may be, the one with the most fixed words first."""
        keys = {"", *(each.lower() for each in _WORD.findall(words))}
        return sorted((form for key in keys for form in self._forms.get(key, ())), key=lambda each: -each.weight)

    def _filled(self, form: _Form, given: Mapping[str, str], within: int) -> str:
        told = {name: words if form.is_quoted(name) else self._told(words, within) for name, words in given.items()}
        return _HOLE.sub(lambda found: told.get(found[1], found[0]), form.said)


def _form(english: str, said: str) -> _Form:
    parts = _HOLE.split(english)
    return _Form(fixed=tuple(parts[::2]), holes=tuple(parts[1::2]), said=said)


def _as_written(words: str) -> Iterator[tuple[str, bool]]:
    for begun in dict.fromkeys((words, words[:1].lower() + words[1:])):
        yield begun, False
        if begun.endswith("."):
            yield begun[:-1], True
