"""Open what was handed over as the kind of bundle it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from farbank.intake.bundles.auto_archiver import auto_archiver
from farbank.intake.bundles.bounds import USUAL, Bounds
from farbank.intake.bundles.bundle import RESTRICTED, Bundle, Kind, Part
from farbank.intake.bundles.mbox import mbox
from farbank.intake.bundles.plain import plain
from farbank.intake.bundles.proofmode import proofmode
from farbank.intake.bundles.recognise import may_hold_measurements, recognise
from farbank.intake.bundles.tella import tella
from farbank.intake.bundles.wacz import wacz
from farbank.intake.bundles.warc import warc

INNER: Final = "zips hold what a phone measured, or cannot be looked into; they are restricted"
KINDS: Final[Mapping[Kind, Callable[[Path, Bounds], Bundle]]] = {
    "proofmode": proofmode,
    "auto-archiver": auto_archiver,
    "wacz": wacz,
    "warc": warc,
    "tella": tella,
    "mbox": mbox,
    "plain": plain,
}


def open_bundle(path: Path, *, kind: Kind | None = None, bounds: Bounds = USUAL) -> Bundle:
    """The bundle at a path; `kind` where the reporter knows better than `recognise`. Raises `Refused`."""
    bundle = KINDS[kind or recognise(path, bounds)](path, bounds)
    inner = [at for at, part in enumerate(bundle.parts) if part.tier != RESTRICTED and _holds_more(part, bounds)]
    if not inner:
        return bundle
    parts = tuple(replace(each, tier=RESTRICTED) if at in inner else each for at, each in enumerate(bundle.parts))
    return replace(bundle, parts=parts, remarks=(*bundle.remarks, f"{len(inner):,} {INNER}"))


def _holds_more(part: Part, bounds: Bounds) -> bool:
    """Whether an original, or a zip of which nothing is known, has or may have what a phone measured inside."""
    return part.role in ("original", "container") and may_hold_measurements(part.file, bounds)
