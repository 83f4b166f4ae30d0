"""Words for one person in an English sentence: where each begins, what it says, and whether they are public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from farbank.reading.describing import english_words as words
from farbank.reading.describing.tokens import Token
from farbank.values.described import Attribute

Kind = Literal["private", "public", "general"]
_SAYS: Final = (
    (words.WORK, "occupation"),
    (words.SERVICE, "service"),
    (words.RANK, "rank"),
    (words.ORIGIN, "origin"),
    (words.HEALTH, "health"),
)
_SINGULAR: Final = frozenset(
    (
        *words.PLAIN,
        *words.SEXED,
        *words.CHILD,
        *words.KIN,
        *words.PUBLIC,
        *(word for known, _ in _SAYS for word in known),
    )
) - {"mr", "mrs", "ms"}
_FURTHEST: Final = 7  # words between an article and its noun
_CLAUSE_ENDS: Final = frozenset([",", ".", ";", ":", "said", "says", "told", "who", "whose", "that", "when", "because"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One word for a person: from its article to the noun, whose place in the sentence is `at`."""

    start: int
    end: int
    at: int
    kind: Kind
    owner: str = ""
    attributes: tuple[Attribute, ...] = ()
    is_child: bool = False


def heads_in(tokens: Sequence[Token], *, brief: bool, nouns: int) -> Iterator[Head]:
    """Every word for one person; in a `brief` text, such as a headline, articles are not needed.

    `nouns` is how many words before a job may belong to it, as in "ferry clerk"; in an address none does.
    """
    for at, token in enumerate(tokens):
        if _is_person(token.low) and _is_noun(tokens, at):
            first = _first(tokens, at, brief=brief)
            if first is not None:
                yield _head(tokens, first, at, nouns)


def _is_person(word: str) -> bool:
    return word in _SINGULAR or _is_made_job(word)


def _is_made_job(word: str) -> bool:
    """A job that no list has, by how such words are made: locksmith, bricklayer, beekeeper."""
    return word.endswith(words.JOB_ENDS) and word not in words.JOB_ENDS


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a person, and no part of a longer word: no "guard post", no "teacher training"."""
    if at and tokens[at - 1].low in words.GENERAL:
        return False  # "cannot judge"
    if at + 1 == len(tokens):
        return True
    after = tokens[at + 1]
    if _is_person(after.low) or after.low.removesuffix("s") in _SINGULAR or after.low in words.THINGS:
        return False
    return tokens[at].low not in words.TWOFOLD or not after.is_word or _is_verb(after.low)


def _is_verb(word: str) -> bool:
    return word.endswith("ed") or word in words.STOP | words.GENERAL | _VERBS


_VERBS: Final = frozenset(
    [
        "told",
        "said",
        "says",
        "tells",
        "recalled",
        "explained",
        "added",
        "described",
        "reported",
        "wrote",
        "asked",
        "testified",
        "confirmed",
        "saw",
        "heard",
        "watched",
        "lives",
        "lived",
        "works",
        "worked",
        "sells",
        "sold",
        "fled",
        "crossed",
        "left",
        "went",
        "came",
        "who",
        "named",
        "called",
        "sent",
        "filmed",
        "photographed",
        "known",
        "tells",
        "also",
        "now",
        "still",
        "then",
        "remembers",
        "thinks",
        "believes",
        "does",
        "did",
        "will",
        "would",
        "could",
        "crosses",
        "stands",
        "stood",
        "walks",
        "spoke",
        "speaks",
        "waits",
    ]
)


def _first(tokens: Sequence[Token], at: int, *, brief: bool) -> int | None:
    """Where the description begins; None where nobody single is meant."""
    modified = at
    for back in range(at - 1, max(-1, at - 1 - _FURTHEST), -1):
        token = tokens[back]
        if token.low in words.NOBODY:
            return None
        if token.low in words.DETERMINERS:
            return back
        if token.low in words.STOP or not (token.is_word or token.raw in ",-"):
            break
        modified = back if token.is_word else modified
    aged = any(token.low.endswith("-year-old") for token in tokens[modified:at])
    return modified if aged or brief else None


def _head(tokens: Sequence[Token], first: int, at: int, nouns: int) -> Head:
    named = tokens[first].low
    return Head(
        start=tokens[first].start,
        end=tokens[at].end,
        at=at,
        kind=_kind(tokens, first, at),
        owner=named if named in words.OWNERS else "",
        attributes=tuple(_said(tokens, first, at, nouns)),
        is_child=tokens[at].low in words.CHILD,
    )


def _kind(tokens: Sequence[Token], first: int, at: int) -> Kind:
    inside = {token.low.removesuffix("'s") for token in tokens[first : at + 1]}
    behind = {token.low for token in tokens[at + 1 : at + 7]}
    answers = tokens[at].low in words.ANSWERING and len(inside & words.FOREIGN) > 0
    if inside & (words.PUBLIC | words.PUBLIC_BODY) or answers or _owned_by_a_name(tokens, first, at):
        return "public"
    if tokens[at].low in words.ANSWERING and behind & words.PUBLIC_BODY:
        return "public"
    return "general" if _is_general(tokens, first, at) else "private"


def _owned_by_a_name(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether they are told as somebody's with a name: the sister of Kim Jong Un is no private person."""
    return any(token.owner and token.raw[0].isupper() for token in tokens[max(0, first - 1) : at])


