"""Drafted rows as a desk sheet: as a value for `apply`, as YAML, or as the cells of a workbook."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from farbank.reading.proposing.drafted import Cell, Drafted, Several
from farbank.reading.sheet.sections import HEADER
from farbank.reading.sheet.shape import misplaced
from farbank.reading.sheet.sheet import Row, Sheet
from farbank.reading.sheet.tree import Fields, Scalar, unwritable

_ORDER: Final = ("items", "statements", "looks", "figures", "personas", "disclosures", "access")
_STUMBLING: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
Tabs = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


def sheet_of(rows: Sequence[Drafted], file: str, lines: Sequence[int] = ()) -> Sheet:
    """The sheet that the rows make; lines are those that are given, else the numbers of the rows."""
    header = Row(section=HEADER, key="", line=0, cells=Fields(entries=_version(), line=0), file=file)
    numbered = lines or range(1, len(rows) + 1)
    made = tuple(row.as_row(file, line) for line, row in zip(numbered, rows, strict=True))
    return Sheet(file=file, header=header, rows=made, faults=tuple(misplaced(made)))


def _version() -> tuple[tuple[Scalar, Scalar], ...]:
    return ((Scalar(text="sheet", line=0), Scalar(text="1", line=0)),)


def yaml_of(rows: Sequence[Drafted], remark: str) -> str:
    """The same as YAML, every cell between quotation marks so that no word is taken for anything else."""
    lines = [f"# {each}" for each in remark.splitlines()]
    lines.append("sheet: 1")
    for section in _ORDER:
        chosen = [row for row in rows if row.section == section]
        lines += ["", f"{section}:"] if chosen else []
        for row in chosen:
            lines += _yaml_row(row)
    return "\n".join(lines) + "\n"


def _yaml_row(row: Drafted) -> Iterator[str]:
    lead = "  - "
    for name, cell in ((("key", row.key),) if row.key else ()) + row.cells:
        yield f"{lead}{name}: {_yaml_cell(cell)}"
        lead = "    "


def _yaml_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return _quoted(cell)
    if isinstance(cell, Several):
        return "[" + ", ".join(map(_quoted, cell.words)) + "]"
    return "{" + ", ".join(f"{name}: {_quoted(words)}" for name, words in cell) + "}"


def _quoted(words: str) -> str:
    """Between double quotation marks, what a YAML reader would stumble over by its number."""
    plain = json.dumps(written(words), ensure_ascii=False)
    return _STUMBLING.sub(lambda found: f"\\u{ord(found.group()):04x}", plain)


def written(text: str) -> str:
    """Words as a sheet can hold them: without control characters and half characters."""
    return "".join(each for each in text if not unwritable(each)) if unwritable(text) else text


def tabs_of(rows: Sequence[Drafted]) -> Tabs:
    """The same as tabs of a workbook: the first row of each its columns, a column inside another written with a dot."""
    found = []
    for section in _ORDER:
        chosen = [_flat(row) for row in rows if row.section == section]
        names = tuple(dict.fromkeys(name for cells in chosen for name in cells))
        if chosen:
            found.append((section, (names, *(tuple(cells.get(name, "") for name in names) for cells in chosen))))
    return tuple(found)


def _flat(row: Drafted) -> dict[str, str]:
    cells = {"key": row.key} if row.key else {}
    for name, cell in row.cells:
        if isinstance(cell, str):
            cells[name] = written(cell)
        elif isinstance(cell, Several):
            cells[name] = "; ".join(map(written, cell.words))
        else:
            cells.update({f"{name}.{inner}": written(words) for inner, words in cell})
    return cells
