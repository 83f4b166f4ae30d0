"""Sums that must come out, checked when figures come in. They show that something is wrong, not which number it is.

Four checks: the sexes make the total; parts make the whole (quarters a year, years a longer interval); two cumulative
figures differ by what lies between; a number belongs to the interval it is labelled with. Only exact numbers are
compared. A sum is made of one release where one release gives all of it (same day, item and relay), else of the
newest values known when the whole was published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import Final

from farbank.facts.figure import FigureObserved
from farbank.judgement.figure_words import count_words, whole_months
from farbank.judgement.revision import key_of, told_order
from farbank.judgement.tiling import ONE_DAY, follows, tiles

Check = str
TOTALS: Final = frozenset({"total", "all", "both", "_t", "t", "합계", "계", "合計", "総数", "合计", "总计"})
SEXES: Final = (
    frozenset({"men", "male", "males", "m", "남", "남자", "男", "男性"}),
    frozenset({"women", "female", "females", "f", "w", "여", "여자", "女", "女性"}),
)
YEAR: Final = 12
_YEAR_LABEL_LENGTH: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityFailure:
    """A sum that does not come out: `what` was checked, on which figures (ids), and what was found."""

    what: Check
    figures: tuple[str, ...]
    because: str


def identity_failures(figures: Iterable[FigureObserved]) -> tuple[IdentityFailure, ...]:
    """Everything that does not add up, in a fixed order, each once."""
    every = sorted((each for each in figures if _exact(each)), key=lambda each: (len(each.id), each.id))
    found = [*_sexes(every)]
    for same in _of_one_kind(every):
        found += [*_parts(same), *_cumulative(same), *_labels(same)]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.what, each.figures, each.because)))


def _exact(figure: FigureObserved) -> bool:
    return figure.value is not None and figure.value.precision == "exact"


def _value(figure: FigureObserved) -> int:
    return figure.value.value if figure.value else 0


def _of_one_kind(figures: Iterable[FigureObserved]) -> list[list[FigureObserved]]:
    groups: defaultdict[tuple[object, ...], list[FigureObserved]] = defaultdict(list)
    for each in figures:
        groups[(each.series, tuple(sorted(each.dims)))].append(each)
    return list(groups.values())


def _sexes(figures: Iterable[FigureObserved]) -> list[IdentityFailure]:
    """Men and women of one release make its total, for one interval and the same other dimensions."""
    groups: defaultdict[tuple[object, ...], dict[str, FigureObserved]] = defaultdict(dict)
    for each in figures:
        sex = _sex(each)
        rest = tuple(sorted(pair for pair in each.dims if pair[0] != "sex"))
        release = (each.known_from.first, each.known_from.last, each.item, each.relay)
        if sex:
            groups[(each.series, each.ref.first, each.ref.last, rest, release)][sex] = each
    return [failure for parts in groups.values() if len(parts) == len(SEXES) + 1 for failure in _sexes_of(parts)]


def _sexes_of(parts: dict[str, FigureObserved]) -> list[IdentityFailure]:
    men, women, total = parts["men"], parts["women"], parts["total"]
    if _value(men) + _value(women) == _value(total):
        return []
    found = f"{_shown(men)} men and {_shown(women)} women make {_value(men) + _value(women):,}, not {_shown(total)}"
    return [_failure("sexes sum to total", (men, women, total), f"{found}, in {total.ref.words or _days(total)}")]


def _sex(figure: FigureObserved) -> str:
    named = dict(figure.dims).get("sex", "").casefold()
    if not named or named in TOTALS:
        return "total"
    return "men" if named in SEXES[0] else "women" if named in SEXES[1] else ""


def _parts(figures: Sequence[FigureObserved]) -> list[IdentityFailure]:
    """Quarters make a year, and years a longer interval."""
    found = []
    for whole in _newest(figures):
        if not any(_lies_inside(each, whole) for each in figures):
            continue
        parts = tiles((whole.ref.first, whole.ref.last), _known_by(whole, figures))
        total = sum(_value(each) for each in parts)
        if parts and total != _value(whole):
            words = f"its parts make {total:,}, and {_shown(whole)} is given for {_days(whole)}"
            found.append(_failure("parts sum to whole", (*parts, whole), words))
    return found


def _lies_inside(part: FigureObserved, whole: FigureObserved) -> bool:
    """Whether an interval is a piece of another."""
    inside = whole.ref.first <= part.ref.first and part.ref.last <= whole.ref.last
    return inside and (part.ref.first, part.ref.last) != (whole.ref.first, whole.ref.last)


def _cumulative(figures: Sequence[FigureObserved]) -> list[IdentityFailure]:
    """Two figures that start together differ by what is given for the days between their ends."""
    found = []
    together = _grouped(_newest(figures), lambda each: each.ref.first)
    for shorter, longer in (two for group in together for two in permutations(group, 2)):
        if shorter.ref.last >= longer.ref.last:
            continue
        for each in _known_by(longer, figures):
            if follows(shorter.ref.last, each.ref.first) and each.ref.last == longer.ref.last:
                found += _difference(shorter, each, longer)
        if _value(shorter) > _value(longer):
            words = f"{_shown(shorter)} is given for {_days(shorter)}, more than {_shown(longer)} for {_days(longer)}"
            found.append(_failure("cumulative differences", (shorter, longer), words))
    return found


def _difference(shorter: FigureObserved, rest: FigureObserved, longer: FigureObserved) -> list[IdentityFailure]:
    if _value(shorter) + _value(rest) == _value(longer):
        return []
    words = f"{_shown(longer)} less {_shown(shorter)} is not the {_shown(rest)} given for {_days(rest)}"
    return [_failure("cumulative differences", (shorter, rest, longer), words)]


def _labels(figures: Sequence[FigureObserved]) -> list[IdentityFailure]:
    """A number under the wrong label: its words name another interval, or it is the number of another one."""
    years = sorted((each for each in figures if whole_months(each.ref) == YEAR), key=told_order)
    told = {group[0].ref.last: group for group in _grouped(years, lambda each: each.ref.last)}
    return [
        *(failure for each in figures for failure in _misnamed(each)),
        *(
            failure
            for equal in _grouped(figures, _value)
            for two in permutations(equal, 2)
            for failure in _of_another(*two)
        ),
        *(failure for each in years for failure in _of_a_sum(each, told)),
    ]


def _grouped(
    figures: Iterable[FigureObserved], by: Callable[[FigureObserved], Hashable]
) -> Iterable[list[FigureObserved]]:
    """Figures that have something in common, so that only those are compared with one another."""
    groups: defaultdict[Hashable, list[FigureObserved]] = defaultdict(list)
    for each in figures:
        groups[by(each)].append(each)
    return groups.values()


def _misnamed(figure: FigureObserved) -> list[IdentityFailure]:
    words = figure.ref.words.strip()
    if not (len(words) == _YEAR_LABEL_LENGTH and words.isdecimal()):
        return []
    year = f"{int(words):04d}"
    if (figure.ref.first.isoformat(), figure.ref.last.isoformat()) == (f"{year}-01-01", f"{year}-12-31"):
        return []
    because = f"{_shown(figure)} is labelled {words}, though its interval is {_days(figure)}"
    return [_failure("label against interval", (figure,), because)]


def _of_another(labelled: FigureObserved, true: FigureObserved) -> list[IdentityFailure]:
    """A whole year that is given the number of an interval which shares one of its ends with it."""
    one_end = (labelled.ref.first == true.ref.first) != (labelled.ref.last == true.ref.last)
    year = whole_months(labelled.ref) == YEAR and whole_months(true.ref) != YEAR
    if not (year and one_end and _value(labelled) == _value(true) and _value(true)):
        return []
    because = f"{_shown(labelled)} is labelled {_days(labelled)}, though it is the number of {_days(true)}"
    return [_failure("label against interval", (labelled, true), because)]


def _of_a_sum(labelled: FigureObserved, told: Mapping[date, list[FigureObserved]]) -> list[IdentityFailure]:
    """A whole year that is given the sum of itself and the years before it, where another release says otherwise.

    `told` are the figures of whole years by their last day, in the order told. Numbers below nothing are not summed.
    """
    others = [each for each in told[labelled.ref.last] if _value(each) != _value(labelled)]
    later, total = (others[-1], _value(others[-1])) if others else (None, 0)
    while later is not None and total < _value(labelled):
        earlier = told.get(later.ref.first - ONE_DAY, [None])[-1] if later.ref.first != date.min else None
        total += _value(earlier) if earlier else 0
        if earlier and total == _value(labelled):
            because = (
                f"{_shown(labelled)} is labelled {_days(labelled)}, though it is the sum from {earlier.ref.first} on"
            )
            return [_failure("label against interval", (labelled, earlier), because)]
        later = earlier
    return []


def _newest(figures: Iterable[FigureObserved]) -> list[FigureObserved]:
    """The newest word on every interval."""
    found = {key_of(each): each for each in sorted(figures, key=told_order)}
    return list(found.values())


def _known_by(whole: FigureObserved, figures: Sequence[FigureObserved]) -> list[FigureObserved]:
    """What the sum of a whole may be made of: its own release first, else the newest known when it was published."""
    release = [each for each in figures if _release(each) == _release(whole)]
    earlier = [each for each in figures if each.known_from.last <= whole.known_from.last]
    found = {key_of(each): each for each in [*sorted(earlier, key=told_order), *release]}
    found.pop(key_of(whole), None)
    return list(found.values())


def _release(figure: FigureObserved) -> tuple[object, ...]:
    return figure.known_from.first, figure.known_from.last, figure.item, figure.relay


def _failure(what: Check, figures: Sequence[FigureObserved], because: str) -> IdentityFailure:
    return IdentityFailure(what=what, figures=tuple(each.id for each in figures), because=because)


def _shown(figure: FigureObserved) -> str:
    return count_words(figure.value)


def _days(figure: FigureObserved) -> str:
    return f"{figure.ref.earliest or '...'} to {figure.ref.latest or '...'}"
