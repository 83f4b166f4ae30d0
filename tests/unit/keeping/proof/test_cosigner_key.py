import json

import pytest

from farbank.errors import Damage, Locked
from farbank.keeping.proof.cosigner_key import CosignerKey, lock_cosigner, new_cosigner, unlock_cosigner
from farbank.values.digest import canonical_json
from farbank.values.handling import Secret

WORDS = Secret("abacus uncoated rigid viewable dreadful zoom")
KEY = new_cosigner("partner.example/witness")
LOCKED = lock_cosigner(KEY, WORDS)


def changed(**fields):
    return canonical_json({**json.loads(LOCKED), **fields}) + b"\n"


def test_a_key_comes_back_under_its_passphrase_and_under_no_other():
    assert unlock_cosigner(LOCKED, WORDS) == KEY
    with pytest.raises(Locked):
        unlock_cosigner(LOCKED, Secret("another"))


def test_two_files_of_one_key_share_nothing_but_its_public_half():
    first, second = json.loads(LOCKED), json.loads(lock_cosigner(KEY, WORDS))
    assert first["vkey"] == second["vkey"] == KEY.cosigner.vkey
    assert first["salt"] != second["salt"]
    assert first["sealed"] != second["sealed"]


def test_neither_the_file_nor_the_value_shows_the_key():
    assert KEY.seed not in LOCKED
    assert KEY.seed.hex() not in LOCKED.decode()
    assert repr(KEY) == str(KEY) == "<secret>"


def test_a_file_whose_name_was_changed_does_not_open():
    other = new_cosigner("partner.example/witness").cosigner.vkey
    with pytest.raises(Locked):
        unlock_cosigner(changed(vkey=other), WORDS)


@pytest.mark.parametrize(
    "untrusted",
    [
        LOCKED[:-1],
        b" " + LOCKED,
        changed(v=2),
        changed(v="1"),
        changed(kib=8),
        changed(salt="AAAA"),
        changed(vkey="x"),
        changed(vkey=3),
        changed(sealed="Q"),
        b"{}\n",
        b"[]\n",
        b"1\n",
        b"\xff",
        b"",
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_no_key_file_is_damage(untrusted):
    with pytest.raises(Damage, match=r"form|key|base64"):
        unlock_cosigner(untrusted, WORDS)


def test_a_key_belongs_to_its_cosigner():
    with pytest.raises(Damage):
        CosignerKey(cosigner=KEY.cosigner, seed=bytes(32))
