"""A report that leaves as DOCX: eight kinds of part, elements and attributes of a list, pictures that are checked.

- Its parts lie as in every DOCX of ours: one time, no field besides, no gap.
- No author, no remark, no change, no id of a sitting, no property, no setting, no template; links out only as links.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

from farbank.intake.readers.office.xml_tree import tree_of
from farbank.intake.readers.reader import Unreadable
from farbank.intake.second_reader import jpeg_file, png_file
from farbank.intake.second_reader.complaint import Unexpected, need
from farbank.intake.second_reader.packed_file import check_places

_PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:document|styles|numbering|footnotes)\.xml|"
    r"word/_rels/document\.xml\.rels"
)
_MEDIA: Final = re.compile(r"word/media/[a-z0-9-]+\.(png|jpg)")
_PICTURES: Final[dict[str, Callable[[bytes], object]]] = {"png": png_file.check, "jpg": jpeg_file.check}
_FIXED: Final = re.compile(r"[\w.:/+\-%() ]*")
_WEB: Final = re.compile(r"https?://[^\s\x00-\x1f]+", re.IGNORECASE)
_BARE: Final = (
    *("document", "body", "p", "pPr", "r", "rPr", "keepNext", "drawing", "graphic", "pic", "nvPicPr", "cNvPicPr"),
    *("blipFill", "stretch", "fillRect", "spPr", "xfrm", "avLst", "tbl", "tblPr", "tblBorders", "tblGrid", "tr"),
    *("trPr", "cantSplit", "tblHeader", "tc", "tcPr", "b", "i", "br", "numPr", "sectPr", "styles", "docDefaults"),
    *("rPrDefault", "pPrDefault", "qFormat", "numbering", "footnotes", "separator", "continuationSeparator"),
    *("Types", "Relationships"),
)
_VALUED: Final = (
    *("pStyle", "vertAlign", "ilvl", "numId", "name", "basedOn", "outlineLvl", "start", "numFmt", "lvlText"),
    *("abstractNumId", "sz"),
)
_EDGE: Final = frozenset({"color", "sz", "val"})
_MAY: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(_BARE, frozenset()),
    **dict.fromkeys(_VALUED, frozenset({"val"})),
    **dict.fromkeys(("top", "bottom", "insideH"), _EDGE),
    **dict.fromkeys(("docPr", "cNvPr"), frozenset({"id", "name", "descr"})),
    **dict.fromkeys(("extent", "ext"), frozenset({"cx", "cy"})),
    "t": frozenset({"space"}), "inline": frozenset({"distB", "distL", "distR", "distT"}),
    "graphicData": frozenset({"uri"}), "blip": frozenset({"embed"}), "off": frozenset({"x", "y"}),
    "prstGeom": frozenset({"prst"}), "tblW": frozenset({"type", "w"}), "gridCol": frozenset({"w"}),
    "rFonts": frozenset({"ascii", "hAnsi", "cs", "eastAsia"}), "lang": frozenset({"val", "eastAsia"}),
    "hyperlink": frozenset({"anchor", "id"}), "bookmarkStart": frozenset({"id", "name"}),
    "bookmarkEnd": frozenset({"id"}), "footnoteReference": frozenset({"id"}), "footnote": frozenset({"id", "type"}),
    "pgSz": frozenset({"w", "h"}), "color": frozenset({"val"}),
    "pgMar": frozenset({"top", "right", "bottom", "left", "header", "footer", "gutter"}),
    "spacing": frozenset({"before", "after", "line", "lineRule"}), "ind": frozenset({"left", "hanging"}),
    "style": frozenset({"default", "styleId", "type"}), "abstractNum": frozenset({"abstractNumId"}),
    "lvl": frozenset({"ilvl"}), "num": frozenset({"numId"}), "Default": frozenset({"Extension", "ContentType"}),
    "Override": frozenset({"PartName", "ContentType"}),
    "Relationship": frozenset({"Id", "Type", "Target", "TargetMode"}),
}  # fmt: skip
_FREE: Final = frozenset({("docPr", "descr"), ("cNvPr", "descr"), ("lvlText", "val")})  # words seen or read out


def check(data: bytes) -> None:
    """`Unexpected` where anything stands in it that may not."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            check_places(data, box)
            for name in box.namelist():
                _check_part(name, box.read(name))
    except (zipfile.BadZipFile, zlib.error, Unreadable, OSError, EOFError, ValueError, LookupError, RuntimeError):
        raise Unexpected("the document cannot be read again") from None


def _check_part(name: str, content: bytes) -> None:
    if picture := _MEDIA.fullmatch(name):
        _PICTURES[picture[1]](content)
        return
    need(_PARTS.fullmatch(name), "a part lies in the document that may not be")
    need(b"<!--" not in content and content.count(b"<?") <= 1, "a part of the document holds a remark")
    for element in tree_of(content).iter():
        tag = element.tag
        allowed = _MAY.get(tag)
        need(allowed is not None, f"an element may not be there: {tag[:40]}")
        for key, value in element.items():
            fits = key in (allowed or ()) and ((tag, key) in _FREE or _FIXED.fullmatch(value) or _leads_out(key, value))
            need(fits, f"an element says more than it may: {tag[:40]}")
        need(tag == "t" or not (element.text or "").strip(), "words stand where none may be")
        need(not (element.tail or "").strip(), "words stand where none may be")


def _leads_out(key: str, value: str) -> bool:
    return key == "Target" and _WEB.fullmatch(value) is not None
