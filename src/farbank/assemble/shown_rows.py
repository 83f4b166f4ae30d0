"""The words of one row for `show`: its own columns, and what else the case knows around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Final

from farbank.assemble.appearing import said_to_derive
from farbank.assemble.asking_people import said_lines
from farbank.assemble.citing import reports_citing
from farbank.assemble.comparing import likenesses_in
from farbank.assemble.dating import dates_of
from farbank.assemble.gifts import people_lines
from farbank.assemble.gifts import told_of as _of_collection
from farbank.assemble.inquiry_lines import told_of as _of_inquiry
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.report_lines import lines_of as _of_report
from farbank.facts import codec
from farbank.facts.fact import Row
from farbank.facts.finding import Bearing
from farbank.facts.item import ItemRead
from farbank.facts.recognised import TextRecognised
from farbank.facts.redacted import ItemRedacted
from farbank.values.count import WHOLE, Count
from farbank.values.handling import SealedObject, Secret
from farbank.values.span import Span
from farbank.values.stretch import Stretch
from farbank.views import (
    cites,
    copies,
    custody,
    handling,
    latest_row,
    places,
    recognised,
    redactions,
    statements,
)
from farbank.views.redactions import Redaction

_PARTS: Final = frozenset({"about", "checks", "vantage"})
_CALLED: Final = {"kind_of": "what_kind"}
_OWN: Final = frozenset({"id", "label"})
_SHARES: Final = frozenset({"p", "centre", "share", "low", "high"})
_CHECKED: Final = {"pass": "checked:", "fail": "FAILED:", "not_done": "not checked:"}
_ALIKE: Final = 10  # pictures that look like one, told with it
_STAMP: Final = "%Y-%m-%d %H:%M"
_METRES: Final = frozenset({"metres", "compiler_length", "extent"})


def body_of(room: Newsroom, kind: str, identity: str) -> tuple[tuple[str, str], ...]:
    """The columns of a row that say something in one line, in words."""
    row = latest_row.row_of(room.rows, kind, identity)
    return tuple(_told(row)) if row is not None else ()


def lists_of(room: Newsroom, kind: str, identity: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What takes several lines, and what else is known around the row."""
    row = latest_row.row_of(room.rows, kind, identity)
    around = _AROUND.get(kind)
    found = [*(_listed(row) if row else ()), *(around(room, identity) if around else ()), *_of_places(room, identity)]
    found += _cited(room, identity) if kind in _CITABLE else []
    return tuple((heading, lines) for heading, lines in found if lines)


Lines = list[tuple[str, tuple[str, ...]]]
_CITABLE: Final = frozenset({"item", "source", "statement", "finding", "persona", "consent", "look"})


def _listed(row: Row) -> Lines:
    """The columns that hold several things or a whole text, each on lines of its own."""
    found: Lines = []
    for each in fields(row):
        inner = getattr(row, each.name)
        if isinstance(inner, str) and "\n" in inner:
            found.append((each.name, tuple(inner.splitlines())))
        elif _is_list(inner):
            found.append((each.name.replace("_", " "), tuple(_words(each.name, one) for one in inner)))
    return found


