"""How much two names speak for one bearer, in bits: the logarithm to base 2 of how much likelier the two are together.

Fellegi and Sunter (1969) weigh an agreement by how seldom it comes about by chance; here the chance is the share of
people with that name. With S the names that both may stand for, P their shares among people, and a, b what either was
read as: sum over S of a(S) b(S) / P(S). So 김영철 agreeing with itself is worth little and 표설란 much.

A syllable may be written wrong. A name that differs in one part counts `SLIP` times as much as chance would have it,
more where the two syllables differ in a single letter.

The measure is the same both ways. It never says that two people are one: many people bear one name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import log2, log10
from typing import Final

from farbank.reading.lattice.hangul import apart, is_hangul
from farbank.reading.persons.frequencies import Frequencies
from farbank.reading.persons.name import Name, Reading, Syllables

SLIP: Final = 0.03  # how often one part of a name is written as another (ours)
_NEAR: Final = 2.0  # times as often as chance has it, where one letter of the syllable differs
_FAR: Final = 0.3
_TRIED: Final = 6  # readings of a name compared part by part
_SAME_SOUND: Final = 12.0  # bits: names in no table, spelled alike
_SLIP_OF_SOUND: Final = 6.0
_SAME_HAN: Final = 14.0
_HAN_AGREES: Final = 1.5  # bits a character, beyond that it sounds alike
_HAN_DIFFERS: Final = -6.0
_GUESSED: Final = 0.2  # what characters that somebody guessed are worth of that
_LONG_ENOUGH: Final = 6  # letters, for a slip not to make another name
_KNOWN_TO: Final = 1_000_000  # beyond that the tables say nothing
NOTHING: Final = -12.0  # bits of two names that have nothing in common


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Bits for one bearer, and why, in words."""

    bits: float
    because: str
    part: str = ""  # `given` or `surname` where only that was compared


def likeness(one: Name, other: Name, frequencies: Frequencies) -> Likeness:
    """What two names say for one bearer; the same whichever is asked first."""
    found = [_syllabic(one, other, frequencies), _sounding(one, other)]
    best = max(found, key=lambda each: each.bits)
    return _by_characters(one, other, best)


def _syllabic(one: Name, other: Name, frequencies: Frequencies) -> Likeness:
    best = Likeness(bits=NOTHING, because="the names have nothing in common")
    for part in ("", "given", "surname"):
        mine, yours = _parts(one.readings, part), _parts(other.readings, part)
        if not mine or not yours or (part and _both_whole(one, other)):
            continue
        found = _summed(mine, yours, frequencies, part)
        if found.bits > best.bits:
            best = found
    return best


def _both_whole(one: Name, other: Name) -> bool:
    """Whether the likeliest reading of both has a surname and a given name: then half of one is not compared."""
    return all(name.readings[0].syllables.is_whole for name in (one, other))


def _parts(readings: Iterable[Reading], part: str) -> dict[Syllables, float]:
    found: dict[Syllables, float] = {}
    for each in readings:
        kept = _part(each.syllables, part)
        if kept is not None:
            found[kept] = found.get(kept, 0.0) + each.share
    return found


def _part(syllables: Syllables, part: str) -> Syllables | None:
    if part == "given":
        return replace(syllables, surname="") if syllables.given else None
    if part == "surname":
        return replace(syllables, given=()) if syllables.surname else None
    return syllables if syllables.is_whole else None


def _summed(mine: dict[Syllables, float], yours: dict[Syllables, float], often: Frequencies, part: str) -> Likeness:
    exact = sum(share * yours[each] / often.name(each) for each, share in mine.items() if each in yours)
    slipped, pair = _slipped(mine, yours, often)
    total = exact + slipped
    if not total:
        return Likeness(bits=NOTHING, because="the names have nothing in common", part=part)
    if exact >= slipped:
        both = max((each for each in mine if each in yours), key=lambda each: (mine[each] * yours[each], each.hangul))
        because = f"both may be {both.hangul}, borne by {_one_in(1 / often.name(both))}"
    else:
        because = f"they differ in one syllable: {pair[0].hangul}, {pair[1].hangul}"
    return Likeness(bits=max(log2(total), NOTHING), because=because, part=part)


