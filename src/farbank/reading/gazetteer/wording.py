"""How four languages say that a place lies opposite another, near it, or on one side of the border.

In English and Russian letters what is asked for stands first ("Sanhe, opposite Hoeryong"); in Korean, Chinese and
Japanese it stands last (会宁对岸的三合). The words are those of reports on the border; each is a fact of its language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

_RIVER: Final = r"(?:river|border|stream|water|yalu|tumen|amnok(?:gang)?|tuman(?:gang)?)(?: river)?"
_OPPOSITE: Final = re.compile(
    r"[,;]?\s*\b(?:(?:which|that) )?(?:(?:directly|just|right|immediately) )?(?:opposite|facing|faces|across from"
    rf"|(?:across|over) the {_RIVER} from"
    rf"|on the (?:other|opposite|far) (?:side|bank|shore)(?: of the {_RIVER})?(?: (?:from|of|to))?)"
    r"(?: (?:is|to|from))?(?=\s|\Z)\s*",
    re.IGNORECASE,
)
_OVER: Final = re.compile(rf",?\s*\b(?:across|over) (?:the )?{_RIVER}\s*\Z", re.IGNORECASE)
_AWAY: Final = r"(?:(?:about|some|around|roughly|nearly|only|just) )?(?:\d[\d.,]*\s*(?:km|kilomet(?:er|re)s?|miles?) )?"
_TOWARDS: Final = r"(?:to the )?(?:due )?(?:north|south|east|west)(?:[- ]?(?:east|west))?"
_NEAR: Final = re.compile(
    rf",?\s+{_AWAY}(?:{_TOWARDS}|upstream|downstream|upriver|downriver|inland|away) (?:of|from) (?:the )?"
    rf"|,?\s+(?:about |some )?\d[\d.,]*\s*(?:km|kilomet(?:er|re)s?|miles?) from (?:the )?"
    r"|,?\s+(?:near|close to|not far from|beside|next to|between)\s+",
    re.IGNORECASE,
)
_BOTH: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
_OWNED: Final = re.compile(r"\A(?P<whole>[^,;]+\w)'s\s+(?P<part>[A-Z].*)\Z")  # Dandong's Donggang

_ASIAN: Final = re.compile(r"[가-힣\u3041-\u30ff\u3400-\u9fff]")
_KOREAN_RIVER: Final = r"(?:강|국경|압록강|두만강)"
_ACROSS: Final = re.compile(
    rf"(?:에서|와|과)?\s*{_KOREAN_RIVER}을 사이에 (?:둔|두고 (?:있는|마주\s?(?:한|보는|선)))\s*"
    rf"|(?:와|과|을|를)\s*(?:{_KOREAN_RIVER}을? )?(?:마주\s?(?:한|하는|하고 있는|보는|보고 있는|선)|바라보는)\s*"
    rf"|(?:\s+|의\s*|에서\s*)(?:{_KOREAN_RIVER}\s*)?(?:맞은편|건너편|건너|너머|대안)"
    r"(?:의|인|에 (?:있는|위치한|자리한))?\s*"
    r"|隔(?:江|河|[\u3400-\u9fff]{1,3}江)?相[望对對]的?|(?:仅|只)?一江之隔的?|的?(?:对岸|對岸|对面|對面)的?"
    r"|(?:の|と)?(?:対岸|向かい側|向かい合う|向き合う|向かい|川向こう|川向かい)(?:にある|に位置する|の)?"
)
_ASIAN_LEAD: Final = re.compile(
    r"\A(?:(?P<hangul>압록강|두만강)을 사이에 두고\s*|(?:강|국경)(?:을 사이에 두고|\s*(?:건너편?|너머)의?)\s*"
    r"|[与和跟同與](?=.+[隔江])|(?:川|国境)(?:の)?向こうの"
    r"|(?P<han>[\u3400-\u9fff]{1,3}江)を(?:挟|隔|はさ|へだ)(?:んで|んだ|てて|てた)"
    r"|(?:川|国境)を(?:挟|隔|はさ|へだ)(?:んで|んだ|てて|てた))"
)
_ASIAN_NEAR: Final = re.compile(
    r"\s+(?:부근|근처|인근|옆)(?:의|에 있는)?\s*|(?:에서)?\s*(?:\d+\s*(?:km|㎞|킬로미터)\s*)?"
    r"(?:떨어진|(?<=\s)[동서남북]{1,2}쪽(?:의|에 있는)?)\s*|의?\s(?:상류|하류)(?:의|쪽의?)\s*"
    r"|の?(?:近く|付近|隣)(?:にある|の)?|の(?:北東|北西|南東|南西|[東西南北])(?:側|方)?(?:にある|の)"
    r"|(?:附近|邻近)的?|以?(?:东北|西北|东南|西南|[东西南北])(?:边|面|侧)?的|(?:上游|下游|上流|下流)[的の]"
)
_NAMES: Final = {
    "chinese": "china", "north korean": "korea", "korean": "korea", "russian": "russia", "중국": "china",
    "북한": "korea", "조선": "korea", "러시아": "russia", "中国": "china", "中國": "china", "中方": "china",
    "朝鲜": "korea", "朝鮮": "korea", "北朝鲜": "korea", "北朝鮮": "korea", "朝方": "korea",
    "俄罗斯": "russia", "ロシア": "russia",
}  # fmt: skip
_ON_SIDE: Final = re.compile(
    rf",?\s*\bon the (?P<side>chinese|north korean|korean|russian) (?:side|bank)(?: of the {_RIVER})?(?=\s|,|\Z)"
    r"|\b(?P<of>chinese|north korean|russian) (?:border )?(?=(?:city|county|town|township|village|port)\b)"
    r"|(?P<hangul>중국|북한|조선|러시아)\s?(?:쪽|측)(?:의|에 있는)?\s*"
    r"|(?P<han>中国|中國|中方|北朝鲜|北朝鮮|朝鲜|朝鮮|朝方|俄罗斯|ロシア)(?:一?[侧側])(?:の|的)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words about a place: those that name it, those it lies opposite to or near, and the side it is said to be on."""

    asked: str
    opposite: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    side: str = ""


