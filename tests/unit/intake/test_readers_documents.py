"""PDF, e-mail and XLSX."""

import datetime as dt
import io
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import openpyxl
import pytest
from openpyxl.comments import Comment

from farbank.intake.readers.reader import Unreadable
from farbank.intake.readers.shown_cell import shown_cell


def pdf(*pages, info=""):
    """A small PDF whose text is mapped to Unicode by its font, as real ones are; Korean included."""
    letters = sorted({letter for page in pages for letter in page})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    cmap = "".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>\n" for letter, code in codes.items())
    cmap = f"begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{len(codes)} beginbfchar\n{cmap}endbfchar\nendcmap"
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    bodies = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        4: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>",
        5: f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        6: f"<< {info} >>",
    }
    for number, page in enumerate(pages):
        shown = "".join(f"{codes[letter]:04x}" for letter in page)
        stream = f"BT /F 20 Tf 50 700 Td <{shown}> Tj ET"
        bodies[10 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {11 + 2 * number} 0 R /Resources << /Font << /F 3 0 R >> >> >>"
        )
        bodies[11 + 2 * number] = f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"
    content = "%PDF-1.7\n" + "".join(f"{number} 0 obj\n{body}\nendobj\n" for number, body in bodies.items())
    return (content + "trailer << /Root 1 0 R /Info 6 0 R >>\n%%EOF\n").encode()


def test_a_pdf_gives_its_text_its_pages_and_its_makers(read, hidden):
    content = pdf("압록강 물", "鴨緑江 三合", info="/Author (Kim) /Producer (Office 1) /CreationDate (D:20230928)")
    reading = read(content, "a.pdf")
    assert (reading.text, reading.pages, reading.could_not) == ("압록강 물\n\f\n鴨緑江 三合", 2, "")
    assert hidden(content, "a.pdf") == {"author": "Kim", "written by": "Office 1", "created": "D:20230928"}


def test_a_pdf_that_keeps_earlier_states_tells_so(hidden):
    assert hidden(pdf("a") + pdf("b"), "a.pdf")["earlier states inside"] == "1"


def test_a_pdf_without_text_says_that_it_holds_only_pictures(read):
    assert "only pictures" in read(pdf(""), "a.pdf").could_not


def test_a_pdf_with_too_many_pages_or_too_much_text_is_refused(read):
    with pytest.raises(Unreadable, match="more than 2"):
        read(pdf("a", "b", "c"), "a.pdf", pages=2)
    with pytest.raises(Unreadable, match="more than 4 characters"):
        read(pdf("abc", "def"), "a.pdf", characters=4)


def test_an_encrypted_pdf_is_refused_with_the_reason(read):
    locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + "11" * 32 + "> /U <" + "22" * 32 + "> /P -4 >>"
    content = pdf("a").replace(b"trailer <<", f"trailer << /ID [<00> <00>] {locked}".encode())
    with pytest.raises(Unreadable, match="asks for a password"):
        read(content, "a.pdf")


def mail(body="본문 압록강", charset="euc-kr"):
    message = EmailMessage()
    message["From"], message["To"] = "김 기자 <kim@example.org>", "desk@example.org"
    message["Subject"], message["Date"] = "三合镇の写真と사진", "Thu, 28 Sep 2023 10:11:12 +0900"
    message["Received"] = "from phone (10.0.0.7) by mx.example.org"
    message["X-Originating-IP"] = "[10.1.2.3]"
    message.set_content(body, charset=charset)
    return message


@pytest.mark.parametrize(
    ("charset", "body"),
    [
        ("euc-kr", "압록강 건너"),
        ("iso-2022-jp", "鴨緑江の対岸"),
        ("gb18030", "鸭绿江对岸 㐂"),
        ("shift_jis", "鴨緑江の対岸"),
        ("big5", "鴨綠江對岸"),
        ("utf-8", "압록강 鸭绿江 鴨緑江"),
    ],
)
def test_a_mail_decodes_its_body_as_it_says(read, charset, body):
    reading = read(mail(body, charset).as_bytes(), "a.eml")
    assert reading.text.endswith(f"\n\n{body}\n")
    assert reading.could_not == ""


def test_a_mail_in_the_larger_korean_set_under_the_smaller_name_is_read(read):
    content = (
        mail("XXXX", "us-ascii")
        .as_bytes()
        .replace(b"us-ascii", b"ks_c_5601-1987")
        .replace(b"XXXX", "똠방각하".encode("cp949"))
    )
    assert "똠방각하" in read(content, "a.eml").text


def test_a_mail_tells_who_when_and_from_where(hidden):
    told = hidden(mail().as_bytes(), "a.eml")
    assert told["From"] == "김 기자 <kim@example.org>"
    assert told["Subject"] == "三合镇の写真と사진"
    assert told["X-Originating-IP"] == "[10.1.2.3]"
    assert told["Received"] == "from phone (10.0.0.7) by mx.example.org"
    assert told["Date"] == "Thu, 28 Sep 2023 10:11:12 +0900"


