"""A contact sheet: the items of a collection as an ordinary desk sheet, one row each, with small pictures to go by.

- The pictures are drawn behind the fence, from pixels, and are as small as they can be and still be recognised.
- The file is not encrypted: whoever has it sees the pictures and what is written in it.
- What farbank only supposes stands beside the picture and in the comment of a cell, never in a cell that is read.
- A cell that is left empty changes nothing when the sheet is applied.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as Picture
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageOps

from farbank.assemble.albums import said_of
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.assemble.sheet_template import Lists, empty_workbook, example_tab, refuse_name, save_new, write_head
from farbank.errors import Missing
from farbank.facts.item import ItemReceived
from farbank.facts.source import CollectionReceived
from farbank.intake.confined import Confinement
from farbank.intake.reading import CouldNot
from farbank.reading.album.said import Said, said_in_text
from farbank.reading.sheet.template import TemplateColumn, template
from farbank.values.picture import Pixels
from farbank.values.span import Span
from farbank.views import custody, handling, latest_row, recognised

COLUMNS: Final = (
    *("key", "title", "writer", "addressee", "people_shown", "written", "postmarked", "where", "language"),
    *("printable", "from", "note"),
)
_HEIGHT: Final = 120  # pixels of a small picture
_WIDE: Final = {"A": 60, "B": 30}  # of the columns with pictures and words, in characters; both stay in sight
_CELLS: Final = {"key": 18, "title": 26, "writer": 20, "addressee": 20, "written": 17, "where": 17, "note": 34}
_POINTS: Final = 0.78  # of a row for each pixel of its picture, three quarters and a little air
_LINES: Final = 42  # points of a row without a picture
_ROOM: Final = 410  # pixels across for the small pictures of one row
_LEAVES: Final = 3  # small pictures a row: the first leaves and the last, which is the envelope where there is one
_WORDS: Final = 240  # characters of what a machine read
_QUALITY: Final = 70
_FRAME: Final = "#B9C4BE"
_FIRST: Final = 3  # the column of the first cell that is read: pictures and words before it have no head
_OFFERS: Final = {
    "language": ("ko", "ja", "zh", "en"),
    "printable": ("nothing", "the words", "the words, no names", "all but the place", "all of it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What came of it: the file, how many rows, and how many of those have no picture."""

    file: Path
    rows: int
    without: int


def write_contact_sheet(
    room: Newsroom, confinement: Confinement, name: str, file: Path, pace: Pace = silent
) -> Written:
    """Write the contact sheet of a collection to a file that is not there yet."""
    refuse_name(file)
    collection = room.resolve("collection", name)
    items = items_of(room, collection)
    if not items:
        raise Missing(f"{name} holds no item", advice="Take its letters in with 'farbank add --collection'.")
    book = empty_workbook()
    lists = Lists(book)
    sheet = book.create_sheet("items")
    _heads(room, sheet, lists)
    without = 0
    for at, item in enumerate(items, start=1):
        _row(room, sheet, at + 1, item)
        drawn = _picture(room, confinement, sheet, at + 1, item)
        sheet.row_dimensions[at + 1].height = _HEIGHT * _POINTS if drawn else _LINES
        without += not drawn
        pace("drawn", at, len(items))
    _other_tabs(room, book, lists, collection)
    lists.hide_last()
    save_new(book, file)
    return Written(file=file, rows=len(items), without=without)


def items_of(room: Newsroom, collection: str) -> list[ItemReceived]:
    """What belongs to it, without the words that a machine read off others."""
    shut = handling.restricted(room.rows)
    every = (each for each in custody.every_item(room.rows) if each.about.collection == collection)
    wanted = (each for each in every if not each.about.derived_from and each.id not in shut)
    return sorted(wanted, key=lambda each: int(each.id[1:]))


def _heads(room: Newsroom, sheet: Worksheet, lists: Lists) -> None:
    known = {each.name: each for tab in template() if tab.name == "items" for each in tab.columns}
    for place, name in enumerate(COLUMNS, start=_FIRST):
        column = known.get(name) or TemplateColumn(name=name, help="A note of the desk.", choices=(), required=False)
        write_head(sheet, place, column, lists)
        letter = sheet.cell(1, place).column_letter
        sheet.column_dimensions[letter].width = _CELLS.get(name, sheet.column_dimensions[letter].width)
        offered = _OFFERS.get(name) or (
            tuple(each.label for each in custody.sources(room.rows)) if name == "from" else ()
        )
        if offered:
            offering = TemplateColumn(name=name, help="", choices=offered, required=False)
            sheet.add_data_validation(lists.pull_down(offering, letter, closed=name == "from"))
    for letter, width in _WIDE.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = sheet.cell(2, _FIRST)


def _row(room: Newsroom, sheet: Worksheet, row: int, item: ItemReceived) -> None:
    supposed = _supposed(room, item)
    words = sheet.cell(row, 2, _words(room, item, supposed))
    words.alignment, words.font = Alignment(vertical="top", wrap_text=True), Font(color="5D7681", size=9)
    for place, (name, text) in enumerate(_said(room, item).items(), start=_FIRST):
        cell = sheet.cell(row, place, text or None)
        cell.alignment, cell.number_format = Alignment(vertical="top", wrap_text=True), "@"
        told = _comment(item, name, supposed)
        if told:
            cell.comment = Comment(told, "farbank", width=320, height=80)


