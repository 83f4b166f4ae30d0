"""Verifying `log/anchors/`: every file is one the ledger recorded, every recorded one is there, and what it says today.

- A file that differs, is gone or was never recorded is damage, named exactly. A whole anchor that was never recorded is
  what an interrupted import left: it is named in a note, and dates nothing.
- A verdict that changed is no damage: tools and certificates change, so today's verdict is given back, to be
  shown beside the one recorded.
- A root certificate kept beside a token is believed only where the ledger vouches for this very file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from farbank.errors import Damage, Refused
from farbank.keeping.checks.verification import Docket
from farbank.keeping.disk.layout import Layout
from farbank.keeping.log.checkpoint import read_checkpoint
from farbank.keeping.log.settings import Settings
from farbank.keeping.times.anchors import (
    CHECKPOINT,
    FILE,
    FOLDER,
    ROOT,
    Anchor,
    AnchorFile,
    anchored,
    anchors_of,
    contents_of,
    read_bounded,
)
from farbank.keeping.times.headers import Headers
from farbank.keeping.times.judging import judge_kept
from farbank.keeping.times.naming import head_of, stem_of
from farbank.keeping.times.verdict import Verdict
from farbank.values.digest import sha256_hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecked:
    """What an anchor says today."""

    anchor: Anchor
    today: Verdict


def check_anchors(
    layout: Layout,
    settings: Settings | None,
    known: frozenset[AnchorFile] | None,
    docket: Docket,
    *,
    roots: Sequence[bytes] = (),
    headers: Headers | None = None,
    root_at: Callable[[int], bytes | None] | None = None,
) -> tuple[Rechecked, ...]:
    """Complains of what is damaged and judges the rest anew.

    `known` are the files that the ledger recorded, None when nobody could read it. `root_at` gives the root of
    the log for a size, None where unknown.
    """
    damaged = set(_check_files(layout, known, docket))
    whole: list[tuple[Anchor, dict[str, bytes]]] = []
    for anchor in anchored(layout):
        if {each.path for each in anchor.files} & damaged:
            continue
        contents = contents_of(layout, anchor)
        because = _wrong(anchor, contents[CHECKPOINT], settings, root_at)
        if because:
            docket.flaw("anchor", f"log/anchors/{anchor.folder}/{CHECKPOINT}", because)
        else:
            whole.append((anchor, contents))
    return _today(whole, roots, headers, vouched=known is not None)


def _today(
    whole: Sequence[tuple[Anchor, dict[str, bytes]]], roots: Sequence[bytes], headers: Headers | None, *, vouched: bool
) -> tuple[Rechecked, ...]:
    def one(each: tuple[Anchor, dict[str, bytes]]) -> Rechecked:
        anchor, contents = each
        kept = [contents[ROOT]] if vouched and ROOT in contents else []
        return Rechecked(anchor=anchor, today=judge_kept(contents, [*roots, *kept], headers))

    with ThreadPoolExecutor(os.cpu_count()) as together:  # each waits for a process of its own
        return tuple(together.map(one, whole))


def _check_files(layout: Layout, known: frozenset[AnchorFile] | None, docket: Docket) -> Iterator[str]:
    """The paths of files that vouch for nothing, each complained of or noted."""
    recorded = {each.path for each in known or ()}
    folders = {_folder(each) for each in recorded}
    there, left = set(), set()
    for path in _files(anchors_of(layout)):
        name = path.relative_to(layout.log).as_posix()
        there.add(name)
        because = "" if _is_placed(path, layout) else "it does not belong into the log"
        if not because and known is not None and _folder(name) not in folders:
            left.add(_folder(name))
            yield name
        elif because := because or _differs(path, name, known, recorded):
            docket.flaw("stray file" if "belong" in because else "anchor", f"log/{name}", because)
            yield name
    docket.notes.extend(f"log/{each} is named by no entry: an interrupted import left it" for each in sorted(left))
    for name in sorted(recorded - there):
        docket.flaw("anchor", f"log/{name}", "it is missing")
        yield name


def _differs(path: Path, name: str, known: frozenset[AnchorFile] | None, recorded: set[str]) -> str:
    content = read_bounded(path)
    if content is None:
        return "it cannot be read, or is no plain file of at most 1 MB"
    if known is None or AnchorFile(path=name, sha256=sha256_hex(content)) in known:
        return ""
    return "its SHA-256 is not the one recorded" if name in recorded else "no entry of the ledger recorded it"


def _wrong(
    anchor: Anchor, checkpoint: bytes, settings: Settings | None, root_at: Callable[[int], bytes | None] | None
) -> str:
    """What is wrong with the checkpoint of an anchor, nothing when all is well."""
    try:
        size, root = head_of(checkpoint)
        if stem_of(checkpoint) != anchor.stem:
            return "it is another checkpoint than its folder names"
        if settings is not None:
            _check_signed(checkpoint, settings)
    except (Refused, Damage) as wrong:
        return str(wrong)
    ours = root_at(size) if root_at else None
    return "" if ours in (None, root) else f"it names another history of the first {size} entries than the log"


def _check_signed(checkpoint: bytes, settings: Settings) -> None:
    """`Damage` when it was not signed under a name that the log has or had."""
    origin = checkpoint.partition(b"\n")[0]
    for name in settings.names():
        if name.origin.encode() == origin:
            read_checkpoint(checkpoint, name.origin, name.verifiers)
            return
    raise Damage("the checkpoint belongs to another log")


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _is_placed(path: Path, layout: Layout) -> bool:
    folder = path.parent
    return (
        folder.parent == anchors_of(layout)
        and not folder.is_symlink()
        and FOLDER.match(folder.name) is not None
        and FILE.fullmatch(path.name) is not None
    )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
