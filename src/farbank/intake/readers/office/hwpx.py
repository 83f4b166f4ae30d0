"""HWPX documents (KS X 6101, OWPML): the words of every section, notes and memos, and what is said of their makers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from farbank.facts.item import Hidden
from farbank.intake.media import HWPX
from farbank.intake.names import clean_text
from farbank.intake.readers.office.packed import Packed, unpacked
from farbank.intake.readers.office.xml_tree import cell, words_in
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Reading

_NAME: Final = "hwpx 1"
_SECTION: Final = re.compile(r"Contents/section(\d{1,6})\.xml")
_BESIDE: Final = frozenset({"memogroup", "hiddenComment"})
_SIGNS: Final = {"tab": "\t", "lineBreak": "\n", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}
_TELLING: Final = {
    "creator": "author",
    "lastsaveby": "last changed by",
    "CreatedDate": "created",
    "ModifiedDate": "changed",
    "date": "date",
    "subject": "subject",
    "description": "description",
    "keyword": "keywords",
    "title": "title",
}


def _read(given: Given) -> Reading:
    with unpacked(given.untrusted_bytes, "a HWPX document") as packed:
        _refuse_locked(packed)
        sections = sorted((int(found[1]), name) for name in set(packed.names) if (found := _SECTION.fullmatch(name)))
        if not sections:
            raise Unreadable("it begins like a HWPX document and has no text part")
        trees = [tree for _, name in sections if (tree := packed.xml(name)) is not None]
        text = "\n".join(_words(tree) for tree in trees).strip("\n")
        if len(text) > given.limits.characters:
            raise Unreadable(f"it holds more than {given.limits.characters:,} characters")
        hidden = (*_properties(packed), *(each for tree in trees for each in _unseen(tree)), *_others(packed))
        parts = packed.parts("BinData/", given.limits.parts)
    return Reading(media=given.media, reader=_NAME, text=text, hidden=hidden, parts=parts)


def _refuse_locked(packed: Packed) -> None:
    listed = packed.xml("META-INF/manifest.xml")
    if listed is not None and listed.find(".//encryption-data") is not None:
        raise Unreadable("it is encrypted and asks for a password")


def _words(tree: ET.Element) -> str:
    pieces: list[str] = []
    _gather(tree, pieces)
    return clean_text(re.sub(r"\n{2,}", "\n", "".join(pieces))).strip("\n")


def _gather(element: ET.Element, pieces: list[str]) -> None:
    """The words of every paragraph in reading order, tables cell by cell; memos and deleted text left out."""
    for child in element:
        if child.tag in _BESIDE:
            continue
        if child.tag == "t":
            _run(child, pieces)
        elif child.tag == "tc":
            pieces.append(cell(_gather, child))
        else:
            _gather(child, pieces)
            pieces.append("\n" if child.tag in ("p", "tr") else "")


def _run(words: ET.Element, pieces: list[str]) -> None:
    """The words of one run; between the marks of a tracked deletion they are not shown."""
    deleted = False
    pieces.append(words.text or "")
    for sign in words:
        deleted = {"deleteBegin": True, "deleteEnd": False}.get(sign.tag, deleted)
        pieces.append(_SIGNS.get(sign.tag, ""))
        pieces.append("" if deleted else sign.tail or "")


def _properties(packed: Packed) -> Iterator[Hidden]:
    tree = packed.xml("Contents/content.hpf")
    about = tree.find("metadata") if tree is not None else None
    for each in about if about is not None else ():
        key = each.get("name", "") if each.tag == "meta" else each.tag
        if key in _TELLING and (words := words_in(each).strip()):
            yield Hidden(what=_TELLING[key], value=words)


def _unseen(tree: ET.Element) -> Iterator[Hidden]:
    for memo in tree.iter():
        if memo.tag in _BESIDE and (words := _words(memo)):
            yield Hidden(what="comment", value=words)
        elif memo.tag == "t" and (words := _deleted(memo)):
            yield Hidden(what="tracked change: deleted", value=words)


def _deleted(run: ET.Element) -> str:
    deleted, words = False, ""
    for sign in run:
        deleted = {"deleteBegin": True, "deleteEnd": False}.get(sign.tag, deleted)
        words += sign.tail or "" if deleted else ""
    return clean_text(words)


def _others(packed: Packed) -> Iterator[Hidden]:
    if "Preview/PrvText.txt" in packed.names or "Preview/PrvImage.png" in packed.names:
        yield Hidden(what="preview", value="a small copy of the first page, perhaps of an earlier state")
    if any(name.startswith("Scripts/") for name in packed.names):
        yield Hidden(what="a macro", value="present")


READER: Final = Reader(name=_NAME, supports=(HWPX,), read=_read)
