"""HEIC, TIFF, WebP, GIF and BMP: sizes, pages, what they say, and their pixels."""

import io

import pi_heif
import pytest
from made import pictures
from made.canary import CANARY
from PIL import Image

from farbank.intake.limits import Limits
from farbank.intake.readers.draw import drawn, leaf_drawn
from farbank.intake.readers.heic import too_old
from farbank.intake.readers.reader import Unreadable

LIMITS = Limits()


@pytest.mark.parametrize(
    ("make", "name"), [(pictures.heic, "a.heic"), (pictures.webp, "a.webp"), (pictures.tiff, "a.tif")]
)
def test_a_picture_tells_where_it_was_taken(hidden, make, name):
    told = hidden(make(), name)
    assert told["position"] == "42.7700000, 129.4300000"
    assert told["description"] == CANARY


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (pictures.heic, "image/heic"),
        (pictures.webp, "image/webp"),
        (pictures.gif, "image/gif"),
        (pictures.bmp, "image/bmp"),
    ],
)
def test_a_picture_gives_its_size_and_its_pixels(read, make, kind):
    reading = read(make(), "a")
    assert (reading.media, reading.width, reading.height, reading.could_not) == (kind, 64, 48, "")
    small = drawn(make(), media=kind, max_side=32, limits=LIMITS)
    assert (small.width, small.height) == (32, 24)


def test_a_phone_picture_is_drawn_upright(read):
    """The file says that the camera was turned; the decoder turns the pixels, and they are not turned twice."""
    content = pictures.heic(orientation=6)
    pixels = drawn(content, media="image/heic", max_side=100, limits=LIMITS)
    assert (pixels.width, pixels.height) == (48, 64)


def test_a_scan_of_several_pages_gives_each_page(read):
    content = pictures.tiff(pages=3)
    reading = read(content, "a.tif")
    assert (reading.pages, reading.width, reading.height, reading.could_not) == (3, 8, 6, "")
    assert leaf_drawn(content, page=3, max_side=8, limits=LIMITS).width == 8
    with pytest.raises(Unreadable, match="no page 4"):
        leaf_drawn(content, page=4, max_side=8, limits=LIMITS)


def test_a_scan_with_a_broken_page_names_it(read):
    content = pictures.tiff(pages=3)
    at = content.rindex(bytes.fromhex("1101040001000000"))  # where the last page says that its pixels lie
    broken = content[: at + 8] + (9_999).to_bytes(4, "little") + content[at + 12 :]
    assert "of its 3 pages" in read(broken, "a.tif").could_not


def test_a_scan_with_too_many_pages_says_so(read):
    assert "more than 2" in read(pictures.tiff(pages=3), "a.tif", pages=2).could_not


def test_a_moving_picture_says_that_one_frame_is_shown(hidden):
    told = hidden(pictures.gif(), "a.gif")
    assert told["moving picture"].startswith("2 frames")
    assert told["comment"] == CANARY


@pytest.mark.parametrize(("make", "name"), [(pictures.webp, "a.webp"), (pictures.bmp, "a.bmp")])
def test_bytes_after_the_end_are_told(hidden, make, name):
    assert hidden(make() + b"PK\x03\x04 more", name)["bytes after the end of the picture"] == "9"
    assert "bytes after the end of the picture" not in hidden(make(), name)


@pytest.mark.parametrize("make", [pictures.heic, pictures.webp, pictures.tiff, pictures.bmp])
def test_a_picture_cut_short_says_so(read, make):
    content = make()
    cut = content[: len(content) * 2 // 3]
    if make in (pictures.heic, pictures.webp):
        with pytest.raises(Unreadable, match="broken"):
            read(cut, "a")
    else:
        assert read(cut, "a").could_not


@pytest.mark.parametrize(
    ("content", "name"), [(pictures.heic(), "a.heic"), (pictures.tiff(), "a.tif"), (pictures.webp(), "a.webp")]
)
def test_a_picture_that_claims_too_much_is_refused_before_it_is_decoded(read, content, name):
    with pytest.raises(Unreadable, match="pixels, more than 40"):
        read(content, name, pixels=40)


def test_a_grey_scan_of_sixteen_bits_is_drawn(read):
    buffer = io.BytesIO()
    Image.new("I;16", (10, 10), 0x8000).save(buffer, "TIFF")
    pixels = drawn(buffer.getvalue(), media="image/tiff", max_side=10, limits=LIMITS)
    assert set(pixels.rgb) == {0x80}


@pytest.mark.parametrize(
    ("libheif", "refused"), [("1.23.0", True), ("1.9.1", True), ("1.23.4", False), ("1.23.10", False), ("2.0.0", False)]
)
def test_a_decoder_is_asked_for_its_version_before_it_gets_a_picture(libheif, refused):
    assert bool(too_old(libheif)) is refused


def test_the_decoder_that_farbank_brings_is_mended_and_has_no_encoder():
    """What it costs us: libheif 1.23.5 and 1.23.6, which so far only the extra `heic` has."""
    library = pi_heif.libheif_info()
    assert too_old(library["libheif"]) == ""
    assert library["encoders"].keys() <= {"mask"}
    assert library["decoders"].keys() == {"libde265"}
