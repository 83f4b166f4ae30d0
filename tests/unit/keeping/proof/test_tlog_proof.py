import base64
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage, Missing
from farbank.keeping.log.checkpoint import Checkpoint, sign_checkpoint
from farbank.keeping.log.merkle import leaf_hash, root_of
from farbank.keeping.log.note import Verifier
from farbank.keeping.proof.policy import Policy
from farbank.keeping.proof.tlog_proof import TlogProof, make_tlog_proof, read_tlog_proof, verify_tlog_proof

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
ORIGIN = "desk.example/log"
POLICY = Policy(logs=(Verifier(name=ORIGIN, key=KEY.public_key().public_bytes_raw()),))
LEAVES = [b"entry %d" % number for number in range(20)]
HASHES = [leaf_hash(each) for each in LEAVES]
HEAD = Checkpoint(origin=ORIGIN, size=20, root=root_of(HASHES))
NOTE = sign_checkpoint(HEAD, KEY)


class Row:
    def hashes(self, level, start, stop):
        assert level == 0
        return HASHES[start:stop]


def proof(index=7):
    return make_tlog_proof(Row(), LEAVES[index], index, NOTE)


@pytest.mark.parametrize("index", range(20))
def test_a_proof_holds_for_its_entry_and_for_no_other(index):
    made = read_tlog_proof(proof(index).to_bytes())
    assert verify_tlog_proof(made, LEAVES[index], POLICY).checkpoint == HEAD
    with pytest.raises(Damage, match="does not lead"):
        verify_tlog_proof(made, LEAVES[(index + 1) % 20], POLICY)
    with pytest.raises(Damage, match="does not lead"):
        verify_tlog_proof(replace(made, index=index ^ 1), LEAVES[index], POLICY)


def test_a_proof_is_spelt_as_the_standard_has_it():
    lines = proof().to_bytes().decode().split("\n")
    assert lines[:2] == ["c2sp.org/tlog-proof@v1", "index 7"]
    assert [base64.b64decode(each) for each in lines[2:7]] == list(proof().hashes)
    assert proof().hashes[0] == HASHES[6], "the leaf's neighbour comes first"
    assert lines[7] == ""
    assert "\n".join(lines[8:]).encode() == NOTE


def test_the_proof_of_the_only_entry_of_a_log_has_no_hashes():
    note = sign_checkpoint(Checkpoint(origin=ORIGIN, size=1, root=HASHES[0]), KEY)
    made = make_tlog_proof(Row(), LEAVES[0], 0, note)
    assert made.to_bytes() == b"c2sp.org/tlog-proof@v1\nindex 0\n\n" + note
    assert verify_tlog_proof(read_tlog_proof(made.to_bytes()), LEAVES[0], POLICY)


@pytest.mark.parametrize("extra", [b"", b"anything", bytes(300)])
def test_what_a_proof_carries_beside_comes_back_and_proves_nothing(extra):
    with_it = replace(proof(), extra=extra)
    assert read_tlog_proof(with_it.to_bytes()) == with_it
    assert verify_tlog_proof(with_it, LEAVES[7], POLICY) == verify_tlog_proof(proof(), LEAVES[7], POLICY)


def test_no_proof_is_given_that_does_not_hold():
    with pytest.raises(Damage, match="does not lead"):
        make_tlog_proof(Row(), b"another", 7, NOTE)
    with pytest.raises(Missing):
        make_tlog_proof(Row(), LEAVES[7], 20, NOTE)


@pytest.mark.parametrize("at", range(0, len(proof().to_bytes()), 3))
def test_a_flipped_bit_anywhere_leaves_no_proof_of_this_entry(at):
    changed = bytearray(proof().to_bytes())
    changed[at] ^= 1
    with pytest.raises(Damage):
        verify_tlog_proof(read_tlog_proof(bytes(changed)), LEAVES[7], POLICY)


HASH = base64.b64encode(bytes(32)).decode()


@pytest.mark.parametrize(
    "head",
    [
        "wrong-header\nindex 0",
        "c2sp.org/tlog-proof@v1 \nindex 0",
        "c2sp.org/tlog-proof@v1",
        "c2sp.org/tlog-proof@v1\nextra !!\nindex 0",
        "c2sp.org/tlog-proof@v1\nextra YQ==\nextra YQ==\nindex 0",
        "c2sp.org/tlog-proof@v1\nindex 0\nextra YQ==",
        "c2sp.org/tlog-proof@v1\nextra YR==\nindex 0",
        "c2sp.org/tlog-proof@v1\nextra YQ==",
        "c2sp.org/tlog-proof@v1\nindex",
        "c2sp.org/tlog-proof@v1\nindex ",
        "c2sp.org/tlog-proof@v1\nindex x",
        "c2sp.org/tlog-proof@v1\nindex -5",
        "c2sp.org/tlog-proof@v1\nindex +5",
        "c2sp.org/tlog-proof@v1\nindex 05",
        "c2sp.org/tlog-proof@v1\nindex  5",
        "c2sp.org/tlog-proof@v1\nindex 5 ",
        "c2sp.org/tlog-proof@v1\nindex 5\r",
        f"c2sp.org/tlog-proof@v1\nindex 5\n{HASH} ",
        f"c2sp.org/tlog-proof@v1\nindex 5\n{HASH[:-2]}B=",
        f"c2sp.org/tlog-proof@v1\nindex 5\n{base64.b64encode(bytes(31)).decode()}",
        f"c2sp.org/tlog-proof@v1\nindex 5\n{base64.b64encode(bytes(64)).decode()}",
        "c2sp.org/tlog-proof@v1\nindex 5\n" + "\n".join([HASH] * 64),
        "\nc2sp.org/tlog-proof@v1\nindex 5",
        "c2sp.org/tlog-proof@v1\nindex ５",
    ],
)
def test_a_proof_has_one_spelling_and_any_other_is_refused(head):
    with pytest.raises(Damage, match="the proof does not hold"):
        read_tlog_proof(head.encode() + b"\n\n" + NOTE)


@pytest.mark.parametrize(
    "rest", [b"", b"\n\n", b"\n\ncheckpoint\n", b"\n\n\n" + NOTE, b"\n" + NOTE, b"\n\n" + NOTE[:-1]]
)
def test_a_proof_without_its_checkpoint_is_refused(rest):
    with pytest.raises(Damage):
        verify_tlog_proof(read_tlog_proof(b"c2sp.org/tlog-proof@v1\nindex 0" + rest), LEAVES[0], POLICY)


def test_what_is_said_of_a_foreign_proof_does_not_call_the_case_damaged():
    with pytest.raises(Damage) as caught:
        read_tlog_proof(b"")
    assert "Ask whoever sent it" in caught.value.advice


def test_a_proof_of_a_log_that_the_policy_does_not_know_is_refused():
    other = Policy(logs=(Verifier(name="other.example", key=POLICY.logs[0].key),))
    with pytest.raises(Damage, match="another log"):
        verify_tlog_proof(proof(), LEAVES[7], other)
    assert TlogProof(index=7, hashes=proof().hashes, checkpoint=NOTE) == proof()