def test_attachments_come_as_parts_with_their_names_and_bytes(read):
    message = mail()
    message.add_attachment(b"\xff\xd8\xffpicture", maintype="image", subtype="jpeg", filename="강변 사진.jpg")
    message.add_attachment("명단".encode("euc-kr"), maintype="text", subtype="plain", filename="../명단.txt")
    inner = mail("안쪽")
    message.add_attachment(inner)
    parts = read(message.as_bytes(), "a.eml").parts
    assert [part.name for part in parts] == ["강변 사진.jpg", "../명단.txt", "part-4.eml"]
    assert parts[0].content == b"\xff\xd8\xffpicture"
    assert parts[1].content == "명단".encode("euc-kr")
    assert "안쪽" in read(parts[2].content, "a.eml").text


def test_a_name_written_in_bare_euc_kr_is_shown_as_bytes_and_not_guessed(read):
    content = mail().as_bytes().replace(b"X-Originating-IP: [10.1.2.3]", b"Cc: " + "김".encode("euc-kr") + b" <k@x.kr>")
    assert "Cc: \\xb1\\xe8 <k@x.kr>" in read(content, "a.eml").text


def test_an_encoded_name_of_an_attachment_in_euc_kr_is_decoded(read):
    content = mail()
    content.add_attachment(b"x", maintype="application", subtype="pdf", filename="NAME")
    words = content.as_bytes().replace(b'filename="NAME"', b'filename="=?euc-kr?B?sKGzqg==?=.pdf"')
    assert read(words, "a.eml").parts[0].name == "가나.pdf"


def test_a_mail_of_html_alone_gives_its_words(read):
    message = mail()
    message.set_content("<p>압록강</p><script>x</script>", subtype="html", charset="euc-kr")
    assert read(message.as_bytes(), "a.eml").text.endswith("\n\n압록강")


def test_a_body_that_is_not_what_it_says_is_shown_as_far_as_it_goes_with_the_reason(read):
    content = mail("XXXX", "us-ascii").as_bytes().replace(b"us-ascii", b"euc-kr").replace(b"XXXX", b"ok \xff\xff")
    reading = read(content, "a.eml")
    assert "ok" in reading.text
    assert reading.could_not == "not all of it is euc-kr, the encoding it names"
    unknown = read(mail("words", "us-ascii").as_bytes().replace(b"us-ascii", b"x-klingon"), "a.eml")
    assert "not known: 'x-klingon'" in unknown.could_not


def test_parts_that_lie_too_deep_are_refused(read):
    inner = MIMEText("x")
    for _ in range(20):
        outer = MIMEMultipart()
        outer.attach(inner)
        inner = outer
    inner["From"] = "a@b.kr"
    with pytest.raises(Unreadable, match="12 deep"):
        read(inner.as_bytes(), "a.eml")


def workbook():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "입국"
    sheet.append(["이름", "날짜", "수", "몫"])
    sheet.append(["가", dt.date(2023, 9, 28), 2914, 0.125])
    sheet["C2"].number_format, sheet["D2"].number_format = "#,##0", "0.0%"
    sheet["A2"].comment = Comment("실명: 비밀", "김")
    secret = book.create_sheet("숨김")
    secret.sheet_state = "hidden"
    secret.append(["鴨緑江"])
    book.properties.creator, book.properties.lastModifiedBy = "Kim", "Lee"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_workbook_gives_every_tab_as_a_person_sees_it(read):
    reading = read(workbook(), "a.xlsx")
    assert reading.tabs[0].name == "입국"
    assert reading.tabs[0].rows == (("이름", "날짜", "수", "몫"), ("가", "2023-09-28", "2,914", "12.5%"))
    assert reading.tabs[1].rows == (("鴨緑江",),)
    assert "가\t2023-09-28" in reading.text


def test_a_workbook_tells_its_hidden_tab_its_comments_and_its_authors(hidden):
    told = hidden(workbook(), "a.xlsx")
    assert (told["author"], told["last changed by"], told["hidden sheet"]) == ("Kim", "Lee", "숨김")
    assert told["comment at A2"] == "김: 실명: 비밀"


def test_a_workbook_with_too_many_cells_is_refused(read):
    with pytest.raises(Unreadable, match="more than 5 cells"):
        read(workbook(), "a.xlsx", cells=5)


@pytest.mark.parametrize(
    ("value", "form", "seen"),
    [
        (None, "General", ""),
        (True, "General", "TRUE"),
        (5.0, "General", "5"),
        (0.1 + 0.2, "General", "0.3"),
        (123456789012, "General", "123456789012"),
        (2.5, "0.00", "2.50"),
        (-1234567.891, "#,##0.0", "-1,234,567.9"),
        (0.5, "0%", "50%"),
        (dt.datetime(2023, 9, 28), "yyyy", "2023-09-28"),  # noqa: DTZ001  (a workbook knows no zone)
        (dt.datetime(2023, 9, 28, 1, 2, 3), "", "2023-09-28 01:02:03"),  # noqa: DTZ001
        (dt.time(1, 2), "", "01:02:00"),
        ("007", "0", "007"),
    ],
)
def test_a_cell_is_shown_as_a_person_sees_it(value, form, seen):
    assert shown_cell(value, form) == seen
