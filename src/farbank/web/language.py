"""The language of the pages: English as it stands in them, Korean and Japanese from the catalogues beside this file.

A word of the interface is marked where it stands: `_("...")` or `{% trans %}` in a template, `N_("...")` in a screen
whose template says `{{ state | word }}`. What comes from the case is never translated. Each folder in `languages`
holds gettext catalogues, one for each part of the workbench; a word that one lacks is shown in English, and a test
fails.
Whole sentences that other rooms tell stand in `sentences` beside them and are known again by their words.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Final, get_args

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from farbank.values.words import Channel
from farbank.web.sentences import Sentences

ENGLISH: Final = "en"
NAMES: Final = {ENGLISH: "English", "ko": "한국어", "ja": "日本語"}
FOLDER: Final = Path(__file__).with_name("languages")
_MARKS: Final = {"ja": ("。", "、")}  # at the end of a sentence, and between words in a row
_LOCALES: Final = {ENGLISH: "en_GB"}  # the day before the month; for the others the language is enough


def N_(words: str) -> str:  # noqa: N802 - the name that gettext gives it
    """Mark a word that a template translates; it stays as it is here."""
    return words


def catalogues(language: str) -> Iterable[Path]:
    """The files that hold the words of a language."""
    return sorted((FOLDER / language).glob("*.po"))


@cache
def translations(language: str) -> NullTranslations:
    """All words of a language; those of English are the ones in the pages."""
    together = Catalog(locale=language)
    for path in catalogues(language):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id and message.string and not message.fuzzy:
                    together.add(message.id, message.string, context=message.context)
    out = io.BytesIO()
    write_mo(out, together)
    out.seek(0)
    return Translations(out)


def word(language: str, words: str) -> str:
    """A word that a screen marked with `N_`, or whatever stands in its place; a page escapes it as any other."""
    return translations(language).gettext(words) if words else ""


@cache
def sentences(language: str) -> Sentences:
    """The whole sentences of a language: of failures, of the gate, of what is proposed."""
    words = (each.replace("_", " ") for each in get_args(Channel))
    known = {each: translations(language).gettext(each) for each in words} if language != ENGLISH else {}
    for path in sorted((FOLDER / language / "sentences").glob("*.po")):
        with path.open("rb") as file:
            known |= {
                str(each.id): str(each.string) for each in read_po(file, locale=language) if each.id and each.string
            }
    stop, comma = _MARKS.get(language, (".", ", "))
    return Sentences(known, stop=stop, comma=comma)


def chosen(cookie: str, accepted: str) -> str:
    """The language that somebody chose; else the first that the browser asks for and that there is; else English."""
    if cookie in NAMES:
        return cookie
    asked = (each.partition(";")[0].strip().partition("-")[0].lower() for each in accepted.split(","))
    return next((each for each in asked if each in NAMES), ENGLISH)


def day(language: str, when: date) -> str:
    """A day as it is written in a language."""
    return format_date(when, format="medium", locale=_locale(language))


def moment(language: str, when: datetime) -> str:
    """A moment to the minute, in UTC."""
    return f"{format_datetime(when, format='short', locale=_locale(language))} UTC"


def counted(language: str, number: int) -> str:
    """A number with the marks that a language sets into it."""
    return format_decimal(number, locale=_locale(language))


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(_LOCALES.get(language, language))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_LOCALES[ENGLISH])
