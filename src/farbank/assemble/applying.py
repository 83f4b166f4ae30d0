"""Taking desk sheets and reports, each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from farbank.assemble import tables
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.sheet_template import CHOICES
from farbank.desk.apply_sheet import Taken, take
from farbank.desk.context import Context, Kept, Wanted
from farbank.desk.draft import draft
from farbank.desk.forget import refuse_return
from farbank.desk.wanted import files_wanted, texts_wanted
from farbank.errors import Complained, Complaint, Missing, Refused
from farbank.facts.fact import Fact
from farbank.facts.figure import FigureObserved
from farbank.intake.confined import Confinement
from farbank.intake.media import HEAD, media_of
from farbank.intake.walk import open_regular
from farbank.judgement.identity import identity_failures
from farbank.reading.dates import read_span
from farbank.reading.report import read_report
from farbank.reading.sheet.sheet import Sheet
from farbank.reading.sheet.tabs import csv_tab, parse_tabs
from farbank.reading.sheet.yaml import parse_yaml
from farbank.values.picture import Tab
from farbank.views import figures, forgotten, releases

LARGEST_TEXT: Final = 32 << 20  # bytes of a sheet, a CSV file or a report
_CHECK_FILE: Final = "Name the file itself, and check that you may read it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What was recorded: how many new or changed rows, how many were known already, and the id of every label.

    `failures` are the sums that do not come out in the series that got new figures.
    """

    recorded: int
    unchanged: int
    ids: tuple[tuple[str, str], ...]
    failures: tuple[str, ...] = ()


def apply(
    room: Newsroom, confinement: Confinement, paths: Sequence[Path], *, anew: bool = False
) -> Iterator[tuple[str, Applied]]:
    """Take sheets and reports one after the other; CSV files given together are one sheet.

    Where something was forgotten, sources and items that are new here are only taken with `anew`: that they are others.
    """
    tables_given = [path for path in paths if path.suffix.lower() == ".csv"]
    if tables_given:
        yield (
            ", ".join(path.name for path in tables_given),
            _take(room, _csv_sheet(tables_given), tables_given[0].parent, anew=anew),
        )
    for path in paths:
        if path not in tables_given:
            yield path.name, _one(room, confinement, path, anew=anew)


def take_sheet(room: Newsroom, sheet: Sheet) -> Applied:
    """Take a sheet that was drafted here and not written to any file; it names no files."""
    return _take(room, sheet, Path(), anew=False)


def _one(room: Newsroom, confinement: Confinement, path: Path, *, anew: bool) -> Applied:
    match path.suffix.lower():
        case ".yaml" | ".yml":
            return _take(room, parse_yaml(read_text(path), path.name), path.parent, anew=anew)
        case ".xlsx":
            return _take(room, _workbook(confinement, path), path.parent, anew=anew)
        case ".md":
            return _report(room, path)
        case other:
            raise Refused(
                f"{path} is neither a sheet nor a report ({other or 'no ending'})",
                advice="Sheets end in .yaml, .xlsx or .csv, reports in .md; other files are taken in with 'add'.",
            )


def read_text(path: Path) -> str:
    """A text somebody of the desk wrote, in UTF-8."""
    try:
        with _opened(path) as stream:
            untrusted = stream.read(LARGEST_TEXT + 1)
    except FileNotFoundError:
        raise Missing(f"there is no file {path}", advice="Check the name.") from None
    except OSError as trouble:
        raise Refused(f"{path} cannot be read: {trouble.strerror or trouble}", advice=_CHECK_FILE) from None
    if len(untrusted) > LARGEST_TEXT:
        raise Refused(f"{path} is larger than {LARGEST_TEXT >> 20} MB", advice="Split it into several.")
    try:
        return untrusted.decode("utf-8-sig")
    except UnicodeDecodeError as flaw:
        line = untrusted.count(b"\n", 0, flaw.start) + 1
        fault = Complaint(file=path.name, line=line, key="", expected="text in UTF-8; save the file in that encoding")
        raise Complained((fault,)) from None


def _opened(path: Path) -> BinaryIO:
    """A file for reading, also behind a link; a pipe is never waited for."""
    return open_regular(Path(os.path.realpath(path)))


def _csv_sheet(paths: Sequence[Path]) -> Sheet:
    tabs = [csv_of(path) for path in paths]
    return parse_tabs(tabs, paths[0].name if len(paths) == 1 else "the CSV files")


