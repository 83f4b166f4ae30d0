"""A back catalogue: one table of what was published under which pseudonym, a row an article or a row a fact.

Either the columns `dimension` and `value` say what is out, or columns that are headed by a dimension do, one value a
cell; both may stand in one row. Nothing is guessed: a column whose header is no known word is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from farbank.errors import Complained, Complaint
from farbank.reading.sheet.nearest import did_you_mean
from farbank.reading.sheet.out_words import CELLS, COLUMNS, DIMENSIONS, every_word, named
from farbank.values.picture import Tab

_OF_A_FACT: Final = ("dimension", "value", "persona")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that was published: the pseudonym as written, the dimension and values, and the cells beside them."""

    line: int
    persona: str
    dimension: str
    values: tuple[str, ...]
    cells: Mapping[str, str] = field(default_factory=dict)


def back_catalogue(tab: Tab, file: str) -> tuple[Told, ...]:
    """What a table says was published, in its order; `Complained` with every fault and its line."""
    faults: list[Complaint] = []
    columns = _columns(tab.rows[0], file, faults)
    if faults:  # of a row nothing can be said while nobody knows what its columns are
        raise Complained(tuple(faults))
    told: list[Told] = []
    for line, row in enumerate(tab.rows[1:], start=2):
        if any(cell.strip() for cell in row):
            told.extend(_row(_cells(columns, row), line, file, faults))
    if not faults and not told:
        faults.append(Complaint(file=file, line=2, key="", expected="rows, one for each thing that was published"))
    if faults:
        raise Complained(tuple(faults))
    return tuple(told)


def _columns(header: Sequence[str], file: str, faults: list[Complaint]) -> tuple[str, ...]:
    """What each column is: a column's name, `=` and a dimension, or nothing for an empty header."""
    found = tuple(_column(each, file, faults) for each in header)
    twice = dict.fromkeys(each.lstrip("=") for each in found if each and found.count(each) > 1)
    faults += [Complaint(file=file, line=1, key=name, expected="this column stands twice") for name in twice]
    if "persona" not in found:
        said = "a column that says under which pseudonym: persona, pseudonym, 가명, 仮名, 化名"
        faults.append(Complaint(file=file, line=1, key="persona", expected=said))
    if "where" not in found:
        said = "a column that says in which article: article, 기사, 記事, 文章"
        faults.append(Complaint(file=file, line=1, key="where", expected=said))
    return found


def _column(header: str, file: str, faults: list[Complaint]) -> str:
    if not header.strip():
        return ""
    dimension = named(DIMENSIONS, header)
    name = named(COLUMNS, header) or (f"={dimension}" if dimension else "")
    if not name:
        meant = did_you_mean(header.strip(), every_word(COLUMNS, DIMENSIONS))
        help_ = meant or f"; the columns are {', '.join(COLUMNS)}, and every dimension"
        faults.append(Complaint(file=file, line=1, key=header.strip(), expected=f"no column of this name{help_}"))
    return name


def _cells(columns: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    return {name: cell.strip() for name, cell in zip(columns, row, strict=False) if name and cell.strip()}


def _row(cells: Mapping[str, str], line: int, file: str, faults: list[Complaint]) -> Iterator[Told]:
    missing = [name for name in ("persona", "where") if name not in cells]
    facts = [(name[1:], words) for name, words in cells.items() if name.startswith("=")]
    if "dimension" in cells and "value" in cells:
        facts.insert(0, (named(CELLS["dimension"], cells["dimension"]) or cells["dimension"], cells["value"]))
    elif "dimension" in cells or "value" in cells or not facts:
        missing.append("value" if "dimension" in cells else "dimension")
    faults += [Complaint(file=file, line=line, key=name, expected="must be given") for name in missing]
    if missing:
        return
    beside = {
        name: named(CELLS.get(name, {}), words) or words
        for name, words in cells.items()
        if not name.startswith("=") and name not in _OF_A_FACT
    }
    for dimension, words in facts:
        values = tuple(dict.fromkeys(part.strip() for part in words.split(";") if part.strip()))
        yield Told(line=line, persona=cells["persona"], dimension=dimension, values=values, cells=beside)
