"""Backups: a second copy of the case in a folder of this computer, made or brought up to date, and read whole again."""

from __future__ import annotations

from typing import Final, cast

from farbank.assemble.backing_up import Made, back_up_case, check_backup_of
from farbank.assemble.custody_told import Custody
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.intake.confined import Confinement
from farbank.keeping.carrying.backup_check import Checked
from farbank.web.asked import Asked, Begun, Shown
from farbank.web.folders import place_named
from farbank.web.language import N_

FOLDER: Final = "/media/disk/backup"
KEYS: Final = "/media/stick/keys"


def asked_for(found: Custody) -> dict[str, str]:
    """What the forms of the custody page stand filled in with: the places of the last time, where they are folders."""
    last = found.backed_up.copy.made.where if found.backed_up else ""
    return {
        "backup_folder": last if last.startswith("/") else "",
        "keys_folder": found.key_files,
        "backup_example": FOLDER,
        "keys_example": KEYS,
    }


def back_up(room: Newsroom, asked: Asked) -> Begun:
    """Bring the backup in a folder up to date in the background, and the key files where they are kept apart."""
    del room
    folder, where = place_named(asked.said("folder"), FOLDER), asked.said("where")
    keys = place_named(asked.said("keys"), KEYS) if asked.said("keys") else None

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Made:
        del confinement
        return back_up_case(own, folder, where, keys, pace)

    return Begun(title=N_("A backup is made"), work=work, shown=backed_up)


def backed_up(outcome: object) -> Shown:
    """What was copied, and what of the case could not be."""
    made = cast("Made", outcome)
    return Shown(template="backed_up.html.j2", given={"made": made, "done": made.done, "page": made.done.page})


def check(room: Newsroom, asked: Asked) -> Begun:
    """Read a whole backup in the background, with the keys of the case."""
    del room
    folder = place_named(asked.said("folder"), FOLDER)

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Checked:
        del confinement
        return check_backup_of(own, folder, pace)

    return Begun(title=N_("A backup is checked"), work=work, shown=checked)


def checked(outcome: object) -> Shown:
    """Whether it is as it was written."""
    return Shown(template="backup_checked.html.j2", given={"found": cast("Checked", outcome)})
