import pytest

from farbank.errors import Refused
from farbank.keeping.times.certificates import to_der, to_pem

ONE, TWO = b"\x30\x03abc", b"\x30\x04abcd"


def test_certificates_come_out_of_pem_and_der_once_each():
    words_between = b"subject=CN=root\n" + to_pem([ONE]) + b"\n# another\n" + to_pem([TWO])
    assert to_der([words_between, ONE, TWO]) == (ONE, TWO)
    assert to_der([]) == ()


def test_what_is_no_certificate_is_refused():
    for wrong in (b"", b"text", b"\x30" + bytes(70_000), bytes(1_000_001), to_pem([b"\x31\x00"])):
        with pytest.raises(Refused):
            to_der([wrong])


def test_base64_that_is_not_spelt_the_one_way_is_refused():
    pem = to_pem([b"\x30\x02ab"])
    assert b"MAJhYg==" in pem
    with pytest.raises(Refused):
        to_der([pem.replace(b"MAJhYg==", b"MAJhYh==")])


def test_too_many_certificates_are_refused():
    with pytest.raises(Refused):
        to_der([to_pem([b"\x30" + number.to_bytes(2, "big") for number in range(201)])])
