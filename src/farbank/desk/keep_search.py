"""Keep a search under a name, or let go of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.facts.kept_search import SearchKept

LONGEST: Final = 80  # characters of a name
_ADDRESS: Final = re.compile(r"/(?:find|list/[a-z]+|findings|time|series)(?:\?[!-~]{0,2000})?")


def keep_search(name: str, address: str, known: Mapping[str, str]) -> list[Fact]:
    """The search under its name; nothing where it stands there already."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise Refused(f"a search is kept under a name of at most {LONGEST} characters", advice="Give it a short name.")
    if not _ADDRESS.fullmatch(address):
        raise Refused(
            "only a search, a list, the map and the series can be kept", advice="Keep it from their own page."
        )
    return [] if known.get(name) == address else [SearchKept(name=name, address=address)]


def drop_search(name: str, known: Mapping[str, str]) -> list[Fact]:
    """The name let go of; nothing where nothing is kept under it."""
    return [SearchKept(name=name, address="")] if name in known else []