def csv_of(path: Path) -> Tab:
    """A CSV file that somebody of the desk wrote, as a tab."""
    text = read_text(path)
    if not text.strip():
        fault = Complaint(
            file=path.name, line=1, key="", expected="a first line with the names of columns; it is empty"
        )
        raise Complained((fault,))
    return csv_tab(text, path.stem, path.name)


def _workbook(confinement: Confinement, path: Path) -> Sheet:
    try:
        with path.open("rb") as stream:
            reading = confinement.read(stream, path.name)
    except FileNotFoundError:
        raise Missing(f"there is no file {path}", advice="Check the name.") from None
    except OSError as trouble:
        raise Refused(f"{path} cannot be read: {trouble.strerror}", advice=_CHECK_FILE) from None
    if reading.could_not or not reading.tabs:
        raise Refused(
            f"{path} cannot be read as a workbook: {reading.could_not or 'it holds no tab'}",
            advice="Save it anew as an Excel workbook (.xlsx), or begin with 'farbank sheet FILE.xlsx'.",
        )
    return parse_tabs([tab for tab in reading.tabs if tab.name != CHOICES], path.name)


def _report(room: Newsroom, path: Path) -> Applied:
    text = read_text(path)
    heading = read_report(text, file_name=path.name).title
    label = next((each.label for each in releases.reports(room.rows) if each.file_name == path.name), path.stem)
    facts = room.record(lambda: draft(room.known, text, heading, label, path.name))
    return Applied(recorded=len(facts), unchanged=1 - len(facts), ids=((label, room.resolve("report", label)),))


def _take(room: Newsroom, sheet: Sheet, folder: Path, *, anew: bool) -> Applied:
    texts, faults = _texts(sheet, folder)
    context = Context(
        read_span=read_span,
        resolve_place=tables.resolve_place,
        built_in_lines=tables.LINES,
        place_names=tables.place_names(),
        files=_files(room, sheet, folder),
        texts=texts,
    )
    taken: list[Taken] = []

    def decide() -> tuple[Fact, ...]:
        taken[:] = [_complete(sheet, room, context, faults)]
        if not anew:
            refuse_return(taken[0].facts, room.known, forgotten.done(room.rows))
        return taken[0].facts

    room.record(decide)
    done = taken[0]
    failures = tuple(_failures(room, done.facts))
    return Applied(recorded=len(done.facts), unchanged=done.unchanged, ids=done.ids, failures=failures)


def _failures(room: Newsroom, facts: Sequence[Fact]) -> Iterator[str]:
    """What does not add up in every series that got a figure."""
    touched = dict.fromkeys(each.series for each in facts if isinstance(each, FigureObserved))
    for series in touched:
        for failure in identity_failures(figures.figures_of(room.rows, series)):
            yield f"{failure.what}: {failure.because}"


def _complete(sheet: Sheet, room: Newsroom, context: Context, faults: tuple[Complaint, ...]) -> Taken:
    """The sheet as taken, or every complaint about it and about the texts it names."""
    try:
        taken = take(sheet, room.known, context)
    except Complained as found:
        raise Complained((*found.complaints, *faults)) from None
    if faults:
        raise Complained(faults)
    return taken


def _files(room: Newsroom, sheet: Sheet, folder: Path) -> Mapping[Wanted, Kept]:
    """Every file that is there, sealed; what is not there is complained of with its line."""
    kept: dict[Wanted, Kept] = {}
    for wanted in files_wanted(sheet):
        path = folder / wanted.path
        try:
            with _opened(path) as stream:
                sealed = room.objects.put(stream)
            with _opened(path) as stream:
                media = media_of(stream.read(HEAD), path.name).kind
        except (OSError, ValueError):
            continue
        kept[wanted] = Kept(sealed=sealed, file_name=path.name, media=media)
    return kept


def _texts(sheet: Sheet, folder: Path) -> tuple[Mapping[Wanted, str], tuple[Complaint, ...]]:
    """Every text beside the sheet, and what is wrong with the reports among them."""
    texts: dict[Wanted, str] = {}
    faults: list[Complaint] = []
    for wanted in texts_wanted(sheet):
        try:
            texts[wanted] = read_text(folder / wanted.path)
            if wanted.section == "reports":
                read_report(texts[wanted], file_name=wanted.path)
        except Complained as found:
            faults += found.complaints
        except (Refused, ValueError):
            continue
    return texts, tuple(faults)
