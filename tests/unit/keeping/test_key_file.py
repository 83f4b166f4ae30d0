import json
import unicodedata

import pytest

from farbank.errors import Damage, Locked
from farbank.keeping.key_file import Cost, lock_keys, new_keys, unlock_keys
from farbank.values.handling import Secret
from farbank.values.ids import MemberId

CHEAP = Cost(kib=8 * 1024, passes=1, lanes=1)
KEYS = new_keys("ab" * 16, MemberId("M1"))
FILE = lock_keys(KEYS, Secret("고양이 passphrase"), CHEAP)


def changed(**fields):
    return json.dumps({**json.loads(FILE), **fields}).encode()


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


def test_the_standard_cost_is_64_mib_and_3_passes():
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
    [b"", b"{}", b"[]", b"null", b"\xff", changed(kdf="md5"), changed(v=2), changed(salt="QQ=="), changed(sealed=7)],
)
def test_a_file_that_is_not_a_key_file_is_damage(untrusted):
    with pytest.raises(Damage):
        unlock_keys(untrusted, Secret("고양이 passphrase"))


def test_keys_never_print_themselves():
    shown = f"{KEYS} {KEYS!r} {KEYS.desk}"
    assert shown == "<secret> <secret> <secret>"


def test_the_file_shows_none_of_the_keys():
    for secret in (KEYS.secret.hex(), KEYS.signing.hex(), KEYS.desk.value, '"M1"', KEYS.case):
        assert secret.encode() not in FILE
