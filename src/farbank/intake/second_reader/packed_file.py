"""A DOCX or XLSX that leaves (APPNOTE.TXT, ECMA-376): a few parts of known names, a few elements, words that are seen.

- Members lie one after the other from the first byte to the directory, all of the same time, with no field besides.
- Every element and attribute of every part is on a list; none can carry an id, an author, a remark or a change.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import Final
from xml.etree import ElementTree as ET

from farbank.intake.readers.office.xml_tree import tree_of
from farbank.intake.readers.reader import Unreadable
from farbank.intake.second_reader.complaint import Unexpected, need
from farbank.intake.second_reader.plain_words import check_words

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_FOR_THE_OWNER: Final = 0o600 << 16  # what Python writes where nothing is said
_PARTS: Final = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|word/document\.xml|xl/workbook\.xml|"
                           r"xl/_rels/workbook\.xml\.rels|xl/worksheets/sheet\d+\.xml")  # fmt: skip
_FIXED: Final = re.compile(r"[\w.:/+\- ]*")  # what an attribute that is no name of a tab may hold
_MAY: Final[dict[str, frozenset[str]]] = {
    "Types": frozenset(),
    "Default": frozenset({"Extension", "ContentType"}),
    "Override": frozenset({"PartName", "ContentType"}),
    "Relationships": frozenset(),
    "Relationship": frozenset({"Id", "Type", "Target"}),
    **dict.fromkeys(("document", "body", "p", "r", "br", "tab", "is", "sheets", "sheetData", "workbook"), frozenset()),
    "t": frozenset({"space"}),
    "worksheet": frozenset(),
    "sheet": frozenset({"name", "sheetId", "id"}),
    "row": frozenset({"r"}),
    "c": frozenset({"r", "t"}),
}
_HOLDS_WORDS: Final = frozenset({"t"})


def check(data: bytes) -> None:
    """`Unexpected` where anything stands in it that may not."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            check_places(data, box)
            for name in box.namelist():
                need(_PARTS.fullmatch(name), "a part lies in the document that may not be")
                _check_tree(tree_of(box.read(name)))
    except (zipfile.BadZipFile, zlib.error, Unreadable, OSError, EOFError, ValueError, LookupError, RuntimeError):
        raise Unexpected("the document cannot be read again") from None


def check_places(data: bytes, box: zipfile.ZipFile) -> None:
    """That members lie one behind the other and say no more than name, size and contents."""
    at = 0
    for member in box.infolist():
        need(
            member.header_offset == at and at + _LOCAL.size <= len(data), "bytes lie between the parts of the document"
        )
        *_, name, extra = _LOCAL.unpack_from(data, at)
        plain = member.date_time == _TIME and not (member.extra or member.comment or extra or member.flag_bits)
        need(
            plain and (member.external_attr, member.create_system) == (_FOR_THE_OWNER, 0),
            "a part says more than its name, size and contents",
        )
        at += _LOCAL.size + name + member.compress_size
    need(box.start_dir == at and not box.comment, "bytes lie between the parts of the document and its directory")
    directory = sum(46 + len(each.filename) for each in box.infolist())
    need(at + directory + 22 == len(data), "bytes lie behind the directory of the document")


def _check_tree(root: ET.Element) -> None:
    for element in root.iter():
        allowed = _MAY.get(element.tag)
        need(allowed is not None, f"an element may not be there: {element.tag[:40]}")
        strange = set(element.keys()) - (allowed or frozenset())
        need(not strange, f"an element says more than it may: {element.tag[:40]}")
        for key, value in element.items():
            need(_is_name(element, key) or _FIXED.fullmatch(value), f"an element says more than it may: {element.tag}")
            check_words(value)
        if element.tag in _HOLDS_WORDS:
            check_words(element.text or "")
        else:
            need(not (element.text or "").strip(), "words stand where none may be")
        need(not (element.tail or "").strip(), "words stand where none may be")


def _is_name(element: ET.Element, key: str) -> bool:
    return element.tag == "sheet" and key == "name"
