import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Conflict, Damage, DiskTrouble, Locked, Refused
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.log.checkpoint import Checkpoint, sign_checkpoint
from farbank.keeping.log.merkle import EMPTY_ROOT, leaf_hash, root_of
from farbank.keeping.log.note import Verifier, parse_note, sign_note
from farbank.keeping.proof.add_checkpoint import Declined, Question, ask, read_answer, read_question, take_answer
from farbank.keeping.proof.cosignature import cosignatures
from farbank.keeping.proof.cosigner_key import new_cosigner
from farbank.keeping.proof.witness import WitnessState
from farbank.keeping.proof.witness_book import read_book
from farbank.values.handling import Secret

AT = datetime(2026, 11, 22, 8, 30, 15, tzinfo=UTC)
WORDS = Secret("abacus uncoated rigid viewable dreadful zoom")
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
ORIGIN = "desk.example/log"
LOG = Verifier(name=ORIGIN, key=KEY.public_key().public_bytes_raw())


class History:
    """A log that can go on in more than one way."""

    def __init__(self, word=b"entry"):
        self.row = [leaf_hash(word + b" %d" % number) for number in range(200)]

    def hashes(self, level, start, stop):
        assert level == 0
        return self.row[start:stop]

    def note(self, size, key=KEY, origin=ORIGIN):
        return sign_checkpoint(Checkpoint(origin=origin, size=size, root=root_of(self.row[:size])), key)

    def question(self, old, size):
        return ask(self, old, self.note(size)).to_bytes()


TRUE, FORKED = History(), History(b"forged")


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    state = WitnessState(tmp_path_factory.mktemp("partner") / "witness")
    state.create("partner.example/witness", WORDS)
    return state, state.unlock(WORDS)


@pytest.fixture
def key(begun):
    return begun[1]


@pytest.fixture
def state(begun, tmp_path):
    folder = tmp_path / "witness"
    folder.mkdir()
    for path in begun[0]._folder.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    copy = WitnessState(folder)
    copy.trust(LOG)
    return copy


def good(state, key, old, size):
    line = state.answer(TRUE.question(old, size), key, AT)
    assert isinstance(line, str), line
    return line


def refusal(state, key, untrusted):
    before = state.book()
    declined = state.answer(untrusted, key, AT)
    assert isinstance(declined, Declined)
    assert state.book() == before, "a refusal changes nothing"
    return declined


def test_a_log_that_grows_is_cosigned_step_by_step(state, key):
    old = 0
    for size in (1, 2, 3, 64, 65, 65, 127, 128, 200):
        signed = take_answer(TRUE.note(size), good(state, key, old, size).encode(), [key.cosigner])
        (found,) = cosignatures(parse_note(signed), [key.cosigner])
        assert (found.cosigner, found.at) == (key.cosigner, AT)
        assert state.book().find(ORIGIN).size == size
        old = size


def test_a_log_that_went_back_is_refused_with_the_size_that_was_seen(state, key):
    good(state, key, 0, 10)
    declined = refusal(state, key, TRUE.question(5, 8))
    assert (declined.status, declined.size) == (409, 10)
    assert "went back" in declined.reason
    assert refusal(state, key, TRUE.question(0, 8)).status == 409
    backwards = Question(old=10, proof=(), checkpoint=TRUE.note(8)).to_bytes()
    assert refusal(state, key, backwards).status == 400


def test_a_fork_of_the_same_size_is_refused(state, key):
    good(state, key, 0, 10)
    declined = refusal(state, key, FORKED.question(10, 10))
    assert (declined.status, declined.size) == (409, 10)
    assert "forked" in declined.reason


def test_a_fork_that_went_on_is_refused_whatever_its_proof(state, key):
    good(state, key, 0, 10)
    assert refusal(state, key, FORKED.question(10, 20)).status == 422
    mixed = Question(old=10, proof=read_question(TRUE.question(10, 20)).proof, checkpoint=FORKED.note(20))
    assert refusal(state, key, mixed.to_bytes()).status == 422
    assert refusal(state, key, Question(old=10, proof=(), checkpoint=TRUE.note(20)).to_bytes()).status == 422


def test_a_request_from_another_size_is_told_the_one_that_was_seen_and_can_be_asked_again(state, key):
    good(state, key, 0, 10)
    for old in (0, 9, 11):
        declined = refusal(state, key, TRUE.question(old, 20))
        assert (declined.status, declined.size) == (409, 10)
    told = read_answer(declined.to_bytes())
    good(state, key, told.size, 20)


def test_a_log_that_is_not_known_is_refused(state, key):
    other = TRUE.note(5, origin="other.example/log")
    assert refusal(state, key, Question(old=0, proof=(), checkpoint=other).to_bytes()).status == 404


