"""What stands around one period or two: since, until, by, before, after, as of, about, from ... to, between ... and."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from farbank.errors import Refused
from farbank.reading.when import near
from farbank.reading.when.conventions import Asked
from farbank.reading.when.east.draft import Draft, read_draft
from farbank.reading.when.east.points import Taken, point
from farbank.reading.when.east.tokens import Token
from farbank.reading.when.east.words import Kind
from farbank.reading.when.framing import framed
from farbank.reading.when.near import Unit
from farbank.values.span import Span, between

_SUFFIXES: Final = frozenset(("since", "until", "by", "before", "after", "as of"))
_PREFIXES: Final[dict[Kind, str]] = {"from x": "since", "until x": "until", "by x": "by", "as of x": "as of"}
# the words behind a period that only close what a word before it began
_CLOSERS: Final[dict[str, frozenset[str]]] = {
    "since": frozenset(("since",)),
    "until": frozenset(("until",)),
    "by": frozenset(("by", "until", "before")),
    "as of": frozenset(("until",)),
}
_COUNTS: Final[dict[Kind, Unit]] = {"short": "year", "months": "month", "weeks": "week", "days": "day"}
_AHEAD: Final = frozenset(("until", "by", "before", "after"))
_WINTER: Final = 4
_HUNDRED: Final = 100
_THOUSAND: Final = 1000


_NOTHING: Final = Draft()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words for a time: one period with its frames, or two; `last` is the token behind them."""

    last: int
    first: Draft = _NOTHING
    second: Draft | None = None
    frames: tuple[str, ...] = ()
    about: bool = False
    few: bool = False
    lasting: tuple[Unit, int] | None = None


def phrase(tokens: Sequence[Token], at: int) -> Phrase | None:
    """The longest phrase that begins at a token."""
    return _lasting(tokens, at) or _ranged(tokens, at) or _single(tokens, at)


def read_phrase(said: Phrase, words: str, asked: Asked) -> Span:
    """The span of a phrase; `Refused` with the reason where it has none."""
    if said.few:
        return near.past_few(near.day_given(words, asked), asked)
    if said.lasting is not None:
        return near.lasting(*said.lasting, near.day_given(words, asked))
    span = _two(said.first, said.second, words, asked) if said.second else read_draft(said.first, words, asked)
    if said.about:
        span = framed("about", span)
    for frame in said.frames:
        if said.first.weekday_alone and frame in _AHEAD:
            raise Refused(f"{words!r} may mean a day to come; write the date")
        span = framed(frame, span)
    return span


