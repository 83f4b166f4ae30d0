import shutil

import pytest

from farbank.keeping.checks.check_anchors import check_anchors
from farbank.keeping.checks.check_log import check_log
from farbank.keeping.checks.verification import Docket
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.times.anchors import anchors_of, keep

WHERE = "log/anchors/12-00010203"


@pytest.fixture
def anchor(layout, answered, checkpoint):
    (carried,) = answered(checkpoint).answers
    return keep(layout, Disk(), carried)[0]


def checked(layout, settings, known, **more):
    docket = Docket()
    rechecked = check_anchors(layout, settings, known, docket, **more)
    return rechecked, [(flaw.what, flaw.where) for flaw in docket.flaws()], docket.notes


def test_an_anchor_as_recorded_is_no_damage_and_says_today_what_it_says(layout, settings, anchor):
    (again,), flaws, notes = checked(layout, settings, frozenset(anchor.files))
    assert (again.anchor, again.today.standing, flaws, notes) == (anchor, "claimed", [], [])


@pytest.mark.parametrize("name", ["checkpoint", "proof.ots"])
def test_a_changed_cut_or_missing_file_is_named_and_its_anchor_says_nothing(layout, settings, anchor, name):
    path = anchors_of(layout) / anchor.folder / name
    whole = path.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 1
    for change in (bytes(flipped), whole[:-1], whole + b"\x00", None):
        path.unlink()
        if change is not None:
            path.write_bytes(change)
        rechecked, flaws, _ = checked(layout, settings, frozenset(anchor.files))
        path.write_bytes(whole)
        assert (rechecked, flaws) == ((), [("anchor", f"{WHERE}/{name}")])


def test_a_whole_anchor_that_is_gone_is_missing_file_by_file(layout, settings, anchor):
    shutil.rmtree(anchors_of(layout))
    _, flaws, _ = checked(layout, settings, frozenset(anchor.files))
    assert flaws == [("anchor", f"{WHERE}/checkpoint"), ("anchor", f"{WHERE}/proof.ots")]


def test_a_file_that_the_ledger_never_saw_is_damage(layout, settings, anchor):
    (anchors_of(layout) / anchor.folder / "root.pem").write_bytes(b"x")
    _, flaws, _ = checked(layout, settings, frozenset(anchor.files))
    assert flaws == [("anchor", f"{WHERE}/root.pem")]


def test_an_anchor_that_an_interrupted_import_left_is_noted_and_dates_nothing(layout, settings, anchor):
    rechecked, flaws, notes = checked(layout, settings, frozenset())
    assert (rechecked, flaws) == ((), [])
    assert notes == [f"log/{'anchors/12-00010203'} is named by no entry: an interrupted import left it"]


@pytest.mark.parametrize("name", ["notes.txt", "12-00010203/notes.txt", "x/checkpoint", "12-00010203/deep/checkpoint"])
def test_a_stray_file_is_named(layout, settings, anchor, name):
    path = anchors_of(layout) / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    _, flaws, _ = checked(layout, settings, frozenset(anchor.files))
    assert flaws == [("stray file", f"log/anchors/{name}")]


def test_a_link_in_the_place_of_a_file_is_damage_whatever_it_leads_to(layout, settings, anchor, tmp_path):
    path = anchors_of(layout) / anchor.folder / "proof.ots"
    path.rename(tmp_path / "proof")
    path.symlink_to(tmp_path / "proof")
    _, flaws, _ = checked(layout, settings, frozenset(anchor.files))
    assert flaws == [("anchor", f"{WHERE}/proof.ots")]


def test_without_the_ledger_the_signature_of_the_log_is_looked_at(layout, settings, anchor, signed):
    rechecked, flaws, _ = checked(layout, settings, None)
    assert (len(rechecked), flaws) == (1, [])
    path = anchors_of(layout) / anchor.folder / "checkpoint"
    whole = path.read_bytes()
    for wrong in (whole.replace(b"farbank/c-1\n12", b"farbank/c-2\n12"), whole[:-9] + b"AAAAAAA=\n", signed(size=13)):
        path.write_bytes(wrong)
        rechecked, flaws, _ = checked(layout, settings, None)
        assert (rechecked, flaws) == ((), [("anchor", f"{WHERE}/checkpoint")])


def test_an_anchor_of_another_history_is_damage(layout, settings, anchor):
    known = frozenset(anchor.files)
    same, flaws, _ = checked(layout, settings, known, root_at=lambda size: bytes(range(32)) if size == 12 else None)
    assert (len(same), flaws) == (1, [])
    other, flaws, _ = checked(layout, settings, known, root_at=lambda size: bytes(32))
    assert (other, flaws) == ((), [("anchor", f"{WHERE}/checkpoint")])


def test_a_root_certificate_is_believed_under_its_own_name_only(layout, settings, answered, checkpoint):
    """That the ledger knows a file somewhere else does not make it a root certificate here."""
    (carried,) = answered(checkpoint).answers
    anchor, _ = keep(layout, Disk(), carried)
    proof = (anchors_of(layout) / anchor.folder / "proof.ots").read_bytes()
    (anchors_of(layout) / anchor.folder / "root.pem").write_bytes(proof)
    _, flaws, _ = checked(layout, settings, frozenset(anchor.files))
    assert flaws == [("anchor", f"{WHERE}/root.pem")]


def test_the_check_of_the_log_leaves_anchors_to_this_one(layout, anchor):
    docket = Docket()
    check_log(layout, None, None, docket)
    assert not [flaw for flaw in docket.flaws() if flaw.what == "stray file"]