def _is_general(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a kind of people is meant: "a farmer earns", "the pay of a teacher"."""
    if tokens[first].low not in {"a", "an"}:
        return False
    behind = [token.low for token in tokens[at + 1 : at + 11]]
    if len(behind) > 1 and behind[0] == "who" and behind[1].endswith("s"):
        behind = behind[2:]  # "a soldier who leaves his post can be shot"
    clause = behind[: next((place for place, low in enumerate(behind) if low in _CLAUSE_ENDS), len(behind))]
    pairs = (f"{one}'{other}" for one, other in pairwise(clause))
    if words.GENERAL.intersection(clause) or words.GENERAL.intersection(pairs):
        return True
    before = tokens[first - 1].low if first else ""
    return before in words.GENERAL_BEFORE and at - first == 1 and behind[:1] not in [["who"], ["from"], ["in"], ["at"]]


def _said(tokens: Sequence[Token], first: int, at: int, nouns: int) -> Iterator[Attribute]:
    """What the words from the article to the noun say by themselves."""
    for place in range(first, at + 1):
        low = tokens[place].low.removesuffix("'s")
        for known, dimension in _SAYS:
            if low in known:
                yield _job(tokens, max(first, place - nouns), place, dimension)
        if low not in words.WORK and _is_made_job(low):
            yield _job(tokens, max(first, place - nouns), place, "occupation")
        if low in words.SEXED:
            yield _one(tokens[place], "sex", words.SEXED[low])
        elif low in {"female", "male"}:
            yield _one(tokens[place], "sex", low)
        if low in words.OLD:
            yield _one(tokens[place], "age", low)
        if low in words.KIN:
            yield _one(tokens[place], words.KIN[low], low)


def _job(tokens: Sequence[Token], first: int, at: int, dimension: str) -> Attribute:
    """A job with the nouns that belong to it."""
    begin = at
    while begin > first and _belongs(tokens[begin - 1]):
        begin -= 1
    said = "_".join(token.low.removesuffix("'s") for token in tokens[begin : at + 1])
    return Attribute(start=tokens[begin].start, end=_bare_end(tokens[at]), dimension=dimension, value=said)


def _bare_end(token: Token) -> int:
    """Where a word ends without the sign of an owner."""
    return token.end - 2 if token.low.endswith("'s") else token.end


def _belongs(token: Token) -> bool:
    plain = token.is_word and not token.owner and not token.low[0].isdigit() and not token.raw[0].isupper()
    loose = words.DETERMINERS | words.ADJECTIVES | words.STOP | frozenset(words.SEXED)
    return plain and token.low not in loose and not token.low.endswith(("-year-old", "ing", "ly"))


def _one(token: Token, dimension: str, value: str) -> Attribute:
    return Attribute(start=token.start, end=_bare_end(token), dimension=dimension, value=value)
