"""Undo, everywhere: a row is withdrawn with a reason, or said again as it was before."""

from __future__ import annotations

import re
from typing import Final

from farbank.assemble import deciding, reviewing
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.undoing import put_back, withdraw
from farbank.web.asked import Asked, Moved

SLIP: Final = "a slip, undone just after it was recorded"
_OWN: Final = re.compile(r"/(?!/)[\w\-./]*\Z", re.ASCII)  # an address of ours without a query


def withdrawn(room: Newsroom, asked: Asked) -> Moved:
    """Withdraw a row; right after it was recorded the reason may be left out."""
    because = asked.said("because") or (SLIP if asked.said("slip") else "")
    return Moved(to=_back(asked, withdraw(room, asked.parts["name"], because)))


def said_again(room: Newsroom, asked: Asked) -> Moved:
    """Say a row again as it was before the last word on it."""
    return Moved(to=_back(asked, put_back(room, asked.parts["name"])))


def reading_taken_back(room: Newsroom, asked: Asked) -> Moved:
    """Take back what one signed of a claim, by signing anew."""
    reviewing.take_back(room, asked.parts["name"])
    return Moved(to=_back(asked, asked.parts["name"]))


def decision_taken_back(room: Newsroom, asked: Asked) -> Moved:
    """Take back what was decided of one person, by deciding anew."""
    deciding.take_back(room, asked.parts["name"], asked.said("who"))
    return Moved(to=_back(asked, asked.parts["name"]))


def _back(asked: Asked, identity: str) -> str:
    """The page the button stood on, where it says so; else the record."""
    given = asked.said("back")
    return given if _OWN.match(given) else f"/show/{identity}"
