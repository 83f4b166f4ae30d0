"""The confined process, started before a case is opened, so that it can hold none of its keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from farbank.intake.confined import Confinement
from farbank.intake.faces.searcher import Searcher
from farbank.intake.ocr.installed import Absent, Installed, installed
from farbank.intake.ocr.recogniser import Recogniser
from farbank.intake.reading import CouldNot


def confined(*, unconfined: bool = False) -> Confinement:
    """A confinement to use as a context manager around the opening of the case."""
    return Confinement(unconfined=unconfined)


def recogniser(found: Installed, *, unconfined: bool = False) -> Recogniser:
    """The process that reads writing off pictures, started in the same way and for the same reason."""
    return Recogniser(found, unconfined=unconfined)


def searcher(*, unconfined: bool = False) -> Searcher:
    """The process that looks for faces, started in the same way and for the same reason."""
    return Searcher(unconfined=unconfined)


@contextmanager
def writing(languages: Sequence[str], *, unconfined: bool = False) -> Iterator[Recogniser | CouldNot]:
    """The process that reads writing off pictures, in those languages whose data is here, or why there is none."""
    found = installed(languages)
    if isinstance(found, Absent):
        yield CouldNot(because=found.because)
        return
    with recogniser(found, unconfined=unconfined) as reads:
        broken = reads.unable()
        if isinstance(broken, CouldNot):
            yield broken
        elif len(broken) == len(found.languages):
            yield CouldNot(because="; ".join(f"{name}: {because}" for name, because in broken.items()))
        else:
            yield reads
