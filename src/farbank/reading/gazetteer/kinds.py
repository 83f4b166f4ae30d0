"""Words that say what kind of place a name is, in four languages: 군, 县, County, -gun.

Sources: the administrative divisions of the North (도 직할시 시 군 구역 읍 리 로동자구), of China (省 自治州 市 县 区
镇 乡 村) and what reporters call them in English and Japanese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# kind -> words after a name; Latin ones stand apart or after a hyphen
_AFTER: Final = {
    "province": "도 성 변강 省 道 province provinces sheng -do -sheng krai kray oblast",
    "prefecture": "조선족자치주 자치주 朝鲜族自治州 朝鮮族自治州 自治州 prefecture autonomous-prefecture "
    "korean-autonomous-prefecture  "
    "autonomous-korean-prefecture autonomous-prefecture korean-prefecture chosonjok-autonomous-prefecture "
    "chosonjok-jachiju zhou",
    "county": "조선족자치현 자치현 군 현 朝鲜族自治县 朝鮮族自治縣 满族自治县 滿族自治縣 自治县 自治縣 县 縣 県 郡 "
    "county counties gun kun  "
    "xian hsien ken autonomous-county korean-autonomous-county",
    "city": "특별시 광역시 직할시 특별자치시 시 特別市 特别市 直轄市 市 city municipality special-city si shi",
    "district": "구역 구 区域 區域 区 區 district ward kuyok guyok guyŏk gu ku qu",
    "town": "로동자구 노동자구 읍 진 향 면 劳动者区 勞動者區 勞働者區 労働者区 邑 镇 鎮 鎭 乡 鄉 郷 面 town "
    "township workers-district  "
    "up ŭp eup jin chin zhen chen xiang hyang myon myeon rodongjagu nodongjagu",
    "village": "리 동 촌 마을 里 洞 村 屯 village hamlet ri ni dong tong cun ts'un tun",
    "river": "강 천 江 河 川 水 river stream gang kang he kawa gawa река",
    "island": "섬 도 島 岛 嶼 island islands islet do to dao tao jima shima остров",
    "mountain": "산 봉 령 山 峰 嶺 岭 mountain mountains mount peak san shan",
    "station": "역 驛 驿 站 駅 station railway-station train-station",
    "bridge": "대교 다리 철교 교 大桥 大橋 桥 橋 bridge",
    "crossing": "세관 통상구 국경 口岸 通商口 海关 海關 税関 port-of-entry border-crossing land-port port "
    "customs-house customs checkpoint crossing",
    "dam": "댐 발전소 언제 水电站 水電站 水库 水庫 大坝 發電所 発電所 ダム dam reservoir hydropower-station "
    "power-station hydroelectric-power-station",
}  # fmt: skip
_BEFORE: Final = {
    "city": "city-of municipality-of", "county": "county-of", "town": "town-of township-of", "village": "village-of",
    "province": "province-of", "mountain": "mount mt mt. гора", "river": "river река", "island": "island-of остров",
    "city ": "город",
    "dam": "lake",
}  # fmt: skip
LEVELS: Final = {
    "country": 0,
    "province": 1,
    "prefecture": 2,
    "city": 3,
    "county": 3,
    "district": 4,
    "town": 5,
    "village": 6,
}
FEATURES: Final = frozenset({"river", "island", "mountain", "station", "bridge", "crossing", "dam", "reach"})
_SAME: Final = (
    frozenset({"city", "county"}), frozenset({"county", "town"}), frozenset({"city", "district"}), frozenset({"town",
    "village"}),
    frozenset({"river", "reach"}), frozenset({"town", "district"}), frozenset({"city", "town"}), frozenset({"county",
    "district"}),
    frozenset({"prefecture", "city"}), frozenset({"province", "prefecture"}),
)  # fmt: skip
_CJK: Final = re.compile(r"[가-힣\u3041-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """A name without the word for its kind, which is empty where there was none; `joined`: it was not set apart."""

    name: str
    kind: str = ""
    word: str = ""
    joined: bool = False


def bare_names(name: str) -> tuple[Bare, ...]:
    """The name as it is, and without the words for its kind, each way they can be taken."""
    found = [Bare(name=name)]
    for one in _stripped(name.strip()):
        if one not in found:
            found.append(one)
    return tuple(found)


def _stripped(name: str) -> Iterator[Bare]:
    for pattern, kinds in ((_CJK_AFTER, _CJK_KINDS), (_LATIN_AFTER, _LATIN_KINDS)):
        if (end := pattern.search(name)) and name[: end.start()].strip(" -"):
            word = end[1].casefold()
            rest = name[: end.start()].strip(" -")
            yield from (
                Bare(name=rest, kind=kind, word=end[1]) for kind in kinds[re.sub(r"[\s-]+", "-", word).strip("-")]
            )
    if (start := _LATIN_BEFORE.match(name)) and name[start.end() :].strip():
        word = re.sub(r"[\s]+", "-", start[1].casefold())
        yield from (Bare(name=name[start.end() :].strip(), kind=kind, word=start[1]) for kind in _BEFORE_KINDS[word])
    if not _CJK.search(name) and (joined := _JOINED.search(name)):
        word = joined[1].casefold()
        yield from (Bare(name=name[: joined.start()], kind=kind, word=word, joined=True) for kind in _LATIN_KINDS[word])


def fits(hint: str, kind: str) -> bool:
    """Whether a place of this kind may be called by that word; a city may be called a county and so on."""
    return hint in {kind, ""} or frozenset({hint, kind}) in _SAME


def _table(words: dict[str, str], *, cjk: bool) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind, listed in words.items():
        for word in listed.split():
            if bool(_CJK.search(word)) == cjk:
                key = word.strip("-")
                found[key] = (*found.get(key, ()), kind.strip())
    return found


def _alternatives(words: dict[str, tuple[str, ...]]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(each).replace(r"\-", r"[\s-]+") for each in longest)


_CJK_KINDS: Final = _table(_AFTER, cjk=True)
_LATIN_KINDS: Final = _table(_AFTER, cjk=False)
_BEFORE_KINDS: Final = _table(_BEFORE, cjk=False)
_CJK_AFTER: Final = re.compile(rf"(?<=[\w]{{2}})\s*({_alternatives(_CJK_KINDS)})\Z")
_LATIN_AFTER: Final = re.compile(rf"[\s-]+({_alternatives(_LATIN_KINDS)})\Z", re.IGNORECASE)
_LATIN_BEFORE: Final = re.compile(rf"\A({_alternatives(_BEFORE_KINDS)})\s+", re.IGNORECASE)
_JOINED: Final = re.compile(
    r"(?<=[a-zŏŭA-Z]{3})(gun|kun|si|shi|up|ŭp|eup|ri|jin|chin|zhen|xian|hsien|xiang|gang|kang|san|shan|do|gu|guyok|"
    r"rodongjagu)\Z",
    re.IGNORECASE,
)
