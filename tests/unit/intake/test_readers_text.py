"""Text, HTML and tables."""

import pytest
from made.canary import JAPANESE, KOREAN, SIMPLIFIED, TRADITIONAL

from farbank.intake.readers.reader import Unreadable
from farbank.intake.readers.table import delimiter_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_comes_out_as_written(read, encoding):
    words = "압록강 鸭绿江 鴨緑江\n두만강 図們江"
    assert read(words.encode(encoding), "a.txt").text == words


@pytest.mark.parametrize(("words", "encoding"), [("압록강", "euc-kr"), ("図們江", "shift_jis"), ("鸭绿江", "gb18030")])
def test_three_letters_in_an_old_encoding_are_refused_and_never_guessed(read, words, encoding):
    with pytest.raises(Unreadable, match=r"encoding (is not known|cannot be told)"):
        read(words.encode(encoding), "a.txt")


@pytest.mark.parametrize(
    ("words", "encoding", "told"),
    [
        (KOREAN, "cp949", "EUC-KR/CP949"),
        (KOREAN, "johab", "Johab"),
        (JAPANESE, "cp932", "Shift_JIS/CP932"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
        (SIMPLIFIED, "gb18030", "GBK/GB18030"),
        (TRADITIONAL, "big5", "Big5"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.html"])
def test_a_paragraph_in_an_old_encoding_is_read_and_the_encoding_told(read, hidden, words, encoding, told, name):
    content = (f"<html><p>{words}</p>" if name == "a.html" else words).encode(encoding)
    assert read(content, name).text == words
    assert hidden(content, name)["encoding"].startswith(f"{told}, told by ")


@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_half_a_letter_at_the_end_is_told(read, name):
    reading = read(KOREAN.encode("utf-16") + b"x", name)
    assert (reading.text, reading.could_not) == (KOREAN, "it ends in the middle of a letter")


def test_a_page_is_decoded_as_it_says_even_of_few_words(read, hidden):
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr"></head><p>강</p>'.encode(
        "euc-kr"
    )
    assert read(page, "a.html").text == "강"
    assert hidden(page, "a.html")["encoding"] == "EUC-KR/CP949, told by its own word"


def test_words_that_a_page_hides_are_told_apart(read, hidden):
    page = """<html><title>제목</title><body><p>보이는 말<p hidden>하나</p><div style="display: none">둘 <p>셋</div>
    <span style='font-size:0'>넷</span><p>끝</p><img src="https://track.example.org/a.gif"><script src=//cdn.example.org/x.js>
    </script></body>""".encode()
    assert read(page, "a.html").text == "보이는 말\n끝"
    told = hidden(page, "a.html")
    assert told["hidden text"].split() == ["하나", "둘", "셋", "넷"]
    assert told["HTML title"] == "제목"
    assert [each.value for each in read(page, "a.html").hidden if each.what == "would be loaded from"] == [
        "track.example.org",
        "cdn.example.org",
    ]


def test_a_page_of_many_characters_is_refused(read):
    with pytest.raises(Unreadable, match="more than 5 characters"):
        read(b"<html>123456", "a.html", characters=5)


def test_text_over_the_limit_is_refused(read):
    with pytest.raises(Unreadable, match="more than 5 characters"):
        read(b"123456", "a.txt", characters=5)


def test_a_page_gives_the_words_a_reader_sees(read, hidden):
    page = """<!doctype html><html><head><meta name="Author" content="김"><style>p{}</style></head>
    <body><p>압록강&nbsp;&amp; <b>두만</b>강</p><script>alert(1)</script><!-- draft 3 --><div>다음</div></body></html>""".encode()
    assert read(page, "a.html").text == "압록강\xa0& 두만강\n다음"
    assert hidden(page, "a.html") == {"HTML author": "김", "HTML comment": "draft 3"}


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_table_is_cut_at_the_sign_it_uses(read, sign):
    lines = [["이름", "장소", "수"], ["가", "회령, 무산", "1"], ["나", "a;b|c\td", "2"]]
    content = "\r\n".join(sign.join(f'"{cell}"' for cell in line) for line in lines)
    assert read(content.encode(), "a.csv").tabs[0].rows == tuple(map(tuple, lines))


def test_a_table_of_one_column_is_cut_nowhere(read):
    assert delimiter_of("혜산\n무산\n") == ","
    assert read("혜산\n무산\n".encode(), "a.csv").tabs[0].rows == (("혜산",), ("무산",))


def test_cells_are_text_exactly_as_written(read):
    assert read(b"a,b\n007, 1.50 \n=SUM(A1),2023-09\n", "a.csv").tabs[0].rows[1:] == (
        ("007", " 1.50 "),
        ("=SUM(A1)", "2023-09"),
    )


def test_a_quoted_cell_keeps_its_line_breaks(read):
    assert read(b'a,b\n"one\ntwo",3\n', "a.csv").tabs[0].rows[1] == ("one\ntwo", "3")


def test_a_table_with_too_many_cells_or_too_long_a_cell_is_refused(read):
    with pytest.raises(Unreadable, match="more than 10 cells"):
        read(b"a,b\n" * 20, "a.csv", cells=10)
    with pytest.raises(Unreadable, match="not a row of a table"):
        read(b"a,b\n1," + b"x" * 1_100_000, "a.csv")
