"""Han characters in names: folded to the forms Korea prints, and read in Korean, Mandarin and Japanese.

Folding comes before reading: 宁 by itself is another character, read 저, and 会宁 must be read as 會寧, 회령.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from farbank.errors import Refused
from farbank.reading.lattice.later import Later

Table = Mapping[str, tuple[str, ...]]
WAYS: Final = 12  # as many ways to read one name are followed
LATER: Final = 15  # what a reading costs that is not the first of its character, in hundredths of a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class HanTables:
    """Readings by character, and the two foldings."""

    korean: Table
    mandarin: Table
    japanese: Table
    traditional: Mapping[str, str]
    simplified: Mapping[str, str]


def is_han(character: str) -> bool:
    """Whether this is a Han character of the planes that names use."""
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character in "々〇"


def parse_han(text: Callable[[str], str]) -> HanTables:
    """The tables in `tables/han`, whose texts are asked for by their names.

    Each is read when it is first needed, and refused then with the line that is at fault.
    """
    return HanTables(
        korean=Later(lambda: _readings(text("korean"))), mandarin=Later(lambda: _readings(text("mandarin"))),
        japanese=Later(lambda: _readings(text("japanese"))), traditional=Later(lambda: _forms(text("traditional"))),
        simplified=Later(lambda: _forms(text("simplified"))),
    )  # fmt: skip


def folded(text: str, tables: HanTables) -> str:
    """Simplified and new Japanese forms written as Korea prints them."""
    return "".join(tables.traditional.get(each, each) for each in text)


def merged(text: str, tables: HanTables) -> str:
    """A form that is the same for all ways of writing one name: everything as simple as it goes."""
    return "".join(tables.simplified.get(each, each) for each in folded(text, tables))


def read(text: str, table: Table) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Ways to read characters, cheapest first, each with its cost; a character without a reading stands for itself."""
    options = [tuple(enumerate(table.get(each, (each,)))) for each in text]
    ways = [
        (tuple(reading for _, reading in way), sum(LATER for at, _ in way if at))
        for way in islice(product(*options), WAYS * 4)
    ]
    return tuple(sorted(ways, key=lambda way: way[1])[:WAYS])


def _readings(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    later: list[tuple[str, str]] = []
    for at, line in enumerate(text.splitlines(), 1):
        parts = line.split("\t")
        if len(parts) != 3:  # noqa: PLR2004 - reading, first, later
            raise Refused(f"line {at} of a table of Han readings has three columns")
        alone = (parts[0],)
        found.update(dict.fromkeys(parts[1], alone))
        later.extend((each, parts[0]) for each in parts[2])
    for character, reading in later:
        found[character] = (*found.get(character, ()), reading)
    return found


def _forms(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for at, line in enumerate(text.splitlines(), 1):
        form, tab, characters = line.partition("\t")
        if not tab:
            raise Refused(f"line {at} of a table of Han forms has two columns")
        found.update(dict.fromkeys(characters, form))
    return found
