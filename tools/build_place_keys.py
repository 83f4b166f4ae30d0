"""Make the table of keys of the shipped gazetteer anew: after every change to its places, names or places elsewhere.

Usage: python tools/build_place_keys.py
"""

from __future__ import annotations

from pathlib import Path

import farbank
from farbank.assemble import tables
from farbank.reading.gazetteer.elsewhere import Everywhere, parse_elsewhere
from farbank.reading.gazetteer.keys import keys_of, stamp, written
from farbank.reading.gazetteer.parse import parse_places

PACK = Path(farbank.__file__).parent / "tables" / "gazetteer"


def main() -> None:
    """Read the pack, write its keys."""
    places, names, elsewhere = ((PACK / f"{each}.csv").read_text("utf-8") for each in ("places", "names", "elsewhere"))
    here = {each.id: each for each in parse_places(places, names)}
    every = Everywhere(here, parse_elsewhere(elsewhere))
    keys = written(keys_of(every.values(), tables.han_tables()), stamp(places, names, elsewhere))
    (PACK / "keys.tsv").write_text(keys, encoding="utf-8")


if __name__ == "__main__":
    main()
