"""The case that can be made in a folder: the words that are offered for it, and whether this start made it.

- Words are offered only where no case was when the workbench was opened: a case whose disk is pulled out is not offered
  to be made anew.
- They are in the memory of this one start and in the page, and are let go of once a case is there.
"""

from __future__ import annotations

from pathlib import Path

from farbank.assemble.folders_here import is_case
from farbank.assemble.new_passphrase import offered_passphrase
from farbank.errors import FarbankError
from farbank.values.handling import Secret


class Making:
    """`made`: the case that is in `folder` was made by this start."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = False
        self._offered = None if _holds_case(folder) else offered_passphrase()

    @property
    def offered(self) -> Secret | None:
        """Six words for the case to be made; None where none can be, because one is there or was."""
        if self._offered is not None and _holds_case(self.folder):
            self._offered = None
        return self._offered


def _holds_case(folder: Path) -> bool:
    """Also a folder that cannot be looked at may hold one."""
    try:
        return is_case(folder)
    except FarbankError:
        return True
