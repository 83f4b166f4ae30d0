"""Places told by a property that few have: "a northern county with an iron mine". Counted, never named.

- Fits are places of the gazetteer and of the newsroom's own, of the kind that is named, on the Korean side.
- Where a feature is in no table, nobody counted; that is said, and is no number.
- A superlative or "the only" fits one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from farbank.reading.gazetteer.rows import Place
from farbank.values.described import Alike

_KINDS: Final = {
    "county": "county", "district": "county", "city": "city", "province": "province", "town": "",
    "village": "", "port": "",
    "settlement": "", "township": "",
    "군": "county", "도시": "city", "시": "city", "읍": "", "마을": "", "구역": "county", "지역": "county",
    "郡": "county", "市": "city", "都市": "city", "町": "", "村": "", "街": "",
    "县": "county", "縣": "county", "城市": "city", "镇": "", "鎮": "", "村庄": "",
}  # fmt: skip
# words -> a feature of the table, or of the rows within a place (`within:` and their kind); `?` is counted by nobody
_FEATURES: Final = {
    r"iron(?:[- ]ore)? mine|철광산|철광|鉄鉱山|铁矿|鐵礦": "iron mine",
    r"copper mine|동광산|구리 광산|銅山|銅鉱山|铜矿|銅礦": "copper mine",
    r"gold mine|금광|金鉱|金山|金矿|金礦": "gold mine",
    r"coal mines?|colliery|탄광|炭鉱|煤矿|煤礦": "coal mine",
    r"steelworks|steel mill|제철소|製鉄所|钢铁厂|鋼鐵廠": "steelworks",
    r"seaport|harbour|harbor|(?:a|its) port|항구|港がある|港の|港口": "seaport",
    r"customs house|customs post|border crossing|crossing|세관|통상구|税関|海关|海關|口岸": "within:crossing",
    r"railway station|train station|기차역|역이|駅|火车站|火車站": "within:station",
    r"dam|hydropower|power station|댐|발전소|ダム|発電所|水电站|水庫|水库": "within:dam",
    r"mine|airport|airfield|university|teachers’ college|prison camp|labou?r camp|brewery|cement (?:works|factory"
    r"|plant)|sawmill|hot spring"
    r"|lighthouse|shipyard|smelter|refinery|thermal plant|nuclear|rocket|hospital|orphanage|theatre|stadium|paper"
    r" mill|textile mill"
    r"|광산|공항|비행장|대학|수용소|교화소|온천|조선소|제련소|鉱山|空港|大学|収容所|温泉|造船所|机场|機場|大学"
    r"|收容所|监狱|温泉|造船厂|矿山|礦山": "?",
}  # fmt: skip
_COMPILED: Final = tuple((re.compile(words, re.IGNORECASE), feature) for words, feature in _FEATURES.items())
_NORTHERN: Final = re.compile(r"north|북부|북쪽|北部", re.IGNORECASE)
_SOUTHERN: Final = re.compile(
    r"(?<!south )(?:southern|south(?!\s+(?:korea|hamgyong|pyongan|hwanghae)))|남부|南部", re.IGNORECASE
)
_BORDER: Final = re.compile(
    r"border|facing|opposite|yalu|tumen|river|국경|접경|압록강|두만강|国境|鴨緑江|豆満江|边境|邊境|鸭绿江|图们江"
    r"|接壤|毗邻|面した|接する",
    re.IGNORECASE,
)
_HALF: Final = Fraction(1, 2)
_REST: Final = (
    r"(?:\s+(?:with|near|on|by|at|in|of|that (?:has|borders|faces)|which (?:has|borders|faces)|bordering|facing"
    r"|opposite|beside|known for|home to|along)"
    r"\s+[^.;,]{1,60}?){1,3}(?=[.,;:]|\s(?:said|says|told|who|where)\b|$)"
)
_KINDS_EN: Final = r"(?P<kind>county|district|city|province|town|village|port|settlement|township)"
_PLACED: Final = (
    re.compile(rf"\b(?:an?|one|our|some|this)\s+(?:[\w-]+\s+){{0,4}}?{_KINDS_EN}\b{_REST}", re.IGNORECASE),
    re.compile(
        r"\S{1,10}(?:이|가) (?:있는|위치한) (?:\S{1,6}의? )?(?:한 |어느 )?(?P<kind>군|도시|시|읍|마을|구역"
        r"|지역)(?=[에의은는이가을를,.\s]|$)"
    ),
    re.compile(
        r"[^、。]{2,14}(?:がある|のある|に面した|を抱える|に接する)[^、。]{0,8}?(?P<kind>郡|都市|市|町|村"
        r"|街)(?=[にのではがをも、。]|$)"
    ),
    re.compile(
        r"(?:(?:有|拥有|擁有|毗邻|靠近|与)[^，。]{1,14}?的|北部|南部|边境)?[^，。]{0,8}?(?:有|拥有"
        r"|擁有)[^，。]{1,12}?的(?:一[个個])?(?:边境)?(?P<kind>县|縣|郡|城市|市|镇|鎮|村庄|村)"
    ),
)  # fmt: skip
_ONLY: Final = (
    re.compile(
        r"\b(?:the|its|their|(?:country|province|county|city|town|village|region)['’]s)\s+(?:only|sole|largest"
        r"|biggest|oldest|smallest|highest|northernmost|southernmost"
        r"|easternmost|westernmost|second[- ]largest|third[- ]largest|first|last)\s+(?:[\w-]+\s+){0,2}?"
        r"(?:county|city|town|village|mine|factory|hospital|clinic|school|market|port|university|station|bridge"
        r"|island|prison|camp|mill|plant|smelter"
        r"|district|household|family|teacher|doctor|nurse|woman|man|midwife|dentist|shop|bakery|pharmacy|ferry"
        r"|driver|interpreter|pianist|vet)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:유일한|하나뿐인|최대의?|최북단|최남단|(?:가장|제일) (?:큰|작은|오래된|북쪽)\S*)\s?\S*(?:군|도시|마을"
        r"|공장|광산|탄광|병원|학교|시장|역|항구|의사|교사|간호사"
        r"|가구|집|상점)"
    ),
    re.compile(
        r"(?:唯一の|最大の|最古の|最北端?の|最も[^、。]{1,5}|一番[^、。]{1,4})[^、。]{0,6}(?:郡|市|町|村|工場|鉱山"
        r"|炭鉱|病院|学校|市場|駅|港|医師|教師|看護師|家|店)"
    ),
    re.compile(
        r"(?:唯一的?|最大的|最老的|最北端?的|最南端?的)[^，。]{0,6}(?:县|郡|城市|镇|村|工厂|矿|煤矿|医院|学校|市场"
        r"|车站|港口|医生|教师|护士|人家|商店)"
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """The places that a property is counted among, and what each of them has."""

    places: Mapping[str, Place]
    features: Mapping[str, frozenset[str]]  # feature -> ids of places
    middle: Mapping[str, int] = field(default_factory=dict)  # kind -> the latitude that parts north from south

    def fits(self, kind: str, words: str) -> int | None:
        """How many places of a kind words fit; None where the words name a feature that nobody counted."""
        named = next((feature for pattern, feature in _COMPILED if pattern.search(words)), "")
        if named == "?" or (named and not kind and named not in self.features and not named.startswith("within:")):
            return None
        near = [each for each in self._of_kind(kind) if self._lies(each, words)]
        return sum(self._has(each, named) for each in near) if named else len(near)

    def _of_kind(self, kind: str) -> Iterator[Place]:
        kinds = {kind, "city"} if kind == "county" else {kind} if kind else {"county", "city", "town", "district"}
        return (each for each in self.places.values() if each.side == "korea" and each.kind in kinds)

    def _lies(self, place: Place, words: str) -> bool:
        middle = self.middle.get("korea", 0)
        north = place.position is None or place.position[1] >= middle
        provinces = {each.id for each in self.places.values() if each.kind == "province" and _names(each, words)}
        return (
            (north or not _NORTHERN.search(words))
            and (not north or not _SOUTHERN.search(words) or place.position is None)
            and (bool(place.line) or not _BORDER.search(words))
            and (not provinces or place.parent in provinces)
        )

    def _has(self, place: Place, feature: str) -> bool:
        if feature.startswith("within:"):
            kind = feature.removeprefix("within:")
            return any(each.kind == kind and each.parent == place.id for each in self.places.values())
        return place.id in self.features.get(feature, ())


def atlas(places: Mapping[str, Place], features_csv: str) -> Atlas:
    """The gazetteer with what is known of its places; `features_csv` has the columns place, feature, source."""
    rows = list(csv.DictReader(features_csv.splitlines()))
    known = {
        row["feature"]: frozenset(each["place"] for each in rows if each["feature"] == row["feature"]) for row in rows
    }
    return Atlas(places=places, features=known, middle={"korea": _middle(places.values())})


def _middle(places: Iterable[Place]) -> int:
    """The latitude with as many counties to the north of it as to the south."""
    found = sorted(
        each.position[1]
        for each in places
        if each.side == "korea" and each.kind in {"county", "city"} and each.position
    )
    return found[int(len(found) * _HALF)] if found else 0


def _names(province: Place, words: str) -> bool:
    return any(len(name.text) > 1 and name.text in words for name in province.names)


def alike_in(text: str, start: int, end: int, known: Atlas) -> Iterator[Alike]:
    """Every place told by a property, with how many places have it."""
    for pattern in _PLACED:
        for match in pattern.finditer(text, start, end):
            fits = known.fits(_KINDS[match.group("kind").casefold()], match.group())
            yield Alike(start=match.start(), end=match.end(), fits=fits)
    for pattern in _ONLY:
        for match in pattern.finditer(text, start, end):
            yield Alike(start=match.start(), end=match.end(), fits=1)
