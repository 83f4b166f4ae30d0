"""Invented persons: names drawn from the public tables of frequencies, each with years, places, and forms in all scripts.

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

TOWNS: Final = tuple("삭주 의주 신의주 만포 혜산 무산 회령 온성 청진 함흥 평성 사리원 해주 원산 강계 나선 남포 개성".split())
# whole given names among the most frequent by decade, as the Supreme Court of South Korea published them (1945-2014)
POPULAR: Final = tuple(
    "영수 영호 영식 영철 영자 순자 정순 정숙 정자 영숙 영희 명숙 성호 미경 미숙 경희 경숙 정훈 성훈 상훈 성진 지영 은정 미영 현정 은주"
    " 은영 지훈 성민 현우 지혜 지은 수진 혜진 은지 동현 유진 민지 수빈 지원 지현 민준 준서 우진 건우 예준 현준 도현 서연 민서 지민 서현"
    " 서윤 예은 하은 지우 윤서 민재 준영 재현 성현 승현 준호 민수 서준 주원 시우 도윤 채원 하윤 지아 은서".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """A person by lot: the name in the South's spelling, part by part, and in characters."""

    parts: tuple[str, ...]
    hanja: str
    born: int
    town: str


def people(seed: int, count: int, *, popular: float = 0.0) -> tuple[Invented, ...]:
    """Persons whose names differ; a share of `popular` has a given name out of the list of whole names."""
    chance, tables = Random(seed), name_reader().spellings.tables
    surnames = [(each, each.share) for each in tables.surnames]
    first, later = ([(each, getattr(each, at)) for each in tables.sounds if each.hanja] for at in ("first", "later"))
    found: dict[tuple[str, ...], Invented] = {}
    while len(found) < count:
        surname = _drawn(surnames, chance)
        given = (_drawn(first, chance), _drawn(later, chance))
        if chance.random() < popular:
            sounds = {each.hangul: each for each in tables.sounds}
            given = tuple(sounds[each] for each in chance.choice(POPULAR))
        parts = (surname.hangul, *(each.hangul for each in given))
        hanja = surname.hanja[0] + "".join(chance.choice(each.hanja or ("一",)) for each in given)
        found.setdefault(parts, Invented(parts=parts, hanja=hanja, born=chance.randint(1935, 2005), town=chance.choice(TOWNS)))
    return tuple(found.values())


def _drawn(weighted, chance):
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
        parts = tuple(north(_northern(one, at), "1992" if False else "2012") for at in range(len(one.parts)))
        text = " ".join(parts)
        return text.replace("ŏ", "o").replace("ŭ", "u") if chance.random() < 0.8 else text
    if form == "Revised":
        return _joined(revised(one.parts[0]), tuple(revised(each) for each in one.parts[1:]), chance)
    surname, given = mccune_reischauer(one.parts[0]), mccune_reischauer("".join(one.parts[1:]))
    text = f"{surname} {given}"
    if form == "McCune without marks":
        text = text.replace("ŏ", "o").replace("ŭ", "u").replace("'", "")
    return text


def _joined(surname: str, given: tuple[str, ...], chance: Random) -> str:
    name = chance.choice(("-", " ", "")).join(given)
    first = chance.random()
    text = f"{name} {surname}" if first < 0.2 else f"{surname}, {name}" if first < 0.3 else f"{surname} {name}"
    return text.upper() if chance.random() < 0.2 else text.title().replace("-", "-")
