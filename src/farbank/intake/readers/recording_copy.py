"""Copies of recordings that hold nothing but the film, or nothing but the sound.

- A film loses its sound and whatever else lies beside it; its pictures are copied as they are coded, without the notes
  that stand between them (H.264: supplemental enhancement information). It leaves as MP4.
- A film that is coded otherwise is refused: nobody has gone through what else its coding can hold.
- Sound is decoded and leaves as plain samples (WAV); no word of the old file is in it. The voice is.
"""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

from farbank.intake.limits import MEGABYTE, Limits
from farbank.intake.readers.reader import Unreadable
from farbank.intake.readers.recording import FAULTS, av, opened
from farbank.intake.reading import Part, Reading

_NAME: Final = "recording copy 1"
_PICTURES: Final = "1-5|7-9"  # units that carry a picture or what is needed to draw one (ITU-T H.264, table 7-1)
_PLAIN: Final = {"fflags": "+bitexact"}  # the muxer does not name itself


def without_sound(untrusted_bytes: bytes, media: str, limits: Limits) -> Reading:
    """The film alone; raises `Unreadable` where it has none or is coded in a way that is not known to hold no notes."""
    with opened(untrusted_bytes, media) as box:
        film = next(iter(box.streams.video), None)
        if film is None:
            raise Unreadable("it is a sound recording: without its sound nothing is left")
        coding = film.codec_context.name if film.codec_context else ""
        if coding != "h264":
            raise Unreadable(f"its film is coded as {coding or 'something unknown'}, and only H.264 is copied")
        out = io.BytesIO()
        try:
            _copy(box, film, out)
        except FAULTS:
            raise Unreadable("its film cannot be copied whole") from None
    return _one("copy.mp4", out.getvalue(), limits)


def _copy(box: Any, film: Any, out: io.BytesIO) -> None:  # noqa: ANN401  (the library's own objects)
    with av.open(out, "w", format="mp4", options=_PLAIN) as copy:
        stream = copy.add_stream_from_template(film)
        stream.metadata.clear()
        pictures = import_module("av.bitstream").BitStreamFilterContext(
            f"filter_units=pass_types={_PICTURES}", film, stream
        )
        for packet in box.demux(film):
            for kept in pictures.filter(packet if packet.dts is not None else None):
                kept.stream = stream
                copy.mux(kept)


def sound_alone(untrusted_bytes: bytes, media: str, limits: Limits) -> Reading:
    """The sound as samples of 16 bits, at the rate and in the channels it has (two at most)."""
    with opened(untrusted_bytes, media) as box:
        stream = next(iter(box.streams.audio), None)
        if stream is None:
            raise Unreadable("it holds no sound")
        out = io.BytesIO()
        try:
            _write(out, box, stream, limits)
        except FAULTS:
            raise Unreadable("its sound cannot be decoded whole") from None
    return _one("copy.wav", out.getvalue(), limits)


def _write(out: io.BytesIO, box: Any, stream: Any, limits: Limits) -> None:  # noqa: ANN401
    channels = 1 if stream.channels == 1 else 2
    with wave.open(out, "wb") as samples:
        samples.setnchannels(channels)
        samples.setsampwidth(2)
        samples.setframerate(stream.rate)
        for piece in _samples(box, stream, channels):
            if out.tell() + len(piece) > limits.answer - MEGABYTE:
                raise Unreadable(f"its sound would be more than {limits.answer // MEGABYTE} MB; cut it first")
            samples.writeframesraw(piece)


def _samples(box: Any, stream: Any, channels: int) -> Iterator[bytes]:  # noqa: ANN401
    stream.thread_type, stream.codec_context.thread_count = "NONE", 1
    level = import_module("av.audio.resampler").AudioResampler(
        format="s16", layout="mono" if channels == 1 else "stereo", rate=stream.rate
    )
    for frame in box.decode(stream):
        for plain in level.resample(frame):
            yield bytes(plain.planes[0])[: plain.samples * 2 * channels]


def _one(name: str, content: bytes, limits: Limits) -> Reading:
    if len(content) > limits.answer - MEGABYTE:
        raise Unreadable(f"the copy would be more than {limits.answer // MEGABYTE} MB; cut it first")
    return Reading(media="", reader=_NAME, parts=(Part(name=name, content=content),))
