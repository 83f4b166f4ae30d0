"""HEIC pictures (ISO/IEC 23008-12) through Pillow: which decoder is there, and what lies beside the picture.

`pillow_heif` is taken where somebody has installed it; farbank itself brings `pi_heif`, which has no encoder.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from PIL import Image

from farbank.facts.item import Hidden

HEIC: Final = "HEIF"  # Pillow's name
_DECODERS: Final = ("pillow_heif", "pi_heif")
_BESIDE: Final = {
    "thumbnails": "thumbnail",
    "depth_images": "depth map",
    "aux": "further pictures inside",
    "metadata": "further notes inside",
}


def _register() -> str:
    """Make Pillow open HEIC pictures; the name of the decoder."""
    name = next(each for each in _DECODERS if find_spec(each))
    decoder: Any = import_module(name)
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
