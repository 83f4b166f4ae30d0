"""Text, HTML and tables."""

import pytest

from farbank.intake.readers.reader import Unreadable
from farbank.intake.readers.table import delimiter_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_comes_out_as_written(read, encoding):
    words = "압록강 鸭绿江 鴨緑江\n두만강 図們江"
    assert read(words.encode(encoding), "a.txt").text == words


@pytest.mark.parametrize(("words", "encoding"), [("압록강", "euc-kr"), ("図們江", "shift_jis"), ("鸭绿江", "gb18030")])
def test_an_encoding_that_does_not_say_what_it_is_is_refused_and_never_guessed(read, words, encoding):
    with pytest.raises(Unreadable, match="tried UTF-8"):
        read(words.encode(encoding), "a.txt")


def test_half_a_letter_in_utf_16_is_refused(read):
    with pytest.raises(Unreadable, match="tried UTF-16 by its mark"):
        read("강".encode("utf-16") + b"x", "a.txt")


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
