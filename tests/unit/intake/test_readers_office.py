"""DOCX, OpenDocument, HWPX, HWP, Outlook messages, RTF: the words a reader sees, and apart from them what is hidden."""

import struct

import pytest
from made import hwp, outlook, packed, rtf
from made.canary import CANARY, JAPANESE, KOREAN
from made.compound import compound

from farbank.intake.readers.reader import Unreadable


def every(reading, what):
    return [each.value for each in reading.hidden if each.what == what]


def test_a_word_document_gives_the_words_as_they_stand_now(read):
    text = read(packed.docx(), "a.docx").text
    assert text.splitlines()[0] == f"{CANARY}\t뒤"
    assert "남은 말 넣은 말 보이는 말" in text
    assert "칸 하나\t칸 둘" in text
    assert text.endswith("각주")
    assert "지운 이름" not in text
    assert "안 보이는" not in text


def test_a_word_document_tells_who_changed_remarked_and_hid_what(read):
    reading = read(packed.docx(), "a.docx")
    assert every(reading, "tracked change: deleted") == ["김 2023-09-29T10:00:00Z: 지운 이름"]
    assert every(reading, "tracked change: inserted") == ["이 2023-09-28T10:00:00Z:  넣은 말"]
    assert every(reading, "comment") == ["박 2023-10-01: 실명은?"]
    assert every(reading, "hidden text") == ["안 보이는 말"]
    assert (every(reading, "author"), every(reading, "last changed by")) == (["김 기자"], ["이 편집"])


def test_a_word_document_tells_what_it_would_load_and_run(read):
    content = packed.docx(**{"word/vbaProject.bin": b"x"})
    reading = read(content, "a.docx")
    assert every(reading, "would be loaded: attachedTemplate") == ["http://192.0.2.1/t.dotm"]
    assert every(reading, "a macro") == ["present"]


@pytest.mark.parametrize(("make", "name"), [(packed.docx, "a.docx"), (packed.odt, "a.odt"), (hwp.hwp, "a.hwp")])
def test_pictures_inside_a_document_come_as_parts(read, make, name):
    (part,) = read(make(), name).parts
    assert part.name.endswith("1.png")
    assert part.content == packed.PIXEL


def test_an_opendocument_gives_its_words_and_tells_the_rest(read):
    reading = read(packed.odt(), "a.odt")
    assert reading.text.splitlines()[:2] == [f"{CANARY}\t뒤  끝", "둘째 문단"]
    assert every(reading, "tracked change: deletion") == ["김 2023-09-29: 지운 이름"]
    assert every(reading, "comment") == ["박: 실명은?"]
    assert every(reading, "hidden text") == ["안 보이는 말"]
    assert every(reading, "author") == ["김 기자"]
    for secret in ("지운 이름", "실명은", "안 보이는"):
        assert secret not in reading.text


def test_a_hancom_document_of_the_new_form_gives_its_words_in_order(read):
    reading = read(packed.hancom(), "a.hwpx")
    assert reading.text == f"{CANARY}\n둘째 문단"
    assert every(reading, "last changed by")
    assert every(reading, "preview")


SECTION = """<hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">
<hp:p><hp:run><hp:t>앞<hp:tab/>뒤<hp:deleteBegin/>지운 이름<hp:deleteEnd/> 남은 말</hp:t></hp:run></hp:p>
<hp:p><hp:run><hp:ctrl><hp:hiddenComment><hp:subList><hp:p><hp:run><hp:t>숨은 설명</hp:t></hp:run></hp:p></hp:subList></hp:hiddenComment></hp:ctrl><hp:t>둘째</hp:t></hp:run></hp:p>
<hp:p><hp:run><hp:tbl><hp:tr><hp:tc><hp:subList><hp:p><hp:run><hp:t>칸 하나</hp:t></hp:run></hp:p></hp:subList></hp:tc><hp:tc><hp:subList><hp:p><hp:run><hp:t>칸 둘</hp:t></hp:run></hp:p></hp:subList></hp:tc></hp:tr></hp:tbl></hp:run></hp:p></hs:sec>"""


def test_a_hancom_document_of_the_new_form_tells_comments_and_deletions(read):
    reading = read(packed.hancom(**{"Contents/section0.xml": SECTION}), "a.hwpx")
    assert reading.text.splitlines() == ["앞\t뒤 남은 말", "둘째", "칸 하나\t칸 둘\t"]
    assert every(reading, "comment") == ["숨은 설명"]
    assert every(reading, "tracked change: deleted") == ["지운 이름"]


def test_sections_stand_in_the_order_of_their_numbers(read):
    several = {f"Contents/section{number}.xml": SECTION.replace("둘째", f"제{number}부") for number in (2, 10)}
    text = read(packed.hancom(**several), "a.hwpx").text
    assert text.index("제2부") < text.index("제10부")


