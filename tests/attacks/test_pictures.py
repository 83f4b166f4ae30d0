"""What a picture holds besides what is seen is not in its copy; what was covered is in no byte of it."""

import io

import pytest
from made import leaving
from made.leaving import NAMES, RED, SECRET
from PIL import Image

from farbank.assemble import rebuilding
from farbank.intake.second_reader import jpeg_file, png_file
from farbank.publish.cover import INK
from farbank.values.box import Box, fitted
from farbank.values.picture import Pixels

SQUARE = Box(x=60, y=40, width=40, height=40)


def opened(content):
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def pixels_of(picture):
    flat = picture.convert("RGB")
    return Pixels(width=flat.width, height=flat.height, rgb=flat.tobytes())


def reddish(picture):
    """Whether any pixel is about as red as what was to be covered or was not seen."""
    return any(
        red > 150 and green < 90 and blue < 90 for _, (red, green, blue) in picture.convert("RGB").getcolors(1 << 20)
    )


@pytest.mark.parametrize(
    "make",
    [
        leaving.maker_notes,
        leaving.after_the_end_of_a_jpeg,
        leaving.after_the_end_of_a_png,
        leaving.words_in_a_png,
        leaving.heic_extras,
        leaving.palette_leftovers,
    ],
)
@pytest.mark.parametrize("out", ["copy.jpg", "copy.png"])
def test_notes_colours_and_bytes_behind_the_end_stay_behind(scrubbed, make, out):
    content = make()
    assert SECRET.encode() in content
    copy, told = scrubbed(content, "old", out, SECRET)
    assert SECRET.encode() not in copy
    assert opened(copy).size == (160, 120)
    assert not opened(copy).getexif()
    assert SECRET not in repr(told)
    assert not {"exif", "icc_profile", "comment", "xmp", "dpi"} & set(opened(copy).info) - (
        {"dpi"} if out.endswith("jpg") else set()
    )


def test_the_small_picture_inside_a_photograph_does_not_outlive_a_box(confinement):
    content = leaving.thumbnail_in_exif()
    assert content.count(b"\xff\xd8\xff") == 2
    pixels = confinement.pixels(io.BytesIO(content), max_side=rebuilding.LONGEST_SIDE)
    copy = rebuilding.picture(pixels, [fitted(SQUARE, 160, 120)], photo=True)
    assert copy.count(b"\xff\xd8\xff") == 1
    assert not reddish(opened(copy))
    jpeg_file.check(copy)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (leaving.behind_transparency, "old.png"),
        (leaving.layers, "old.tif"),
        (lambda: leaving.animation("GIF"), "old.gif"),
        (lambda: leaving.animation("PNG"), "old.png"),
        (lambda: leaving.animation("WEBP"), "old.webp"),
    ],
)
def test_what_lies_behind_transparency_in_layers_and_in_later_frames_stays_behind(scrubbed, make, name):
    copy, _ = scrubbed(make(), name, "copy.png")
    assert not reddish(opened(copy))
    assert opened(copy).mode == "RGB"
    assert getattr(opened(copy), "n_frames", 1) == 1
    png_file.check(copy)


@pytest.mark.parametrize("photo", [True, False])
def test_a_box_is_solid_and_nothing_of_what_it_covers_is_in_the_copy(photo):
    """Twenty names were read off pixelated and off blurred pictures, twenty of twenty; off these they cannot be."""
    drawn = [leaving.named(name) for name in NAMES]
    box = fitted(Box(x=80, y=40, width=180, height=30), 700, 120)
    assert len({rebuilding.picture(pixels_of(page), photo=photo) for page, _ in drawn}) == len(NAMES)
    assert len({rebuilding.picture(pixels_of(page), [box], photo=photo) for page, _ in drawn}) == 1


def test_the_pixels_under_a_box_are_all_of_one_ink():
    box = fitted(SQUARE, 160, 120)
    covered = opened(rebuilding.picture(pixels_of(leaving.scene()), [box], photo=False))
    under = covered.crop((box.x, box.y, box.x + box.width, box.y + box.height))
    assert under.getcolors() == [(box.width * box.height, tuple(INK))]


def test_the_size_of_a_box_leaves_most_of_twenty_names():
    """The box that a person draws around a name is as long as the name; an attacker draws all names and compares."""
    asked = [Box(x=x, y=y, width=wide, height=high) for _, (x, y, wide, high) in map(leaving.named, NAMES)]
    exact = {name: sum(each == own for each in asked) for name, own in zip(NAMES, asked, strict=True)}
    drawn = [fitted(each, 700, 120) for each in asked]
    left = {name: sum(each == own for each in drawn) for name, own in zip(NAMES, drawn, strict=True)}
    assert max(exact.values()) <= 3
    assert len(set(drawn)) <= 3
    assert min(left.values()) >= 2
    assert sum(left.values()) / len(left) >= 12


def test_a_box_is_drawn_before_anything_is_saved_with_loss():
    """Pictures that differ only under the box give the same bytes, so no ripple of what is under it reaches out."""
    red, grey = leaving.scene(), Image.new("RGB", (160, 120), (120, 130, 125))
    box = [fitted(SQUARE, 160, 120)]
    assert rebuilding.picture(pixels_of(red), box, photo=True) == rebuilding.picture(pixels_of(grey), box, photo=True)
    covered = opened(rebuilding.picture(pixels_of(red), box, photo=False))
    assert RED not in {colour for _, colour in covered.getcolors()}
