"""Who recorded each claim, who read it since, and what the queue of the review screen is asked from.

- What came from another place has the reader who signed it there, never whoever took it in.
- A reading counts for the words that were read: of a claim that was changed since, it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.case import Withdrawn
from farbank.facts.decided import PrintDecided
from farbank.facts.entry import Entry
from farbank.facts.figure import FigureObserved
from farbank.facts.finding import FindingDrawn
from farbank.facts.item import Description, ItemDescribed, ItemRead, ItemReceived
from farbank.facts.member import MemberJoined
from farbank.facts.parcel import CommitReceived
from farbank.facts.reviewed import ClaimReviewed
from farbank.facts.statement import StatementMade
from farbank.judgement.appearing import appearing
from farbank.judgement.appearing import key_of as key_of_person
from farbank.judgement.reviewing import Ask, Claim, Read, day_of_file
from farbank.ports import Rows
from farbank.values.ids import ItemId, kind_of
from farbank.values.span import Span
from farbank.views import latest

_TAKEN = "taken"  # what the readers of pictures call the day that a camera wrote


class Reviews:
    """A fold of claims with who recorded them, of readings, and of what makes an item ask for a person."""

    name: ClassVar[str] = "reviews"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = (
        "review_key", "review_claim", "review_rests", "review", "review_item", "review_day", "review_shown",
        "review_decided",
    )  # fmt: skip
    schema: ClassVar[tuple[str, ...]] = (
        "CREATE TABLE review_key (entry INTEGER PRIMARY KEY, member TEXT NOT NULL, verify_key TEXT NOT NULL) STRICT",
        """CREATE TABLE review_claim (id TEXT PRIMARY KEY, kind TEXT NOT NULL, item TEXT NOT NULL, said TEXT NOT NULL,
        key TEXT NOT NULL, series TEXT NOT NULL, value TEXT NOT NULL) STRICT""",
        "CREATE INDEX review_claim_item ON review_claim (item)",
        "CREATE INDEX review_claim_series ON review_claim (series) WHERE series <> ''",
        """CREATE TABLE review_rests (finding TEXT NOT NULL, basis TEXT NOT NULL,
        PRIMARY KEY (basis, finding)) STRICT, WITHOUT ROWID""",
        """CREATE TABLE review (entry INTEGER PRIMARY KEY, of TEXT NOT NULL, key TEXT NOT NULL, said TEXT NOT NULL,
        at TEXT NOT NULL, body BLOB NOT NULL) STRICT""",
        "CREATE INDEX review_of ON review (of)",
        """CREATE TABLE review_shown (item TEXT NOT NULL, who TEXT NOT NULL,
        PRIMARY KEY (item, who)) STRICT, WITHOUT ROWID""",
        """CREATE TABLE review_decided (item TEXT NOT NULL, who TEXT NOT NULL,
        PRIMARY KEY (item, who)) STRICT, WITHOUT ROWID""",
        """CREATE TABLE review_item (item TEXT PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL,
        made_from TEXT NOT NULL) STRICT""",
        "CREATE INDEX review_item_made ON review_item (made_from) WHERE made_from <> ''",
        "CREATE TABLE review_day (item TEXT PRIMARY KEY, day TEXT NOT NULL) STRICT",
    )

    def __init__(self) -> None:
        self._signer = ""  # of what came from another place, until the end of what was recorded with it
        self._signed: datetime | None = None
        self._at: datetime | None = None

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case MemberJoined(member=member, verify_key=key):
                rows.execute("INSERT INTO review_key VALUES (?, ?, ?)", (entry.number, member, key))
            case CommitReceived(signer=signer, at=at):
                self._signer, self._signed, self._at = signer, at, entry.at
            case StatementMade() as fact:
                _keep(rows, fact, fact.item, self._key(rows, entry))
            case FigureObserved() as fact:
                _keep(rows, fact, fact.item, self._key(rows, entry))
            case FindingDrawn() as fact:
                _keep(rows, fact, ItemId(""), self._key(rows, entry))
                rows.execute("DELETE FROM review_rests WHERE finding = ?", (fact.id,))
                for each in fact.rests_on:
                    rows.execute("INSERT OR IGNORE INTO review_rests VALUES (?, ?)", (fact.id, each.on))
            case ClaimReviewed() as fact:
                at = self._signed if self._came(entry) and self._signed else entry.at
                line = (entry.number, fact.of, self._key(rows, entry), fact.claim, at.isoformat())
                rows.execute("INSERT INTO review VALUES (?, ?, ?, ?, ?, ?)", (*line, codec.to_bytes(fact)))
            case Withdrawn(id=identity):
                rows.execute("DELETE FROM review_claim WHERE id = ?", (identity,))
                rows.execute("DELETE FROM review_rests WHERE finding = ?", (identity,))
            case _:
                _apply_to_item(rows, entry)

    def _came(self, entry: Entry) -> bool:
        """Whether this was recorded together with a commit of another place; one commit here has one time."""
        return self._at == entry.at

    def _key(self, rows: Rows, entry: Entry) -> str:
        return self._signer if self._came(entry) else key_of(rows, entry.by)


def _apply_to_item(rows: Rows, entry: Entry) -> None:
    match entry.fact:
        case ItemReceived() | ItemDescribed() as fact:
            _describe(rows, fact.id, fact.about)
        case ItemRead() as fact:
            _read(rows, fact)
        case PrintDecided() as fact:
            rows.execute("INSERT OR IGNORE INTO review_decided VALUES (?, ?)", (fact.item, key_of_person(fact.who)))
        case _:
            pass


def _keep(rows: Rows, row: StatementMade | FindingDrawn | FigureObserved, item: str, key: str) -> None:
    series, value = "", ""
    if isinstance(row, FigureObserved):
        series = "\0".join((row.series, row.ref.words, *(part for pair in row.dims for part in pair)))
        value = str(row.value.value) if row.value else ""
    before = rows.execute("SELECT key FROM review_claim WHERE id = ? AND said = ?", (row.id, row.title)).fetchone()
    by = cast("str", before[0]) if before else key  # who first recorded the words that stand
    line = (row.id, row.row, item, row.title, by, series, value)
    rows.execute("INSERT OR REPLACE INTO review_claim VALUES (?, ?, ?, ?, ?, ?, ?)", line)


def _describe(rows: Rows, item: str, about: Description) -> None:
    said = about.when
    days = (said.first.isoformat(), said.last.isoformat()) if said else ("", "")
    rows.execute("INSERT OR REPLACE INTO review_item VALUES (?, ?, ?, ?)", (item, *days, about.derived_from))
    rows.execute("DELETE FROM review_shown WHERE item = ?", (item,))
    shown = (ItemReceived(id=item, label="", about=about),) if about.people_shown else ()
    for each in appearing(shown, (), gift=False):
        rows.execute("INSERT OR IGNORE INTO review_shown VALUES (?, ?)", (item, key_of_person(each.who)))


def _read(rows: Rows, fact: ItemRead) -> None:
    rows.execute("DELETE FROM review_day WHERE item = ?", (fact.item,))
    taken = (day_of_file(each.value) for each in fact.hidden if each.what == _TAKEN)
    for day in taken:
        if day is not None:
            rows.execute("INSERT OR REPLACE INTO review_day VALUES (?, ?)", (fact.item, day.isoformat()))


def key_of(rows: Rows, member: str) -> str:
    """The key that a member signs with at this point of the ledger, `""` where nobody is called that."""
    asked = "SELECT verify_key FROM review_key WHERE member = ? ORDER BY entry DESC LIMIT 1"
    found = rows.execute(asked, (member,)).fetchone()
    return cast("str", found[0]) if found else ""


def member_of(rows: Rows, key: str) -> str:
    """The member who signs, or signed, with a key; `""` where it is nobody's here."""
    asked = "SELECT member FROM review_key WHERE verify_key = ? ORDER BY entry DESC LIMIT 1"
    found = rows.execute(asked, (key,)).fetchone()
    return cast("str", found[0]) if found else ""


