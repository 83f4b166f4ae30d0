"""A case in memory and a newsroom around it: what `take` needs, without disk, clock or gazetteer."""

import re
from dataclasses import replace
from datetime import date, timedelta

from farbank.desk.apply_sheet import take
from farbank.desk.context import Context, Kept
from farbank.desk.wanted import files_wanted, texts_wanted
from farbank.errors import Refused
from farbank.facts import codec
from farbank.facts.case import Withdrawn
from farbank.facts.fact import Row
from farbank.facts.item import ItemDescribed, ItemReceived
from farbank.facts.look import LineAdopted
from farbank.reading.sheet.yaml import parse_yaml
from farbank.values.digest import sha256_hex
from farbank.values.handling import SealedObject, Secret
from farbank.values.place import LinePlace, NoPlace
from farbank.values.span import Span, moment


class FakeKnown:
    """Implements `farbank.ports.Known` over the facts it was given."""

    def __init__(self, facts=()):
        self.rows, self.items, self.gone = {}, {}, set()
        self.learn(facts)

    def learn(self, facts):
        for fact in facts:
            assert codec.from_bytes(codec.to_bytes(fact)) == fact
            if isinstance(fact, Withdrawn):
                self.gone.add(fact.id)
            elif isinstance(fact, Row):
                self.rows[fact.id] = fact
                self.gone.discard(fact.id)
            if isinstance(fact, ItemReceived):
                self.items[fact.id] = fact
            elif isinstance(fact, ItemDescribed):
                before = self.items[fact.id]
                source = fact.source or before.source
                self.items[fact.id] = replace(before, label=fact.label, note=fact.note, source=source, about=fact.about)
        return self

    def find(self, kind, label):
        rows = [row for row in self.rows.values() if row.row == kind]
        found = [row.id for row in rows if row.id == label] or [row.id for row in rows if row.label == label]
        return found[0] if found else ""

    def highest(self, kind):
        return max([int(row.id[1:]) for row in self.rows.values() if row.row == kind], default=0)

    def unchanged(self, row):
        return row.id not in self.gone and self.rows.get(row.id) == row

    def labels(self, kind):
        return tuple(row.label for row in self.rows.values() if row.row == kind)

    def label(self, row):
        return self.rows[row].label if row in self.rows else ""

    def line(self, row):
        found = self.rows.get(row)
        return found if isinstance(found, LineAdopted) else None

    def withdrawn(self, row):
        return row in self.gone

    def item(self, item):
        return self.items.get(item)

    def items_with(self, digest):
        return [item for item in self.items.values() if item.original and item.original.digest == digest]


def read_span(text, *, language="en", as_of=None):
    """Years, months and days in figures, one to another with `/`; any other words holding a year mean that year."""
    parts = text.split("/")
    found = [re.search(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", part) for part in parts]
    if text.startswith("since"):
        return Span(start=(date(2024, 1, 1), date(2024, 12, 31)), end=(None, None), words=text)
    if not all(found) or "gibberish" in text:
        raise Refused(f"{text!r} is not a date in any form that is known")
    days = [_days(*(int(each) if each else None for each in match.groups())) for match in found]
    return replace(moment(days[0][0], days[-1][1], words=text, language=language), rule=str(as_of or ""))


def _days(year, month, day):
    first = date(year, month or 1, day or 1)
    if day:
        return first, first
    if not month:
        return first, date(year, 12, 31)
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


PLACES = {"Sakju": 180_000_000, "Hoeryong": 800_000_000, "Hyesan": 550_000_000}


def resolve_place(text, line):
    for name, share in PLACES.items():
        if name in text:
            return LinePlace(id=name, line=line, version=2, share=share, side="", river="", names=(("en", name),))
    return NoPlace(text=text, because=f"no place {text!r} on {line}")


class Kitchen:
    """Seals bytes as the store would: the same bytes twice are two objects."""

    def __init__(self):
        self.count = 0

    def kept(self, content, name="letter.txt"):
        self.count += 1
        digest = sha256_hex(content.encode())
        sealed = SealedObject(
            name=sha256_hex(f"{digest}{self.count}".encode()), identity=Secret("age"), digest=digest, size=len(content)
        )
        return Kept(sealed=sealed, file_name=name.rsplit("/", 1)[-1], media="text/plain")


FILES = {
    "letter.txt": "Dear sister, the winter was long.",
    "other.txt": "Nine copies were made.",
    "page2.txt": "Write to the old address.",
    "figures.csv": "series,ref,value,precision,flags,known_from,sex,relay,url\n"
    "catches,2022,67,exact,A,2023-06-30,total,Notice,x\n"
    "catches,2023,180,approx,P,2023-12,total,Notice,\n",
    "report.md": '---\ntitle: "The quiet harbour"\noutlet: desk\n---\nThe ferry no longer sails.\n',
    "coast.geojson": '{"type": "LineString", "coordinates": [[1.0, 2.0], [1.5, 2.5]]}',
}


def context_for(sheet, files=None, kitchen=None, **changes):
    files = FILES if files is None else files
    kitchen = kitchen or Kitchen()
    settings = {
        "read_span": read_span,
        "resolve_place": resolve_place,
        "built_in_lines": {"yalu-tumen": 2},
        "place_names": tuple(PLACES),
        "files": {
            each: kitchen.kept(files[each.path], each.path) for each in files_wanted(sheet) if each.path in files
        },
        "texts": {each: files[each.path] for each in texts_wanted(sheet) if each.path in files},
    }
    return Context(**{**settings, **changes})


def apply(known, text, files=None, **changes):
    """Take a sheet written in YAML and let the case learn its facts."""
    return apply_sheet(known, parse_yaml(text, "desk.yaml"), files, **changes)


def apply_sheet(known, sheet, files=None, **changes):
    taken = take(sheet, known, context_for(sheet, files, **changes))
    known.learn(taken.facts)
    return taken
