"""`farbank import`: what came from another place of the case, from another case, or from somebody else's tool."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble.field import receive_field_bag
from farbank.assemble.importing import carried_as
from farbank.assemble.importing_bundles import Imported, import_bundle
from farbank.assemble.looking_in import look_into
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.reading_room import confined
from farbank.assemble.receiving import receive_export, receive_parcel
from farbank.cli import carrying, edge
from farbank.cli.options import Given, everywhere
from farbank.cli.progress import Telling
from farbank.errors import Damage


@click.command("import")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option("--from", "source", default="", metavar="SOURCE", help="The source it came from (S1 or its label).")
@click.option("--how", default="", help="How it came, in your words.")
@click.option("--strangers", is_flag=True, help="Take in what was signed by keys that no member here has; it is shown.")
@click.option("--unconfined", is_flag=True, help="Read files even where nothing blocks the network (recorded).")
@everywhere
@click.pass_obj
def import_(given: Given, path: Path, source: str, how: str, *, strangers: bool, unconfined: bool) -> None:
    """Take in a parcel of 'farbank send', a bag of 'farbank export', a field bag, or what another tool made.

    Known: ProofMode, Tella and auto-archiver output, WACZ and WARC, mbox; anything else as with 'farbank add'. All is
    checked before any of it is recorded. Where a device was and what it is called is restricted at once: kept, and
    out of search, lists and exports. Taking the same in again records nothing new.
    """
    kind = carried_as(path)
    with given.room() as room:
        match kind:
            case "parcel":
                carrying.tell_received(given, receive_parcel(room, path, strangers=strangers))
            case "export":
                carrying.tell_received(given, receive_export(room, path, strangers=strangers))
            case "field bag":
                _field_bag(given, room, path, unconfined=unconfined)
            case _:
                _bundle(given, room, path, source, how, unconfined=unconfined)


def _field_bag(given: Given, room: Newsroom, path: Path, *, unconfined: bool) -> None:
    """What is whole is taken in and looked into; then what is wrong with the bag is told, and is damage."""
    with confined(unconfined=unconfined) as confinement:
        done = receive_field_bag(room, path)
        look_into(room, confinement, Telling())
    carrying.tell_taken_in(given, done)
    if done.wrong:
        raise Damage(
            "the field bag is not as it was filled; what is whole in it was taken in",
            advice="Ask whoever carried it about what is named above; every file that came is kept.",
        )


def _bundle(given: Given, room: Newsroom, path: Path, source: str, how: str, *, unconfined: bool) -> None:
    with confined(unconfined=unconfined) as confinement:
        done = import_bundle(room, confinement, path, source=source, how=how, progress=Telling())
    if given.as_json:
        edge.document(_document(done))
    else:
        _tell(done)


def _document(done: Imported) -> dict[str, object]:
    return {
        "kind": done.kind,
        "items": [
            {"id": each.id, "file": each.file_name, "restricted": each.id in done.restricted} for each in done.new
        ],
        "again": sorted(set(done.items.values()) - {each.id for each in done.new}),
        "verdicts": [
            {
                "item": each.item,
                "tool": each.tool,
                "version": each.version,
                "verdict": each.verdict,
                "codes": each.codes,
            }
            for each in done.verdicts
        ],
        "remarks": list(done.remarks),
        "skipped": [{"path": each.path, "because": each.because} for each in done.skipped],
    }


def _tell(done: Imported) -> None:
    for item in done.new:
        carried = f"  out of {item.about.derived_from}" if item.about.derived_from else ""
        closed = "  restricted" if item.id in done.restricted else ""
        edge.tell(f"{item.id:<6} {item.file_name}{carried}{closed}")
    for verdict in done.verdicts:
        edge.tell(f"{verdict.item:<6} {verdict.tool} {verdict.version}: {verdict.verdict}")
    for remark in done.remarks:
        edge.note(f"note: {remark}")
    for skipped in done.skipped:
        edge.note(f"left: {skipped.path}: {skipped.because}")
    again = len(done.items) - len(done.new)
    edge.note(f"{done.kind}: {len(done.new)} new, {max(again, 0)} again, {len(done.skipped)} left")


COMMANDS: Final = {"import": import_}
