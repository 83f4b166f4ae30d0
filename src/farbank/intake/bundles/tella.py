"""Tella: photos, videos and recordings, each with a table of what the phone measured.

- Every table or other note is restricted: a table holds position, cells, Wi-Fi, addresses, device number.
- Nothing of a table becomes a claim but whether the hash in it is the file's.
Layout (Horizontal-org/Tella-Android, MediaFileHandler and PublicMetadataMapper): `NAME.jpg` beside `NAME.csv`, in
earlier versions `NAME.jpg.csv`; two lines that begin "File hash,File path,File name"; no quotes, commas made spaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from farbank.intake.bundles.bounds import USUAL, Bounds
from farbank.intake.bundles.bundle import ALONE, RESTRICTED, Bundle, Part, Verdict
from farbank.intake.bundles.gathering import digest_of, gather, head_of
from farbank.intake.bundles.signs import is_tella_data
from farbank.intake.bundles.written_hash import compared
from farbank.intake.found import Found

HASH_CLAIM: Final = "the hash written in it is that of the file"
_TOOL, _VERSION = "farbank tella", "1"
_TABLE: Final = ".csv"
_NOTES: Final = (".csv", ".json", ".xml", ".log")
_WORDS: Final = {
    "yes": "the hash Tella wrote down is that of the file",
    "no": "the hash Tella wrote down is not that of the file",
    "absent": "there is no hash to compare, or no file to compare it with",
    "unreadable": "the table could not be looked into within bounds",
}


def tella(path: Path, bounds: Bounds = USUAL) -> Bundle:
    """A Tella export out of a folder or a zip."""
    gathered = gather(path, bounds)
    files = (*gathered.container, *gathered.files)
    tables = [len(gathered.container) <= place and _is_note(file) for place, file in enumerate(files)]
    owners = _owners(files, tables, first=len(gathered.container))
    parts = [Part(file=each, role="container", tier=RESTRICTED) for each in gathered.container]
    for file, is_table in zip(gathered.files, tables[len(parts) :], strict=True):
        parts.append(_sidecar(file, files, owners, bounds) if is_table else Part(file=file, role="original"))
    return Bundle(
        kind="tella",
        parts=tuple(parts),
        remarks=("the tables of what the phone measured are restricted",),
        verdicts=tuple(_verdicts(parts)),
        skipped=gathered.skipped,
    )


def _is_note(file: Found) -> bool:
    return file.name.lower().endswith(_NOTES) or is_tella_data(head_of(file, 4_096))


def _owners(files: Sequence[Found], tables: Sequence[bool], *, first: int) -> Mapping[str, int]:
    """The place of every original by the names its table may have; the full name counts before the shortened one."""
    originals = [(place, files[place].path) for place in range(first, len(files)) if not tables[place]]
    shortened = {f"{path.rsplit('.', 1)[0]}{_TABLE}": place for place, path in reversed(originals)}
    return shortened | {f"{path}{_TABLE}": place for place, path in originals}


def _sidecar(file: Found, files: Sequence[Found], owners: Mapping[str, int], bounds: Bounds) -> Part:
    owner = owners.get(file.path, ALONE)
    digest = digest_of(files[owner]) if owner != ALONE else ""
    word = compared(file, digest if isinstance(digest, str) else "", bounds)
    return Part(file=file, role="sidecar", belongs_to=owner, tier=RESTRICTED, claims=((HASH_CLAIM, word),))


def _verdicts(parts: Sequence[Part]) -> Iterator[Verdict]:
    for place, part in enumerate(parts):
        if part.claims:
            word = part.claims[0][1]
            yield Verdict(
                tool=_TOOL, version=_VERSION, words=_WORDS[word], codes=(f"binding.written.{word}",), about=place
            )
