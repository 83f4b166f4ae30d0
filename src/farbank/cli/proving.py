"""`farbank verify`: whether every byte is what was recorded."""

from __future__ import annotations

from typing import Final

import click

from farbank.assemble.proving import check
from farbank.assemble.verified_words import (
    NOT_WELL,
    STATES,
    WELL,
    counted,
    dated_words,
    flaw_words,
    log_words,
    not_read_words,
)
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.errors import Damage
from farbank.keeping.checks.verification import Verification


@click.command()
@click.option("--since", is_flag=True, help="Read only objects that came or changed since all was last found well.")
@click.option("--outside", is_flag=True, help="Check what anybody can check who has the folder and no passphrase.")
@everywhere
@click.pass_obj
def verify(given: Given, *, since: bool, outside: bool) -> int:
    """Check every byte of the case against what was recorded.

    Names exactly what is damaged, where and why, and then ends with status 4. Nothing is changed.

    --since is for every day: ledger, log, dates and keys are checked whole, objects that did not change since all was
    last found well on this computer are seen and not read. How many that were is said; a disk that loses bits by
    itself is noticed only by a whole verification.

    --outside asks for no passphrase: files, log, objects and dates are checked, and what is in them stays closed.
    """
    if since and outside:
        raise click.UsageError("--since needs the passphrase, and --outside does without")
    found = check(given.case, None if outside else given.passphrase(), since=since)
    if given.as_json:
        edge.document(as_document(found))
    else:
        _tell(found)
    return 0 if found.ok else Damage.exit_status


def as_document(found: Verification) -> dict[str, object]:
    """The JSON of a verification; its keys never change."""
    return {
        "ok": found.ok,
        "items": {state: getattr(found.items, state) for state in STATES},
        "damage": [
            {"what": each.what, "where": each.where, "because": each.because, "item": each.item}
            for each in found.damage
        ],
        "log": {"size": found.size, "root": found.root},
        "anchors": [
            {"folder": each.folder, "kind": each.kind, "standing": each.standing, "tool": each.tool, "time": each.time}
            for each in found.anchors
        ],
        "cosignatures": found.cosigned,
        "since": {"size": found.since.size, "not_read": found.since.not_read} if found.since else None,
    }


def _tell(found: Verification) -> None:
    edge.tell(f"items  {counted(found)}")
    edge.tell(f"log    {log_words(found)}")
    for dated in found.anchors:
        edge.tell(f"date   log/anchors/{dated.folder}: {dated_words(dated)}")
    if found.cosigned:
        edge.tell(f"seen   {found.cosigned} cosignatures of partners hold")
    for flaw in found.damage:
        edge.tell(f"DAMAGE {flaw_words(flaw)}")
    if found.since is not None:
        edge.tell(f"NOT READ AGAIN: {not_read_words(found)}")
    for remark in found.notes:
        edge.note(f"note: {remark}")
    edge.tell(WELL if found.ok else NOT_WELL)
    if not found.ok:
        edge.note(f"         {Damage.advice}")


COMMANDS: Final = {"verify": verify}