def _kind(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if at < len(tokens) else ""


def _lasting(tokens: Sequence[Token], at: int) -> Phrase | None:
    """For sixty years, the past few years: a count with a word behind it, or with "past" before it."""
    if _kind(tokens, at) == "few":
        return Phrase(last=at + 1, few=True)
    past = _kind(tokens, at) == "past"
    here = at + past
    if here >= len(tokens) or tokens[here].kind not in _COUNTS:
        return None
    closed = _kind(tokens, here + 1) in {"lasting", "between"}  # 間 is either, and stands behind a count here
    if not (closed or past) or _kind(tokens, here + 1) in {"before", "after", "month"}:
        return None
    return Phrase(last=here + 1 + closed, lasting=(_COUNTS[tokens[here].kind], tokens[here].value))


def _about(tokens: Sequence[Token], at: int, kind: Kind) -> tuple[bool, int]:
    return (True, at + 1) if _kind(tokens, at) == kind else (False, at)


def _single(tokens: Sequence[Token], at: int) -> Phrase | None:
    """One period, with what stands before and behind it."""
    at += _kind(tokens, at) == "in x"
    frame = _PREFIXES.get(tokens[at].kind, "") if at < len(tokens) else ""
    about, here = _about(tokens, at + bool(frame), "about x")
    if not frame and _kind(tokens, here) == "to":
        return _up_to(tokens, here)
    taken = point(tokens, here)
    if taken is None:
        return None
    draft, here = taken
    later, here = _about(tokens, here, "about")
    frames, here = _behind(tokens, here, frame)
    last, here = _about(tokens, here, "about")
    return Phrase(last=here, first=draft, frames=frames, about=about or later or last)


def _up_to(tokens: Sequence[Token], at: int) -> Phrase | None:
    """到 ... 为止: up to, only with the word that closes it."""
    taken = point(tokens, at + 1)
    if taken is None or _kind(tokens, taken[1]) != "until":
        return None
    return Phrase(last=taken[1] + 1, first=taken[0], frames=("until",))


def _behind(tokens: Sequence[Token], at: int, frame: str) -> tuple[tuple[str, ...], int]:
    """The frame of a period, given by the word before it, the word behind it, or both together."""
    kind = _kind(tokens, at)
    if frame:
        return (frame,), at + (kind in _CLOSERS[frame])
    return ((kind,), at + 1) if kind in _SUFFIXES else ((), at)


def _ranged(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Two periods: from A to B, A-B, between A and B; the second may leave out what the first said."""
    at += _kind(tokens, at) == "in x"
    opened = _kind(tokens, at) in {"from x", "between"}
    about, here = _about(tokens, at + opened, "about x")
    taken = point(tokens, here)
    draft, here = taken or (Draft(), here)
    bare = tokens[here] if _kind(tokens, here) == "bare" else None
    later, here = _about(tokens, here + (bare is not None), "about")
    if bare is None and taken is None:
        return None
    joint = _joint(tokens, here)
    if not joint:
        return None
    soon, here = _about(tokens, here + 1, "about x")
    second = point(tokens, here, after=True)
    if second is None:
        return None
    return _closed(tokens, _Pair(draft, bare, second, here, joint, opened=opened, about=about or later or soon))


@dataclass(frozen=True, slots=True)
class _Pair:
    first: Draft
    bare: Token | None
    second: Taken
    second_at: int
    joint: str
    opened: bool
    about: bool


def _joint(tokens: Sequence[Token], at: int) -> str:
    """How two periods are joined: `to`, `since` (that may be followed by a second period), or `and`."""
    kind = _kind(tokens, at)
    return kind if kind in {"to", "since", "and", "until x"} else ""


def _closed(tokens: Sequence[Token], pair: _Pair) -> Phrase | None:
    draft, here = pair.second
    later, here = _about(tokens, here, "about")
    closed = _kind(tokens, here) in {"until", "between"}
    by_word = _kind(tokens, here) == "between"
    if pair.joint == "and" and not by_word and not pair.opened:
        return None
    if pair.joint == "since" and not tokens[pair.second_at - 1].value and not closed:
        return None
    first = _filled(pair.first, pair.bare, tokens[pair.second_at].kind) if pair.bare else pair.first
    if first is None:
        return None
    second = _completed(first, draft)
    here += closed
    if _kind(tokens, here) == "of" and _kind(tokens, here + 1) == "season" and tokens[here + 1].value == _WINTER:
        second, here = replace(second, season=_WINTER), here + 2
    return Phrase(last=here, first=first, second=second, about=pair.about or later)


def _filled(first: Draft, bare: Token, kind: Kind) -> Draft | None:
    """A bare number before a dash has the sign of the number behind it: 8~10월, 1960~70년대; `None` where none fits."""
    if kind == "day" and first.month is not None and first.day is None:
        return replace(first, day=bare.value)
    if kind == "month" and first.month is None and first.day is None:
        return replace(first, month=bare.value)
    if kind == "quarter" and first.quarter is None:
        return replace(first, quarter=bare.value)
    return _FILLED[kind](bare.value) if kind in _FILLED and first == Draft() else None


def _decade(value: int) -> Draft:
    return Draft(decade=value) if value >= _THOUSAND else Draft(tens=value)


_FILLED: Final[dict[Kind, Callable[[int], Draft]]] = {
    "year": lambda value: Draft(year=value),
    "short": lambda value: Draft(year=value),
    "decade": _decade,
    "tens": _decade,
    "century": lambda value: Draft(century=value),
}


def _completed(first: Draft, second: Draft) -> Draft:
    """The second period with what only the first one says: its year, its month, its hundreds."""
    if second.tens is not None and first.decade is not None:
        return replace(second, tens=None, decade=first.decade // _HUNDRED * _HUNDRED + second.tens)
    if second.tens is not None and second.century is None:
        return replace(second, century=first.century, near_century=first.near_century)
    if second.short is not None and second.short < _HUNDRED and first.year is not None and first.era is None:
        return replace(second, short=None, year=first.year // _HUNDRED * _HUNDRED + second.short)
    if second.short is not None and first.era is not None:
        return replace(second, short=None, year=first.era.zero + second.short, era=first.era)
    if second.dated:
        return second
    if second.month is None and second.day is not None:
        second = replace(second, month=first.month)
    return replace(second, year=first.year, near=first.near, short=first.short, era=first.era, lunar=first.lunar)


def _two(first: Draft, second: Draft, words: str, asked: Asked) -> Span:
    if first.weekday_alone or second.weekday_alone:
        raise Refused(f"{words!r} may be said of every week; write the dates")
    if second.season == _WINTER and first == replace(second, season=None, year=first.year):
        return _split_winter(first, second, words, asked)
    end = read_draft(second, words, asked)
    begin = _before(first, end, words, asked)
    if end.last < begin.first and second.year is not None and _next_year(first, second):
        end = read_draft(replace(second, year=second.year + 1), words, asked)
    return replace(between(begin, end, rule=f"from-to + {begin.rule}"), calendar=begin.calendar)


def _next_year(first: Draft, second: Draft) -> bool:
    """Whether the second period took its year from the first and begins in an earlier month: it lies in the next."""
    if first.month is None or second.month is None:
        return False
    return first.year == second.year and second.month < first.month


def _before(first: Draft, end: Span, words: str, asked: Asked) -> Span:
    """The first period; where neither says its year it lies in that of the second, or in the one before."""
    if first.dated or end.rule != "no year":
        return read_draft(first, words, asked)
    begin = read_draft(replace(first, year=end.last.year), words, asked)
    return begin if begin.first <= end.last else read_draft(replace(first, year=end.last.year - 1), words, asked)


def _split_winter(first: Draft, second: Draft, words: str, asked: Asked) -> Span:
    if first.year is None or second.year is None or second.year != first.year + 1:
        raise Refused("only a winter runs into the next year, and only into the very next")
    return read_draft(replace(first, season=_WINTER), words, asked)
