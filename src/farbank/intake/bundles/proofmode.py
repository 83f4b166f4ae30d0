"""ProofMode: photos and videos with what the phone wrote down beside them (position, networks, device), and signatures.

- Everything but the photos themselves and their time stamps is restricted from the first moment on.
- No value of a sidecar becomes a claim, a remark, a verdict or a fault: only whether the hash in it is the file's.
- A signature is present or absent; none is verified here, and the key in the bundle vouches only for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from farbank.intake.bundles.bounds import USUAL, Bounds
from farbank.intake.bundles.bundle import ALONE, RESTRICTED, Bundle, Part, Verdict
from farbank.intake.bundles.gathering import Gathered, digest_of, gather, head_of
from farbank.intake.bundles.proof_names import Named, named
from farbank.intake.bundles.signs import is_proof_data
from farbank.intake.bundles.written_hash import compared
from farbank.intake.found import Found

HASH_CLAIM: Final = "the SHA-256 written in it is that of the file"
_TOOL, _VERSION = "farbank proofmode", "1"
_NOTES: Final = (".csv", ".json", ".xml", ".log")
_NOTHING: Final = "//"  # no path
_KEY: Final = b"BEGIN PGP PUBLIC KEY BLOCK"
_TIME_STAMP: Final = b"\0OpenTimestamps\0\0Proof\0"  # of the file's hash, and nothing else
_ARMOUR: Final = b"BEGIN PGP SIGNATURE"
_WRITTEN: Final = {
    "yes": "the hash written in the sidecar is that of the file",
    "no": "the hash written in the sidecar is not that of the file",
    "absent": "there is no hash in the sidecar to compare, or no file to compare it with",
    "unreadable": "the sidecar could not be looked into within bounds",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sorted:
    """Files with what their names and first bytes say, and the hash of every original by its place (`""`: unread)."""

    files: tuple[Found, ...]
    says: tuple[Named, ...]
    digests: Mapping[int, str]
    owners: Mapping[str, int]  # the place of an original by its hash, its path, or its path without the ending

    def owner(self, place: int) -> int:
        """The place of the file a sidecar or signature belongs to."""
        what = self.says[place]
        return self.owners.get(what.digest or what.beside or _NOTHING, ALONE)


def proofmode(path: Path, bounds: Bounds = USUAL) -> Bundle:
    """A ProofMode bundle out of a zip or a folder."""
    gathered = gather(path, bounds)
    sort = _sorted(gathered)
    parts = tuple(_part(sort, place, bounds) for place in range(len(sort.files)))
    return Bundle(
        kind="proofmode",
        parts=parts,
        remarks=_remarks(parts),
        verdicts=tuple(_verdicts(sort, parts)),
        skipped=gathered.skipped,
    )


def _sorted(gathered: Gathered) -> _Sorted:
    files = (*gathered.container, *gathered.files)
    says = (*(Named(role="container") for _ in gathered.container), *map(_said, gathered.files))
    originals = [place for place, what in enumerate(says) if what.role == "original"]
    hashes = {place: digest_of(files[place]) for place in originals}
    digests = {place: each if isinstance(each, str) else "" for place, each in hashes.items()}
    paths = {files[place].path: place for place in originals}
    stems = {path.rsplit(".", 1)[0]: place for path, place in paths.items()}
    by_hash = {digest: place for place, digest in digests.items() if digest}
    return _Sorted(files=files, says=says, digests=digests, owners=stems | paths | by_hash)


def _said(file: Found) -> Named:
    """What a file is by its name; sensor data or a key is known under any name, and any note counts as such data."""
    by_name = named(file.path)
    head = head_of(file)
    if by_name.role in ("original", "report") and (is_proof_data(head) or file.name.lower().endswith(_NOTES)):
        return Named(role="sidecar")
    if by_name.role == "signature" and _KEY in head:
        return Named(role="key")
    return replace(by_name, tier="") if head.startswith(_TIME_STAMP) else by_name


def _part(sort: _Sorted, place: int, bounds: Bounds) -> Part:
    what, file = sort.says[place], sort.files[place]
    if what.role in ("original", "container", "key", "report"):
        return Part(file=file, role=what.role, tier=what.tier)
    owner = sort.owner(place)
    part = Part(file=file, role=what.role, tier=what.tier, belongs_to=owner)
    if not _is_data(part):
        return part
    return replace(part, tier=RESTRICTED, claims=((HASH_CLAIM, compared(file, sort.digests.get(owner, ""), bounds)),))


def _is_data(part: Part) -> bool:
    return part.role == "sidecar" and part.file.name.lower().endswith((".csv", ".json", ".txt"))


def _remarks(parts: Sequence[Part]) -> tuple[str, ...]:
    held = sum(part.tier == RESTRICTED for part in parts)
    keys = any(part.role == "key" for part in parts)
    return (
        f"{held} files that may say where, with what and over which network it was taken are restricted",
        *(("the key in the bundle was made by the device itself; nobody else vouches for it",) if keys else ()),
    )


def _verdicts(sort: _Sorted, parts: Sequence[Part]) -> Iterator[Verdict]:
    naming = {what.digest for what in sort.says if what.digest}
    signed = {part.belongs_to for part in parts if part.role == "signature"}
    for place, part in enumerate(parts):
        if part.role == "original":
            yield _bound(sort.digests[place], naming, place)
            yield _signed(place, has=place in signed)
        elif part.role == "signature":
            yield _signature(part, place)
        elif part.claims:
            word = part.claims[0][1]
            yield _verdict(_WRITTEN[word], f"binding.written.{word}", about=place)
        if part.belongs_to == ALONE and sort.says[place].digest:
            yield _verdict("it is named by a hash that no file in the bundle has", "binding.name.orphan", about=place)


def _bound(digest: str, naming: AbstractSet[str], place: int) -> Verdict:
    if not digest:
        return _verdict("the file could not be read, so nothing was compared", "binding.unreadable", about=place)
    if digest in naming:
        return _verdict("its sidecars are named by the SHA-256 it has", "binding.name.yes", about=place)
    return _verdict("no sidecar is named by the SHA-256 it has", "binding.name.none", about=place)


def _signed(place: int, *, has: bool) -> Verdict:
    if has:
        return _verdict("an OpenPGP signature of it is present, not verified", "openpgp.present", about=place)
    return _verdict("there is no OpenPGP signature of it", "openpgp.absent", about=place)


def _signature(part: Part, place: int) -> Verdict:
    if _ARMOUR in head_of(part.file, 4_096):
        return _verdict("an OpenPGP signature, not verified", "openpgp.unverified", about=place)
    return _verdict("it does not look like an armoured OpenPGP signature", "openpgp.unlike", about=place)


def _verdict(words: str, *codes: str, about: int) -> Verdict:
    return Verdict(tool=_TOOL, version=_VERSION, words=words, codes=codes, about=about)
