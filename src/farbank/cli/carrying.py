"""`farbank field` and `farbank send`, and what `farbank import` tells of a parcel or a field bag."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble.field import PutIn, TakenIn, new_bag
from farbank.assemble.receiving import Received
from farbank.assemble.sending import Asked
from farbank.assemble.sending import send as send_to
from farbank.cli import edge
from farbank.cli.options import Given, everywhere


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--to", "desk", required=True, metavar="DESK.pub", type=click.Path(path_type=Path),
              help="The public key that the desk handed out.")  # fmt: skip
@everywhere
@click.pass_obj
def field(given: Given, folder: Path, desk: Path) -> None:
    """Make a field bag in DIR: a folder that can be added to, and that only the desk can read.

    Fill it with 'farbank -C DIR add FILES'. What is in it cannot be opened on this laptop, with no passphrase and by
    nobody. The files you add from stay where they are: take them away yourself. Sizes and the number of files can be
    seen from outside.
    """
    made = new_bag(folder, desk)
    if given.as_json:
        edge.document({"bag": str(folder), "member": made.member, "fingerprint": made.fingerprint()})
        return
    edge.tell(f"A field bag for {made.member} of {made.place} is in {folder}.")
    edge.tell(f"The desk's key is {made.fingerprint()}")
    edge.note("Compare this with the desk, by another way than the file came.")


@click.command()
@click.argument("rows", nargs=-1, metavar="[ID...]")
@click.option("--to", "members", multiple=True, required=True, metavar="MEMBER",
              help="A member at another place (M2); may be given more than once.")  # fmt: skip
@click.option("--out", required=True, metavar="FILE", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--again", is_flag=True, help="Send everything, also what was sent before.")
@everywhere
@click.pass_obj
def send(given: Given, rows: tuple[str, ...], members: tuple[str, ...], out: Path, *, again: bool) -> None:
    """Write one sealed file with all that is new for a member at another place, or with the rows named by ID.

    A row goes with everything it speaks of, signed by whoever recorded it. Identity cards never go, and what is
    restricted goes only when it is named. The file can travel by any carrier; 'farbank import' takes it in.
    """
    with given.room() as room:
        sent = send_to(room, Asked(to=members, out=out, only=rows, again=again))
    if given.as_json:
        found = (
            {"copy": sent.copy, "entries": sent.entries, "objects": sent.objects, "sha256": sent.digest} if sent else {}
        )
        edge.document({"file": str(out) if sent else "", **found})
    elif sent is None:
        edge.tell("There is nothing new to send.")
    else:
        edge.tell(f"{out} holds {sent.entries} entries and {sent.objects} files; it is listed as {sent.copy}.")


def tell_put_in(given: Given, done: PutIn) -> None:
    """What went into a field bag."""
    if given.as_json:
        edge.document(
            {
                "files": [{"number": number, "path": path} for number, path in done.files],
                "skipped": [{"path": each.path, "because": each.because} for each in done.skipped],
            }
        )
        return
    for number, path in done.files:
        edge.tell(f"{number:06} {path}")
    for skipped in done.skipped:
        edge.note(f"left: {skipped.path}: {skipped.because}")
    edge.note(f"{len(done.files)} put into the bag, {len(done.skipped)} left; nobody can open them here")


def tell_received(given: Given, received: Received) -> None:
    """What came of a parcel."""
    if given.as_json:
        edge.document(
            {
                "place": received.place,
                "new": received.new,
                "left": received.left,
                "again": received.again,
                "citing": list(received.citing),
                "disagreements": [{"of": of, "other": other} for of, other in received.disagreements],
            }
        )
        return
    edge.tell(f"{received.new} new entries from {received.place}")
    if received.left:
        edge.tell(f"{received.left} entries speak of what was forgotten here, and were left out")
    for report in received.citing:
        edge.note(f"note: {report} cites by ids of the place it came from, which may be other rows here: cite labels")
    for of, other in received.disagreements:
        edge.tell(f"{of}: the places disagree; the other word is {other or f'told by farbank show {of}'}")


def tell_taken_in(given: Given, done: TakenIn) -> None:
    """What came out of a field bag."""
    if given.as_json:
        edge.document(
            {
                "items": [{"id": each.id, "file": each.file_name, "how": each.about.how} for each in done.items],
                "again": [{"item": each.item, "file": each.file_name} for each in done.again],
                "restricted": done.restricted,
                "before": done.before,
                "wrong": done.wrong,
            }
        )
        return
    for each in done.items:
        edge.tell(f"{each.id:<6} {each.file_name}{'  restricted' * (each.id in done.restricted)}")
    for again in done.again:
        edge.tell(f"{again.item:<6} came again as {again.file_name}")
    for wrong in done.wrong:
        edge.note(f"wrong: {wrong}")
    edge.note(f"{len(done.items)} new, {len(done.again)} again, {done.before} had come before")


COMMANDS: Final = {"field": field, "send": send}
