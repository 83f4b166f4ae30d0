"""Fill the share column of a table of places from lat and lon: the nearest point of the line.

Usage: python tools/place_shares.py src/farbank/tables/lines/yalu-tumen-1.json src/farbank/tables/places/yalu-tumen.csv
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from farbank.reading.lines import parse_line
from farbank.reading.places import parse_places_csv


def main() -> None:
    """Read the line and the table, write the table again."""
    line_file, table = map(Path, sys.argv[1:])
    line = parse_line(line_file.read_text(encoding="utf-8"))
    with table.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    bare = ["id,side,lat,lon,en", *(f"{row['id']},{row['side']},{row['lat']},{row['lon']},x" for row in rows)]
    shares = {each.id: each.share for each in parse_places_csv("\n".join(bare), line)}
    with table.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "share": shares[row["id"]]} for row in rows)


if __name__ == "__main__":
    main()