def claim(rows: Rows, identity: str) -> Claim | None:
    """One claim with the readings of its present words, or None where there is none."""
    return next(claims(rows, (identity,)), None)


def claims(rows: Rows, ids: Iterable[str]) -> Iterator[Claim]:
    """The claims of these ids that stand, in their order, each with the readings of its present words."""
    asked = """SELECT c.id, c.kind, c.key, EXISTS (SELECT 1 FROM review_rests r WHERE r.basis = c.id)
    FROM review_claim c WHERE c.id IN """
    for batch in latest.batches(ids):
        told = rows.execute(f"{asked} ({_places(batch)})", batch).fetchall()
        known = {identity: rest for identity, *rest in cast("list[tuple[str, str, str, int]]", told)}
        read = _readings(rows, batch)
        for identity in batch:
            if identity in known:
                kind, key, rests = cast("tuple[str, str, int]", known[identity])
                held = bool(rests) or kind == "finding"
                yield Claim(id=identity, recorded_by=key, rests=held, read=tuple(read.get(identity, ())))


def last_by(rows: Rows, identity: str, key: str) -> ClaimReviewed | None:
    """What a member last signed of a claim, whatever its words were, or None."""
    asked = "SELECT body FROM review WHERE of = ? AND key = ? ORDER BY entry DESC LIMIT 1"
    found = rows.execute(asked, (identity, key)).fetchone()
    return codec.row_from_bytes(cast("bytes", found[0]), ClaimReviewed) if found else None


