"""Draw docs/unrolled-border.png, the picture of the README, from the border case that ships with farbank.

python tools/readme_picture.py [docs/unrolled-border.png]
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageColor, ImageOps

import farbank
from farbank.assemble.ground import ground_for_release
from farbank.assemble.newsroom import Newsroom, newsroom
from farbank.assemble.pages.page import make_page
from farbank.assemble.reading_room import confined
from farbank.intake.confined import Confinement
from farbank.publish import ink
from farbank.publish.figure import CoverageFigure
from farbank.publish.raster import only_pixels
from farbank.publish.site import coverage_png
from farbank.reading.report import read_report
from farbank.values.handling import Secret
from farbank.views import releases

SHEET = Path(farbank.__file__).parent / "cases" / "border" / "border.yaml"
PASSPHRASE = "a case for one picture only"
SCALE, MARGIN = 1.375, 26  # 1120 units are drawn 1540 pixels wide, and stand on a ground of 1592


def run(*argv: object) -> None:
    """Run a command that must do what it is told."""
    code = "from farbank.cli.main import main; main()"
    subprocess.run([sys.executable, "-c", code, *map(str, argv)], check=True, capture_output=True)


def picture(room: Newsroom, confinement: Confinement) -> bytes:
    """The coverage chart of the repaired report."""
    report = next(each for each in releases.reports(room.rows) if each.label == "R-2")
    draft = read_report(report.text, file_name=report.file_name)
    page = make_page(room, confinement, draft, ground_for_release(room)).page
    (figure,) = (each for each in page.figures if isinstance(each, CoverageFigure))
    return coverage_png(figure, draft.language, SCALE)


def framed(png: bytes) -> bytes:
    """The chart on a ground a little larger than itself."""
    with Image.open(io.BytesIO(png)) as chart:
        around = ImageOps.expand(chart, border=MARGIN, fill=ImageColor.getrgb(ink.PAPER))
    out = io.BytesIO()
    around.save(out, "PNG", optimize=True)
    return only_pixels(out.getvalue())


def main(target: Path) -> None:
    """Make a case of its own, take the sheet in, draw."""
    with TemporaryDirectory() as folder:
        words = Path(folder) / "words"
        words.write_text(PASSPHRASE + "\n", encoding="utf-8")
        os.environ |= {"FARBANK_PASSPHRASE_FILE": str(words), "FARBANK_CASE": str(Path(folder) / "case")}
        run("new", Path(folder) / "case")
        run("apply", SHEET)
        with confined() as confinement, newsroom(Path(folder) / "case", Secret(PASSPHRASE)) as room:
            target.write_bytes(framed(picture(room, confinement)))
    print(f"{target}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/unrolled-border.png"))
