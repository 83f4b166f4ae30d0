"""Hostile and broken texts: an answer or a reason, never a crash, and never a time that grows faster than the text."""

import cProfile
import pstats
from datetime import date

import pytest
from PIL import Image

from farbank.assemble.proposing import finders
from farbank.reading.proposing.propose import propose

FINDERS = finders(as_of=date(2024, 1, 31))
SHORT = 1 << 14


def kinds(text):
    return {each.kind for each in propose(text, FINDERS)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x01\x02",
        "\ud800\udfff",
        "“" * 500,
        '"' * 501,
        "'" * 500 + "a",
        "「" * 300 + "」" * 300,
        "(" * 1000,
        "1," * 500,
        "9" * 5000,
        "9" * 400 + " million people",
        "about " * 300,
        "at least at least 3 people",
        "e\u0301" * 200,
        "\u202eelpoep 21 tem yehT\u202c",
        "2020\u200b年\u200b9\u200b月",
        "Hyеsan",  # with a Cyrillic letter
        "회령시에 " * 200 + "여성",
        "に住む" * 200 + "女性は",
        "住在" * 200 + "商人",
        "May may be May, maybe.",
        "> > > > quoted",
    ],
)
def test_strange_texts_are_read_without_a_crash(text):
    for each in propose(text, FINDERS):
        assert text[each.start : each.end] == each.text


def test_marks_that_nobody_sees_do_not_hide_what_is_said():
    plain = "They met 2,914 people in 2009, and no one else."
    hidden = "They met 2,9\u200b14 pe\u200dople in 2009, and no\u2060 one else."
    full = "They met ２,９１４ people in ２００９, and no one else."
    assert kinds(plain) == kinds(hidden) == kinds(full) == {"count", "span", "totalising"}


def test_a_quotation_that_never_closes_takes_nothing_with_it():
    found = propose("He said “they left and in May 2020 about 30 people came\nand in 2021 nobody came.", FINDERS)
    assert {each.kind for each in found} == {"span", "count", "totalising"}


def test_languages_that_are_mixed_line_by_line_are_each_read():
    text = "About 30 people came.\n주민 30명이 왔다.\n住民30人が来た。\n来了30名居民。\n"
    found = [each for each in propose(text, FINDERS) if each.kind == "count"]
    assert [(int(each.value.value), each.value.unit) for each in found] == [
        (30, "people"),
        (30, "명"),
        (30, "人"),
        (30, "名"),
    ]


