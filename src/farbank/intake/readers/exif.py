"""What a camera or a program wrote into a picture: positions, serial numbers, names, times (Exif 2.32, CIPA DC-008)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from PIL import ExifTags, Image

from farbank.facts.item import Hidden

_TELLING: Final = {
    0x010E: "description",
    0x010F: "camera maker",
    0x0110: "camera model",
    0x0131: "software",
    0x0132: "changed",
    0x013B: "artist",
    0x013C: "computer",
    0x8298: "copyright",
    0x9003: "taken",
    0x9004: "digitised",
    0x9010: "time zone",
    0x9011: "time zone",
    0x9012: "time zone",
    0x9286: "comment",
    0x9C9B: "title",
    0x9C9C: "comment",
    0x9C9D: "author",
    0x9C9E: "keywords",
    0xA420: "picture id",
    0xA430: "camera owner",
    0xA431: "camera serial number",
    0xA433: "lens maker",
    0xA434: "lens model",
    0xA435: "lens serial number",
}
_WINDOWS_WORDS: Final = range(0x9C9B, 0x9C9F)  # UTF-16, by Windows Explorer
_USER_COMMENT: Final = 0x9286
_MAKER_NOTE: Final = 0x927C
_THUMBNAIL: Final = 0x0201
_GPS: Final = ExifTags.GPSTAGS


def exif_hidden(exif: Image.Exif) -> Iterator[Hidden]:
    """Everything telling in the picture's Exif, position first."""
    yield from _position(_directory(exif, ExifTags.IFD.GPSInfo))
    for directory in (dict(exif), _directory(exif, ExifTags.IFD.Exif)):
        for tag, what in _TELLING.items():
            if tag in directory:
                yield Hidden(what=what, value=_words(tag, directory[tag]))
        if _MAKER_NOTE in directory:
            yield Hidden(what="maker's own notes", value=f"{len(directory[_MAKER_NOTE])} bytes")
    if _THUMBNAIL in _directory(exif, ExifTags.IFD.IFD1):
        yield Hidden(what="thumbnail", value="a small copy of the picture, perhaps of an earlier state")


def _directory(exif: Image.Exif, which: int) -> Mapping[int, Any]:
    try:
        return exif.get_ifd(which)
    except (ValueError, TypeError, KeyError, OSError, SyntaxError):
        return {}


def _position(gps: Mapping[int, Any]) -> Iterator[Hidden]:
    named = {_GPS.get(tag, f"GPS tag {tag}"): value for tag, value in gps.items()}
    place = [_degrees(named.pop(key, None), named.pop(f"{key}Ref", "")) for key in ("GPSLatitude", "GPSLongitude")]
    if all(place):
        yield Hidden(what="position", value=", ".join(place))
    elif any(place):
        yield Hidden(what="position", value="only one of latitude and longitude: " + "".join(place))
    for name, value in named.items():
        if name != "GPSVersionID":
            yield Hidden(what=name, value=_words(0, value))


def _degrees(angle: Any, side: object) -> str:  # noqa: ANN401  (whatever the file holds)
    """Degrees, minutes, seconds as decimal degrees, negative in the south and west; `""` where it is not an angle."""
    try:
        degrees, minutes, seconds = (float(part) for part in angle)
        total = degrees + minutes / 60 + seconds / 3600
        return f"{-total if _words(0, side)[:1] in ('S', 'W') else total:.7f}"
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return ""


def _words(tag: int, value: object) -> str:
    if isinstance(value, bytes):
        if tag in _WINDOWS_WORDS:
            return value.decode("utf-16-le", "replace").rstrip("\0")
        if tag == _USER_COMMENT:
            return _comment(value)
        return value.decode("utf-8", "replace").rstrip("\0")
    if isinstance(value, tuple):
        return ", ".join(_words(tag, each) for each in value)
    return _utf_8(str(value)).rstrip("\0").strip()


def _utf_8(words: str) -> str:
    """Exif's "ASCII" is UTF-8 in practice; Pillow reads it byte by byte, which would garble every Korean name."""
    try:
        return words.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return words


def _comment(value: bytes) -> str:
    """A user comment names its character code in eight bytes first."""
    code, words = value[:8], value[8:]
    encoding = {b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "iso2022_jp"}.get(code, "utf-8")
    return words.decode(encoding, "replace").rstrip("\0").strip()
