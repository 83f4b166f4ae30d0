"""A WARC is an opaque original: kept as it is, never unpacked. Only the head of its first record is looked at.

- Of a gzip no more than the first bytes are unpacked; of a record only the headers ISO 28500 asks for are looked at.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from farbank.intake.bundles.bounds import USUAL, Bounds
from farbank.intake.bundles.bundle import Bundle, Part, Verdict
from farbank.intake.bundles.gathering import head_of, the_file
from farbank.intake.bundles.said import moment
from farbank.intake.bundles.signs import unpacked

_TOOL, _VERSION = "farbank warc", "1"
_LINE: Final = re.compile(rb"WARC/(\d\.\d)\r?\n")
_HEADER: Final = re.compile(rb"([A-Za-z0-9-]+):[ \t]*([^\r\n]*)\Z")
_NEEDED: Final = frozenset({b"warc-type", b"warc-record-id", b"warc-date", b"content-length"})


def warc(path: Path, bounds: Bounds = USUAL) -> Bundle:
    """A web archive in one file, plain or in gzip."""
    del bounds
    file = the_file(path)
    head = head_of(file)
    packed = head.startswith(b"\x1f\x8b")
    headers, because = _first_record(unpacked(head))
    kept = _kept_whole(headers, file.size, packed=packed)
    when = moment(headers.get(b"warc-date", b"").decode("ascii", "replace"))
    part = Part(file=file, role="original", claims=(("archived at", when),) if when else ())
    return Bundle(kind="warc", parts=(part,), verdicts=(_verdict(because or kept, packed=packed),))


def _first_record(head: bytes) -> tuple[dict[bytes, bytes], str]:
    """The headers of the first record, and what is wrong with them (`""`: nothing)."""
    line = _LINE.match(head)
    if line is None:
        return {}, "its first record does not begin as a WARC record does"
    body, gap, _ = head[line.end() :].replace(b"\r\n", b"\n").partition(b"\n\n")
    if not gap:
        return {}, "the head of its first record does not end where one should"
    matches = [_HEADER.match(each) for each in body.split(b"\n") if not each.startswith((b" ", b"\t"))]
    headers = {match[1].lower(): match[2].strip() for match in matches if match}
    if len(headers) != len(matches):
        return headers, "a header of its first record is malformed or given twice"
    missing = len(_NEEDED - headers.keys())
    return headers, f"its first record lacks {missing} of the headers it must have" if missing else ""


def _kept_whole(headers: dict[bytes, bytes], size: int, *, packed: bool) -> str:
    length = headers.get(b"content-length", b"")
    if not re.fullmatch(rb"\d{1,18}", length):
        return "the length of its first record is not a number"
    return "its first record is cut short" if not packed and int(length) > size else ""


def _verdict(wrong: str, *, packed: bool) -> Verdict:
    form = "gzip" if packed else "plain"
    if wrong:
        return Verdict(tool=_TOOL, version=_VERSION, words=wrong, codes=("warc.first-record.bad", form), about=0)
    words = "the head of its first record is sound; nothing else of it was looked at"
    return Verdict(tool=_TOOL, version=_VERSION, words=words, codes=("warc.first-record.ok", form), about=0)
