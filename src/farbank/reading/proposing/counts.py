"""Numbers of something: how many, of what, how firmly, in figures and in words; never ages, dates, numbers of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from farbank.reading.proposing import numerals
from farbank.reading.proposing.count_periods import with_periods
from farbank.reading.proposing.count_units import english_unit
from farbank.reading.proposing.count_words import AFTER, BEFORE, COUNTERS, CURRENCY, NAMED, NO_COUNT, VAGUE
from farbank.reading.proposing.proposal import CountSaid
from farbank.reading.proposing.sighting import Scene, Sighting, without_overlaps
from farbank.values.count import Precision

_NAMED: Final = re.compile(NAMED, re.IGNORECASE)
_NO_COUNT: Final = {language: re.compile(words, re.IGNORECASE) for language, words in NO_COUNT.items()}
_ARTICLES: Final = frozenset({"한", "一", "壹"})  # "one", and as often "a"
_YEARS: Final = range(1800, 2101)  # four figures without a unit that are more likely a year


def _either(words: dict[Precision, str], name: str) -> str:
    return f"(?P<{name}>{'|'.join(words.values())})"


_SCALE: Final = r"(?:hundred|thousand|million|billion|dozen)"
_WORD: Final = f"(?:{'|'.join(sorted((w for w in numerals.ENGLISH if len(w) > 2), key=len, reverse=True))})"  # noqa: PLR2004  # not "a", "an"
_PAIR: Final = rf"{_WORD}(?:-{_WORD})?"
_IN_WORDS: Final = (
    rf"half a dozen|(?:an?|{_PAIR})\s+{_SCALE}(?:\s+{_SCALE})?(?:\s+(?:and\s+)?{_PAIR}\b(?:\s+{_SCALE})?)?|{_PAIR}"
)
_FIGURES: Final = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,15}})(?:\.\d{{1,3}})?(?:\s+{_SCALE}\b)?"
_ONE: Final = rf"(?:{_FIGURES}|(?:{_IN_WORDS})\b)"
_VAGUE: Final = f"(?:{'|'.join(sorted(VAGUE, key=len, reverse=True))})"
_ENGLISH: Final = re.compile(
    rf"(?<![\w#/:.,@-])(?:(?<![\w-]){_either(BEFORE['en'], 'before')}\s*)?(?P<between>between\s+)?(?P<money>US\$|"
    rf"[$€£¥₩])?\s?"
    rf"(?<![\w#/:.,@-])(?:(?P<n>{_ONE})(?:(?=\s?(?P<to>to|or|and|-|–|—)\s?(?P<m>{_ONE})))?|"
    rf"(?P<vague>{_VAGUE})(?=\s+of\b))"
    r"(?![\d:/]|[.,]\d)",
    re.IGNORECASE,
)

_AFTER: Final = re.compile(rf"\s{_either(AFTER['en'], 'after')}", re.IGNORECASE)

_KOREAN_FIGURES: Final = r"\d{1,15}(?:,\d{3})*(?:\.\d{1,3})?(?:\s?[만억천백](?:\s?\d{1,4}(?:,\d{3})?[천백]?)?)?"
_TENS, _ONES = "|".join(numerals.NATIVE_TENS), "|".join(numerals.NATIVE_ONES)
_NATIVE: Final = rf"(?<![가-힣])(?:(?:{_TENS})(?:{_ONES})?|{_ONES})"
_SINO: Final = r"(?<![가-힣])[이삼사오육륙칠팔구]?[십백천만억][일이삼사오육륙칠팔구십백천만억]{0,8}"
_HAN: Final = r"(?<![〇一二三四五六七八九十百千万萬第])[〇零一二三四五六七八九十百千万萬億亿两兩]{1,12}"
_HAN_FIGURES: Final = r"\d{1,15}(?:,\d{3})*(?:\.\d{1,3})?(?:[万萬億亿千百](?:\d{1,4}[千百]?)?)?"
_SEVERAL: Final = {
    "ko": r"(?<![가-힣])수[십백천만억]+",
    "ja": r"数[十百千万]+",
    "zh": r"(?:[数數几幾]|上|成)[十百千万萬]+",
}
_NUMBER: Final = {
    "ko": rf"{_KOREAN_FIGURES}|{_NATIVE}|{_SINO}",
    "ja": rf"{_HAN_FIGURES}|{_HAN}",
    "zh": rf"{_HAN_FIGURES}|{_HAN}",
}
_ODD: Final = {"ko": r"여", "ja": r"余り?|数", "zh": r"[多余餘]"}
_EASTERN: Final = {
    language: re.compile(
        rf"(?:{_either(BEFORE[language], 'before')}\s?(?:의\s?|"
        rf"に\s?)?)?(?<![\d.,/:])(?:(?P<vague>{_SEVERAL[language]})|(?P<n>{_NUMBER[language]})"
        rf"(?:\s?[~〜∼–-]\s?(?P<m>{_NUMBER[language]}))?)(?P<odd>{_ODD[language]})?\s?(?P<unit>{COUNTERS[language]})"
        rf"(?:\s?{_either(AFTER[language], 'after')})?"
    )
    for language in ("ko", "ja", "zh")
}


def counts_in(scene: Scene) -> tuple[Sighting, ...]:
    """Every count of a passage with the days it was true of."""
    find = _english if scene.language == "en" else _eastern
    return with_periods(scene, without_overlaps(find(scene)))


def _english(scene: Scene) -> Iterator[Sighting]:
    for match in _outside(scene, _ENGLISH):
        sighted = _english_count(scene, match)
        if sighted is not None:
            yield sighted


def _outside(scene: Scene, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What a pattern finds between the days of a passage."""
    first = scene.passage.start
    for span in scene.spans:
        yield from pattern.finditer(scene.text, first, span.start)
        first = span.end
    yield from pattern.finditer(scene.text, first, scene.passage.end)


