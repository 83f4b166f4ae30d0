"""One period out of tokens: the larger before the smaller, as all three languages write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from farbank.reading.when.east.draft import Draft
from farbank.reading.when.east.tokens import Token
from farbank.reading.when.east.words import Kind
from farbank.reading.when.near import Unit

Taken = tuple[Draft, int]  # what was read, and the token to go on with
_UNITS: Final[dict[Kind, Unit]] = {
    "near month": "month", "near week": "week", "near day": "day", "near year": "year",
}  # fmt: skip
_COUNTS: Final[dict[Kind, Unit]] = {"short": "year", "months": "month", "weeks": "week", "days": "day", "day": "day"}
_TWO_SIGNS: Final = 2

_YEAR: Final[frozenset[Kind]] = frozenset(("year", "era", "near year", "short"))
_INSIDE_YEAR: Final = frozenset(("month", "lunar month", "leap", "season", "quarter", "half", "part", "isoweek"))
# what may come after what; `of` may stand between
_NEXT: Final[dict[Kind, frozenset[str]]] = {
    "lunar": _YEAR | {"month", "lunar month", "leap"},
    "past": frozenset(("year", "month", "season", "weekday", "day")),
    "coming": frozenset(("month", "season", "weekday", "day")),
    "century": frozenset(("tens", "part", "half")),
    "near century": frozenset(("tens", "part", "half")),
    "decade": frozenset(("part", "half")),
    "tens": frozenset(("part", "half")),
    **dict.fromkeys(_YEAR, _INSIDE_YEAR),
    "leap": frozenset(("month",)),
    "month": frozenset(("day", "number", "part", "month half", "half")),
    "lunar month": frozenset(("day", "number", "part")),
    "near month": frozenset(("day", "part", "month half")),
    "day": frozenset(("weekday", "week")),
    "date": frozenset(("weekday", "week")),
    "near day": frozenset(("weekday",)),
    "near week": frozenset(("weekday",)),
    "season": frozenset(("part",)),
}
_FIRST: Final = frozenset(_NEXT) | {"quarter", "half", "weekday"}
Put = Callable[[Draft, Token], Draft]


def _half(draft: Draft, token: Token) -> Draft:
    return replace(draft, month_half=token.value) if draft.month is not None else replace(draft, half=token.value)


def _season(draft: Draft, token: Token) -> Draft:
    """A season, with its part where the word says it: 초봄 is early spring; with its step where it says it: 今春."""
    part = None if token.other == 0 else (token.other - 1, token.other - 1)
    return replace(draft, season=token.value, part=part)


_PUT: Final[dict[Kind, Put]] = {
    "lunar": lambda draft, _: replace(draft, lunar=True),
    "leap": lambda draft, _: replace(draft, leap=True),
    "past": lambda draft, token: replace(draft, past=True, last=bool(token.value)),
    "coming": lambda draft, _: replace(draft, coming=True),
    "century": lambda draft, token: replace(draft, century=token.value),
    "near century": lambda draft, token: replace(draft, near_century=token.value),
    "decade": lambda draft, token: replace(draft, decade=token.value),
    "tens": lambda draft, token: replace(draft, tens=token.value),
    "year": lambda draft, token: replace(draft, year=token.value),
    "short": lambda draft, token: replace(draft, short=token.value),
    "era": lambda draft, token: replace(draft, year=token.value, era=token.era, stated=token.other),
    "near year": lambda draft, token: replace(draft, near=("year", token.value)),
    "near month": lambda draft, token: replace(draft, near=("month", token.value)),
    "near week": lambda draft, token: replace(draft, near=("week", token.value)),
    "near day": lambda draft, token: replace(draft, near=("day", token.value)),
    "month": lambda draft, token: replace(draft, month=token.value),
    "lunar month": lambda draft, token: replace(draft, month=token.value, lunar=True),
    "day": lambda draft, token: replace(draft, day=token.value),
    "number": lambda draft, token: replace(draft, day=token.value, lunar=True),
    "date": lambda draft, token: replace(draft, year=token.day[0], month=token.day[1], day=token.day[2]),
    "season": _season,
    "half": _half,
    "quarter": lambda draft, token: replace(draft, quarter=token.value),
    "month half": lambda draft, token: replace(draft, month_half=token.value),
    "part": lambda draft, token: replace(draft, part=(token.value, token.other)),
    "isoweek": lambda draft, token: replace(draft, week=token.value),
    "weekday": lambda draft, token: replace(draft, weekday=token.value),
    "week": lambda draft, _: replace(draft, week_of=True),
}


def point(tokens: Sequence[Token], at: int, *, after: bool = False) -> Taken | None:
    """The longest period that begins at a token; with `after` it may be a day alone, for the second of two."""
    counted = _counted_back(tokens, at)
    draft, at, last = counted or (Draft(), at, None)
    while at < len(tokens):
        here = at + (last is not None and tokens[at].kind == "of")
        token = tokens[here] if here < len(tokens) else None
        if token is None or not _fits(token, last, draft, after=after):
            break
        draft, at, last = _PUT[token.kind](draft, token), here + 1, token.kind
    if last is None or not _sound(draft, after=after):
        return None
    return draft, at


def _fits(token: Token, last: Kind | None, draft: Draft, *, after: bool) -> bool:
    """Whether a token may come next; a number without a sign is a day of a lunar month, as is 初五."""
    if last is None:
        aside = token.kind == "weekday" and token.other  # (금) says something of a day that stands before it
        return token.kind in _FIRST and (after or token.kind != "day") and not aside
    if token.kind == "number" and not (draft.lunar or token.other):
        return False
    return token.kind in _NEXT.get(last, frozenset())


def _sound(draft: Draft, *, after: bool) -> bool:
    """Whether the words name a period: a year without its hundreds only with a month, a season or a part of it."""
    if draft.short is not None:
        inner = (draft.month, draft.season, draft.quarter, draft.half, draft.part)
        return after or (draft.short < 100 and any(each is not None for each in inner))  # noqa: PLR2004
    return draft.whole or (after and draft.day is not None)


def _counted_back(tokens: Sequence[Token], at: int) -> tuple[Draft, int, Kind] | None:
    """Three years ago: a count, and "before" as it is said of counts."""
    if at + 1 >= len(tokens) or tokens[at].kind not in _COUNTS:
        return None
    if tokens[at + 1].kind != "before" or not tokens[at + 1].value:
        return None
    unit = _COUNTS[tokens[at].kind]
    draft = Draft(near=(unit, -tokens[at].value), ago=True)
    return draft, at + 2, "near year" if unit == "year" else "near week"
