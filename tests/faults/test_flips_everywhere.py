"""Damage in every class of file that a shared case has: named exactly, as custody damage, and never as erased."""

import base64
import hashlib
import os
import random
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from opentimestamps.core.notary import BitcoinBlockHeaderAttestation
from opentimestamps.core.op import OpSHA256
from opentimestamps.core.serialize import BytesSerializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

from farbank.assemble.newsroom import newsroom
from farbank.keeping.checks.verify import verify
from farbank.keeping.log.tiles import bundle, unbundle
from farbank.values.handling import Secret

WORDS = "six words here now okay fine"
CLASSES = {
    "a second key file": "keys/*",
    "farbank.toml of format 2": "farbank.toml",
    "a file of an anchor": "log/anchors/*/*",
    "a cosigned head": "log/cosigned/*",
    "a checkpoint that a new key signed": "log/checkpoint",
    "an object": "objects/*/*",
}


def stamp(queue):
    for digest in queue.glob("*.digest"):
        timestamp = Timestamp(hashlib.sha256(digest.read_bytes()).digest())
        timestamp.ops.add(OpSHA256()).attestations.add(BitcoinBlockHeaderAttestation(800_000))
        out = BytesSerializationContext()
        DetachedTimestampFile(OpSHA256(), timestamp).serialize(out)
        digest.with_name(f"{digest.name}.ots").write_bytes(out.getbytes())


@pytest.fixture(scope="module")
def shared_case(small_case, tmp_path_factory):
    """A case with two members, one who left, a partner who cosigned a head, an anchor, and an item forgotten."""
    folder = tmp_path_factory.mktemp("shared")
    state = {"XDG_STATE_HOME": str(folder / "state")}
    desk = replace(small_case, case=folder / "case", environ=state)
    shutil.copytree(small_case.case, desk.case)
    second = folder / "second.txt"
    second.write_text("another six words are there now\n", encoding="utf-8")
    desk.good("member", "add", "--new-passphrase-file", second)
    desk.good("member", "add", "--new-passphrase-file", second)
    desk.good("member", "remove", "M3", "--because", "left")
    (folder / "more.txt").write_text("more", encoding="utf-8")
    desk.good("add", folder / "more.txt")
    desk.good("forget", "E2", "--yes")
    key = desk.good("cosign", "--state", folder / "partner", "--name", "partner.example/desk", "--json").json["key"]
    for line in desk.good("cosign", "--json").json["keys"]:
        desk.good("cosign", "--state", folder / "partner", "--trust", line)
    desk.good("cosign", "--trust", key)
    desk.good("cosign", "--ask", folder / "ask")
    desk.good("cosign", "--state", folder / "partner", folder / "ask", "--out", folder / "answer")
    desk.good("cosign", "--answer", folder / "answer")
    desk.good("anchor", "--queue", folder / "queue")
    stamp(folder / "queue")
    desk.good("anchor", "--import", folder / "queue")
    return desk


@pytest.fixture
def shared(shared_case, tmp_path):
    state = tmp_path / "state"
    shutil.copytree(shared_case.environ["XDG_STATE_HOME"], state)
    return replace(
        shared_case, case=shutil.copytree(shared_case.case, tmp_path / "case"), environ={"XDG_STATE_HOME": str(state)}
    )


def checked(desk):
    """The damage by file, and that what is erased is what was erased before: damage never counts as that."""
    found = verify(desk.case, Secret(WORDS), state=Path(desk.environ["XDG_STATE_HOME"]) / "farbank")
    assert found.items.erased <= 1
    return {flaw.where for flaw in found.damage}


