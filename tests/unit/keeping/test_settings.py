from contextlib import suppress

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage
from farbank.keeping.note import Verifier
from farbank.keeping.settings import Settings, read_settings

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32))).public_key().public_bytes_raw()
SETTINGS = Settings(
    case="ab" * 16,
    origin="farbank/" + "ab" * 16,
    verifiers=(Verifier(name="farbank/" + "ab" * 16, key=KEY),),
    readme="cd" * 32,
)
TOML = SETTINGS.to_toml()


def test_the_settings_come_back_as_they_were_written():
    assert read_settings(TOML) == SETTINGS


@pytest.mark.parametrize("at", range(0, len(TOML), 5))
def test_a_flipped_bit_does_not_pass_for_the_same_settings(at):
    changed = bytearray(TOML)
    changed[at] ^= 1
    with suppress(Damage):
        assert read_settings(bytes(changed)) != SETTINGS


@pytest.mark.parametrize(
    "change",
    [
        (b"format = 1", b"format = 2"),
        (b"quorum none", b"quorum none\nquorum none"),
        (b"quorum none\n", b""),
        (b"log farbank", b"witness farbank"),
        (b'case = "', b'case = "x'),
        (b"format", b"title = 'x'\nformat"),
    ],
)
def test_a_policy_without_one_log_and_one_quorum_or_another_format_is_refused(change):
    with pytest.raises(Damage):
        read_settings(TOML.replace(*change))
