"""The gazetteer built into a folder, and a folder with one checked."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from farbank.assemble.gazetteer_sources import LINE, Named, attribution, sources
from farbank.assemble.tables import shape_of
from farbank.errors import Complained, Refused
from farbank.keeping.disk.fsops import Disk
from farbank.reading.gazetteer_pack.building import build
from farbank.reading.gazetteer_pack.checking import check_pack

PLACES: Final = "places.csv"
NAMES: Final = "names.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """How much a gazetteer holds."""

    places: int
    names: int


def build_into(folder: Path, named: Named, disk: Disk | None = None) -> Built:
    """Build the gazetteer, check it, and write it; with a fault nothing is written."""
    pack = build(sources(named))
    places, names = pack.places_csv(), pack.names_csv()
    faults = check_pack(places, names, shape_of(LINE))
    if faults:
        raise Complained(faults)
    disk = disk or Disk()
    whole = folder.absolute()
    disk.make_dir(whole)
    for name, text in ((PLACES, places), (NAMES, names), ("ATTRIBUTION.txt", attribution())):
        disk.put_new(whole / name, text.encode())
    return Built(places=len(pack.places), names=len(pack.names))


def check(folder: Path | None) -> Built:
    """Check the gazetteer in a folder, or the one that ships; `Complained` with every fault and its line."""
    home = folder or files("farbank").joinpath("tables", "gazetteer")
    try:
        places, names = (home.joinpath(each).read_text(encoding="utf-8") for each in (PLACES, NAMES))
    except (OSError, UnicodeDecodeError):
        raise Refused(
            f"{folder} does not hold {PLACES} and {NAMES} as text in UTF-8",
            advice="Name the folder that 'build' wrote.",
        ) from None
    faults = check_pack(places, names, shape_of(LINE))
    if faults:
        raise Complained(faults)
    return Built(places=places.count("\n") - 1, names=names.count("\n") - 1)
