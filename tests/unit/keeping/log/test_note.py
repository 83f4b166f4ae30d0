import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage
from farbank.keeping.log.note import Verifier, from_base64, read_note, read_vkey, sign_note

C2SP_EXAMPLE = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
WHO = Verifier(name="desk.example/log", key=KEY.public_key().public_bytes_raw())
NOTE = sign_note("first line\nsecond line\n", WHO.name, KEY)


def test_the_example_key_of_the_standard_is_read_and_spelt_the_same():
    verifier = read_vkey(C2SP_EXAMPLE)
    assert verifier.name == "example.com/foo"
    assert verifier.identifier.hex() == "530d903a"
    assert verifier.vkey == C2SP_EXAMPLE


@pytest.mark.parametrize(
    "untrusted",
    [
        C2SP_EXAMPLE.replace("530d903a", "530d903b"),
        C2SP_EXAMPLE.replace("example.com/foo", "example.com/bar"),
        C2SP_EXAMPLE.replace("530d903a", "530D903A"),
        C2SP_EXAMPLE.replace("+Aeky", "+Beky"),
        C2SP_EXAMPLE[:-4],
        C2SP_EXAMPLE + "=",
        C2SP_EXAMPLE + "\n",
        "no key at all",
        "",
    ],
)
def test_a_key_whose_identifier_does_not_follow_from_its_name_and_bytes_is_refused(untrusted):
    with pytest.raises(Damage):
        read_vkey(untrusted)


def test_a_signed_note_gives_back_its_text():
    assert read_note(NOTE, [WHO]) == "first line\nsecond line\n"


@pytest.mark.parametrize("spelt", ["QR==", "QQ", "QQ=", "QQ==\n", "Q Q==", "QQ==QQ==", "Q-==", "é"])
def test_base64_must_re_encode_to_the_same_text(spelt):
    assert from_base64("QQ==") == b"A"
    with pytest.raises(Damage):
        from_base64(spelt)


def test_stray_padding_bits_in_a_signature_are_refused():
    text, _, line = NOTE.decode().rpartition(" ")
    raw = base64.b64decode(line)
    assert len(raw) % 3, "the example must have padding"
    spelt = line.strip()
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = alphabet.index(spelt.rstrip("=")[-1])
    stray = spelt.rstrip("=")[:-1] + alphabet[last | 1] + "=" * spelt.count("=")
    assert base64.b64decode(stray) == raw
    with pytest.raises(Damage, match="base64"):
        read_note(f"{text} {stray}\n".encode(), [WHO])


@pytest.mark.parametrize("control", [b"\x00", b"\t", b"\r", b"\x7f", b"\xc2\x85"])
def test_a_note_with_a_control_character_is_refused(control):
    with pytest.raises(Damage, match="control"):
        read_note(NOTE.replace(b"second", control + b"second"), [WHO])


def test_a_note_that_is_not_utf8_is_refused():
    with pytest.raises(Damage, match="UTF-8"):
        read_note(NOTE.replace(b"second", b"\xff"), [WHO])


@pytest.mark.parametrize("at", range(0, len(NOTE), 7))
def test_a_flipped_bit_anywhere_refuses_the_note(at):
    changed = bytearray(NOTE)
    changed[at] ^= 1
    with pytest.raises(Damage):
        read_note(bytes(changed), [WHO])


def test_a_signature_of_a_known_key_that_does_not_hold_refuses_the_whole_note():
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    second = Verifier(name="other.example/log", key=other.public_key().public_bytes_raw())
    line = sign_note("something else\n", second.name, other).decode().split("\n")[-2]
    both = NOTE + f"{line}\n".encode()
    assert read_note(both, [WHO]), "an unknown key is ignored"
    with pytest.raises(Damage, match=r"other\.example"):
        read_note(both, [WHO, second])


def test_a_note_that_nobody_known_signed_is_refused():
    with pytest.raises(Damage, match="nobody"):
        read_note(NOTE, [])


@pytest.mark.parametrize(
    "cut", [b"", NOTE[:-1], NOTE + b"\n", NOTE.split(b"\n\n")[0], NOTE.replace(b"\xe2\x80\x94 ", b"- ")]
)
def test_a_note_without_the_form_of_one_is_refused(cut):
    with pytest.raises(Damage):
        read_note(cut, [WHO])
