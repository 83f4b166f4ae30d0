import hashlib
import shutil
import subprocess

import pytest
from rfc3161_client._rust import parse_timestamp_request

from farbank.errors import Refused
from farbank.keeping.times import rfc3161
from farbank.keeping.times.query import Query, read_query, write_query

CONTENT = b"farbank/c-1\n12\n"


def query(name):
    return Query(digest_name=name, digest=hashlib.new(name, CONTENT).digest(), nonce=bytes(range(1, 9)))


@pytest.mark.parametrize("name", ["sha256", "sha512"])
def test_a_request_is_read_by_another_library_with_the_same_values(name):
    request = parse_timestamp_request(write_query(query(name)))
    assert request.message_imprint.message == hashlib.new(name, CONTENT).digest()
    assert (request.nonce, request.cert_req, request.version) == (0x0102030405060708, True, 1)
    assert request.policy is None


@pytest.mark.parametrize("name", ["sha256", "sha512"])
def test_a_request_is_byte_for_byte_the_one_that_library_would_write(name):
    written = write_query(query(name))
    assert parse_timestamp_request(written).as_bytes() == written
    assert read_query(written) == query(name)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_openssl_reads_a_request(tmp_path):
    (tmp_path / "q.tsq").write_bytes(rfc3161.request(CONTENT))
    words = ["openssl", "ts", "-query", "-in", "q.tsq", "-text"]
    text = subprocess.run(words, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert "Hash Algorithm: sha512" in text
    assert "Certificate required: yes" in text


def test_a_request_of_any_other_spelling_is_refused():
    good = write_query(query("sha512"))
    for at in range(len(good)):
        changed = bytearray(good)
        changed[at] ^= 0x80
        try:
            read = read_query(bytes(changed))
        except Refused:
            continue
        assert write_query(read) == bytes(changed)
        assert read != query("sha512")
    for wrong in (b"", good[:-1], good + b"x", good[:40]):
        with pytest.raises(Refused):
            read_query(wrong)


def test_a_request_is_only_for_the_bytes_it_was_made_from():
    assert query("sha256").is_for(CONTENT)
    assert not query("sha256").is_for(CONTENT + b"\n")


def test_every_request_has_a_nonce_of_its_own_and_holds_nothing_of_the_checkpoint():
    first, second = rfc3161.request(CONTENT), rfc3161.request(CONTENT)
    assert read_query(first).nonce != read_query(second).nonce
    assert b"farbank" not in first


@pytest.mark.parametrize("content", [b"", bytes(65_537)])
def test_nothing_and_what_is_too_long_for_a_checkpoint_is_not_asked_about(content):
    with pytest.raises(Refused):
        rfc3161.request(content)


@pytest.mark.parametrize("nonce", [b"", bytes(8), b"\x80" * 8, bytes(9)])
def test_a_nonce_that_der_would_spell_otherwise_is_refused(nonce):
    with pytest.raises(Refused):
        Query(digest_name="sha256", digest=bytes(32), nonce=nonce)
    with pytest.raises(Refused):
        Query(digest_name="sha256", digest=bytes(31), nonce=b"\x01" * 8)
