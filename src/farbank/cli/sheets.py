"""`farbank sheet` and `farbank apply`: the describing work in bulk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble.applying import Applied
from farbank.assemble.applying import apply as apply_to
from farbank.assemble.citing import consents_taken_back, reports_citing
from farbank.assemble.contact_sheet import write_contact_sheet
from farbank.assemble.looking_in import Seen, look_into
from farbank.assemble.reading_room import confined
from farbank.assemble.sheet_template import write_sheet
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.cli.progress import Telling


@click.command()
@click.argument("file", metavar="FILE.xlsx", type=click.Path(path_type=Path))
@click.option("--collection", default="", metavar="NAME", help="One row for each item of a collection, with pictures.")
@click.option("--unconfined", is_flag=True, help="Draw pictures even where nothing blocks the network.")
@everywhere
@click.pass_obj
def sheet(given: Given, file: Path, collection: str, *, unconfined: bool) -> None:
    """Write an empty desk sheet: one tab a section, pull-downs, one filled row a tab to show how.

    Fill in the tabs you need and give the file to `farbank apply`. The example rows are marked and are never taken.

    With --collection it is a contact sheet: one row an item, with small pictures, for writer, addressee, dates and what
    may be printed. It is not encrypted: it shows the pictures to whoever has the file.
    """
    if collection:
        _contact_sheet(given, file, collection, unconfined=unconfined)
        return
    write_sheet(file)
    edge.document({"file": str(file)}) if given.as_json else edge.tell(f"An empty desk sheet is in {file}.")


def _contact_sheet(given: Given, file: Path, collection: str, *, unconfined: bool) -> None:
    with confined(unconfined=unconfined) as confinement, given.room() as room:
        written = write_contact_sheet(room, confinement, collection, file, Telling())
    if given.as_json:
        edge.document({"file": str(file), "rows": written.rows, "without_picture": written.without})
        return
    edge.tell(f"{written.rows} items of {collection} are in {file}; {written.without} of them without a picture.")
    edge.note("The sheet is not encrypted. Keep it where the case is kept, and delete it once it was applied.")


@click.command()
@click.argument("sheets", nargs=-1, required=True, metavar="SHEET...", type=click.Path(path_type=Path))
@click.option("--unconfined", is_flag=True, help="Read files even where nothing blocks the network (recorded).")
@click.option("--new", "anew", is_flag=True, help="New sources and items are none of those that were forgotten here.")
@everywhere
@click.pass_obj
def apply(given: Given, sheets: tuple[Path, ...], *, unconfined: bool, anew: bool) -> None:
    """Take desk sheets (.xlsx, .yaml, .csv) and reports (.md), each whole or not at all.

    Giving the same sheet again records nothing new; a changed row records the change and keeps the old. Every fault is
    named with its line, and with one fault nothing of the sheet is taken.

    Once something was forgotten, a sheet that brings new sources or items is refused, since farbank cannot know whether
    they are what was forgotten. Take those rows out, or say with --new that they are others.
    """
    done: list[tuple[str, Applied]] = []
    with confined(unconfined=unconfined) as confinement, given.room() as room:
        before = consents_taken_back(room)
        for name, applied in apply_to(room, confinement, sheets, anew=anew):
            done.append((name, applied))
            edge.note(f"{name}: {applied.recorded} new or changed, {applied.unchanged} as before")
            for failure in applied.failures:
                edge.note(f"does not come out ({failure})")
        new = [each for each in consents_taken_back(room) if each not in before]
        taken_back = tuple((each, reports_citing(room, each)) for each in new)
        seen = look_into(room, confinement, Telling())
    applied_all = [applied for _, applied in done]
    if given.as_json:
        edge.document(_document(applied_all, taken_back, seen))
    else:
        _tell(applied_all, taken_back, seen)


TakenBack = tuple[tuple[str, tuple[str, ...]], ...]


def _document(done: list[Applied], taken_back: TakenBack, seen: tuple[Seen, ...]) -> dict[str, object]:
    return {
        "recorded": sum(each.recorded for each in done),
        "unchanged": sum(each.unchanged for each in done),
        "ids": {label: own for each in done for label, own in each.ids},
        "consents_taken_back": [{"id": own, "reports": list(reports)} for own, reports in taken_back],
        "identity_failures": [failure for each in done for failure in each.failures],
        "hidden": [
            {"id": each.item.id, "what": hidden.what, "value": hidden.value}
            for each in seen
            for hidden in each.read.hidden
        ],
    }


def _tell(done: list[Applied], taken_back: TakenBack, seen: tuple[Seen, ...]) -> None:
    for applied in done:
        for label, own in applied.ids:
            edge.tell(f"{own:<6} {label}")
    for consent, reports in taken_back:
        for report in reports or ("no report cites what was agreed to",):
            edge.tell(f"{consent:<6} is taken back: {report}")
    for each in seen:
        if each.read.could_not:
            edge.note(f"{each.item.id} is kept and not read: {each.read.could_not}")
        for hidden in each.read.hidden:
            edge.note(f"hidden in {each.item.id}: {hidden.what}: {hidden.value}")


COMMANDS: Final = {"sheet": sheet, "apply": apply}