def test_what_is_damaged_here_is_whole_before(shared):
    found = shared.good("verify", "--json").json
    assert (found["damage"], found["items"]["erased"], found["cosignatures"]) == ([], 1, 1)
    assert "format = 2" in (shared.case / "farbank.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("what", CLASSES)
def test_one_flipped_bit_cut_or_added_byte_is_named_and_nothing_else_is(shared, what):
    for path in sorted(shared.case.glob(CLASSES[what])):
        whole, name = path.read_bytes(), path.relative_to(shared.case).as_posix()
        at = len(whole) // 2
        flipped = whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :]
        for change in (flipped, whole[:-1], whole + b"\x00", b""):
            path.write_bytes(change)
            assert name in checked(shared), (name, change == flipped)
            assert checked(shared) <= {name, "keys/"}, name
            path.write_bytes(whole)
    path.write_bytes(flipped)
    assert shared("verify").status == 4
    path.unlink()
    if not name.startswith("keys/"):  # without one's own key file a case is locked
        assert checked(shared) & {name, "farbank.toml"}


PAGE = 4096  # of the database
SEAL = 80  # at the end of a page: what the cipher keeps of it


def regions(name, content, chance):
    """A place in each part of a file: every page of the database and its seal, every line of a text, head, body, end."""
    if name == "case.db":
        starts = range(0, len(content), PAGE)
        return [
            at
            for each in starts
            for at in (each + chance.randrange(PAGE - SEAL), each + PAGE - chance.randrange(SEAL) - 1)
        ]
    lines = [found.start() + chance.randrange(len(found[0])) for found in re.finditer(rb"[^\n]+", content)]
    return sorted({0, len(content) // 3, len(content) // 2, len(content) - 1, *lines[:30]})


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_one_flipped_bit_in_any_page_line_or_part_of_any_file_is_named_and_nothing_else_is(shared):
    chance = random.Random("regions")
    tried = Counter()
    for path in sorted(path for path in shared.case.rglob("*") if path.is_file()):
        whole, name = path.read_bytes(), path.relative_to(shared.case).as_posix()
        for at in regions(name, whole, chance):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
            found = checked(shared)
            assert name in found, (name, at)
            assert found <= {name, "keys/"}, (name, at)
            tried[name.partition("/")[0]] += 1
        path.write_bytes(whole)
    assert set(tried) == {"README.txt", "case.db", "farbank.toml", "keys", "log", "objects"}
    assert tried["case.db"] > 100
    assert shared.good("verify", "--json").json["damage"] == []


@pytest.mark.parametrize("pattern", ["objects/*/*", "keys/*"])
def test_two_files_that_took_each_others_place_are_both_named(shared, pattern):
    first, second = sorted(shared.case.glob(pattern))[:2]
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)
    assert checked(shared) == {each.relative_to(shared.case).as_posix() for each in (first, second)}
    assert shared("verify").status == 4


def test_an_old_checkpoint_put_back_is_named_and_nothing_is_written(shared, tmp_path):
    old = (shared.case / "log" / "checkpoint").read_bytes()
    shared.good("describe", "E-NOTE", "--what", "a quay")
    (shared.case / "log" / "checkpoint").write_bytes(old)
    assert checked(shared) == {"log/checkpoint"}
    ran = shared("describe", "E-NOTE", "--what", "a pier")
    assert (ran.status, "had been published" in ran.err) == (4, True)


def test_a_leaf_that_stands_twice_in_a_bundle_is_named(shared):
    path = max(shared.case.glob("log/tile/entries/*.p/*"), key=lambda each: int(each.name))
    leaves = unbundle(path.read_bytes())
    path.write_bytes(bundle([*leaves[:-1], leaves[0]]))
    assert checked(shared) == {path.relative_to(shared.case).as_posix()}
    copy = path.with_name(str(int(path.name) + 1))
    path.write_bytes(bundle(leaves))
    copy.write_bytes(bundle([*leaves, leaves[-1]]))
    assert checked(shared) == {copy.relative_to(shared.case).as_posix()}


def test_a_name_that_differs_only_in_case_is_another_file_and_is_named(shared):
    path = next(shared.case.glob("objects/*/*"))
    upper = path.with_name(path.name.upper())
    if upper.exists():
        pytest.skip("this disk knows no upper case")
    upper.write_bytes(path.read_bytes())
    key = next((shared.case / "keys").iterdir())
    key.with_name(key.name.upper()).write_bytes(key.read_bytes())
    assert checked(shared) == {
        each.relative_to(shared.case).as_posix() for each in (upper, key.with_name(key.name.upper()))
    }


@pytest.mark.parametrize(
    "pattern", ["objects/*/*", "log/checkpoint", "log/anchors/*/*", "log/cosigned/*", "farbank.toml"]
)
def test_a_file_that_may_not_be_read_is_named_and_is_not_called_erased_or_changed(shared, pattern):
    path = min(shared.case.glob(pattern))
    path.chmod(0)
    bound = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all"]
    if os.geteuid() == 0 and subprocess.run([*bound, "true"], capture_output=True, check=False).returncode:
        pytest.skip("root reads everything here")
    ran = shared.alone("verify", before=bound if os.geteuid() == 0 else ())
    assert ran.status == 4, ran.err
    assert path.relative_to(shared.case).as_posix() in ran.out + ran.err
    assert "read" in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_a_clock_that_went_back_is_told_and_no_damage(shared):
    class Back:
        def now(self):
            return datetime.now(UTC) - timedelta(days=400)

        def today(self):
            return self.now().date()

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", shared.environ["XDG_STATE_HOME"])
        with newsroom(shared.case, Secret(WORDS), Back()) as room:
            assert any("Check the clock" in notice for notice in room.notices)
    assert checked(shared) == set()


# what left the folder


def test_a_proof_folder_in_which_a_bit_was_flipped_is_refused_by_other_peoples_tools(shared, tmp_path):
    shared.good("prove", "E1", "--out", tmp_path / "proof", "--to", "a court")
    proof = tmp_path / "proof"
    assert whole(proof)
    for path in (proof / "leaf.json", *sorted((proof / "objects").iterdir())):
        content = path.read_bytes()
        for change in (bytes([content[0] ^ 1]) + content[1:], content[:-1], content + b"x", content[:-9] + b"x" * 9):
            path.write_bytes(change)
            assert not whole(proof), path.name
        path.write_bytes(content)
    assert whole(proof)
    (tlog,) = [path for path in proof.iterdir() if path.name.endswith(".tlog-proof") and "cosigned" not in path.name]
    lines = tlog.read_bytes().split(b"\n")
    for number, line in enumerate(lines):
        if len(line) == 44:
            changed = [*lines[:number], bytes([line[0] ^ 1]) + line[1:], *lines[number + 1 :]]
            tlog.write_bytes(b"\n".join(changed))
            assert not whole(proof)
    tlog.write_bytes(b"\n".join(lines))


def whole(proof):
    """What README.txt has a stranger do: the objects by sha256sum and age, the leaf by the hashes of the proof."""
    leaf = (proof / "leaf.json").read_bytes()
    for path in (proof / "objects").iterdir():
        said = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout.split()[0]
        if said.encode() not in leaf:
            return False
        opened = subprocess.run(["age", "-d", "-i", proof / "identity.txt", path], capture_output=True, check=False)
        if opened.returncode:
            return False
    (tlog,) = [path for path in proof.iterdir() if path.name.endswith(".tlog-proof") and "cosigned" not in path.name]
    head, _, note = tlog.read_text(encoding="utf-8").partition("\n\n")
    index = next(int(line.split()[1]) for line in head.splitlines() if line.startswith("index "))
    _, size, root, *_ = note.splitlines()
    try:
        path = [base64.b64decode(line, validate=True) for line in head.splitlines() if len(line) == 44]
        signed = base64.b64decode(root, validate=True)
    except ValueError:
        return False
    return climbed(hashlib.sha256(b"\x00" + leaf).digest(), index, int(size), path) == signed


def climbed(node, index, size, path):
    """RFC 9162, 2.1.3.2, in a few lines of its own."""
    last = size - 1
    for each in path:
        if index % 2 or index == last:
            node = hashlib.sha256(b"\x01" + each + node).digest()
            while not index % 2 and index:
                index, last = index >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\x01" + node + each).digest()
        index, last = index >> 1, last >> 1
    return node if not last else b""
