"""What the typefaces that ship with farbank can write, and how wide their letters are.

A character that its own face lacks is taken from the next one; a word that no face can write is left out of a drawing
(never drawn as a box) and stays in the table beneath it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from fontTools.ttLib import TTFont

from farbank.publish.script import face as face_of
from farbank.publish.script import runs
from farbank.publish.typefaces import FACES, FOLDER

_CLOSING: Final = "、。，．：；！？）」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・"
_OPENING: Final = "（「『【〈《〔"
_EAST: Final = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD: Final = f"[^ {_EAST}{_OPENING}{_CLOSING}]"
_BREAKS: Final = re.compile(f"[{_OPENING}]*(?:[{_EAST}]|{_WORD}+)?[{_CLOSING}]*(?:[,.;:!?)%]+|\u00a0{_WORD}+)* *")
_NEXT: Final = {"japanese": "chinese", "chinese": "japanese"}  # where a face lacks a Han character


@cache
def _advances(file: str) -> dict[int, int]:
    with TTFont(FOLDER / f"{file}.ttf", lazy=True) as font:
        widths = font["hmtx"].metrics
        return {code: widths[glyph][0] for code, glyph in font.getBestCmap().items()}


@cache
def kind_for(character: str, language: str = "") -> str:
    """The kind of face that prints a character in a language; empty when no face of ours can."""
    kind = face_of(character, language)
    held = [each for each in (kind, _NEXT.get(kind, "")) if each and ord(character) in characters(_file(each, 500))]
    return held[0] if held else ""


def _file(kind: str, weight: int) -> str:
    return f"sans-{weight}" if kind == "latin" else f"{kind}-500"


def drawable(words: str, language: str) -> tuple[tuple[str, str, str], ...]:
    """Words cut into (language, kind of face, run), without what no face can write.

    Of a foreign name nothing is left when a part of it cannot be written: half a name would be another name.
    """
    found: list[tuple[str, str, str]] = []
    for tongue, run in runs(words, language):
        kinds = [kind_for(each, tongue) for each in run]
        if "" in kinds and face_of(run[0], tongue) != "latin":
            continue
        for character, kind in zip(run, kinds, strict=True):
            if found and found[-1][:2] == (tongue, kind):
                found[-1] = (tongue, kind, found[-1][2] + character)
            elif kind:
                found.append((tongue, kind, character))
    if found and found[-1][2].endswith(" "):
        found[-1] = (*found[-1][:2], found[-1][2].rstrip())
    return tuple(found)


def files_for(svg: str) -> tuple[str, ...]:
    """The font files that a drawing asks for; loading all of them each time is slow."""
    return tuple(str(each.path) for each in FACES if f'"{each.family}' in svg)


def width(text: str, size: float, weight: int = 500) -> float:
    """How wide words stand in a figure, in the units of `size`; kerning is left out, so it errs on the wide side."""
    total = 0
    for character in text:
        kind = kind_for(character)
        total += _advances(_file(kind, weight)).get(ord(character), 600) if kind else 0
    return total * size / 1000


def wrap(text: str, size: float, room: float, weight: int = 500) -> tuple[str, ...]:
    """The words broken into lines no wider than `room`: at spaces, and between letters of Chinese and Japanese.

    Never at a no-break space, within a Korean word, before a closing mark or after an opening one.
    """
    lines: list[str] = []
    for word in filter(None, _BREAKS.findall(text)):
        if lines and width((lines[-1] + word).rstrip(" "), size, weight) <= room:
            lines[-1] += word
        else:
            lines.append(word)
    return tuple(line.rstrip(" ") for line in lines) or ("",)


@cache
def characters(file: str) -> frozenset[int]:
    """Every character a face can print."""
    return frozenset(_advances(file))
