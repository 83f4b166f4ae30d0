import base64
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage, Refused
from farbank.keeping.log.note import Verifier, parse_note, read_note, sign_note, signature_line
from farbank.keeping.proof.cosignature import Cosigner, cosign, cosignatures, read_cosigner

# of the network of public witnesses; its identifier follows from its name and key
PUBLIC_WITNESS = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
AT = datetime(2026, 11, 22, 8, 30, 15, tzinfo=UTC)
LOG = Ed25519PrivateKey.from_private_bytes(bytes(32))
WHO = Verifier(name="desk.example/log", key=LOG.public_key().public_bytes_raw())
TEXT = "desk.example/log\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
NOTE = sign_note(TEXT, WHO.name, LOG)


def key(number):
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


def cosigner(number, name="w.example"):
    return Cosigner(name=name, key=key(number).public_key().public_bytes_raw())


def cosigned(*numbers):
    return NOTE + "".join(cosign(TEXT, "w.example", key(number), AT) for number in numbers).encode()


def test_a_key_of_a_public_witness_is_read_and_spelt_the_same():
    assert read_cosigner(PUBLIC_WITNESS).name == "remora.n621.de"
    assert read_cosigner(PUBLIC_WITNESS).vkey == PUBLIC_WITNESS


@pytest.mark.parametrize(
    "untrusted",
    [
        WHO.vkey,
        PUBLIC_WITNESS.replace("da77ade7", "da77ade8"),
        PUBLIC_WITNESS.replace("remora", "ramora"),
        PUBLIC_WITNESS + "=",
        PUBLIC_WITNESS + "\n",
        "",
    ],
)
def test_a_key_that_is_no_cosigner_key_is_refused(untrusted):
    with pytest.raises(Damage):
        read_cosigner(untrusted)


def test_a_cosignature_tells_who_and_when():
    (found,) = cosignatures(parse_note(cosigned(1)), [cosigner(1), cosigner(2)])
    assert (found.cosigner, found.at) == (cosigner(1), AT)


def test_the_message_is_the_one_of_the_standard():
    line = cosign(TEXT, "w.example", key(1), AT).split(" ")[2]
    raw = base64.b64decode(line)
    seconds = int(AT.timestamp())
    assert raw[4:12] == seconds.to_bytes(8, "big")
    key(1).public_key().verify(raw[12:], f"cosignature/v1\ntime {seconds}\n{TEXT}".encode())


def test_several_cosigners_stand_under_one_checkpoint_and_the_log_reads_it_as_before():
    both = cosigned(1, 2)
    assert [each.cosigner for each in cosignatures(parse_note(both), [cosigner(2), cosigner(1)])] == [
        cosigner(1),
        cosigner(2),
    ]
    assert read_note(both, [WHO]) == TEXT


def test_an_unknown_cosigner_is_ignored_even_where_its_line_is_wrong():
    wrong = cosigned(1).replace(b"w.example", b"x.example")
    assert cosignatures(parse_note(wrong), [cosigner(1)]) == ()
    assert cosignatures(parse_note(cosigned(1)), [cosigner(1, "x.example")]) == ()


@pytest.mark.parametrize("at", [5, 11, 12, 40, 75])
def test_a_line_of_a_known_cosigner_that_does_not_hold_refuses_the_note(at):
    line = cosign(TEXT, "w.example", key(1), AT).split(" ")[2]
    raw = bytearray(base64.b64decode(line))
    raw[at] ^= 1
    changed = signature_line("w.example", bytes(raw[:4]), bytes(raw[4:]))
    with pytest.raises(Damage, match=r"w\.example"):
        cosignatures(parse_note(NOTE + changed.encode()), [cosigner(1)])


@pytest.mark.parametrize("content", [bytes(71), bytes(73), bytes(64)])
def test_a_cosignature_has_one_length(content):
    line = signature_line("w.example", cosigner(1).identifier, content)
    with pytest.raises(Damage, match="length"):
        cosignatures(parse_note(NOTE + line.encode()), [cosigner(1)])


def test_a_cosignature_for_another_head_refuses_the_note():
    other = cosign(TEXT.replace("\n5\n", "\n6\n"), "w.example", key(1), AT)
    with pytest.raises(Damage, match="does not hold"):
        cosignatures(parse_note(NOTE + other.encode()), [cosigner(1)])


@pytest.mark.parametrize("seconds", [253_402_300_800, 2**63 - 1, 2**64 - 1])
def test_a_time_that_no_calendar_has_is_refused(seconds):
    signed = key(1).sign(f"cosignature/v1\ntime {seconds}\n{TEXT}".encode())
    line = signature_line("w.example", cosigner(1).identifier, seconds.to_bytes(8, "big") + signed)
    with pytest.raises(Damage, match="calendar"):
        cosignatures(parse_note(NOTE + line.encode()), [cosigner(1)])


def test_a_cosigner_and_a_log_with_the_same_key_and_name_are_not_taken_for_each_other():
    assert Cosigner(name=WHO.name, key=WHO.key).identifier != WHO.identifier
    assert cosignatures(parse_note(NOTE), [Cosigner(name=WHO.name, key=WHO.key)]) == ()


@pytest.mark.parametrize("at", [AT.replace(tzinfo=None), datetime(1969, 12, 31, tzinfo=UTC)])
def test_a_time_without_its_zone_or_before_1970_is_not_signed(at):
    with pytest.raises(Refused, match="zone"):
        cosign(TEXT, "w.example", key(1), at)
