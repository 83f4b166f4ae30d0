"""A folder that proves one item to a named verifier: the leaf, its place in the log, what dates the log, a policy.

- It holds what stands in the log already; with the content also the age file, and the line that opens that one file.
- Nothing in it is a hash of an original.
- It is built beside its place and put there whole; what an interrupted writing left, the next one takes away.
- The line that opens the content is written last of all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.errors import Damage, Refused
from farbank.keeping.carrying.mirror import Mirror
from farbank.keeping.carrying.packed import packed, refuse_long
from farbank.keeping.carrying.proof_readme import proof_readme
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.proof.policy import Policy
from farbank.keeping.proof.published_tiles import PublishedTiles
from farbank.keeping.proof.tlog_proof import SUFFIX, make_tlog_proof
from farbank.keeping.times.anchors import TOKEN
from farbank.values.handling import Secret

PROOF: Final = f"item{SUFFIX}"
COSIGNED: Final = f"item-cosigned{SUFFIX}"
ASKING: Final = "policy-cosigned.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A dated head: the name of its folder, its checkpoint, and the files beside it."""

    name: str
    size: int
    checkpoint: bytes
    files: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnessed:
    """A head that partners have seen, with their cosignatures, and the policy that asks for all of them."""

    checkpoint: bytes
    policy: Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The age files of an item, and the line that opens each; empty when only its existence is proven."""

    objects: tuple[tuple[str, Path], ...] = ()
    identities: tuple[Secret, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proving:
    """What is proven: leaf `index` (from 0) under a signed head, and under each dated or cosigned head that has it."""

    index: int
    checkpoint: bytes
    anchors: tuple[Anchored, ...] = ()
    witnessed: Witnessed | None = None
    content: Content


def must_be_free(folder: Path) -> None:
    """`Refused` where something stands already that is not an empty folder."""
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise Refused(f"{folder} is there already and not empty", advice="Name a new folder with --out.")


class ProofFolder:
    """Writes the folder."""

    def __init__(self, log: Path, policy: Policy, disk: Disk | None = None) -> None:
        self._log = log
        self._policy = policy
        self._disk = disk or Disk()

    def write(self, folder: Path, proving: Proving) -> None:
        """Write it; under its name it is whole, or not there."""
        folder = folder.absolute()
        must_be_free(folder)
        with self._beside(folder) as beside:
            mirror = Mirror(beside, self._disk)
            for name, content in self._contents(proving):
                mirror.put(name, content)
            self._put_content(mirror, proving.content)
            self._disk.remove_tree(beside / "staging")
            self._disk.fsync_dir(beside)
            self._disk.rename(beside, folder)
        self._disk.fsync_dir(folder.parent)

    def pack(self, name: str, proving: Proving) -> bytes:
        """The same as one zip that holds a folder of this name."""
        objects = proving.content.objects
        refuse_long(sum(_size(path) for _, path in objects))
        content = [(f"objects/{each}", _read(each, path)) for each, path in objects]
        lines = [("identity.txt", _lines(proving.content))] if objects else []
        return packed(name, (*self._contents(proving), *content, *lines))

    @contextmanager
    def _beside(self, folder: Path) -> Iterator[Path]:
        """A new folder of another name, which nobody else writes to, and which does not outlive a failure."""
        beside = folder.with_name(f".{folder.name}.unfinished")
        self._disk.make_dir(beside)
        with self._disk.lock(beside, wait_seconds=0):
            try:
                self._disk.empty(beside)
                self._disk.make_dir(beside / "staging")
                yield beside
            except BaseException:
                self._disk.remove_tree(beside)
                raise

    def _contents(self, proving: Proving) -> Iterator[tuple[str, bytes]]:
        """Every file but the content: its name and its bytes."""
        leaf, proof = self._proof(proving.index, proving.checkpoint, self._policy)
        yield "leaf.json", leaf
        yield PROOF, proof
        yield "policy.txt", self._policy.to_text().encode()
        if proving.witnessed is not None:
            asking = proving.witnessed.policy
            yield COSIGNED, self._proof(proving.index, proving.witnessed.checkpoint, asking)[1]
            yield ASKING, asking.to_text().encode()
        for anchor in proving.anchors:
            yield from ((f"anchors/{anchor.name}/{name}", file) for name, file in anchor.files)
            yield f"anchors/{anchor.name}/{PROOF}", self._proof(proving.index, anchor.checkpoint, self._policy)[1]
        yield "README.txt", self._readme(proving).encode()

    def _put_content(self, mirror: Mirror, content: Content) -> None:
        for (name, _), good in zip(content.objects, mirror.copy_named(content.objects, "objects"), strict=True):
            if not good:
                raise _damaged(name)
        if content.objects:
            mirror.put("identity.txt", _lines(content))

    def _proof(self, index: int, checkpoint: bytes, policy: Policy) -> tuple[bytes, bytes]:
        """The leaf, and the way from it to a head that the policy admits."""
        tiles = PublishedTiles(self._log, policy.vouch(checkpoint).checkpoint.size)
        leaf = tiles.entry(index)
        return leaf, make_tlog_proof(tiles, leaf, index, checkpoint).to_bytes()

    def _readme(self, proving: Proving) -> str:
        return proof_readme(
            content=bool(proving.content.objects),
            cosigned=proving.witnessed is not None,
            tokens=any(_has(each, TOKEN) for each in proving.anchors),
            claimed=any(not _has(each, TOKEN) for each in proving.anchors),
        )


def _lines(content: Content) -> bytes:
    return "".join(f"{each.value}\n" for each in content.identities).encode()


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _read(name: str, path: Path) -> bytes:
    """The age file; it is what its name says."""
    try:
        found = path.read_bytes()
    except OSError:
        raise _damaged(name) from None
    if hashlib.sha256(found).hexdigest() != name:
        raise _damaged(name)
    return found


def _damaged(name: str) -> Damage:
    return Damage(f"object {name} is missing or damaged", advice="Run 'farbank verify'.")


def _has(anchor: Anchored, file: str) -> bool:
    return any(name == file for name, _ in anchor.files)
