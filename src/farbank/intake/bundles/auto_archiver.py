"""Auto Archiver (Bellingcat): copies of pages and posts, with a page, CSV or sheet that says where they are from.

- The address, where the copy lies, and the moments become claims of the files they are said of; nothing else does.
- A note that speaks of a position, a network address or who uploaded something is restricted; so is one that is too
  large to be looked through.
- Where a hash is stated for what was archived, it is compared with the files.
Layout (bellingcat/auto-archiver, core/storage.py): `FOLDER/ADDRESS-OR-RANDOM/NAME.ext`, NAME being 24 random or the
first 24 digits of the hash; beside them one HTML page an address; `db.csv` where `csv_db` was on; WACZ files as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from farbank.intake.bundles import signs
from farbank.intake.bundles.archiver_rows import Claims, Row, rows_of
from farbank.intake.bundles.bounds import USUAL, Bounds
from farbank.intake.bundles.bundle import ALONE, RESTRICTED, Bundle, Part, Role, Tier, Verdict
from farbank.intake.bundles.gathering import digest_of, gather, head_of, small
from farbank.intake.found import Found
from farbank.intake.reading import CouldNot

_TOOL, _VERSION = "farbank auto-archiver", "1"
_TELLING: Final = re.compile(
    rb"uploader|channel_?(?:id|url)|latitude|longitude|coordinates|\bgps|geotag|geoloc|(?<!archive )\blocation"
    rb"|\bplace\b|ip[ _-]?addr|\bip\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b"
)
_BY_ENDING: Final[Mapping[str, Role]] = {
    ".json": "sidecar",
    ".csv": "sidecar",
    ".xml": "sidecar",
    ".log": "sidecar",
    ".tsr": "signature",
    ".tst": "signature",
    ".tsq": "signature",
    ".pem": "key",
    ".crt": "key",
}
_ALGORITHMS: Final = {"SHA-256": "sha256", "SHA3-512": "sha3_512"}


def auto_archiver(path: Path, bounds: Bounds = USUAL) -> Bundle:
    """What the Auto Archiver left: a folder or zip of files, or only its CSV or page."""
    gathered = gather(path, bounds)
    roles = tuple(_role(file) for file in gathered.files)
    known = {file.name for file, role in zip(gathered.files, roles, strict=True) if role == "original"}
    reports = {at: rows_of(gathered.files[at], known, bounds) for at, role in enumerate(roles) if role == "report"}
    about = _by_file(reports.values())
    parts = [Part(file=each, role="container", tier=RESTRICTED) for each in gathered.container]
    first = len(parts)
    parts += [_part(file, role, about, bounds) for file, role in zip(gathered.files, roles, strict=True)]
    parts = _with_owners(parts)
    for at, read in reports.items():
        parts[first + at] = replace(parts[first + at], claims=_own_claims(read, bounds))
    return Bundle(
        kind="auto-archiver",
        parts=tuple(parts),
        remarks=tuple(_remarks(parts, tuple(reports.values()))),
        verdicts=tuple(_verdicts(parts, about)),
        skipped=gathered.skipped,
    )


def _by_file(reports: Iterable[tuple[Row, ...] | CouldNot]) -> Mapping[str, Sequence[Row]]:
    """The rows that speak of a file, by its name."""
    found: dict[str, list[Row]] = {}
    for read in reports:
        for row in () if isinstance(read, CouldNot) else read:
            for name in row.files:
                found.setdefault(name, []).append(row)
    return found


def _role(file: Found) -> Role:
    name = file.name.lower()
    head = head_of(file) if signs.worth_a_look(name) else b""
    if signs.is_archiver_report(head) or (name.endswith(".csv") and signs.is_archiver_table(head)):
        return "report"
    return _BY_ENDING.get(name[name.rfind(".") :], "original")


def _part(file: Found, role: Role, about: Mapping[str, Sequence[Row]], bounds: Bounds) -> Part:
    if role != "original":
        return Part(file=file, role=role, tier=_tier(file, bounds))
    said = (claim for row in about.get(file.name, ()) for claim in (*row.claims, *_copy(row, file.name)))
    return Part(file=file, role=role, claims=tuple(dict.fromkeys(said))[: bounds.claims])


def _copy(row: Row, name: str) -> Claims:
    return (("archived", row.copies[name]),) if name in row.copies else ()


def _tier(file: Found, bounds: Bounds) -> Tier:
    """Restricted where a note speaks of a place, a network or a person, or cannot be looked through."""
    content = small(file, limit=bounds.table)
    return RESTRICTED if isinstance(content, CouldNot) or _TELLING.search(content.lower()) else ""


def _with_owners(parts: Sequence[Part]) -> list[Part]:
    """Every note that is named like a file belongs to it."""
    places = {part.file.path.rsplit(".", 1)[0]: at for at, part in enumerate(parts) if part.role == "original"}
    return [
        replace(part, belongs_to=places.get(part.file.path.rsplit(".", 1)[0], ALONE))
        if part.role in ("sidecar", "signature", "key")
        else part
        for part in parts
    ]


def _own_claims(read: tuple[Row, ...] | CouldNot, bounds: Bounds) -> Claims:
    """What a report says, row after row: an address begins what is said of it."""
    if isinstance(read, CouldNot):
        return ()
    return tuple(claim for row in read for claim in row.claims)[: bounds.claims]


def _remarks(parts: Sequence[Part], read: Sequence[tuple[Row, ...] | CouldNot]) -> Iterator[str]:
    for each in read:
        if isinstance(each, CouldNot):
            yield f"a report was kept and not looked into: {each.because}"
    if not any(part.role == "original" for part in parts):
        yield "the files themselves are not here; only what was noted about them"
    if held := sum(part.tier == RESTRICTED for part in parts):
        yield f"{held:,} notes that may speak of places, networks or people are restricted"


def _verdicts(parts: Sequence[Part], about: Mapping[str, Sequence[Row]]) -> Iterator[Verdict]:
    """For every file of which a hash is stated somewhere: whether one of the stated hashes is its own."""
    for place, part in enumerate(parts):
        stated = frozenset(each for row in about.get(part.file.name, ()) for each in row.hashes)
        if part.role == "original" and stated:
            yield _compared(part.file, stated, place)


def _compared(file: Found, stated: frozenset[tuple[str, str]], place: int) -> Verdict:
    named = {algorithm for algorithm, _ in stated}
    own = {(each, digest_of(file, _ALGORITHMS[each])) for each in named}
    if own & stated:
        words, code = "its hash is stated in a report of the same bundle", "hash.stated.yes"
    else:
        words, code = "no hash stated in the reports about it is its own", "hash.stated.no"
    return Verdict(tool=_TOOL, version=_VERSION, words=words, codes=(code,), about=place)
