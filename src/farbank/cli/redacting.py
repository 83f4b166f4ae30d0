"""`farbank redact` and `farbank scrub`: copies that may leave, made anew from what is seen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from farbank.assemble.carried_file import refuse_taken, write_copy
from farbank.assemble.covering import asked
from farbank.assemble.looking_in import look_into
from farbank.assemble.reading_room import confined
from farbank.assemble.redacting import Redacted, Request
from farbank.assemble.redacting import redact as make_copy
from farbank.assemble.scrubbing import Scrubbed
from farbank.assemble.scrubbing import scrub as rebuild
from farbank.cli import edge
from farbank.cli.faces import look_for_faces
from farbank.cli.options import Given, everywhere

NOT_SEEN: Final = (
    "Look at the whole copy before it leaves: faces, reflections, names and places stay, and shadows tell the time."
)


@click.command()
@click.argument("item")
@click.option(
    "--box", "boxes", multiple=True, metavar="X,Y,W,H", help="Cover this, in pixels or percent; 2:X,Y,W,H on page 2."
)
@click.option(
    "--words", multiple=True, metavar="TEXT", help="Cover each line in which this stands (PDF text, ocr); - reads it."
)
@click.option("--faces", is_flag=True, help="Only say where there may be faces, as boxes to look at; covers nothing.")
@click.option("--page", type=click.IntRange(min=1), default=None, metavar="N", help="Only this page, as a picture.")
@click.option("--no-sound", is_flag=True, help="Of a film: a copy without its sound.")
@click.option(
    "--people-dealt-with",
    is_flag=True,
    help="You looked at every person and reflection in it; recorded under your name.",
)
@click.option("--because", default="", metavar="TEXT", help="Why, without repeating what is covered. Always needed.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, metavar="FILE", help="Write the copy there as well."
)
@click.option("--unconfined", is_flag=True, help="Read it even where nothing blocks the network.")
@everywhere
@click.pass_obj
def redact(
    given: Given,
    item: str,
    boxes: tuple[str, ...],
    words: tuple[str, ...],
    page: int | None,
    because: str,
    out: Path | None,
    *,
    faces: bool,
    no_sound: bool,
    people_dealt_with: bool,
    unconfined: bool,
) -> None:
    """Make a copy of an item in which solid boxes cover what nobody may see.

    The copy is made from pixels alone, becomes an item of its own, and is read by a second reader; the original stays
    as it was. Boxes are drawn larger than asked for, in few sizes. A PDF or a letter of several leaves becomes a PDF of
    pictures. A report prints the copy where it places ITEM with redact="...", once somebody has looked at every person
    in it and said so with --people-dealt-with.

    --faces looks through the pictures by machine and proposes boxes, which you look at and give as --box one by one;
    with --out it draws them into a picture for you to look at. It misses faces; it needs the extra `faces`.
    """
    if faces:
        if boxes or words or because or no_sound or people_dealt_with:
            raise click.UsageError("--faces only proposes; give --box and the rest in a command of their own")
        look_for_faces(given, item, page or 0, out, unconfined=unconfined)
        return
    request = Request(
        because=because,
        boxes=tuple(asked(each) for each in boxes),
        words=_typed(words),
        page=page or 0,
        no_sound=no_sound,
        people_dealt_with=people_dealt_with,
        ending=out.suffix if out else "",
    )
    _make(given, item, request, out, unconfined=unconfined)


def _make(given: Given, item: str, request: Request, out: Path | None, *, unconfined: bool) -> None:
    if not request.because:
        raise click.UsageError("Missing option '--because'.")
    if out is not None:
        refuse_taken(out)
    with confined(unconfined=unconfined) as confinement, given.room() as room:
        made = make_copy(room, confinement, item, request)
        look_into(room, confinement)
    if out is not None:
        write_copy(out, made.content)
    edge.document(_document(made)) if given.as_json else _tell(made, out)


def _typed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words as they were given; `-` stands for the lines of standard input, which no history of commands keeps."""
    given: list[str] = []
    for each in words:
        given += sys.stdin.read().splitlines() if each == "-" else [each]
    return tuple(line for line in given if line.strip())


def _document(made: Redacted) -> dict[str, object]:
    fact = made.fact
    return {
        "of": fact.of,
        "item": fact.item,
        "media": made.media,
        "tool": fact.tool,
        "pages": [
            {"width": wide, "height": high} for wide, high in zip(fact.sizes[::2], fact.sizes[1::2], strict=True)
        ],
        "boxes": [
            {"page": each.page, "x": each.x, "y": each.y, "width": each.width, "height": each.height}
            for each in fact.boxes
        ],
        "without_sound": fact.without_sound,
        "people_dealt_with": fact.people_dealt_with,
        "asks": list(made.asks),
    }


def _tell(made: Redacted, out: Path | None) -> None:
    fact = made.fact
    what = (
        "without its sound" if fact.without_sound else f"boxes drawn: {len(fact.boxes)}, pages: {len(fact.sizes) // 2}"
    )
    edge.tell(f"{fact.item:<6} a copy of {fact.of}, {what}, {len(made.content):,} bytes")
    for each in fact.boxes:
        edge.tell(f"       page {each.page}: {each.x},{each.y},{each.width},{each.height}")
    if out is not None:
        edge.tell(f"       written to {out}")
    if not fact.people_dealt_with:
        edge.note("note: no report prints it yet: look at it, then give the same command with --people-dealt-with")
    for asked_about in (*made.asks, NOT_SEEN):
        edge.note(asked_about)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where the copy goes; its ending says as what.",
)
@click.option(
    "--canary", "canaries", multiple=True, metavar="WORD", help="A word that may not be in the copy; - reads it."
)
@click.option("--no-sound", is_flag=True, help="Of a film: a copy without its sound.")
@click.option("--unconfined", is_flag=True, help="Read it even where nothing blocks the network.")
@everywhere
@click.pass_obj
def scrub(given: Given, file: Path, out: Path, canaries: tuple[str, ...], *, no_sound: bool, unconfined: bool) -> None:
    """Make a new file of what is seen of a file, and nothing else. It needs no case, and records nothing.

    Pictures become PNG or JPEG, PDFs a PDF of pictures, documents a DOCX of paragraphs or a text, workbooks an XLSX of
    texts, tables a CSV, sound a WAV, a film an MP4 without sound. What is of another kind is refused. A second reader
    reads the copy before it is written.
    """
    with confined(unconfined=unconfined) as confinement:
        made = rebuild(confinement, file, out, _typed(canaries), no_sound=no_sound)
    edge.document(_scrubbed(made, out)) if given.as_json else _tell_scrubbed(made, out)


def _scrubbed(made: Scrubbed, out: Path) -> dict[str, object]:
    return {
        "file": str(out),
        "media": made.media,
        "bytes": made.size,
        "left_out": list(made.left_out),
        "notes": list(made.notes),
    }


def _tell_scrubbed(made: Scrubbed, out: Path) -> None:
    edge.tell(f"{out}  {made.media}, {made.size:,} bytes")
    for each in made.left_out:
        edge.tell(f"  left out: {each}")
    for each in made.notes:
        edge.note(each)


COMMANDS: Final = {"redact": redact, "scrub": scrub}
