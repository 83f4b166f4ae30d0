"""Letting a report leave: only with NO FINDING on exactly its bytes, and what it disclosed is noted."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from farbank.assemble.judging import Judged, judge_report
from farbank.assemble.newsroom import Newsroom
from farbank.desk.release import Declared, released
from farbank.errors import DiskTrouble, Refused
from farbank.facts.fact import Fact
from farbank.intake.confined import Confinement
from farbank.keeping.fsops import Disk
from farbank.values.draft import Draft, Named, Text
from farbank.values.draft_walk import every_block, every_run, run_groups
from farbank.values.package import Package
from farbank.views import releases


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Where the pages went, and the verdict they left with."""

    judged: Judged
    out: Path


def publish(room: Newsroom, confinement: Confinement, name: str, out: Path) -> Published | Judged:
    """Judge the bytes; with NO FINDING write them and record the release, else return the verdict and write nothing."""
    _check_out(out)
    judged = judge_report(room, confinement, name)
    if judged.verdict.verdict != "NO FINDING":
        return judged
    write_package(judged.package, out)
    _record(room, judged)
    return Published(judged=judged, out=out)


def _record(room: Newsroom, judged: Judged) -> None:
    """Record the release of these bytes once; what the draft disclosed counts from now on."""
    if any(package == judged.package.digest for package, _ in releases.released(room.rows, judged.report.id)):
        return
    verdict = releases.judgements(room.rows, judged.report.id)[-1].verdict
    printed = judged.draft.published or room.clock.today()
    told = tuple(declared(judged.draft))

    def decide() -> list[Fact]:
        return released(room.known, judged.report.id, judged.package, verdict, told, published=printed)

    room.record(decide)


def declared(draft: Draft) -> Iterator[Declared]:
    """What the marks of the draft say of its personas."""
    for block in every_block(draft):
        for runs in run_groups(block):
            for run in every_run(runs):
                if isinstance(run, Named):
                    words = "".join(each.text for each in every_run(run.runs) if isinstance(each, Text))
                    for dimension, value in run.discloses:
                        yield Declared(
                            persona=run.persona,
                            dimension=dimension,
                            values=(value,),
                            language=draft.language,
                            verbatim=words,
                        )


def _check_out(out: Path) -> None:
    """A release is written to a folder that is new or empty, or over an earlier release of farbank's own."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    own = (out / "index.html").is_file() and (out / "site.css").is_file() and (out / "figures").is_dir()
    if not own:
        raise Refused(f"{out} is there already and holds something else", advice="Name a folder that is new or empty.")


def write_package(package: Package, out: Path) -> None:
    """Write beside the place and swap, so that a reader never meets half a release."""
    out = out.absolute()
    beside = out.with_name(f".{out.name}.{secrets.token_hex(4)}")
    disk = Disk()
    try:
        for file in package.files:
            path = beside / file.path
            disk.make_dir(path.parent)
            path.write_bytes(file.content)
            path.chmod(0o644)
            os.utime(path, (0, 0))
        for folder in {beside, *(path for path in beside.rglob("*") if path.is_dir())}:
            folder.chmod(0o755)
        if out.exists():
            disk.remove_tree(out)
            out.rmdir()
        disk.rename(beside, out)
    except OSError as trouble:
        raise DiskTrouble(f"the pages cannot be written to {out}: {trouble.strerror}") from None
    finally:
        if beside.exists():
            disk.remove_tree(beside)
            beside.rmdir()
