"""The other places of the case: their members, what came from each, what went to each, where they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.copy import CopyMade
from farbank.facts.entry import Entry
from farbank.facts.member import MemberJoined, MemberLeft
from farbank.facts.parcel import CommitReceived, DisagreementNoted, EntryReceived, ParcelReceived
from farbank.ports import Rows

PARCEL = "parcel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """A member: the key they sign with, the recipient they open with, and the place they work at (`""`: here)."""

    id: str
    verify_key: str
    recipient: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who signed a word that came: their id there, their id here (`""`: nobody we know), their key, where and when."""

    place: str
    number: int
    by: str
    known: str
    signer: str
    at: datetime


class Places:
    """A fold of parcels, received commits and entries, members, and disagreements."""

    name: ClassVar[str] = "places"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = (
        "place_commit", "place_taken", "place_parcel", "place_sent", "place_member", "place_key", "place_said",
    )  # fmt: skip
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE place_commit (place TEXT NOT NULL, number INTEGER NOT NULL, entry INTEGER NOT NULL,
        by TEXT NOT NULL, known TEXT NOT NULL, signer TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (place, number)) STRICT, WITHOUT ROWID""",
        """CREATE TABLE place_taken (place TEXT NOT NULL, number INTEGER NOT NULL, commit_number INTEGER NOT NULL,
        becomes TEXT NOT NULL, PRIMARY KEY (place, number)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX place_taken_becomes ON place_taken (becomes)",
        """CREATE TABLE place_parcel (entry INTEGER PRIMARY KEY, what TEXT NOT NULL, digest TEXT NOT NULL,
        place TEXT NOT NULL, size INTEGER NOT NULL, whole INTEGER NOT NULL, have INTEGER NOT NULL) STRICT""",
        "CREATE TABLE place_sent (entry INTEGER PRIMARY KEY, member TEXT NOT NULL, head INTEGER NOT NULL) STRICT",
        """CREATE TABLE place_member (id TEXT PRIMARY KEY, body BLOB NOT NULL, here INTEGER NOT NULL)
        STRICT, WITHOUT ROWID""",
        "CREATE TABLE place_key (entry INTEGER PRIMARY KEY, member TEXT NOT NULL, verify_key TEXT NOT NULL) STRICT",
        "CREATE TABLE place_said (entry INTEGER PRIMARY KEY, of TEXT NOT NULL, other TEXT NOT NULL, body BLOB) STRICT",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case MemberJoined(member=member, verify_key=verify_key) as fact:
                rows.execute("INSERT OR REPLACE INTO place_member VALUES (?, ?, 1)", (member, codec.to_bytes(fact)))
                rows.execute("INSERT INTO place_key VALUES (?, ?, ?)", (entry.number, member, verify_key))
            case MemberLeft(member=member):
                rows.execute("UPDATE place_member SET here = 0 WHERE id = ?", (member,))
            case CommitReceived() as fact:
                _commit(rows, fact, entry.number)
            case EntryReceived() as fact:
                asked = "UPDATE place_taken SET becomes = ? WHERE place = ? AND number = ?"
                rows.execute(asked, (fact.becomes, fact.place, fact.number))
            case ParcelReceived() as fact:
                _parcel(rows, fact, entry.number)
            case CopyMade(what="parcel", whole=True) as fact:
                rows.execute("INSERT INTO place_sent VALUES (?, ?, ?)", (entry.number, fact.to, fact.head))
            case DisagreementNoted() as fact:
                line = (entry.number, fact.of, fact.other, codec.to_bytes(fact))
                rows.execute("INSERT INTO place_said VALUES (?, ?, ?, ?)", line)
            case _:
                pass


def took(rows: Rows, place: str, number: int) -> bool:
    """Whether this entry of another place is here already."""
    asked = "SELECT 1 FROM place_taken WHERE place = ? AND number = ?"
    return rows.execute(asked, (place, number)).fetchone() is not None


def has_parcel(rows: Rows, digest: str) -> bool:
    """Whether this very file was taken in already."""
    return rows.execute("SELECT 1 FROM place_parcel WHERE digest = ?", (digest,)).fetchone() is not None


def is_noted(rows: Rows, place: str, number: int) -> bool:
    """Whether it is noted here that a file came which a place wrote when it had this entry already."""
    asked = "SELECT 1 FROM place_parcel WHERE place = ? AND size >= ?"
    return rows.execute(asked, (place, number)).fetchone() is not None


def digest_of(rows: Rows, place: str, size: int) -> str:
    """The SHA-256 of the file that came from a place with this head, `""` when none did."""
    found = rows.execute("SELECT digest FROM place_parcel WHERE place = ? AND size = ?", (place, size)).fetchone()
    return cast("str", found[0]) if found else ""


def whole_up_to(rows: Rows, place: str) -> int:
    """Up to which entry everything that a place sends has come."""
    found = rows.execute("SELECT max(size) FROM place_parcel WHERE place = ? AND whole = 1", (place,)).fetchone()
    return cast("int | None", found[0] if found else None) or 0


def acknowledged(rows: Rows, place: str) -> int:
    """How much of our log had come to a place when it last sent something."""
    found = rows.execute("SELECT max(have) FROM place_parcel WHERE place = ?", (place,)).fetchone()
    return cast("int | None", found[0] if found else None) or 0


def sent_to(rows: Rows, member: str) -> int:
    """Up to which of our entries everything was sent to a member."""
    found = rows.execute("SELECT max(head) FROM place_sent WHERE member = ?", (member,)).fetchone()
    return cast("int | None", found[0] if found else None) or 0


def colleagues(rows: Rows) -> tuple[Colleague, ...]:
    """Every member who has not left, wherever they work."""
    found = rows.execute("SELECT body FROM place_member WHERE here = 1 ORDER BY id").fetchall()
    joined = (cast("MemberJoined", codec.from_bytes(cast("bytes", body))) for (body,) in found)
    return tuple(
        Colleague(id=each.member, verify_key=each.verify_key, recipient=each.recipient, place=each.place)
        for each in joined
    )


def key_at(rows: Rows, member: str, number: int) -> str:
    """The key with which a member signed the commit with this number; those of the very first stand in it."""
    asked = "SELECT verify_key FROM place_key WHERE member = ? ORDER BY entry > ?, abs(entry - ?) LIMIT 1"
    found = rows.execute(asked, (member, number, number)).fetchone()
    return cast("str", found[0]) if found else ""


def signed(rows: Rows, row: str) -> tuple[Signed, ...]:
    """Who signed each word that came on a row, in the order of their logs."""
    asked = """SELECT t.place, t.number, c.by, c.known, c.signer, c.at FROM place_taken t
    JOIN place_commit c ON c.place = t.place AND c.number = t.commit_number WHERE t.becomes = ?
    ORDER BY c.at, t.number"""
    found = cast("list[tuple[str, int, str, str, str, str]]", rows.execute(asked, (row,)).fetchall())
    return tuple(
        Signed(place=place, number=number, by=by, known=known, signer=signer, at=datetime.fromisoformat(at))
        for place, number, by, known, signer, at in found
    )


def disagreements(rows: Rows, row: str) -> tuple[DisagreementNoted, ...]:
    """What other words there were on a row, or of which row this one is the other word."""
    asked = "SELECT body FROM place_said WHERE of = ? OR other = ? ORDER BY entry"
    found = rows.execute(asked, (row, row)).fetchall()
    return tuple(cast("DisagreementNoted", codec.from_bytes(cast("bytes", body))) for (body,) in found)


def _commit(rows: Rows, fact: CommitReceived, entry: int) -> None:
    line = (fact.place, fact.number, entry, fact.by, fact.known, fact.signer, fact.at.isoformat())
    rows.execute("INSERT OR REPLACE INTO place_commit VALUES (?, ?, ?, ?, ?, ?, ?)", line)
    for number in fact.taken:
        rows.execute("INSERT OR IGNORE INTO place_taken VALUES (?, ?, ?, '')", (fact.place, number, fact.number))


def _parcel(rows: Rows, fact: ParcelReceived, entry: int) -> None:
    place, size = (fact.head.origin, fact.head.size) if fact.head else ("", 0)
    line = (entry, fact.what, fact.digest, place, size, int(fact.whole), fact.have)
    rows.execute("INSERT INTO place_parcel VALUES (?, ?, ?, ?, ?, ?, ?)", line)