def worded(text: str) -> Wording:
    """The words taken apart; each part is as it was written, without the words that join it."""
    said = _asian(text) if _ASIAN.search(text) else _latin(text)
    others = tuple(_OVER.sub("", _side(each)[0]) for each in said.opposite)
    return replace(said, asked=_OVER.sub("", said.asked).strip(" ,;"), opposite=others)


def _latin(text: str) -> Wording:
    first, opposite = _latin_opposite(text)
    first, side = _side(first)
    name, *near = (each.strip() for each in _NEAR.split(first))
    if owned := _OWNED.match(name):
        name = f"{owned['part']}, {owned['whole']}"
    both = tuple(part for each in near for part in _BOTH.split(each) if part)
    return Wording(asked=name, opposite=opposite, near=both, side=side)


def _asian(text: str) -> Wording:
    bare, rivers = _led(text)
    first, opposite, more = _asian_opposite(bare)
    first, side = _side(first)
    *near, name = [each.strip() for each in _ASIAN_NEAR.split(first) if each.strip()] or [""]
    return Wording(asked=name, opposite=opposite, near=(*near, *rivers, *more), side=side)


def _led(text: str) -> tuple[str, tuple[str, ...]]:
    """The words without those that only lead to them, and the river that these name: 鴨緑江を挟んで."""
    found = _ASIAN_LEAD.match(text)
    return (text[found.end() :], tuple(filter(None, found.groups()))) if found else (text, ())


def _latin_opposite(text: str) -> tuple[str, tuple[str, ...]]:
    first, *others = (each.strip() for each in _OPPOSITE.split(text, maxsplit=1))
    if not first and others:  # "opposite Hyesan"
        return others[0], ()
    return first, tuple(others)


def _asian_opposite(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    across = _ACROSS.search(text)
    if across is None:
        return text, (), ()
    before, after = text[: across.start()].strip(), text[across.end() :].strip()
    other, rivers = _led(before)
    return (after, (other,), rivers) if other and after else (other or after, (), rivers)


def _side(text: str) -> tuple[str, str]:
    found = _ON_SIDE.search(text)
    if found is None:
        return text, ""
    said = next(each for each in found.groups() if each)
    return (text[: found.start()] + text[found.end() :]).strip(" ,;"), _NAMES[said.casefold()]
