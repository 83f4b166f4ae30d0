"""`farbank read` and `farbank accept`: what a text proposes, and what a person takes of it."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from farbank.assemble.accepting import Accepted, Choice
from farbank.assemble.accepting import accept as accept_of
from farbank.assemble.draft_sheet import write_draft
from farbank.assemble.reading_room import confined
from farbank.assemble.reading_text import LARGEST, Asked, Readout, read_item, read_words, words_in
from farbank.assemble.refusing import refuse_proposals
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.cli.proposals import document_of
from farbank.errors import Missing, Refused
from farbank.reading.proposing.meaning import meaning, plain

LANGUAGES: Final = ("en", "ko", "ja", "zh")
_SHOWN: Final = 64  # characters of the words of a proposal
_DAY: Final = click.DateTime(["%Y-%m-%d"])
_AS_OF: Final = "The day relative words such as 'last year' refer to."
_LANGUAGE: Final = "The language, where the script does not say it."


@click.command()
@click.argument("item", default="")
@click.option(
    "--text", "file", metavar="FILE", help="Read this file ('-': standard input) and not an item; needs no case."
)
@click.option("--as-of", type=_DAY, help=_AS_OF)
@click.option("--language", type=click.Choice(LANGUAGES), help=_LANGUAGE)
@click.option(
    "--sheet",
    "out",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Write a desk sheet to edit (.yaml or .xlsx).",
)
@click.option("--unconfined", is_flag=True, help="Read the file even where nothing blocks the network.")
@everywhere
@click.pass_obj
def read(
    given: Given,
    item: str,
    file: str | None,
    as_of: datetime | None,
    language: str | None,
    out: Path | None,
    *,
    unconfined: bool,
) -> None:
    """Propose what the text of an ITEM says: days, places, counts, captions, quotes, persons, doubts, whole claims.

    Everything in reading order, with its words, what they mean, the rule and how sure it is. Nothing is recorded: take
    what is right with `farbank accept`, or write a desk sheet with --sheet, edit it, and apply it.
    """
    if bool(item) == bool(file):
        raise click.UsageError("name an item of the case, or a file with --text; one of the two")
    asked = Asked(as_of=as_of.date() if as_of else None, language=language or "")
    readout = _of_item(given, item, asked) if item else read_words(_words(file or "", unconfined=unconfined), asked)
    if out is not None:
        rows = write_draft(readout, out, Path(file) if file and file != "-" else None)
        edge.note(f"a draft of {rows} rows is in {out}; edit it, then give it to 'farbank apply'")
    if given.as_json:
        edge.document(_document(readout))
    elif out is None:
        _tell(readout)


@click.command()
@click.argument("item")
@click.argument("proposals", nargs=-1, metavar="[PROPOSAL]...")
@click.option(
    "--all-above", "above", type=click.FloatRange(0, 1), help="Every proposal at least this sure, such as 0.9."
)
@click.option("--refuse", is_flag=True, help="Do not take them: remembered, and left out of --all-above.")
@click.option("--because", default="", help="Why they are refused.")
@click.option("--series", default="", help="Counts with days become figures of this series.")
@click.option("--known-from", type=_DAY, help="Since when the figures are known (else: when the item was written).")
@click.option("--as-of", type=_DAY, help=_AS_OF)
@click.option("--language", type=click.Choice(LANGUAGES), help=_LANGUAGE)
@everywhere
@click.pass_obj
def accept(
    given: Given,
    item: str,
    proposals: tuple[str, ...],
    above: float | None,
    because: str,
    series: str,
    known_from: datetime | None,
    as_of: datetime | None,
    language: str | None,
    *,
    refuse: bool,
) -> None:
    """Record proposals of an ITEM's text as statements, looks and figures, as a desk sheet would.

    A PROPOSAL is named as `farbank read` prints it: 7f3a1c.3, then 5 or 9-12 of the same reading. A name of an older
    reading is refused when the text, the rules or the options have changed since. Accepting again records nothing new.
    With --refuse they are not taken, and nobody is asked again; naming one without it later accepts it after all.
    """
    asked = Asked(as_of=as_of.date() if as_of else None, language=language or "")
    if refuse:
        _refuse(given, item, asked, proposals, because)
        return
    choice = Choice(
        names=proposals,
        above=None if above is None else round(above * 100),
        series=series,
        known_from=known_from.date() if known_from else None,
    )
    with given.room() as room:
        accepted = accept_of(room, item, asked, choice)
    _accepted(given, accepted)


def _refuse(given: Given, item: str, asked: Asked, proposals: tuple[str, ...], because: str) -> None:
    if not proposals:
        raise click.UsageError("name the proposals that are refused")
    with given.room() as room:
        facts = refuse_proposals(room, item, asked, proposals, because)
    if given.as_json:
        edge.document({"refused": len(facts)})
        return
    edge.tell(f"{len(facts)} refused{'' if facts else '; that was said before'}")


def _of_item(given: Given, item: str, asked: Asked) -> Readout:
    with given.room() as room:
        return read_item(room, item, asked)


def _words(file: str, *, unconfined: bool) -> str:
    untrusted_bytes = _bytes(file)
    with confined(unconfined=unconfined) as confinement:
        return words_in(untrusted_bytes, "standard input" if file == "-" else file, confinement)


def _bytes(file: str) -> bytes:
    """A file or standard input, one byte further than may be read."""
    if file == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise Missing(f"there is no file {file}", advice="Check the name.") from None
    except OSError as trouble:
        raise Refused(f"{file} cannot be read: {trouble.strerror}", advice="Name the file itself.") from None


def _document(readout: Readout) -> dict[str, object]:
    return {
        "item": readout.item or None,
        "reading": readout.mark,
        "proposals": [
            {**document_of(each), "name": f"{readout.mark}.{number}", "line": line}
            for number, (each, line) in enumerate(zip(readout.proposals, readout.lines(), strict=True), start=1)
        ],
    }


def _tell(readout: Readout) -> None:
    wide = len(str(len(readout.proposals)))
    for number, (each, line) in enumerate(zip(readout.proposals, readout.lines(), strict=True), start=1):
        words = plain(each.text)
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
        edge.tell(
            f"{readout.mark}.{number:<{wide}}  line {line:<4} {each.kind:<10} {each.confidence / 100:.2f}  {shown}"
        )
        edge.tell(f"{'':{wide + 9}}{meaning(each)}  ({each.rule})")
    kinds = Counter(each.kind for each in readout.proposals)
    counted = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()) or "nothing"
    edge.note(f"reading {readout.mark}: {counted}; nothing is recorded")


def _accepted(given: Given, accepted: Accepted) -> None:
    if given.as_json:
        edge.document(
            {
                "chosen": accepted.chosen,
                "recorded": accepted.recorded,
                "unchanged": accepted.unchanged,
                "ids": dict(accepted.ids),
                "left": list(accepted.left),
            }
        )
        return
    for label, own in accepted.ids:
        edge.tell(f"{own:<6} {label}")
    for each in accepted.left:
        edge.note(f"left: {each}")
    edge.note(f"{accepted.chosen} proposals, {accepted.recorded} rows new or changed, {accepted.unchanged} as before")


COMMANDS: Final = {"read": read, "accept": accept}
