"""What a file of a ProofMode bundle is, by the names ProofMode gives (guardianproject/proofmode-android, docs).

Newer: `<sha256>.asc`, `<sha256>.proof.csv|.proof.json` and their `.asc`, `<sha256>.ots`, `<sha256>.gst`.
Older: the same endings behind the file's own name. `pubkey.asc` is the device's own key, asserted by nobody else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from farbank.intake.bundles.bundle import RESTRICTED, Role, Tier

_DATA: Final = ("proof.csv", "proof.json")
_SIGNATURES: Final = (".asc", ".sig", ".gpg")
_OTHERS: Final = (".ots", ".gst", ".devicecheck")
_HELP: Final = frozenset({"howtoverifyproofdata.txt"})
_HASH: Final = re.compile(r"[0-9a-f]{64}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a name says: the role, the hash it is named by (`""`: none), the path of the file it stands beside."""

    role: Role
    digest: str = ""
    beside: str = ""
    tier: Tier = RESTRICTED


def named(path: str) -> Named:
    """The role of a file by its path; "original" where the name says nothing."""
    folder, _, name = path.rpartition("/")
    lower = name.lower()
    if lower in _HELP:
        return Named(role="report", tier="")
    if re.search(r"pub(lic)?_?key[^/]*\.asc\Z", lower):
        return Named(role="key")
    role, stem = _cut(name)
    if role == "original":
        return Named(role=role, tier="")
    digest = stem.lower() if _HASH.match(stem) else ""
    beside = "" if digest or not stem else (f"{folder}/{stem}" if folder else stem)
    return Named(role=role, digest=digest, beside=beside)


def _cut(name: str) -> tuple[Role, str]:
    """The role by the ending, and what stands before the ending."""
    lower = name.lower()
    for ending in _SIGNATURES:
        if lower.endswith(ending):
            inner = name[: -len(ending)]
            return "signature", _cut(inner)[1] if inner.lower().endswith(_DATA) else inner
    for ending in _DATA:
        if lower.endswith(ending):
            return "sidecar", name[: -len(ending)].rstrip(".")
    for ending in _OTHERS:
        if lower.endswith(ending):
            return "sidecar", name[: -len(ending)]
    return "original", name
