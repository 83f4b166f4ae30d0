"""SHA-256 and the one spelling of JSON that is hashed and signed."""

from __future__ import annotations

import hashlib
import json
from typing import Final

EMPTY: Final = hashlib.sha256(b"").hexdigest()


def sha256_hex(data: bytes) -> str:
    """SHA-256 as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def canonical_json(value: object) -> bytes:
    """One value, one spelling (RFC 8785): sorted ASCII keys, no spaces; strings, integers, booleans, null."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")
