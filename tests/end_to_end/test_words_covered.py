"""Words are covered by whole lines in each language: from the text under a PDF, and from what a machine read off a picture."""

from importlib.resources import files

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from farbank.assemble.newsroom import newsroom
from farbank.facts.recognised import Line, TextRecognised
from farbank.publish.cover import INK
from farbank.values.handling import Secret

WORDS = "six words here now okay fine"
# the typeface, a line that stays, a line that goes, and the word of it that is typed
PAGES = {
    "en": ("serif-400", "The ferry has stopped.", "The guard is called Anselm Roe.", "anselm roe"),
    "ko": ("korean-500", "배가 다니지 않는다", "경비병의 이름은 김철수이다", "김철수"),
    "ja": ("japanese-500", "船は動いていない", "警備の人は山田太郎という", "山田太郎"),
    "zh": ("chinese-500", "船已经停了", "卫兵名叫王小明", "王小明"),
}


def fonts(name):
    return str(files("farbank").joinpath("publish", "fonts", f"{name}.ttf"))


def drawn(language):
    """A page of two lines, and the box of each."""
    name, stays, goes, _ = PAGES[language]
    font = ImageFont.truetype(fonts(name), 30)
    page = Image.new("RGB", (800, 300), "white")
    pen = ImageDraw.Draw(page)
    boxes = []
    for top, words in ((60, stays), (180, goes)):
        pen.text((60, top), words, font=font, fill="black")
        boxes.append(tuple(map(int, pen.textbbox((60, top), words, font=font))))
    return page, boxes


def typeset(language):
    """The same two lines as a PDF with its text, set with our own typeface."""
    typst = pytest.importorskip("typst")
    from farbank.publish.typefaces import FOLDER  # noqa: PLC0415

    name, stays, goes, _ = PAGES[language]
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(fonts(name), lazy=True) as font:
        family = font["name"].getBestFamilyName()
    source = f'#set page(width: 300pt, height: 150pt)\n#set text(font: "{family}", size: 14pt)\n{stays}\n\n{goes}\n'
    held = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
    return typst.compile({"main.typ": source.encode()}, font_paths=held, ignore_system_fonts=True, format="pdf")


@pytest.mark.parametrize("language", PAGES)
def test_a_line_of_the_text_under_a_pdf(empty, tmp_path, language):
    content = typeset(language)
    *_, goes, word = PAGES[language]
    assert word.split()[0] in pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded().lower()
    (tmp_path / "notice.pdf").write_bytes(content)
    empty.good("add", tmp_path / "notice.pdf")
    told = empty.good("redact", "E1", "--words", "-", "--because", "a name", "--out", tmp_path / "c.pdf", "--json",
                      stdin=word).json  # fmt: skip
    assert len(told["boxes"]) == 1
    copy = pypdfium2.PdfDocument(str(tmp_path / "c.pdf"))
    assert copy[0].get_textpage().get_text_bounded() == ""
    shown = copy[0].render(scale=2).to_pil().convert("RGB")
    box = told["boxes"][0]
    scale = shown.width / told["pages"][0]["width"]
    inside = shown.crop(tuple(round(side * scale) + edge for side, edge in (
        (box["x"], 3), (box["y"], 3), (box["x"] + box["width"], -3), (box["y"] + box["height"], -3))))  # fmt: skip
    assert all(
        max(abs(a - b) for a, b in zip(colour, INK, strict=True)) < 40 for _, colour in inside.getcolors(1 << 20)
    )
    assert goes not in repr(told)


@pytest.mark.parametrize("language", PAGES)
def test_a_line_that_a_machine_read_off_a_picture(empty, tmp_path, language):
    page, boxes = drawn(language)
    _, stays, goes, word = PAGES[language]
    page.save(tmp_path / "notice.png")
    empty.good("add", tmp_path / "notice.png")
    record_lines(empty, language, tuple(zip((stays, goes), boxes, strict=True)))
    empty.good("redact", "E1", "--words", word, "--because", "a name", "--out", tmp_path / "c.png")
    shown = Image.open(tmp_path / "c.png").convert("RGB")
    kept, gone = boxes
    assert shown.crop(gone).getcolors(1 << 20) == [((gone[2] - gone[0]) * (gone[3] - gone[1]), tuple(INK))]
    assert shown.crop(kept).tobytes() == page.crop(kept).tobytes()


def record_lines(desk, language, lines):
    """What `farbank ocr` records of a page, without the engine."""
    read = tuple(
        Line(page=1, words=words, language=language, confidence=90,
             corners=(left, top, right, top, right, bottom, left, bottom))
        for words, (left, top, right, bottom) in lines
    )  # fmt: skip
    told = TextRecognised(of="E1", engine="e", languages=(language,), sizes=(800, 300), lines=read)
    with newsroom(desk.case, Secret(WORDS)) as room:
        room.record(lambda: [told])


@pytest.mark.parametrize("language", PAGES)
def test_a_word_that_stands_nowhere_is_refused_and_nothing_is_made(empty, tmp_path, language):
    page, _ = drawn(language)
    page.save(tmp_path / "notice.png")
    empty.good("add", tmp_path / "notice.png")
    ran = empty("redact", "E1", "--words", PAGES[language][3], "--because", "a name", "--out", tmp_path / "c.png")
    assert ran.status == 1
    assert "stand in no line that a machine read" in ran.err
    assert PAGES[language][3] not in ran.err
    assert not (tmp_path / "c.png").exists()
