"""`farbank ocr`: writing is read off pictures by machine."""

from __future__ import annotations

from typing import Final

import click

from farbank.assemble.looking_in import look_into
from farbank.assemble.reading_room import confined, recogniser
from farbank.assemble.recognising import Machine, found_for, recognise, to_read, unable
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.cli.progress import Telling
from farbank.facts.recognised import TextRecognised
from farbank.intake.ocr.tongues import LANGUAGES


@click.command()
@click.argument("items", nargs=-1, metavar="ITEM...")
@click.option("--collection", default="", metavar="NAME", help="Every picture and PDF of a collection.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(LANGUAGES),
    help="A language it may be in; several may be given (else: each that is installed is tried).",
)
@click.option("--again", "anew", is_flag=True, help="Also what was read by machine before.")
@click.option("--unconfined", is_flag=True, help="Read even where nothing blocks the network (recorded).")
@everywhere
@click.pass_obj
def ocr(
    given: Given, items: tuple[str, ...], collection: str, languages: tuple[str, ...], *, anew: bool, unconfined: bool
) -> None:
    """Read the writing in pictures and PDFs by machine: Korean, Japanese, Chinese, English, printed, in lines.

    The words become an item of their own, derived from the picture, so that the search finds them. They are a search
    aid and never the transcription of record. It is slow; what was read before is left out, and Ctrl-C keeps what is
    done. Needs the extra `ocr` and tesseract's data files.
    """
    if not items and not collection:
        raise click.UsageError("name items, or a collection with --collection")
    found = found_for(languages or LANGUAGES, named=bool(languages))
    with (
        recogniser(found, unconfined=unconfined) as reads,
        confined(unconfined=unconfined) as draws,
        given.room() as room,
    ):
        wanted = to_read(room, items, collection, anew=anew)
        cannot = unable(reads, found.languages, named=bool(languages)) if wanted else {}
        able = tuple(each for each in found.languages if each not in cannot)
        for language, because in cannot.items():
            edge.note(f"note: {language} is not read: {because}")
        machine = Machine(draws=draws, reads=reads, languages=able)
        done = tuple(recognise(room, machine, wanted, Telling()))
        look_into(room, draws)
    if given.as_json:
        edge.document({"read": [_as_document(each) for each in done]})
    else:
        _tell(done)


def _tell(done: tuple[TextRecognised, ...]) -> None:
    for each in done:
        sure = [line.confidence for line in each.lines]
        edge.tell(
            f"{each.of:<6} {len(sure)} line{'s' * (len(sure) > 1)}, {sum(sure) // len(sure)} % sure, in {each.item}"
            if sure
            else f"{each.of:<6} nothing was read"
        )
        for because in each.could_not:
            edge.tell(f"       could not: {because}")
    edge.note(f"{len(done)} read by machine: a search aid, not the transcription of record")


def _as_document(each: TextRecognised) -> dict[str, object]:
    return {
        "of": each.of,
        "item": each.item,
        "engine": each.engine,
        "languages": list(each.languages),
        "lines": [
            {
                "page": line.page,
                "text": line.words,
                "language": line.language,
                "confidence": line.confidence,
                "corners": list(line.corners),
            }
            for line in each.lines
        ],
        "could_not": list(each.could_not),
    }


COMMANDS: Final = {"ocr": ocr}
