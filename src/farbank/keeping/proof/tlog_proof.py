"""A `.tlog-proof` file (C2SP tlog-proof.md): one entry is in a log, checkable offline by whoever has the policy.

- It has one spelling; hashes are 32 bytes each, the index has no sign and no leading zero.
- What a proof carries beside (`extra`) is authenticated by nothing and is never relied on here.
- A proof holds only when the policy admits its checkpoint and its hashes lead from this entry to that root.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Final

from farbank.errors import Damage
from farbank.keeping.log.checkpoint import parse_checkpoint, parse_size
from farbank.keeping.log.merkle import HASH_SIZE, leaf_hash, proves_inclusion
from farbank.keeping.log.note import from_base64, parse_note
from farbank.keeping.log.tiles import Hashes
from farbank.keeping.proof.foreign import from_outside
from farbank.keeping.proof.inclusion import inclusion
from farbank.keeping.proof.policy import Policy, Vouched

SUFFIX: Final = ".tlog-proof"
_HEADER: Final = "c2sp.org/tlog-proof@v1"
_MOST_HASHES: Final = 63
_WHAT: Final = "the proof"


@dataclass(frozen=True, slots=True, kw_only=True)
class TlogProof:
    """`index` counts from 0; `hashes` go from the leaf's neighbour up; `checkpoint` is the signed note as it was."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None

    def to_bytes(self) -> bytes:
        """The file."""
        extra = [] if self.extra is None else [f"extra {base64.b64encode(self.extra).decode()}"]
        hashes = [base64.b64encode(each).decode() for each in self.hashes]
        head = "\n".join([_HEADER, *extra, f"index {self.index}", *hashes])
        return head.encode() + b"\n\n" + self.checkpoint


def make_tlog_proof(source: Hashes, leaf: bytes, index: int, checkpoint: bytes) -> TlogProof:
    """The proof for an entry under a published checkpoint of our own; never one that does not hold."""
    head = parse_checkpoint(parse_note(checkpoint).text)
    hashes = inclusion(source, index, head.size)
    if not proves_inclusion(leaf_hash(leaf), index, head.size, hashes, head.root):
        raise Damage(f"the log does not lead from entry {index + 1} to its signed root")
    return TlogProof(index=index, hashes=hashes, checkpoint=checkpoint)


def read_tlog_proof(untrusted: bytes) -> TlogProof:
    """The proof that these bytes spell; nothing of it is checked against keys yet."""
    with from_outside(_WHAT):
        head, _, checkpoint = untrusted.partition(b"\n\n")
        try:
            header, *lines = head.decode("ascii").split("\n")
        except UnicodeDecodeError:
            raise Damage("its head is not plain ASCII") from None
        if header != _HEADER:
            raise Damage(f"it does not begin with {_HEADER}")
        extra = from_base64(lines.pop(0).removeprefix("extra ")) if lines and lines[0].startswith("extra ") else None
        if not lines or not lines[0].startswith("index "):
            raise Damage("it does not say which entry it is for")
        index, *hashes = lines
        parse_checkpoint(parse_note(checkpoint).text)
        return TlogProof(
            index=parse_size(index.removeprefix("index ")),
            hashes=read_hashes(hashes),
            checkpoint=checkpoint,
            extra=extra,
        )


def verify_tlog_proof(proof: TlogProof, leaf: bytes, policy: Policy) -> Vouched:
    """The head under which the policy's log holds this entry (its exact bytes) at the index of the proof."""
    with from_outside(_WHAT):
        vouched = policy.vouch(proof.checkpoint)
        head = vouched.checkpoint
        if not proves_inclusion(leaf_hash(leaf), proof.index, head.size, proof.hashes, head.root):
            raise Damage(f"it does not lead from this entry at index {proof.index} to the signed root")
        return vouched


def read_hashes(untrusted: list[str]) -> tuple[bytes, ...]:
    """Lines of base64, 32 bytes each, at most 63 of them."""
    hashes = tuple(from_base64(each) for each in untrusted)
    if len(hashes) > _MOST_HASHES or any(len(each) != HASH_SIZE for each in hashes):
        raise Damage("its hashes are not 32 bytes each, or are too many")
    return hashes