def _said(room: Newsroom, item: ItemReceived) -> dict[str, str]:
    """What the desk has said already; dates stay empty, since words may mean another day when read anew."""
    about, source = item.about, custody.source(room.rows, item.source)
    known = {
        "key": item.label or item.id,
        "title": about.heading,
        "writer": about.writer,
        "addressee": about.addressee,
        "people_shown": "; ".join(about.people_shown),
        "where": about.where,
        "language": about.language,
        "printable": about.printable,
        "from": (source.label or source.id) if source else "",
        "note": item.note,
    }
    return {name: known.get(name, "") for name in COLUMNS}


def _supposed(room: Newsroom, item: ItemReceived) -> tuple[Said, ...]:
    """What the names and the words of an item may say of when and where, as far as the desk has not said it yet."""
    about = item.about
    known = {"written": about.written is not None, "where": bool(about.where)}
    every = (*said_of(item), *said_in_text(_text(room, item)))
    return tuple(each for each in every if not known[each.what])


def supposed_lines(room: Newsroom, item: ItemReceived) -> tuple[str, ...]:
    """What is supposed of an item, in the words that stand beside its picture."""
    return tuple(f"perhaps {each.what}: {each.means}" for each in _supposed(room, item))


def _comment(item: ItemReceived, name: str, supposed: Sequence[Said]) -> str:
    """What is known or supposed of a cell that stays empty."""
    known: dict[str, Span | None] = {"written": item.about.written, "postmarked": item.about.postmarked}
    span = known.get(name)
    if span is not None:
        return f"known so far: {span.words}; left empty it stays"
    return "\n".join(
        f"perhaps {each.means} (in the {each.stands}: {each.words})" for each in supposed if each.what == name
    )


def _text(room: Newsroom, item: ItemReceived) -> str:
    """The words of an item: those that stand in its file, or else those that a machine read off it."""
    read, by_machine = custody.reading(room.rows, item.id), recognised.recognised(room.rows, item.id)
    if read is not None and read.text is not None:
        return room.objects.read(read.text).decode("utf-8", "replace")
    return "\n".join(line.words for line in by_machine.lines) if by_machine else ""


def _words(room: Newsroom, item: ItemReceived, supposed: Sequence[Said]) -> str:
    """Which item it is, what is supposed of it, and how what a machine read begins."""
    read = recognised.recognised(room.rows, item.id)
    text = " / ".join(line.words for line in read.lines) if read else ""
    cut = f"{text[:_WORDS]}…" if len(text) > _WORDS else text
    told = [f"{item.id}  {item.file_name}", *(f"perhaps {each.what}: {each.means}" for each in supposed)]
    return "\n".join((*told, f"read by machine, not a transcription: {cut}") if cut else told)


def _picture(room: Newsroom, confinement: Confinement, sheet: Worksheet, row: int, item: ItemReceived) -> bool:
    """The small pictures of a row side by side; False where there is none."""
    objects = item.objects if len(item.objects) <= _LEAVES else (*item.objects[: _LEAVES - 1], item.objects[-1])
    drawn: list[Pixels] = []
    for sealed in objects:
        with room.objects.open(sealed) as stream:
            pixels = confinement.pixels(stream, max_side=2 * _HEIGHT)
        if not isinstance(pixels, CouldNot):
            drawn.append(pixels)
    if not drawn:
        return False
    picture = Picture(io.BytesIO(_strip(drawn)))
    picture.anchor = f"A{row}"
    sheet.add_image(picture)
    return True


def _strip(drawn: Sequence[Pixels]) -> bytes:
    """Pictures of one height side by side, as a JPEG with nothing in it but pixels."""
    small = []
    for each in drawn:
        picture = Image.frombytes("RGB", (each.width, each.height), each.rgb)
        picture.thumbnail((_ROOM // len(drawn) - 4, _HEIGHT - 2), Image.Resampling.LANCZOS)
        small.append(ImageOps.expand(picture, border=1, fill=_FRAME))
    strip = Image.new("RGB", (sum(each.width + 2 for each in small), _HEIGHT), "white")
    at = 0
    for picture in small:
        strip.paste(picture, (at, 0))
        at += picture.width + 2
    saved = io.BytesIO()
    strip.save(saved, "JPEG", quality=_QUALITY)
    return saved.getvalue()


def _other_tabs(room: Newsroom, book: Workbook, lists: Lists, collection: str) -> None:
    """The collection itself, sources, and the header; an example row that nobody changes is not taken."""
    for tab in template():
        if tab.name not in {"collections", "sources", "sheet"}:
            continue
        sheet = book.create_sheet(tab.name)
        example_tab(sheet, tab, lists)
        row = latest_row.row_of(room.rows, "collection", collection)
        if tab.name == "collections" and isinstance(row, CollectionReceived) and row.donor:
            _known_collection(room, sheet, [each.name for each in tab.columns], row)


def _known_collection(room: Newsroom, sheet: Worksheet, columns: Sequence[str], row: CollectionReceived) -> None:
    donor = custody.source(room.rows, row.donor)
    known = {
        "key": row.label,
        "donor": (donor.label or donor.id) if donor else "",
        "terms": row.terms,
        "kept_where": row.kept_where,
        "returned": row.returned,
        "note": row.note,
    }
    for place, name in enumerate(columns, start=1):
        sheet.cell(3, place, known.get(name) or None).number_format = "@"
