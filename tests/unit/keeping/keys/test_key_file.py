import base64
import dataclasses
import json
import unicodedata

import pyrage
import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from farbank.errors import Damage, Locked
from farbank.keeping.keys import key_file
from farbank.keeping.keys.key_file import Cost, lock_keys, read_key_file, unlock_keys, wrap_secret
from farbank.keeping.keys.member_keys import new_keys, own_keys
from farbank.keeping.keys.sealing import seal_bytes
from farbank.values.digest import canonical_json
from farbank.values.handling import Secret
from farbank.values.ids import MemberId

CHEAP = Cost(kib=8 * 1024, passes=1, lanes=1)
KEYS = new_keys("ab" * 16, MemberId("M1"))
PASSPHRASE = Secret("고양이 passphrase")
FILE = lock_keys(KEYS, PASSPHRASE, CHEAP)


def changed(**fields):
    return canonical_json({**json.loads(FILE), **fields}) + b"\n"


def test_the_passphrase_opens_the_key_file():
    assert unlock_keys(FILE, Secret("고양이 passphrase")) == KEYS


def test_the_passphrase_opens_it_however_the_keyboard_composes_its_letters():
    decomposed = unicodedata.normalize("NFD", "고양이 passphrase")
    assert decomposed != "고양이 passphrase"
    assert unlock_keys(FILE, Secret(decomposed)) == KEYS


def test_a_wrong_passphrase_is_locked_and_repeats_nothing():
    with pytest.raises(Locked) as caught:
        unlock_keys(FILE, Secret("hunter2"))
    assert "hunter2" not in str(caught.value)


def test_the_standard_cost_is_64_mib_and_3_passes(monkeypatch):
    monkeypatch.setattr(key_file, "Cost", Cost)
    header = json.loads(lock_keys(KEYS, Secret("x")))
    assert (header["kdf"], header["kib"], header["passes"], header["lanes"]) == ("argon2id", 65536, 3, 4)


def test_two_key_files_of_one_passphrase_share_no_salt():
    assert json.loads(FILE)["salt"] != json.loads(lock_keys(KEYS, Secret("고양이 passphrase"), CHEAP))["salt"]


@pytest.mark.parametrize("field", ["kib", "passes", "lanes"])
def test_the_parameters_are_authenticated(field):
    with pytest.raises(Locked):
        unlock_keys(changed(**{field: json.loads(FILE)[field] * 2}), Secret("고양이 passphrase"))


@pytest.mark.parametrize(
    "fields",
    [
        {"kib": 1 << 30},
        {"kib": 8},
        {"kib": True},
        {"kib": 8192.0},
        {"passes": 0},
        {"passes": 10**6},
        {"lanes": 0},
        {"lanes": 999},
    ],
)
def test_parameters_outside_of_bounds_are_refused_before_they_cost_anything(fields):
    with pytest.raises(Damage, match="key file"):
        unlock_keys(changed(**fields), Secret("고양이 passphrase"))


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff",
        changed(kdf="md5"),
        changed(v=3),
        changed(v=1),
        changed(v=True),
        changed(salt="QQ=="),
        changed(sealed=7),
        changed(wrapped="QQ"),
        changed(wrapped=None),
        changed(epoch=0),
        changed(epoch=True),
        changed(epoch="1"),
        changed(member=1),
        changed(note="x"),
        FILE + b"\n",
        FILE.replace(b":2,", b": 2,"),
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_not_a_key_file_is_damage(untrusted):
    with pytest.raises(Damage):
        unlock_keys(untrusted, Secret("고양이 passphrase"))


def test_keys_never_print_themselves():
    shown = f"{KEYS} {KEYS!r} {KEYS.identity}"
    assert shown == "<secret> <secret> <secret>"


def test_the_file_shows_none_of_the_keys():
    for secret in (KEYS.secret, KEYS.signing):
        assert secret not in FILE
        assert secret.hex().encode() not in FILE
    assert KEYS.identity.value.encode() not in FILE
    assert KEYS.recipient().encode() not in FILE


def rewrapped(keys, recipient=None, **named):
    """The member's own file with another secret beside what is under the passphrase."""
    file = wrap_secret(read_key_file(FILE), keys, recipient or KEYS.recipient())
    return dataclasses.replace(file, **named).to_bytes()


def test_a_new_epoch_needs_nobodys_passphrase():
    newer = dataclasses.replace(KEYS, epoch=2, secret=bytes(range(32)))
    file = rewrapped(newer)
    assert unlock_keys(file, PASSPHRASE) == newer
    assert json.loads(file)["sealed"] == json.loads(FILE)["sealed"]


def test_a_case_secret_counts_only_for_the_case_the_member_and_the_epoch_that_the_file_names():
    newer = dataclasses.replace(KEYS, epoch=2)
    other_case = dataclasses.replace(KEYS, case="cd" * 16)
    for file in (
        rewrapped(newer, epoch=3),
        rewrapped(newer, epoch=1),
        rewrapped(newer, case="cd" * 16),
        rewrapped(other_case),
        rewrapped(newer, member=MemberId("M2")),
    ):
        with pytest.raises(Damage):
            unlock_keys(file, PASSPHRASE)


def test_a_case_secret_for_somebody_else_does_not_open():
    somebody = new_keys("ab" * 16, MemberId("M1"))
    with pytest.raises(Damage):
        unlock_keys(rewrapped(KEYS, somebody.recipient()), PASSPHRASE)


def test_a_case_secret_of_another_length_is_damage():
    short = json.dumps({"case": KEYS.case, "epoch": 1, "member": "M1", "secret": "abcd"}).encode()
    wrapped = pyrage.encrypt(short, [pyrage.x25519.Recipient.from_str(KEYS.recipient())])
    with pytest.raises(Damage):
        unlock_keys(dataclasses.replace(read_key_file(FILE), wrapped=wrapped).to_bytes(), PASSPHRASE)


def version_1(keys, passphrase):
    """A key file as farbank 0.1.0 wrote it."""
    header = {name: json.loads(FILE)[name] for name in ("kdf", "kib", "passes", "lanes", "salt")} | {"v": 1}
    inner = {
        "case": keys.case,
        "desk": keys.identity.value,
        "epoch": keys.epoch,
        "member": keys.member,
        "secret": keys.secret.hex(),
        "signing": keys.signing.hex(),
    }
    key = Argon2id(salt=base64.b64decode(header["salt"]), length=32, iterations=1, lanes=1, memory_cost=8192).derive(
        passphrase.value.encode()
    )
    sealed = seal_bytes(key, canonical_json(inner), canonical_json(header))
    return canonical_json({**header, "sealed": base64.b64encode(sealed).decode()}) + b"\n"


def test_a_key_file_of_version_1_still_opens_and_its_member_is_the_source_desk():
    assert unlock_keys(version_1(KEYS, Secret("old")), Secret("old")) == KEYS
    with pytest.raises(Locked):
        unlock_keys(version_1(KEYS, Secret("old")), PASSPHRASE)


def test_who_is_not_of_the_source_desk_is_not_made_so_by_their_key_file():
    keys = own_keys("ab" * 16, MemberId("M2"), epoch=4, secret=bytes(32), desk=False)
    assert unlock_keys(lock_keys(keys, PASSPHRASE, CHEAP), PASSPHRASE) == keys
