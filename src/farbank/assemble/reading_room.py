"""The confined process, started before a case is opened, so that it can hold none of its keys."""

from __future__ import annotations

from farbank.intake.confined import Confinement


def confined(*, unconfined: bool = False) -> Confinement:
    """A confinement to use as a context manager around the opening of the case."""
    return Confinement(unconfined=unconfined)
