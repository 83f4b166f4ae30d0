"""Publishing a report of twenty pages with sixty photographs of a phone: the site, the PDF and the one file, judged.

The peer is Pillow doing with the same photographs what cannot be left out: decoding each, making it as small as it
is printed, and encoding it for the page and for what is passed on (`python -m benchmarks.publishing pictures FOLDER`).
Where mat2 or exiftool is installed, what cleaning the same photographs takes it is told as well.
"""

from __future__ import annotations

import importlib.resources
import io
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter

from benchmarks import child
from benchmarks.bench_case import BenchCase, new_case
from benchmarks.figure import Figure

RUNS, PHOTOGRAPHS, SIZE = 3, 60, (4000, 3000)
PRINTED, LIGHT = 1600, 1100  # as farbank.assemble.pages.page and farbank.publish.photographs have it
PAGES = 20
WORDS = (
    "From 2020 the border was shut, and the people who used to tell what happened behind it could no longer leave. "
    "This report says what was seen, and then what could not be. "
)


def figures() -> Iterator[Figure]:
    """Time by the wall and of processors, and peak memory; the report must have its twenty pages."""
    with new_case() as case:
        _fill(case)
        measured = [_once(case, run) for run in range(RUNS)]
        cleaned = [_cleaned(case, run) for run in range(RUNS)] if _cleaner() else []
    wall, cpu, ratio, memory = zip(*measured, strict=True)
    what = "publish 20 pages and more, 60 photographs"
    yield Figure(what=f"{what}, wall", peer="limit", values=wall, unit="s", at_most=30)
    yield Figure(what=f"{what}, CPU", peer="", values=cpu, unit="s")
    yield Figure(what=f"{what}, CPU time", peer="Pillow, the same photographs", values=ratio)
    yield Figure(what=f"{what}, peak memory", peer="limit", values=memory, unit="MB", at_most=300)
    if cleaned:
        ratios = tuple(each / done for each, done in zip(cpu, cleaned, strict=True))
        yield Figure(what=f"{what}, CPU time", peer=f"{_cleaner()}, the same photographs", values=ratios)


def _once(case: BenchCase, run: int) -> tuple[float, float, float, float]:
    out = case.beside / f"site-{run}"
    took = case.farbank("publish", "R-LONG", "--out", out)
    peer = child.run([sys.executable, "-m", "benchmarks.publishing", "pictures", case.beside / "sheets"])
    pages = len(pypdfium2.PdfDocument((out / "report.pdf").read_bytes()))
    if pages < PAGES:
        raise child.Failed(f"the report has {pages} pages and not {PAGES}")
    return took.wall, took.cpu, took.cpu / peer.cpu, took.megabytes


def _cleaner() -> str:
    """A tool that takes out of the same photographs what they say of themselves, where one is installed."""
    return next((name for name in ("mat2", "exiftool") if shutil.which(name)), "")


def _cleaned(case: BenchCase, run: int) -> float:
    """Seconds of processors that it takes; it decodes nothing, makes nothing smaller and sets no page."""
    name, beside = _cleaner(), case.beside / f"cleaned-{run}"
    beside.mkdir()
    for path in (case.beside / "sheets").glob("p*.jpg"):
        shutil.copy(path, beside)
    words = ["--inplace"] if name == "mat2" else ["-q", "-all=", "-overwrite_original"]
    return child.run([name, *words, *sorted(beside.iterdir())]).cpu


def _fill(case: BenchCase) -> None:
    """The border case, sixty photographs, and a report that places them all between its words and figures."""
    sheets = case.beside / "sheets"
    shutil.copytree(Path(str(importlib.resources.files("farbank"))) / "cases" / "border", sheets)
    child.run([sys.executable, "-m", "benchmarks.publishing", "make", sheets])
    case.farbank("apply", sheets / "border.yaml")
    case.farbank("apply", sheets / "long.yaml")


def _make(folder: Path) -> None:
    chance = random.Random(7)
    rows, placed = [], []
    for number in range(PHOTOGRAPHS):
        (folder / f"p{number}.jpg").write_bytes(_photograph(chance))
        how = 'acquired: 2024-03, how: "drawn for a measurement", language: en, title: "A drawing"'
        rows.append(f"  E-P{number}: {{file: p{number}.jpg, from: S-FARBANK, people_shown: [nobody], {how}}}")
        placed.append(f'{WORDS * 3}\n\n![A drawing for a measurement.](E-P{number}){{alt="Bands of colour."}}\n')
    body = (folder / "report-repaired.md").read_text(encoding="utf-8")
    (folder / "long.md").write_text(f"{body}\n## Pictures\n\n" + "\n".join(placed), encoding="utf-8")
    head = 'sheet: 1\ncase: "Long"\nlanguage: en\n'
    sheet = f"{head}items:\n" + "\n".join(rows) + "\nreports:\n  R-LONG: {file: long.md}\n"
    (folder / "long.yaml").write_text(sheet, encoding="utf-8")


def _photograph(chance: random.Random) -> bytes:
    """Noise at three scales, as much work to encode as a photograph of grass and water (3 to 4 MB)."""
    whole = Image.new("RGB", SIZE)
    for scale in (80, 8, 2):
        small = Image.effect_noise((SIZE[0] // scale, SIZE[1] // scale), chance.randint(40, 90)).convert("RGB")
        whole = Image.blend(whole, small.resize(SIZE, Image.Resampling.BILINEAR), 0.45)
    out = io.BytesIO()
    whole.filter(ImageFilter.SMOOTH).save(out, "JPEG", quality=88)
    return out.getvalue()


def _pictures(folder: Path) -> None:
    for path in sorted(folder.glob("p*.jpg")):
        with Image.open(path) as image:
            image.thumbnail((PRINTED, PRINTED), Image.Resampling.LANCZOS)
            image.save(io.BytesIO(), "JPEG", quality=84, optimize=True)
            image.thumbnail((LIGHT, LIGHT), Image.Resampling.LANCZOS)
            image.save(io.BytesIO(), "JPEG", quality=78, optimize=True)


if __name__ == "__main__":
    {"make": _make, "pictures": _pictures}[sys.argv[1]](Path(sys.argv[2]))
