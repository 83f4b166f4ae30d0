"""What a file from elsewhere hides, in every way that the attack suite makes files, against the gate of a real case."""

import hashlib
import io
import shutil
from pathlib import Path

import pypdfium2
import pytest
from made import leaving, packed
from made.compound import compound
from made.leaving import SECRET
from PIL import Image, PngImagePlugin

from farbank.assemble.foreign_file import on_disk
from farbank.assemble.judging_file import Declared, judge_file
from farbank.assemble.newsroom import newsroom
from farbank.intake.confined import Confinement
from farbank.intake.limits import Limits
from farbank.intake.reading import CouldNot
from farbank.judgement.totalising import find_totalising
from farbank.reading.foreign import Around
from farbank.values.handling import Secret

HOSTILE = (str(Path(__file__).parents[1] / "faults" / "intake_hostile_worker.py"),)
LOCKED = leaving.pdf(leaving.WORDS).replace(
    b"/Root 1 0 R",
    b"/Root 1 0 R /ID [(a) (a)] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
    + b"0f" * 32
    + b"> /U <"
    + b"1e" * 32
    + b"> >>",
)
NO_MACHINE = CouldNot(because="nobody installed one")
AROUND = Around(outlet="sample-desk")


@pytest.fixture(scope="module")
def room(drill_case, tmp_path_factory):
    folder = tmp_path_factory.mktemp("drill") / "case"
    shutil.copytree(drill_case.case, folder)
    with newsroom(folder, Secret("six words here now okay fine")) as room:
        yield room


@pytest.fixture
def judged(room, confinement, tmp_path):
    def run(content, name, *, by=confinement, reads=NO_MACHINE, **declared):
        (tmp_path / name).write_bytes(content)
        return judge_file(room, by, reads, on_disk(tmp_path / name), Declared(around=AROUND, **declared))

    return run


def told(verdict, rule="file_hides"):
    return [each.because for each in verdict.findings if each.rule == rule]


KEPT = {
    "a black box over live text": "text under a box",
    "an earlier revision": "earlier states inside",
    "words outside what is shown": "text outside what is shown",
    "a hidden layer": "layers",
    "an attachment": "attachment",
    "a note": "annotation",
    "a form value": "form value",
    "a script and a bookmark": "a script",
}


@pytest.mark.parametrize("name", KEPT)
def test_a_pdf_that_holds_more_than_is_seen_blocks_and_says_what(judged, name):
    verdict = judged(leaving.PDFS[name](), "paper.pdf")
    assert verdict.verdict == "BLOCK"
    assert any(KEPT[name] in each for each in told(verdict))


def test_text_without_ink_is_found(judged):
    unseen = leaving.pdf(f"BT 3 Tr /F1 14 Tf 40 100 Td ({SECRET}) Tj ET")
    assert any("text without ink" in each for each in told(judged(unseen, "paper.pdf")))


def test_text_on_a_coloured_ground_and_beside_a_box_is_not_covered(judged):
    seen = leaving.pdf(f"0.9 g 30 90 200 30 re f 0 g {leaving.WORDS} 0 0 0 rg 30 10 200 30 re f")
    verdict = judged(seen, "paper.pdf")
    assert (verdict.verdict, "text under a box" in " ".join(told(verdict))) == ("HOLD", False)


def test_a_page_of_a_browser_or_a_typesetter_without_anything_unseen_is_not_stopped(judged, confinement):
    document = pypdfium2.PdfDocument(leaving.pdf(leaving.WORDS))
    out = io.BytesIO()
    document.save(out)
    assert told(judged(out.getvalue(), "paper.pdf"), "unread") == []


def test_a_tracked_document_blocks_for_every_way_in_which_it_remembers(judged):
    verdict = judged(leaving.tracked_document(), "tracked.docx")
    said = " ".join(told(verdict))
    for what in ("tracked change: deleted", "hidden text", "comment", "data that is not shown", "in image1.png: bytes"):
        assert what in said
    assert "ids of sittings" in said
    assert SECRET not in said


def test_a_cropped_picture_and_a_file_inside_a_document_block(judged):
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    draw = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    body = f'<w:p><w:r><w:t>A quay.</w:t><w:drawing {draw}><a:srcRect l="0" r="25000"/></w:drawing></w:r></w:p>'
    content = packed.docx(
        **{
            "word/document.xml": f"<w:document {word}><w:body>{body}</w:body></w:document>",
            "word/embeddings/book.xlsx": leaving.hidden_sheets(),
        }
    )
    said = " ".join(told(judged(content, "cropped.docx")))
    for what in ("cropped picture", "file inside", "in book.xlsx: hidden sheet", "in book.xlsx: hidden rows"):
        assert what in said


@pytest.mark.parametrize(
    ("make", "name", "what"),
    [
        (leaving.thumbnail_in_exif, "a.jpg", "thumbnail"),
        (leaving.maker_notes, "a.jpg", "maker's own notes"),
        (leaving.after_the_end_of_a_jpeg, "a.jpg", "bytes after the end"),
        (leaving.after_the_end_of_a_png, "a.png", "bytes after the end"),
        (leaving.picture_and_archive, "a.jpg", "a file of two kinds"),
        (leaving.hidden_sheets, "a.xlsx", "hidden columns"),
    ],
)
def test_what_a_picture_or_a_workbook_hides_blocks(judged, make, name, what):
    verdict = judged(make(), name)
    assert verdict.verdict == "BLOCK"
    assert any(what in each for each in told(verdict))


