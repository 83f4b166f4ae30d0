"""`farbank add` and `farbank card`: material and the people behind it come in."""

from __future__ import annotations

from pathlib import Path
from typing import Final, get_args

import click

from farbank.assemble import cards
from farbank.assemble.adding import Added, Request
from farbank.assemble.adding import add as add_to
from farbank.assemble.albums import Coming, add_album, plan
from farbank.assemble.field import add_to_bag
from farbank.assemble.field_here import is_field_bag
from farbank.assemble.reading_room import confined
from farbank.cli import edge
from farbank.cli.albums import refuse_in_a_bag, show_plan
from farbank.cli.carrying import tell_put_in
from farbank.cli.options import Given, everywhere
from farbank.cli.progress import Telling
from farbank.reading.album.grouping import Group
from farbank.values.handling import Secret


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--from", "source", default="", metavar="SOURCE", help="The source it came from (S1 or its label).")
@click.option("--how", default="", help="How it came, in your words.")
@click.option("--collection", default="", metavar="NAME", help="Letters or an album: put leaves and envelope together.")
@click.option(
    "--group",
    type=click.Choice(get_args(Group)),
    default="auto",
    show_default=True,
    help="What is put together: by the rules, each folder, by names only, or nothing.",
)
@click.option("--plan", "planning", is_flag=True, help="Show how files would be put together; take nothing in.")
@click.option("--keep-only", is_flag=True, help="Keep the bytes now, look into them at the next add.")
@click.option("--unconfined", is_flag=True, help="Read files even where nothing blocks the network (recorded).")
@everywhere
@click.pass_obj
def add(
    given: Given,
    paths: tuple[Path, ...],
    source: str,
    how: str,
    collection: str,
    group: Group,
    *,
    planning: bool,
    keep_only: bool,
    unconfined: bool,
) -> None:
    """Take files, folders or zip archives in.

    The original bytes are sealed unchanged, whatever can be read from them. What a file says that its reader does not
    see (a position, a serial number, an author) is reported. Ctrl-C keeps what was taken so far.

    With --collection, files that are leaves of one letter become one item of that collection; --plan shows first which.

    In a field bag, files are sealed to the desk: nobody can read them here, and no passphrase is asked.
    """
    if planning:
        show_plan(given, plan(paths, group))
        return
    request = Request(paths=paths, source=source, how=how)
    if is_field_bag(given.case):
        refuse_in_a_bag(collection)
        tell_put_in(given, add_to_bag(given.case, request))
        return
    coming = Coming(collection=collection, source=source, how=how)
    album = plan(paths, group) if collection else None
    with confined(unconfined=unconfined) as confinement, given.room() as room:
        behind = None if keep_only else confinement
        if album is None:
            added = add_to(room, behind, request, Telling())
        else:
            added = add_album(room, behind, album, coming, Telling())
    edge.document(_document(added)) if given.as_json else _tell(added)


def _document(added: Added) -> dict[str, object]:
    reads = {each.item.id: each.read for each in added.seen}
    return {
        "items": [
            {
                "id": each.id,
                "label": each.label,
                "title": each.title,
                "files": [each.file_name],
                "media": each.media,
                "same_bytes": list(each.same_bytes),
                "could_not": reads[each.id].could_not if each.id in reads else "",
                "hidden": [{"what": h.what, "value": h.value} for h in reads[each.id].hidden]
                if each.id in reads
                else [],
            }
            for each in added.items
        ],
        "again": [{"item": each.item, "file": each.file_name} for each in added.again],
        "skipped": [{"path": each.path, "because": each.because} for each in added.skipped],
        "notices": [{"path": path, "notice": notice} for path, notice in added.notices],
    }


def _tell(added: Added) -> None:
    reads = {each.item.id: each.read for each in added.seen}
    for each in added.items:
        same = f"  same bytes as {', '.join(each.same_bytes)}" if each.same_bytes else ""
        carried = f"  out of {each.about.derived_from}" if each.about.derived_from else ""
        edge.tell(f"{each.id:<6} {each.file_name}{carried}{same}")
        read = reads.get(each.id)
        if read and read.could_not:
            edge.tell(f"       not read: {read.could_not}")
        for hidden in read.hidden if read else ():
            edge.tell(f"       hidden in it: {hidden.what}: {hidden.value}")
    for again in added.again:
        edge.tell(f"{again.item:<6} came again as {again.file_name}")
    for path, notice in added.notices:
        edge.note(f"note: {path}: {notice}")
    for skipped in added.skipped:
        edge.note(f"left: {skipped.path}: {skipped.because}")
    edge.note(f"{len(added.items)} new, {len(added.again)} again, {len(added.skipped)} left")


@click.command()
@click.argument("source")
@click.option("--open", "opening", is_flag=True, help="Open the card; the opening is recorded.")
@click.option("--because", default="", help="Why it is opened.")
@click.option(
    "--file", "file", type=click.Path(path_type=Path), help="A text file with the card's words (else: asked for)."
)
@everywhere
@click.pass_obj
def card(given: Given, source: str, *, opening: bool, because: str, file: Path | None) -> None:
    """Seal the identity card of a SOURCE (who they are, how to reach them), or open it.

    A card is sealed to the source desk; the case holds no other copy. Each opening is recorded with its reason. With
    --open, SOURCE may be an inquiry (Q1): its card says who asks.
    """
    words = None if opening else _words(file)
    with given.room() as room:
        if words is None:
            shown = cards.open_card(room, source, because).value
            _show_card(given, shown)
            return
        sealed = cards.seal_card(room, source, words)
    edge.document({"source": sealed}) if given.as_json else edge.tell(f"The card of {sealed} is sealed.")


def _show_card(given: Given, words: str) -> None:
    """The card line by line, as it was written."""
    if given.as_json:
        edge.document({"card": words})
        return
    for line in words.splitlines():
        edge.tell(line)


def _words(file: Path | None) -> Secret:
    if file is not None:
        return cards.words_in(file)
    return Secret(click.prompt("Who it is and how to reach them", err=True))


COMMANDS: Final = {"add": add, "card": card}
