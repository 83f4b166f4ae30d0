"""A desk sheet drafted from a text, written to a file that is not there yet: YAML or a workbook."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from farbank.assemble.accepting import draft_rows
from farbank.assemble.carried_file import write_file
from farbank.assemble.reading_text import Readout
from farbank.errors import Refused
from farbank.keeping.disk.fsops import Disk
from farbank.reading.proposing.draft_text import tabs_of, yaml_of
from farbank.reading.proposing.drafted import Drafted, drafted

_REMARK: Final = (
    "Drafted by farbank from a text; nothing of it is recorded.\n"
    "Take out what you do not want, put right what is wrong, then: farbank apply FILE"
)
_BOTH: Final = (".yaml", ".yml", ".xlsx")


def write_draft(readout: Readout, out: Path, text_file: Path | None) -> int:
    """Write the sheet and say how many rows it has; without an item of a case it takes the text file in as one."""
    _check(out)
    rows = _rows(readout, out, text_file)
    write_rows(rows, out, _REMARK)
    return len(rows)


def write_rows(rows: Sequence[Drafted], out: Path, remark: str) -> None:
    """Write rows as a desk sheet; the remark goes before them, where the file can hold one."""
    _check(out)
    write_file(Disk(), out, _workbook(rows) if out.suffix.lower() == ".xlsx" else yaml_of(rows, remark).encode("utf-8"))


def _check(out: Path) -> None:
    if out.suffix.lower() not in _BOTH:
        raise Refused(f"{out} ends neither in .yaml nor in .xlsx", advice="Name the sheet something like draft.yaml.")


def _rows(readout: Readout, out: Path, text_file: Path | None) -> tuple[Drafted, ...]:
    if readout.item:
        return draft_rows(readout, readout.item)
    if text_file is None:
        raise Refused(
            "a sheet from standard input would have no item to speak of",
            advice="Save the text to a file and name it with --text.",
        )
    label = "E-" + (re.sub(r"\W+", "-", text_file.stem.upper()).strip("-_")[:24] or "TEXT")
    path = os.path.relpath(text_file.resolve(), out.resolve().parent)
    return (drafted("items", label, file=path, title=text_file.stem), *draft_rows(readout, label))


def _workbook(rows: Sequence[Drafted]) -> bytes:
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    for name, lines in (*tabs_of(rows), ("sheet", (("sheet",), ("1",)))):
        tab = book.create_sheet(name)
        for row, cells in enumerate(lines, start=1):
            for column, words in enumerate(cells, start=1):
                cell = tab.cell(row, column, words or None)
                cell.number_format = "@"
                if words:
                    cell.data_type = "s"  # words that begin with '=' are words
        tab.freeze_panes = "A2"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
