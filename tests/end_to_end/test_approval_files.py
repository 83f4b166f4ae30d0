"""A second member on another machine: one file that asks, one that answers, and everything that is not such a file."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyrage
import pytest

from farbank.assemble import approval_files, receiving
from farbank.assemble.newsroom import newsroom
from farbank.assemble.receiving import receive_parcel
from farbank.errors import Refused
from farbank.facts.parcel import CommitReceived, EntryReceived
from farbank.facts.report import ReportReleased
from farbank.keeping.carrying.approval_request import read_request, signed_request, write_request
from farbank.keeping.carrying.parcel import place_parcel
from farbank.keeping.checks.verify import verify
from farbank.keeping.disk.fsops import Disk
from farbank.values.handling import Secret

WORDS = Secret("six words here now okay fine")
CMS = ("--for", "cms")


@pytest.fixture(scope="session")
def apart(made, shipped, tmp_path_factory):
    """Two machines that know each other's member, and the file by which one asked the other."""
    folder = tmp_path_factory.mktemp("apart")
    here = made("here", ("apply", shipped / "drill" / "drill.yaml"))
    there = made("there")
    desks = []
    for name, each in (("here", here), ("there", there)):
        case = shutil.copytree(each.case, folder / name)
        desks.append(replace(each, case=case, environ={"XDG_STATE_HOME": str(folder / f"{name}-state")}))
        desks[-1].good("member", "key", "--out", folder / f"{name}.pub")
    desks[0].good("member", "add", "--key", folder / "there.pub")
    desks[1].good("member", "add", "--key", folder / "here.pub")
    desks[0].good("approve", "R-REPAIRED", *CMS, "--ask", folder / "ask.farbank", "--for-member", "M2")
    return folder, here.passphrase


@pytest.fixture
def two(apart, tmp_path, made):
    """A copy of both, in a folder with the request."""
    template, passphrase = apart
    folder = tmp_path / "apart"
    shutil.copytree(template, folder)
    desks = [
        replace(made("there"), case=folder / each, passphrase=passphrase, environ={"XDG_STATE_HOME": str(folder / f"{each}-state")})
        for each in ("here", "there")
    ]  # fmt: skip
    return desks[0], desks[1], folder


def test_one_file_each_way_lets_a_report_leave(two):
    here, there, folder = two
    assert here("publish", "R-REPAIRED", "--out", folder / "site", *CMS).status == 3
    asked = there.good("approve", folder / "ask.farbank", "--look", folder / "looked", "--json").json
    assert (asked["report"], asked["asked_by"], asked["verdict"], asked["approved"]) == (
        "R-REPAIRED",
        "M2",
        "NO FINDING",
        False,
    )
    assert "No ferry has sailed" in asked["text"]
    said = there.good("approve", folder / "ask.farbank", "--answer", folder / "answer.farbank")
    assert "M1 approved" in said.out
    taken = here.good("approve", folder / "answer.farbank", "--json").json
    assert (taken["report"], taken["member"], taken["approved_by"], taken["may_leave"]) == (
        "R2",
        "M2",
        ["M1", "M2"],
        True,
    )
    here.good("publish", "R-REPAIRED", "--out", folder / "site", *CMS)
    looked = {path.name: path.read_bytes() for path in (folder / "looked").rglob("*") if path.is_file()}
    assert looked == {path.name: path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()}
    assert " at farbank/" in "".join(here.good("show", "R2", "--json").json["lists"]["approved"])
    for each in (here, there):
        assert each.good("verify", "--json").json["damage"] == []
    assert [row["title"].split(" · ")[0] for row in here.good("list", "copy", "--json").json["rows"]] == [
        "approval request"
    ]
    assert "approval" in there.good("list", "copy").out


def test_an_answer_may_come_by_import_and_counts_once(two):
    here, there, folder = two
    there.good("approve", folder / "ask.farbank", "--answer", folder / "answer.farbank")
    there.good("approve", folder / "ask.farbank", "--answer", folder / "again.farbank")
    here.good("import", folder / "answer.farbank")
    for name in ("answer.farbank", "again.farbank"):
        ran = here("approve", folder / name)
        assert (ran.status, "was taken in already" in ran.err) == (1, True)
    here.good("publish", "R-REPAIRED", "--out", folder / "site", *CMS)


