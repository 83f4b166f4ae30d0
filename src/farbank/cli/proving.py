"""`farbank verify`: whether every byte is what was recorded."""

from __future__ import annotations

from typing import Final

import click

from farbank.assemble.proving import check
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.errors import Damage
from farbank.keeping.verification import Verification

STATES: Final = ("intact", "erased", "missing", "corrupt", "key_absent")


@click.command()
@everywhere
@click.pass_obj
def verify(given: Given) -> int:
    """Check every byte of the case against what was recorded.

    Names exactly what is damaged, where and why, and then ends with status 4. Nothing is changed.
    """
    found = check(given.case, given.passphrase())
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
        "damage": [{"what": each.what, "where": each.where, "because": each.because} for each in found.damage],
        "log": {"size": found.size, "root": found.root},
    }


def _tell(found: Verification) -> None:
    counted = [f"{getattr(found.items, state)} {state.replace('_', ' ')}" for state in STATES]
    edge.tell(f"items  {', '.join(counted)}")
    edge.tell(f"log    {found.size} leaves, root {found.root[:16]}…" if found.root else "log    cannot be read")
    for flaw in found.damage:
        what = "" if flaw.where.startswith(flaw.what) else f"{flaw.what} "
        edge.tell(f"DAMAGE {what}{flaw.where}: {flaw.because}")
    for remark in found.notes:
        edge.note(f"note: {remark}")
    edge.tell("All is as it was recorded." if found.ok else "Not all is as it was recorded.")
    if not found.ok:
        edge.note(f"         {Damage.advice}")


COMMANDS: Final = {"verify": verify}
