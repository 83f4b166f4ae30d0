import itertools
from contextlib import suppress
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage
from farbank.keeping.log.note import Verifier, sign_note
from farbank.keeping.log.settings import LogName, Settings, read_settings
from farbank.keeping.proof.cosigner_key import new_cosigner
from farbank.keeping.proof.read_policy import read_policy

KEYS = tuple(Ed25519PrivateKey.from_private_bytes(bytes(31) + bytes([n])) for n in (1, 2, 3))
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


EARLIER = LogName(origin=SETTINGS.origin, verifiers=SETTINGS.verifiers)
NOW = LogName(
    origin=SETTINGS.origin + "/2",
    verifiers=tuple(Verifier(name=SETTINGS.origin + "/2", key=each.public_key().public_bytes_raw()) for each in KEYS),
    handovers=tuple(
        sign_note(
            Verifier(name=SETTINGS.origin + "/2", key=after.public_key().public_bytes_raw()).vkey + "\n",
            SETTINGS.origin + "/2",
            before,
        ).decode()
        for before, after in itertools.pairwise(KEYS)
    ),
)
WITNESSES = tuple(new_cosigner(name).cosigner.vkey for name in ("b.example/desk", "a.example/desk"))
GROWN = replace(SETTINGS.renamed(NOW), witnesses=WITNESSES)


def test_one_name_one_key_and_nobody_who_cosigns_is_the_first_format_and_all_else_the_second():
    assert b"format = 1\n" in TOML
    for settings in (GROWN, SETTINGS.renamed(NOW), replace(SETTINGS, witnesses=WITNESSES)):
        assert b"format = 2\n" in settings.to_toml()
        assert read_settings(settings.to_toml()) == settings


def test_earlier_names_stand_first_and_the_key_that_signs_last():
    assert [each.origin for each in GROWN.names()] == [EARLIER.origin, NOW.origin]
    logs = [line for line in GROWN.to_toml().decode().splitlines() if line.startswith("log ")]
    assert logs[-1] == f"log {GROWN.signs.vkey}"


def test_the_policy_is_one_that_others_read():
    policy = read_policy(GROWN.policy.encode())
    assert (policy.logs, policy.quorum) == (GROWN.verifiers, "none")
    assert tuple(each.cosigner.vkey for each in policy.witnesses) == WITNESSES


@pytest.mark.parametrize("at", range(0, len(GROWN.to_toml()), 17))
def test_a_flipped_bit_does_not_pass_for_the_same_settings_of_the_second_format(at):
    changed = bytearray(GROWN.to_toml())
    changed[at] ^= 1
    with suppress(Damage):
        assert read_settings(bytes(changed)) != GROWN


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: replace(GROWN, handovers=GROWN.handovers[:1]).to_toml(),
        lambda: replace(GROWN, handovers=tuple(reversed(GROWN.handovers))).to_toml(),
        lambda: replace(GROWN, witnesses=(*WITNESSES, WITNESSES[0])),
        lambda: replace(GROWN, earlier=(*GROWN.earlier, EARLIER)),
        lambda: SETTINGS.renamed(EARLIER),
        lambda: replace(GROWN, verifiers=(*GROWN.verifiers[:-1], SETTINGS.verifiers[0])).to_toml(),
        lambda: LogName(origin="x", verifiers=()),
    ],
)
def test_keys_nobody_vouched_for_and_names_given_twice_are_refused(wrong):
    with pytest.raises(Damage):
        read_settings(wrong())


@pytest.mark.parametrize(
    "change",
    [
        (b"format = 1", b"format = 2"),
        (b"format = 1", b"format = 3"),
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
