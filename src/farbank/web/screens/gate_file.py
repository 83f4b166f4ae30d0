"""The gate on a file that was written elsewhere: read in memory, judged, and forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, TypeVar, cast

from farbank.assemble.foreign_file import LARGEST, Handed
from farbank.assemble.judging_file import Declared, judge_file, mention_in, told_in
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.assemble.reading_room import writing
from farbank.errors import Refused
from farbank.intake.confined import Confinement
from farbank.judgement.verdict import TRUTH_RULES, Verdict
from farbank.reading.foreign import Around
from farbank.views import people
from farbank.web.asked import Asked, Begun, Shown
from farbank.web.language import N_
from farbank.web.uploads import Upload

T = TypeVar("T")
LANGUAGES: Final = ("en", "ko", "ja", "zh")


def form(room: Newsroom, asked: Asked) -> Shown:
    """The form, with the personas that words of the file may mean."""
    del asked
    return Shown(template="gate_file.html.j2", given={"personas": people.personas(room.rows), "of_file": LANGUAGES})


def taking(upload: Upload) -> Begun:
    """Judge the one file that comes."""

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Verdict:
        pace("reading the file", 0, 0)
        file = _one(upload)
        with writing(LANGUAGES) as reads:
            return judge_file(own, confinement, reads, file, _declared(upload.fields))

    return Begun(title=N_("The gate reads a file"), work=work, shown=_shown)


def _one(upload: Upload) -> Handed:
    for each in upload.files():
        return Handed(name=each.name, content=each.stream.read(LARGEST + 1))
    raise Refused("no file came", advice="Choose the file that is about to be printed.")


def _shown(outcome: object) -> Shown:
    found = cast("Verdict", outcome)
    given = {
        "title": found.report,
        "verdict": found,
        "exposure": [each for each in found.findings if each.rule not in TRUTH_RULES],
        "truth": [each for each in found.findings if each.rule in TRUTH_RULES],
    }
    return Shown(template="file_verdict.html.j2", given=given)


def _declared(fields: Mapping[str, str]) -> Declared:
    return Declared(
        personas=tuple(
            _read(mention_in(each), each, "the words, '=' and the persona") for each in _lines(fields, "personas")
        ),
        says=tuple(_read(told_in(each), each, "PERSONA:DIMENSION=VALUE") for each in _lines(fields, "says")),
        around=Around(
            outlet=fields.get("outlet", ""),
            language=fields.get("language", "") if fields.get("language") in LANGUAGES else "",
            published=_day(fields.get("published", "")),
        ),
    )


def _lines(fields: Mapping[str, str], name: str) -> Iterator[str]:
    yield from (each.strip() for each in fields.get(name, "").splitlines() if each.strip())


def _read(found: T | None, text: str, form: str) -> T:
    if found is None:
        raise Refused(f"{text!r} cannot be read", advice=f"Write {form} in each line.")
    return found


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise Refused(f"{said!r} is no day", advice="Write it as 2024-08-15.") from None
