"""English dates in running text: runs of date words, and in each the longest pieces that can be read.

Words that mean other things too count only in company: "may" and "march", a bare number, the "60s" of a person's age.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from farbank.errors import Refused
from farbank.reading.when.conventions import Asked
from farbank.reading.when.english import read_english
from farbank.reading.when.found import FoundSpan, NoSpan
from farbank.reading.when.words import DECADES, MONTHS, NUMBERS, ORDERS, PARTS, SEASONS, in_figures, one_of
from farbank.values.span import Span

_LONGEST: Final = 12  # words of one date: "from the beginning of January 2020 to the end of March 2021"
_FRAME_WORDS: Final = (
    "since until till by before after from to between and around about circa as of at on onwards onward through up no "
    "not later than earlier prior over for the year years month months week weeks day days ago last this next past few "
    "quarter half century yesterday tomorrow latter approximately roughly in within throughout coming starting ending "
    "morning afternoon evening final opening closing some or so thereabouts"
)
_DAY_NAMES: Final = "monday tuesday wednesday thursday friday saturday sunday"
_SHORT_DAY_NAMES: Final = "mon tue tues wed thu thur thurs fri sat sun"
_WORDS: Final = frozenset(
    (
        *_FRAME_WORDS.split(),
        *MONTHS,
        *NUMBERS,
        *ORDERS,
        *PARTS,
        *SEASONS,
        *DECADES,
        *_DAY_NAMES.split(),
        *_SHORT_DAY_NAMES.split(),
        "ca",
        "c",
    )
)
_TOKEN: Final = re.compile(
    r"(?P<figures>(?:(?<![\w.,/$#-])|(?<=\bmid-)|(?<=\blate-)|(?<=\bearly-))"
    r"'?[0-9]+(?:[./-][0-9]+)*(?:-?[qh][1-4]|-?w[0-9]{2}|[qh]|st|nd|rd|th|'?s)?"
    r"(?![\w/]|[.,-][0-9])|(?<!\w)[qh][1-4](?!\w))|(?P<word>(?<!\w)[a-z]+(?!\w)\.?)|(?P<between> ?- ?|,\s?|\s{1,2})"
)
_NO_BEGINNING: Final = "in on at within the of and or so to than ago some years later latest earlier"
_SILENT: Final = frozenset(_NO_BEGINNING.split())
_SO_FAR: Final = re.compile(r"(?:earlier|later) this (?:year|month|week)\b")
_ANCHOR: Final = re.compile(
    rf"[0-9]{{4}}|[0-9]0'?s\b|[0-9][./-][0-9]+[./-][0-9]|\b(?:{one_of(MONTHS)}|ago|last|this|next|past|for|over|century|"
    rf"yesterday|tomorrow|{one_of(DECADES)}|{'|'.join(_DAY_NAMES.split())})\b"
)
_YEARS: Final = re.compile(r"(?:[a-z. -]+ )?(?P<year>[0-9]{4})(?:-[0-9]{2,4})?(?: (?:on|onwards?))?")
_PLAIN_YEARS: Final = range(1800, 2100)  # a number that stands alone is a year only here
_NAME: Final = re.compile(rf"\b(?:{one_of(MONTHS)}|{'|'.join(_DAY_NAMES.split())})\b")
_BARE_DAY: Final = re.compile(
    r"(?:since |from |until |by |before |after )?(?P<step>(?:last|this|next|past|coming) )?"
    rf"(?:{'|'.join(_DAY_NAMES.split())})"
)
_NO_ONE_DAY: Final = frozenset(("every", "each", "most", "any", "good", "black", "ash", "palm", "bloody", "one", "a"))
_BARE_MONTH: Final = re.compile(rf"(?:(?:around|about|by|from|before|after) )?(?P<month>{one_of(MONTHS)})\.?")
_BEFORE_MONTHS: Final = "in since until till during before after by late early mid last this next of from and"
_LEADS: Final = frozenset(_BEFORE_MONTHS.split())
_BEFORE_YEARS: Final = "in since until till during before after the late early of from and mid for"
_LEADS_YEAR: Final = frozenset(_BEFORE_YEARS.split())
_COUNTED: Final = re.compile(
    r" (?!years?\b|was|has|is|as|its|this)(?:[a-z]+s\b|people|men|women|children|persons|k?m\b|percent|won|yuan|yen)"
)
_DOUBT: Final = re.compile(r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}|[0-9]{4}[/-][0-9]{2}")  # worth a reason why not
_AGE: Final = re.compile(r"\b(?:his|her|their|my|your|our|aged|mid|early|late)[ -](?:early |mid |late |mid-)?\Z")
_LASTING_AHEAD: Final = re.compile(r"in (?!the )")


def find_english(folded: str, place: tuple[int, int], text: str, asked: Asked) -> Iterator[FoundSpan]:
    """English dates between two places of the folded text; `text` is the original, for its capitals."""
    for run in _runs(folded, *place):
        yield from _in_run(run, folded, text, asked)


def _runs(folded: str, begin: int, until: int) -> Iterator[list[tuple[int, int]]]:
    """Unbroken rows of figures and date words, as places in the text."""
    run: list[tuple[int, int]] = []
    end = begin
    for match in _TOKEN.finditer(folded, begin, until):
        if match.start() != end and run:
            yield run
            run = []
        end = match.end()
        if match["between"] is not None:
            continue
        if match["figures"] is None and match["word"].rstrip(".") not in _WORDS:
            if run:
                yield run
                run = []
            continue
        if run and _apart(folded, run[-1], match):
            yield run
            run = []
        run.append(match.span())
    if run:
        yield run


def _apart(folded: str, last: tuple[int, int], match: re.Match[str]) -> bool:
    """Whether two words stand side by side that no date holds so: two years, the same word twice."""
    before, here = folded[last[0] : last[1]], match[0]
    if folded[last[1] : match.start()].strip():
        return False
    return before == here or (before[:4].isdecimal() and here[:4].isdecimal() and len(before) == len(here) == 4)  # noqa: PLR2004


def _in_run(run: list[tuple[int, int]], folded: str, text: str, asked: Asked) -> Iterator[FoundSpan]:
    at = 0
    while at < len(run):
        taken, found = _longest(run, at, folded, text, asked)
        if found is not None:
            yield found
        at += taken


def _longest(run: list[tuple[int, int]], at: int, folded: str, text: str, asked: Asked) -> tuple[int, FoundSpan | None]:
    """How many words to go on by, and what was found in them."""
    start = run[at][0]
    if folded[start : run[at][1]] in _SILENT and not _SO_FAR.match(folded, start):
        return 1, None
    for last in range(min(at + _LONGEST, len(run)) - 1, at - 1, -1):
        end = run[last][1]
        words = folded[start:end].rstrip(".")
        if not _ANCHOR.search(words):
            return 1, None
        span = _read(" ".join(words.split()), asked)
        if isinstance(span, NoSpan) and not re.search("[a-z]", words) and not _DOUBT.fullmatch(words):
            continue
        if span is not None and _meant(words, start, folded, text):
            return last + 1 - at, FoundSpan(start=start, end=start + len(words), span=span)
    return 1, None


@lru_cache(maxsize=4096)  # the same few dates come again and again
def _read(words: str, asked: Asked) -> Span | NoSpan | None:
    try:
        return read_english(words, asked)
    except Refused as refusal:
        return NoSpan(because=str(refusal))


def _meant(words: str, start: int, folded: str, text: str) -> bool:
    """Whether words that can be read as a date are likely meant as one where they stand."""
    before = folded[max(0, start - 20) : start]
    lead = before.split()[-1] if before.split() else ""
    if years := _YEARS.fullmatch(words):
        alone = years["year"] == words
        led = alone and (lead in _LEADS_YEAR or before.rstrip(" ").endswith(("(", ",", ";", ":")))
        counted = _COUNTED.match(folded, start + len(words)) and not (alone and lead in {"in", "since", "the"})
        free = not alone or led or not re.match(r"\s[a-z]", folded[start + len(words) : start + len(words) + 2])
        return int(years["year"]) in _PLAIN_YEARS and not counted and free
    if months := _BARE_MONTH.fullmatch(words):
        return _capital(words, start, folded, text) and (lead in _LEADS or months["month"] != words)
    if days := _BARE_DAY.fullmatch(words):
        return _capital(words, start, folded, text) and _names_a_day(
            start + len(words), text, lead, alone=days["step"] is None
        )
    if re.fullmatch(r"(?:(?:early|mid|late)[ -])?'?[0-9]0'?s", in_figures(words)):
        return not _AGE.search(before) and not re.match(r"(?:his|her|their|my)\b", lead)
    if not re.search(r"[0-9]{4}", words) and not _capital(words, start, folded, text):
        return False
    return not (_LASTING_AHEAD.match(words) or words in SEASONS or re.fullmatch(r"(?:for|over) (?:a|one) \w+", words))


def _names_a_day(end: int, text: str, lead: str, *, alone: bool) -> bool:
    """Whether a weekday is one day: not every one, not Good Friday, not the first word of a name ("Sunday Times")."""
    if lead in _NO_ONE_DAY or text[end : end + 1] == "-":
        return False
    return not alone or lead == "on" or re.match(r" [A-Z]", text[end : end + 2]) is None


def _capital(words: str, start: int, folded: str, text: str) -> bool:
    """Whether the months among the words are written as names; where folding moved signs, they are taken to be."""
    if len(text) != len(folded):
        return True
    return all(text[start + each.start()].isupper() for each in _NAME.finditer(words))
