"""What lies before a builder of rows: the label book, what the caller brought, how to read cells."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.desk.book import Book, LineUsed
from farbank.desk.context import Context
from farbank.errors import Complained, Complaint, Refused
from farbank.reading.sheet.cells import Cells
from farbank.reading.sheet.nearest import did_you_mean
from farbank.values.ids import LineId
from farbank.values.place import LinePlace
from farbank.values.stretch import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Everything a row may need to become a fact."""

    book: Book
    context: Context

    def line(self, cells: Cells, column: str = "line") -> LineUsed:
        """The line a row names."""
        label = cells.text(column)
        try:
            return self.book.line(label)
        except Refused as fault:
            raise cells.complained(column, str(fault)) from None

    def stretch(self, cells: Cells) -> Stretch:
        """The stretch between `from_share` and `to_share` of the row's line."""
        line = self.line(cells)
        start, end = cells.part("from_share"), cells.part("to_share")
        if end < start:
            raise cells.complained("to_share", "a share not smaller than from_share; a stretch runs forward")
        return Stretch(line=line.name, version=line.version, start=start, end=end)

    def place(self, cells: Cells, column: str, text: str, line: LineId) -> LinePlace:
        """Where a name is along a line; when it is nowhere the row says instead which shares it means."""
        found = self.context.resolve_place(text, line)
        if isinstance(found, LinePlace):
            return found
        meant = did_you_mean(text, self.context.place_names)
        remedy = "" if column == "within" else "; name a known place, or give from_share and to_share instead"
        raise cells.complained(column, f"{found.because}{meant}{remedy}")

    def places(self, cells: Cells, column: str, line: LineId) -> tuple[str, ...]:
        """The names in a list as written, once every one is known along the line."""
        faults: list[Complaint] = []
        for text in cells.listed(column):
            try:
                self.place(cells, column, text, line)
            except Complained as found:
                faults.extend(found.complaints)
        if faults:
            raise Complained(tuple(faults))
        return cells.listed(column)
