"""A search or a filtered list that somebody keeps under a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchKept(Fact):
    """Under this name stands this address of the workbench from now on; none (`""`): the name is let go of.

    It is kept in the case and not in a browser, because what somebody searches for tells what the case is about.
    """

    kind: ClassVar[str] = "search-kept"
    name: str
    address: str
