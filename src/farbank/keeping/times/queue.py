"""The folder in which requests are carried to a connected machine, and answers back.

- It holds nothing of a case but its checkpoint, and the requests hold a hash and a random number each.
- What is there already is left as it is: an answer to an earlier request stays an answer. So a file that has its name
  is whole.
- What comes back is untrusted: names are strict, links are not followed, sizes and numbers of files are bounded, and
  whatever is not understood is named, never passed over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, Literal

from farbank.errors import Refused
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.times import ots, rfc3161
from farbank.keeping.times.naming import stem_of
from farbank.keeping.times.plain_file import read_plain
from farbank.keeping.times.queue_readme import README
from farbank.keeping.times.words import on_one_line

Kind = Literal[
    "checkpoint", "request", "token", "pending", "digest", "proof", "chain", "revocation", "readme", "strange"
]

LONGEST: Final = 1_000_000
MOST_FILES: Final = 2_000
PREFIX: Final = "farbank-"
_NAME = re.compile(
    r"farbank-(?P<stem>(?:0|[1-9][0-9]{0,17})-[0-9a-f]{8})(?:\.(?P<label>[a-z0-9-]{1,20}))??"
    r"\.(?P<ending>checkpoint|tsq|tsr|ots|digest|digest\.ots|pem|crl|ocsp)\Z"
)
_KINDS: Final[dict[str, Kind]] = {
    "checkpoint": "checkpoint",
    "tsq": "request",
    "tsr": "token",
    "ots": "pending",
    "digest": "digest",
    "digest.ots": "proof",
    "pem": "chain",
    "crl": "revocation",
    "ocsp": "revocation",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One file of a queue as it came back. `because` says what is wrong with a strange one, whose bytes are not read.

    `stem` is `<size>-<root8>` of the checkpoint, `label` what a courier put in to tell several authorities apart.
    """

    name: str
    kind: Kind
    untrusted: bytes = b""
    stem: str = ""
    label: str = ""
    because: str = ""


def write_queue(folder: Path, checkpoint: bytes, disk: Disk) -> tuple[str, ...]:
    """Put requests for a date of this checkpoint into a folder; the names of the files that were written."""
    stem = PREFIX + stem_of(checkpoint)
    disk.make_dir(folder)
    written = list(_write(folder, {f"{stem}.checkpoint": checkpoint}, disk))
    if not (folder / f"{stem}.tsq").exists():
        written += _write(folder, {f"{stem}.tsq": rfc3161.request(checkpoint)}, disk)
    if not (folder / f"{stem}.ots").exists():
        stamped = ots.stamp(checkpoint)
        disk.unlink(folder / f"{stem}.digest")  # of a pair that was never whole
        written += _write(folder, {f"{stem}.digest": stamped.digest, f"{stem}.ots": stamped.pending}, disk)
    written += _write(folder, {"README.txt": README.encode()}, disk)
    return tuple(written)


def _write(folder: Path, files: dict[str, bytes], disk: Disk) -> Iterator[str]:
    for name, content in files.items():
        if not (folder / name).exists():
            disk.put_new(folder / name, content)
            yield name


def read_queue_answers(folder: Path) -> Iterator[Found]:
    """Every file of a folder that was carried, in the order of names. `Refused` when it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(each.name for each in islice(entries, MOST_FILES + 1))
    except OSError:
        raise Refused("the folder that was carried cannot be read") from None
    if len(names) > MOST_FILES:
        raise Refused(f"the folder that was carried holds more than {MOST_FILES:,} files")
    for name in names:
        yield _found(folder, name)


def _found(folder: Path, name: str) -> Found:
    return found_in(name, read_plain(folder / name, LONGEST) if _NAME.match(name) else b"")


def found_in(name: str, content: bytes | str) -> Found:
    """One file by its name and its bytes, or by the words why those were not read."""
    match = _NAME.match(name)
    if name == "README.txt":
        return Found(name=name, kind="readme")
    if match is None:
        return Found(name=_shown(name), kind="strange", because="its name is not one that a file in a queue has")
    if isinstance(content, str):
        return Found(name=name, kind="strange", because=content)
    return Found(
        name=name,
        kind=_KINDS[match["ending"]],
        untrusted=content,
        stem=match["stem"],
        label=match["label"] or "",
    )


def too_long(content: bytes) -> bytes | str:
    """The bytes of a file of a queue, or in words that there are too many of them."""
    return content if len(content) <= LONGEST else f"it is longer than {LONGEST:,} bytes"


def _shown(name: str) -> str:
    """A name that anybody may have chosen, fit to be printed."""
    return on_one_line(name.encode("utf-8", "replace").decode())
