"""Rows as a CSV file that any spreadsheet program opens: UTF-8 with its mark, no cell taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from farbank.assemble.writing_sheet import plain_cell
from farbank.web.asked import Sent


def csv_file(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Sent:
    """The file of this name, `.csv` put behind it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([plain_cell(cell) for cell in row] for row in rows)
    return Sent(content=("\ufeff" + out.getvalue()).encode(), media="text/csv; charset=utf-8", name=f"{name}.csv")
