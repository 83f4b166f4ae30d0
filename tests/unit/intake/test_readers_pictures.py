"""JPEG and PNG: size, and everything they say besides their pixels."""

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from farbank.intake.limits import Limits
from farbank.intake.readers.draw import drawn, page_drawn
from farbank.intake.readers.reader import Unreadable


def exif_with_everything():
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "ACME", "Phone 7", "X" * 10
    exif[0x9C9D] = "이름".encode("utf-16-le") + b"\0\0"
    details = exif.get_ifd(0x8769)
    details[0x9003], details[0x9011], details[0xA431] = "2023:09:28 10:11:12", "+09:00", "SN-123"
    details[0x9286] = b"UNICODE\0" + "강가".encode("utf-16")
    details[0x927C] = b"maker" * 3
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (42.0, 30.0, 0.0), "W", (129.0, 15.0, 36.0)
    gps[29] = "2023:09:28"
    return exif.tobytes().replace(b"X" * 10, "김 기자".encode())  # as cameras do; Pillow would write "?"


def saved(form="JPEG", *, size=(40, 30), mode="RGB", colour=None, **more):
    buffer = io.BytesIO()
    Image.new(mode, size, colour or 0).save(buffer, form, **more)
    return buffer.getvalue()


@pytest.mark.parametrize(("form", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png")])
def test_a_photo_tells_position_camera_person_and_time(read, hidden, form, name):
    content = saved(form, exif=exif_with_everything())
    told = hidden(content, name)
    assert told["position"] == "42.5000000, -129.2600000"
    assert (told["camera maker"], told["camera model"], told["artist"]) == ("ACME", "Phone 7", "김 기자")
    assert (told["camera serial number"], told["taken"], told["time zone"]) == (
        "SN-123",
        "2023:09:28 10:11:12",
        "+09:00",
    )
    assert (told["comment"], told["author"], told["GPSDateStamp"]) == ("강가", "이름", "2023:09:28")
    assert told["maker's own notes"] == "15 bytes"
    reading = read(content, name)
    assert (reading.width, reading.height, reading.could_not) == (40, 30, "")


def test_a_picture_that_says_nothing_tells_nothing(read):
    assert read(saved("JPEG"), "a.jpg").hidden == ()
    assert read(saved("PNG"), "a.png").hidden == ()


@pytest.mark.parametrize(("form", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png")])
def test_bytes_behind_the_end_are_told(hidden, form, name):
    assert hidden(saved(form) + b"hidden zip", name) == {"bytes after the end of the picture": "10"}


def test_a_thumbnail_with_its_own_end_marker_is_no_end_of_the_photo(hidden):
    thumbnail = saved("JPEG", size=(8, 8))
    tiff = b"II*\0\x08\0\0\0" + struct.pack("<HI", 0, 14)
    entries = struct.pack("<HHII", 0x0201, 4, 1, 44) + struct.pack("<HHII", 0x0202, 4, 1, len(thumbnail))
    tiff += struct.pack("<H", 2) + entries + struct.pack("<I", 0) + thumbnail
    told = hidden(saved("JPEG", exif=b"Exif\0\0" + tiff), "a.jpg")
    assert list(told) == ["thumbnail"]


def test_comments_and_blocks_of_a_jpeg_are_told(hidden):
    content = saved("JPEG", comment="압록강".encode(), xmp=b"<x:xmpmeta/>")
    blocks = b"\xff\xed\0\x12Photoshop 3.0\0xx" + b"\xff\xeb\0\x06JP12"
    told = hidden(content[:2] + blocks + content[2:], "a.jpg")
    assert told["comment"] == "압록강"
    assert {"XMP", "IPTC", "C2PA or other signed history"} <= set(told)


def test_text_chunks_of_a_png_are_told_packed_or_not(hidden):
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "plain")
    info.add_text("Comment", "packed", zip=True)
    info.add_itxt("Title", "압록강")
    info.add_itxt("Place", "두만강", zip=True)
    info.add(b"tIME", struct.pack(">H5B", 2023, 9, 28, 1, 2, 3))
    info.add(b"prVt", b"secret")
    assert hidden(saved("PNG", pnginfo=info), "a.png") == {
        "text: Author": "plain",
        "text: Comment": "packed",
        "text: Title": "압록강",
        "text: Place": "두만강",
        "changed": "2023-09-28 01:02:03",
        "chunk prVt": "6 bytes",
    }


def test_a_text_chunk_that_would_unpack_to_a_bomb_is_unpacked_only_so_far(read):
    info = PngImagePlugin.PngInfo()
    info.add(b"zTXt", b"Bomb\0\0" + zlib.compress(b"x" * 10_000_000))
    reading = read(saved("PNG", pnginfo=info), "a.png")
    assert len(reading.hidden[0].value) == 4_000
    assert reading.could_not


def test_a_picture_cut_short_still_tells_its_size_and_secrets(read):
    content = saved("JPEG", size=(200, 200), exif=exif_with_everything())
    reading = read(content[:-200], "a.jpg")
    assert "cut short" in reading.could_not
    assert reading.width == 200
    assert reading.hidden[0].what == "position"


def png_claiming(width, height):
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + head
        + struct.pack(">I", zlib.crc32(head))
        + b"\0\1\0\0IDAT"
        + bytes(64)
    )


def test_a_picture_that_claims_too_many_pixels_is_refused_before_it_is_decoded(read):
    assert "50,000 x 50,000 pixels" in read(png_claiming(50_000, 50_000), "a.png").could_not
    with pytest.raises(Unreadable, match="50,000 x 50,000 pixels"):
        draw(png_claiming(50_000, 50_000))


def draw(content, *, media="image/png", max_side=1_000):
    return drawn(content, media=media, max_side=max_side, limits=Limits())


def test_a_drawn_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    pixels = draw(saved("JPEG", size=(40, 30), exif=exif), media="image/jpeg")
    assert (pixels.width, pixels.height) == (30, 40)


@pytest.mark.parametrize(("size", "side", "decoded"), [((2000, 1500), 800, (1000, 750)), ((800, 600), 160, (400, 300))])
def test_a_photo_is_halved_by_its_decoder_where_that_leaves_enough(size, side, decoded):
    """Enough is what is asked for, and twice as much where the picture is made small, to be compared."""
    noise = Image.effect_noise(size, 90).convert("RGB")
    buffer = io.BytesIO()
    noise.save(buffer, "JPEG", quality=90)
    half = Image.open(io.BytesIO(buffer.getvalue()))
    half.draft("RGB", decoded)
    assert half.size == decoded
    half.thumbnail((side, side), Image.Resampling.LANCZOS)
    pixels = draw(buffer.getvalue(), media="image/jpeg", max_side=side)
    assert (pixels.width, pixels.height, pixels.rgb) == (*half.size, half.tobytes())


def test_what_is_transparent_is_drawn_on_white():
    pixels = draw(saved("PNG", size=(2, 1), mode="RGBA", colour=(255, 0, 0, 0)))
    assert pixels.rgb == b"\xff" * 6


@pytest.mark.parametrize(
    ("mode", "colour", "rgb"),
    [("L", 7, (7, 7, 7)), ("1", 1, (255, 255, 255)), ("I;16", 0x8000, (128, 128, 128)), ("P", 0, (0, 0, 0))],
)
def test_every_kind_of_png_is_drawn_in_rgb(mode, colour, rgb):
    assert tuple(draw(saved("PNG", size=(1, 1), mode=mode, colour=colour)).rgb) == rgb


def test_no_side_is_longer_than_asked_and_nothing_is_enlarged():
    assert (draw(saved("PNG", size=(400, 100)), max_side=100).width, draw(saved("PNG", size=(5, 5))).width) == (100, 5)


def test_only_the_first_frame_is_drawn():
    buffer = io.BytesIO()
    frames = [Image.new("RGB", (2, 2), colour) for colour in ("red", "blue")]
    frames[0].save(buffer, "PNG", save_all=True, append_images=frames[1:])
    assert draw(buffer.getvalue()).rgb[:3] == b"\xff\0\0"


def test_a_cut_picture_is_not_drawn():
    with pytest.raises(Unreadable, match="cut short or damaged"):
        draw(saved("PNG", size=(200, 200), colour=(1, 2, 3))[:-80])


def test_a_page_is_drawn_and_a_missing_one_refused():
    content = saved("PDF", size=(720, 360))
    pixels = page_drawn(content, page=1, max_side=100, limits=Limits())
    assert (pixels.width, pixels.height) == (100, 50)
    with pytest.raises(Unreadable, match="no page 2"):
        page_drawn(content, page=2, max_side=100, limits=Limits())
