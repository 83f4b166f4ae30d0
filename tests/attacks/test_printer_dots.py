"""The dots by which colour printers name themselves stay in a copy of pixels; so they are looked for and asked about."""

import io

import pytest
from made.leaving import named
from PIL import Image, ImageDraw, ImageFilter

from farbank.publish.printer_dots import QUESTION, has_yellow_specks
from farbank.values.picture import Pixels


def sheet():
    page = Image.new("RGB", (700, 900), (250, 250, 248))
    line, _ = named("Ilsa Morn")
    for top in range(40, 800, 120):
        page.paste(line, (0, top))
    return page


def dotted(blue=200, size=2):
    """A grid of specks over the whole sheet, as strong as `blue` is low."""
    page = sheet()
    pen = ImageDraw.Draw(page)
    for row, y in enumerate(range(5, 900, 24)):
        for x in range(5 + 8 * (row % 3), 700, 36):
            pen.rectangle((x, y, x + size - 1, y + size - 1), fill=(252, 250, blue))
    return page


def saved(page, form):
    out = io.BytesIO()
    page.save(out, form, **({"quality": 92} if form == "JPEG" else {}))
    return out.getvalue()


def pixels_of(page):
    flat = page.convert("RGB")
    return Pixels(width=flat.width, height=flat.height, rgb=flat.tobytes())


@pytest.mark.parametrize(("blue", "size"), [(150, 2), (200, 2), (225, 2), (200, 1), (200, 4)])
def test_specks_are_seen(blue, size):
    assert has_yellow_specks(pixels_of(dotted(blue, size)))


def test_specks_are_seen_in_a_jpeg_and_a_little_out_of_focus():
    assert has_yellow_specks(pixels_of(Image.open(io.BytesIO(saved(dotted(120), "JPEG")))))
    assert has_yellow_specks(pixels_of(dotted(120, 3).filter(ImageFilter.GaussianBlur(1))))


def marked_with_a_pen():
    page = sheet()
    ImageDraw.Draw(page).rectangle((60, 160, 300, 200), fill=(255, 250, 90))
    return page


def of_a_yellow_wall():
    return Image.effect_noise((600, 400), 40).convert("RGB")


@pytest.mark.parametrize("make", [sheet, marked_with_a_pen, of_a_yellow_wall])
def test_ordinary_pages_and_pictures_raise_no_question(make):
    assert not has_yellow_specks(pixels_of(make()))
    assert not has_yellow_specks(pixels_of(Image.open(io.BytesIO(saved(make(), "JPEG")))))


@pytest.mark.parametrize(("form", "name", "out"), [("PNG", "old.png", "copy.png"), ("JPEG", "old.jpg", "copy.jpg"),
                                                   ("PDF", "old.pdf", "copy.pdf")])  # fmt: skip
def test_scrub_asks_and_says_that_they_stay(scrubbed, form, name, out):
    copy, told = scrubbed(saved(dotted(120), form), name, out)
    assert QUESTION in told.notes
    if form == "PNG":
        assert has_yellow_specks(pixels_of(Image.open(io.BytesIO(copy)))), "if they no longer stay, say so"
    assert QUESTION not in scrubbed(saved(sheet(), form), f"clean {name}", f"clean {out}")[1].notes


def test_redact_asks(empty, tmp_path):
    (tmp_path / "sheet.png").write_bytes(saved(dotted(), "PNG"))
    empty.good("add", tmp_path / "sheet.png")
    ran = empty.good("redact", "E1", "--box", "10,10,40,40", "--because", "a name")
    assert QUESTION in ran.err
