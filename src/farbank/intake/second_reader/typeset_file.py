"""A report that leaves as PDF, set by typst (ISO 32000-1): one state, names of a list, no script, file, form or layer.

- From first byte to last it is header, objects in order, one table, one trailer: no gap, no earlier state.
- Every name in it is on a list, so nothing runs, opens, is attached, filled in or switched on and off.
- What it says of itself is a title, a language, the program, and one day at midnight.
- Its photographs are checked as JPEG, and its typefaces map no letter that no page shows.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

import pypdfium2

from farbank.intake.second_reader import jpeg_file
from farbank.intake.second_reader.complaint import Unexpected, need

_HEADER: Final = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"
_OPENS: Final = re.compile(rb"(\d{1,7}) 0 obj\n")
_LENGTH: Final = re.compile(rb"/Length (\d{1,9})")
_TABLE: Final = re.compile(rb"xref\n0 (\d+)\n0000000000 65535 f\r\n((?:\d{10} 00000 n\r\n)*)")
_TRAILER: Final = re.compile(
    rb"trailer\n<</Size \d+/Root \d+ 0 R/Info \d+ 0 R/ID\[\([\w+/=]{24}\)\([\w+/=]{24}\)\]>>\nstartxref\n(\d+)\n%%EOF"
)
_STRING: Final = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]+>", re.DOTALL)
_NAME: Final = re.compile(rb"/([^\s/<>\[\]()%]*)")
_CUT: Final = re.compile(r"[A-Z]{6}\+Farbank[A-Za-z0-9-]*(?:-Identity-H)?|[cfgx]\d+|H[1-6]|GTS_PDFA1")
_LISTED: Final = """
    A After Alt Annot Annots Art Artifact Ascent B BBox BC BG BM BS BackgroundColor BaseFont BaselineShift Before
    BibEntry BitsPerComponent Block BlockAlign BlockQuote Border BorderColor BorderStyle BorderThickness Both CA
    CIDFontType0 CIDFontType0C CIDFontType2 CIDSet CIDSystemInfo CIDToGIDMap CMap CMapName CapHeight Caption Catalog
    Center Circle Code ColSpan Color ColorSpace Column ColumnCount ColumnGap ColumnWidths Contents Count
    CreationDate Creator DCTDecode DW Dashed Datetime Decimal Decode DecodeParms DescendantFonts Descent Description
    Dest DestOutputProfile DeviceGray DeviceRGB Direction Disc DisplayDocTitle Div Document Dotted Double E Em
    Encoding End EndIndent ExtGState F Figure Filter First Flags FlateDecode Font FontBBox FontDescriptor FontFile2
    FontFile3 FontName Form Formula GlyphOrientationVertical Group H H1 H2 H3 H4 H5 H6 Headers Height I ICCBased ID
    IDTree ISPEEA Identity Identity-H Image ImageB ImageC Index Info Inline InlineAlign Interpolate ItalicAngle
    Justify K Kids L L2R LBody LI Lang Last Layout Lbl Length Length1 Limits LineHeight LineThrough Link List
    ListNumbering LowerAlpha LowerRoman LrTb MCID MCR MarkInfo Marked Matrix MediaBox Metadata Middle ModDate N
    Names Next NonStruct None Normal Note Nums O OBJR OP OPM Obj Ordered Ordering Outlines OutputCondition
    OutputConditionIdentifier OutputIntent OutputIntents Overline P PDF Padding Page Pages Parent ParentTree
    ParentTreeNextKey Part Pg Placement Prev ProcSet Quote R2L RB RP RT Range Rect Reference Registry RegistryName
    Resources RlTb RoleMap Root Row RowSpan Ruby S SMask Scope Sect Size Solid SpaceAfter SpaceBefore Span Square
    Start StartIndent StemV Strong StructElem StructParent StructParents StructTreeRoot Sub Subtype Summary
    Supplement Suspects T TBody TBorderStyle TD TFoot TH THead TOC TOCI TPadding TR Table Tabs TbRl Terms Text
    TextAlign TextDecorationColor TextDecorationThickness TextDecorationType TextIndent Title ToUnicode Transparency
    Type Type0 Underline Unordered UpperAlpha UpperRoman ViewerPreferences W WMode Warichu Width WritingMode XML
    XObject XYZ ca op
