"""Which files of an album are one letter: a proposal by rules that are few enough to be told, each with its doubts.

1. Names with a letter's own number and a leaf (`012-1`, `012-2`, `012-envelope`, `012 back`) are one letter.
2. A word and a leaf (`mother-1`, `mother-2`) are one letter where the leaves run from 1 without a gap, twelve at most,
   or where an envelope has the same name. Numbers behind a word of cameras and scanners never count leaves.
3. A folder inside the album that holds nothing but leaves from 1 on (`1.jpg`, `2.jpg`, `envelope.jpg`) is one letter.
4. Every other file is an item of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from farbank.reading.album.leaf import Leaf, as_written, leaf_of

Group = Literal["auto", "folder", "name", "none"]

MOST_IN_A_FOLDER: Final = 40
MOST_AFTER_A_WORD: Final = 12
CAMERAS: Final = frozenset(
    {
        "img", "image", "dsc", "dscn", "dscf", "pict", "pic", "photo", "p", "scan", "screenshot", "untitled",
        "사진", "스캔", "이미지", "写真", "スキャン", "画像", "照片", "图片", "扫描", "微信图片",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Files that are one item, in the order of its leaves, the envelope last; `rule` says why, `doubts` what to check.

    `name` is what the files or their folder call it, below the folder that was named.
    """

    name: str
    files: tuple[str, ...]
    envelopes: tuple[str, ...] = ()
    rule: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    path: str
    folder: str
    leaf: Leaf
    name: str

    @property
    def bare(self) -> bool:
        """Whether the name says which leaf it is, and of no letter."""
        return not self.leaf.stem


def grouped(paths: Iterable[str], how: Group = "auto") -> tuple[Letter, ...]:
    """The letters of an album, in the order of their first file. `paths` begin with the folder that was named."""
    folders: dict[str, list[_File]] = {}
    for path in paths:
        each = _file(path)
        folders.setdefault(each.folder, []).append(each)
    return tuple(letter for folder, files in folders.items() for letter in _in_folder(folder, files, how))


def _file(path: str) -> _File:
    folder, _, last = path.rpartition("/")
    name = last.rpartition(".")[0] or last
    return _File(path=path, folder=folder, leaf=leaf_of(last), name=name)


def _in_folder(folder: str, files: Sequence[_File], how: Group) -> list[Letter]:
    if how == "none":
        return [_alone(each) for each in files]
    inside = "/" in folder
    if inside and (how == "folder" or (how == "auto" and _is_one_letter(files))):
        name = folder.partition("/")[2]
        return [_letter(name, files, f"the folder {name}")]
    if how == "folder":
        return [_alone(each) for each in files]
    return _by_names(folder, files)


def _is_one_letter(files: Sequence[_File]) -> bool:
    """Whether a folder holds nothing but the leaves of one letter, from the first on, each once."""
    places = sorted(each.leaf.place for each in files if not each.leaf.is_envelope)
    whole = bool(places) and places[0] <= 1 and places == list(range(places[0], places[0] + len(places)))
    return len(files) > 1 and len(files) <= MOST_IN_A_FOLDER and all(each.bare for each in files) and whole


def _by_names(folder: str, files: Sequence[_File]) -> list[Letter]:
    stems: dict[str, list[_File]] = {}
    for each in map(_first_leaf, files):
        stems.setdefault(each.leaf.stem, []).append(each)
    below = folder.partition("/")[2]
    letters: list[Letter] = []
    for stem, some in stems.items():
        if len(some) > 1 and _are_leaves(stem, some):
            spelled = as_written(some[0].name, stem)
            name = f"{below}/{spelled}" if below else spelled
            letters.append(_letter(name, some, f"the name {spelled}"))
        else:
            letters += [_alone(each) for each in some]
    return letters


def _first_leaf(each: _File) -> _File:
    """A file outside a letter's own folder that is called `012` alone is the first leaf of 012."""
    stem = " ".join(each.name.casefold().split())
    return replace(each, leaf=Leaf(stem=stem, kind="none", place=0)) if each.bare else each


def _are_leaves(stem: str, files: Sequence[_File]) -> bool:
    """Whether files of one name are leaves of one letter."""
    if stem in CAMERAS:
        return False
    if any(character.isdigit() for character in stem) or any(each.leaf.is_envelope for each in files):
        return True
    places = sorted(each.leaf.place for each in files if each.leaf.kind in {"number", "word", "letter"})
    return len(files) <= MOST_AFTER_A_WORD and places in (
        list(range(1, len(files) + 1)),
        list(range(2, len(files) + 1)),
    )


def _alone(each: _File) -> Letter:
    below = each.folder.partition("/")[2]
    return Letter(name=f"{below}/{each.name}" if below else each.name, files=(each.path,))


def _letter(name: str, files: Sequence[_File], rule: str) -> Letter:
    ordered = sorted(files, key=lambda each: (each.leaf.is_envelope, each.leaf.place, each.path))
    envelopes = tuple(each.path for each in ordered if each.leaf.is_envelope)
    return Letter(
        name=name,
        files=tuple(each.path for each in ordered),
        envelopes=envelopes,
        rule=rule,
        doubts=tuple(_doubts([each.leaf for each in ordered if not each.leaf.is_envelope])),
    )


def _doubts(leaves: Sequence[Leaf]) -> list[str]:
    """Leaves that stand twice, and leaves that are missing between two that are there."""
    places = [each.place for each in leaves if each.place]
    twice = sorted({each for each in places if places.count(each) > 1})
    first = 1 if len(places) == len(leaves) else 2  # a leaf without a number is the first
    missing = sorted(set(range(first, max(places, default=0))) - set(places))
    found = [f"leaf {each} stands twice" for each in twice]
    which = ", ".join(map(str, missing))
    found += [f"leaves {which} are missing" if len(missing) > 1 else f"leaf {which} is missing"] if missing else []
    return found if leaves else ["there is an envelope and no leaf"]
