"""An XLSX of cells and nothing else (ECMA-376 part 1): each cell is the text that was seen in it.

- No formula, format, comment, name, link, hidden row, hidden sheet, cache, author or date.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from farbank.publish.plain_package import HEAD, OFFICE, links, packed, text_element, types
from farbank.values.picture import Tab

_SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook_of(tabs: Sequence[Tab]) -> bytes:
    """A workbook of these tabs. The same tabs give the same bytes."""
    paths = [f"worksheets/sheet{number}.xml" for number in range(1, len(tabs) + 1)]
    kinds = {
        "/xl/workbook.xml": f"{_KIND}.sheet.main+xml",
        **{f"/xl/{each}": f"{_KIND}.worksheet+xml" for each in paths},
    }
    named = "".join(
        f'<sheet name={quoteattr(tab.name or f"Sheet{at}")} sheetId="{at}" r:id="r{at}"/>'
        for at, tab in enumerate(tabs, 1)
    )
    book = f'{HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>'
    return packed(
        [
            ("[Content_Types].xml", types(kinds)),
            ("_rels/.rels", links([("officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", links([("worksheet", each) for each in paths])),
            *((f"xl/{path}", _sheet(tab)) for path, tab in zip(paths, tabs, strict=True)),
        ]
    )


def _sheet(tab: Tab) -> str:
    rows = "".join(_row(number, cells) for number, cells in enumerate(tab.rows, start=1) if cells)
    return f'{HEAD}<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData></worksheet>'


def _row(number: int, cells: Sequence[str]) -> str:
    told = "".join(_cell(f"{_column(at)}{number}", words) for at, words in enumerate(cells) if words)
    return f'<row r="{number}">{told}</row>'


def _cell(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is>{text_element(words)}</is></c>'


def _column(at: int) -> str:
    """A, B ... Z, AA ..."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
