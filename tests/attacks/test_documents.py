"""What a document or workbook holds besides what is seen is not in its copy."""

import io
import zipfile

import openpyxl
import pytest
from made import leaving, packed
from made.leaving import SECRET

from farbank.errors import Refused
from farbank.intake.media import DOCX, XLSX
from farbank.intake.second_reader.reader import complaint_of


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        return b"".join(box.read(name) for name in box.namelist()), box.infolist()


def test_changes_ids_of_sittings_cropped_originals_and_custom_notes_stay_behind(scrubbed):
    content = leaving.tracked_document()
    assert SECRET.encode() in unpacked(content)[0]
    copy, told = scrubbed(content, "old.docx", "copy.docx", SECRET)
    inside, members = unpacked(copy)
    for mark in (SECRET.encode(), b"rsid", b"w:ins", b"w:del", b"comment", b"author", b"media", b"vanish"):
        assert mark not in inside
    assert "The ferry stopped. In June." in inside.decode()
    assert [each.filename for each in members] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    assert complaint_of(copy, DOCX) == ""
    assert {"comment", "tracked change: deleted", "hidden text", "pictures or files inside (1)"} <= set(told.left_out)
    assert SECRET not in repr(told)


def test_every_member_has_the_one_time_and_the_same_text_gives_the_same_bytes(scrubbed):
    first, _ = scrubbed(packed.docx("알림\n"), "old.docx", "a.docx")
    second, _ = scrubbed(packed.docx("알림\n", **{"docProps/custom.xml": "<x/>"}), "other.docx", "b.docx")
    assert first == second
    assert {each.date_time for each in unpacked(first)[1]} == {(1980, 1, 1, 0, 0, 0)}


def test_hidden_sheets_rows_columns_remarks_and_authors_stay_behind(scrubbed):
    content = leaving.hidden_sheets()
    copy, told = scrubbed(content, "old.xlsx", "copy.xlsx", SECRET)
    assert SECRET.encode() not in unpacked(copy)[0]
    book = openpyxl.load_workbook(io.BytesIO(copy))
    assert book.sheetnames == ["boats"]
    assert [[cell.value for cell in row] for row in book["boats"].iter_rows()] == [["day", "boats"], ["Monday", "3"]]
    assert complaint_of(copy, XLSX) == ""
    assert {"hidden sheet", "hidden rows", "hidden columns", "author"} <= set(told.left_out)


@pytest.mark.parametrize("make", [packed.docx, packed.odt, packed.hancom])
def test_documents_of_each_kind_become_paragraphs_or_a_text(scrubbed, make):
    copy, _ = scrubbed(make("강을 건너\u200b는 배"), "old.bin", "copy.docx")
    assert "강을 건너는 배" in unpacked(copy)[0].decode()
    text, told = scrubbed(make("강을 건너\u200b는 배"), "old.bin", "copy.txt")
    assert "강을 건너는 배" in text.decode()
    assert "letters of no width (1)" in told.left_out


def test_letters_that_nobody_sees_and_letters_that_look_like_others_are_taken_out_and_told(scrubbed):
    marked = "The f\u0435rry\u200b stopped\u00a0 in  June.\u202e\r\n"
    copy, told = scrubbed(marked.encode(), "old.txt", "copy.txt")
    assert copy == b"The ferry stopped in June.\n"
    assert len(told.left_out) == 5


def test_a_table_becomes_a_table_and_its_marks_go(scrubbed):
    copy, told = scrubbed("day;boats\r\nMon\u200bday;\u00a03\r\n".encode(), "old.csv", "copy.csv")
    assert copy == b"day,boats\nMonday, 3\n"
    book, _ = scrubbed(b"day;boats\r\nMonday;3\r\n", "old.csv", "copy.xlsx")
    assert complaint_of(book, XLSX) == ""
    assert told.media == "text/csv"


def test_a_canary_that_can_be_seen_stops_the_copy(scrubbed, tmp_path):
    with pytest.raises(Refused, match="stands in what is seen of the file"):
        scrubbed(packed.docx(SECRET), "old.docx", "copy.docx", SECRET.lower())
    assert not (tmp_path / "copy.docx").exists()