def words_by(rows: Rows, identity: str, key: str) -> tuple[ClaimReviewed, ...]:
    """Everything a member ever signed of a claim, whatever its words were, oldest first."""
    found = rows.execute("SELECT body FROM review WHERE of = ? AND key = ? ORDER BY entry", (identity, key))
    return tuple(codec.row_from_bytes(cast("bytes", body), ClaimReviewed) for (body,) in found)


def _readings(rows: Rows, batch: tuple[str, ...]) -> dict[str, list[Read]]:
    """By claim, the last reading of each reader, of the words that stand."""
    asked = f"""SELECT r.of, r.key, r.at, r.body FROM review r JOIN review_claim c ON c.id = r.of AND c.said = r.said
    WHERE r.of IN ({_places(batch)}) AND r.entry = (SELECT max(entry) FROM review WHERE of = r.of AND key = r.key)
    ORDER BY r.entry"""  # noqa: S608 - nothing but question marks is put in
    found: dict[str, list[Read]] = {}
    for of, key, at, body in cast("Iterable[tuple[str, str, str, bytes]]", rows.execute(asked, batch).fetchall()):
        fact = codec.row_from_bytes(body, ClaimReviewed)
        one = Read(key=key, verdict=fact.verdict, because=fact.because, at=datetime.fromisoformat(at))
        found.setdefault(of, []).append(one)
    return found


def _places(batch: tuple[str, ...]) -> str:
    return ",".join("?" * len(batch))


def resting(rows: Rows, item: str) -> tuple[str, ...]:
    """The findings that rest on an item or on something said in it, in the order of their ids."""
    asked = """SELECT DISTINCT r.finding FROM review_rests r LEFT JOIN review_claim c ON c.id = r.basis
    JOIN review_claim f ON f.id = r.finding WHERE r.basis = ? OR c.item = ? ORDER BY length(r.finding), r.finding"""
    return _ids(rows, asked, (item, item))


def claims_in(rows: Rows, item: str) -> tuple[str, ...]:
    """The statements in an item, and the figures out of it."""
    asked = "SELECT id FROM review_claim WHERE item = ? ORDER BY kind DESC, length(id), id"
    return _ids(rows, asked, (item,))


