"""`farbank backup` and `farbank restore`: a second copy of the case, and a case out of it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble import backing_up, restoring
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.errors import Damage
from farbank.keeping.carrying.backup_check import Checked


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--keys", metavar="KEYDIR", type=click.Path(path_type=Path), help="Copy the key files there, apart.")
@click.option("--where", default="", help="Where the backup is kept, in your words (else: the name of DIR).")
@click.option("--check", is_flag=True, help="Write nothing: read the whole backup, and name what is damaged in it.")
@everywhere
@click.pass_obj
def backup(given: Given, folder: Path, *, keys: Path | None, where: str, check: bool) -> int:
    """Bring an encrypted backup of the case in DIR up to date; what it has already is not copied again.

    It holds no key and no view. Everything written is read back; an object that is damaged here is named and never
    replaces a good copy there. --keys copies the key files to another place: keep them apart from the backup.

    --check reads a backup of this case with its keys, from the first byte to the last.
    """
    if check and (keys or where):
        raise click.UsageError("--check writes nothing, so it takes neither --keys nor --where")
    with given.room() as room:
        if check:
            return _tell_checked(given, backing_up.check_backup_of(room, folder))
        made = backing_up.back_up_case(room, folder, where, keys)
    if given.as_json:
        edge.document(_document(made))
    else:
        _tell(made)
    return Damage.exit_status if made.done.damaged else 0


def _document(made: backing_up.Made) -> dict[str, object]:
    page = made.done.page
    return {
        "copy": made.copy,
        "head": page.head,
        "root": page.root,
        "epoch": page.epoch,
        "new_objects": made.done.objects,
        "new_packs": made.done.packs,
        "removed": made.done.removed,
        "damaged": list(made.done.damaged),
        "key_files": max(made.key_files, 0),
    }


def _tell(made: backing_up.Made) -> None:
    done = made.done
    edge.tell(f"{made.copy}  backed up to entry {done.page.head}: {done.objects} new objects, {done.packs} new packs")
    if done.removed:
        edge.tell(f"       {done.removed} objects that the case no longer has were taken out")
    for name in done.damaged:
        edge.note(f"NOT BACKED UP: {name} is missing or damaged in the case")
    if made.key_files >= 0:
        edge.tell(f"       {made.key_files} key files copied apart")
    else:
        edge.note(
            "The key files are not in it. Copy them apart once, and after each change of keys, with --keys KEYDIR."
        )


def _tell_checked(given: Given, found: Checked) -> int:
    if given.as_json:
        edge.document(
            {
                "ok": found.ok,
                "copy": found.page.copy,
                "head": found.page.head,
                "objects": found.objects,
                "lost": list(found.lost),
                "mended": list(found.mended),
            }
        )
    else:
        edge.tell(f"{found.page.copy}  entry 1 to {found.page.head} and {found.objects} objects were read")
        for name in found.lost:
            edge.tell(f"DAMAGE {name} is missing or damaged in the backup")
        for name in found.mended:
            edge.tell(f"DAMAGE {name} is missing or damaged in the backup; a restore works it out again")
        edge.tell("The backup is as it was written." if found.ok else "Not all of the backup is as it was written.")
        if not found.ok:
            edge.note("Back up again: what is damaged in it comes anew, if the case has it whole.")
    return 0 if found.ok else Damage.exit_status


@click.command()
@click.argument("backup_folder", metavar="BACKUP", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--keys", required=True, metavar="KEYDIR", type=click.Path(path_type=Path), help="Where the key files were copied."
)
@everywhere
@click.pass_obj
def restore(given: Given, backup_folder: Path, folder: Path, *, keys: Path) -> int:
    """Make a case in DIR out of a BACKUP and the key files that were kept apart from it.

    Unless this computer knows that nothing was signed after the backup, the log goes on under a new name, whose first
    entry names the last head known: two histories under one name would look like a forgery.
    """
    opened = restoring.restore_case(backup_folder, keys, given.passphrase(), folder)
    if given.as_json:
        edge.document(
            {
                "case": str(folder),
                "head": opened.head,
                "renamed": opened.renamed,
                "lost": list(opened.done.lost),
                "mended": list(opened.done.mended),
                "without_keys": list(opened.done.without_keys),
                "log": opened.origin,
            }
        )
    else:
        _tell_restored(opened, folder)
    return Damage.exit_status if opened.done.lost or opened.done.mended else 0


def _tell_restored(opened: restoring.Opened, folder: Path) -> None:
    edge.tell(f"The case is in {folder}, up to entry {opened.head}.")
    if opened.renamed:
        edge.tell(f"Its log goes on as {opened.origin}.")
    for name in opened.done.lost:
        edge.note(f"LOST: {name} is missing or damaged in the backup")
    for name in opened.done.mended:
        edge.note(f"mended: {name} is missing or damaged in the backup; in the case it is right")
    for member in opened.done.without_keys:
        edge.note(f"{member} has no key file there, and opens the case after: farbank member rekey {member}")
    edge.note(f"Next: farbank -C {folder} verify")


COMMANDS: Final = {"backup": backup, "restore": restore}
