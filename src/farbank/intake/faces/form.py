"""How proposals come back from the process that looks for faces: as rows of numbers, all of them checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from farbank.values.box import Box
from farbank.values.picture import Pixels, Tab

FACES: Final = "faces"
CANARY: Final = "application/x-farbank-canary"
SMALLEST: Final = 8  # pixels a face is high at least to be looked for; smaller ones are found by chance
_CELLS: Final = 5  # left, top, width, height, how sure in percent
_NUMBER: Final = re.compile(r"[0-9]{1,6}\Z")
_MOST: Final = 1_000  # proposals on one page


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A place where there may be a face, and how sure the machine is, in percent."""

    box: Box
    sure: int


def proposed_in(untrusted_tabs: tuple[Tab, ...], page: int, on: Pixels) -> tuple[Proposed, ...] | None:
    """What was proposed on a page, the surest first; None where it is not of the form that was asked for."""
    if len(untrusted_tabs) != 1 or len(untrusted_tabs[0].rows) > _MOST:
        return None
    found = [_proposed(row, page, on) for row in untrusted_tabs[0].rows]
    whole = [each for each in found if each is not None]
    return tuple(sorted(whole, key=lambda each: -each.sure)) if len(whole) == len(found) else None


def _proposed(row: tuple[str, ...], page: int, on: Pixels) -> Proposed | None:
    if len(row) != _CELLS or not all(map(_NUMBER.match, row)):
        return None
    left, top, width, height, sure = map(int, row)
    if min(width, height) < 1 or left + width > on.width or top + height > on.height:
        return None
    return Proposed(box=Box(page=page, x=left, y=top, width=width, height=height), sure=min(sure, 100))
