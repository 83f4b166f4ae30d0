"""`log/anchors/`: each answer that was kept, in a folder of its own with all that others need to check it.

- `<size>-<root8>/`, a second answer to the same checkpoint `<size>-<root8>.2/` and so on; all files are public.
- A folder comes into being whole, by one rename; no file in it is ever changed.
- The same answer is kept once, however often it is imported; with a root certificate it lacked, it is kept again.
- What is read back is bounded and follows no link.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.errors import Damage, Refused
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout
from farbank.keeping.times.carried import AnswerKind, Carried
from farbank.keeping.times.certificates import to_der, to_pem
from farbank.keeping.times.naming import stem_of
from farbank.keeping.times.ots import joined
from farbank.keeping.times.plain_file import read_plain
from farbank.values.digest import sha256_hex

CHECKPOINT: Final = "checkpoint"
REQUEST: Final = "request.tsq"
TOKEN: Final = "token.tsr"  # noqa: S105  (a file name)
PROOF: Final = "proof.ots"
CHAIN: Final = "chain.pem"
ROOT: Final = "root.pem"
LONGEST: Final = 1_000_000
FOLDER = re.compile(r"((?:0|[1-9][0-9]{0,17})-[0-9a-f]{8})(?:\.([2-9]|[1-9][0-9]{1,3}))?\Z")
FILE = re.compile(r"checkpoint|request\.tsq|token\.tsr|proof\.ots|chain\.pem|root\.pem|captured-[1-9]\d?\.(?:crl|ocsp)")
_MOST_OF_ONE: Final = 9_999
_MOST_CAPTURED: Final = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorFile:
    """A file of an anchor: its path from `log/` on, and the SHA-256 (hex) of what it holds."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """One answer that was kept: the folder's name, what kind it is, and every file of it."""

    folder: str
    kind: AnswerKind
    files: tuple[AnchorFile, ...]

    @property
    def stem(self) -> str:
        """`<size>-<root8>` of the checkpoint it dates."""
        return self.folder.partition(".")[0]


def anchors_of(layout: Layout) -> Path:
    """Where anchors stand."""
    return layout.log / "anchors"


def keep(layout: Layout, disk: Disk, carried: Carried, roots: Sequence[bytes] = ()) -> tuple[Anchor, bool]:
    """Keep an answer that was accepted; the anchor, and whether it is new.

    `roots` are the certificates by which it was verified. Hold the lock on `log/` meanwhile.
    """
    contents = _contents(carried, roots)
    for each in anchored(layout):
        if _holds(each, contents):
            return each, False
    place = _free(anchors_of(layout), stem_of(carried.checkpoint))
    staged = layout.staging / secrets.token_hex(16)
    disk.make_dir(staged)
    for name, content in contents.items():
        disk.write_new(staged / name, content)
    disk.fsync_dir(staged)
    disk.make_dir(place.parent)
    disk.rename(staged, place)
    disk.fsync_dir(place.parent)
    disk.fsync_dir(layout.staging)
    return _anchor(place.name, contents), True


def anchored(layout: Layout) -> tuple[Anchor, ...]:
    """Every anchor on disk that is one by its names, in the order of size; strays are for `verify` to name."""
    found = []
    for folder in _folders(layout):
        contents = {}
        for path in sorted(folder.iterdir()):
            content = read_bounded(path) if FILE.fullmatch(path.name) else None
            if content is not None:
                contents[path.name] = content
        if CHECKPOINT in contents and (TOKEN in contents or PROOF in contents):
            found.append(_anchor(folder.name, contents))
    return tuple(found)


def contents_of(layout: Layout, anchor: Anchor) -> dict[str, bytes]:
    """What the files of an anchor hold, by name. `Damage` when one cannot be read."""
    contents = {}
    for each in anchor.files:
        content = read_bounded(layout.log / each.path)
        if content is None:
            raise Damage(f"log/{each.path} is missing or cannot be read")
        contents[each.path.rpartition("/")[2]] = content
    return contents


def read_bounded(path: Path) -> bytes | None:
    """The bytes of a plain file of at most 1 MB; None for anything else."""
    content = read_plain(path, LONGEST)
    return content if isinstance(content, bytes) else None


def _contents(carried: Carried, roots: Sequence[bytes]) -> dict[str, bytes]:
    contents = {CHECKPOINT: carried.checkpoint}
    if carried.kind == "rfc3161":
        contents |= {REQUEST: carried.request, TOKEN: carried.answer}
    else:
        contents[PROOF] = joined(carried.request, carried.answer)
    if carried.chain:
        contents[CHAIN] = to_pem(to_der(carried.chain))
    if roots and carried.kind == "rfc3161":
        contents[ROOT] = to_pem(to_der(roots))
    for number, (ending, content) in enumerate(carried.captured[:_MOST_CAPTURED], start=1):
        contents[f"captured-{number}.{ending}"] = content
    return contents


def _anchor(name: str, contents: dict[str, bytes]) -> Anchor:
    files = (AnchorFile(path=f"anchors/{name}/{each}", sha256=sha256_hex(contents[each])) for each in sorted(contents))
    return Anchor(folder=name, kind="rfc3161" if TOKEN in contents else "opentimestamps", files=tuple(files))


def _holds(anchor: Anchor, contents: dict[str, bytes]) -> bool:
    """Whether an anchor holds all of this already."""
    ours = {each.path.rpartition("/")[2]: each.sha256 for each in anchor.files}
    return all(ours.get(name) == sha256_hex(content) for name, content in contents.items())


def _free(anchors: Path, stem: str) -> Path:
    if not (anchors / stem).exists():
        return anchors / stem
    for number in range(2, _MOST_OF_ONE + 1):
        if not (anchors / f"{stem}.{number}").exists():
            return anchors / f"{stem}.{number}"
    raise Refused("there are too many answers to one checkpoint")


def _folders(layout: Layout) -> Iterator[Path]:
    folder = anchors_of(layout)
    if not folder.is_dir() or folder.is_symlink():
        return
    named = [(match, path) for path in folder.iterdir() if (match := FOLDER.match(path.name))]
    for _, path in sorted(named, key=lambda each: (_number(each[0][1]), each[0][1], int(each[0][2] or 1))):
        if path.is_dir() and not path.is_symlink():
            yield path


def _number(stem: str) -> int:
    return int(stem.partition("-")[0])
