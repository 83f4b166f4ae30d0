"""The fonts of one publication: each face cut down to exactly the characters its pages print, last of all.

The same characters give the same bytes: dates are fixed, glyph names dropped, only name, copyright and licence stay.
"""

from __future__ import annotations

import io

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from farbank.publish.faces import FACES, Face, characters
from farbank.publish.script import face as face_of
from farbank.values.package import File

_FIXED_DAY = 3_660_000_000  # seconds since 1904


def typeset(text: str) -> tuple[tuple[File, ...], str]:
    """The font files for these characters, and the style rules that name them."""
    wanted = {ord(character) for character in text if character.isprintable()} | {0x20, 0xA0}
    files: list[File] = []
    rules: list[str] = []
    for face in FACES:
        own = {code for code in wanted if face_of(chr(code)) == face.kind} & characters(face.file)
        if own:
            files.append(File(path=f"fonts/{face.file}.woff2", content=_cut(face, own)))
            rules.append(_rule(face, own))
    return tuple(files), "".join(rules)


def _cut(face: Face, codes: set[int]) -> bytes:
    options = Options()
    options.layout_features = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "calt"]
    options.name_IDs = [0, 1, 2, 13]
    options.notdef_outline = True
    options.hinting = False
    options.glyph_names = False
    options.recalc_timestamp = False
    font = TTFont(face.path, recalcTimestamp=False)
    cutter = Subsetter(options)
    cutter.populate(unicodes=sorted(codes))
    cutter.subset(font)
    font["head"].created = font["head"].modified = _FIXED_DAY
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _rule(face: Face, codes: set[int]) -> str:
    latin = face.kind == "latin"
    reach = "" if latin else f"unicode-range:{','.join(f'U+{code:X}' for code in sorted(codes))};"
    weight = str(face.weight) if latin else "400 700"
    source = f'src:url(fonts/{face.file}.woff2) format("woff2")'
    look = f"font-weight:{weight};font-style:{face.style};{reach}font-display:swap"
    return f'@font-face{{font-family:"{face.family}";{source};{look}}}\n'