@pytest.mark.parametrize("name", ["a.odt", "a.hwpx"])
def test_an_encrypted_package_is_refused_with_the_reason(read, name):
    locked = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    make = packed.odt if name == "a.odt" else packed.hancom
    with pytest.raises(Unreadable, match="encrypted and asks for a password"):
        read(make(**{"META-INF/manifest.xml": locked}), name)


@pytest.mark.parametrize("flags", [0, 1])
def test_a_hancom_document_gives_its_words_packed_or_not(read, flags):
    reading = read(hwp.hwp(flags=flags), "a.hwp")
    assert reading.text == f"{CANARY}\n둘째\t줄\n뒤에 오는 말\n또 다른 문단"
    assert every(reading, "comment") == ["숨은 설명", "메모의 말"]
    assert (every(reading, "author"), every(reading, "title")) == (["김 기자"], [CANARY])


@pytest.mark.parametrize(
    ("bit", "because"),
    [
        (1, "encrypted and asks for a password"),
        (2, "for distribution only"),
        (4, "DRM"),
        (8, "certificate"),
        (10, "certificate"),
    ],
)
def test_a_locked_hancom_document_is_refused_with_the_reason(read, bit, because):
    with pytest.raises(Unreadable, match=because):
        read(hwp.hwp(flags=1 | 1 << bit), "a.hwp")


