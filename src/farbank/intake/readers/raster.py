"""HEIC, TIFF, WebP, GIF and BMP pictures: size, pages, and everything they say besides their pixels."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from PIL import Image

from farbank.facts.item import Hidden
from farbank.intake.limits import Limits
from farbank.intake.readers.exif import exif_hidden
from farbank.intake.readers.heic import HEIC, described
from farbank.intake.readers.picture import PILLOW_FAULTS, broken, opened
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Reading

_NAME: Final = "raster 1"
FORMS: Final = {
    "image/tiff": "TIFF",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/bmp": "BMP",
    "image/heic": HEIC,
}
_DAMAGED: Final = "some of what it says beside its pixels is cut short or damaged"
_BLOCKS: Final = {700: "XMP", 33723: "IPTC", 34377: "Photoshop's own notes"}  # TIFF tags: Adobe XMP part 3, TIFF/EP


def _read(given: Given) -> Reading:
    with warnings.catch_warnings(record=True) as complaints:
        warnings.simplefilter("always")
        reading = _looked_at(given, FORMS[given.media])
    return replace(reading, could_not=reading.could_not or (_DAMAGED if complaints else ""))


def _looked_at(given: Given, form: str) -> Reading:
    picture = opened(given.untrusted_bytes, form, given.limits)
    pages = _frames(picture)
    return Reading(
        media=given.media,
        reader=_NAME,
        hidden=(*_exif(picture), *_said(picture), *_behind(given.untrusted_bytes, form)),
        width=picture.width,
        height=picture.height,
        pages=pages if form == "TIFF" and pages > 1 else 0,
        could_not=_whole(picture, pages, given.limits),
    )


def _frames(picture: Image.Image) -> int:
    try:
        return int(getattr(picture, "n_frames", 1))
    except PILLOW_FAULTS:
        return 1


def _whole(picture: Image.Image, pages: int, limits: Limits) -> str:
    """Why not all of it can be shown; of a moving picture only the first frame is looked at."""
    because = broken(picture)
    if because or picture.format != "TIFF" or pages == 1:
        return because
    if pages > limits.pages:
        return f"it has {pages:,} pages, more than {limits.pages:,}"
    bad = [number for number in range(2, pages + 1) if not _page_is_whole(picture, number, limits)]
    return f"{len(bad)} of its {pages} pages cannot be shown, the first of them page {bad[0]}" if bad else ""


def _page_is_whole(picture: Image.Image, number: int, limits: Limits) -> bool:
    try:
        turn_to(picture, number, limits)
    except Unreadable:
        return False
    return not broken(picture)


def turn_to(picture: Image.Image, page: int, limits: Limits) -> None:
    """Stand on a page, counted from 1; raises `Unreadable` where there is none or it claims too many pixels."""
    try:
        picture.seek(page - 1)
    except PILLOW_FAULTS:
        raise Unreadable(f"it has no page {page} that can be read") from None
    if picture.width * picture.height > limits.pixels:
        raise Unreadable(f"its page {page} claims {picture.width:,} x {picture.height:,} pixels")


def _exif(picture: Image.Image) -> Iterator[Hidden]:
    try:
        yield from exif_hidden(picture.getexif())
    except PILLOW_FAULTS:
        yield Hidden(what="Exif", value="present and damaged")


def _said(picture: Image.Image) -> Iterator[Hidden]:
    """What stands beside the pixels in the form's own way."""
    told = dict(_blocks(getattr(picture, "tag_v2", {})))
    if picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp"):
        told["XMP"] = f"{len(picture.info.get('xmp') or picture.info['XML:com.adobe.xmp'])} bytes"
    for what, value in told.items():
        yield Hidden(what=what, value=value)
    if comment := picture.info.get("comment"):
        words = comment.decode("utf-8", "replace") if isinstance(comment, bytes) else str(comment)
        yield Hidden(what="comment", value=words)
    if picture.format == HEIC:
        yield from described(picture)
    elif picture.format != "TIFF" and (frames := _frames(picture)) > 1:
        yield Hidden(what="moving picture", value=f"{frames} frames, of which the first is shown")


def _blocks(tags: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  (the library's own mapping)
    for tag, what in _BLOCKS.items():
        if tag in tags:
            yield what, f"{len(tags[tag])} bytes"


def _behind(data: bytes, form: str) -> Iterator[Hidden]:
    """Bytes behind the end that a WebP or BMP states for itself."""
    if form == "WEBP" and len(data) >= 8:  # noqa: PLR2004
        end = 8 + struct.unpack_from("<I", data, 4)[0]
    elif form == "BMP" and len(data) >= 6:  # noqa: PLR2004
        end = struct.unpack_from("<I", data, 2)[0]
    else:
        return
    if len(data) > end + end % 2:
        yield Hidden(what="bytes after the end of the picture", value=str(len(data) - end))


READER: Final = Reader(name=_NAME, supports=tuple(FORMS), read=_read)
