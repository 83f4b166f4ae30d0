"""Private people in a Korean, Japanese or Chinese passage, where what describes somebody mostly stands before them.

A word for a person is somebody where something close to it says so (one of them, an age, a home, a job, whose), or
where it says something. Alone it is a kind of people, since these languages need no plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from farbank.reading.describing import eastern_said as more
from farbank.reading.describing import eastern_words as words
from farbank.reading.proposing import persona_eastern as known
from farbank.values.described import Attribute, Described

Spans = Sequence[tuple[int, int]]
_TABLES: Final = {"ko": known.KOREAN, "ja": known.JAPANESE, "zh": known.CHINESE}
_SKIPPED: Final = frozenset({"residence"})  # read by a rule of its own, which knows how fine a place is
_NEAR: Final = 26  # characters before a word for a person in which something may make it one person
_YEARS: Final = re.compile(r"(\d{1,2})")
_DECADE: Final = re.compile(r"(\d)0\s?(?:대|代|多?岁)")
_FEMALE: Final = re.compile(
    "여|녀|할머니|어머니|엄마|과부|주부|아내|딸|누나|언니|이모|고모|며느리|女|母|妻|未亡人|主婦|老婆|娘|姉|妹|妇|婦"
    "|妈|寡|姐|她|婆|奶"
)


@dataclass(frozen=True, slots=True)
class _Rules:
    person: re.Pattern[str]
    named: re.Pattern[str]
    one: re.Pattern[str]
    owned: re.Pattern[str]
    says: re.Pattern[str]
    public: re.Pattern[str]
    child: re.Pattern[str]
    alone: re.Pattern[str]
    many: re.Pattern[str]
    home: re.Pattern[str]
    wide: re.Pattern[str]
    table: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _rules(language: str) -> _Rules:
    persons = "|".join(sorted(set(words.PERSON[language].split("|")), key=len, reverse=True))
    table = [*_TABLES[language], *more.MORE[language]]
    return _Rules(
        person=re.compile(f"{words.BEFORE[language]}(?:{persons}){words.AFTER[language]}"),
        named=re.compile(words.NAMED[language]),
        one=re.compile(rf"{words.ONE[language]}[^\s，。、]{{0,6}}\Z"),
        owned=re.compile(rf"(?:{persons}){words.OWNED}\Z"),
        says=re.compile(words.SAYS[language]),
        public=re.compile(words.PUBLIC[language]),
        child=re.compile(words.CHILD[language]),
        alone=re.compile(words.ALONE[language]),
        many=re.compile(words.MANY[language]),
        home=re.compile(more.HOME[language]),
        wide=re.compile(more.WIDE[language]),
        table=tuple((name, re.compile(pattern)) for name, pattern in table if name not in _SKIPPED),
    )


def described_in(text: str, language: str, sentences: Spans, marked: Spans, *, brief: bool) -> Iterator[Described]:
    """Everybody private in a passage; `marked` are the words that marks of the draft stand on."""
    rules = _rules(language)
    follows_public = False
    for start, end in sentences:
        found = _of_sentence(rules, text, language, (start, end), marked, brief=brief, follows_public=follows_public)
        if found is not None:
            yield found
        follows_public = found is None and (follows_public or bool(rules.public.search(text, start, end)))


def _of_sentence(
    rules: _Rules, text: str, language: str, span: tuple[int, int], marked: Spans, *, brief: bool, follows_public: bool
) -> Described | None:
    start, end = span
    said = tuple(_attributes(rules, text, language, start, end))
    told = {each.dimension for each in said}
    single = brief or bool(told & words.STRONG) or {"event_time", "event_place"} <= told
    people = list(_people(rules, text, start, end, single=single, follows_public=follows_public))
    if not people and not any(start <= first < end for first, _ in marked):
        return _unread(rules, text, start, end)
    said = (*said, *_called(text, people, said))
    child = tuple(
        Attribute(start=match.start(), end=match.end(), dimension="age", value=match.group())
        for match in rules.child.finditer(text, start, end)
    )
    unique = tuple(dict.fromkeys(sorted((*said, *child), key=lambda each: (each.start, each.end, each.dimension))))
    return Described(start=start, end=end, attributes=unique, child=child)


def _called(text: str, people: Spans, said: Sequence[Attribute]) -> Iterator[Attribute]:
    """What somebody is called, where nothing else that is said stands on the word: mostly a job."""
    for start, end in people:
        word = text[start:end]
        if word and word not in words.PLAIN and not any(each.start < end and start < each.end for each in said):
            yield Attribute(start=start, end=end, dimension="occupation", value=word)


def _people(
    rules: _Rules, text: str, start: int, end: int, *, single: bool, follows_public: bool
) -> Iterator[tuple[int, int]]:
    """Words for one private person. Where `single`, any word for one will do: in a caption, beside an age."""
    for match in rules.named.finditer(text, start, end):
        if not rules.public.search(text, max(start, match.start() - 12), min(end, match.end() + 6)):
            yield match.end(), match.end()  # a name says nothing by itself
    for match in rules.person.finditer(text, start, end):
        if _is_one(rules, text, start, end, match, single=single, follows_public=follows_public):
            yield match.span()


def _is_one(
    rules: _Rules, text: str, start: int, end: int, match: re.Match[str], *, single: bool, follows_public: bool
) -> bool:
    near = text[max(start, match.start() - _NEAR) : match.start()]
    if rules.public.search(near) or rules.many.search(near) or more.at_large(text, match):
        return False
    if match.group() in words.PRONOUNS:
        return not follows_public and not rules.public.search(text, start, end)
    return single or bool(
        rules.one.search(near) or rules.owned.search(near) or rules.says.match(text, match.end(), end)
    )


def _attributes(rules: _Rules, text: str, language: str, start: int, end: int) -> Iterator[Attribute]:
    for name, pattern in rules.table:
        for match in pattern.finditer(text, start, end):
            if not text.startswith(words.PLURAL[language], match.end()) and more.tells(text, match, name, language):
                said = _value(name, match.group())
                yield Attribute(start=match.start(), end=match.end(), dimension=name, value=said)
    for match in rules.home.finditer(text, start, end):
        named = "v" if match.group("v") or "w" not in match.groupdict() else "w"
        if not rules.wide.match(match.group(named)):
            first, last = match.span(named)
            yield Attribute(start=first, end=last, dimension="residence", value=match.group(named))


def _value(dimension: str, said: str) -> str:
    """What a mark would declare: a sex in English, an age in figures, and the words themselves for all else."""
    if dimension == "sex":
        return "female" if _FEMALE.search(said) else "male"
    if dimension == "age" and (tens := _DECADE.match(said)):
        return f"{tens[1]}0-{tens[1]}9"
    number = _YEARS.match(said) if dimension == "age" else None
    return number[1] if number else "_".join(said.split())


def _unread(rules: _Rules, text: str, start: int, end: int) -> Described | None:
    match = rules.alone.search(text, start, end)
    if match is None or rules.many.search(text, start, end) or rules.public.search(text, start, end):
        return None
    said = Attribute(start=match.start(), end=match.end(), dimension="age", value=match.group())
    return Described(start=start, end=end, unread=said)