def test_hancom_documents_of_other_formats_are_refused_by_number(read):
    with pytest.raises(Unreadable, match="format 6"):
        read(hwp.hwp(version=6), "a.hwp")
    with pytest.raises(Unreadable, match="format 3 or older"):
        read(b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05", "a.hwp")


def test_a_long_paragraph_and_a_large_document_are_read_whole(read):
    words = KOREAN * 40
    assert read(hwp.hwp(words), "a.hwp").text.startswith(words + "\n")


def test_a_record_that_runs_over_the_end_is_a_reason(read):
    over = struct.pack("<I", 0x43 | 100 << 20) + b"short"
    with pytest.raises(Unreadable, match="cut short"):
        read(hwp.hwp(section=over), "a.hwp")


def test_history_and_scripts_inside_are_told(read):
    more = {"DocHistory": {"VersionLog0": b"x"}, "Scripts": {"DefaultJScript": b"x" * 500}}
    reading = read(hwp.hwp(more=more), "a.hwp")
    assert every(reading, "earlier states inside") == ["present"]
    assert every(reading, "a macro") == ["present"]


def test_an_outlook_message_gives_its_words_its_people_and_its_times(read):
    reading = read(outlook.msg(), "a.msg")
    assert reading.text.splitlines() == [
        "From: 김 기자", "To: desk", f"Subject: 제목 {CANARY}", "Date: 2023-09-28T01:02:03+00:00", "", CANARY,
    ]  # fmt: skip
    assert every(reading, "From (address)") == ["kim@example.org"]
    assert every(reading, "recipient") == ["편집 <desk@example.org>"]
    assert every(reading, "Received") == ["from phone (10.0.0.7) by mx"]
    assert every(reading, "X-Originating-IP") == ["[10.1.2.3]"]


def test_attachments_of_an_outlook_message_come_with_their_names_and_bytes(read):
    (part,) = read(outlook.msg(), "a.msg").parts
    assert (part.name, part.content) == ("강변 사진.jpg", b"\xff\xd8\xffpicture")


def test_a_message_inside_a_message_is_read_with_it(read):
    reading = read(outlook.msg(inside=outlook.message("안의 말", head=24)), "a.msg")
    assert "---- a message inside ----" in reading.text
    assert reading.text.endswith("안의 말")
    assert len(reading.parts) == 2


def test_an_old_outlook_message_is_decoded_by_its_code_page(read):
    tree = {**outlook.properties(32, page=949), "__substg1.0_1000001E": KOREAN.encode("cp949")}
    assert read(compound(tree), "a.msg").text.strip() == KOREAN


def test_an_outlook_message_of_markup_alone_gives_its_words_and_what_they_hide(read):
    page = f'<meta charset="shift_jis"><p>{JAPANESE}</p><p style="display:none">안 보임 x</p>'.encode("cp932", "ignore")
    reading = read(compound({**outlook.properties(32), **outlook.content("1013", page)}), "a.msg")
    assert reading.text.strip() == JAPANESE
    assert every(reading, "hidden text") == ["x"]


# The two examples of MS-OXRTFCP, 3.1 and 3.2: one is plain, the other crosses the place where it is being written.
PACKED = (
    (
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0",
        "hello world",
    ),
    ("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0", "WXYZWXYZWXYZWXYZWXYZ"),
)


@pytest.mark.parametrize(("packed_rtf", "words"), PACKED)
def test_an_outlook_message_of_packed_rtf_alone_gives_its_words(read, packed_rtf, words):
    content = outlook.content("1009", bytes.fromhex(packed_rtf))
    reading = read(compound({**outlook.properties(32), **content}), "a.msg")
    assert (reading.text.strip(), reading.could_not) == (words, "")


@pytest.mark.parametrize("content", [b"LZFu", bytes(8) + b"LZFx" + bytes(8), b"\xff" * 8 + b"LZFu" + bytes(8)])
def test_packed_rtf_that_is_broken_is_a_reason(read, content):
    reading = read(compound({**outlook.properties(32), **outlook.content("1009", content)}), "a.msg")
    assert "compressed RTF" in reading.could_not


def test_packed_rtf_cut_anywhere_gives_what_there_is(read):
    whole = bytes.fromhex(PACKED[0][0])
    for at in range(16, len(whole)):
        read(compound({**outlook.properties(32), **outlook.content("1009", whole[:at])}), "a.msg")


def test_old_office_files_tell_their_makers_and_say_that_their_words_are_not_read(read):
    tree = {"WordDocument": bytes(600), "\x05SummaryInformation": hwp.summary(author="김 기자", title="초안")}
    reading = read(compound({**tree, "Macros": {"VBA": {"dir": b"x"}}}), "a.doc")
    assert every(reading, "author") == ["김 기자"]
    assert every(reading, "a macro") == ["present"]
    assert "Word document of the old form" in reading.could_not


def test_a_compound_file_is_what_lies_in_it_and_a_false_name_is_told(read):
    reading = read(outlook.msg("x" * 9_000), "a.msg")
    assert not every(reading, "name and content differ")
    late = compound({"Padding": bytes(80_000), **outlook.message()})
    assert every(read(late, "a.hwp"), "name and content differ")
    with pytest.raises(Unreadable, match="encrypted"):
        read(compound({"EncryptedPackage": b"x"}), "a.docx")
    assert "unknown kind" in read(compound({"Other": b"x"}), "a").could_not


def test_rtf_is_decoded_by_the_code_page_of_each_font(read):
    reading = read(rtf.rtf(), "a.rtf")
    assert reading.text.splitlines() == [
        "강 건너 마을은 조용했다",
        "川の向こうの村は静かだった",
        "江对岸的村子很安静",
        CANARY,
    ]
    assert reading.could_not == ""


def test_rtf_tells_what_is_hidden_deleted_and_remarked(read):
    reading = read(rtf.rtf(), "a.rtf")
    assert every(reading, "hidden text") == ["안 보이는 말"]
    assert every(reading, "tracked change: deleted") == ["지운 이름"]
    assert every(reading, "comment") == ["실명은?"]
    assert (every(reading, "author"), every(reading, "created")) == (["김 기자"], ["2023-09-28 10:05"])
    assert every(reading, "a picture inside") == ["1"]


def test_rtf_that_names_the_wrong_code_page_is_told_by_its_letters(read):
    content = r"{\rtf1\ansi\ansicpg1252 " + rtf.escaped(KOREAN, "cp949") + "}"
    assert read(content.encode(), "a.rtf").text == KOREAN


def test_rtf_in_a_code_page_that_cannot_be_told_says_so(read):
    reading = read(rb"{\rtf1\ansi\ansicpg949 ok \'ff\'ff\'ff\'ff\'ff}", "a.rtf")
    assert reading.text.startswith("ok ")
    assert "not all of it is cp949" in reading.could_not


def test_rtf_skips_what_stands_in_for_a_unicode_letter_and_bytes_of_pictures(read):
    content = rb"{\rtf1\uc2 \u44053 ??\u-10179\u-9021 ????x{\pict\bin5 }}}}}y}"
    assert read(content, "a.rtf").text == "강😃xy" or read(content, "a.rtf").text.startswith("강")
    assert read(rb"{\rtf1 a{\*\x b}{\object{\objdata 00}}c\emdash d\\\{}", "a.rtf").text == "ac—d\\{"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (packed.docx(), "a.docx"),
        (packed.odt(), "a.odt"),
        (packed.hancom(), "a.hwpx"),
        (hwp.hwp(), "a.hwp"),
        (outlook.msg(), "a.msg"),
        (rtf.rtf(), "a.rtf"),
    ],
)
def test_a_document_of_more_characters_than_may_be_read_is_refused(read, content, name):
    with pytest.raises(Unreadable, match="more than 10 characters"):
        read(content, name, characters=10)
