"""A style sheet that leaves: it loads nothing but the typefaces of the package, and holds no remark."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final

from farbank.intake.second_reader import font_file
from farbank.intake.second_reader.complaint import Unexpected, need

_URL: Final = re.compile(r"url\(([^)]*)\)")
_BESIDE: Final = re.compile(r"fonts/[a-z0-9-]+\.woff2")
_HELD: Final = re.compile(r"data:font/woff2;base64,([A-Za-z0-9+/]+={0,2})")
_REACH: Final = re.compile(r"unicode-range:([^;}]*)")
_CODE: Final = re.compile(r"U\+([0-9A-F]{1,6})")
_LETTERS: Final = re.compile(r"[\n -~]*")


def check(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The files it loads, and every character it or a typeface within it names."""
    need(_LETTERS.fullmatch(_URL.sub("", text)), "the style sheet holds letters that may not be")
    need("/*" not in text and "\\" not in text, "the style sheet holds a remark")
    need("@import" not in text and "@namespace" not in text, "the style sheet loads another")
    loads: set[str] = set()
    named: set[str] = set()
    for address in _URL.findall(text):
        if _BESIDE.fullmatch(address):
            loads.add(address)
            continue
        held = _HELD.fullmatch(address)
        if held is None:
            raise Unexpected("the style sheet loads what is no typeface of the package")
        named |= _within(held[1])
    for reach in _REACH.findall(text):
        codes = [_CODE.fullmatch(each) for each in reach.split(",")]
        need(all(codes), "the style sheet gives a typeface a reach that is no list of characters")
        named |= {chr(int(each[1], 16)) for each in codes if each}
    return frozenset(loads), frozenset(named)


def _within(held: str) -> frozenset[str]:
    try:
        return font_file.check(base64.b64decode(held, validate=True))
    except binascii.Error:
        raise Unexpected("a typeface within the style sheet is no Base64") from None
