"""DOCX documents (ECMA-376 part 1): the words as they stand now, and what was changed, remarked or hidden.

Text that was taken out under change tracking is not among the words; it is told, with who took it out and when.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from farbank.facts.item import Hidden
from farbank.intake.media import DOCX
from farbank.intake.names import clean_text
from farbank.intake.readers.office.packed import Packed, unpacked
from farbank.intake.readers.office.properties import told_properties
from farbank.intake.readers.office.xml_tree import cell, words_in
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Reading

_NAME: Final = "word 1"
_BODY: Final = "word/document.xml"
_BESIDE: Final = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ENDS: Final = {"p": "\n", "tr": "\n"}
_CHANGES: Final = {"ins": "inserted", "del": "deleted", "moveFrom": "moved from here", "moveTo": "moved here"}
_OFF: Final = frozenset({"0", "false", "off", "none"})


def _read(given: Given) -> Reading:
    with unpacked(given.untrusted_bytes, "a Word document") as packed:
        body = packed.xml(_BODY)
        if body is None:
            raise Unreadable("it begins like a Word document and has no text part")
        beside = [tree for start in _BESIDE for name in packed.matching(start, ".xml") if (tree := packed.xml(name))]
        text = "\n".join(words for tree in (body, *beside) if (words := words_of(tree)))
        if len(text) > given.limits.characters:
            raise Unreadable(f"it holds more than {given.limits.characters:,} characters")
        hidden = (*told_properties(packed), *_changes((body, *beside)), *_remarks(packed), *_linked(packed))
        parts = packed.parts("word/media/", given.limits.parts)
    return Reading(media=given.media, reader=_NAME, text=text, hidden=hidden, parts=parts)


def words_of(tree: ET.Element) -> str:
    """The words of a part of the document as a reader sees them."""
    pieces: list[str] = []
    gather(tree, pieces)
    return clean_text("".join(pieces)).strip("\n")


def gather(element: ET.Element, pieces: list[str]) -> None:
    """The words of runs that a reader sees, paragraph by paragraph. The tree is not deep: `tree_of` saw to it."""
    for child in element:
        if child.tag in ("del", "moveFrom", "Fallback") or (child.tag == "r" and _vanishes(child)):
            continue
        if child.tag == "t":
            pieces.append(child.text or "")
        elif child.tag in _SIGNS:
            pieces.append(_SIGNS[child.tag])
        elif child.tag == "tc":
            pieces.append(cell(gather, child))
        else:
            gather(child, pieces)
            pieces.append(_ENDS.get(child.tag, ""))


def _vanishes(run: ET.Element) -> bool:
    mark = run.find("rPr/vanish")
    return mark is not None and mark.get("val", "1") not in _OFF


def _changes(trees: tuple[ET.Element, ...]) -> Iterator[Hidden]:
    for tree in trees:
        for element in tree.iter():
            if element.tag in _CHANGES and (words := _all_words(element)):
                by = " ".join(filter(None, (element.get("author"), element.get("date"))))
                yield Hidden(what=f"tracked change: {_CHANGES[element.tag]}", value=f"{by}: {words}" if by else words)
            elif element.tag == "r" and _vanishes(element) and (words := _all_words(element)):
                yield Hidden(what="hidden text", value=words)


def _all_words(element: ET.Element) -> str:
    return clean_text("".join(each.text or "" for each in element.iter() if each.tag in ("t", "delText")))


def _remarks(packed: Packed) -> Iterator[Hidden]:
    for name in packed.matching("word/comments", ".xml"):
        tree = packed.xml(name)
        for remark in tree.iter("comment") if tree is not None else ():
            by = " ".join(filter(None, (remark.get("author"), remark.get("initials"), remark.get("date"))))
            yield Hidden(what="comment", value=f"{by}: {words_in(remark).strip()}")
    people = packed.xml("word/people.xml")
    for person in people.iter("person") if people is not None else ():
        yield Hidden(what="person who worked on it", value=clean_text(person.get("author", "")))


def _linked(packed: Packed) -> Iterator[Hidden]:
    """Templates, pictures and frames that would be loaded from elsewhere when the document is opened."""
    for name in packed.matching("word/_rels/", ".rels"):
        tree = packed.xml(name)
        for link in tree.iter("Relationship") if tree is not None else ():
            kind = link.get("Type", "").rsplit("/", 1)[-1]
            if link.get("TargetMode") == "External" and kind != "hyperlink":
                yield Hidden(what=f"would be loaded: {kind}", value=clean_text(link.get("Target", "")))
    if "word/vbaProject.bin" in packed.names:
        yield Hidden(what="a macro", value="present")


READER: Final = Reader(name=_NAME, supports=(DOCX,), read=_read)
