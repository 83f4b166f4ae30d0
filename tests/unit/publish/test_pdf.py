import re
import runpy
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from pypdfium2 import raw

from farbank.errors import FarbankError
from farbank.publish import pdf as making
from farbank.publish.outlining import outline
from farbank.publish.pdf import UNDATED, pdf
from farbank.publish.pdf_content import printable
from farbank.publish.photographs import photographs
from farbank.values.draft import Cite, Link, Paragraph, Text

XMP = re.compile(rb"<x:xmpmeta.*?>(.*?)</x:xmpmeta>", re.DOTALL)
LAB = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("pdf_lab.py"))))


def made(page, published=date(2024, 4, 1)):
    return pdf(outline(page, photographs(page)), published).content


@pytest.fixture(scope="module")
def content(border):
    return made(border.page_with_picture())


@pytest.fixture(scope="module")
def words(content):
    return " ".join(" ".join(LAB.pages(content)).split())


def plain(border, *runs, **more):
    draft = border.draft(blocks=(Paragraph(runs=runs),), footnotes=(), **more)
    return border.page(draft=draft, cards=border.CARDS[:1], figures=(), hero=None, backings=(), revisions=())


def test_the_same_page_gives_the_same_pdf(border, content):
    assert made(border.page_with_picture()) == content


def test_it_is_tagged_pdf_a_and_pdf_ua_that_names_its_language(content):
    whole = LAB.whole(content)
    assert re.search(rb"pdfaid:part[>=\"']+2", whole)
    assert re.search(rb"pdfaid:conformance[>=\"']+A", whole)
    assert re.search(rb"pdfuaid:part[>=\"']+1", whole)
    assert b"/StructTreeRoot" in whole
    assert re.search(rb"/Lang ?\(en\)", whole)


def test_it_says_of_itself_its_title_its_maker_and_the_day_of_publication(content):
    document = pypdfium2.PdfDocument(content)
    said = document.get_metadata_dict(skip_empty=True)
    document.close()
    assert set(said) == {"Title", "Creator", "CreationDate", "ModDate"}
    assert said["CreationDate"].startswith("D:20240401")
    kept = "dc:title dc:language dc:format xmp:CreatorTool xmp:CreateDate xmp:ModifyDate pdf:PDFVersion pdfaid:part"
    kept += " pdfaid:conformance pdfuaid:part xmpTPg:NPages xmpMM:DocumentID xmpMM:InstanceID xmpMM:RenditionClass xmpMM:History"
    kept += " stEvt:action stEvt:when stEvt:instanceID stEvt:softwareAgent"
    tags = set(re.findall(r"<([A-Za-z]+:[A-Za-z]+)", XMP.search(LAB.whole(content)).group(1).decode()))
    assert {each for each in tags if not each.startswith(("rdf:", "pdfaExt", "pdfaSch", "pdfaPro"))} <= set(
        kept.split()
    )


def test_an_undated_report_carries_one_fixed_day_that_says_nothing(border):
    content = made(plain(border, Text(text="A")), None)
    assert f"D:{UNDATED:%Y%m%d}".encode() in LAB.whole(content)


@pytest.mark.parametrize(
    "word", [b"/JavaScript", b"/EmbeddedFile", b"/AcroForm", b"/Launch", b"/URI", b"/OCProperties"]
)
def test_it_holds_no_script_attachment_form_layer_or_way_out(content, word):
    assert word not in LAB.whole(content)


def test_every_link_leads_to_a_place_within(content):
    found = LAB.annotations(content)
    assert found
    assert set(found) == {(raw.FPDF_ANNOT_LINK, True)}


def test_an_address_outside_is_printed_and_cannot_be_clicked(border):
    link = Link(runs=(Text(text="the ministry"),), address="https://example.org/a")
    content = made(plain(border, Text(text="See "), link, Text(text=".")))
    assert "the ministry (https://example.org/a)" in " ".join(LAB.pages(content)[0].split())
    assert b"/URI" not in LAB.whole(content)


def test_fonts_hold_the_letters_that_are_printed_and_no_others(content, words):
    glyphs, maps = LAB.fonts(content), LAB.maps(content)
    assert len(glyphs) == len(maps) >= 5
    for (drawn, parts), said in zip(sorted(glyphs), sorted(len(each) for each in maps), strict=True):
        assert drawn - parts <= said + 1  # the font says for each glyph what it stands for; one may be the space
    printed = {letter for each in maps for word in each for letter in word}
    figures = set("".join(LAB.pages(content)))
    assert {letter for letter in printed if not letter.isspace()} <= figures | {"\u00ad", "-"}


def test_no_label_of_the_case_is_in_it(border, content):
    whole = LAB.whole(content) + "".join(LAB.pages(content)).encode()
    for label in [each for card in border.CARDS for each in card.labels] + ["P-1", "Y-HRW", "E-PHOTO"]:
        assert label.encode() not in whole


def test_all_that_the_site_says_is_in_it(words):
    for said in (
        "This report is about what could not be seen.",
        "북부국경봉쇄작전",
        "Repeats the same notice, so it does not count twice.",
        "who photographed it: they can be found",
        "What we could not see",
        "p is printed here and nowhere else.",
        "It says now: two places",
        "Never write about a person inside by name.",
        "Covered before publication: one face.",
        "The notice itself is not printed",
        "Totals without places",
    ):
        assert said in words


def test_every_sheet_is_a4_and_numbered_of_all(content):
    pages = LAB.pages(content)
    assert len(pages) > 3
    document = pypdfium2.PdfDocument(content)
    assert {tuple(round(each) for each in page.get_size()) for page in document} == {(595, 842)}
    document.close()
    for number, said in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in said
        assert number == 1 or "Two windows on a sealed border" in said.splitlines()[0]


def test_no_heading_is_left_alone_at_the_foot_of_a_sheet(content):
    document = pypdfium2.PdfDocument(content)
    titles = {mark.get_title() for mark in document.get_toc()}
    document.close()
    assert "How we know" in titles
    for said in LAB.pages(content):
        lines = [
            line.strip() for line in said.splitlines() if line.strip() and not re.fullmatch(r"\d+ / \d+", line.strip())
        ]
        assert lines[-1] not in titles


def test_no_word_of_a_report_is_read_as_markup(border):
    words = '#set page(fill: red) *b* _i_ $x$ <l> @l = h \\ `c` #panic("x") //'
    content = made(plain(border, Text(text=words), title=words))
    assert words in " ".join(" ".join(LAB.pages(content)).split())


def test_a_letter_that_no_typeface_of_ours_holds_is_printed_as_its_code(border):
    assert printable("a😀b\u0007") == "a[U+1F600]b"
    assert "[U+1F600]" in LAB.pages(made(plain(border, Text(text="a😀b"))))[0]


def test_a_korean_page_says_its_own_words_in_korean(border):
    content = made(plain(border, Text(text="압록강에서"), Cite(label="F-SHOOT"), language="ko", title="국경"))
    words = " ".join(" ".join(LAB.pages(content)).split())
    assert "어떻게 알았는가" in words
    assert "How we know" not in words
    assert re.search(rb"/Lang ?\(ko\)", LAB.whole(content))


def test_a_pdf_that_cannot_be_set_is_an_error_in_our_words(border, monkeypatch, tmp_path):
    broken = tmp_path / "broken.typ"
    broken.write_text("#panic()", encoding="utf-8")
    monkeypatch.setattr(making, "_TEMPLATE", broken)
    with pytest.raises(FarbankError, match="the PDF could not be set"):
        made(plain(border, Text(text="a")))
