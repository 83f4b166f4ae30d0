"""A folder that proves one item to a named verifier: the leaf, its place in the log, what dates the log, a policy.

- It holds what stands in the log already; with the content also the age file, and the line that opens that one file.
- Nothing in it is a hash of an original.
- It is built beside its place and put there whole.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.errors import Refused
from farbank.keeping.carrying.mirror import Mirror
from farbank.keeping.fsops import Disk
from farbank.keeping.proof.policy import Policy
from farbank.keeping.proof.published_tiles import PublishedTiles
from farbank.keeping.proof.tlog_proof import SUFFIX, make_tlog_proof
from farbank.values.handling import Secret

PROOF: Final = f"item{SUFFIX}"

_HEAD: Final = """\
This folder proves that one item was in the log of a case kept by farbank. It needs no farbank to check.
It places the item in time and beside its neighbours in the log: keep it to yourself, and never publish it.

WHAT IS HERE
  leaf.json          the line of the log: number, month, and the SHA-256 of each age file of the item ("name")
  item.tlog-proof    the way from that line to a signed head of the log (https://c2sp.org/tlog-proof)
  policy.txt         who may sign the log, who may cosign it (https://c2sp.org/tlog-policy)
"""
_ANCHORS: Final = """\
  anchors/           heads of the log that somebody outside has dated, each with its token and its own proof
"""
_CONTENT: Final = """\
  objects/<hex>      the item as an age file (https://age-encryption.org/v1), named by its own SHA-256
  identity.txt       the line that opens it, and nothing else of the case
"""
_STEPS: Final = """\

VERIFY WITH OTHER PEOPLE'S TOOLS (in this folder)
1. The proof leads from leaf.json to a head signed by the log: give item.tlog-proof, leaf.json (its exact bytes are
   the entry) and policy.txt to a C2SP tlog-proof verifier.
"""
_OPEN: Final = """\
2. The age file is the one the line names (this prints its name):
     for f in objects/*; do grep -o "$(sha256sum < "$f" | cut -d' ' -f1)" leaf.json; done
3. Open it:
     for f in objects/*; do age -d -i identity.txt "$f" > "original-$(basename "$f" | cut -c1-8)"; done
"""
_EXISTED: Final = """\
2. The line names the SHA-256 of an age file and a keyed hash of what is in it. Neither tells anybody what that is.
   Whoever holds the age file can show later that it is this one.
"""
_DATED: Final = """\
4. A head in anchors/ existed by the time in its token, if you trust who signed the token (CA.pem is yours to get):
     for d in anchors/*/; do openssl ts -verify -data "$d/checkpoint" -in "$d/token.tsr" -CAfile CA.pem; done
   and the item was in the log by then: anchors/*/item.tlog-proof, checked as in step 1.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A dated head: the name of its folder, its checkpoint, and the files beside it."""

    name: str
    size: int
    checkpoint: bytes
    files: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The age files of an item, and the line that opens each; empty when only its existence is proven."""

    objects: tuple[tuple[str, Path], ...] = ()
    identities: tuple[Secret, ...] = ()


class ProofFolder:
    """Writes the folder."""

    def __init__(self, log: Path, policy: Policy, disk: Disk | None = None) -> None:
        self._log = log
        self._policy = policy
        self._disk = disk or Disk()

    def write(self, folder: Path, index: int, checkpoint: bytes, anchors: Sequence[Anchored], content: Content) -> None:
        """Prove leaf `index` (from 0) under a signed head, and under every dated head that holds it."""
        folder = folder.absolute()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refused(f"{folder} is there already and not empty", advice="Name a new folder with --out.")
        self._disk.make_dir(folder.parent)
        beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.unfinished")
        self._disk.make_dir(beside / "staging")
        try:
            self._fill(Mirror(beside, self._disk), index, checkpoint, anchors, content)
            self._disk.remove_tree(beside / "staging")
            self._disk.fsync_dir(beside)
            self._disk.rename(beside, folder)
        except BaseException:
            self._disk.remove_tree(beside)
            raise
        self._disk.fsync_dir(folder.parent)

    def _fill(
        self, mirror: Mirror, index: int, checkpoint: bytes, anchors: Sequence[Anchored], content: Content
    ) -> None:
        size = self._policy.vouch(checkpoint).checkpoint.size
        leaf = PublishedTiles(self._log, size).entry(index)
        mirror.put("leaf.json", leaf)
        mirror.put(PROOF, self._proof(leaf, index, size, checkpoint))
        mirror.put("policy.txt", self._policy.to_text().encode())
        holding = [each for each in anchors if each.size > index]
        for each in holding:
            for name, file in each.files:
                mirror.put(f"anchors/{each.name}/{name}", file)
            proof = self._proof(leaf, index, each.size, each.checkpoint)
            mirror.put(f"anchors/{each.name}/{PROOF}", proof)
        for (name, path), good in zip(content.objects, mirror.copy_named(content.objects, "objects"), strict=True):
            if not good:
                raise Refused(f"object {name} ({path.name}) is missing or damaged", advice="Run 'farbank verify'.")
        if content.objects:
            mirror.put("identity.txt", "".join(f"{each.value}\n" for each in content.identities).encode())
        mirror.put("README.txt", _readme(content=bool(content.objects), anchors=bool(holding)).encode())

    def _proof(self, leaf: bytes, index: int, size: int, checkpoint: bytes) -> bytes:
        return make_tlog_proof(PublishedTiles(self._log, size), leaf, index, checkpoint).to_bytes()


def _readme(*, content: bool, anchors: bool) -> str:
    here = _HEAD + (_ANCHORS if anchors else "") + (_CONTENT if content else "")
    return here + _STEPS + (_OPEN if content else _EXISTED) + (_DATED if anchors else "")