def items_of(rows: Rows, ids: Iterable[str]) -> dict[str, str]:
    """The item at which each of these claims is read; what is read at none is left out.

    A statement and a figure stand in one; a finding is read at the first that it rests on, itself or by what was said
    in it.
    """
    found: dict[str, str] = {}
    wanted = tuple(ids)
    for batch in latest.batches(each for each in wanted if kind_of(each) != "finding"):
        asked = f"SELECT id, item FROM review_claim WHERE item <> '' AND id IN ({_places(batch)})"  # noqa: S608 - the same
        found |= cast("list[tuple[str, str]]", rows.execute(asked, batch).fetchall())
    findings = frozenset(each for each in wanted if kind_of(each) == "finding")
    asked = """SELECT r.finding, coalesce(nullif(c.item, ''), r.basis) FROM review_rests r
    LEFT JOIN review_claim c ON c.id = r.basis ORDER BY 2"""
    for finding, item in cast("list[tuple[str, str]]", rows.execute(asked).fetchall() if findings else []):
        if finding in findings and kind_of(item) == "item":
            found.setdefault(finding, item)
    return found


def made_from(rows: Rows, item: str) -> tuple[str, ...]:
    """The items that were made from one, as they were described: a copy, a transcript, a crop."""
    asked = "SELECT item FROM review_item WHERE made_from = ? AND made_from <> '' ORDER BY length(item), item"
    return _ids(rows, asked, (item,))


def with_people(rows: Rows) -> tuple[str, ...]:
    """The items in which somebody is said to be shown on whom nobody decided."""
    asked = """SELECT DISTINCT s.item FROM review_shown s WHERE NOT EXISTS (SELECT 1 FROM review_decided d
    WHERE d.item = s.item AND d.who = s.who) ORDER BY length(s.item), s.item"""
    return _ids(rows, asked, ())


def days_apart(rows: Rows) -> tuple[tuple[str, date, Span], ...]:
    """The items with a day that a camera wrote and a time that a person gave, and both."""
    asked = """SELECT d.item, d.day, i.first, i.last FROM review_day d JOIN review_item i ON i.item = d.item
    WHERE i.first <> '' AND (d.day < i.first OR d.day > i.last) ORDER BY length(d.item), d.item"""
    found = cast("Iterable[tuple[str, str, str, str]]", rows.execute(asked))
    return tuple((item, date.fromisoformat(day), _span(first, last)) for item, day, first, last in found)


def weighty(rows: Rows) -> tuple[str, ...]:
    """Every finding, and every statement and figure that one rests on."""
    asked = """SELECT id FROM review_claim WHERE kind = 'finding' UNION
    SELECT basis FROM review_rests JOIN review_claim ON id = basis"""
    return _ids(rows, asked, ())


def revised(rows: Rows) -> Iterator[Ask]:
    """An ask for each figure that a later one gives otherwise, until somebody signed a reading of it."""
    asked = """SELECT DISTINCT o.item, o.id FROM review_claim o JOIN review_claim n ON n.series = o.series
    AND n.value <> o.value AND (length(n.id), n.id) > (length(o.id), o.id)
    WHERE o.series <> '' AND o.item <> '' AND NOT EXISTS (SELECT 1 FROM review r WHERE r.of = o.id AND r.said = o.said)
    ORDER BY length(o.id), o.id"""
    for item, figure in cast("Iterable[tuple[str, str]]", rows.execute(asked).fetchall()):
        yield Ask(item=item, why="figure_revised", other=figure)


def unread(rows: Rows, most: int) -> Iterator[Ask]:
    """An ask for each statement on which no finding rests and of which nobody signed a reading, at most so many."""
    asked = """SELECT c.item, c.id FROM review_claim c WHERE c.kind = 'statement' AND c.item <> ''
    AND NOT EXISTS (SELECT 1 FROM review r WHERE r.of = c.id AND r.said = c.said)
    AND NOT EXISTS (SELECT 1 FROM review_rests r WHERE r.basis = c.id) LIMIT ?"""
    for item, statement in cast("Iterable[tuple[str, str]]", rows.execute(asked, (most,)).fetchall()):
        yield Ask(item=item, why="ready", other=statement)


def _span(first: str, last: str) -> Span:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return Span(start=(begin, end), end=(begin, end))


def _ids(rows: Rows, asked: str, given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cast("str", identity) for (identity,) in rows.execute(asked, given).fetchall())
