"""Pictures with a position, a device and words in them."""

import io
import struct

import pillow_heif
from PIL import Image

from made.canary import CANARY


def noise(width=64, height=48):
    return Image.effect_noise((width, height), 50).convert("RGB")


def exif(orientation=1):
    """Longjing, Jilin: 42.77 N, 129.43 E."""
    said = Image.Exif()
    said[0x010E], said[0x0110], said[0x0112] = CANARY.encode(), "Phone 7", orientation
    place = said.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (42.0, 46.0, 12.0), "E", (129.0, 25.0, 48.0)
    return said


def heic(*, orientation=1, side=(64, 48)):
    buffer = io.BytesIO()
    pillow_heif.from_pillow(noise(*side)).save(buffer, exif=exif(orientation).tobytes())
    return buffer.getvalue()


def webp():
    buffer = io.BytesIO()
    noise().save(buffer, "WEBP", exif=exif())
    return buffer.getvalue()


def gif():
    buffer = io.BytesIO()
    noise().save(buffer, "GIF", save_all=True, append_images=[noise()], comment=CANARY.encode())
    return buffer.getvalue()


def bmp():
    buffer = io.BytesIO()
    noise().save(buffer, "BMP")
    return buffer.getvalue()


def entry(tag, kind, count, value):
    """One entry of a directory (TIFF 6.0, section 2); a value of up to four bytes stands in it."""
    return struct.pack("<HHI", tag, kind, count) + (value if isinstance(value, bytes) else struct.pack("<I", value))


def directory(entries, following=0):
    return struct.pack("<H", len(entries)) + b"".join(entries) + struct.pack("<I", following)


def tiff(*, pages=2, side=(8, 6), next_after_last=0):
    """Grey pages without packing; the first has a position, which Pillow can read and cannot write."""
    words = CANARY.encode() + b"\0"
    degrees = struct.pack("<12I", 42, 1, 46, 1, 12, 1, 129, 1, 25, 1, 48, 1)
    pixels = bytes(range(side[0])) * side[1]
    data = words + b"\0" * (len(words) % 2) + degrees + pixels
    degrees_at = 8 + len(words) + len(words) % 2
    place = [
        entry(1, 2, 2, b"N\0\0\0"),
        entry(2, 5, 3, degrees_at),
        entry(3, 2, 2, b"E\0\0\0"),
        entry(4, 5, 3, degrees_at + 24),
    ]
    place_at = 8 + len(data)
    body = data + directory(place)
    first = at = 8 + len(body)
    length = len(directory(_page(side, 0, 0, 0, 0)))
    for number in range(pages):
        last = number == pages - 1
        entries = _page(side, len(words), 8, degrees_at + 48, place_at)
        body += directory(entries, next_after_last if last else at + length)
        at += length
    return struct.pack("<2sHI", b"II", 42, first) + body


def _page(side, length, words_at, pixels_at, place_at):
    return [
        entry(256, 4, 1, side[0]),
        entry(257, 4, 1, side[1]),
        entry(258, 3, 1, 8),
        entry(259, 3, 1, 1),
        entry(262, 3, 1, 1),
        entry(270, 2, length, words_at),
        entry(273, 4, 1, pixels_at),
        entry(277, 3, 1, 1),
        entry(278, 4, 1, side[1]),
        entry(279, 4, 1, side[0] * side[1]),
        entry(34853, 4, 1, place_at),
    ]
