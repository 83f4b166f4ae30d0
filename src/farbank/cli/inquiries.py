"""`farbank inquiry`: a family asks after somebody. Opened, verified, matched by a person, answered, closed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final, cast

import click

from farbank.assemble import cards, inquiring
from farbank.assemble.inquiring import Matches
from farbank.assemble.inquiry_lines import as_document
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.errors import Refused
from farbank.judgement.inquiry import Inquiry
from farbank.values.handling import Secret
from farbank.values.words import ReplyLanguage, Sameness, Sex, choices

_BECAUSE: Final = click.option("--because", default="", help="Why; it is recorded, and there is nothing without it.")
_LANGUAGES: Final = click.Choice(choices(ReplyLanguage))
_ANY_WORDS: Final = {"ignore_unknown_options": True}  # whatever is typed of a route is refused in our own words


@click.group()
def inquiry() -> None:
    """A family asks after somebody: open it, verify who asks, look for a match, answer, close.

    An inquiry has a compartment and a key of its own, and never leaves this folder but in a backup. Who asks is sealed
    like an identity card. It may be a probe: nobody is looked for until a second member has verified who asks, and the
    reply is the same words whether or not the case holds anything.
    """


@inquiry.command("open")
@click.option("--name", "names", multiple=True, metavar="TEXT", help="The person asked after, in any script (again).")
@click.option("--born", default="", metavar="SPAN", help="When they were born, vaguely.")
@click.option("--sex", type=click.Choice(choices(Sex)), help="If it is known.")
@click.option("--kin", multiple=True, metavar="TEXT", help="A relative, such as 'mother: Ri Sun Ok' (again).")
@click.option("--last-place", default="", metavar="TEXT", help="Where they were last known to be.")
@click.option("--language", type=_LANGUAGES, default="en", show_default=True, help="The language of the reply.")
@click.option(
    "--asker", "file", type=click.Path(path_type=Path), help="A text file: who asks, how to reach them (else: asked)."
)
@everywhere
@click.pass_obj
def open_(
    given: Given, names: tuple[str, ...], born: str, sex: str | None, kin: tuple[str, ...], last_place: str,
    language: str, file: Path | None,
) -> None:  # fmt: skip
    """Open an inquiry, and seal who asks to the source desk.

    It is not changed afterwards: who asks otherwise, or for somebody else, asks anew. Read the card with 'farbank card
    Q1 --open --because WHY'; each opening is recorded.
    """
    named = names or (str(click.prompt("The name of the person asked after", err=True)),)
    asker = cards.words_in(file) if file else Secret(click.prompt("Who asks and how to reach them", err=True))
    asked = inquiring.Asked(names=named, born=born, sex=sex or "", kin=kin, last_place=last_place)
    with given.room() as room:
        opened = inquiring.open_inquiry(room, asked, asker, cast("ReplyLanguage", language))
    _tell(given, opened)


@inquiry.command()
@click.argument("name", metavar="INQUIRY")
@click.option("--doubt", is_flag=True, help="Who asks could not be verified, or is somebody else.")
@_BECAUSE
@everywhere
@click.pass_obj
def verify(given: Given, name: str, because: str, *, doubt: bool) -> None:
    """Record that you verified who asks, and how: as another member than who opened it, with another key.

    With --doubt, that they may not be who they say they are. Anybody may doubt, and nobody is looked for while the last
    word is a doubt.
    """
    with given.room() as room:
        checked = inquiring.check(room, name, because, verified=not doubt)
    _tell(given, checked)


@inquiry.command()
@click.argument("name", metavar="INQUIRY")
@click.argument("person", default="")
@click.option("--same", "verdict", flag_value="same", help="PERSON is the one asked after.")
@click.option("--apart", "verdict", flag_value="apart", help="PERSON is certainly not the one asked after.")
@click.option("--withdraw", "verdict", flag_value="open", help="Take back what was said of PERSON.")
@click.option("--most", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many to list.")
@_BECAUSE
@everywhere
@click.pass_obj
def match(given: Given, name: str, person: str, verdict: str | None, most: int, because: str) -> None:
    """Who in the case could be the one asked after; or say of one PERSON that they are, or are not.

    Refused until a second member has verified who asks. The list says "could be" and never "is": what a person says is
    recorded with the reason, and nobody is merged.
    """
    if bool(person) != bool(verdict):
        raise Refused(
            "say of whom and what", advice="Name a PERSON with --same, --apart or --withdraw; or neither for a list."
        )
    with given.room() as room:
        if verdict is not None:
            meant = None if verdict == "open" else cast("Sameness", verdict)
            _tell(given, inquiring.say_match(room, name, person, meant, because))
            return
        found = inquiring.matches(room, name)
    edge.document(_matches(found, most)) if given.as_json else _tell_matches(found, most)


@inquiry.command(context_settings=_ANY_WORDS)
@click.argument("name", metavar="INQUIRY")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day it was asked for (else: today).")
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="")
@everywhere
@click.pass_obj
def money(given: Given, name: str, day: datetime | None, words: tuple[str, ...]) -> None:
    """Record that who asks wanted to know a way for money, and when. No way is ever written down."""
    if words:
        raise Refused(
            "a way for money is never written down; nothing was recorded",
            advice="Give only the inquiry and the day it was asked for.",
        )
    on: date | None = day.date() if day else None
    with given.room() as room:
        asked = inquiring.ask_for_money(room, name, on)
    _tell(given, asked)


@inquiry.command()
@click.argument("name", metavar="INQUIRY")
@click.option("--language", type=_LANGUAGES, help="Another language than the inquiry's.")
@everywhere
@click.pass_obj
def answer(given: Given, name: str, language: str | None) -> None:
    """Write out the reply, for you to send: the same words for everybody, whether or not the case holds anything.

    It needs no verification, names nobody, and is sent by a person: farbank contacts nobody.
    """
    with given.room() as room:
        words = inquiring.answer(room, name, cast("ReplyLanguage | None", language))
    if given.as_json:
        edge.document({"reply": words})
        return
    for line in words.splitlines():
        edge.tell(line)


@inquiry.command()
@click.argument("name", metavar="INQUIRY")
@_BECAUSE
@everywhere
@click.pass_obj
def close(given: Given, name: str, because: str) -> None:
    """Close an inquiry: nothing more is done about it. 'farbank forget Q1' takes it out for good."""
    with given.room() as room:
        closed = inquiring.close(room, name, because)
    _tell(given, closed)


def _tell(given: Given, told: Inquiry) -> None:
    edge.document(as_document(told)) if given.as_json else edge.tell(f"{told.id}  {told.state}")


def _matches(found: Matches, most: int) -> dict[str, object]:
    rows = [
        {
            "id": each.ranked.person,
            "label": each.label,
            "name": each.ranked.name.text,
            "bits": round(each.ranked.bits, 1),
            "reasons": [{"words": one.words, "bits": round(one.bits, 1)} for one in each.ranked.reasons],
        }
        for each in found.candidates[:most]
    ]
    said = [{"person": each.person, "verdict": each.verdict} for each in found.said]
    return {"candidates": rows, "more": max(len(found.candidates) - most, 0), "said": said}


def _tell_matches(found: Matches, most: int) -> None:
    for each in found.candidates[:most]:
        edge.tell(f"could be  {each.ranked.person:<5} {each.label:<16} {each.ranked.bits:5.1f} bits")
        for reason in each.ranked.reasons:
            edge.tell(f"          {reason.bits:+5.1f}  {reason.words}")
    if len(found.candidates) > most:
        edge.note(f"{len(found.candidates) - most} more; see them with --most")
    for said in found.said:
        edge.note(f"left out, since said to be {_SAID[said.verdict or 'apart']}: {said.person}")
    if not found.candidates and not found.said:
        edge.note("nobody in this case could be meant, by name")


_SAID: Final = {"same": "the one asked after", "apart": "somebody else"}
COMMANDS: Final = {"inquiry": inquiry}
