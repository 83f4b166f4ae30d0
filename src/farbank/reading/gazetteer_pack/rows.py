"""The two tables of the pack as rows, and as text: `places.csv` and `names.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, cast

from farbank.errors import Complained, Complaint

PLACE_COLUMNS: Final = (
    "id", "kind", "parent", "side", "lat", "lon", "radius_m", "line", "river", "share", "from", "until", "source",
    "note",
)  # fmt: skip
NAME_COLUMNS: Final = ("place", "text", "script", "language", "kind", "source", "status")

Script = Literal["Hang", "Latn", "Hans", "Hant", "Hani", "Jpan", "Cyrl"]
Status = Literal["sure", "doubtful", "guess"]
NameKind = Literal[
    "official", "north", "south", "rr", "mr", "north-roman", "pinyin", "wade-giles", "colonial", "exonym", "press",
    "old", "variant", "hanja",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One row of `places.csv`, as text: degrees with a point, years, metres, a share in parts of 10^9."""

    id: str
    kind: str
    parent: str = ""
    side: str = ""
    lat: str
    lon: str
    radius_m: str
    line: str = ""
    river: str = ""
    share: str = ""
    since: str = ""
    until: str = ""
    source: str
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        """The row in the order of the columns."""
        return (
            self.id, self.kind, self.parent, self.side, self.lat, self.lon, self.radius_m, self.line, self.river,
            self.share, self.since, self.until, self.source, self.note,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One row of `names.csv`: a name of a place, in which script and language, of which kind, from where, how sure."""

    place: str
    text: str
    script: Script
    language: str
    kind: NameKind
    source: str
    status: Status

    def cells(self) -> tuple[str, ...]:
        """The row in the order of the columns."""
        return self.place, self.text, self.script, self.language, self.kind, self.source, self.status


class _Lines:
    """What a writer of CSV writes to."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, line: str) -> None:
        self.written.append(line)


def as_csv(columns: tuple[str, ...], rows: Iterable[PlaceRow | NameRow]) -> str:
    """The table as text: the same rows give the same bytes."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(row.cells() for row in rows)
    return "".join(lines.written)


def cells_of(text: str, columns: tuple[str, ...], file: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Every row with its number in the file; `Complained` where the columns are not these."""
    rows = [tuple(row) for row in csv.reader(text.splitlines())]
    if not rows or rows[0] != columns:
        raise Complained((Complaint(file=file, line=1, key="", expected="the columns " + ",".join(columns)),))
    wrong = [at for at, row in enumerate(rows, 1) if len(row) != len(columns)]
    if wrong:
        what = f"{len(columns)} cells, as in the first line"
        raise Complained(tuple(Complaint(file=file, line=at, key="", expected=what) for at in wrong))
    return tuple(enumerate(rows[1:], 2))


def place_row(cells: tuple[str, ...]) -> PlaceRow:
    """The cells of one line of `places.csv`."""
    own, kind, parent, side, lat, lon, radius, line, river, share, since, until, source, note = cells
    return PlaceRow(
        id=own, kind=kind, parent=parent, side=side, lat=lat, lon=lon, radius_m=radius, line=line, river=river,
        share=share, since=since, until=until, source=source, note=note,
    )  # fmt: skip


def name_row(cells: tuple[str, ...]) -> NameRow:
    """The cells of one line of `names.csv`; whether the words in them are known ones is for `checking` to say."""
    place, text, script, language, kind, source, status = cells
    return NameRow(
        place=place, text=text, script=cast("Script", script), language=language, kind=cast("NameKind", kind),
        source=source, status=cast("Status", status),
    )  # fmt: skip
