"""What a file says, channel by channel: no word is left out, and each stands where a reader would find it."""

import pytest
from made import leaving, packed

from farbank.intake.limits import Limits
from farbank.intake.media import HEAD, media_of
from farbank.intake.readers.channels import with_channels
from farbank.intake.readers.reader import Given
from farbank.intake.readers.shelf import SHELF

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def said():
    """Channel -> its rows, and what is hidden, of bytes that the test itself has made."""

    def reading(content, name):
        kind = media_of(content[:HEAD], name).kind
        given = Given(untrusted_bytes=content, name=name, media=kind, limits=Limits())
        read = with_channels(given, SHELF[kind].read(given))
        return {tab.name: tab.rows for tab in read.tabs}, [(each.what, each.value) for each in read.hidden]

    return reading


def styled(style, words):
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'


def test_a_document_is_told_by_title_text_tables_captions_notes_alternatives_and_addresses(said):
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    picture = '<w:p><w:r><w:drawing><w:docPr descr="A woman on a quay" title="quay"/></w:drawing></w:r></w:p>'
    body = styled("Title", "The quiet harbour") + styled("Caption", "Port Ells, June") + styled("Body", "No ferry.")
    row = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>boats</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr/></w:tbl>"
    rels = f'<Relationships><Relationship Type="{link}/hyperlink" TargetMode="External" Target="http://x.example/clerk"/></Relationships>'
    channels, hidden = said(
        packed.docx(
            **{
                "word/document.xml": f"<w:document {WORD}><w:body>{body}{picture}{row}</w:body></w:document>",
                "word/header1.xml": f"<w:hdr {WORD}>{styled('Header', 'Draft of the desk')}</w:hdr>",
                "word/_rels/document.xml.rels": rels,
                "word/comments.xml": f"<w:comments {WORD}/>",
            }
        ),
        "a.docx",
    )
    assert channels["headline"] == (("The quiet harbour",),)
    assert channels["caption"] == (("Port Ells, June",),)
    assert channels["body"] == (("No ferry.",),)
    assert channels["table"] == (("boats", ""),)
    assert channels["note"] == (("각주",), ("Draft of the desk",))
    assert channels["alt"] == (("A woman on a quay",), ("quay",))
    assert channels["url"] == (("http://x.example/clerk",),)
    assert "would be loaded: hyperlink" not in dict(hidden)


def test_a_page_is_told_by_its_heads_text_captions_alternatives_addresses_and_head(said):
    page = (
        "<html><head><title>Quiet</title><meta name='description' content='a clerk'></head><body><h1>The quiet harbour</h1>"
        "<p>No ferry <a href='/clerk' title='her'>sails</a>.</p><table><tr><td>1985</td><td>0101</td></tr></table>"
        "<figure><img src='a.png' alt='A quay'><figcaption>Port Ells</figcaption></figure><h2></h2></body></html>"
    )
    channels, _ = said(page.encode(), "a.html")
    assert channels["headline"] == (("Quiet",), ("The quiet harbour",))
    assert channels["caption"] == (("Port Ells",),)
    assert channels["body"] == (("No ferry sails.",), ("1985 |0101 |",))
    assert channels["alt"] == (("her",), ("A quay",))
    assert channels["url"] == (("/clerk",), ("a.png",))
    assert ("a clerk",) in channels["file_metadata"]


def test_a_workbook_is_told_cell_by_cell_with_the_names_of_its_sheets(said):
    channels, hidden = said(leaving.hidden_sheets(), "a.xlsx")
    assert channels["headline"][0] == ("boats",)
    assert {"hidden rows", "hidden columns", "hidden sheet"} <= {what for what, _ in hidden}


def test_plain_text_is_told_line_by_line_and_what_is_unreadable_stays_so(said):
    assert said(b"One.\n\nTwo.", "a.txt")[0] == {"body": (("One.",), ("Two.",))}
    assert said(leaving.enormous(), "a.png") == ({}, [])


def test_a_pdf_tells_its_addresses_apart_from_its_notes(said):
    link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://x.example/clerk) >> >>"
    bare = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>"
    note = "<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] >>"
    content = leaving.pdf(leaving.WORDS, page="/Annots [6 0 R 7 0 R 8 0 R]", more=(link, bare, note))
    channels, hidden = said(content, "a.pdf")
    assert channels["url"] == (("http://x.example/clerk",),)
    assert ("annotation", "without words") in hidden
