"""Audio and video: length, codecs, and what the file says of place, device and time; one frame as a picture.

FFmpeg's libraries come with the extra `media` (PyAV). Each kind of file is given to its own demuxer and to no other, so
that no file can name further files or addresses to be opened; behind the fence none could be.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from PIL import Image

from farbank.facts.item import Hidden
from farbank.intake.limits import Limits
from farbank.intake.names import clean_text
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Reading
from farbank.intake.unread import NO_MEDIA, RECORDINGS

_NAME: Final = "recording 1"
_DEMUXERS: Final = {
    **dict.fromkeys(("video/mp4", "video/quicktime", "video/3gpp", "audio/mp4"), "mov"),
    "video/x-matroska": "matroska",
    "video/x-msvideo": "avi",
    "video/mpeg": "mpeg",
    "video/x-flv": "flv",
    "video/x-ms-asf": "asf",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/wav": "wav",
    "audio/ogg": "ogg",
    "audio/flac": "flac",
    "audio/amr": "amr",
}
_ISO_6709: Final = re.compile(r"([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)")
_SAMPLE: Final = 0.1  # of the way through: the first frames are often black
av: Any = import_module("av") if find_spec("av") else None
FAULTS: Final[tuple[type[Exception], ...]] = (
    *(OSError, ValueError, TypeError, IndexError, KeyError, AttributeError, OverflowError, ZeroDivisionError),
    *(StopIteration, EOFError, *((av.FFmpegError,) if av else ())),
)


def _read(given: Given) -> Reading:
    with opened(given.untrusted_bytes, given.media) as box:
        try:
            film = next(iter(box.streams.video), None)
            width, height = _size(film) if film else (0, 0)
            hidden = (*_technical(box), *_tags(box))
        except FAULTS:
            raise Unreadable("it begins like a recording and is broken") from None
        return Reading(
            media=given.media,
            reader=_NAME,
            hidden=hidden,
            width=width,
            height=height,
            could_not="" if len(box.streams) else "it holds neither sound nor picture",
        )


@contextmanager
def opened(untrusted_bytes: bytes, media: str) -> Iterator[Any]:
    """An open recording; raises `Unreadable` where it is broken or the extra is not there."""
    if av is None:
        raise Unreadable(f"a recording {NO_MEDIA}")
    av.logging.set_level(None)
    try:
        box = av.open(io.BytesIO(untrusted_bytes), format=_DEMUXERS[media], metadata_errors="replace")
    except FAULTS:
        raise Unreadable("it begins like a recording and is broken") from None
    with box:
        yield box


def _size(film: Any) -> tuple[int, int]:  # noqa: ANN401  (the library's own object)
    """Width and height as the file says; nothing where it names no codec that is known."""
    return max(getattr(film, "width", 0), 0), max(getattr(film, "height", 0), 0)


def _technical(box: Any) -> Iterator[Hidden]:  # noqa: ANN401
    if box.duration:
        length = timedelta(milliseconds=round(box.duration / 1_000))
        yield Hidden(what="length", value=str(length)[:11])
    for stream in box.streams:
        yield Hidden(what=stream.type, value=", ".join(filter(None, _about(stream))))


def _about(stream: Any) -> Iterator[str]:  # noqa: ANN401
    context = stream.codec_context
    yield context.name if context else "a codec that is not known"
    match stream.type:
        case "video":
            yield "{} x {}".format(*_size(stream))
            yield f"{float(stream.average_rate):.2f} frames a second" if stream.average_rate else ""
        case "audio":
            yield f"{stream.rate:,} Hz" if stream.rate else ""
            yield f"{stream.channels} channels" if stream.channels else ""
        case _:
            return


def _tags(box: Any) -> Iterator[Hidden]:  # noqa: ANN401
    """What the container and its streams say in words; a position in degrees first."""
    said = {key: str(value) for key, value in box.metadata.items()}
    position = next(
        (found for key, value in said.items() if "location" in key.lower() and (found := _degrees(value))), ""
    )
    if position:
        yield Hidden(what="position", value=position)
    for key, value in said.items():
        if value.strip():
            yield Hidden(what=clean_text(key), value=clean_text(value))
    for number, stream in enumerate(box.streams, 1):
        for key, value in stream.metadata.items():
            if str(value).strip() and (key, str(value)) not in said.items():
                yield Hidden(what=f"stream {number}: {clean_text(key)}", value=clean_text(str(value)))


def _degrees(value: str) -> str:
    """ISO 6709 as phones write it: "+42.4250+129.0172/"."""
    found = _ISO_6709.match(value.strip())
    return f"{float(found[1]):.7f}, {float(found[2]):.7f}" if found else ""


def frame_of(untrusted_bytes: bytes, media: str, limits: Limits) -> Image.Image:
    """One frame, a tenth of the way through; raises `Unreadable` where there is none."""
    with opened(untrusted_bytes, media) as box:
        film = next(iter(box.streams.video), None)
        if film is None:
            raise Unreadable("it is a sound recording and has no picture")
        width, height = _size(film)
        if width * height > limits.pixels:
            raise Unreadable(f"it claims {width:,} x {height:,} pixels, more than {limits.pixels:,}")
        try:
            return _frame(box, film, limits)
        except FAULTS:
            raise Unreadable("no frame of it can be shown") from None


def _frame(box: Any, film: Any, limits: Limits) -> Image.Image:  # noqa: ANN401
    film.thread_type, film.codec_context.thread_count = "NONE", 1
    if box.duration:
        box.seek(int(box.duration * _SAMPLE))
    frame = next(iter(box.decode(film)))
    if frame.width * frame.height > limits.pixels:
        raise Unreadable(f"a frame of it claims {frame.width:,} x {frame.height:,} pixels")
    picture: Image.Image = frame.to_image(threads=1)  # behind the fence no other can be made
    turned = int(getattr(frame, "rotation", 0) or 0)
    return picture.rotate(turned, expand=True) if turned % 360 else picture


READER: Final = Reader(name=_NAME, supports=tuple(sorted(RECORDINGS)), read=_read)
