"""Invented persons: names drawn from the public tables of frequencies, with years, places, and forms in all scripts.

Every name comes about by lot from a seed. None is taken from anybody; that somebody bears it cannot be ruled out, since
common syllables make common names.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from evaluation.people_written import kana, private
from farbank.assemble.name_tables import characters, name_reader
from farbank.reading.lattice.hangul import apart
from farbank.reading.lattice.mccune import mccune_reischauer
from farbank.reading.lattice.north import north
from farbank.reading.lattice.revised import revised
from farbank.reading.persons.tables import NameTables, Sound

TOWNS: Final = tuple(
    "삭주 의주 신의주 만포 혜산 무산 회령 온성 청진 함흥 평성 사리원 해주 원산 강계 나선 남포 개성".split()
)
# whole given names among the most frequent by decade, as the Supreme Court of South Korea published them (1945-2014)
POPULAR: Final = tuple(
    "영수 영호 영식 영철 영자 순자 정순 정숙 정자 영숙 영희 명숙 성호 미경 미숙 경희 경숙 정훈 성훈 상훈 성진 지영 은정 미영 현정 은주"
    " 은영 지훈 성민 현우 지혜 지은 수진 혜진 은지 동현 유진 민지 수빈 지원 지현 민준 준서 우진 건우 예준 현준 도현 서연 민서 지민 서현"
    " 서윤 예은 하은 지우 윤서 민재 준영 재현 성현 승현 준호 민수 서준 주원 시우 도윤 채원 하윤 지아 은서".split()
)

UNMARKED: Final = 0.8  # how often the North's spelling is printed without breves
TURNED: Final = 0.3  # how often the surname comes last or with a comma
SHOUTED: Final = 0.2  # how often in capitals
_BREVES: Final = str.maketrans("ŏŭŎŬ", "ouOU")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """A person by lot: the name in the South's spelling, part by part, and in characters."""

    parts: tuple[str, ...]
    hanja: str
    born: int
    town: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lots:
    """How a set is drawn: from which seed, how often a given name in fashion, how often a twin comes beside a name."""

    seed: int
    popular: float
    twins: float


def people(lots: Lots, count: int) -> tuple[Invented, ...]:
    """Persons whose names differ in Hangul. A twin differs in one syllable and is spelled alike without marks."""
    chance, tables = Random(lots.seed), name_reader().spellings.tables
    sounds = {each.hangul: each for each in tables.sounds if each.hanja}
    alike: dict[str, list[str]] = {}
    for each in sounds:
        alike.setdefault(skeleton(each), []).append(each)
    found: dict[tuple[str, ...], Invented] = {}
    while len(found) < count:
        parts = _name(lots, chance, tables, sounds)
        twins = [parts]
        if chance.random() < lots.twins:
            twins += [(*parts[:at], other, *parts[at + 1 :]) for at, other in _twin(parts, alike, chance)]
        for each in twins:
            found.setdefault(each, _person(each, chance, tables, sounds))
    return tuple(found.values())[:count]


def _twin(parts: tuple[str, ...], alike: dict[str, list[str]], chance: Random) -> list[tuple[int, str]]:
    """One syllable that could stand for another of the name, where there is one."""
    offered = [(at, each) for at in (1, 2) for each in alike[skeleton(parts[at])] if each != parts[at]]
    return [chance.choice(offered)] if offered else []


def without_marks(text: str) -> str:
    """Without breves and apostrophes, as most texts print."""
    return text.translate(_BREVES).replace("'", "")


def skeleton(text: str) -> str:
    """The spelling without breves and apostrophes that most texts print."""
    return without_marks(mccune_reischauer(text)).casefold()


def _name(lots: Lots, chance: Random, tables: NameTables, sounds: dict[str, Sound]) -> tuple[str, ...]:
    surname = _drawn([(each.hangul, each.share) for each in tables.surnames], chance)
    if chance.random() < lots.popular:
        return (surname, *chance.choice(POPULAR))
    first = _drawn([(each.hangul, each.first) for each in sounds.values()], chance)
    return surname, first, _drawn([(each.hangul, each.later) for each in sounds.values()], chance)


def _person(parts: tuple[str, ...], chance: Random, tables: NameTables, sounds: dict[str, Sound]) -> Invented:
    surname = next(each for each in tables.surnames if each.hangul == parts[0])
    given = "".join(chance.choice(sounds[each].hanja) for each in parts[1:])
    return Invented(
        parts=parts, hanja=surname.hanja[0] + given, born=chance.randint(1935, 2005), town=chance.choice(TOWNS)
    )


def _drawn(weighted: list[tuple[str, float]], chance: Random) -> str:
    return chance.choices([each for each, _ in weighted], [weight for _, weight in weighted])[0]


FORMS: Final = ("Hangul, South", "Hangul, North", "hanja", "simplified", "kana", "Revised", "McCune-Reischauer",
                "McCune without marks", "North's Latin", "private Latin")  # fmt: skip


def written(one: Invented, form: str, chance: Random) -> str:
    """The name in one form; `""` where the form has no spelling for it."""
    match form:
        case "Hangul, South":
            return "".join(one.parts)
        case "Hangul, North":
            return "".join(_northern(one, at) for at in range(len(one.parts)))
        case "hanja":
            return one.hanja
        case "simplified":
            return "".join(characters().simplified.get(each, each) for each in one.hanja)
        case "kana":
            given = kana(tuple((a.initial, a.vowel, a.final) for a in map(apart, "".join(one.parts[1:]))))
            return kana(tuple((a.initial, a.vowel, a.final) for a in map(apart, one.parts[0]))) + "・" + given
        case "private Latin":
            spelled = private(one.parts, chance)
            return _joined(spelled[0], spelled[1:], chance) if spelled else ""
        case _:
            return _romanised(one, form, chance)


def _northern(one: Invented, at: int) -> str:
    """A syllable as the North writes it where its character begins with ㄹ or ㄴ."""
    reader = name_reader().spellings
    syllable, character = one.parts[at], one.hanja[at] if len(one.hanja) == len(one.parts) else ""
    readings = reader.characters.read(character) if character else ()
    row = reader.surnames.get(syllable) if at == 0 else reader.sounds.get(syllable)
    return next((each for each in (row.north if row else ()) if each in readings[:1]), syllable)


def _romanised(one: Invented, form: str, chance: Random) -> str:
    if form == "North's Latin":
        parts = tuple(north(_northern(one, at)) for at in range(len(one.parts)))
        text = " ".join(parts)
        return without_marks(text) if chance.random() < UNMARKED else text
    if form == "Revised":
        return _joined(revised(one.parts[0]), tuple(revised(each) for each in one.parts[1:]), chance)
    surname, given = mccune_reischauer(one.parts[0]), mccune_reischauer("".join(one.parts[1:]))
    text = f"{surname} {given}"
    if form == "McCune without marks":
        text = without_marks(text)
    return text


def _joined(surname: str, given: tuple[str, ...], chance: Random) -> str:
    name = chance.choice(("-", " ", "")).join(given)
    first = chance.random()
    text = f"{surname} {name}"
    if first < TURNED:
        text = f"{name} {surname}" if first < TURNED / 2 else f"{surname}, {name}"
    return text.upper() if chance.random() < SHOUTED else text.title()
