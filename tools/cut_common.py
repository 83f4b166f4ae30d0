"""Cut the faces that the workbench asks for first: the names of its languages, then what nearly every text needs.

    python tools/cut_common.py

A browser loads a face whole, and those of Hangul and of Han are 2 MB each, on every page anew because nothing of the
workbench is kept by the browser. So the style sheet names two faces after each other: the common one, and the whole
one for what the first does not hold. Common is what the national standards put first: the 2,350 syllables of
KS X 1001 with its letters, the 2,965 characters of level 1 of JIS X 0208 with kana, marks and full-width forms; and
what the names of places and persons in the tables of farbank are written with. Every page names its languages; a page
that holds nothing else of Hangul or Han loads no more than those few characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

PACKAGE = Path(__file__).parents[1] / "src" / "farbank"
WHOLE, COMMON = PACKAGE / "publish" / "fonts", PACKAGE / "web" / "static"
NAMES = ("gazetteer/names.csv", "persons/surnames.csv", "persons/syllables.csv")
KANA_AND_MARKS = frozenset((*range(0x3000, 0x3100), *range(0xFF00, 0xFFF0)))
JAMO = frozenset((*range(0x1100, 0x1200), *range(0x3130, 0x3190)))


def rows(encoding: str, first: int, last: int) -> Iterator[str]:
    """The characters of some rows of a 94 by 94 table, in its EUC form."""
    for row in range(first, last + 1):
        for cell in range(1, 95):
            yield bytes((0xA0 + row, 0xA0 + cell)).decode(encoding, errors="ignore")


def in_names() -> frozenset[int]:
    """What the names are written with, of any script: a face takes what it holds."""
    texts = ((PACKAGE / "tables" / name).read_text(encoding="utf-8") for name in NAMES)
    return frozenset(ord(each) for text in texts for each in text if not each.isascii())


CUTS = {
    ("korean", "names"): frozenset(map(ord, "한국어")),
    ("japanese", "names"): frozenset(map(ord, "日本語")),
    ("korean", "common"): JAMO | frozenset(map(ord, "".join(rows("euc_kr", 16, 40)))) | in_names(),
    ("japanese", "common"): KANA_AND_MARKS | frozenset(map(ord, "".join(rows("euc_jp", 16, 47)))) | in_names(),
}


def cut(face: str, part: str) -> TTFont:
    """Some characters of a face that ships; the same bytes each time it is saved."""
    font = TTFont(WHOLE / f"{face}-500.ttf", recalcTimestamp=False)
    options = Options()
    options.name_IDs = ["*"]
    options.notdef_outline = True
    cutter = Subsetter(options)
    cutter.populate(unicodes=CUTS[face, part])
    cutter.subset(font)
    return font


def main() -> None:
    """Write all of them."""
    for face, part in CUTS:
        out = COMMON / f"{face}-{part}-500.ttf"
        cut(face, part).save(out)
        print(f"{out.name}: {len(TTFont(out).getBestCmap())} characters, {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
