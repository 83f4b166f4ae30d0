"""A proof folder in the hands of a stranger: its README word by word with stock tools, and nothing else of the case."""

import base64
import errno
import io
import json
import os
import re
import shutil
import signal
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest

from farbank.assemble import adding, disclosing
from farbank.assemble.clock import SystemClock
from farbank.assemble.newsroom import Newsroom, folds, newsroom
from farbank.assemble.sending import register_of
from farbank.errors import Damage, DiskTrouble, Refused
from farbank.facts.item import ItemReceived
from farbank.facts.parcel import HandlingNoted
from farbank.keeping.carrying.disclosed import disclose
from farbank.keeping.case import open_case
from farbank.keeping.disk.fsops import Disk
from farbank.values.handling import Secret
from farbank.views import custody

WORDS = Secret("six words here now okay fine")
NOTE = "Ferries stopped in June. 압록강의 배는 유월부터 다니지 않는다.\n"
OTHERS = ("kanarienvogel-other", "kanarienvogel-title", "kanarienvogel-how", "kanarienvogel-statement")


@pytest.fixture(scope="module")
def crowded_case(small_case, tmp_path_factory):
    folder = tmp_path_factory.mktemp("crowded")
    own = {"XDG_STATE_HOME": str(folder / "state")}  # what other tests remember of the same case is not of this one
    desk = replace(small_case, case=shutil.copytree(small_case.case, folder / "case"), environ=own)
    (folder / "other.txt").write_text(f"A letter of {OTHERS[0]}.\n")
    desk.good("add", folder / "other.txt", "--how", f"by {OTHERS[2]}")
    desk.good("describe", "E2", "--what", f"a {OTHERS[1]}")
    return desk


@pytest.fixture(scope="module")
def witnessed_case(crowded_case, witnessing, tmp_path_factory):
    folder = tmp_path_factory.mktemp("witnessed")
    own = {"XDG_STATE_HOME": str(folder / "state")}
    desk = replace(crowded_case, case=shutil.copytree(crowded_case.case, folder / "case"), environ=own)
    witnessing(desk, folder)
    return desk


@pytest.fixture
def crowded(crowded_case, copied):
    """A case whose proven item has neighbours with words of their own."""
    return copied(crowded_case)


@pytest.fixture
def witnessed(witnessed_case, copied):
    """The same case, with a head that an authority dated and a partner cosigned."""
    return copied(witnessed_case)


def prove(desk, out, *words):
    return desk.good("prove", "E1", "--out", out, *(words or ("--to", "the court")), "--json").json


def recipe(folder, words):
    """The indented lines of the step of README.txt that has these words, as they stand."""
    (step,) = [each for each in re.split(r"\n(?=\d\. )", (folder / "README.txt").read_text()) if words in each]
    return "".join(line + "\n" for line in step.splitlines() if re.match(r" {5,}\S", line))


def run(folder, words):
    lines = recipe(folder, words)
    assert lines, words
    return subprocess.run(["sh", "-ec", lines], cwd=folder, capture_output=True, text=True, check=False)


def opened(folder):
    if shutil.which("age") is None:
        pytest.skip("needs Debian's age")
    done = run(folder, "Open it:")
    assert done.returncode == 0, done.stderr
    return done.stdout.split(), [path.read_bytes() for path in sorted(folder.glob("original-*"))]


def log_key(policy, proof):
    """The key of the log whose head stands in a proof, by the policy that lies beside it."""
    origin = proof.read_text().split("\n\n")[1].split("\n")[0]
    (key,) = [line.split()[1] for line in policy.read_text().splitlines() if line.startswith(f"log {origin}+")]
    return key


def holds(verifier, folder, proof, policy="policy.txt", *witnesses):
    return verifier("proof", log_key(folder / policy, proof), folder / "leaf.json", proof, *witnesses)


