"""What was learnt the hard way, across every reader of bytes from outside: one spelling, exact sizes, no silence.

Each law is held against all that read such a thing: notes, checkpoints, keys, proofs, policies, requests to a witness
and its book, leaves, settings.
"""

import base64
import hashlib
import json
import re
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage
from farbank.keeping.ledger.commit import Commit, read_commit
from farbank.keeping.log.checkpoint import Checkpoint, read_checkpoint, sign_checkpoint
from farbank.keeping.log.leaf import Leaf, Mark, read_leaf
from farbank.keeping.log.merkle import EMPTY_ROOT, leaf_hash, proves_consistency, proves_inclusion, root_of
from farbank.keeping.log.note import Verifier, from_base64, read_note, read_vkey, sign_note
from farbank.keeping.log.settings import Settings, read_settings
from farbank.keeping.log.tiles import tile_at
from farbank.keeping.proof.add_checkpoint import Declined, ask, read_answer, read_question, take_answer
from farbank.keeping.proof.cosignature import Cosigner, cosign, read_cosigner
from farbank.keeping.proof.cosigner_key import lock_cosigner, new_cosigner, unlock_cosigner
from farbank.keeping.proof.policy import Policy, Witness
from farbank.keeping.proof.read_policy import read_policy
from farbank.keeping.proof.tlog_proof import make_tlog_proof, read_tlog_proof, verify_tlog_proof
from farbank.keeping.proof.witness import Agreed, decide
from farbank.keeping.proof.witness_book import Book, KnownLog, read_book
from farbank.values.handling import Secret
from farbank.values.ids import MemberId

