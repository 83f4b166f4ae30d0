"""The confined process, started before a case is opened, so that it can hold none of its keys."""

from __future__ import annotations

from farbank.intake.confined import Confinement
from farbank.intake.faces.searcher import Searcher
from farbank.intake.ocr.installed import Installed
from farbank.intake.ocr.recogniser import Recogniser


def confined(*, unconfined: bool = False) -> Confinement:
    """A confinement to use as a context manager around the opening of the case."""
    return Confinement(unconfined=unconfined)


def recogniser(found: Installed, *, unconfined: bool = False) -> Recogniser:
    """The process that reads writing off pictures, started in the same way and for the same reason."""
    return Recogniser(found, unconfined=unconfined)


def searcher(*, unconfined: bool = False) -> Searcher:
    """The process that looks for faces, started in the same way and for the same reason."""
    return Searcher(unconfined=unconfined)
