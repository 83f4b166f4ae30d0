"""Files of which nothing is known: each is an original, as with `add`."""

from __future__ import annotations

from pathlib import Path

from farbank.intake.bundles.bounds import USUAL, Bounds
from farbank.intake.bundles.bundle import Bundle, Part
from farbank.intake.bundles.gathering import gather


def plain(path: Path, bounds: Bounds = USUAL) -> Bundle:
    """A folder, a zip with its members, or a file."""
    gathered = gather(path, bounds)
    container = tuple(Part(file=each, role="container") for each in gathered.container)
    originals = tuple(Part(file=each, role="original") for each in gathered.files)
    return Bundle(kind="plain", parts=(*container, *originals), skipped=gathered.skipped)
