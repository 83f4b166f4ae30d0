"""The SHA-256 that a sidecar says its file has. Nothing else of a sidecar comes out of here, not even into a fault.

ProofMode: column or key "File Hash SHA256" (guardianproject/proofmode-android, ProofModeV1Constants).
Tella: column "File hash" (Horizontal-org/Tella-Android, PublicMetadataMapper).
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from farbank.intake.bundles.bounds import USUAL, Bounds
from farbank.intake.bundles.gathering import small
from farbank.intake.bundles.table import table_of
from farbank.intake.found import Found
from farbank.intake.reading import CouldNot

_COLUMNS: Final = frozenset({"file hash sha256", "file hash"})
_SHA_256: Final = re.compile(r"[0-9a-fA-F]{64}\Z")


class _Proof(msgspec.Struct):
    digest: str = msgspec.field(name="File Hash SHA256", default="")


def compared(file: Found, digest: str, bounds: Bounds = USUAL) -> str:
    """Whether a sidecar's hash is that of the file it lies beside: "yes", "no", "absent" or "unreadable"."""
    written = _from_note(file, bounds) if file.name.lower().endswith(".json") else _from_table(file, bounds)
    if isinstance(written, CouldNot):
        return "unreadable"
    if not written or not digest:
        return "absent"
    return "yes" if written == {digest.lower()} else "no"


def _from_table(file: Found, bounds: Bounds) -> frozenset[str] | CouldNot:
    table = table_of(file, bounds)
    if isinstance(table, CouldNot):
        return table
    places = [place for place, name in enumerate(table[0] if table else ()) if name.strip().lower() in _COLUMNS]
    cells = [row[place] for row in table[1:] for place in places if place < len(row)]
    return _digests(cells)


def _from_note(file: Found, bounds: Bounds) -> frozenset[str] | CouldNot:
    content = small(file, limit=bounds.note)
    if isinstance(content, CouldNot):
        return content
    try:
        return _digests([msgspec.json.decode(content, type=_Proof).digest])
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return CouldNot(because="it is not the JSON it should be")


def _digests(cells: list[str]) -> frozenset[str]:
    return frozenset(cell.strip().lower() for cell in cells if _SHA_256.match(cell.strip()))
