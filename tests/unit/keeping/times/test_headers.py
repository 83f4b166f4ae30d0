from datetime import UTC, datetime

import pytest

from farbank.errors import Refused
from farbank.keeping.times.headers import Headers, block_hash, has_work

EASY = 0x207FFFFF  # the target of regtest: every second hash is small enough
GENESIS = bytes.fromhex(  # of Bitcoin, public
    "0100000000000000000000000000000000000000000000000000000000000000000000003ba3ed"
    "fd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c"
)


def mined(before, root, *, time=1_700_000_000, bits=EASY):
    for nonce in range(1_000):
        tail = time.to_bytes(4, "little") + bits.to_bytes(4, "little") + nonce.to_bytes(4, "little")
        header = (1).to_bytes(4, "little") + before + root + tail
        if has_work(header):
            return header
    raise AssertionError


def chain(roots):
    headers, before = [], bytes(32)
    for number, root in enumerate(roots):
        headers.append(mined(before, root, time=1_700_000_000 + 600 * number))
        before = block_hash(headers[-1])
    return headers


def written(path, headers):
    path.write_bytes(b"".join(headers))
    return Headers(path)


def test_the_first_block_of_bitcoin_has_the_work_it_claims(tmp_path):
    header = written(tmp_path / "h", [GENESIS]).at(0)
    assert header.time == datetime(2009, 1, 3, 18, 15, 5, tzinfo=UTC)
    assert header.root[::-1].hex() == "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
    worked = bytearray(GENESIS)
    worked[76] ^= 1
    assert not has_work(bytes(worked))


@pytest.mark.parametrize("bits", [0, 0x1D800001, 0x01000000, 0x017FFFFF | 0x800000, 0xFF7FFFFF])
def test_a_target_that_is_none_is_reached_by_nothing(bits):
    header = GENESIS[:72] + bits.to_bytes(4, "little") + GENESIS[76:]
    assert not has_work(header)


def test_headers_are_found_by_their_height(tmp_path):
    roots = [bytes([number]) * 32 for number in range(5)]
    headers = written(tmp_path / "h", chain(roots))
    assert [headers.at(height).root for height in range(5)] == roots
    assert headers.at(5) is None
    assert headers.at(-1) is None
    assert headers.at(3).time == datetime(2023, 11, 14, 22, 43, 20, tzinfo=UTC)


def test_headers_that_do_not_follow_from_one_another_are_refused(tmp_path):
    good = chain([bytes([number]) * 32 for number in range(4)])
    mixed = [good[0], mined(bytes(32), b"x" * 32), good[2], good[3]]
    headers = written(tmp_path / "h", mixed)
    for height in (0, 1, 2):
        with pytest.raises(Refused, match="neighbours"):
            headers.at(height)
    assert headers.at(3) is not None


def test_a_header_without_work_is_refused(tmp_path):
    with pytest.raises(Refused, match="work"):
        written(tmp_path / "h", [GENESIS[:-1] + b"\x00"]).at(0)


@pytest.mark.parametrize("content", [b"", bytes(79), bytes(81)])
def test_a_file_that_is_not_80_bytes_for_each_block_is_refused(tmp_path, content):
    (tmp_path / "h").write_bytes(content)
    with pytest.raises(Refused):
        Headers(tmp_path / "h")
    with pytest.raises(Refused):
        Headers(tmp_path / "none")