def _is_list(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(is_dataclass(each) for each in value)


def _of_item(room: Newsroom, identity: str) -> Lines:
    said = statements.statements_in(room.rows, identity)
    item = custody.item(room.rows, identity)
    people = people_lines(room, item, said_to_derive(room.rows)) if item else ()
    told = ("statements", tuple(f"{each.id} {each.label}: {each.says}" for each in said))
    tier = ("handling", ("restricted: out of search and exports",) * (identity in handling.restricted(room.rows)))
    read = _reading(custody.reading(room.rows, identity))
    return [
        tier,
        ("people", people),
        ("dates", dates_of(room, identity)),
        ("looks like", _alike(room, identity)),
        *_redactions(room, identity),
        *_read_by_machine(recognised.recognised(room.rows, identity), identity),
        *read,
        ("verdicts", _verdicts(room, identity)),
        told,
        *_of_source(room, identity),
    ]


def _said(room: Newsroom, identity: str) -> Lines:
    return list(said_lines(room, identity))


def _alike(room: Newsroom, identity: str) -> tuple[str, ...]:
    """The pictures that look most like an item; leaves of one sort of paper may look like hundreds."""
    found = likenesses_in(room, identity)
    more = len(found) - _ALIKE
    told = tuple(each.told_of(identity) for each in found[:_ALIKE])
    return (*told, f"and {more} less alike: 'farbank list likeness'") if more > 0 else told


def _redactions(room: Newsroom, identity: str) -> Lines:
    """The copies made of an item by covering, and of which item this copy is."""
    found = redactions.redactions(room.rows, identity)
    copies_of = tuple(f"{each.fact.item}: {_covered(each)}" for each in found if each.fact.of == identity)
    made_of = tuple(
        line
        for each in found
        if each.fact.item == identity
        for line in (f"a copy of {each.fact.of} by {each.fact.tool}: {_covered(each)}", *_boxes(each.fact))
    )
    return [("redacted copies", copies_of), ("redaction", tuple(dict.fromkeys(made_of)))]


def _covered(each: Redaction) -> str:
    fact = each.fact
    page = f", page {fact.page} only" if fact.page else ""
    what = "without its sound" if fact.without_sound else f"boxes: {len(fact.boxes)}{page}"
    people = "every person dealt with" if fact.people_dealt_with else "persons not dealt with yet"
    return f"{what}; {people}, by {each.by} on {each.at:{_STAMP}}: {fact.because}"


def _boxes(fact: ItemRedacted) -> Iterator[str]:
    return (f"page {box.page}: {box.x},{box.y},{box.width},{box.height}" for box in fact.boxes)


def _read_by_machine(read: TextRecognised | None, identity: str) -> Lines:
    """What a machine made of the writing in a picture, or of which picture these words are."""
    if read is None:
        return []
    sure = [each.confidence for each in read.lines]
    told = [f"by {read.engine}, in {', '.join(read.languages)}; a search aid, not the transcription of record"]
    told += (
        [f"{len(sure)} line{'s' * (len(sure) > 1)}, {sum(sure) // len(sure)} % sure on average, {min(sure)} % at least"]
        if sure
        else []
    )
    told += [f"see {read.item}"] if read.item and identity == read.of else []
    return [("read by machine", (*told, *(f"could not: {each}" for each in read.could_not)))]


def _of_copy(room: Newsroom, identity: str) -> Lines:
    known = next((each for each in copies.copies(room.rows) if each.made.id == identity), None)
    return [("became", (f"{known.became}: {known.because}",))] if known and known.became else []


def _verdicts(room: Newsroom, identity: str) -> tuple[str, ...]:
    """What tools found, each with its day: another version of a tool may find otherwise."""
    found = handling.verdicts(room.rows, identity)
    return tuple(f"{one.at:{_STAMP}} {one.verdict.tool} {one.verdict.version}: {one.verdict.verdict}" for one in found)


def _cited(room: Newsroom, identity: str) -> Lines:
    if not cites.any_cited(room.rows):  # finding what rests on a row means reading every row
        return []
    return [("cited by", reports_citing(room, identity))]


def _of_source(room: Newsroom, identity: str) -> Lines:
    steps = custody.steps(room.rows, identity)
    return [("custody", tuple(f"#{each.entry} {each.at:{_STAMP}} {each.by}: {each.what}" for each in steps))]


def _of_places(room: Newsroom, identity: str) -> Lines:
    """Who signed what came of a row from other places, and where the places disagree about it."""
    signed = tuple(
        f"{each.at:{_STAMP}} {each.by} at {each.place}#{each.number}: {_signer(each.known, each.signer)}"
        for each in places.signed(room.rows, identity)
    )
    return [("signed elsewhere", signed), ("disagreement", tuple(_disagreements(room, identity)))]


def _signer(known: str, key: str) -> str:
    return f"{known} here" if known else f"a key that no member here has, {key[:16]}…"


def _disagreements(room: Newsroom, identity: str) -> Iterator[str]:
    for each in places.disagreements(room.rows, identity):
        other = each.other if each.of == identity else each.of
        if other:
            yield f"another word on this stands as {other}"
        else:
            words = "; ".join(f"{name}: {text}" for name, text in _told(codec.from_bytes(each.said.encode())))
            yield f"{each.place}#{each.number} says {words}"


def _reading(read: ItemRead | None) -> Lines:
    if read is None:
        return [("reading", ("not read yet",))]
    told = [f"by {read.reader}"]
    told += [f"could not: {read.could_not}"] if read.could_not else []
    told += [f"{read.pages} pages"] if read.pages else []
    told += [f"{read.width} x {read.height} pixels"] if read.width else []
    hidden = tuple(f"{each.what}: {each.value}" for each in read.hidden)
    return [("reading", tuple(told)), ("hidden in the file", hidden)]


def _told(value: object, prefix: str = "") -> Iterator[tuple[str, str]]:
    if not is_dataclass(value) or isinstance(value, type):
        return
    for each in fields(value):
        inner = getattr(value, each.name)
        name = f"{prefix}{_CALLED.get(each.name, each.name).replace('_', ' ')}"
        if each.name in _OWN and isinstance(value, Row):
            continue
        if each.name in _PARTS and is_dataclass(inner):
            yield from _told(inner, prefix="" if each.name == "about" else f"{each.name} ")
        elif _is_list(inner) or (isinstance(inner, str) and "\n" in inner):
            continue
        elif text := _words(each.name, inner):
            yield name, text


def _words(name: str, value: object) -> str:  # noqa: C901, PLR0911 - one line a kind of value
    match value:
        case None | "" | () | False | Secret():
            return ""
        case Span():
            days = f"{value.earliest or '…'} to {value.latest or '…'}"
            return f"{value.words} ({days})" if value.words else days
        case Count():
            return _counted(name, value)
        case Stretch():
            return f"{value.line}, share {value.start / WHOLE:.4f} to {value.end / WHOLE:.4f}"
        case Bearing():
            return _bearing(value)
        case SealedObject():
            return f"{value.size} bytes, object {value.name[:16]}…"
        case int():
            return _number(name, value)
        case date() | str():
            return str(value)
        case tuple():
            return "; ".join(text for each in value if (text := _words(name, each)))
        case _:
            return ", ".join(f"{key} {text}" for key, text in _told(value))


def _bearing(bearing: Bearing) -> str:
    """How one row bears on a finding, with what was made sure of and what was not."""
    checks = {each.name: getattr(bearing.checks, each.name) for each in fields(bearing.checks)}
    made = [(_CHECKED[word], [name for name, found in checks.items() if found == word]) for word in _CHECKED]
    told = [f"{words} {', '.join(names)}" for words, names in made if names]
    told += [f"retold {bearing.hearsay} time{'s' * (bearing.hearsay > 1)}"] if bearing.hearsay else []
    return "; ".join((f"{bearing.on} {bearing.stance} it, {bearing.strength}", *told))


def _counted(name: str, count: Count) -> str:
    say = {"exact": "", "approx": "about ", "at_least": "at least ", "at_most": "at most ", "range": "from "}
    low = f"{count.value / 1000:g} km" if name in {"looked", "present", "absent", "no_view"} else f"{count.value:,}"
    return say[count.precision] + low + (f" to {count.high:,}" if count.high is not None else "")


def _number(name: str, number: int) -> str:
    if number == 0 and name == "extent":
        return ""
    if number is True:
        return "yes"
    if name in _SHARES:
        return f"{number / WHOLE:.4g}"
    if name in _METRES:
        return f"{number / 1000:g} km"
    return str(number)


_AROUND: Final[dict[str, Callable[[Newsroom, str], Lines]]] = {
    "item": _of_item,
    "source": _of_source,
    "report": _of_report,
    "copy": _of_copy,
    "subject": _said,
    "collection": _of_collection,
    "inquiry": _of_inquiry,
}
