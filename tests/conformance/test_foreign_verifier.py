"""A verifier in Go, built on the code of Go's own checksum database, accepts every state a case publishes."""

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.facts.source import SourceNamed
from farbank.keeping.case import create
from farbank.keeping.log.checkpoint import Checkpoint, sign_checkpoint
from farbank.keeping.log.merkle import leaf_hash
from farbank.keeping.log.note import Verifier
from farbank.keeping.log.stored_tree import StoredTree
from farbank.keeping.proof.add_checkpoint import ask, take_answer
from farbank.keeping.proof.published_tiles import PublishedTiles
from farbank.keeping.proof.tlog_proof import make_tlog_proof
from farbank.keeping.proof.witness import WitnessState
from farbank.values.handling import Secret

AT = datetime(2026, 11, 22, 8, 30, 15, tzinfo=UTC)
WORDS = Secret("x")


@pytest.fixture(scope="session")
def verifier(foreign_verifier):
    return foreign_verifier


@pytest.fixture
def case(tmp_path):
    with create(tmp_path / "case", WORDS, at=AT) as kept:
        yield kept


def append(kept, count):
    facts = [SourceNamed(id="S1", label=f"S-{number}", kind_of="witness") for number in range(count)]
    kept.ledger.append(facts, by=kept.member, at=AT, after=kept.ledger.head())


def append_without_facts(kept, count):
    """Leaves and nothing else, so that a log can be grown to any size."""
    tree = StoredTree(kept.rows)
    edge = tree.frontier()
    leaves = [b'{"n":%d}' % number for number in range(edge.size + 1, edge.size + count + 1)]
    with kept.rows.writing():
        kept.rows.executemany(
            "INSERT INTO kept_entry (number, committed, compartments, leaf, sealed) VALUES (?, ?, '[]', ?, x'00')",
            ((number, number, leaf) for number, leaf in enumerate(leaves, start=edge.size + 1)),
        )
        tree.grow(edge, [leaf_hash(each) for each in leaves])


def vkey_of(kept):
    return kept.settings.verifiers[0].vkey


def accepted(verifier, kept, *earlier):
    ran = verifier("log", kept.layout.log, vkey_of(kept), *earlier)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def refused(verifier, kept, *earlier):
    ran = verifier("log", kept.layout.log, vkey_of(kept), *earlier)
    assert ran.returncode == 1, ran.stdout
    return ran.stderr


def keep_checkpoint(kept, folder):
    path = folder / f"checkpoint-{len(list(folder.iterdir()))}"
    path.write_bytes(kept.layout.checkpoint.read_bytes())
    return path


@pytest.mark.parametrize(
    ("first", "commits"),
    [
        (239, 10),
        (240, 10),
        pytest.param(1, 150, marks=pytest.mark.long),
        pytest.param(2, 150, marks=pytest.mark.long),
    ],
)
def test_every_state_that_a_case_publishes_is_accepted_and_follows_from_the_one_before(
    verifier, case, tmp_path, first, commits
):
    """An append is a commit and its facts, so 255 and 257 are met by one case and 256 by the other."""
    accepted(verifier, case)
    seen = {case.log.publish().size}
    for number in range(commits):
        before = keep_checkpoint(case, tmp_path)
        append(case, first if number == 0 else 1)
        head = case.publish()
        seen.add(head.size)
        assert accepted(verifier, case, before).split()[1] == str(head.size)
    assert {255, 257} <= seen if first % 2 else 256 in seen


@pytest.mark.long
def test_each_of_300_sizes_one_by_one_is_accepted(verifier, case, tmp_path):
    start = keep_checkpoint(case, tmp_path)
    for _ in range(300):
        before = keep_checkpoint(case, tmp_path)
        append_without_facts(case, 1)
        case.publish()
        accepted(verifier, case, before, start)


@pytest.mark.long
def test_a_log_is_accepted_where_its_third_level_begins(verifier, case, tmp_path):
    append_without_facts(case, 65_535 - case.publish().size)
    for size in (65_535, 65_536, 65_537):
        before = keep_checkpoint(case, tmp_path)
        assert case.publish().size == size
        assert accepted(verifier, case, before).split()[1] == str(size)
        append_without_facts(case, 1)


def test_what_go_reads_is_the_root_that_farbank_signed(verifier, case):
    append(case, 300)
    head = case.publish()
    origin, size, root = accepted(verifier, case).split()
    assert (origin, int(size)) == (head.origin, head.size)
    assert f"\n{root}\n" in case.layout.checkpoint.read_text(encoding="utf-8")


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_flipped_bit_in_any_file_of_the_log_is_refused(verifier, case):
    append(case, 600)
    case.publish()
    paths = [each for each in case.layout.log.rglob("*") if each.is_file()]
    needed = [each for each in paths if each.parts[-2:] != ("000.p", "3")]  # those are of a size before
    assert len(needed) == 1 + 3 + 3 + 1, "the checkpoint, bundles, tiles, and the tile above them"
    for path in needed:
        content = path.read_bytes()
        flip(path)
        refused(verifier, case)
        path.write_bytes(content)
    accepted(verifier, case)


