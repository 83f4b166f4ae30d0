"""What a PDF holds besides what its pages show is not in its copy, which is pictures of pages and nothing else."""

import io

import pypdfium2
import pytest
from made import leaving
from made.leaving import SECRET

from farbank.intake.second_reader import pdf_file
from farbank.intake.second_reader.complaint import Unexpected


@pytest.mark.parametrize("what", leaving.PDFS)
def test_it_is_in_the_old_file_and_not_in_the_copy(scrubbed, what):
    content = leaving.PDFS[what]()
    assert SECRET.encode() in content
    with pytest.raises(Unexpected):
        pdf_file.check(content)
    copy, told = scrubbed(content, "old.pdf", "copy.pdf", SECRET)
    assert SECRET.encode() not in copy
    assert SECRET not in repr(told)
    document = pypdfium2.PdfDocument(copy)
    assert document[0].get_textpage().get_text_bounded() == ""
    assert (document.count_attachments(), document.get_metadata_dict(skip_empty=True)) == (0, {})
    assert copy.count(b"%%EOF") == 1
    pdf_file.check(copy)


@pytest.mark.parametrize(
    "what", ["a hidden layer", "words outside what is shown", "a form value", "an earlier revision"]
)
def test_what_is_not_shown_is_not_drawn_either(scrubbed, what):
    """Dark or red pixels would be its words or its square."""
    copy, _ = scrubbed(leaving.PDFS[what](), "old.pdf", "copy.pdf")
    drawn = pypdfium2.PdfDocument(copy)[0].render(scale=1).to_pil().convert("RGB")
    upper = drawn.crop((0, 0, drawn.width, drawn.height - 52)) if drawn.height > 60 else drawn
    assert all(min(colour) > 200 for _, colour in upper.getcolors(1 << 20))


def test_the_copy_shows_what_the_page_shows_in_its_size(scrubbed):
    copy, _ = scrubbed(leaving.pdf(leaving.RED_SQUARE, size=(300, 200)), "old.pdf", "copy.pdf")
    page = pypdfium2.PdfDocument(copy)[0]
    assert page.get_size() == pytest.approx((300, 200), abs=0.5)
    red, green, blue = page.render(scale=1).to_pil().convert("RGB").getpixel((80, 120))
    assert (red > 180, green < 60, blue < 60) == (True, True, True)


def test_the_same_pages_give_the_same_bytes(scrubbed, confinement, tmp_path):
    first, _ = scrubbed(leaving.PDFS["a note"](), "old.pdf", "copy.pdf")
    second, _ = scrubbed(leaving.PDFS["a note"](), "other name.pdf", "copy2.pdf")
    assert first == second


def test_words_under_a_box_are_found_in_the_text_layer_whatever_way_the_page_lies(confinement):
    """A page that is turned and cut: the line is found where it is drawn."""
    content = leaving.pdf(leaving.WORDS, page="/Rotate 90 /CropBox [20 40 280 180]")
    read = confinement.page_lines(io.BytesIO(content), max_side=3_000)
    (row,) = read.tabs[0].rows
    left, top, right, bottom = (int(each) for each in row[2:])
    pixels = confinement.page_pixels(io.BytesIO(content), page=1, max_side=3_000)
    assert row[:2] == ("1", SECRET)

    def dark(x, y):
        return pixels.rgb[3 * (y * pixels.width + x)] < 100

    inked = [(x, y) for x in range(pixels.width) for y in range(pixels.height) if dark(x, y)]
    assert inked
    assert all(left - 4 <= x <= right + 4 and top - 4 <= y <= bottom + 4 for x, y in inked)