@pytest.mark.parametrize(
    ("content", "name", "because"),
    [
        (leaving.enormous(), "a.png", "60,000 x 60,000 pixels"),
        (packed.zipped({"a.txt": "x"}), "a.zip", "it is an archive"),
        (b"\0\1\2\3" * 99, "a.bin", "unknown kind"),
        (packed.docx()[:-300], "a.docx", "broken"),
        (compound({"EncryptedPackage": b"x" * 9_000, "EncryptionInfo": b"y" * 99}), "a.docx", "asks for a password"),
        (LOCKED, "a.pdf", "asks for a password"),
    ],
)
def test_what_cannot_be_read_holds_with_the_reason(judged, content, name, because):
    verdict = judged(content, name)
    assert verdict.verdict == "HOLD"
    assert because in " ".join(told(verdict, "unread"))


def test_a_picture_that_no_machine_reads_holds_and_says_that_somebody_has_to_look(judged):
    out = io.BytesIO()
    leaving.scene().save(out, "PNG")
    verdict = judged(out.getvalue(), "a.png")
    assert told(verdict, "unread") == [
        "a.png was not read whole: what is written in it was read by nobody: nobody installed one; look at it yourself."
    ]


class Machine:
    """Reads the same line off every page."""

    def __init__(self, *lines):
        self.lines = lines

    def read(self, pixels, *, page):
        del pixels, page
        return self.lines[0] if isinstance(self.lines[0], CouldNot) else self.lines


class Line:
    words = "says a resident, almost the entire coast"


def test_what_a_machine_reads_off_a_picture_or_a_scan_is_judged_like_all_words(judged):
    out = io.BytesIO()
    leaving.scene().save(out, "PNG")
    for content, name in ((out.getvalue(), "a.png"), (leaving.pdf(leaving.BLACK_BOX), "a.pdf")):
        verdict = judged(content, name, reads=Machine(Line()))
        where = [place for each in verdict.findings if each.rule == "unbacked_total" for place in each.where]
        assert [place.channel for place in where] == ["pixels"]
        assert told(verdict, "unread") == []


def test_a_machine_that_cannot_read_a_page_says_why(judged):
    verdict = judged(leaving.pdf(leaving.BLACK_BOX), "a.pdf", reads=Machine(CouldNot(because="the page is too large")))
    assert "the page is too large" in told(verdict, "unread")[0]


@pytest.mark.parametrize("act", ["crash", "spin", "fail", "silence"])
def test_a_reader_that_crashes_or_hangs_blocks(judged, act):
    with Confinement(limits=Limits(seconds=2, memory=400_000_000), worker=HOSTILE) as broken:
        verdict = judged(act.encode(), "a.txt", by=broken)
    assert verdict.verdict == "BLOCK"
    assert told(verdict, "crashed")


def test_words_in_a_comment_an_alternative_text_or_a_file_name_are_judged_like_the_text(judged):
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    remark = f"<w:comments {word}><w:comment><w:p><w:r><w:t>says a resident</w:t></w:r></w:p></w:comment></w:comments>"
    page = b"<html><body><p>Nobody speaks.</p><img src='x.png' alt='a resident'></body></html>"
    for content, name, channel in (
        (packed.docx("No ferry.", **{"word/comments.xml": remark}), "a.docx", "file_metadata"),
        (page, "a.html", "alt"),
        (b"No ferry sails.", "a_resident.txt", "file_name"),
    ):
        verdict = judged(content, name)
        where = [place.channel for each in verdict.findings if each.rule == "already_exposed" for place in each.where]
        assert where == [channel]


def test_a_description_that_is_declared_is_counted_with_what_is_in_print(judged):
    says = {"personas": [("father of twin boys", "P-CLERK")], "says": [("P-CLERK", "children", "twin_sons")]}
    verdict = judged(b"No ferry sails, says the father of twin boys.", "a.txt", **says)
    assert [each.rule for each in verdict.findings] == ["mosaic", "exposing_set", "published_alone"]
    assert verdict.bytes == hashlib.sha256(b"No ferry sails, says the father of twin boys.").hexdigest()
    assert judged(b"No ferry sails, says the father of twin boys. ", "a.txt", **says).bytes != verdict.bytes


@pytest.mark.parametrize(
    "words",
    [
        "No ferry has sailed since June, say people on the coast. The ministry counted 236 arrivals in 2024.",
        "통일부는 2024년 입국자를 236명으로 집계했다.",
        "統一部によると、2024年の入国者は236人だった。",
        "统一部统计，2024年入境者为236人。",
    ],
)
def test_an_ordinary_text_from_elsewhere_is_not_stopped(judged, words):
    assert find_totalising(words, "en") == ()
    assert judged(words.encode(), "a.txt").verdict == "NO FINDING"


def test_letters_that_nobody_sees_hold_and_ends_of_lines_do_not(judged):
    assert judged("No ferry\u200b sails.\r\n".encode(), "a.txt").verdict == "HOLD"
    assert judged("\ufeffNo ferry sails.\r\n".encode(), "a.txt").verdict == "NO FINDING"
    assert judged("<html><p>No ferry\u2063 sails.</p></html>".encode(), "a.html").verdict == "HOLD"


def test_a_scrubbed_copy_of_what_was_stopped_is_let_through(judged, scrubbed):
    copy, _ = scrubbed(leaving.tracked_document(), "tracked.docx", "copy.docx")
    assert judged(copy, "copy.docx").verdict == "NO FINDING"


def test_files_inside_files_end_somewhere_and_that_is_told(judged):
    content = b"deep"
    for _ in range(4):
        content = packed.docx("A quay.", **{"word/embeddings/inner.docx": content})
    assert any("lies too deep inside" in each for each in told(judged(content, "a.docx"), "unread"))


def test_notes_of_a_picture_program_are_passages_too(judged):
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "a resident")
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "PNG", pnginfo=said)
    assert "already_exposed" in [each.rule for each in judged(out.getvalue(), "a.png").findings]
