"""The fonts of one publication: each face cut down to exactly the characters its pages print, last of all.

The same characters give the same bytes: dates are fixed, glyph names dropped, only name, copyright and licence stay.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from farbank.publish.faces import characters, kind_for
from farbank.publish.script import face as face_of
from farbank.publish.typefaces import FACES, Face
from farbank.values.package import File

_FIXED_DAY = 3_660_000_000  # seconds since 1904
_NAMES = frozenset({0, 1, 2, 13})  # copyright, family, style, licence


def typeset(runs: Iterable[tuple[str, str]]) -> tuple[tuple[File, ...], str]:
    """The font files for the characters of (language, words), and the style rules that name them."""
    wanted: dict[str, set[int]] = {"latin": {0x20, 0xA0}}
    for language, words in runs:
        for character in words:
            if character.isprintable():
                kind = kind_for(character, language) or face_of(character, language)
                wanted.setdefault(kind, set()).add(ord(character))
    files: list[File] = []
    rules: list[str] = []
    for face in FACES:
        own = characters(face.file) & wanted.get(face.kind, set())
        if own:
            files.append(File(path=f"fonts/{face.file}.woff2", content=_cut(face, own)))
            rules.append(_rule(face, own))
    return tuple(files), "".join(rules)


@lru_cache(maxsize=32)
def _cut(face: Face, codes: frozenset[int]) -> bytes:
    options = Options()
    options.layout_features = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "calt"]
    options.drop_tables += ["name"]  # put back below; the subsetter would walk every other table for its users
    options.notdef_outline = True
    options.hinting = False
    options.glyph_names = False
    options.recalc_timestamp = False
    font = TTFont(face.path, recalcTimestamp=False)
    names = font["name"]
    names.names = [each for each in names.names if each.nameID in _NAMES]
    cutter = Subsetter(options)
    cutter.populate(unicodes=sorted(codes))
    cutter.subset(font)
    font["name"] = names
    font["head"].created = font["head"].modified = _FIXED_DAY
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _rule(face: Face, codes: frozenset[int]) -> str:
    latin = face.kind == "latin"
    reach = "" if latin else f"unicode-range:{','.join(f'U+{code:X}' for code in sorted(codes))};"
    weight = str(face.weight) if latin else "400 700"
    source = f'src:url(fonts/{face.file}.woff2) format("woff2")'
    look = f"font-weight:{weight};font-style:{face.style};{reach}font-display:swap"
    return f'@font-face{{font-family:"{face.family}";{source};{look}}}\n'
