"""OpenTimestamps proofs, checked both ways against the library of others."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opentimestamps.core.notary import (
    BitcoinBlockHeaderAttestation,
    LitecoinBlockHeaderAttestation,
    PendingAttestation,
    UnknownAttestation,
)
from opentimestamps.core.op import OpAppend, OpHexlify, OpKECCAK256, OpPrepend, OpReverse, OpRIPEMD160, OpSHA1, OpSHA256
from opentimestamps.core.serialize import BytesDeserializationContext, BytesSerializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

from farbank.errors import Refused
from farbank.keeping.times import ots
from farbank.keeping.times.headers import Headers, has_work
from farbank.keeping.times.ots_format import BEGINNING, read_proof
from farbank.keeping.times.verdict import NotAccepted

pytestmark = pytest.mark.filterwarnings("ignore:OpReverse may get removed")
CHECKPOINT = b"farbank/c-1\n12\nroot\n\n"
URI = "https://calendar.example"
BITCOIN = bytes.fromhex("000588960d73d71901")


def written(timestamp):
    out = BytesSerializationContext()
    DetachedTimestampFile(OpSHA256(), timestamp).serialize(out)
    return out.getbytes()


def read_by_others(proof):
    return DetachedTimestampFile.deserialize(BytesDeserializationContext(proof))


def stamped(content=CHECKPOINT, *, height=0, suffix=b"tail"):
    """A proof as others write it, and the merkle root it leads to."""
    timestamp = Timestamp(hashlib.sha256(content).digest())
    end = timestamp.ops.add(OpAppend(suffix)).ops.add(OpSHA256())
    end.attestations.add(BitcoinBlockHeaderAttestation(height))
    return written(timestamp), end.msg


def headers_with(path, root):
    for nonce in range(1_000):
        times = (1_700_000_000).to_bytes(4, "little") + (0x207FFFFF).to_bytes(4, "little")
        header = bytes(36) + root + times + nonce.to_bytes(4, "little")
        if has_work(header):
            path.write_bytes(header)
            return Headers(path)
    raise AssertionError


def test_a_waiting_proof_is_read_by_the_library_of_others_and_leads_to_what_is_carried():
    waiting = ots.stamp(CHECKPOINT)
    file = read_by_others(waiting.pending)
    ((message, attestation),) = file.timestamp.all_attestations()
    assert file.file_digest == hashlib.sha256(CHECKPOINT).digest()
    assert message == waiting.digest
    assert isinstance(attestation, UnknownAttestation)
    assert ots.read(waiting.pending, CHECKPOINT).standing == "pending"
    assert ots.stamp(CHECKPOINT).digest != waiting.digest


def test_what_others_stamp_over_the_carried_bytes_becomes_a_proof_of_the_checkpoint(tmp_path):
    waiting = ots.stamp(CHECKPOINT)
    theirs, root = stamped(waiting.digest)
    proof = ots.joined(waiting.pending, theirs)
    file = read_by_others(proof)
    assert file.file_digest == hashlib.sha256(CHECKPOINT).digest()
    assert [message for message, _ in file.timestamp.all_attestations()] == [root]
    assert ots.read(proof, CHECKPOINT, headers_with(tmp_path / "h", root)).standing == "verified"


def test_a_proof_over_something_else_is_not_joined():
    waiting = ots.stamp(CHECKPOINT)
    for theirs in (stamped(b"other")[0], waiting.pending, b"", b"nonsense"):
        with pytest.raises(Refused):
            ots.joined(waiting.pending, theirs)
    with pytest.raises(Refused, match="waits"):
        ots.joined(stamped()[0], stamped(waiting.digest)[0])


def test_without_block_headers_a_proof_claims_and_is_never_verified():
    verdict = ots.read(stamped(height=358_391)[0], CHECKPOINT)
    assert (verdict.standing, verdict.time) == ("claimed", None)
    assert [block.height for block in verdict.claimed] == [358_391]
    assert verdict.because


def test_a_header_beyond_the_file_leaves_a_proof_claimed(tmp_path):
    proof, root = stamped(height=7)
    assert ots.read(proof, CHECKPOINT, headers_with(tmp_path / "h", root)).standing == "claimed"


def test_with_the_header_of_its_block_a_proof_is_verified_with_the_time_of_the_block(tmp_path):
    proof, root = stamped()
    verdict = ots.read(proof, CHECKPOINT, headers_with(tmp_path / "h", root))
    assert verdict.standing == "verified"
    assert verdict.time.timestamp() == 1_700_000_000
    assert verdict.because == ""


def test_a_proof_that_parses_and_names_the_block_but_leads_to_another_root_is_refused(tmp_path):
    """The trap of bad-stamp.txt.ots: everything looks right, only the digest for the block is another."""
    _, root = stamped()
    bad, _ = stamped(suffix=b"tale")
    assert ots.read(bad, CHECKPOINT).standing == "claimed"
    verdict = ots.read(bad, CHECKPOINT, headers_with(tmp_path / "h", root))
    assert isinstance(verdict, NotAccepted)
    assert "block 0" in verdict.because


def test_one_good_branch_verifies_and_the_bad_one_is_named(tmp_path):
    timestamp = Timestamp(hashlib.sha256(CHECKPOINT).digest())
    good = timestamp.ops.add(OpSHA256())
    good.attestations.add(BitcoinBlockHeaderAttestation(0))
    timestamp.ops.add(OpSHA1()).ops.add(OpSHA256()).attestations.add(BitcoinBlockHeaderAttestation(0))
    verdict = ots.read(written(timestamp), CHECKPOINT, headers_with(tmp_path / "h", good.msg))
    assert (verdict.standing, len(verdict.verified), len(verdict.refuted)) == ("verified", 1, 1)


def test_a_broken_header_file_is_a_reason(tmp_path):
    (tmp_path / "h").write_bytes(bytes(80))
    verdict = ots.read(stamped()[0], CHECKPOINT, Headers(tmp_path / "h"))
    assert "work" in verdict.because


def test_a_promise_of_a_calendar_is_pending():
    timestamp = Timestamp(hashlib.sha256(CHECKPOINT).digest())
    timestamp.attestations.add(PendingAttestation(URI))
    verdict = ots.read(written(timestamp), CHECKPOINT)
    assert (verdict.standing, verdict.calendars) == ("pending", (URI,))


def test_a_proof_of_another_file_says_nothing_of_this_checkpoint():
    assert "something else" in ots.read(stamped(b"other")[0], CHECKPOINT).because


def test_hostile_files_are_a_reason_and_cost_nothing():
    head = BEGINNING + hashlib.sha256(CHECKPOINT).digest()
    end = BITCOIN + b"\x01\x05"
    hostile = {
        "nothing": b"",
        "zeros": bytes(10_000_000),
        "no end": head,
        "deep": head + b"\x08" * 256 + end,
        "a number without end": head + BITCOIN + b"\xff" * 60_000,
        "a number spelt with a zero too many": head + BITCOIN + b"\x02\x85\x00",
        "a number too large": head + BITCOIN + b"\x06\xff\xff\xff\xff\xff\x01",
        "forks": head + b"\xff" * 60_000,
        "a fork of a fork": head + b"\xff\xff\x08" + end + end,
        "an argument without bytes": head + b"\xf0\x00" + end,
        "an argument too long": head + b"\xf0\x81\x20" + bytes(4_097) + end,
        "a message that doubles": head + b"\xf3" * 8 + end,
        "bytes behind the end": head + end + b"x",
        "bytes behind the height": head + BITCOIN + b"\x02\x05\x05",
        "an unknown operation": head + b"\x44" + end,
        "keccak": head + b"\x67" + end,
        "no merkle root": head + b"\x02" + end,
        "too many ends": head + (b"\xff" + end) * 1_000 + end,
        "a calendar with a line": head + bytes.fromhex("0083dfe30d2ef90c8e") + b"\x03\x02a\n",
        "another version": head.replace(b"\x01\x08", b"\x02\x08", 1) + end,
        "a file hashed with SHA-1": head.replace(b"\x01\x08", b"\x01\x02", 1) + end,
    }
    for name, untrusted in hostile.items():
        assert isinstance(ots.read(untrusted, CHECKPOINT), NotAccepted), name
    assert ots.read(head + b"\x08" * 255 + end, CHECKPOINT).standing == "claimed"


def test_every_cut_and_every_added_byte_is_refused():
    proof, _ = stamped()
    for at in range(len(proof)):
        assert isinstance(ots.read(proof[:at], CHECKPOINT), NotAccepted)
    assert isinstance(ots.read(proof + b"\x00", CHECKPOINT), NotAccepted)


def test_a_flipped_bit_is_never_verified(tmp_path):
    proof, root = stamped()
    headers = headers_with(tmp_path / "h", root)
    for at in range(len(proof)):
        for bit in range(8):
            changed = bytearray(proof)
            changed[at] ^= 1 << bit
            verdict = ots.read(bytes(changed), CHECKPOINT, headers)
            assert isinstance(verdict, NotAccepted) or verdict.standing != "verified", (at, bit)


def ops():
    argument = st.binary(min_size=1, max_size=40)
    bare = st.sampled_from([OpSHA256(), OpSHA1(), OpRIPEMD160(), OpReverse(), OpHexlify()])
    return st.one_of(bare, st.builds(OpAppend, argument), st.builds(OpPrepend, argument))


def ends():
    height = st.integers(0, 2**32)
    return st.one_of(
        st.builds(BitcoinBlockHeaderAttestation, height),
        st.builds(LitecoinBlockHeaderAttestation, height),
        st.builds(UnknownAttestation, st.just(b"farbankx"), st.binary(max_size=20)),
        st.just(PendingAttestation(URI)),
    )


@st.composite
def trees(draw, depth=4):
    """What grows from a node: ends, and operations each with a tree."""
    branches = draw(st.lists(st.tuples(ops(), trees(depth - 1)), max_size=2)) if depth else []
    return draw(st.lists(ends(), min_size=0 if branches else 1, max_size=2)), branches


def grow(timestamp, tree):
    here, branches = tree
    for end in here:
        # a block is named by 32 bytes; the library writes others, and farbank refuses them
        if len(timestamp.msg) == 32 or isinstance(end, PendingAttestation | UnknownAttestation):
            timestamp.attestations.add(end)
    for op, rest in branches:
        grow(timestamp.ops.add(op), rest)
    if not timestamp.attestations and not timestamp.ops:
        timestamp.attestations.add(PendingAttestation(URI))


@given(trees())
def test_whatever_the_library_writes_is_read_with_the_same_ends(tree):
    timestamp = Timestamp(hashlib.sha256(CHECKPOINT).digest())
    grow(timestamp, tree)
    proof = read_proof(written(timestamp))
    theirs = sorted((message, getattr(each, "height", -1)) for message, each in timestamp.all_attestations())
    assert sorted((end.message, end.height) for end in proof.ends) == theirs


@given(st.binary(max_size=60), st.integers(0, 60))
def test_what_farbank_reads_the_library_reads_alike(noise, at):
    proof, _ = stamped()
    start = len(BEGINNING) + 32
    untrusted = proof[:start] + proof[start : start + at] + noise
    try:
        ends = read_proof(untrusted).ends
    except Refused:
        return
    theirs = read_by_others(untrusted).timestamp.all_attestations()
    assert {(end.message, end.height) for end in ends} == {(m, getattr(each, "height", -1)) for m, each in theirs}


def test_keccak_is_the_one_operation_of_the_library_that_is_not_read():
    timestamp = Timestamp(hashlib.sha256(CHECKPOINT).digest())
    timestamp.ops.add(OpKECCAK256()).attestations.add(PendingAttestation(URI))
    assert isinstance(ots.read(written(timestamp), CHECKPOINT), NotAccepted)
