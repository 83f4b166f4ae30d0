"""Make the font files that farbank ships, from npm packages that were checked by SHA-256.

    npm install --prefix DIR @fontsource-variable/source-serif-4@5.3.1 @fontsource/ibm-plex-sans-condensed@5.3.0 \
        @fontsource/ibm-plex-sans-kr@5.3.0 @fontsource/ibm-plex-sans-jp@5.3.0 @fontsource/noto-sans-sc@5.3.0
    python tools/vendor_fonts.py DIR/node_modules src/farbank/publish/fonts

The slices of a face are joined, a variable face is pinned to the weights the page uses, and the result is written as
TrueType with fixed dates, without hints and without the layout features that no page uses; the Chinese face keeps
the Han characters of GB 2312 and their punctuation alone, because the other faces hold the rest. All licences
(SIL OFL 1.1) reserve the names of the originals for unchanged fonts, so the made families carry names of their own;
copyright and licence stay inside each file and beside them.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SERIF = "@fontsource-variable/source-serif-4/files/source-serif-4"
CONDENSED = "@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed"
KOREAN = "@fontsource/ibm-plex-sans-kr/files/ibm-plex-sans-kr"
JAPANESE = "@fontsource/ibm-plex-sans-jp/files/ibm-plex-sans-jp"
CHINESE = "@fontsource/noto-sans-sc/files/noto-sans-sc"
FEATURES = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "calt"]
MARKS = frozenset((*range(0x3000, 0x3040), *range(0xFF00, 0xFF66)))  # CJK punctuation, full-width forms
FIXED_DAY = 3_660_000_000  # seconds since 1904, so that the same slices give the same bytes
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1. https://openfontlicense.org"

SHA256: dict[str, str] = {
    "@fontsource-variable/source-serif-4/LICENSE": "18aabf190848725e2576eefb5c29ba06aac1029d02132252a7f312eac2e50cf3",
    "@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-opsz-italic.woff2": "2078240cee94e627d0e180d56d74a11b2a1d387bbd61a9b7269f0a43df756896",  # noqa: E501
    "@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-opsz-normal.woff2": "155f6e701097cc269cf8d5d7ac86795f263f1afbeb47c14d1d747108c9335389",  # noqa: E501
    "@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-italic.woff2": "96e6393209728ab93c334ae739af8a040cd2006c82e8614d6465a8084db88f89",  # noqa: E501
    "@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2": "f2ea9c12d2fe9bd3a9589b02ad2c0909da88f30938c91adc838c4f4098f9f9e0",  # noqa: E501
    "@fontsource/ibm-plex-sans-condensed/LICENSE": "251faa58c24c53a1855818116292bf449d591937cf5143fafc23e0be5e26ddc6",
    "@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-400-normal.woff2": "456bf5cda9c0b1f1ead43f01b80df5ba5af7cb41d7cbc0543091537c39fb4c89",  # noqa: E501
    "@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-500-normal.woff2": "e3b4fd97fd20bc70fda66d8d5f0745d8d6958068a024cb4724bbc1ffb6cbc183",  # noqa: E501
    "@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-600-normal.woff2": "3d72a0923c5830358b0a8e25b258aecadbecbf542b6ee9a25f387803e37d56b9",  # noqa: E501
    "@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-700-normal.woff2": "4768878c107d92c528a65bba206a87cdcf2c694514e75907fb91772cf8a388a5",  # noqa: E501
    "@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-ext-400-normal.woff2": "733d012e387e70d6ae5b2ecb7d7e10af7792a1c6d9d893b124bf445641ca2806",  # noqa: E501
    "@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-ext-500-normal.woff2": "a429de5d03bbd4696453c21f38d2f2e3fb96f009903e88657fbe1136b97d004c",  # noqa: E501
    "@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-ext-600-normal.woff2": "014b6bf624d39ae76c07de342b45fab064e66321c9e0d78854750948c815ecf0",  # noqa: E501
    "@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-ext-700-normal.woff2": "5a87e23666978e2a09671acd300ac22abc5c607e555fa96124221ddb187e145d",  # noqa: E501
    "@fontsource/ibm-plex-sans-jp/files/ibm-plex-sans-jp-japanese-500-normal.woff2": "700c434dcedfdb9ad997dae4f88d96e22e4d04779bb5de8b264701565bded198",  # noqa: E501
    "@fontsource/ibm-plex-sans-kr/files/ibm-plex-sans-kr-korean-500-normal.woff2": "47a6e47cb8b360d1744807d85873c06b72b5ff812c35a8cdc01f9926905f130b",  # noqa: E501
    "@fontsource/noto-sans-sc/LICENSE": "18aabf190848725e2576eefb5c29ba06aac1029d02132252a7f312eac2e50cf3",
    "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-500-normal.woff2": "885f52ca6a25fddde7641eaf9cf6d6fd9e8f1a454f99f77f0f1be1be0c6470a5",  # noqa: E501
}

# file -> (family, style, weight, slices, pinned axes)
FACES: dict[str, tuple[str, str, int, tuple[str, ...], Mapping[str, float]]] = {
    "serif-400.ttf": (
        "Farbank Serif",
        "Regular",
        400,
        (f"{SERIF}-latin-opsz-normal.woff2", f"{SERIF}-latin-ext-opsz-normal.woff2"),
        {"wght": 400, "opsz": 16},
    ),
    "serif-600.ttf": (
        "Farbank Serif",
        "SemiBold",
        600,
        (f"{SERIF}-latin-opsz-normal.woff2", f"{SERIF}-latin-ext-opsz-normal.woff2"),
        {"wght": 600, "opsz": 16},
    ),
    "serif-400-italic.ttf": (
        "Farbank Serif",
        "Italic",
        400,
        (f"{SERIF}-latin-opsz-italic.woff2", f"{SERIF}-latin-ext-opsz-italic.woff2"),
        {"wght": 400, "opsz": 16},
    ),
    "display-600.ttf": (
        "Farbank Display",
        "SemiBold",
        600,
        (f"{SERIF}-latin-opsz-normal.woff2", f"{SERIF}-latin-ext-opsz-normal.woff2"),
        {"wght": 600, "opsz": 48},
    ),
    **{
        f"sans-{weight}.ttf": (
            "Farbank Sans",
            {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}[weight],
            weight,
            (f"{CONDENSED}-latin-{weight}-normal.woff2", f"{CONDENSED}-latin-ext-{weight}-normal.woff2"),
            {},
        )
        for weight in (400, 500, 600, 700)
    },
    "korean-500.ttf": ("Farbank Korean", "Medium", 500, (f"{KOREAN}-korean-500-normal.woff2",), {}),
    "japanese-500.ttf": ("Farbank Japanese", "Medium", 500, (f"{JAPANESE}-japanese-500-normal.woff2",), {}),
    "chinese-500.ttf": ("Farbank Chinese", "Medium", 500, (f"{CHINESE}-chinese-simplified-500-normal.woff2",), {}),
}
LICENCES = {
    "OFL-source-serif-4.txt": "@fontsource-variable/source-serif-4/LICENSE",
    "OFL-ibm-plex.txt": "@fontsource/ibm-plex-sans-condensed/LICENSE",
    "OFL-noto-sans-sc.txt": "@fontsource/noto-sans-sc/LICENSE",
}


def checked(modules: Path, name: str) -> Path:
    """A file of a package, after its bytes have been compared with what is written above."""
    digest = hashlib.sha256((modules / name).read_bytes()).hexdigest()
    if digest != SHA256.get(name):
        sys.exit(f"{name} has SHA-256 {digest}, expected {SHA256.get(name)}")
    return modules / name


def joined(modules: Path, slices: tuple[str, ...], pins: Mapping[str, float]) -> TTFont:
    """One static font out of the slices of a face."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for number, name in enumerate(slices):
            font = TTFont(checked(modules, name))
            font.flavor = None
            if pins:
                instantiateVariableFont(font, dict(pins), inplace=True)
            for table in ("VDMX", "vhea", "vmtx", "STAT", "DSIG"):
                if table in font:
                    del font[table]
            font.save(parts.append(str(Path(folder) / f"{number}.ttf")) or parts[-1])
        font = TTFont(parts[0]) if len(parts) == 1 else Merger().merge(parts)
        font.ensureDecompiled()
        return font


