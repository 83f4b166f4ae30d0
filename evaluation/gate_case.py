"""A real case for the drafts of this folder: encrypted, filled by its desk sheet, and asked as the gate asks it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evaluation.gate_drafts import Drafted
from evaluation.score import HERE
from farbank.assemble.applying import apply
from farbank.assemble.ground import ground_for_release
from farbank.assemble.judging import judge_report
from farbank.assemble.looking_in import look_into
from farbank.assemble.new_passphrase import offered_passphrase
from farbank.assemble.newsroom import Newsroom, newsroom
from farbank.assemble.pages.page import make_page
from farbank.assemble.questioning import question_of
from farbank.assemble.starting import start
from farbank.facts.report import ReportDrafted
from farbank.intake.confined import Confinement
from farbank.judgement.gate import judge
from farbank.judgement.verdict import Verdict
from farbank.reading.report import read_report
from farbank.values.package import Package


@contextmanager
def prepared() -> Iterator[tuple[Newsroom, Confinement]]:
    """The case, open, with a confined process beside it; both are gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, Confinement() as confinement:
        place, passphrase = Path(folder), offered_passphrase()
        start(place / "case", passphrase)
        with newsroom(place / "case", passphrase) as room:
            fill(room, confinement, place / "sheet")
            yield room, confinement


def fill(room: Newsroom, confinement: Confinement, folder: Path) -> None:
    """Take the sheet into an empty case; the files that it names are written first, each with its own name in it."""
    folder.mkdir()
    sheet = Path(shutil.copy(HERE / "gate" / "case.yaml", folder))
    for name in _named_files(sheet.read_text(encoding="utf-8")):
        (folder / name).write_text(f"Invented for the evaluation: {name}.\n", encoding="utf-8")
    for _ in apply(room, confinement, [sheet]):
        look_into(room, confinement)


def asked(room: Newsroom, confinement: Confinement, drafted: Drafted) -> Verdict:
    """The gate on one draft with everything that the case knows, without the bytes of its pages."""
    draft = read_report(drafted.text, file_name=drafted.name)
    made = make_page(room, confinement, draft, ground_for_release(room))
    report = ReportDrafted(id="R0", label=drafted.name, heading=draft.title, text=drafted.text)
    return judge(question_of(room, made, Package(files=(), channels=()), report))


def asked_whole(room: Newsroom, confinement: Confinement, drafted: Drafted, folder: Path) -> Verdict:
    """The gate on the whole package of one draft, recorded in the case as a report."""
    path = folder / f"{drafted.name}.md"
    path.write_text(drafted.text, encoding="utf-8")
    for _ in apply(room, confinement, [path]):
        pass
    return judge_report(room, confinement, drafted.name).verdict


def _named_files(sheet: str) -> list[str]:
    return [line.split("{file: ", 1)[1].split(",", 1)[0] for line in sheet.splitlines() if "{file: " in line]
