"""Whose words a quotation holds: the phrase beside it that says so, in the way each of the four languages puts it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from farbank.reading.proposing.quote_words import DETERMINER, SAYING
from farbank.reading.proposing.sighting import Scene

_REACH: Final = 160  # characters beside a quotation
_TITLE: Final = re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof)\.")  # its full stop ends no sentence
_SAY: Final = SAYING["en"]
_WHO: Final = rf"(?P<who>(?:{DETERMINER}\b|[A-Z])[^\"“”.;:!?\n]{{0,90}}?)"
_VERB_FIRST: Final = re.compile(
    rf"\s*(?:{_SAY})\s+(?!(?:me|us|him|her|them|that)\b){_WHO}(?=\s*(?:[,.;:!?(\"“]|$|\bwho\b|"
    rf"\bwhose\b|\bin an?\b|\bas\b|\bwhen\b|\bwhile\b|\bafter\b|\bbefore\b))",
    re.IGNORECASE,
)
_WHO_FIRST: Final = re.compile(rf"\s*{_WHO}\s+(?:\w+ly\s+)?(?:{_SAY})\b", re.IGNORECASE)
_LEADING: Final = re.compile(
    rf"(?:^|[.!?;\"“”]\s*|\s)(?P<who>(?:{DETERMINER}\b|[A-Z])[^\"“”.;:!?\n]{{0,90}}?),?\s+(?:\w+ly\s+)?(?:{_SAY})"
    r"(?:\s+(?:me|us|him|her|them|that|the \w+|[a-z]+ )){0,2}\s*[,:]?\s*\Z",
    re.IGNORECASE,
)
_ACCORDING: Final = re.compile(r"according to (?P<who>[^,.;:]{2,60})", re.IGNORECASE)
_ATTRIBUTED: Final = re.compile(rf"(?:\b(?:{_SAY})\b[^.]{{0,30}}|:|\bthat|\bcalled|\bas)\s*,?\s*\Z", re.IGNORECASE)
_PRONOUN_LEAD: Final = re.compile(r"^(?:and|but|then|so|as|when|in \w+|yesterday|today|also)\s+", re.IGNORECASE)

# what a pronoun and a verb are drawn together to: "she'd said" is said by her, "I'm told" by somebody else
_PRONOUN: Final = "i|he|she|it|we|you|they|who|that|there"
_CONTRACTED: Final = re.compile(rf"^({_PRONOUN})['’](?:m|s|re|ve|d|ll)$", re.IGNORECASE)
_HEARD: Final = re.compile(rf"(?:^|\s)(?:{_PRONOUN})(?:['’](?:m|s|re)|['’]ve been| am| was| were| are)$", re.IGNORECASE)

_SHORT: Final = 4  # words; a longer phrase may hold a sentence of its own: "Ms. Ro gave me letters, saying"
_ACTS: Final = re.compile(
    r"\s(?:gave|took|held|sent|came|went|wrote|spoke|had|has|was|is|are|were|left|put|\w{3,}ed)\s"
)

_KOREAN_AFTER: Final = re.compile(
    r"\s*(?:이?라고|고|이?라며|며|이?라는|는|"
    r"하고)\s*(?:(?P<who>[^\s,.\"“”][^,.\"“”]{0,40}?)(?:은|는|이|가|"
    r"도)\s+)?(?P<rest>[^.\"“”]{0,40})"
)
_KOREAN_BEFORE: Final = re.compile(
    r"(?:^|[.!?,\"”]\s*)(?P<who>[^.!?,\"“”]{1,60})(?:(?:은|는|이|가|께서는?|도)(?=\s)|"
    r"에 (?:따르면|의하면)|에는|에)\s*[^.!?\"“”]{0,20}\Z"
)
_JAPANESE_AFTER: Final = re.compile(
    r"\s*(?:と|などと|って)\s*[、,]?\s*(?:(?P<who>[^、。「」]{1,40}?)(?:は|が|も)[、,]?)?(?P<rest>[^。「」]{0,30})"
)
_JAPANESE_BEFORE: Final = re.compile(
    r"(?:^|[。！？」』）]\s*)(?P<who>[^。！？「」]{1,70}?)(?:は|が|も|によると|によれば|"
    r"には)[、,]?(?:[^。「」]{0,30})?\Z"
)
_CHINESE_BEFORE: Final = re.compile(
    rf"(?:^|[。！？；”」，]\s*)(?P<who>[^。！？；：，“”「」]{{1,40}}?)(?:对[^，。：]{{1,12}}|"
    rf"對[^，。：]{{1,12}}|还|還|也|则|則)?{SAYING['zh']}(?:记者|記者|我|我们|道|着|"
    rf"著)?[：:，,]?\s*\Z"
)
_CHINESE_AFTER: Final = re.compile(
    rf"[，,]?\s*(?P<who>[^。！？；：，“”「」]{{1,40}}?)(?:对[^，。：]{{1,12}}|還|还|也)?{SAYING['zh']}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks, as written; `attributed` when a verb of saying stands there, be it without anybody."""

    speaker: str = ""
    attributed: bool = False
    rule: str = ""


