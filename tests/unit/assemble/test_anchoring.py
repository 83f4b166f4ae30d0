"""Anchoring: the head in one line, requests carried out, answers judged, and only what is accepted kept."""

import base64
import hashlib
import shutil

import pytest
from opentimestamps.core.notary import BitcoinBlockHeaderAttestation
from opentimestamps.core.op import OpSHA256
from opentimestamps.core.serialize import BytesSerializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

from farbank.assemble import anchoring
from farbank.assemble.newsroom import newsroom
from farbank.errors import DiskTrouble
from farbank.values.handling import Secret

WORDS = Secret("six words here now okay fine")


def stamp(queue, height=800_000):
    """What a courier brings back from `ots stamp` and `ots upgrade`."""
    for digest in queue.glob("*.digest"):
        timestamp = Timestamp(hashlib.sha256(digest.read_bytes()).digest())
        timestamp.ops.add(OpSHA256()).attestations.add(BitcoinBlockHeaderAttestation(height))
        out = BytesSerializationContext()
        DetachedTimestampFile(OpSHA256(), timestamp).serialize(out)
        digest.with_name(f"{digest.name}.ots").write_bytes(out.getbytes())


def test_the_head_is_one_line_to_be_written_down(desk):
    origin, size, root = desk.good("anchor").out.split()
    checkpoint = (desk.case / "log" / "checkpoint").read_text(encoding="utf-8").split("\n")
    assert [origin, size, root] == checkpoint[:3]
    assert len(base64.b64decode(root)) == 32
    assert desk.good("anchor", "--json").json == {"head": {"origin": origin, "size": int(size), "root": root}}


def test_a_claimed_date_is_kept_recorded_and_never_called_verified(desk, tmp_path):
    queue = tmp_path / "queue"
    files = desk.good("anchor", "--queue", queue, "--json").json["files"]
    assert set(files) == {path.name for path in queue.iterdir()}
    stamp(queue)
    taken = desk.good("anchor", "--import", queue, "--json").json
    (kept,) = taken["kept"]
    assert (kept["token"], kept["standing"], kept["block"]) == ("opentimestamps", "claimed", 800_000)
    assert desk.good("anchor", "--import", queue, "--json").json["kept"] == []
    found = desk.good("verify", "--json").json
    assert (found["damage"], [each["standing"] for each in found["anchors"]]) == ([], ["claimed"])
    told = desk.good("show", "E1").out
    assert "existed by block 800000 of Bitcoin (claimed, not verified" in told
    assert "by our clock" in told


def test_what_came_after_the_head_is_not_dated_by_it(desk, tmp_path, sheets):
    queue = tmp_path / "queue"
    desk.good("anchor", "--queue", queue)
    stamp(queue)
    desk.good("anchor", "--import", queue)
    later = tmp_path / "later.txt"
    later.write_text("Later.", encoding="utf-8")
    desk.good("add", later)
    told = desk.good("show", "E2").out
    assert "received" in told
    assert "existed by" not in told


def test_an_answer_about_another_case_is_named_and_not_kept(desk, made, tmp_path):
    queue = tmp_path / "queue"
    other = shutil.copytree(made("empty").case, tmp_path / "other")
    desk.good("-C", other, "anchor", "--queue", queue)
    stamp(queue)
    ran = desk("anchor", "--import", queue)
    assert (ran.status, "not about this case" in ran.out) == (1, True)
    assert not (desk.case / "log" / "anchors").exists()


@pytest.mark.parametrize("content", [b"", b"nonsense", b"0\x82\x01"])
def test_an_answer_that_is_none_is_named_with_its_reason_and_not_kept(desk, tmp_path, content):
    queue = tmp_path / "queue"
    desk.good("anchor", "--queue", queue)
    for request in queue.glob("*.tsq"):
        request.with_suffix(".tsr").write_bytes(content)
    ran = desk("anchor", "--import", queue, "--json")
    (left_out,) = ran.json["left_out"]
    assert (ran.status, left_out["name"].endswith(".tsr"), left_out["because"] != "") == (1, True, True)
    assert desk.good("verify", "--json").json["anchors"] == []


def test_an_import_that_is_broken_off_after_the_file_is_told_and_mended_by_the_next(desk, tmp_path, monkeypatch):
    queue = tmp_path / "queue"
    desk.good("anchor", "--queue", queue)
    stamp(queue)
    with newsroom(desk.case, WORDS) as room:
        broken = _Broken(room)
        with pytest.raises(DiskTrouble):
            anchoring.take(broken, queue, anchoring.Trust())
    found = desk.good("verify")
    assert "an interrupted import left it" in found.err
    assert len(desk.good("anchor", "--import", queue, "--json").json["kept"]) == 1
    found = desk.good("verify")
    assert (found.err, "date   log/anchors/" in found.out) == ("", True)


class _Broken:
    """A newsroom whose disk is full when it comes to recording."""

    def __init__(self, room):
        self.kept, self.rows = room.kept, room.rows

    def record(self, decide):
        decide()
        raise DiskTrouble("full")


def test_a_copy_that_may_not_be_written_to_takes_no_dates(desk, tmp_path):
    copy, queue = tmp_path / "copy", tmp_path / "queue"
    desk.good("anchor", "--queue", queue)
    stamp(queue)
    shutil.copytree(desk.case, copy)
    desk.good("describe", "E-NOTE", "--what", "a quay")
    ran = desk("-C", copy, "anchor", "--import", queue)
    assert (ran.status, "older" in ran.err) == (4, True)
    assert not (copy / "log" / "anchors").exists()


def test_a_new_key_signs_under_the_same_name(desk):
    before = desk.good("anchor", "--json").json["head"]
    ran = desk("anchor", "--rotate")
    assert (ran.status, "needs a reason" in ran.err) == (1, True)
    after = desk.good("anchor", "--rotate", "--because", "yearly", "--json").json["head"]
    assert (after["origin"], after["size"] > before["size"]) == (before["origin"], True)
    assert len(desk.good("cosign", "--json").json["keys"]) == 2
    desk.good("describe", "E-NOTE", "--what", "a quay")
    assert desk.good("verify", "--json").json["damage"] == []


@pytest.mark.parametrize(
    "argv", [["--queue", "a", "--import", "b"], ["--new-log", "--queue", "a"], ["--rotate", "--new-log"]]
)
def test_two_things_at_once_are_a_usage_error(desk, argv):
    assert desk("anchor", *argv).status == 2


def test_a_root_that_cannot_be_read_is_refused(desk, tmp_path):
    queue = tmp_path / "queue"
    desk.good("anchor", "--queue", queue)
    ran = desk("anchor", "--import", queue, "--roots", tmp_path / "gone.pem")
    assert (ran.status, "gone.pem cannot be read" in ran.err) == (1, True)
    assert desk("anchor", "--import", tmp_path / "nowhere").status == 1
