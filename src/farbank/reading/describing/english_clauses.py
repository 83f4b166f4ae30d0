"""What an English sentence says of the person it is about: age, family, home, workplace, ties, dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from farbank.reading.describing import english_words as words
from farbank.values.described import Attribute

_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_NUMBER: Final = "|".join(each for each in words.NUMBERS if "-" not in each)
_MANY: Final = rf"(?:\d{{1,2}}|{_NUMBER}|an?|several|her|his|my|our|their)"
_YOUNG: Final = r"(?:sons?|daughters?|child(?:ren)?|kids?|boys?|girls?|twins|toddlers?|bab(?:y|ies)|infants?)"
_HOUSE: Final = (
    r"(?:company|factory|mine|school|hospital|clinic|market|farm|office|ministry|bureau|station|port|customs house|mill"
    r"|workshop|enterprise|cooperative|university|college|shop|store|restaurant|bank|brigade|committee|plant"
    r"|smelter|depot"
    r"|sawmill|shipyard|dock|post|bakery|pharmacy|hotel|kindergarten|nursery|orphanage|prison|camp|barracks|warehouse"
    r"|brewery|quarry|canteen|laundry|garage|library|theatre|airport|power station|harbour|ferry|railway|pier|yard)"
)
_PLACE: Final = r"(?:[A-Z][\w’'-]+(?:-(?:gun|ri|dong|up|si))?)"
_KIN: Final = "|".join(sorted((*words.KIN, *words.KIN_OF_MANY), key=len, reverse=True))
_JOBS: Final = "|".join(sorted((*words.WORK, *words.SERVICE), key=len, reverse=True))
_STAGE: Final = (
    r"(?:primary|elementary|middle|high|secondary|nursery)[- ]school(?:er|girl|boy|child)?|kindergarten(?:er)?"
    r"|schoolgirl"
    r"|schoolboy|schoolchild|(?:first|second|third|fourth|fifth|sixth)[- ](?:grader|grade)|school-age"
)
_ABROAD: Final = r"(?:South Korea|Seoul|China|Japan|the South|America|Russia|abroad|Yanji|Dandong|Shenyang|Incheon)"
Value = Callable[[re.Match[str]], str]


def slug(words_said: str) -> str:
    """Words as a mark writes them: lower case, joined."""
    return "_".join(re.findall(r"[\w’'-]+", words_said.casefold()))


def _whole(match: re.Match[str]) -> str:
    return slug(match.group("v") or match.group())


def _aged(match: re.Match[str]) -> str:
    """`43`, `40-49`, or the words."""
    said = match.group("v").casefold()
    if said in words.TENS:
        return f"{words.TENS[said]}-{words.TENS[said] + 9}"
    if tens := re.fullmatch(r"(\d)0s", said):
        return f"{tens[1]}0-{tens[1]}9"
    return said


def _kin(match: re.Match[str]) -> str:
    return slug(match.group("v"))


_NO_GOODS: Final = (  # what stands behind "sells" and is no goods
    r"(?:it|them|these|those|this|that|everything|nothing|all|some|in|on|at|for|from|to|out|off|up|by|with|well|the|her"
    r"|his|their|as|and|or|only|what|when|where|more|less|there|here)\b"
)
_TABLE: Final[tuple[tuple[str, str, Value], ...]] = (
    ("age", r"\b(?P<v>\d{1,3})[- ]years?[- ]old\b", _aged),
    ("age", (
        r"\b(?P<v>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:-\w+)?|\w+teen|ten|eleven|twelve)[-"
        r" ]years?[- ]old\b"
    ), _aged),
    ("age", (
        r"\b(?:aged|age)\s+(?P<v>\d{1,3})\b|\b(?:is|was|turned|am)\s+(?:now\s+)?(?P<w>\d{1,2})(?=[,.;]|\s+(?:when"
        r"|and|at)\b)"
    ),
     lambda match: match.group("v") or match.group("w")),
    ("age", r"\bin (?:his|her|their|my) (?:early |mid[- ]?|late )?(?P<v>teens|\w+ties|\d0s)\b", _aged),
    ("age", r"(?<=,\s)(?P<v>[1-9]\d)(?=,)|\((?P<w>[1-9]\d)\)", lambda match: match.group("v") or match.group("w")),
    ("age", r"\bborn in\s+(?P<v>(?:19|20)\d\d)\b", lambda match: f"born_{match.group('v')}"),
    ("children", (
        rf"\b(?:mother|father|parent|mum|dad) of (?P<v>(?:{_MANY}|\w+)(?:\s+(?:small|young"
        rf"|grown))?(?:\s+{_YOUNG})?)\b"
    ), _kin),
    ("children", (
        rf"\b(?:has|have|had|raising|raises|raised|with|and)\s+(?P<v>{_MANY}\s+(?:\w+\s+){{0,2}}?{_YOUNG})\b"
    ), _kin),
    ("spouse", r"\b(?P<v>married|unmarried|divorced|widowed|engaged|remarried)\b", _whole),
    ("family", (
        r"\b(?P<v>single (?:mother|father|parent)|lives? alone|lived alone|only child|childless|household of \w+)\b"
    ), _whole),
    ("siblings", (
        r"\b(?P<v>(?:eldest|oldest|youngest|second|third|elder|one) of (?:\w+) (?:children|siblings|brothers"
        r"|sisters|sons|daughters))\b"
    ), _whole),
    ("origin", (
     r"\b(?P<v>Korean-Japanese|Japanese-Korean|Korean-Chinese|Chinese-Korean|ethnic (?:Korean|Chinese)|zainichi"
        r"|Zainichi|"
     r"(?:native of|born in|originally from|grew up in|raised in)\s+[A-Z]\w+|Japanese-born|overseas Chinese|hwagyo"
     r"|repatriated)\b"), _whole),
    ("health", (
     r"\b(?P<v>disabled|blind|deaf|bedridden|pregnant|amputee|epileptic|diabetic|paralysed|paralyzed|ill with"
        r" \w+|"
     r"suffer(?:s|ed|ing)? from (?:\w+\s?){1,2}|with a (?:limp|disability)|walks? with (?:a|crutches)\s?\w*"
     r"|wheelchair|tuberculosis|lost (?:an?|his|her) "
     r"(?:arm|leg|hand|eye|finger)\w*|has (?:cancer|hepatitis|diabetes|asthma))\b"), _whole),
    ("service", (
     r"\b(?P<v>(?:served|serving|serves) (?:in|with|for|as)\b[^,.;]{0,40}|(?:did|finished|completed) (?:his|her"
        r"|their) military service|"
     r"demobili[sz]ed|discharged from|conscripted|party member|member of the (?:party|youth league)|(?:years"
     r"|months) in the (?:army|navy|military))"), _whole),
    ("rank", (
        r"\b(?P<v>(?:deputy )?head of|deputy \w+|team leader|party secretary|chief (?:\w+)|unit leader)\b"
    ), _whole),
    ("occupation", (
        r"\b(?P<v>(?:works?|worked|working|employed) as an? [\w\s-]{3,30}?)(?=[,.;]|\s(?:in|at|for|and|who|near"
        r"|until|by|on)\b|$)"
    ), _whole),
    ("occupation", (r"\b(?:driv(?:es|ing) (?:an?|the) (?:\w+\s)?(?:truck|lorry|bus|taxi|train|tractor|ferry|ambulance)|"
     r"teach(?:es|ing) (?:\w+\s){0,2}(?:at|in|to|maths?|physics|music|english|children|chemistry|history)|repairs?"
     r" \w+|mends? \w+|runs? (?:an?|the) \w+(?:\s\w+)?|"
     r"taught \w+|studies (?:at|\w+)|studying (?:at|\w+)|smuggl(?:es|ed|ing) \w+|carr(?:ies|ied) (?:goods|mail"
     r"|letters)|guards? the \w+|patrols? the \w+)(?P<v>)"), _whole),
    ("workplace", (rf"\b(?:works?|worked|working|employed|job|shift|shifts|post|teach(?:es)?|taught"
        rf"|nurses?)\s+(?:\w+\s+){{0,3}}?(?:at|in|for|on)\s+"
     rf"(?P<v>(?:an?\s+|the\s+|his\s+|her\s+)?(?:[\w’'-]+\s+){{0,4}}?{_HOUSE})\b"), _whole),
    ("workplace", (rf"\b(?:{_JOBS})s?\s+(?:at|of|from|in|for)\s+"
     rf"(?P<v>(?:an?\s+|the\s+)?(?:[\w’'-]+\s+){{0,4}}?{_HOUSE})\b"), _whole),
    ("goods", (
        r"\b(?:sells?|selling|sold|deal(?:s|ing) in|trad(?:es|ed|ing) in|smuggl(?:es|ed|ing)|hawks?"
        rf"|peddles?)\s+(?P<v>(?!{_NO_GOODS})[a-z]+(?:\s+and\s+[a-z]+)?)"
    ), _whole),
    ("ties", (rf"\b(?P<v>(?:relatives?|family|brothers?|sisters?|sons?|daughters?|aunts?|uncles?|mother|father|parents"
        rf"|cousins?|husband|wife|kin)"
     rf"(?:\s+(?:\w+\s+){{0,3}}?)?\s?(?:living\s+)?in {_ABROAD}|remittances?|money from (?:\w+\s+){{0,3}}?{_ABROAD}"
     rf"|(?:send|sent|sends)\s+(?:(?:\w+\s+){{0,3}})?money|"
     r"(?:fled|defected|escaped) to [A-Z]\w+(?: Korea)?|money broker|through a broker)\b"),
     _whole),
    ("residence", (
        rf"\b(?:lives?|lived|living|resides?|residing|based|settled|home is)\s+(?:\w+\s+){{0,2}}?(?:in|near|at|on"
        rf"|outside|by)\s+(?P<v>(?:the\s+)?{_PLACE}(?:\s+[Cc]ounty|\s+city)?)"
    ), _whole),
    ("residence", (
        rf"\b(?:from|of|in|near)\s+(?P<v>{_PLACE})(?=,?\s+(?:said|says|told|tells|who|recalled|explained|added"
        rf"|reported|wrote|aged|,))"
    ), _whole),
    ("residence", (
        rf"\b(?:resident|residents|native|inhabitant|villager|person|man|woman|source|partner|{_KIN})\s+(?:of|from"
        rf"|in|near)\s+(?:the\s+)?(?P<v>{_PLACE})"
    ), _whole),
    ("residence", rf"\b(?:{_JOBS})\s+(?:from|of|in|near)\s+(?P<v>{_PLACE})", _whole),
    ("residence", (
        rf"\b(?P<v>{_PLACE})(?:\s+(?:county|city))?\s+(?:resident|villager|native|woman|man|trader|farmer|source"
        rf"|inhabitant)\b"
    ), _whole),
    ("event_time", (
        rf"\b(?:on\s+)?(?P<v>\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?"
        rf"|{_MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?\b|\d{{4}}-\d\d-\d\d)"
    ), _whole),
    ("event_place", (rf"\b(?:crossed|crossing|fled|arrested|detained|caught|hid|hiding|waded|swam|left|met|shot|filmed"
        rf"|photographed|beaten|buried|seen|stopped|held|"
     rf"interviewed|questioned)\b[^.;,]{{0,30}}?\b(?:at|in|near|from|outside|by|opposite)\s+(?P<v>{_PLACE})"), _whole),
)  # fmt: skip
_COMPILED: Final = tuple((dimension, re.compile(pattern), value) for dimension, pattern, value in _TABLE)
_OWNED: Final = re.compile(
    (rf"\b(?:my|his|her|our|whose)\s+(?:(?!{_STAGE})[\w-]+,?\s+){{0,3}}?(?P<v>{_KIN})\b"), re.IGNORECASE
)
_SCHOOL: Final = re.compile(rf"\b(?P<v>{_STAGE})\b", re.IGNORECASE)
_SMALL: Final = re.compile(
    r"\b(?P<v>\d{1,2})[- ]years?[- ]old\b|\baged\s+(?P<w>\d{1,2})\b|\b(?P<x>\w+teen|ten|eleven|twelve|five|six"
    r"|seven|eight|nine)[- ]years?[- ]old\b"
)
_ADULT: Final = 18
# an age of somebody whom nothing else names
ALONE: Final = re.compile(
    r"\b(?:\d{1,2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:-\w+)?)-year-old(?=[,.;:]|\s+(?:said|says"
    r"|told|sells|sold|who|and|was|is|has|had|lives|works|from|with|recalled|now)\b|$)"
    r"|\bin (?:his|her) (?:early |mid-? ?|late )?(?:teens|\w+ties|\d0s)\b"
    r"|(?<=[a-z],\s)[1-9]\d(?=,\s+(?:who|a|an|said|says|sells|lives|works|from|told)\b)"
)
_FINE: Final = re.compile(rf"\b(?:in|at|near|of|from|outside|around|opposite|by|to)\s+(?P<v>{_PLACE}(?:\s+{_PLACE})?)")
_NOT_PLACES: Final = frozenset(["Kim", "Lee", "Park", "Choi", "Jong"])


def clauses_in(text: str, start: int, end: int) -> Iterator[Attribute]:
    """Everything that the words from `start` to `end` say of their subject."""
    for dimension, pattern, value in _COMPILED:
        for match in pattern.finditer(text, start, end):
            found = _attribute(match, dimension, value(match))
            if dimension not in {"residence", "event_place", "origin"} or _is_fine(text[found.start : found.end]):
                yield found
    for match in _OWNED.finditer(text, start, end):
        low = match.group("v").casefold()
        yield _attribute(match, words.KIN.get(low) or words.KIN_OF_MANY[low], low)


def school_in(text: str, start: int, end: int) -> Iterator[Attribute]:
    """A stage of school, or an age under 18."""
    for match in _SCHOOL.finditer(text, start, end):
        yield _attribute(match, "children", slug(match.group()))
    for match in _SMALL.finditer(text, start, end):
        said = match.group("v") or match.group("w") or match.group("x")
        if not said.isdigit() or int(said) < _ADULT:
            yield Attribute(start=match.start(), end=match.end(), dimension="age", value=said)


def places_in(text: str, start: int, end: int) -> Iterator[Attribute]:
    """Places finer than a province, by their capital behind a word for where."""
    for match in _FINE.finditer(text, start, end):
        if _is_fine(match.group("v")) and match.group("v").split()[0] not in _NOT_PLACES:
            yield _attribute(match, "event_place", match.group("v"))


def _attribute(match: re.Match[str], dimension: str, value: str) -> Attribute:
    named = {name: said for name, said in match.groupdict().items() if said}
    start, end = match.span(next(iter(named))) if named else match.span()
    return Attribute(start=start, end=end, dimension=dimension, value=value or slug(match.group()))


def _is_fine(place: str) -> bool:
    capitals = [word for word in re.findall(r"[\w’'-]+", place) if word[0].isupper()]
    return any(word not in words.WIDE for word in capitals)