@pytest.mark.parametrize("name", ["tile/entries/001", "tile/entries/002.p/93", "tile/0/000", "tile/0/002.p/93"])
@pytest.mark.parametrize("keep", [-1, -300, 0])
def test_a_truncated_bundle_or_tile_is_refused(verifier, case, name, keep):
    append_without_facts(case, 605 - case.publish().size)
    case.publish()
    path = case.layout.log / name
    path.write_bytes(path.read_bytes()[:keep])
    refused(verifier, case)


def test_a_stale_checkpoint_is_refused_by_whoever_saw_a_later_one(verifier, case, tmp_path):
    old = case.layout.checkpoint.read_bytes()
    append(case, 5)
    case.publish()
    later = keep_checkpoint(case, tmp_path)
    case.layout.checkpoint.write_bytes(old)
    assert "it had" in refused(verifier, case, later)


def test_another_history_of_the_same_size_is_refused(verifier, case, tmp_path):
    append(case, 5)
    case.publish()
    ours = Checkpoint(origin=case.settings.origin, size=8, root=bytes(32))
    fork = tmp_path / "fork"
    fork.write_bytes(sign_checkpoint(ours, case.log._key))
    assert "does not begin" in refused(verifier, case, fork)


def test_a_checkpoint_of_another_key_is_refused(verifier, case):
    key = Ed25519PrivateKey.generate()
    head = case.publish()
    case.layout.checkpoint.write_bytes(sign_checkpoint(head, key))
    refused(verifier, case)


def test_every_proof_that_farbank_writes_is_accepted_and_only_for_its_own_entry(verifier, case, tmp_path):
    append(case, 600)
    head = case.publish()
    note = case.layout.checkpoint.read_bytes()
    tiles = PublishedTiles(case.layout.log, head.size)
    leaf = tmp_path / "leaf"
    for index in (0, 1, 2, 254, 255, 256, 257, head.size - 2, head.size - 1):
        proof = tmp_path / f"{index}.tlog-proof"
        made = make_tlog_proof(tiles, tiles.entry(index), index, note)
        assert made == make_tlog_proof(StoredTree(case.rows), tiles.entry(index), index, note)
        proof.write_bytes(made.to_bytes())
        leaf.write_bytes(tiles.entry(index))
        ran = verifier("proof", vkey_of(case), leaf, proof)
        assert ran.returncode == 0, ran.stderr
        leaf.write_bytes(tiles.entry(index ^ 1 if index ^ 1 < head.size else 0))
        assert verifier("proof", vkey_of(case), leaf, proof).returncode == 1


def test_the_request_to_a_witness_and_its_cosignature_are_accepted(verifier, case, tmp_path):
    witness = WitnessState(tmp_path / "witness")
    cosigner = witness.create("partner.example/witness", WORDS)
    key = witness.unlock(WORDS)
    witness.trust(case.settings.verifiers[0])
    tree, old, before = StoredTree(case.rows), 0, tmp_path / "before"
    for count in (1, 250, 1, 300):
        append(case, count)
        head = case.publish()
        note = case.layout.checkpoint.read_bytes()
        request = tmp_path / "request"
        request.write_bytes(ask(tree, old, note).to_bytes())
        if old:
            ran = verifier("request", vkey_of(case), before, request)
            assert ran.returncode == 0, ran.stderr
        line = witness.answer(request.read_bytes(), key, AT)
        signed = take_answer(note, line.encode(), [cosigner])
        before.write_bytes(signed)
        ran = verifier("cosigned", vkey_of(case), before, cosigner.vkey)
        assert ran.returncode == 0, ran.stderr
        old = head.size
    other = Verifier(name="x", key=bytes(32)).vkey
    assert verifier("cosigned", vkey_of(case), before, other).returncode == 1
    before.write_bytes(signed.replace(b"partner", b"another"))
    assert verifier("cosigned", vkey_of(case), before, cosigner.vkey).returncode == 1


def test_a_cosigned_proof_is_accepted_with_its_witness(verifier, case, tmp_path):
    witness = WitnessState(tmp_path / "witness")
    cosigner = witness.create("partner.example/witness", WORDS)
    witness.trust(case.settings.verifiers[0])
    case.publish()
    note = case.layout.checkpoint.read_bytes()
    tree = StoredTree(case.rows)
    line = witness.answer(ask(tree, 0, note).to_bytes(), witness.unlock(WORDS), AT)
    leaf, plain, proof = tmp_path / "leaf", tmp_path / "plain.tlog-proof", tmp_path / "cosigned.tlog-proof"
    (content,) = tree.leaves(1, 2)
    leaf.write_bytes(content)
    plain.write_bytes(make_tlog_proof(tree, content, 1, note).to_bytes())
    signed = take_answer(note, line.encode(), [cosigner])
    proof.write_bytes(make_tlog_proof(tree, content, 1, signed).to_bytes())
    assert verifier("proof", vkey_of(case), leaf, proof, "--", cosigner.vkey).returncode == 0
    assert verifier("proof", vkey_of(case), leaf, plain, proof).returncode == 0
    assert verifier("proof", vkey_of(case), leaf, plain, "--", cosigner.vkey).returncode == 1
