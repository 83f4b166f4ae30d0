"""ODT, ODS and ODP documents (ISO/IEC 26300): the words, and what was changed, remarked or noted beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from farbank.facts.item import Hidden
from farbank.intake.media import ODP, ODS, ODT
from farbank.intake.names import clean_text
from farbank.intake.readers.office.packed import Packed, unpacked
from farbank.intake.readers.office.xml_tree import cell, words_in
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Reading

_NAME: Final = "opendocument 1"
_BLOCKS: Final = frozenset({"p", "h", "table-row", "list-item"})
_UNSEEN: Final = frozenset({"tracked-changes", "annotation", "hidden-text", "hidden-paragraph", "scripts"})
_TELLING: Final = {
    "creator": "last changed by",
    "initial-creator": "author",
    "creation-date": "created",
    "date": "changed",
    "print-date": "last printed",
    "printed-by": "printed by",
    "editing-cycles": "saved so many times",
    "editing-duration": "time of editing",
    "generator": "made with",
    "title": "title",
    "subject": "subject",
    "description": "description",
    "keyword": "keywords",
    "user-defined": "property",
    "template": "template",
}


def _read(given: Given) -> Reading:
    with unpacked(given.untrusted_bytes, "an OpenDocument") as packed:
        _refuse_locked(packed)
        content = packed.xml("content.xml")
        if content is None:
            raise Unreadable("it begins like an OpenDocument and has no text part")
        pieces: list[str] = []
        _gather(content, pieces)
        text = clean_text("".join(pieces)).strip("\n")
        if len(text) > given.limits.characters:
            raise Unreadable(f"it holds more than {given.limits.characters:,} characters")
        hidden = (*_properties(packed), *_changes(content), *_unseen(content), *_macros(packed))
        parts = packed.parts("Pictures/", given.limits.parts)
    return Reading(media=given.media, reader=_NAME, text=text, hidden=hidden, parts=parts)


def _refuse_locked(packed: Packed) -> None:
    listed = packed.xml("META-INF/manifest.xml")
    if listed is not None and listed.find(".//encryption-data") is not None:
        raise Unreadable("it is encrypted and asks for a password")


def _gather(element: ET.Element, pieces: list[str]) -> None:
    """The words in reading order. The tree is not deep: `tree_of` saw to it."""
    pieces.append(_own(element))
    for child in element:
        if child.tag == "table-cell":
            pieces.append(cell(_gather, child))
        elif child.tag not in _UNSEEN:
            _gather(child, pieces)
        pieces.append(child.tail or "" if element.tag not in ("body", "text", "table", "table-row") else "")
    if element.tag in _BLOCKS:
        pieces.append("\n")


def _own(element: ET.Element) -> str:
    if element.tag == "s":
        count = element.get("c", "1")
        return " " * min(int(count), 1_000) if count.isdecimal() and len(count) < 6 else " "  # noqa: PLR2004
    return {"tab": "\t", "line-break": "\n"}.get(element.tag, element.text or "")


def _properties(packed: Packed) -> Iterator[Hidden]:
    tree = packed.xml("meta.xml")
    for each in tree.iter() if tree is not None else ():
        if each.tag in _TELLING and (words := words_in(each).strip()):
            own = f"{_TELLING[each.tag]} {each.get('name')}" if each.tag == "user-defined" else _TELLING[each.tag]
            yield Hidden(what=own, value=words)


def _changes(content: ET.Element) -> Iterator[Hidden]:
    for change in content.iter("changed-region"):
        for kind in change:
            about = kind.find("change-info")
            by = " ".join(words_in(each) for each in about) if about is not None else ""
            if about is not None:
                kind.remove(about)
            yield Hidden(what=f"tracked change: {kind.tag}", value=f"{by}: {words_in(kind).strip()}".strip(": "))


def _unseen(content: ET.Element) -> Iterator[Hidden]:
    for remark in content.iter("annotation"):
        by = " ".join(words_in(each) for each in remark if each.tag in ("creator", "date"))
        words = "\n".join(words_in(each) for each in remark if each.tag in ("p", "list"))
        yield Hidden(what="comment", value=f"{by}: {words}")
    for kind in ("hidden-text", "hidden-paragraph"):
        for each in content.iter(kind):
            yield Hidden(what="hidden text", value=clean_text(each.get("string-value") or "") or words_in(each))


def _macros(packed: Packed) -> Iterator[Hidden]:
    if any(name.startswith(("Basic/", "Scripts/")) for name in packed.names):
        yield Hidden(what="a macro", value="present")
    if "Thumbnails/thumbnail.png" in packed.names:
        yield Hidden(what="thumbnail", value="a small copy of the first page, perhaps of an earlier state")
    if any(name.startswith("Versions/") or name == "VersionList.xml" for name in packed.names):
        yield Hidden(what="earlier states inside", value="present")


READER: Final = Reader(name=_NAME, supports=(ODT, ODS, ODP), read=_read)
