"""A case on which a command is tried with one failing call after the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crash.failing import Outcome, Position, fail, positions

DECLARED = {0, 4, 6, 7}  # done all the same, cannot be read, somebody else writes, the disk refused
CHANGING = {"write", "pwrite64", "fsync", "rename", "mkdir"}
KILL = "signal=KILL"


@dataclass(frozen=True)
class Bench:
    """A case as it was before the command, with what lies beside it; put back for each fault.

    `template` is copied to the folder that the case of `desk` lies in; calls about what is in `watched` are counted.
    """

    desk: Callable
    template: Path
    argv: tuple[str, ...]
    scratch: Path
    watched: Path

    def fresh(self) -> None:
        shutil.rmtree(self.desk.case.parent, ignore_errors=True)
        shutil.copytree(self.template, self.desk.case.parent)

    def positions(self, kinds: tuple[str, ...]) -> tuple[Position, ...]:
        self.fresh()
        self.desk.good(*self.argv)  # what is imported late is imported now
        self.fresh()
        return positions(self.desk, self.argv, kinds, self.watched, self.scratch)

    def fails(self, position: Position, fault: str) -> Outcome:
        self.fresh()
        return fail(self.desk, self.argv, position, fault, self.watched, self.scratch)


def assert_told(outcome: Outcome, position: Position, fault: str) -> None:
    """It ended with a status that farbank declares, and in its own words."""
    where = f"{position} ({position.about}), {fault}: {outcome}"
    if fault == KILL:
        assert outcome.status == -9, where
        return
    assert outcome.status in DECLARED, where
    assert "Traceback" not in outcome.err, where
    assert "fault of its own" not in outcome.err, where
    if outcome.status:
        told = outcome.err.splitlines()
        assert any(line.startswith(("farbank: ", "NOT BACKED UP: ")) for line in told) or not told, where
        assert outcome.status == 7 or position.call not in CHANGING, where


def thinned(found: Iterable[Position]) -> Iterator[Position]:
    """Of several reads or writes in a row in the same file every third."""
    run = 0
    before: tuple[str, str] | None = None
    for each in found:
        run = run + 1 if (each.call, each.about) == before else 0
        before = each.call, each.about
        if each.call not in {"pread64", "pwrite64"} or run % 3 == 0:
            yield each
