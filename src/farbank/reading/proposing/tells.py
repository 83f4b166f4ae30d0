"""Every phrase of an article that tells something of a person, by the dimension the release gate asks for.

- Read are the sentences that describe somebody or print the words by which they are known, and the ones that follow
  and speak of them on.
- A phrase is a proposal: that it is true, and of whom, a person says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.reading.proposing import tells_words as words
from farbank.reading.proposing.passages import Page, Passage
from farbank.reading.proposing.proposal import PersonaSaid, PlaceNamed, Proposal, SpanSaid

IN_DESCRIPTION, IN_SENTENCE, AFTER = 85, 60, 40  # hundredths
FOLLOWING: Final = 2  # sentences that may speak on of somebody where a language need not name whom it speaks of
_AROUND: Final = 24  # characters before a place in which English says that somebody lives there


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell:
    """A phrase (offsets into the original text) and what it would tell; `confidence` in hundredths."""

    start: int
    end: int
    text: str
    dimension: str
    value: str
    language: str
    confidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A sentence that speaks of somebody: its place in the folded text, and in the original."""

    page: Page
    passage: Passage
    start: int
    end: int
    sure: int

    @property
    def range(self) -> tuple[int, int]:
        first, last, _ = self.page.cut(self.start, self.end)
        return first, last


def tells(page: Page, proposals: Sequence[Proposal], printed_as: str = "") -> tuple[Tell, ...]:
    """What a text tells of persons, in reading order, each thing once; `printed_as` are words one is known by."""
    described = [each for each in proposals if isinstance(each.value, PersonaSaid)]
    found = (
        each
        for passage in page.passages
        for sentence in _speaking(page, passage, described, printed_as)
        for each in _of_sentence(sentence, proposals, described)
    )
    once: dict[tuple[str, str], Tell] = {}
    for each in sorted(found, key=lambda one: (-one.confidence, one.start)):
        once.setdefault((each.dimension, each.value.casefold()), each)
    return tuple(sorted(once.values(), key=lambda each: (each.start, each.dimension)))


def _speaking(page: Page, passage: Passage, described: Sequence[Proposal], printed_as: str) -> Iterator[_Sentence]:
    wanted = printed_as.strip().casefold()
    following = FOLLOWING + 1  # sentences since one that is surely of somebody
    for start, end in passage.sentences:
        first, last, _ = page.cut(start, end)
        text = page.text[start:end]
        if any(each.start < last and first < each.end for each in described) or (wanted and wanted in text.casefold()):
            following = 0
        elif following <= FOLLOWING and (words.PRONOUN.match(text) or passage.language != "en"):
            following += 1
        else:
            following = FOLLOWING + 1
        if following <= FOLLOWING:
            sure = AFTER if following else IN_SENTENCE
            yield _Sentence(page=page, passage=passage, start=start, end=end, sure=sure)


def _of_sentence(sentence: _Sentence, proposals: Sequence[Proposal], described: Sequence[Proposal]) -> Iterator[Tell]:
    first, last = sentence.range
    inside = [each for each in proposals if first <= each.start and each.end <= last]
    places = [each for each in inside if isinstance(each.value, PlaceNamed)]
    dates = [each for each in inside if isinstance(each.value, SpanSaid) and each.value.span is not None]
    matches = [
        (dimension, match)
        for dimension, pattern in words.TABLES[sentence.passage.language]
        for match in pattern.finditer(sentence.page.text, sentence.start, sentence.end)
    ]
    homes: set[int] = set()
    for dimension, match in matches:
        sure = _sure(sentence, match.start(), match.end(), described)
        if dimension == "workplace" and _is_name(sentence, match):
            continue
        if dimension == "residence":
            yield from _home(sentence, match, sure, (places, dates), homes)
        elif value := _value(dimension, match, matches):
            yield _tell(sentence, (match.start(), match.end()), dimension, value, sure)
        if dimension == "siblings" and (sex := words.SPEAKER.get(match.group())):
            yield _tell(sentence, (match.start(), match.end()), "sex", sex, AFTER)
    yield from _scene(sentence, places, dates, homes)


def _is_name(sentence: _Sentence, match: re.Match[str]) -> bool:
    """Whether the words are the beginning of a name: Port Ells is no port."""
    after = words.NAME_ON.match(sentence.page.text, match.end(), sentence.end)
    return sentence.passage.language == "en" and after is not None and after.end() > match.end()


