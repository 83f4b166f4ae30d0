"""Who approved which bytes, each with the key it was signed with, here or at another place; and what was taken back."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.approval import ReportApproved, ReportWithdrawn
from farbank.facts.entry import Entry
from farbank.facts.member import MemberJoined, MemberLeft
from farbank.facts.parcel import CommitReceived, EntryReceived
from farbank.facts.report import ReportReleased
from farbank.judgement.approval import Approval, Signer
from farbank.ports import Rows


class Approvals:
    """A fold of approvals, releases and withdrawals. What came has its own signer, never whoever took it in."""

    name: ClassVar[str] = "approvals"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("approval", "approval_key", "approval_release", "approval_taken_back")
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE approval (place TEXT NOT NULL, number INTEGER NOT NULL, entry INTEGER NOT NULL,
        commit_entry INTEGER NOT NULL, key TEXT NOT NULL, at TEXT NOT NULL, package TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (place, number)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX approval_package ON approval (package)",
        """CREATE TABLE approval_key (entry INTEGER PRIMARY KEY, member TEXT NOT NULL, verify_key TEXT NOT NULL,
        here INTEGER NOT NULL) STRICT""",
        """CREATE TABLE approval_release (entry INTEGER PRIMARY KEY, report TEXT NOT NULL, at TEXT NOT NULL,
        body BLOB NOT NULL) STRICT""",
        """CREATE TABLE approval_taken_back (entry INTEGER PRIMARY KEY, report TEXT NOT NULL, at TEXT NOT NULL,
        body BLOB NOT NULL) STRICT""",
    )

    def __init__(self) -> None:
        self._commit: CommitReceived | None = None
        self._number = 0  # of the entry that holds it

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case MemberJoined(member=member, verify_key=key):
                rows.execute("UPDATE approval_key SET here = 0 WHERE member = ?", (member,))
                rows.execute("INSERT INTO approval_key VALUES (?, ?, ?, 1)", (entry.number, member, key))
            case MemberLeft(member=member):
                rows.execute("UPDATE approval_key SET here = 0 WHERE member = ?", (member,))
            case CommitReceived() as fact:
                self._commit, self._number = fact, entry.number
            case EntryReceived() as fact:
                self._came(rows, fact, entry.number)
            case ReportApproved() as fact:
                _keep(rows, ("", entry.number, entry.number, 0), _key_of(rows, entry.by), entry.at, fact)
            case ReportReleased() as fact:
                line = (entry.number, fact.report, entry.at.isoformat(), codec.to_bytes(fact))
                rows.execute("INSERT INTO approval_release VALUES (?, ?, ?, ?)", line)
            case ReportWithdrawn() as fact:
                line = (entry.number, fact.report, entry.at.isoformat(), codec.to_bytes(fact))
                rows.execute("INSERT INTO approval_taken_back VALUES (?, ?, ?, ?)", line)
            case _:
                pass

    def _came(self, rows: Rows, fact: EntryReceived, number: int) -> None:
        """An approval that came from another place, under the commit that its member signed there."""
        commit = self._commit
        if ReportApproved.kind not in fact.body:  # most that comes is something else, and is not read for it
            return
        if commit is None or (commit.place, commit.number) != (fact.place, fact.commit):
            return
        told = codec.from_bytes(fact.body.encode())
        if isinstance(told, ReportApproved):
            _keep(rows, (fact.place, fact.number, number, self._number), commit.signer, commit.at, told)


def approvals(rows: Rows, package: str) -> tuple[Approval, ...]:
    """Every approval of these bytes by a key that is or was a member's, in the order recorded here."""
    asked = "SELECT entry, place, key, at, body FROM approval WHERE package = ? ORDER BY entry"
    found = cast("list[tuple[int, str, str, str, bytes]]", rows.execute(asked, (package,)).fetchall())
    return tuple(_approval(rows, *each) for each in found)


def signers(rows: Rows) -> tuple[Signer, ...]:
    """Who is a member now, here or elsewhere, with the key they sign with."""
    found = rows.execute("SELECT member, verify_key FROM approval_key WHERE here = 1 ORDER BY length(member), member")
    return tuple(Signer(member=cast("str", member), key=cast("str", key)) for member, key in found.fetchall())


def taken_back(rows: Rows, report: str) -> tuple[tuple[ReportWithdrawn, datetime], ...]:
    """Every time a report was taken back: what was said, and when."""
    asked = "SELECT body, at FROM approval_taken_back WHERE report = ? ORDER BY entry"
    found = cast("list[tuple[bytes, str]]", rows.execute(asked, (report,)).fetchall())
    return tuple((codec.row_from_bytes(body, ReportWithdrawn), datetime.fromisoformat(at)) for body, at in found)


def released(rows: Rows, report: str) -> tuple[tuple[ReportReleased, datetime], ...]:
    """Every release of a report: what left, and when."""
    asked = "SELECT body, at FROM approval_release WHERE report = ? ORDER BY entry"
    found = cast("list[tuple[bytes, str]]", rows.execute(asked, (report,)).fetchall())
    return tuple((codec.row_from_bytes(body, ReportReleased), datetime.fromisoformat(at)) for body, at in found)


def commit_entry(rows: Rows, place: str, entry: int) -> int:
    """The entry here with the commit of another place in which an approval came, 0 when there is none."""
    found = rows.execute("SELECT commit_entry FROM approval WHERE place = ? AND entry = ?", (place, entry)).fetchone()
    return cast("int", found[0]) if found else 0


def _keep(rows: Rows, where: tuple[str, int, int, int], key: str, at: datetime, fact: ReportApproved) -> None:
    line = (*where, key, at.isoformat(), fact.package, codec.to_bytes(fact))
    rows.execute("INSERT OR IGNORE INTO approval VALUES (?, ?, ?, ?, ?, ?, ?, ?)", line)


def _key_of(rows: Rows, member: str) -> str:
    """The key that a member signs with at this point of the ledger."""
    asked = "SELECT verify_key FROM approval_key WHERE member = ? ORDER BY entry DESC LIMIT 1"
    found = rows.execute(asked, (member,)).fetchone()
    return cast("str", found[0]) if found else ""


def _approval(rows: Rows, entry: int, place: str, key: str, at: str, body: bytes) -> Approval:
    asked = "SELECT member FROM approval_key WHERE verify_key = ? ORDER BY here DESC, entry DESC LIMIT 1"
    found = rows.execute(asked, (key,)).fetchone()
    said = codec.row_from_bytes(body, ReportApproved)
    return Approval(
        member=cast("str", found[0]) if found else "",
        key=key,
        at=datetime.fromisoformat(at),
        package=said.package,
        saw=said.saw,
        form=said.form,
        outcome=said.outcome,
        overrides=said.overrides,
        acknowledges=said.acknowledges,
        because=said.because,
        entry=entry,
        place=place,
    )