def test_a_checkpoint_that_the_log_did_not_sign_is_refused(state, key):
    stranger = Ed25519PrivateKey.from_private_bytes(bytes([1]) * 32)
    by_stranger = Question(old=0, proof=(), checkpoint=TRUE.note(5, stranger)).to_bytes()
    assert refusal(state, key, by_stranger).status == 403
    changed = TRUE.question(0, 5).replace(b"\n5\n", b"\n6\n")
    assert refusal(state, key, changed).status == 403


def test_a_key_that_was_rotated_is_a_further_one_of_the_same_log(state, key):
    later = Ed25519PrivateKey.from_private_bytes(bytes([2]) * 32)
    good(state, key, 0, 5)
    rotated = ask(TRUE, 5, TRUE.note(9, later)).to_bytes()
    assert refusal(state, key, rotated).status == 403
    state.trust(Verifier(name=ORIGIN, key=later.public_key().public_bytes_raw()))
    assert isinstance(state.answer(rotated, key, AT), str)
    assert state.book().find(ORIGIN).size == 9


def test_trusting_a_log_again_does_not_forget_its_head(state, key):
    good(state, key, 0, 5)
    state.trust(LOG)
    assert (state.book().find(ORIGIN).size, state.book().find(ORIGIN).verifiers) == (5, (LOG,))


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"old 0\n",
        b"old 0\n\n",
        b"old 0\n\nnot a note\n",
        b"new 0\n\n" + TRUE.note(5),
        b"old  0\n\n" + TRUE.note(5),
        b"old -1\n\n" + TRUE.note(5),
        b"old 00\n\n" + TRUE.note(5),
        b"old +5\n\n" + TRUE.note(5),
        b"old\n\n" + TRUE.note(5),
        b"\n\n" + TRUE.note(5),
        b"\xff\n\n" + TRUE.note(5),
        b"old 0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n" + TRUE.note(5),
        b"old 4\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n\n" + TRUE.note(5),
        b"old 4\nAAAA\n\n" + TRUE.note(5),
        b"old 4" + b"\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" * 64 + b"\n\n" + TRUE.note(5),
        b"old 6\n\n" + TRUE.note(5),
        b"old 0\n\n" + TRUE.note(5)[:-1],
        b"old 0\n\n" + bytes(2 << 20),
        b"old 0\n\n"
        + sign_note(TRUE.note(5).decode().partition("\n\n")[0] + "\n" + "x" * (2 << 20) + "\n", ORIGIN, KEY),
    ],
)
def test_a_request_without_the_form_of_one_is_refused(state, key, untrusted):
    assert refusal(state, key, untrusted).status == 400


def test_every_refusal_comes_back_as_it_was_written():
    for declined in (
        Declined(status=409, reason="the log went back", size=20852014),
        Declined(status=404, reason="not known"),
        Declined(status=422, reason="the proof does not lead there"),
    ):
        assert read_answer(declined.to_bytes()) == declined
    assert Declined(status=409, reason="x", size=7).to_bytes().split(b"\n")[:2] == [b"409 Conflict", b"7"]


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"\n",
        b"200 OK\n",
        b"409 Conflict\n07\nx\n",
        b"409 Conflict\n7",
        b"\xff\n",
        "— a b\n".encode(),
        b"404\n",
        b"409 Conflict\n7\n\x1b[2J\n",
        b"\x1b[2J\n",
    ],
)
def test_an_answer_without_the_form_of_one_is_refused(untrusted):
    with pytest.raises(Damage, match="the partner's answer"):
        take_answer(TRUE.note(5), untrusted, [])


def test_the_head_is_remembered_before_the_cosignature_is_given(state, key):
    class Failing(Disk):
        def rename(self, old, new):
            raise DiskTrouble("full")

    failing = WitnessState(state._folder, Failing())
    with pytest.raises(DiskTrouble):
        failing.answer(TRUE.question(0, 5), key, AT)
    assert state.book().find(ORIGIN).size == 0
    good(state, key, 0, 5)


def test_an_answer_that_was_lost_can_be_asked_for_again(state, key):
    good(state, key, 0, 5)
    assert state.answer(TRUE.question(5, 5), key, AT + timedelta(days=1)) != good(state, key, 5, 5)


def test_one_question_at_a_time(state, key):
    impatient = WitnessState(state._folder, wait_seconds=0)
    with Disk().lock(state._folder, wait_seconds=0), pytest.raises(Conflict):
        impatient.answer(TRUE.question(0, 5), key, AT)
    good(impatient, key, 0, 5)


def test_of_two_questions_from_one_size_only_one_is_cosigned(state, key):
    with ThreadPoolExecutor(2) as together:
        given = list(together.map(lambda size: state.answer(TRUE.question(0, size), key, AT), (5, 8)))
    (declined,) = [each for each in given if isinstance(each, Declined)]
    assert (declined.status, declined.size) == (409, state.book().find(ORIGIN).size)