def _scene(
    sentence: _Sentence, places: Sequence[Proposal], dates: Sequence[Proposal], homes: set[int]
) -> Iterator[Tell]:
    """Where and when it happened: every place that is nobody's home, and every day."""
    for each in places:
        if each.start not in homes:
            yield _proposed(each, "event_place", _place(each), sentence)
    for each in dates:
        yield _proposed(each, "event_time", " ".join(each.text.split()), sentence)


def _home(
    sentence: _Sentence,
    match: re.Match[str],
    sure: int,
    inside: tuple[Sequence[Proposal], Sequence[Proposal]],
    homes: set[int],
) -> Iterator[Tell]:
    """The place that somebody lives at, from the words that say so and the name beside them."""
    places, dates = inside
    text, english = sentence.page.text, sentence.passage.language == "en"
    around = text[max(sentence.start, match.start() - _AROUND) : match.end()]
    if english and sure < IN_DESCRIPTION and not words.HOME.search(around):
        return
    first, last, _ = sentence.page.cut(match.start(), match.end())
    near = [each for each in places if each.start < last + 3 and first < each.end + 3]
    if near:
        homes.update(each.start for each in near)
        yield from (_proposed(each, "residence", _place(each), sentence, sure) for each in near)
        return
    if any(each.start < last and first < each.end for each in dates):
        return
    start, end = _name_beside(text, match, sentence)
    if end > start:
        yield _tell(sentence, (start, end), "residence", text[start:end], sure)


def _name_beside(text: str, match: re.Match[str], sentence: _Sentence) -> tuple[int, int]:
    """The name in, before or behind the words that say that somebody lives there; nothing where there is none."""
    if sentence.passage.language == "en":
        cue = words.FROM_CUE.match(match.group())
        more = words.NAME_ON.match(text, match.end(), sentence.end)
        return match.start() + (cue.end() if cue else 0), more.end() if more else match.end()
    if sentence.passage.language == "zh":
        behind = words.AFTER_CUE.match(text, match.end(), sentence.end)
        return behind.span(1) if behind else (0, 0)
    before = words.BEFORE_CUE.search(text, sentence.start, match.start())
    return before.span(1) if before else (0, 0)


def _value(dimension: str, match: re.Match[str], matches: Sequence[tuple[str, re.Match[str]]]) -> str:
    """What a phrase tells, as a sheet would say it; nothing where the words are about a child or a sibling."""
    said = " ".join(match.group().split())
    if dimension == "sex":
        about = [one for name, one in matches if name in {"children", "siblings"}]
        other = any(one.start() <= match.start() and match.end() <= one.end() for one in about)
        if other and words.YOUNGER.fullmatch(said):
            return ""
        return "female" if words.WOMAN.search(said) else "male"
    return age_value(said) if dimension == "age" else said


def age_value(said: str) -> str:
    """Years or decades as the gate counts them (`41`, `40s`); other words as they stand."""
    plain = said.casefold()
    tens = next((decade for word, decade in words.TENS.items() if plain.endswith(word)), "")
    tens = tens or next((decade for word, decade in words.KOREAN_DECADE.items() if plain.startswith(word)), "")
    if tens or plain.startswith("born"):
        return tens or said
    if decade := words.DECADE.search(plain):
        return f"{decade.group(1)}0s"
    if han := words.HAN_DECADE.search(plain):
        return f"{'零一二三四五六七八九'.index(han.group(1))}0s"
    years = words.YEARS.search(plain)
    return years.group() if years else said


def _sure(sentence: _Sentence, start: int, end: int, described: Sequence[Proposal]) -> int:
    first, last, _ = sentence.page.cut(start, end)
    within = any(each.start <= first and last <= each.end for each in described)
    return IN_DESCRIPTION if within else sentence.sure


def _tell(sentence: _Sentence, at: tuple[int, int], dimension: str, value: str, sure: int) -> Tell:
    start, end, text = sentence.page.cut(*at)
    return Tell(
        start=start,
        end=end,
        text=text,
        dimension=dimension,
        value=value,
        language=sentence.passage.language,
        confidence=sure,
    )


def _proposed(each: Proposal, dimension: str, value: str, sentence: _Sentence, sure: int = 0) -> Tell:
    return Tell(
        start=each.start,
        end=each.end,
        text=each.text,
        dimension=dimension,
        value=value,
        language=sentence.passage.language,
        confidence=sure or sentence.sure,
    )


def _place(each: Proposal) -> str:
    named = each.value.meant if isinstance(each.value, PlaceNamed) else None
    return named.name if named else " ".join(each.text.split())