def test_an_answer_whose_taking_was_cut_off_in_the_middle_is_given_again(rooms, monkeypatch):
    here, there, folder, opened = rooms
    there.good("approve", folder / "ask.farbank", "--answer", folder / "answer.farbank")
    with monkeypatch.context() as patched, opened(here) as room:
        patched.setattr(receiving, "_note", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            approval_files.take_answer(room, folder / "answer.farbank")
    assert here.good("approve", folder / "answer.farbank", "--json").json["approved_by"] == ["M1", "M2"]
    assert "was taken in already" in here("approve", folder / "answer.farbank").err
    with opened(here) as room:
        assert room.rows.execute("SELECT count(*) FROM approval").fetchone()[0] == 2


def test_an_answer_for_bytes_that_changed_since_lets_nothing_leave(two):
    here, there, folder = two
    there.good("approve", folder / "ask.farbank", "--answer", folder / "answer.farbank")
    text = "---\ntitle: The quiet harbour\noutlet: sample-desk\nlanguage: en\n---\n\nNo ferry has sailed.\n"
    (folder / "R-REPAIRED.md").write_text(text, encoding="utf-8")
    here.good("apply", folder / "R-REPAIRED.md")
    here.good("approve", folder / "answer.farbank")
    ran = here("publish", "R-REPAIRED", "--out", folder / "site", *CMS)
    assert (ran.status, "exactly these bytes" in ran.err) == (3, True)
    assert "M2 at" in here.good("approve", "R-REPAIRED", *CMS).out, "whose approval became void is told"


@pytest.mark.parametrize(
    ("argv", "because"),
    [
        (("approve", "ask.farbank", "--override"), "say why"),
        (("approve", "ask.farbank", "--override", "--because", "x"), "nothing to override"),
        (("approve", "ask.farbank", "--ask", "x"), "--ask does not fit"),
        (("approve", "ask.farbank", "--answer", "here.pub"), "here.pub is there already"),
        (("approve", "ask.farbank", "--answer", "no/a.farbank"), "there is no folder no"),
        (("approve", "ask.farbank", "--look", "here"), "here is there already"),
        (("approve", "here.pub"), "neither a request for an approval nor an answer"),
        (("approve", "other.age"), "sealed to somebody else, or damaged"),
        (("approve", "cut.farbank"), "sealed to somebody else, or damaged"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(two, argv, because):
    _, there, folder = two
    (folder / "cut.farbank").write_bytes((folder / "ask.farbank").read_bytes()[:300])
    stranger = pyrage.x25519.Identity.generate().to_public()
    (folder / "other.age").write_bytes(pyrage.encrypt(b"x", [stranger]))
    if "--answer" in argv or "--override" in argv:
        argv = argv if "--answer" in argv else (*argv, "--answer", "new.farbank")
    ran = there(*argv, cwd=folder)
    assert (ran.status in {1, 4}, because in ran.err, "Traceback" in ran.err) == (True, True, False), ran.err
    assert not (folder / "new.farbank").exists()


@pytest.fixture
def rooms(two):
    """Opens the cases as their members; `there` may be opened on another day."""
    here, there, folder = two

    class At:
        def __init__(self, day):
            self.day = day

        def now(self):
            return datetime.now(UTC) + timedelta(days=self.day)

        def today(self):
            return self.now().date()

    def opened(desk, day=0):
        return newsroom(desk.case, WORDS, At(day))

    return here, there, folder, opened


@pytest.fixture(autouse=True)
def _state(apart, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def forged(room, folder, change):
    """The request with something else in it: `change` gives another request and the key that signs it."""
    request, package = read_request(folder / "ask.farbank", room.kept.keys.identity)
    request = change(request)
    write_request(folder / "forged.farbank", request, package, room.kept.keys.recipient(), Disk())
    place_parcel(folder / "forged.farbank", Disk())
    return folder / "forged.farbank", package


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"verdict": '{"verdict": "NO FINDING"}'}, "does not have the form of one"),
        ({"because": "trust me"}, "not what its asker signed"),
        ({"to": "farbank/0/9"}, "for another place, farbank/0/9"),
        ({"signer": "0" * 64}, "signed by a key that no member here has"),
        ({"until": datetime(2020, 1, 1, tzinfo=UTC)}, "not what its asker signed"),
    ],
)
def test_a_forged_request_is_refused(rooms, change, because):
    _, there, folder, opened = rooms
    with opened(there) as room:
        path, _ = forged(room, folder, lambda request: replace(request, **change))
        with pytest.raises(Exception, match=because):
            approval_files.open_request(room, path)


def test_a_request_that_one_signed_oneself_is_refused(rooms):
    _, there, folder, opened = rooms
    with opened(there) as room:

        def own(request):
            _, package = read_request(folder / "ask.farbank", room.kept.keys.identity)
            mine = replace(request, signer=room.kept.keys.verify_key())
            return signed_request(mine, package, room.kept.keys.signer())

        path, _ = forged(room, folder, own)
        with pytest.raises(Refused, match="you asked this yourself"):
            approval_files.open_request(room, path)


def test_a_request_is_good_for_fourteen_days_and_so_is_an_answer(rooms):
    here, there, folder, opened = rooms
    with opened(there, 15) as room, pytest.raises(Refused, match="this request was good until"):
        approval_files.open_request(room, folder / "ask.farbank")
    there.good("approve", folder / "ask.farbank", "--answer", folder / "answer.farbank")
    with opened(here, 15) as room, pytest.raises(Refused, match="this answer was good until"):
        approval_files.take_answer(room, folder / "answer.farbank")


def test_an_answer_of_a_member_who_left_is_refused(two):
    here, there, folder = two
    there.good("approve", folder / "ask.farbank", "--answer", folder / "answer.farbank")
    here.good("member", "remove", "M2", "--because", "left")
    ran = here("approve", folder / "answer.farbank")
    assert (ran.status, "signed by a key that no member here has" in ran.err) == (1, True)
    assert here.good("publish", "R-REPAIRED", "--out", folder / "site", *CMS).out.count("nobody else has looked") == 1


def test_who_left_after_answering_does_not_count(two):
    here, there, folder = two
    there.good("approve", folder / "ask.farbank", "--answer", folder / "answer.farbank")
    here.good("approve", folder / "answer.farbank")
    words = folder / "third.txt"
    words.write_text("a third set of six good words\n", encoding="utf-8")
    here.good("member", "add", "--new-passphrase-file", words)
    here.good("member", "remove", "M2", "--because", "left")
    assert here("publish", "R-REPAIRED", "--out", folder / "site", *CMS).status == 3


def test_an_answer_about_bytes_that_were_never_judged_here_is_refused(rooms):
    _, there, folder, opened = rooms
    with opened(there) as room:
        opened_ = approval_files.open_request(room, folder / "ask.farbank")
        other = replace(opened_, verdict=replace(opened_.verdict, bytes="e" * 64))
        approval_files.write_answer(room, other, approval_files.Words(), folder / "answer.farbank")
    ran = rooms[0]("approve", folder / "answer.farbank")
    assert (ran.status, "approves bytes that were never judged here" in ran.err) == (1, True)


def test_a_parcel_is_no_answer(two):
    here, there, folder = two
    there.good("approve", folder / "ask.farbank", "--answer", folder / "answer.farbank")
    there.good("send", "--to", "M2", "--out", folder / "parcel.age", "--again")
    text = "---\ntitle: T\nlanguage: en\n---\n\nWords.\n"
    (folder / "R-9.md").write_text(text, encoding="utf-8")
    there.good("apply", folder / "R-9.md")
    there.good("send", "--to", "M2", "--out", folder / "more.age", "--again")
    ran = here("approve", folder / "more.age")
    assert (ran.status, "is a parcel and no answer" in ran.err) == (1, True)
    assert here("approve", folder / "answer.farbank", "--look", folder / "x").status == 1


def test_a_forged_approval_in_the_ledger_lets_nothing_leave_and_verify_finds_it(rooms, monkeypatch):
    here, there, folder, opened = rooms
    there.good("approve", folder / "ask.farbank", "--answer", folder / "answer.farbank")
    shutil.copytree(here.case, folder / "copy")
    with newsroom(folder / "copy", WORDS) as room:
        receive_parcel(room, folder / "answer.farbank")
        came = [each.fact for each in room.kept.ledger.entries(0)]
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "another-computer"))
    commit = next(each for each in came if isinstance(each, CommitReceived))
    entry = next(each for each in came if isinstance(each, EntryReceived))
    with opened(here) as room:
        room.record(lambda: [replace(commit, signature="0" * 128), entry])
        told = room.kept.rows.execute("SELECT package FROM approval WHERE place != ''").fetchone()
    ran = here("publish", "R-REPAIRED", "--out", folder / "site", *CMS)
    assert (ran.status, "exactly these bytes" in ran.err) == (3, True)
    with opened(here) as room:
        left = ReportReleased(report="R2", package=told[0], files=(), form="cms", outcome="NO FINDING", asks=2)
        room.record(lambda: [left])
    assert [each.because for each in verify(here.case, WORDS).damage] == [
        "the report-approved that came is not signed by the member it is told of",
        "R2 left with 1 of the 2 approvals that its bytes asked for",
    ]


def test_two_members_on_two_machines_override_together(two):
    here, there, folder = two
    ask = ("--ask", folder / "more.farbank", "--for-member", "M2")
    here.good("approve", "R-EXPOSED", *CMS, "--override", "--because", "she asked for it", *ask)
    looked = there.good("approve", folder / "more.farbank").out
    assert "overriding: she asked for it" in looked
    held = there("approve", folder / "more.farbank", "--answer", folder / "answer.farbank")
    assert (held.status, (folder / "answer.farbank").exists()) == (3, False)
    more = ("--override", "--because", "I know her")
    there.good("approve", folder / "more.farbank", *more, "--answer", folder / "answer.farbank")
    assert "overriding: I know her" in here.good("approve", folder / "answer.farbank").out
    assert here.good("publish", "R-EXPOSED", "--out", folder / "x", *CMS).out.startswith("BLOCK, overridden by M1, M2")
    assert here.good("verify", "--json").json["damage"] == []
    here.good("send", "--to", "M2", "--out", folder / "all.age")
    there.good("import", folder / "all.age")
    assert there.good("verify", "--json").json["damage"] == []
    states = {each["label"]: each["state"] for each in there.good("list", "report", "--json").json["rows"]}
    assert states["R-EXPOSED"] == "published"