AT = datetime(2026, 11, 22, 8, 30, 15, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
WITNESS_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
ORIGIN = "farbank/" + "ab" * 16
LOG = Verifier(name=ORIGIN, key=KEY.public_key().public_bytes_raw())
COSIGNER = Cosigner(name="partner.example", key=WITNESS_KEY.public_key().public_bytes_raw())
LEAVES = [b"entry %d" % number for number in range(21)]
ROW = [leaf_hash(each) for each in LEAVES]
HEAD = Checkpoint(origin=ORIGIN, size=20, root=root_of(ROW[:20]))
NOTE = sign_checkpoint(HEAD, KEY)
TEXT = NOTE.decode().partition("\n\n")[0] + "\n"
LINE = cosign(TEXT, COSIGNER.name, WITNESS_KEY, AT)
POLICY = Policy(logs=(LOG,), witnesses=(Witness(name="P", cosigner=COSIGNER),), quorum="P")
BOOK = Book(cosigner=COSIGNER.vkey, logs=(KnownLog(origin=ORIGIN, verifiers=(LOG,), size=7, root=root_of(ROW[:7])),))


class Row:
    def hashes(self, level, start, stop):
        assert level == 0
        return ROW[start:stop]


PROOF = make_tlog_proof(Row(), LEAVES[6], 6, NOTE).to_bytes()
REQUEST = ask(Row(), 7, NOTE).to_bytes()
SETTINGS = Settings(case="ab" * 16, origin=ORIGIN, verifiers=(LOG,), readme="cd" * 32).to_toml()
LEAF = Leaf(
    number=5,
    kind="item",
    month="2026-11",
    sealed="ab" * 32,
    body="cd" * 32,
    objects=(Mark(name="ef" * 32, mac="01" * 32),),
).to_bytes()


def agreed(untrusted):
    decision = decide(BOOK, untrusted)
    if isinstance(decision, Declined):
        raise Damage(decision.reason)
    assert isinstance(decision, Agreed)


READERS = {
    "note": (lambda untrusted: read_note(untrusted, [LOG]), NOTE),
    "checkpoint": (lambda untrusted: read_checkpoint(untrusted, ORIGIN, [LOG]), NOTE),
    "cosigned checkpoint": (POLICY.vouch, NOTE + LINE.encode()),
    "vkey": (lambda untrusted: read_vkey(untrusted.decode()), LOG.vkey.encode()),
    "cosigner vkey": (lambda untrusted: read_cosigner(untrusted.decode()), COSIGNER.vkey.encode()),
    "policy": (read_policy, POLICY.to_text().encode()),
    "proof": (read_tlog_proof, PROOF),
    "request": (agreed, REQUEST),
    "answer": (lambda untrusted: take_answer(NOTE, untrusted, [COSIGNER]), LINE.encode()),
    "book": (read_book, BOOK.to_bytes()),
    "settings": (read_settings, SETTINGS),
}
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def readers(*names):
    return pytest.mark.parametrize("name", names)


def read(name, untrusted):
    return READERS[name][0](untrusted)


def words_of_base64(good):
    """Every word in a text that is base64 of something with room for stray bits."""
    words = re.findall(r"[A-Za-z0-9/+]{40,}=+", good.decode())
    return sorted({part for word in words for part in (word, word.rpartition("+")[2]) if len(part) % 4 == 0})


@pytest.mark.parametrize("name", READERS)
def test_what_is_well_spelt_is_read(name):
    read(name, READERS[name][1])


def with_stray_bits(word):
    bare = word.rstrip("=")
    stray = bare[:-1] + ALPHABET[ALPHABET.index(bare[-1]) | 1] + "=" * (len(word) - len(bare))
    assert stray != word
    assert base64.b64decode(stray) == base64.b64decode(word), "Python takes both for the same bytes"
    return stray


@readers("note", "checkpoint", "cosigned checkpoint", "proof", "request", "answer", "book")
def test_base64_must_re_encode_to_the_same_text(name):
    good = READERS[name][1]
    words = words_of_base64(good)
    assert words, name
    for word in words:
        changed = good.replace(word.encode(), with_stray_bits(word).encode())
        assert changed != good
        with pytest.raises(Damage):
            read(name, changed)


@pytest.mark.parametrize(
    "spelt", ["=" * 4, "QQ", "QR==", "QQ== ", " QQ==", "QQ==QQ==", "Q_==", "QQ\n==", "QUI", "QUJ="]
)
def test_every_other_spelling_of_base64_is_refused_at_its_one_door(spelt):
    with pytest.raises(Damage):
        from_base64(spelt)


@readers("vkey", "cosigner vkey", "policy", "settings", "book")
def test_a_key_of_another_length_or_kind_is_refused_though_its_identifier_fits(name):
    good = READERS[name][1]
    (vkey,) = [each for each in (COSIGNER.vkey, LOG.vkey) if each.encode() in good][:1]
    owner = vkey.partition("+")[0]
    right = b"\x01" if vkey == LOG.vkey else b"\x04"
    for typed in (b"", right, right + bytes(31), right + bytes(33), b"\x02" + bytes(32), b"\x05" + bytes(32)):
        identifier = hashlib.sha256(owner.encode() + b"\n" + typed).digest()[:4].hex()
        wrong = f"{owner}+{identifier}+{base64.b64encode(typed).decode()}"
        with pytest.raises(Damage):
            read(name, good.replace(vkey.encode(), wrong.encode()))
    with pytest.raises(Damage):
        read(name, good.replace(vkey.encode(), (COSIGNER if right == b"\x01" else LOG).vkey.encode()))


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_root_is_exactly_32_bytes_whoever_signed_it(size):
    root = base64.b64encode(bytes(size)).decode()
    note = sign_note(f"{ORIGIN}\n20\n{root}\n", ORIGIN, KEY)
    line = cosign(f"{ORIGIN}\n20\n{root}\n", COSIGNER.name, WITNESS_KEY, AT)
    for name, untrusted in (
        ("checkpoint", note),
        ("cosigned checkpoint", note + line.encode()),
        ("request", b"old 7\n\n" + note),
        ("proof", PROOF.partition(b"\n\n")[0] + b"\n\n" + note),
        ("book", BOOK.to_bytes().replace(base64.b64encode(BOOK.logs[0].root), root.encode())),
    ):
        with pytest.raises(Damage):
            read(name, untrusted)


@pytest.mark.parametrize("size", [0, 31, 33, 64])
@readers("proof", "request")
def test_a_hash_in_a_proof_is_exactly_32_bytes(name, size):
    head, gap, rest = READERS[name][1].partition(b"\n\n")
    lines = head.split(b"\n")
    lines[-1] = base64.b64encode(bytes(size))
    with pytest.raises(Damage):
        read(name, b"\n".join(lines) + gap + rest)


def test_the_tree_itself_takes_no_hash_of_another_length():
    root = root_of(ROW[:2])
    assert proves_inclusion(ROW[0], 0, 2, [ROW[1]], root)
    assert not proves_inclusion(ROW[0] + ROW[1][:1], 0, 2, [ROW[1][1:]], root)
    assert not proves_consistency(1, ROW[0] + ROW[1][:1], 2, root, [ROW[1][1:]])


WRONG_NUMBERS = ["+20", "-20", "020", "00", " 20", "20 ", "2 0", "0x14", "20.0", "2e1", "1_0", "２０", "", "9" * 19]


@pytest.mark.parametrize("number", WRONG_NUMBERS)
def test_a_number_has_no_sign_no_leading_zero_and_no_space(number):
    root = base64.b64encode(HEAD.root).decode()
    note = sign_note(f"{ORIGIN}\n{number}\n{root}\n", ORIGIN, KEY)
    proof_head, request_head = PROOF.partition(b"\n\n")[0], REQUEST.partition(b"\n\n")[0]
    spelt = number.encode()
    for name, untrusted in (
        ("checkpoint", note),
        ("request", request_head + b"\n\n" + note),
        ("request", request_head.replace(b"old 7", b"old " + spelt) + b"\n\n" + NOTE),
        ("proof", proof_head.replace(b"index 6", b"index " + spelt) + b"\n\n" + NOTE),
        ("policy", POLICY.to_text().replace("quorum P", f"group g {number} P\nquorum g").encode()),
        ("answer", b"409 Conflict\n" + spelt + b"\nwhy\n"),
        ("book", BOOK.to_bytes().replace(b'"size":7', b'"size":' + spelt)),
    ):
        with pytest.raises(Damage):
            read(name, untrusted)
    assert tile_at(f"tile/0/000.p/{number}") is None


def test_an_unknown_cosigner_is_ignored_but_a_quorum_is_not():
    stranger = new_cosigner("stranger.example")
    line = cosign(TEXT, stranger.cosigner.name, stranger.signer(), AT).encode()
    assert read_checkpoint(NOTE + line, ORIGIN, [LOG]) == HEAD
    assert len(POLICY.vouch(NOTE + line + LINE.encode()).cosignatures) == 1
    for untrusted in (NOTE, NOTE + line, NOTE + LINE.replace("partner", "partnar").encode()):
        with pytest.raises(Damage, match="not cosigned"):
            POLICY.vouch(untrusted)
        proof = read_tlog_proof(PROOF.partition(b"\n\n")[0] + b"\n\n" + untrusted)
        with pytest.raises(Damage, match="not cosigned"):
            verify_tlog_proof(proof, LEAVES[6], POLICY)


def test_damage_to_the_line_of_a_witness_does_not_pass_where_the_witness_is_known():
    """Without keys and quorum a verifier cannot see it; that is why a policy belongs to every verification."""
    raw = bytearray(base64.b64decode(LINE.split(" ")[2]))
    raw[20] ^= 1
    damaged = f"— {COSIGNER.name} {base64.b64encode(raw).decode()}\n".encode()
    assert read_checkpoint(NOTE + damaged, ORIGIN, [LOG]) == HEAD
    with pytest.raises(Damage, match="does not hold"):
        POLICY.vouch(NOTE + damaged)


def test_a_known_key_that_fails_refuses_the_note_even_beside_one_that_holds():
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    second = Verifier(name=ORIGIN, key=other.public_key().public_bytes_raw())
    wrong = sign_note("something else\n", ORIGIN, other).decode().split("\n")[-2]
    both = NOTE + f"{wrong}\n".encode()
    with pytest.raises(Damage, match="does not hold"):
        read_checkpoint(both, ORIGIN, [LOG, second])
    with pytest.raises(Damage, match="does not hold"):
        Policy(logs=(LOG, second)).vouch(both)


def twice(line, key):
    """A line of JSON in which one key stands twice, with the same value."""
    value = json.dumps(json.loads(line)[key], separators=(",", ":"))
    return line.replace(b"{", b"{" + f'"{key}":{value},'.encode(), 1)


@pytest.mark.parametrize("key", sorted(json.loads(LEAF)))
def test_a_key_that_stands_twice_in_a_leaf_is_refused(key):
    assert json.loads(twice(LEAF, key)) == json.loads(LEAF), "a lax reader sees the same"
    read_leaf(LEAF)
    with pytest.raises(Damage):
        read_leaf(twice(LEAF, key))


def test_a_key_that_stands_twice_is_refused_inside_of_a_leaf_too():
    with pytest.raises(Damage):
        read_leaf(LEAF.replace(b'"objects":[{', b'"objects":[{"mac":"%s",' % (b"01" * 32)))


@pytest.mark.parametrize("key", ["cosigner", "logs", "v"])
def test_a_key_that_stands_twice_in_a_witness_s_book_is_refused(key):
    with pytest.raises(Damage):
        read_book(twice(BOOK.to_bytes(), key))


@pytest.mark.parametrize("key", ["salt", "sealed", "v", "vkey"])
def test_a_key_that_stands_twice_in_a_cosigner_s_key_file_is_refused(key):
    locked = lock_cosigner(new_cosigner("partner.example"), Secret("x"))
    with pytest.raises(Damage):
        unlock_cosigner(twice(locked, key), Secret("x"))


@pytest.mark.parametrize("key", ["at", "by", "count", "n", "signature", "v"])
def test_a_key_that_stands_twice_in_a_commit_is_refused(key):
    commit = Commit(number=4, count=2, by=MemberId("M1"), at=AT, signature="ab" * 64).to_bytes()
    read_commit(commit)
    with pytest.raises(Damage):
        read_commit(twice(commit, key))


@pytest.mark.parametrize("line", [b"format = 1\n", b'case = "' + b"ab" * 16 + b'"\n', b"[log]\n"])
def test_a_key_that_stands_twice_in_the_settings_is_refused(line):
    assert line in SETTINGS
    with pytest.raises(Damage):
        read_settings(SETTINGS.replace(line, line + line))


def test_nothing_has_no_proof():
    """`old 0` is followed by no proof, and a log without entries by any log."""
    first = b"old 0\n\n" + NOTE
    read_question(first)
    with pytest.raises(Damage, match="needs none"):
        read_question(b"old 0\n" + base64.b64encode(EMPTY_ROOT) + b"\n\n" + NOTE)
    new = Book(cosigner=COSIGNER.vkey, logs=(KnownLog(origin=ORIGIN, verifiers=(LOG,)),))
    assert isinstance(decide(new, first), Agreed)
    with_proof = decide(new, b"old 0\n" + base64.b64encode(EMPTY_ROOT) + b"\n\n" + NOTE)
    assert isinstance(with_proof, Declined)
    assert with_proof.status == 400


@pytest.mark.parametrize("added", ["\n", "extension\n\n", "\nextension\n"])
def test_no_line_of_a_checkpoint_is_empty(added):
    with pytest.raises(Damage, match="empty"):
        read_checkpoint(sign_note(TEXT + added, ORIGIN, KEY), ORIGIN, [LOG])


def test_lines_that_others_add_to_a_checkpoint_are_signed_with_it_and_left_alone():
    text = TEXT + "an extension\n"
    note = sign_note(text, ORIGIN, KEY)
    assert read_checkpoint(note, ORIGIN, [LOG]) == HEAD
    assert POLICY.vouch(note + cosign(text, COSIGNER.name, WITNESS_KEY, AT).encode()).checkpoint == HEAD
    with pytest.raises(Damage, match="does not hold"):
        POLICY.vouch(note + LINE.encode())


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("added", [b"\r", b"\x00", b"\t", b"\x1b[2J", b"\xff", b"\xe2\x80\xa8"])
def test_no_reader_takes_a_control_character_or_what_is_no_text(name, added):
    good = READERS[name][1]
    lenient = {("policy", b"\t")}  # the one format in which a tab is a space
    for at in (0, len(good) // 2, len(good)):
        changed = good[:at] + added + good[at:]
        if (name, added) in lenient or (name in {"vkey", "cosigner vkey"} and added == b"\xff"):
            continue
        with pytest.raises(Damage):
            read(name, changed)


@pytest.mark.parametrize("name", READERS)
def test_what_is_cut_short_anywhere_is_refused(name):
    good = READERS[name][1]
    for at in range(0, len(good), 3):
        with pytest.raises(Damage):
            read(name, good[:at])


def test_an_answer_is_a_cosignature_or_a_refusal_and_nothing_between():
    assert read_answer(Declined(status=409, reason="x", size=7).to_bytes()) == Declined(status=409, reason="x", size=7)
    for untrusted in (
        LINE.encode() + b"409 Conflict\n7\nx\n",
        b"200 OK\n" + LINE.encode(),
    ):
        with pytest.raises(Damage):
            read_answer(untrusted)