def test_an_answer_adds_only_lines_that_hold_of_cosigners_that_we_know(state, key):
    line = good(state, key, 0, 5)
    stranger = new_cosigner("stranger.example")
    other = WitnessState(state._folder.parent / "other")
    other.create("stranger.example", WORDS)
    other.trust(LOG)
    unknown = other.answer(TRUE.question(0, 5), other.unlock(WORDS), AT)
    signed = take_answer(TRUE.note(5), (unknown + line).encode(), [key.cosigner, stranger.cosigner])
    assert signed == TRUE.note(5) + line.encode()
    with pytest.raises(Damage, match="no cosigner that we know"):
        take_answer(TRUE.note(5), unknown.encode(), [key.cosigner])
    with pytest.raises(Damage, match="does not hold"):
        take_answer(TRUE.note(6), line.encode(), [key.cosigner])


def test_a_cosigner_that_stands_under_a_checkpoint_already_stays_as_it_is(state, key):
    line = good(state, key, 0, 5)
    signed = take_answer(TRUE.note(5), line.encode(), [key.cosigner])
    later = state.answer(TRUE.question(5, 5), key, AT + timedelta(days=1))
    assert take_answer(signed, later.encode(), [key.cosigner]) == signed
    assert take_answer(TRUE.note(5), (line + later).encode(), [key.cosigner]) == signed


def test_key_and_book_are_readable_by_their_owner_only_and_the_key_needs_its_passphrase(state):
    for path in state._folder.iterdir():
        path.chmod(0o600)
    fresh = WitnessState(state._folder.parent / "fresh")
    fresh.create("partner.example", WORDS)
    assert {stat.S_IMODE(path.stat().st_mode) for path in fresh._folder.iterdir()} == {0o600}
    with pytest.raises(Locked):
        fresh.unlock(Secret("wrong"))
    assert repr(fresh.unlock(WORDS)) == "<secret>"
    assert fresh.unlock(WORDS).seed not in b"".join(path.read_bytes() for path in fresh._folder.iterdir())


def test_a_lost_book_is_damage_and_no_empty_one(state, key):
    (state._folder / "book.json").unlink()
    with pytest.raises(Damage, match="missing"):
        state.answer(TRUE.question(0, 5), key, AT)


def test_a_book_of_another_key_is_refused(state):
    with pytest.raises(Damage, match="another key"):
        state.answer(TRUE.question(0, 5), new_cosigner("partner.example/witness"), AT)


@pytest.mark.parametrize("name", ["", "two words", "plus+plus", "tab\tbed", "line\nfeed"])
def test_the_name_of_a_witness_is_one_word(tmp_path, name):
    with pytest.raises(Refused, match="one word"):
        WitnessState(tmp_path / "new").create(name, WORDS)
    assert not (tmp_path / "new").exists()


def test_a_witness_is_not_begun_over_another_one(state):
    with pytest.raises(Refused, match="not empty"):
        state.create("partner.example", WORDS)


def test_a_book_has_one_spelling_and_any_other_is_damage(state, key):
    good(state, key, 0, 5)
    spelt = state.book().to_bytes()
    assert read_book(spelt) == state.book()
    for wrong in (
        spelt.replace(b'"size":5', b'"size":5,"size":5'),
        spelt.replace(b'"size":5', b'"size":5.0'),
        spelt.replace(b'"size":5', b'"size":true'),
        spelt.replace(b'"size":5', b'"size":-5'),
        spelt.replace(b'"size":5', b'"size":0'),
        spelt.replace(b'"v":1', b'"v":2'),
        spelt.replace(LOG.vkey.encode(), key.cosigner.vkey.encode()),
        spelt.replace(f'"{LOG.vkey}"'.encode(), b""),
        spelt.replace(f'"origin":"{ORIGIN}"'.encode(), b'"origin":"other.example/log"'),
        spelt.replace(b"{", b"{ ", 1),
        spelt[:-1],
        spelt[:-3],
        b"[]",
        b"[" * 100_000,
        b"\xff",
        b"",
    ):
        assert wrong != spelt
        with pytest.raises(Damage):
            read_book(wrong)


def test_the_head_of_a_log_that_was_never_cosigned_is_the_empty_one(state):
    assert (state.book().find(ORIGIN).size, state.book().find(ORIGIN).root) == (0, EMPTY_ROOT)


def test_a_book_never_goes_back_nor_remembers_a_log_that_it_does_not_trust(state, key):
    good(state, key, 0, 5)
    with pytest.raises(Refused, match="never goes back"):
        state.book().having_seen(Checkpoint(origin=ORIGIN, size=4, root=bytes(32)))
    with pytest.raises(Refused):
        state.book().having_seen(Checkpoint(origin="other.example/log", size=9, root=bytes(32)))


def test_two_logs_are_cosigned_apart(state, key):
    other = Verifier(name="other.example/log", key=LOG.key)
    state.trust(other)
    good(state, key, 0, 9)
    asked = Question(old=0, proof=(), checkpoint=FORKED.note(3, origin=other.name)).to_bytes()
    assert isinstance(state.answer(asked, key, AT), str)
    assert [(each.origin, each.size) for each in state.book().logs] == [(ORIGIN, 9), (other.name, 3)]
