"""How a checkpoint is called in queues and anchors: its size and the first 8 hex digits of its root."""

from __future__ import annotations

import re
from typing import Final

from farbank.errors import Damage, Refused
from farbank.keeping.log.merkle import HASH_SIZE
from farbank.keeping.log.note import from_base64

LONGEST_CHECKPOINT: Final = 65_536
_HEAD = re.compile(rb"[^\n]+\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/=]{44})\n")


def head_of(checkpoint: bytes) -> tuple[int, bytes]:
    """Size and root (32 bytes) in a checkpoint; who signed it is not looked at. `Refused` when it is none."""
    match = _HEAD.match(checkpoint) if len(checkpoint) <= LONGEST_CHECKPOINT else None
    try:
        root = from_base64(match[2].decode()) if match else b""
    except Damage:
        root = b""
    if match is None or len(root) != HASH_SIZE:
        raise Refused("what should be a checkpoint of a log is none")
    return int(match[1]), root


def stem_of(checkpoint: bytes) -> str:
    """`<size>-<first 8 hex digits of the root>`."""
    size, root = head_of(checkpoint)
    return f"{size}-{root.hex()[:8]}"