def _english_count(scene: Scene, match: re.Match[str]) -> Sighting | None:
    number = match["n"] or ""
    value = Decimal(VAGUE[match["vague"].lower()]) if match["vague"] else numerals.english(number)
    high = _upper(match, value) if value is not None else None
    stop = match.end("m") if high is not None else match.end()
    precision, before = _firmness("en", match["before"], BEFORE), match["before"] or ""
    if value is None or _names_something(scene, match, stop) or (number.lower() == "one" and not before):
        return None  # "one" is an article as often as a number
    unit, end = _unit(scene, match, value, stop)
    for at in (stop, end):  # 1,000 or more people; 1,000 people or more
        if after := _AFTER.match(scene.text, at, scene.passage.end):
            precision, end = _firmness("en", after["after"], AFTER), max(end, after.end())
    if not (unit or before or match["vague"]) and _like_a_year(number):
        return None
    said = CountSaid(value=value, unit=unit, precision=_firm(match, precision, high), high=high)
    start = match.start("n") if match["between"] and high is None else match.start()
    return _sighted(start, end, said, words=number, confidence=92 if unit else 75)


def _unit(scene: Scene, match: re.Match[str], value: Decimal, stop: int) -> tuple[str, int]:
    if match["money"]:
        return CURRENCY[match["money"].upper()], stop
    stop += scene.text.startswith("s ", stop)  # the 1,000s
    return english_unit(scene.text, stop, scene.passage.end, single=value == 1)


def _sighted(start: int, end: int, said: CountSaid, *, words: str, confidence: int) -> Sighting:
    rule = "number in figures" if words[:1].isdigit() else "number in words"
    return Sighting(kind="count", start=start, end=end, value=said, rule=rule, confidence=confidence)


def _names_something(scene: Scene, match: re.Match[str], stop: int) -> bool:
    """Whether the number is part of a name, a time of day, an ordinal or an age."""
    first = match.start("n") if match["n"] else match.start("vague")
    named = _NAMED.search(scene.text, max(scene.passage.start, first - 12), first)
    return named is not None or _NO_COUNT["en"].match(scene.text, stop, scene.passage.end) is not None


def _upper(match: re.Match[str], low: Decimal) -> Decimal | None:
    """The upper end of a range: `20 to 30`, `five or six`, `between 20 and 30`; a sum or a change has none."""
    if not match["m"] or (match["to"].lower() == "and") != bool(match["between"]):
        return None
    high = numerals.english(match["m"])
    return high if high is not None and high > low else None


def _like_a_year(number: str) -> bool:
    return number.isdigit() and int(number[:5]) in _YEARS


def _firmness(language: str, word: str | None, tables: dict[str, dict[Precision, str]]) -> Precision:
    for precision, words in tables[language].items():
        if word and re.fullmatch(words, word, re.IGNORECASE):
            return precision
    return "exact"


def _firm(match: re.Match[str], precision: Precision, high: Decimal | None) -> Precision:
    if high is not None:
        return "range"
    return "at_least" if match["vague"] else precision


def _eastern(scene: Scene) -> Iterator[Sighting]:
    language = scene.language
    for match in _outside(scene, _EASTERN[language]):
        sighted = _eastern_count(scene, match)
        if sighted is not None:
            yield sighted


def _eastern_count(scene: Scene, match: re.Match[str]) -> Sighting | None:
    language, words = scene.language, match["vague"] or match["n"]
    value = numerals.eastern(words[1:]) if match["vague"] else _value(words)
    if value is None or (words in _ARTICLES and not match["before"]) or _labelled(scene, match):
        return None
    high = _value(match["m"]) if match["m"] else None
    high = high if high is not None and high > value else None
    before = _firmness(language, match["before"], BEFORE)
    precision = _firmness(language, match["after"], AFTER) if match["after"] else before
    if match["odd"] and precision == "exact":
        precision = "at_least"
    said = CountSaid(value=value, unit=match["unit"], precision=_firm(match, precision, high), high=high)
    end = match.end("after") if match["after"] else match.end("unit")
    return _sighted(match.start(), end, said, words=words, confidence=93)


def _labelled(scene: Scene, match: re.Match[str]) -> bool:
    """Whether the number is that of a chapter, an age, a day."""
    stop = match.end("m") if match["m"] else match.end("n") if match["n"] else match.end("vague")
    first = match.start("n") if match["n"] else match.start("vague")
    named = _NAMED.search(scene.text, max(scene.passage.start, first - 12), first)
    return named is not None or _NO_COUNT[scene.language].match(scene.text, stop, scene.passage.end) is not None


def _value(words: str) -> Decimal | None:
    native = numerals.korean_native(words)
    return native if native is not None else numerals.eastern(words)