def gb2312() -> frozenset[int]:
    """The 6,763 Han characters of GB 2312-80, levels 1 and 2 (rows 16 to 87)."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(map(ord, "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)))


def lean(font: TTFont, family: str) -> TTFont:
    """The face without hints, glyph names and every layout feature that no page uses, so that it is cut quickly.

    Hangul, kana and Han stand as they are, one beside the other, and need none; of Chinese only GB 2312 is kept.
    """
    eastern = family in {"Farbank Korean", "Farbank Japanese", "Farbank Chinese"}
    kept = gb2312() | MARKS if family == "Farbank Chinese" else frozenset(font.getBestCmap())
    options = Options()
    options.layout_features = [] if eastern else FEATURES
    options.name_IDs = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["BASE", "gasp", *(("GDEF", "GPOS", "GSUB") if eastern else ())]
    cutter = Subsetter(options)
    cutter.populate(unicodes=[code for code in font.getBestCmap() if code in kept])
    cutter.subset(font)
    return font


def named(font: TTFont, family: str, style: str, weight: int) -> TTFont:
    """The font under its own name, with its copyright, its licence, and fixed dates."""
    names = font["name"]
    copyright_line = names.getDebugName(0)
    names.names = []
    entries = {0: copyright_line, 1: f"{family} {style}", 2: "Regular", 4: f"{family} {style}", 13: LICENCE}
    entries |= {3: f"{family} {style}", 6: f"{family}-{style}".replace(" ", ""), 16: family, 17: style}
    for number, text in entries.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["head"].created = font["head"].modified = FIXED_DAY
    font.recalcTimestamp = False
    return font


def main(modules: Path, out: Path) -> None:
    """Write every face and both licences."""
    out.mkdir(parents=True, exist_ok=True)
    for file, (family, style, weight, slices, pins) in FACES.items():
        font = named(lean(joined(modules, slices, pins), family), family, style, weight)
        font.save(out / file)
        print(f"{file:24} {len(font.getBestCmap()):6} characters {(out / file).stat().st_size:9,} bytes")
    for file, source in LICENCES.items():
        shutil.copyfile(checked(modules, source), out / file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