def test_a_place_outside_the_region_is_not_answered_with_one_inside():
    answered = {
        each.text: each.value.answer.answer
        for each in propose("He flew from Ouagadougou to Reykjavik County in May.", FINDERS)
        if each.kind == "place"
    }
    assert not any(answered.values())


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        "a ",
        "one ",
        "1,234 ",
        '" said ',
        "“ He said ",
        "'a ",
        "회령시에 사는 ",
        "一",
        "に住む女性は",
        "x",
        " ",
        "1",
        ", who ",
        "may ",
    ],
)
def test_a_line_eight_times_as_long_asks_no_more_than_eight_times_as_much(piece):
    """Counted in calls of functions, which are the same on every machine."""

    def calls(size):
        counted = cProfile.Profile()
        counted.runcall(propose, (piece * (size // len(piece) + 1))[:size], FINDERS)
        return pstats.Stats(counted).total_calls

    short, long = calls(SHORT), calls(8 * SHORT)
    assert long < 8 * 1.5 * short


KOREAN = (
    "2020년 8월 31일 회령시에서 주민 300명이 두만강을 건너다 잡혔다고 전했다. 그 뒤로 아무도 강에 가까이 가지 못했다.\n"
)
JAPANESE = "2020年8月31日、会寧市で住民300人が豆満江を渡ろうとして捕まったという。その後は誰も川に近づけない。\n"
CHINESE = "2020年8月31日，会宁市有300人在渡过图们江的时候被抓。从那以后没有人敢到江边去。\n"
TRADITIONAL = "2020年8月31日，會寧市有300人在渡過圖們江的時候被抓。從那以後沒有人敢到江邊去。\n"


@pytest.mark.parametrize(
    ("data", "because"),
    [
        ("회령시".encode("euc-kr"), "its encoding cannot be told"),
        (b"abc\xff\xfe", "its encoding is not known"),
        (b"\xff\xfe\x00\xdca\0b\0c\0d\0", "UTF-16 by its mark, and it is broken"),
        ("회령시에서 사람이 강을 건넜다".encode("euc-kr")[:-1], "it ends in the middle of a letter"),
        (b"\x1b$B" + b"\x7f" * 9, "ISO-2022-JP by its escape sequences, and it is broken"),
        (b"%PDF-1.7\n", "it is application/pdf and no plain text"),
    ],
)
def test_what_is_no_text_for_certain_is_refused_with_what_to_do(empty, tmp_path, data, because):
    file = tmp_path / "text.txt"
    file.write_bytes(data)
    ran = empty("read", "--text", file)
    assert ran.status == 1
    assert because in ran.err
    assert "farbank add" in ran.err
    assert "Traceback" not in ran.err


OLD = {
    "cp949": KOREAN, "iso2022_kr": KOREAN, "johab": KOREAN, "shift_jis": JAPANESE, "euc_jp": JAPANESE,
    "iso2022_jp": JAPANESE, "gb18030": CHINESE, "big5": TRADITIONAL,
}  # fmt: skip


@pytest.mark.parametrize("encoding", OLD)
def test_a_text_in_an_old_encoding_proposes_what_it_proposes_in_utf_8(empty, tmp_path, encoding):
    plain, old = tmp_path / "plain.txt", tmp_path / "old.txt"
    plain.write_bytes(OLD[encoding].encode())
    old.write_bytes(OLD[encoding].encode(encoding))
    wanted, found = (empty.good("read", "--text", each, "--json").json["proposals"] for each in (plain, old))
    assert found == wanted
    assert {each["kind"] for each in found} >= {"span", "place", "count"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_in_unicode_is_read_whatever_its_mark(empty, tmp_path, encoding):
    file = tmp_path / "text.txt"
    file.write_bytes("In 2020 there were 3 people.\r\nIn 2021 none.".encode(encoding))
    document = empty.good("read", "--text", file, "--json").json
    assert [each["line"] for each in document["proposals"]] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("argv", "status", "because"),
    [
        (["read"], 2, "one of the two"),
        (["read", "E1", "--text", "x"], 2, "one of the two"),
        (["read", "--text", "nowhere.txt"], 1, "there is no file nowhere.txt"),
        (["read", "--text", "."], 1, "cannot be read"),
        (["read", "E99"], 1, "there is no item E99"),
        (["read", "--text", "text.txt", "--as-of", "31.1.2024"], 2, "31.1.2024"),
        (["read", "--text", "text.txt", "--language", "fr"], 2, "'fr' is not one of"),
        (["read", "--text", "text.txt", "--sheet", "draft.txt"], 1, "neither in .yaml nor in .xlsx"),
        (["read", "--text", "text.txt", "--sheet", "none/draft.yaml"], 1, "there is no folder none"),
        (["read", "--text", "text.txt", "--sheet", "text.yaml"], 1, "is there already"),
        (["accept"], 2, "Missing argument 'ITEM'"),
        (["accept", "E99", "--all-above", "0.9"], 1, "there is no item E99"),
        (["accept", "E1", "--all-above", "9"], 2, "9"),
        (["accept", "E1", "--all-above", "0.9", "--series", "none"], 1, "there is no item E1"),
    ],
)
def test_wrong_words_get_one_clear_sentence(empty, tmp_path, argv, status, because):
    (tmp_path / "text.txt").write_text("In 2020.", encoding="utf-8")
    (tmp_path / "text.yaml").write_text("", encoding="utf-8")
    ran = empty("-C", empty.case, *argv, cwd=tmp_path)
    assert ran.status == status
    assert because in ran.err


def test_an_item_without_a_text_says_so(empty, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    empty.good("add", tmp_path / "empty.txt")
    ran = empty("read", "E1")
    assert (ran.status, "no text was read out of E1: the file is empty" in ran.err) == (1, True)


def test_a_picture_without_words_says_how_to_have_it_read(empty, tmp_path):
    Image.new("RGB", (40, 30)).save(tmp_path / "page.png")
    empty.good("add", tmp_path / "page.png")
    ran = empty("read", "E1")
    assert (ran.status, "have it read by machine with 'farbank ocr E1'" in ran.err) == (1, True)


def test_an_item_that_nobody_looked_into_says_so(empty, tmp_path):
    (tmp_path / "some.txt").write_text("In 2020.", encoding="utf-8")
    empty.good("add", "--keep-only", tmp_path / "some.txt")
    ran = empty("read", "E1")
    assert (ran.status, "nobody has looked into E1 yet" in ran.err) == (1, True)
