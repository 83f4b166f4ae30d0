import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile

import pytest

from farbank.intake.confined import Confinement
from farbank.publish.docx import docx as written
from farbank.publish.outlining import outline
from farbank.publish.photographs import photographs
from farbank.values.draft import Heading, Link, Listing, Paragraph, Quote, Styled, TableBlock, Text

PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
}


def made(page):
    return written(outline(page, photographs(page)))


@pytest.fixture(scope="module")
def content(docx):
    (file,) = docx.files
    return file.content


@pytest.fixture(scope="module")
def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {each.filename: (each, archive.read(each)) for each in archive.infolist()}


def test_a_docx_is_made_of_seven_kinds_of_part_and_its_pictures(parts):
    assert {name for name in parts if not name.startswith("word/media/")} == PARTS
    media = [name for name in parts if name.startswith("word/media/")]
    assert len(media) == 6
    assert all(re.fullmatch(r"word/media/[a-z0-9-]+\.(png|jpg)", name) for name in media)


def test_its_archive_says_nothing_of_when_or_on_what_it_was_made(parts, content):
    for entry, _ in parts.values():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.extra, entry.comment, entry.create_system, entry.external_attr) == (b"", b"", 0, 0o600 << 16)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.comment == b""
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_it_holds_no_author_revision_property_or_setting(parts):
    whole = b"".join(data for name, (_, data) in parts.items() if name.endswith((".xml", ".rels")))
    for word in (
        b"w:rsid",
        b"w:author",
        b"<w:ins ",
        b"<w:del",
        b"w:comment",
        b"docProps",
        b"creator",
        b"w:date",
        b"attachedTemplate",
    ):
        assert word not in whole


def test_every_part_is_well_formed_and_every_link_leads_to_a_part(parts):
    for name, (_, data) in parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(data)
    links = dict(re.findall(r'Id="(\w+)"[^>]*Target="([^"]+)"', parts["word/_rels/document.xml.rels"][1].decode()))
    used = set(re.findall(r'r:(?:embed|id)="(\w+)"', parts["word/document.xml"][1].decode()))
    assert used
    assert used <= set(links)
    assert {f"word/{target}" for target in links.values()} <= set(parts)


def test_the_same_page_gives_the_same_docx(border, content):
    assert made(border.page_with_picture()) == content


def test_pictures_carry_their_words(parts):
    said = parts["word/document.xml"][1].decode()
    assert said.count('descr="') == 12
    assert 'descr="A wire fence along a river bank."' in said


def test_our_own_reader_finds_its_words(content):
    with Confinement() as confinement:
        read = confinement.read(io.BytesIO(content), "report.docx")
    said = read.text
    for words in (
        "Two windows on a sealed border",
        "What we could not see",
        "북부국경봉쇄작전",
        "The notice itself is not printed",
    ):
        assert words in said


@pytest.mark.long
def test_another_word_processor_opens_it(content, tmp_path):
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    (tmp_path / "report.docx").write_bytes(content)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "txt:Text",
        "--outdir",
        tmp_path,
        tmp_path / "report.docx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    said = (tmp_path / "report.txt").read_text(encoding="utf-8-sig")
    assert "Two windows on a sealed border" in said
    assert "What we could not see" in said


def test_lists_quotations_tables_and_links_out_have_their_own_marks(border):
    def words(text):
        return Paragraph(runs=(Text(text=text),))

    blocks = (
        words("Lead"),
        Heading(level=3, runs=(Text(text="H"),)),
        Listing(ordered=True, entries=((words("one"), words("more")), (Quote(blocks=(words("two"),)),))),
        Quote(blocks=(words("said"),)),
        TableBlock(head=((Text(text="a"),), (Text(text="b"),)), rows=(((Text(text="1"),), (Text(text="2"),)),)),
        Paragraph(
            runs=(Styled(style="strong", runs=(Text(text="s"),)), Styled(style="emphasis", runs=(Text(text="e"),)))
        ),
        Paragraph(runs=(Link(runs=(Text(text="out"),), address="https://example.org/?a=1&b=2"),)),
    )
    page = border.page(draft=border.draft(blocks=blocks, footnotes=()), cards=(), figures=(), hero=None, backings=())
    with zipfile.ZipFile(io.BytesIO(made(page))) as archive:
        body = archive.read("word/document.xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
    for mark in ('w:numId w:val="2"', '"Quote"', '"Heading2"', "<w:tblHeader/>", "<w:b/>", "<w:i/>", 'r:id="rId1000"'):
        assert mark in body
    assert 'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in links


def test_words_of_a_docx_are_channels(docx):
    channels = {each.channel for each in docx.channels}
    assert {"headline", "lead", "body", "caption", "chart_note", "alt", "url", "file_name"} <= channels
