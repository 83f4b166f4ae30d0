"""Private people in an English passage, sentence by sentence; a pronoun means whoever was named last.

- A word for one person with an article, a mark of the draft, or a name with an age is somebody.
- Whoever answers for an office or for what they published is public; "farmers" and "a farmer earns" are general.
- An age that nothing else belongs to is told as not understood, and never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.reading.describing import english_words as words
from farbank.reading.describing.english_clauses import ALONE, clauses_in, school_in
from farbank.reading.describing.english_heads import Head, heads_in
from farbank.reading.describing.tokens import Token, tokens_of
from farbank.values.described import Attribute, Described

Spans = Sequence[tuple[int, int]]
_SHE: Final = {"she": "female", "her": "female", "hers": "female", "he": "male", "his": "male", "him": "male"}
_I: Final = frozenset({"i", "my", "me"})
_NAMED: Final = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Mx)\b\.?\s+[A-Z][\w’'-]*"
    r"|\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2},\s+(?:aged\s+)?[1-9]\d(?=,)"
    r"|\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2}\s+\([1-9]\d\)"
)
_PUBLIC: Final = re.compile(
    r"\b(?:President|Premier|Chairman|Marshal|Minister|Ambassador|Secretary|Dr|Prof|Professor|Leader|General|Supreme"
    r"|Kim (?:Jong|Il|Yo|Ju|Kyong)|Moon Jae|Yoon Suk|Xi Jinping|Putin|Trump|Biden)\b"
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """Somebody at one place of a passage: private, public or general."""

    start: int
    kind: str
    head: Head | None = None
    sex: Attribute | None = None


def described_in(text: str, sentences: Spans, marked: Spans, *, brief: bool, nouns: int) -> Iterator[Described]:
    """Everybody private in a passage; `marked` are the words that marks of the draft stand on."""
    before = ""
    for start, end in sentences:
        tokens = tokens_of(text, start, end)
        mentions = _mentions(text, (start, end), marked, heads_in(tokens, brief=brief, nouns=nouns))
        found = _of_sentence(text, (start, end), tokens, mentions, before)
        if found is not None:
            yield found
        known = [each.kind for each in mentions if each.kind != "general"]
        before = known[-1] if known else before if _pronouns(tokens) else ""


def _mentions(text: str, span: tuple[int, int], marked: Spans, heads: Iterable[Head]) -> list[_Mention]:
    start, end = span
    found = [_Mention(each.start, each.kind, each) for each in heads]
    found += [_Mention(match.start(), "public") for match in _PUBLIC.finditer(text, start, end)]
    found += [_Mention(first, "private") for first, _ in marked if start <= first < end]
    public = any(each.kind == "public" for each in found)
    for match in _NAMED.finditer(text, start, end):
        found.append(_Mention(match.start(), "public" if public else "private", None, _title(match)))
    return sorted(found, key=lambda each: each.start)


def _title(match: re.Match[str]) -> Attribute | None:
    sex = words.SEXED.get((match.group("title") or "").casefold())
    return Attribute(start=match.start(), end=match.end("title"), dimension="sex", value=sex) if sex else None


def _of_sentence(
    text: str, span: tuple[int, int], tokens: list[Token], mentions: list[_Mention], before: str
) -> Described | None:
    start, end = span
    private = [each for each in mentions if _is_private(each, mentions, before)]
    pronouns = [each for each in _pronouns(tokens) if _means_private(each, mentions, before)]
    mine = [each for each in tokens if each.low in _I]
    if not private and not pronouns and not mine:
        return _unread(text, start, end, mentions, before)
    begin = min([each.start for each in private] or [start])
    begin = start if pronouns or mine or not any(each.kind == "public" for each in mentions) else begin
    sexed = bool(private) or before == "private"
    said = [
        *(attribute for each in private if each.head for attribute in each.head.attributes),
        *(each.sex for each in private if each.sex),
        *clauses_in(text, begin, end),
        *(_sex(each) for each in pronouns if sexed),
    ]
    child = (*_children(private), *school_in(text, begin, end))
    unique = tuple(dict.fromkeys(sorted((*said, *child), key=lambda each: (each.start, each.end, each.dimension))))
    return Described(start=begin, end=end, attributes=unique, child=child) if unique or private else None


def _is_private(each: _Mention, mentions: list[_Mention], before: str) -> bool:
    """A head is, unless it belongs to somebody public: "his sister" of a president."""
    if each.kind != "private" or each.head is None or each.head.owner not in _SHE:
        return each.kind == "private"
    earlier = [one.kind for one in mentions if one.start < each.start and one.kind != "general"]
    return (earlier[-1] if earlier else before) != "public"


def _pronouns(tokens: list[Token]) -> list[Token]:
    return [each for each in tokens if each.low in _SHE]


def _means_private(pronoun: Token, mentions: list[_Mention], before: str) -> bool:
    earlier = [each.kind for each in mentions if each.start < pronoun.start]
    return (earlier[-1] if earlier else before) in {"private", ""}


def _sex(pronoun: Token) -> Attribute:
    return Attribute(start=pronoun.start, end=pronoun.end, dimension="sex", value=_SHE[pronoun.low])


def _children(private: list[_Mention]) -> Iterator[Attribute]:
    for each in private:
        if each.head is not None and each.head.is_child:
            yield Attribute(start=each.head.start, end=each.head.end, dimension="age", value="child")


def _unread(text: str, start: int, end: int, mentions: list[_Mention], before: str) -> Described | None:
    match = ALONE.search(text, start, end)
    if match is None or mentions or before == "public":
        return None
    words_said = Attribute(start=match.start(), end=match.end(), dimension="age", value=match.group())
    return Described(start=start, end=end, unread=words_said)