def _one_in(number: float) -> str:
    """How many bear a name, as roughly as it is known."""
    if number > _KNOWN_TO:
        return f"fewer than one in {_KNOWN_TO:,}"
    size = 10 ** max(int(log10(number)) - 1, 0)
    return f"about one in {round(number / size) * size:,}"


def _slipped(
    mine: dict[Syllables, float], yours: dict[Syllables, float], often: Frequencies
) -> tuple[float, tuple[Syllables, Syllables]]:
    """What agreement in all parts but one is worth, and the pair that says most."""
    total, best, pair = 0.0, 0.0, (Syllables(surname="", given=()),) * 2
    for here, a in _first(mine):
        for there, b in _first(yours):
            worth = a * b * _but_one(here, there, often)
            total += worth
            if worth > best:
                best, pair = worth, (min(here, there, key=_hangul), max(here, there, key=_hangul))
    return total, pair


def _hangul(syllables: Syllables) -> str:
    return syllables.hangul


def _first(readings: dict[Syllables, float]) -> list[tuple[Syllables, float]]:
    return sorted(readings.items(), key=lambda each: (-each[1], each[0].hangul))[:_TRIED]


def _but_one(one: Syllables, other: Syllables, often: Frequencies) -> float:
    """How much likelier two names are for one bearer where exactly one part differs and another agrees; else 0."""
    mine, yours = one.parts, other.parts
    if len(mine) != len(yours) or bool(one.surname) != bool(other.surname):
        return 0.0
    differ = [at for at in range(len(mine)) if mine[at] != yours[at]]
    if len(differ) != 1 or sum(map(bool, mine)) < 2:  # noqa: PLR2004 - one that differs and one that agrees
        return 0.0
    at = differ[0]
    return SLIP * _closeness(mine[at], yours[at]) * often.part(mine[at], at) / often.name(one)


def _closeness(one: str, other: str) -> float:
    if len(one) != 1 or len(other) != 1 or not is_hangul(one) or not is_hangul(other):
        return _FAR
    a, b = apart(one), apart(other)
    same = (a.initial == b.initial) + (a.vowel == b.vowel) + (a.final == b.final)
    return _NEAR if same == 2 else _FAR  # noqa: PLR2004 - of the three letters of a syllable


def _sounding(one: Name, other: Name) -> Likeness:
    """Names that are in no table, as they are spelled."""
    if set(one.sounds) & set(other.sounds):
        return Likeness(bits=_SAME_SOUND, because="they are spelled alike")
    if any(_one_slip(mine, yours) for mine in one.sounds for yours in other.sounds):
        return Likeness(bits=_SLIP_OF_SOUND, because="they are spelled alike but for one letter")
    return Likeness(bits=NOTHING, because="the names have nothing in common")


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter more, less or otherwise makes one word of the other."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG_ENOUGH or len(long) - len(short) > 1:
        return False
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _by_characters(one: Name, other: Name, found: Likeness) -> Likeness:
    """Characters agree, or speak against; less where somebody guessed them."""
    if not one.han or not other.han or len(one.han) != len(other.han):
        return found
    weight = _GUESSED if one.guess or other.guess else 1.0
    guessed = "; somebody guessed them" if one.guess or other.guess else ""
    same = sum(a == b for a, b in zip(one.han, other.han, strict=True))
    if same == len(one.han):
        bits = max(found.bits, _SAME_HAN * weight) + _HAN_AGREES * weight * same
        return replace(found, bits=bits, because=f"{found.because}, with the same characters{guessed}")
    if found.bits <= 0:
        return found
    bits = found.bits + weight * (_HAN_AGREES * same + _HAN_DIFFERS * (len(one.han) - same))
    return replace(found, bits=bits, because=f"{found.because}, with other characters{guessed}")
