"""What `openssl ts -reply -token_out -text` prints of the signed part of a token.

- The first line of each name counts: hash, serial number and time stand before anything an authority may word itself.
- Anything missing, or not spelt as openssl spells it, makes the whole unreadable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from farbank.keeping.times.words import on_one_line

_POLICY = re.compile(r"^Policy OID: (.{1,200})$", re.MULTILINE)
_DUMP = re.compile(r"^Message data:\n((?:    [0-9a-f]{4} - .*\n){1,8})", re.MULTILINE)
_TIME = re.compile(
    r"^Time stamp: ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))? (\d{4}) GMT$", re.MULTILINE
)
_ACCURACY = re.compile(r"^Accuracy: (\S+) seconds, (\S+) millis, (\S+) micros$", re.MULTILINE)
_NONCE = re.compile(r"^Nonce: 0x([0-9A-F]{1,64})$", re.MULTILINE)
_NAME = re.compile(r"^TSA: (.+)$", re.MULTILINE)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEX_FROM, _HEX_TO = 11, 58  # columns of one line of BIO_dump


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The signed part of a token. `accuracy` in microseconds."""

    digest: bytes
    nonce: int
    time: datetime
    policy: str
    authority: str
    accuracy: int | None


def read_printed(untrusted: bytes) -> Printed | None:
    """The values, None when something is missing or of another form."""
    text = untrusted.decode("ascii", "replace")
    dump, time, nonce, policy = (each.search(text) for each in (_DUMP, _TIME, _NONCE, _POLICY))
    if not (dump and time and nonce and policy):
        return None
    name = _NAME.search(text)
    try:
        return Printed(
            digest=b"".join(_bytes_of(line) for line in dump[1].splitlines()),
            nonce=int(nonce[1], 16),
            time=_time(time),
            policy=on_one_line(policy[1]),
            authority="" if name is None or name[1] == "unspecified" else on_one_line(name[1]),
            accuracy=_accuracy(text),
        )
    except ValueError:
        return None


def _bytes_of(line: str) -> bytes:
    return bytes.fromhex(line[_HEX_FROM:_HEX_TO].replace("-", " "))


def _time(match: re.Match[str]) -> datetime:
    month, day, hour, minute, second, fraction, year = match.groups()
    moment = datetime(int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second), tzinfo=UTC)
    return moment.replace(microsecond=int((fraction or "0").ljust(6, "0")))


def _accuracy(text: str) -> int | None:
    match = _ACCURACY.search(text)
    if match is None:
        return None
    parts = [0 if each == "unspecified" else int(each, 16) for each in match.groups()]
    return parts[0] * 1_000_000 + parts[1] * 1_000 + parts[2]