"""
_NAMES: Final = frozenset(_LISTED.split())
_SAID: Final = frozenset(
    {"title", "CreatorTool", "language", "ModifyDate", "CreateDate", "creator", "History", "InstanceID", "DocumentID",
     "RenditionClass", "NPages", "part", "conformance", "format", "PDFVersion", "schemas", "Keywords", "subject",
     "description", "Producer"}
)  # fmt: skip
_TAG: Final = re.compile(r"<(dc|xmp|xmpMM|xmpTPg|pdf|pdfaid|pdfuaid|pdfaExtension|pdfaSchema|pdfaProperty|stEvt|rdf|x):"
                         r"([A-Za-z]+)")  # fmt: skip
_OURS: Final = frozenset({"pdfaSchema", "pdfaProperty", "stEvt", "rdf", "x"})  # a scheme that describes itself
_WHEN: Final = re.compile(r"\d{4}-\d\d-\d\dT([\d:.]+)(Z|[+-][\d:]+)?|D:\d{8}(\d*)([^)]*)")
_CHAR: Final = re.compile(rb"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>")
_RUN: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLOCK: Final = re.compile(rb"beginbf(char|range)\s(.*?)endbf", re.DOTALL)
_UNSEEN: Final = frozenset(" \u00a0\u00ad\u200b\r\n\t\ufffe\ufeff")
_MOST: Final = 64_000_000


def check(data: bytes) -> None:
    """`Unexpected` where anything stands in it that may not."""
    need(data.startswith(_HEADER), "the PDF has another header")
    at, number, mapped = len(_HEADER), 0, set[str]()
    places: list[int] = []
    while opens := _OPENS.match(data, at):
        number += 1
        need(int(opens[1]) == number, "the objects of the PDF are not in order")
        places.append(at)
        end, letters = _object(data, opens.end())
        mapped |= letters
        at = end
    _check_end(data, at, places)
    _check_letters(data, mapped)


def _object(data: bytes, at: int) -> tuple[int, set[str]]:
    """Where an object ends, and the letters it maps where it is the map of a typeface."""
    close = data.find(b"endobj\n", at)
    need(close > 0, "an object of the PDF does not end")
    said, stream, _ = data[at:close].partition(b"stream\n")
    _check_names(said)
    if not stream:
        need(_STRING.sub(b"", said).find(b"%") < 0, "the PDF holds a comment")
        _check_when(said)
        return _behind(data, close + 7), set()
    length = _LENGTH.search(said)
    need(length is not None, "a stream of the PDF says no length")
    begin = at + len(said) + len(stream)
    end = begin + int(length[1] if length else 0)
    need(data[end : end + 18] == b"\nendstream\nendobj\n", "a stream of the PDF has another length than it says")
    return _behind(data, end + 18), _stream(said, data[begin:end])


def _behind(data: bytes, at: int) -> int:
    """An empty line stands behind each object but the last."""
    return at + 1 if data[at : at + 1] == b"\n" else at


def _check_names(said: bytes) -> None:
    for found in _NAME.findall(_STRING.sub(b"", said)):
        name = found.decode("latin-1")
        need(name in _NAMES or _CUT.fullmatch(name), f"the PDF holds a name that may not be: /{name[:40]!a}")


def _check_when(said: bytes) -> None:
    for each in _WHEN.finditer(said.decode("latin-1")):
        clock = (each[1] or each[3] or "").replace(":", "")
        zone = each[2] or each[4] or "Z"
        need(not clock.strip("0") and zone in {"Z", "+00'00", "+00:00"}, "the PDF says a time of day")


def _stream(said: bytes, content: bytes) -> set[str]:
    if b"/DCTDecode" in said:
        jpeg_file.check(content)
        return set()
    if b"/XML" in said:
        _check_said(content)
        return set()
    need(b"/FlateDecode" in said, "a stream of the PDF is packed in a way that may not be")
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(content, _MOST)
    except zlib.error:
        raise Unexpected("a stream of the PDF does not unpack") from None
    need(unpacker.eof and not unpacker.unused_data, "bytes lie behind a stream of the PDF")
    return set(_letters(plain)) if b"/CMap" in said else set()


def _check_said(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    for space, name in _TAG.findall(text):
        need(space in _OURS or name in _SAID, f"the PDF says more of itself than it may: {name[:40]}")
    need("<!--" not in text, "the PDF holds a comment")
    _check_when(content)


def _letters(mapping: bytes) -> Iterator[str]:
    """Every letter that a typeface maps (`ToUnicode`, ISO 32000-1, 9.10.3)."""
    for kind, block in _BLOCK.findall(mapping):
        if kind == b"char":
            for held in _CHAR.findall(block):
                yield from bytes.fromhex(held.decode()).decode("utf-16-be", "replace")
            continue
        for first, last, held in _RUN.findall(block):
            start = int(held, 16)
            yield from (chr(start + step) for step in range(int(last, 16) - int(first, 16) + 1))


def _check_end(data: bytes, at: int, places: list[int]) -> None:
    table = _TABLE.match(data, at)
    trailer = _TRAILER.match(data, table.end()) if table else None
    if table is None or trailer is None:
        raise Unexpected("between the objects of the PDF and its end stands what may not be")
    need(trailer.end() == len(data), f"{len(data) - trailer.end()} bytes lie after the end of the PDF")
    said = [int(each[:10]) for each in table[2].splitlines()]
    need(said == places and int(trailer[1]) == at, "the table of the PDF is wrong")


def _check_letters(data: bytes, mapped: set[str]) -> None:
    """A typeface that maps a letter which no page shows would spell what was taken out."""
    try:
        document = pypdfium2.PdfDocument(data)
        shown = {letter for page in document for letter in page.get_textpage().get_text_range()}
        document.close()
    except pypdfium2.PdfiumError:
        raise Unexpected("the PDF cannot be read again") from None
    extra = mapped - shown - _UNSEEN
    need(not extra, f"the typefaces of the PDF map {len(extra)} letters that no page shows")
