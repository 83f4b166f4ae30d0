"""One job done inside the confined process. Whatever goes wrong becomes an answer or an exit status.

Exit status: 0 answered, 3 out of memory, 4 the reader failed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from farbank.intake.job import Job
from farbank.intake.lockdown import FILTER, lock_down, makes_sockets, reaches_network
from farbank.intake.readers.channels import with_channels
from farbank.intake.readers.copying import copied
from farbank.intake.readers.draw import drawn, leaf_drawn, page_drawn
from farbank.intake.readers.pdf_lines import lines_read
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.readers.second_kind import second_kinds
from farbank.intake.reading import CouldNot, Reading
from farbank.intake.second_reader.complaint import SECOND
from farbank.intake.second_reader.reader import complaint_of
from farbank.intake.wire import Answer, packed

OUT_OF_MEMORY: Final = 3
FAILED: Final = 4
_CHUNK: Final = 1 << 20
_THREADED: Final = frozenset({"image/heic"})  # libde265 starts a thread whatever it is told


def perform(job: Job, channel: int, shelf: Mapping[str, Reader], *, parent: int) -> int:
    """Do one job with no way back, and give the exit status. The process must end after it."""
    filtered = lock_down(job.limits, parent=parent, threads=job.media in _THREADED)
    try:
        if job.task == "probe":
            answer: Answer = _probe(filtered=filtered)
        else:
            answer = _answer(job, _all_of(channel, job.limits.file_size), shelf)
        _send(channel, packed(answer))
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception:  # noqa: BLE001  (whatever a hostile file does to a library ends here)
        return FAILED
    return 0


def _answer(job: Job, untrusted_bytes: bytes, shelf: Mapping[str, Reader]) -> Answer:
    try:
        match job.task:
            case "pixels":
                return drawn(untrusted_bytes, media=job.media, max_side=job.max_side, limits=job.limits)
            case "page":
                draw = leaf_drawn if job.media == "image/tiff" else page_drawn
                return draw(untrusted_bytes, page=job.page, max_side=job.max_side, limits=job.limits)
            case "lines" | "copy" | "check":
                return _for_a_copy(job, untrusted_bytes)
            case _:
                given = Given(untrusted_bytes=untrusted_bytes, name=job.name, media=job.media, limits=job.limits)
                read = _read(given, shelf[job.media])
                return with_channels(given, read) if job.task == "channels" else read
    except Unreadable as reason:
        return CouldNot(because=str(reason))


def _for_a_copy(job: Job, untrusted_bytes: bytes) -> Answer:
    """What a file that leaves is made of, or what the second reader says of it."""
    match job.task:
        case "lines":
            return lines_read(untrusted_bytes, max_side=job.max_side, limits=job.limits)
        case "copy":
            return copied(untrusted_bytes, job)
        case _:
            found = complaint_of(untrusted_bytes, job.media)
            return CouldNot(because=found) if found else Reading(media=job.media, reader=SECOND)


def _read(given: Given, reader: Reader) -> Reading:
    """What the reader sees; that a file is of two kinds is told also where it cannot be read."""
    also = tuple(second_kinds(given.untrusted_bytes, given.media))
    try:
        reading = reader.read(given)
    except Unreadable as reason:
        reading = Reading(media=given.media, reader=reader.name, could_not=str(reason))
    return replace(reading, hidden=also + reading.hidden)


def _probe(*, filtered: bool) -> Answer:
    """Which fence this process stands behind, found out by trying: `CouldNot` carries the words back."""
    if filtered and not makes_sockets():
        return CouldNot(because=FILTER)
    return CouldNot(because="open" if reaches_network() else "unreachable")


def _all_of(channel: int, limit: int) -> bytes:
    content = bytearray()
    while chunk := os.read(channel, _CHUNK):
        content += chunk
        if len(content) > limit:
            break
    return bytes(content)


def _send(channel: int, answer: bytes) -> None:
    left = memoryview(answer)
    while left:
        left = left[os.write(channel, left) :]
