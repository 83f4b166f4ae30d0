import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage
from farbank.keeping.log.checkpoint import Checkpoint, read_checkpoint, sign_checkpoint
from farbank.keeping.log.note import Verifier, sign_note

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ORIGIN = "farbank/0123"
WHO = Verifier(name=ORIGIN, key=KEY.public_key().public_bytes_raw())
ROOT = base64.b64encode(bytes(32)).decode()


def signed(text):
    return sign_note(text, ORIGIN, KEY)


def test_a_checkpoint_comes_back_as_it_was_signed():
    checkpoint = Checkpoint(origin=ORIGIN, size=20, root=bytes(range(32)))
    assert read_checkpoint(sign_checkpoint(checkpoint, KEY), ORIGIN, [WHO]) == checkpoint


@pytest.mark.parametrize("size", ["020", "+20", "-1", "", "2 0", "0x14", "２０", "20.0", "9" * 19])
def test_a_size_has_no_sign_and_no_leading_zero(size):
    with pytest.raises(Damage, match="size"):
        read_checkpoint(signed(f"{ORIGIN}\n{size}\n{ROOT}\n"), ORIGIN, [WHO])


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_root_is_exactly_32_bytes(length):
    root = base64.b64encode(bytes(length)).decode()
    with pytest.raises(Damage, match="32 bytes"):
        read_checkpoint(signed(f"{ORIGIN}\n20\n{root}\n"), ORIGIN, [WHO])


def test_a_checkpoint_of_another_log_is_refused_whoever_signed_it():
    with pytest.raises(Damage, match="another log"):
        read_checkpoint(signed(f"farbank/other\n20\n{ROOT}\n"), ORIGIN, [WHO])


@pytest.mark.parametrize("text", [f"{ORIGIN}\n20\n", f"{ORIGIN}\n", "\n"])
def test_a_checkpoint_that_is_cut_short_is_refused(text):
    with pytest.raises(Damage):
        read_checkpoint(signed(text), ORIGIN, [WHO])
