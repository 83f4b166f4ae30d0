"""Compound files: told apart by what lies in them, whatever their name says, and given to the reader of their kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from farbank.facts.item import Hidden
from farbank.intake.media import DOC, HWP, MSG, OLE, PPT, XLS
from farbank.intake.readers.office.compound import Compound, compound
from farbank.intake.readers.office.hwp import read_hwp
from farbank.intake.readers.office.outlook import read_outlook
from farbank.intake.readers.office.summary import told
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Reading

_NAME: Final = "compound 1"
_OLD: Final = {
    DOC: "a Word document of the old form (.doc)",
    XLS: "an Excel workbook of the old form (.xls)",
    PPT: "a PowerPoint document of the old form (.ppt)",
}
_SIGNS: Final = (
    ("FileHeader", HWP),
    ("__properties_version1.0", MSG),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
    ("EncryptedPackage", "encrypted"),
)


def _read(given: Given) -> Reading:
    if given.untrusted_bytes.startswith(b"HWP Document File"):
        raise Unreadable("it is a HWP document of format 3 or older, which is not read in this version")
    with compound(given.untrusted_bytes) as file:
        kind = next((kind for name, kind in _SIGNS if file.has(name)), OLE)
        reading = _of_kind(given, file, kind)
    if OLE not in (given.media, kind) and kind != given.media:
        claim = Hidden(what="name and content differ", value=f"the name says {given.media}, the content is {kind}")
        return replace(reading, hidden=(claim, *reading.hidden))
    return reading


def _of_kind(given: Given, file: Compound, kind: str) -> Reading:
    if kind == HWP:
        return read_hwp(given, file)
    if kind == MSG:
        return read_outlook(given, file)
    if kind == "encrypted":
        raise Unreadable("it is an Office document that is encrypted and asks for a password")
    said = tuple(told(file.stream("\x05SummaryInformation")))
    macros = any("VBA" in path for path in file.streams)
    what = _OLD.get(kind, "a compound file of an unknown kind")
    return Reading(
        media=given.media,
        reader=_NAME,
        hidden=said + ((Hidden(what="a macro", value="present"),) if macros else ()),
        could_not=f"{what} is kept; what it says of its makers is told, its words are not read in this version",
    )


READER: Final = Reader(name=_NAME, supports=(OLE, HWP, MSG, DOC, XLS, PPT), read=_read)