def every_byte(folder):
    return b"\n".join(path.name.encode() + path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_the_readme_word_by_word_opens_the_item_and_names_it(crowded, tmp_path):
    out = tmp_path / "proof"
    done = prove(crowded, out)
    assert (done["item"], done["copy"], done["cosigned"]) == ("E1", "H1", [])
    names, originals = opened(out)
    assert names == [path.name for path in (out / "objects").iterdir()]
    assert originals == [NOTE.encode()]
    assert {each["name"] for each in json.loads((out / "leaf.json").read_bytes())["objects"]} == set(names)


def test_an_age_file_that_is_not_the_one_is_not_named(crowded, tmp_path):
    out = tmp_path / "proof"
    prove(crowded, out)
    (path,) = (out / "objects").iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert run(out, "Open it:").stdout == ""


def test_a_foreign_verifier_takes_the_proof_for_this_leaf_and_no_other(crowded, tmp_path, foreign_verifier):
    out = tmp_path / "proof"
    prove(crowded, out)
    ran = holds(foreign_verifier, out, out / "item.tlog-proof")
    assert ran.returncode == 0, ran.stderr
    leaf = (out / "leaf.json").read_bytes()
    (out / "leaf.json").write_bytes(leaf.replace(b'"n":', b'"n":1'))
    assert holds(foreign_verifier, out, out / "item.tlog-proof").returncode == 1


def test_without_content_nothing_of_the_item_is_in_it(crowded, tmp_path, foreign_verifier):
    out = tmp_path / "proof"
    done = prove(crowded, out, "--no-content")
    assert done["copy"] == ""
    assert {path.name for path in out.iterdir()} == {"README.txt", "leaf.json", "item.tlog-proof", "policy.txt"}
    assert holds(foreign_verifier, out, out / "item.tlog-proof").returncode == 0
    held = every_byte(out)
    for secret in secrets_of(crowded, "E1"):
        assert secret not in held
    assert b"objects/" not in held
    assert b"Open it" not in held
    assert crowded.good("list", "copy", "--json").json["rows"] == []


def secrets_of(desk, item):
    """Bytes, the line that opens them, the hash of the original in any spelling, the salt, and the words around it."""
    with newsroom(desk.case, WORDS) as room:
        found = custody.item(room.rows, item)
        digest = bytes.fromhex(found.original.digest)
        (commit,) = disclose(room.kept, [disclosing.leaf_of(room.kept, found)], register_of(room))
    salt = commit.entries[0].salt
    words = [found.original.identity.value.encode(), found.file_name.encode(), commit.entries[0].body]
    words += [word.encode() for word in (found.label, found.about.heading, "S-REED")]
    for secret in (digest, salt):
        words += [secret, secret.hex().encode(), base64.b64encode(secret)]
    return [NOTE[:20].encode(), *words]


def test_no_word_of_anything_else_is_in_it(crowded, tmp_path):
    out = tmp_path / "proof"
    prove(crowded, out)
    held = every_byte(out)
    for word in (*OTHERS, "S-REED", "E-NOTE", "note.txt", "by courier", "harbour", "Note about"):
        assert word.encode() not in held, word
    plain = (out / "README.txt").read_bytes() + (out / "leaf.json").read_bytes()
    assert not re.search(rb"\b[ESTMF][1-9]\b", plain)
    with newsroom(crowded.case, WORDS) as room:
        digests = [each.original.digest for each in custody.every_item(room.rows)]
        identities = [each.original.identity.value for each in custody.every_item(room.rows)]
    assert not [each for each in digests if each.encode() in held or bytes.fromhex(each) in held]
    assert [each.encode() in held for each in identities] == [True, False]


def test_a_dated_head_is_verified_by_openssl_and_has_the_item(
    witnessed, tmp_path, stamping_authority, foreign_verifier
):
    out = tmp_path / "proof"
    assert prove(witnessed, out)["anchors"] == 1
    shutil.copy(stamping_authority[0], out / "CA.pem")
    done = run(out, "CA.pem is yours to get")
    assert "Verification: OK" in done.stdout + done.stderr, done.stderr
    (proof,) = out.glob("anchors/*/item.tlog-proof")
    assert holds(foreign_verifier, out, proof).returncode == 0
    (checkpoint,) = out.glob("anchors/*/checkpoint")
    assert checkpoint.read_bytes() in proof.read_bytes()
    checkpoint.write_bytes(checkpoint.read_bytes().replace(b"farbank", b"farbanc", 1))
    done = run(out, "CA.pem is yours to get")
    assert "Verification: OK" not in done.stdout + done.stderr


def test_an_item_that_came_after_a_dated_head_has_no_share_in_it(witnessed, tmp_path):
    (tmp_path / "late.txt").write_text("late")
    witnessed.good("add", tmp_path / "late.txt")
    done = witnessed.good("prove", "E3", "--out", tmp_path / "proof", "--to", "the court", "--json").json
    assert (done["anchors"], done["cosigned"]) == (0, [])
    assert not (tmp_path / "proof" / "anchors").exists()
    assert "openssl" not in (tmp_path / "proof" / "README.txt").read_text()


def test_the_steps_are_numbered_one_after_the_other_whatever_is_in_it(witnessed, tmp_path):
    for number, words in enumerate((("--to", "the court"), ("--no-content",))):
        prove(witnessed, tmp_path / f"{number}", *words)
        steps = re.findall(r"^(\d)\. ", (tmp_path / f"{number}" / "README.txt").read_text(), re.MULTILINE)
        assert steps == ["1", "2", "3", "4"]


def test_a_cosigned_head_is_asked_for_by_the_policy_beside_it(witnessed, tmp_path, foreign_verifier):
    out = tmp_path / "proof"
    assert prove(witnessed, out)["cosigned"] == ["partner.example/desk"]
    asking = (out / "policy-cosigned.txt").read_text()
    (witness,) = [line.split()[2] for line in asking.splitlines() if line.startswith("witness ")]
    assert "\nquorum partner.example/desk\n" in asking
    assert "\nquorum none\n" in (out / "policy.txt").read_text()
    proof = out / "item-cosigned.tlog-proof"
    ran = holds(foreign_verifier, out, proof, "policy-cosigned.txt", "--", witness)
    assert ran.returncode == 0, ran.stderr
    assert holds(foreign_verifier, out, out / "item.tlog-proof", "policy.txt", "--", witness).returncode == 1
    assert "item-cosigned.tlog-proof and policy-cosigned.txt" in (out / "README.txt").read_text()


def test_a_log_that_was_renamed_still_proves_what_it_had_under_its_earlier_name(witnessed, tmp_path, foreign_verifier):
    witnessed.good("anchor", "--new-log", "--because", "a test")
    out = tmp_path / "proof"
    done = prove(witnessed, out)
    assert (done["anchors"], done["cosigned"]) == (1, ["partner.example/desk"])
    proofs = [out / "item.tlog-proof", out / "item-cosigned.tlog-proof", *out.glob("anchors/*/item.tlog-proof")]
    origins = [each.read_text().split("\n\n")[1].split("\n")[0] for each in proofs]
    assert origins == [f"{origins[1]}/2", origins[1], origins[1]]
    for proof in proofs:
        ran = holds(foreign_verifier, out, proof)
        assert ran.returncode == 0, ran.stderr
    assert opened(out)[1] == [NOTE.encode()]


def test_an_item_of_several_files_opens_whole(empty, tmp_path):
    with newsroom(empty.case, WORDS) as room:
        pages = [room.objects.put(io.BytesIO(f"page {number}".encode())) for number in range(3)]
        room.record(lambda: [ItemReceived(id="E1", label="", file_name="letter.jpg", original=pages[0],
                                          pages=tuple(pages[1:]))])  # fmt: skip
    out = tmp_path / "proof"
    prove(empty, out)
    names, originals = opened(out)
    assert len(names) == 3
    assert sorted(originals) == [b"page 0", b"page 1", b"page 2"]
    assert len((out / "identity.txt").read_text().split()) == 3


def test_what_is_restricted_is_proven_only_to_have_existed(crowded, tmp_path):
    with newsroom(crowded.case, WORDS) as room:
        room.record(lambda: [HandlingNoted(item="E1", tier="restricted", because="names")])
    ran = crowded("prove", "E1", "--out", tmp_path / "proof", "--to", "the court")
    assert (ran.status, "E1 is restricted" in ran.err) == (1, True)
    assert not (tmp_path / "proof").exists()
    prove(crowded, tmp_path / "proof", "--no-content")


def test_what_cannot_be_proven_is_refused_and_nothing_is_recorded(crowded, tmp_path):
    with newsroom(crowded.case, WORDS) as room:
        room.record(lambda: [ItemReceived(id="E3", label="E-LINK")])
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    before = crowded.head()
    for words, said in (
        (("E-LINK", "--out", tmp_path / "a", "--to", "x"), "E3 has no file to prove"),
        (("E9", "--out", tmp_path / "a", "--to", "x"), "there is no item E9"),
        (("E1", "--out", tmp_path / "a"), "say whom the proof is for"),
        (("E1", "--out", tmp_path / "full", "--to", "x"), "is there already and not empty"),
        (("E1", "--out", tmp_path / "full" / "x", "--to", "x"), "is there already and not empty"),
        (("E1", "--out", tmp_path / "link", "--to", "x"), "is there already and not empty"),
    ):
        ran = crowded("prove", *words)
        assert (ran.status, said in ran.err) == (1, True), ran.err
    assert crowded.head() == before
    assert not (tmp_path / "a").exists()


class Refusing(Disk):
    """Refuses the n-th thing that is written outside of the case."""

    def __init__(self, outside, refused):
        self.outside, self.left = outside, refused

    def _count(self, path):
        if path.is_relative_to(self.outside):
            self.left -= 1
            if not self.left:
                raise DiskTrouble(f"the disk refused {path}: {os.strerror(errno.ENOSPC)}")

    def create(self, path):
        self._count(path)
        return super().create(path)

    def make_dir(self, folder):
        self._count(folder)
        super().make_dir(folder)

    def rename(self, old, new):
        self._count(new)
        super().rename(old, new)


def test_a_full_disk_leaves_no_half_folder_and_the_copy_is_listed(crowded, tmp_path):
    (tmp_path / "stick").mkdir()
    disk = Refusing(tmp_path / "stick", 0)
    room = Newsroom(open_case(crowded.case, WORDS, folds, disk=disk), SystemClock())
    for refused in count():
        disk.left = refused + 1
        try:
            disclosing.prove_item(room, "E1", tmp_path / "stick" / "proof", to="the court", content=True)
        except DiskTrouble:
            assert list((tmp_path / "stick").iterdir()) == []
        else:
            break
    room.kept.close()
    assert refused > 10
    assert len(crowded.good("list", "copy", "--json").json["rows"]) == refused + 1
    assert opened(tmp_path / "stick" / "proof")[1] == [NOTE.encode()]


KILL = """
import os, signal
from farbank.keeping.carrying.disclosed import disclose
from farbank.keeping.case import open_case
from farbank.keeping.disk.fsops import Disk
done = Disk.rename
def rename(self, old, new):
    if {when} in str(new):
        os.kill(os.getpid(), signal.SIGKILL)
    done(self, old, new)
Disk.rename = rename
"""


@pytest.mark.parametrize("when", ["README.txt", "identity.txt", "proof'"])
def test_a_killed_command_leaves_nothing_under_its_name_and_the_next_one_takes_the_rest_away(crowded, tmp_path, when):
    out = tmp_path / "stick" / "proof"
    when = repr(when) if not when.endswith("'") else repr("/stick/proof")
    ran = crowded.start("prove", "E1", "--out", out, "--to", "the court", first=KILL.format(when=when))
    ran.communicate(timeout=60)
    assert ran.returncode == -signal.SIGKILL
    assert not out.exists()
    assert [row["id"] for row in crowded.good("list", "copy", "--json").json["rows"]] == ["H1"]
    prove(crowded, out)
    assert [path.name for path in out.parent.iterdir()] == ["proof"]
    assert opened(out)[1] == [NOTE.encode()]


def test_an_object_that_is_damaged_or_gone_is_no_proof(crowded, tmp_path):
    with newsroom(crowded.case, WORDS) as room:
        path = room.kept.layout.object(custody.item(room.rows, "E1").original.name)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert crowded("prove", "E1", "--out", tmp_path / "proof", "--to", "x").status == Damage.exit_status
    path.unlink()
    ran = crowded("prove", "E1", "--out", tmp_path / "proof", "--to", "x")
    assert (ran.status, "is missing or damaged" in ran.err) == (Damage.exit_status, True)
    assert not list(tmp_path.glob("*proof*"))


def test_the_copy_says_whom_it_is_for_and_what_is_in_it(crowded, tmp_path):
    prove(crowded, tmp_path / "proof")
    told = crowded.good("show", "H1").out
    assert "the court" in told
    assert "E1" in told
    assert datetime.now(UTC).strftime("%Y") not in (tmp_path / "proof" / "README.txt").read_text()


def test_what_came_from_another_place_is_proven_in_the_log_of_here(empty, tmp_path, foreign_verifier):
    (tmp_path / "note.txt").write_text(NOTE)
    with newsroom(empty.case, WORDS) as room:
        adding.add(room, None, adding.Request(paths=(tmp_path / "note.txt",)))
    other = type(empty)(case=tmp_path / "other", passphrase=empty.passphrase)
    state = str(tmp_path / "state")
    other.good("new", other.case, XDG_STATE_HOME=state)
    empty.good("export", tmp_path / "bag", "--plain")
    other.good("import", tmp_path / "bag", "--strangers", XDG_STATE_HOME=state)
    other.good("prove", "E1", "--out", tmp_path / "proof", "--to", "the court", XDG_STATE_HOME=state)
    assert opened(tmp_path / "proof")[1] == [NOTE.encode()]
    assert holds(foreign_verifier, tmp_path / "proof", tmp_path / "proof" / "item.tlog-proof").returncode == 0


def test_the_same_place_is_refused_the_second_time(crowded, tmp_path):
    prove(crowded, tmp_path / "proof")
    with newsroom(crowded.case, WORDS) as room, pytest.raises(Refused, match="is there already"):
        disclosing.prove_item(room, "E1", tmp_path / "proof", to="x", content=True)
