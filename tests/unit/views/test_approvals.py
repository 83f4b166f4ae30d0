"""Who approved which bytes, each with the key it was signed with, here or at another place."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlcipher3

from farbank.facts import codec
from farbank.facts.approval import ReportApproved, ReportWithdrawn
from farbank.facts.entry import Entry
from farbank.facts.member import MemberJoined, MemberLeft
from farbank.facts.parcel import CommitReceived, EntryReceived
from farbank.facts.report import PublicNameDrawn, ReportJudged, ReportReleased
from farbank.judgement.approval import Signer
from farbank.views import approvals

START = datetime(2026, 1, 1, tzinfo=UTC)
THERE = "farbank/1e1e"
OTHER = PublicNameDrawn(id="R1", name="e1", salt="s")


@pytest.fixture
def told():
    """Folds (member, fact) pairs, one entry a day, and gives the tables."""

    def fold(*said):
        rows = sqlcipher3.connect(":memory:", isolation_level=None)
        view = approvals.Approvals()
        for statement in view.schema:
            rows.execute(statement)
        for number, (by, fact) in enumerate(said, start=1):
            view.apply(rows, Entry(number=number, at=START + timedelta(days=number), by=by, fact=fact))
        return rows

    return fold


def joined(member, key, place=""):
    return "M1", MemberJoined(member=member, verify_key=key, recipient="age1", desk=False, place=place)


def approved(package="a", **more):
    return ReportApproved(of="farbank/0#R1", package=package, form="site", outcome="HOLD", saw="s", **more)


def came(fact, signer="k3", number=4, commit=4):
    head = CommitReceived(
        place=THERE, number=4, by="M1", known="M3", signer=signer, at=START, prior="", leaves=(), signature=""
    )
    entry = EntryReceived(
        place=THERE, number=number, commit=commit, leaf="", salt="", body=codec.to_bytes(fact).decode(),
        birth="", becomes="", locks=(),
    )  # fmt: skip
    return ("M1", head), ("M1", entry)


def test_an_approval_is_told_with_the_key_its_member_had_then(told):
    said = {"overrides": True, "acknowledges": (("mosaic", "P-1"),), "because": "x"}
    rows = told(
        joined("M1", "k1"), ("M1", approved(**said)), joined("M1", "k2"), ("M1", approved()), ("M9", approved("b"))
    )
    first, second = approvals.approvals(rows, "a")
    assert (first.member, first.key, first.entry, first.at) == ("M1", "k1", 2, START + timedelta(days=2))
    assert (first.form, first.outcome, first.saw) == ("site", "HOLD", "s")
    assert (first.overrides, first.acknowledges, first.because) == (True, (("mosaic", "P-1"),), "x")
    assert (second.member, second.key, second.place) == ("M1", "k2", "")
    (stranger,) = approvals.approvals(rows, "b")
    assert (stranger.member, stranger.key) == ("", "")


def test_members_of_now_sign_with_the_key_they_got_last(told):
    rows = told(
        joined("M1", "k1"), joined("M2", "k2"), joined("M1", "k3"), ("M1", MemberLeft(member="M2", because="x"))
    )
    assert approvals.signers(rows) == (Signer(member="M1", key="k3"),)


def test_what_came_has_its_own_signer_and_never_whoever_took_it_in(told):
    rows = told(joined("M1", "k1"), joined("M3", "k3", THERE), *came(approved()), *came(approved()))
    (one,) = approvals.approvals(rows, "a")
    assert (one.member, one.key, one.at, one.place, one.entry) == ("M3", "k3", START, THERE, 4)
    assert approvals.commit_entry(rows, THERE, 4) == 3
    assert approvals.commit_entry(rows, THERE, 9) == 0


def test_an_entry_that_is_not_under_its_commit_is_no_approval(told):
    alone = came(approved())[1]
    talk = ReportJudged(report="R1", package="a", verdict="report-approved", outcome="HOLD")
    rows = told(
        joined("M1", "k1"),
        alone,
        *came(approved(), commit=5),
        *came(talk, number=5),
        *came(OTHER, number=6),
        ("M1", OTHER),
    )
    assert approvals.approvals(rows, "a") == ()


def test_what_left_and_what_was_taken_back_is_told_in_its_order(told):
    left = ReportReleased(report="R1", package="a", files=(), form="site", outcome="NO FINDING", asks=2)
    back = ReportWithdrawn(report="R1", because="x")
    rows = told(("M1", left), ("M1", back), ("M1", MemberLeft(member="M7", because="x")))
    assert approvals.released(rows, "R1") == ((left, START + timedelta(days=1)),)
    assert approvals.taken_back(rows, "R1") == ((back, START + timedelta(days=2)),)
    assert approvals.released(rows, "R2") == approvals.taken_back(rows, "R2") == ()
