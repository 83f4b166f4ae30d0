"""HEIC pictures (ISO/IEC 23008-12) through Pillow: which decoder is there, and what lies beside the picture.

- `pillow_heif` is taken where somebody has installed it; farbank itself brings `pi_heif`, which has no encoder.
- No picture is decoded by a libheif that is known to run what a picture tells it to.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, Never

from PIL import Image

from farbank.facts.item import Hidden
from farbank.intake.readers.reader import Unreadable

HEIC: Final = "HEIF"  # Pillow's name
_DECODERS: Final = ("pillow_heif", "pi_heif")
_MENDED: Final = (1, 23, 4)  # of libheif; its advisories of August and September 2026 are about those before
_BESIDE: Final = {
    "thumbnails": "thumbnail",
    "depth_images": "depth map",
    "aux": "further pictures inside",
    "metadata": "further notes inside",
}


def too_old(libheif: str) -> str:
    """Why a libheif of this version decodes nothing here, `""` where it does."""
    if tuple(int(each) for each in libheif.split(".")[:3]) >= _MENDED:
        return ""
    return (
        f"libheif {libheif} has faults by which a picture can run code, so HEIC is not decoded: install "
        "pi-heif-decoder anew in place of pi-heif, or 'farbank[heic]'"
    )


def _register() -> str:
    """Make Pillow open HEIC pictures, or refuse each with the reason; the name of the decoder."""
    name = next(each for each in _DECODERS if find_spec(each))
    decoder: Any = import_module(name)
    because = too_old(decoder.libheif_version())

    def refuse(*_: object) -> Never:
        raise Unreadable(because)

    if because:
        Image.register_open(HEIC, refuse)
    else:
        decoder.register_heif_opener(decode_threads=1)
    return name


DECODER: Final = _register()


def described(picture: Image.Image) -> Iterator[Hidden]:
    """What else the file holds: small copies, depth maps, other pictures of the same moment."""
    for key, what in _BESIDE.items():
        if count := len(picture.info.get(key) or ()):
            yield Hidden(what=what, value=str(count))
    frames = int(getattr(picture, "n_frames", 1))
    if frames > 1:
        yield Hidden(what="further pictures inside", value=str(frames - 1))
