"""What an Office document says of its makers (ECMA-376 part 2, core properties; part 1, extended properties)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from farbank.facts.item import Hidden
from farbank.intake.readers.office.packed import Packed
from farbank.intake.readers.office.xml_tree import words_in

_TELLING: Final = {
    "creator": "author",
    "lastModifiedBy": "last changed by",
    "created": "created",
    "modified": "changed",
    "lastPrinted": "last printed",
    "title": "title",
    "subject": "subject",
    "description": "description",
    "keywords": "keywords",
    "category": "category",
    "revision": "saved so many times",
    "Company": "company",
    "Manager": "manager",
    "Template": "template",
    "Application": "made with",
    "TotalTime": "minutes of editing",
    "HyperlinkBase": "address of its links",
}


def told_properties(packed: Packed) -> Iterator[Hidden]:
    """Every property that tells of a person, a time or a machine; custom ones by their own names."""
    for member in ("docProps/core.xml", "docProps/app.xml"):
        tree = packed.xml(member)
        for each in tree if tree is not None else ():
            if each.tag in _TELLING and (words := words_in(each).strip()):
                yield Hidden(what=_TELLING[each.tag], value=words)
    tree = packed.xml("docProps/custom.xml")
    for each in tree if tree is not None else ():
        yield Hidden(what=f"property {each.get('name', '?')}", value=words_in(each).strip())
    for name in packed.matching("docProps/thumbnail"):
        yield Hidden(what="thumbnail", value=f"{len(packed.member(name))} bytes, perhaps of an earlier state")
