"""XML out of a foreign document as a tree: no document type, no entities, not too deep, not too many elements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NoReturn
from xml.etree import ElementTree as ET
from xml.parsers import expat

from farbank.intake.names import clean_text
from farbank.intake.readers.reader import Unreadable

_DEEPEST: Final = 200
_MOST: Final = 3_000_000


class _Bounds:
    """Builds the tree and stops where a document goes beyond what real ones do."""

    def __init__(self) -> None:
        self.builder = ET.TreeBuilder()
        self._depth = self._count = 0

    def start(self, name: str, said: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST:
            raise Unreadable(f"its XML lies more than {_DEEPEST} deep inside itself")
        if self._count > _MOST:
            raise Unreadable(f"its XML has more than {_MOST:,} elements")
        self.builder.start(_local(name), {_local(key): value for key, value in said.items()})

    def end(self, name: str) -> None:
        self._depth -= 1
        self.builder.end(_local(name))


def tree_of(untrusted_xml: bytes) -> ET.Element:
    """The root element, names without their namespaces; raises `Unreadable`."""
    bounds = _Bounds()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = bounds.start
    parser.EndElementHandler = bounds.end
    parser.CharacterDataHandler = bounds.builder.data
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(untrusted_xml, True)  # noqa: FBT003  (expat takes it by position only)
        return bounds.builder.close()
    except (expat.ExpatError, AssertionError, LookupError, ValueError):
        raise Unreadable("its XML is broken") from None


def _no_doctype(*_: object) -> NoReturn:
    raise Unreadable("its XML declares a document type, which no office program writes; it is not read")


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1]


def words_in(element: ET.Element) -> str:
    """All the words of an element, cleaned."""
    return clean_text("".join(element.itertext()))


def cell(gather: Callable[[ET.Element, list[str]], None], element: ET.Element) -> str:
    """The words of one cell of a table on one line, with the tab that ends it."""
    pieces: list[str] = []
    gather(element, pieces)
    return " ".join("".join(pieces).split("\n")).strip() + "\t"
