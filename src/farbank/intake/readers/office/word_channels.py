"""A DOCX channel by channel: title, captions, tables, notes, headers, alternative texts, addresses; what else it keeps.

Beside what `word` tells: ids of sittings (rsid), originals of cropped pictures, files inside, data that is not shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from farbank.facts.item import Hidden
from farbank.intake.names import clean_text
from farbank.intake.readers.office.packed import Packed, unpacked
from farbank.intake.readers.office.word import words_of
from farbank.intake.readers.office.xml_tree import words_in
from farbank.intake.readers.reader import Given, Said
from farbank.values.picture import Tab

_STYLES: Final = {"title": "headline", "subtitle": "headline", "heading": "headline", "caption": "caption"}
_NOTES: Final = ("word/footnotes", "word/endnotes", "word/header", "word/footer")
_CROPPED: Final = ("l", "t", "r", "b")  # of a:srcRect, ECMA-376 part 1, 20.1.8.55
Row = tuple[str, tuple[str, ...]]


def document_channels(given: Given) -> Said:
    """Everything that the document says and keeps."""
    with unpacked(given.untrusted_bytes, "a Word document") as packed:
        trees = {name: tree for name in packed.matching("word/", ".xml") if (tree := packed.xml(name)) is not None}
        rows = [row for name, tree in trees.items() if name == "word/document.xml" for row in _rows(tree)]
        rows += [("note", cells) for name in trees if name.startswith(_NOTES) for _, cells in _rows(trees[name])]
        rows += [row for tree in trees.values() for row in _alternatives(tree)]
        rows += [("url", (link,)) for link in _addresses(packed)]
        hidden = (*_cropped(trees), *_sittings(trees), *_inside(packed))
        parts = packed.parts("word/embeddings/", given.limits.parts)
    names = dict.fromkeys(name for name, _ in rows)
    tabs = tuple(Tab(name=name, rows=tuple(cells for own, cells in rows if own == name)) for name in names)
    return Said(tabs=tabs, hidden=hidden, parts=parts)


def _rows(tree: ET.Element) -> Iterator[Row]:
    """Paragraphs and rows of tables in reading order; what stands in a box within a paragraph is part of it."""
    for child in tree:
        if child.tag == "tr":
            cells = tuple(words_of(each) for each in child if each.tag in {"tc", "sdt"})
            if any(cells):
                yield "table", cells
        elif child.tag == "p":
            if words := words_of(child).strip():
                yield _channel(child), (words,)
        elif child.tag not in {"del", "moveFrom", "Fallback"}:
            yield from _rows(child)


def _channel(paragraph: ET.Element) -> str:
    style = paragraph.find("pPr/pStyle")
    named = style.get("val", "").casefold() if style is not None else ""
    return next((channel for start, channel in _STYLES.items() if named.startswith(start)), "body")


def _alternatives(tree: ET.Element) -> Iterator[Row]:
    for shape in tree.iter():
        if shape.tag in {"docPr", "cNvPr", "shape", "imagedata", "tblCaption", "tblDescription"}:
            for key in ("descr", "title", "alt", "val"):
                if words := clean_text(shape.get(key, "")).strip():
                    yield "alt", (words,)


def _addresses(packed: Packed) -> Iterator[str]:
    for name in packed.matching("word/_rels/", ".rels"):
        tree = packed.xml(name)
        for link in tree.iter("Relationship") if tree is not None else ():
            if link.get("TargetMode") == "External":
                yield clean_text(link.get("Target", ""))


def _cropped(trees: dict[str, ET.Element]) -> Iterator[Hidden]:
    cut = [each for tree in trees.values() for each in tree.iter("srcRect") if _cuts(each)]
    if cut:
        yield Hidden(what="cropped picture", value=f"{len(cut)}, each with its whole original inside")


def _cuts(shown: ET.Element) -> bool:
    return any(shown.get(side, "0") not in {"0", "0%"} for side in _CROPPED)


def _sittings(trees: dict[str, ET.Element]) -> Iterator[Hidden]:
    marks = {value for tree in trees.values() for each in tree.iter() for value in _marks(each)}
    if marks:
        yield Hidden(what="ids of sittings", value=f"{len(marks)} (rsid), the same in other documents of this machine")


def _marks(element: ET.Element) -> Iterator[str]:
    if element.tag in {"rsid", "rsidRoot"}:
        yield element.get("val", "")
    yield from (value for key, value in element.attrib.items() if key.startswith("rsid"))


def _inside(packed: Packed) -> Iterator[Hidden]:
    for name in packed.matching("word/embeddings/"):
        yield Hidden(what="file inside", value=clean_text(name.rsplit("/", 1)[-1]))
    for name in packed.matching("customXml/item", ".xml"):
        tree = packed.xml(name)
        if tree is not None and (words := words_in(tree).strip()):
            yield Hidden(what="data that is not shown", value=words)