_NOBODY: Final = Speaker()


def speaker_of(scene: Scene, start: int, end: int) -> Speaker:
    """Who says what stands between two marks."""
    before = _TITLE.sub("\\1\u2024", scene.text[max(scene.passage.start, start - _REACH) : start])
    after = _TITLE.sub("\\1\u2024", scene.text[end : min(scene.passage.end, end + _REACH)])
    match scene.language:
        case "en":
            return _english(before, after)
        case "ko":
            return _korean(before, after)
        case "ja":
            return _japanese(before, after)
        case _:
            return _chinese(before, after)


def _english(before: str, after: str) -> Speaker:
    for pattern, rule in ((_VERB_FIRST, "verb, speaker"), (_WHO_FIRST, "speaker, verb")):
        if (found := pattern.match(after)) and not _HEARD.search(found["who"]):
            return Speaker(speaker=_tidy(found["who"]), attributed=True, rule=rule)
    if (found := _LEADING.search(before)) and not _HEARD.search(found["who"]):
        return Speaker(speaker=_tidy(_last_clause(found["who"])), attributed=True, rule="speaker before")
    if found := _ACCORDING.match(after.lstrip(" ,")):
        return Speaker(speaker=_tidy(found["who"]), attributed=True, rule="according to")
    if _ATTRIBUTED.search(before):
        return Speaker(attributed=True, rule="verb before")
    return _NOBODY


def _last_clause(who: str) -> str:
    """The subject nearest to the verb: what stands before a comma is another clause, unless it is in apposition."""
    clause = re.split(
        r",\s+(?:and|but|so|while|where)\s+|\s+(?:and|but)\s+(?=(?:he|she|they|it|i|we)\b)", who, flags=re.IGNORECASE
    )[-1]
    return _PRONOUN_LEAD.sub("", clause)


def _tidy(who: str) -> str:
    if len(who.split()) > _SHORT and (acts := _ACTS.search(who)):
        who = who[: acts.start()]
    return _CONTRACTED.sub(r"\1", who.strip(" ,;:—-").replace("\u2024", "."))


def _korean(before: str, after: str) -> Speaker:
    said = _KOREAN_AFTER.match(after)
    if said is None and not re.search(r"[:：]\s*\Z", before):
        return _NOBODY
    if said and said["who"] and re.search(SAYING["ko"], said["rest"]):
        return Speaker(speaker=said["who"].strip(), attributed=True, rule="speaker, verb")
    if found := _KOREAN_BEFORE.search(before):
        return Speaker(speaker=found["who"].strip(), attributed=True, rule="speaker before")
    return Speaker(attributed=True, rule="verb after")


def _japanese(before: str, after: str) -> Speaker:
    said = _JAPANESE_AFTER.match(after)
    if said is None:
        return _NOBODY
    if said["who"] and re.search(SAYING["ja"], said["rest"]):
        return Speaker(speaker=said["who"].strip(), attributed=True, rule="speaker, verb")
    found = _JAPANESE_BEFORE.search(before)
    if found and re.search(SAYING["ja"], after[:_REACH]):
        return Speaker(speaker=found["who"].strip(), attributed=True, rule="speaker before")
    return Speaker(attributed=bool(re.search(SAYING["ja"], after[:30])), rule="verb after")


def _chinese(before: str, after: str) -> Speaker:
    if found := _CHINESE_BEFORE.search(before):
        return Speaker(speaker=found["who"].strip(), attributed=True, rule="speaker before")
    if found := _CHINESE_AFTER.match(after):
        return Speaker(speaker=found["who"].strip(), attributed=True, rule="speaker, verb")
    if re.search(r"[：:]\s*\Z", before):
        return Speaker(attributed=True, rule="colon before")
    return _NOBODY
