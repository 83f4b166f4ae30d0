from datetime import UTC, datetime

import pytest

from farbank.keeping.times.openssl_print import read_printed

PRINTED = b"""Version: 1
Policy OID: 1.2.3.4.1
Hash Algorithm: sha256
Message data:
    0000 - e7 c2 2b 99 4c 59 d9 cf-2b 48 e5 49 b1 e2 46 66   ..+.LY..+H.I..Ff
    0010 - 63 60 45 93 0d 3d a7 c1-ac b2 99 d1 c3 b7 f9 31   c`E..=.........1
Serial number: 0x02
Time stamp: Nov  2 11:27:11.25 2026 GMT
Accuracy: 0x01 seconds, 0x01F4 millis, unspecified micros
Ordering: no
Nonce: 0x722512EB11BE36D0
TSA: DirName:/O=Lab/CN=TSA
Extensions:
"""


def test_every_value_is_read():
    printed = read_printed(PRINTED)
    assert printed.digest.hex() == "e7c22b994c59d9cf2b48e549b1e2466663604593" + "0d3da7c1acb299d1c3b7f931"
    assert printed.nonce == 0x722512EB11BE36D0
    assert printed.time == datetime(2026, 11, 2, 11, 27, 11, 250_000, tzinfo=UTC)
    assert (printed.accuracy, printed.policy) == (1_500_000, "1.2.3.4.1")
    assert printed.authority == "DirName:/O=Lab/CN=TSA"


def test_what_an_authority_words_itself_comes_too_late_to_count():
    lie = PRINTED.replace(b"CN=TSA", b"CN=TSA\nTime stamp: Jan  1 00:00:00 1999 GMT\nNonce: 0x01")
    assert read_printed(lie).time.year == 2026
    assert read_printed(lie).nonce == 0x722512EB11BE36D0


@pytest.mark.parametrize("name", [b"Time stamp", b"Nonce", b"Message data", b"Policy OID"])
def test_without_one_of_them_nothing_is_read(name):
    assert read_printed(PRINTED.replace(name + b":", b"Other:")) is None


@pytest.mark.parametrize(
    "time", [b"Foo  2 11:27:11 2026 GMT", b"Feb 31 11:27:11 2026 GMT", b"Nov  2 25:27:11 2026 GMT", b"Bad time value"]
)
def test_a_time_that_is_none_makes_the_whole_unreadable(time):
    assert read_printed(PRINTED.replace(b"Nov  2 11:27:11.25 2026 GMT", time)) is None


def test_an_authority_without_a_name_or_accuracy_is_one_without():
    printed = read_printed(
        PRINTED.replace(b"DirName:/O=Lab/CN=TSA", b"unspecified").replace(
            b"0x01 seconds, 0x01F4 millis, unspecified micros", b"unspecified"
        )
    )
    assert (printed.authority, printed.accuracy) == ("", None)
