"""Old encodings: told for certain or refused with what they may be; never words that nobody wrote."""

import random

import pytest
from made.canary import JAPANESE, KOREAN, SIMPLIFIED, TRADITIONAL

from farbank.intake.readers.charset import decoded, text_of

WESTERN = "The café on the far bank – closed since “spring” – had a naïve façade; señor Müller’s fee was 5 €. Ça suffit, déjà vu."
RUSSIAN = "С другого берега реки деревня казалась тихой. Жители говорят, что проверок на дороге стало больше."
EVERY = [
    *[(KOREAN, each) for each in ("euc_kr", "cp949", "johab", "utf-16", "utf-8-sig", "iso2022_kr")],
    *[(JAPANESE, each) for each in ("shift_jis", "cp932", "euc_jp", "iso2022_jp", "utf-16")],
    *[(SIMPLIFIED, each) for each in ("gb2312", "gbk", "gb18030", "utf-8")],
    *[(TRADITIONAL, each) for each in ("big5", "cp950", "gb18030", "utf-32")],
    (WESTERN, "cp1252"),
]


@pytest.mark.parametrize(("words", "encoding"), EVERY, ids=[f"{each} {words[:2]}" for words, each in EVERY])
def test_a_paragraph_is_decoded_in_every_encoding_without_being_told(words, encoding):
    assert text_of(words.encode(encoding)).text == words


@pytest.mark.parametrize(("words", "encoding"), EVERY, ids=[f"{each} {words[:2]}" for words, each in EVERY])
def test_a_paragraph_cut_anywhere_is_decoded_as_far_as_it_goes_or_refused(words, encoding):
    content = words.encode(encoding)
    for at in range(8, len(content)):
        found = text_of(content[:at])
        assert words.startswith(found.text.lstrip("\ufeff"))
        assert bool(found.text) is not bool(found.because)


@pytest.mark.parametrize(("words", "encoding"), EVERY, ids=[f"{each} {words[:2]}" for words, each in EVERY])
def test_every_stretch_of_a_paragraph_is_right_or_refused(words, encoding):
    """Short texts are refused more often; what is answered is right."""
    right = 0
    for start in range(0, len(words) - 40, 3):
        for length in (2, 4, 8, 12, 20, 40):
            piece = words[start : start + length]
            found = text_of(piece.encode(encoding))
            assert found.because or found.text == piece, (piece, found)
            right += length == 40 and not found.because
    assert right >= 0.9 * len(range(0, len(words) - 40, 3)) or encoding == "cp1252"


def test_a_cut_at_the_end_is_told():
    assert text_of(KOREAN[:-1].encode("cp949") + b"\xb0").cut
    assert not text_of(KOREAN.encode("cp949")).cut


def test_the_encoding_and_how_it_is_known_are_told():
    assert text_of(KOREAN.encode("cp949")).encoding == "EUC-KR/CP949"
    assert text_of(KOREAN.encode("cp949")).told_by == "how common its letters are"
    assert text_of(KOREAN.encode("utf-16")).told_by == "its mark"
    assert text_of(JAPANESE.encode("iso2022_jp")).told_by == "its escape sequences"
    assert text_of(KOREAN.encode("cp949"), "EUC-KR").told_by == "its own word"
    assert text_of((KOREAN + "\n").encode("utf-16-le")).text == KOREAN + "\n"
    assert text_of((KOREAN + "\n").encode("utf-16-be")).told_by == "its noughts"
    assert text_of("강".encode()).told_by == "every byte is valid"


@pytest.mark.parametrize(
    ("words", "charset", "encoding"),
    [
        ("압록강", "euc-kr", "euc_kr"),
        ("똠방각하", "ks_c_5601-1987", "cp949"),
        ("川", "Shift_JIS", "cp932"),
        ("①川", "shift_jis", "cp932"),
        ("江", "GB2312", "gbk"),
        ("江", "big5", "big5"),
        ("江", "'euc-jp'", "euc_jp"),
        ("é", "iso-8859-1", "latin-1"),
    ],
)
def test_the_encoding_that_is_named_decides_even_of_one_letter(words, charset, encoding):
    assert decoded(words.encode(encoding), charset) == (words, "")


def test_a_name_that_cannot_be_meant_does_not_decide():
    """A program wrote one name and the bytes are another encoding: common where text was pasted from elsewhere."""
    assert text_of(KOREAN.encode("cp949"), "iso-8859-1").text == KOREAN
    assert text_of(JAPANESE.encode("cp932"), "euc-kr").text == JAPANESE
    assert text_of(KOREAN.encode(), "euc-kr").text == KOREAN
    assert text_of(SIMPLIFIED.encode("gbk"), "big5").text == SIMPLIFIED


def test_two_readings_that_are_close_are_both_named_and_nothing_is_read():
    found = text_of("Ä계".encode("cp949", "ignore") + b" \xc0\xcc", "")
    assert found.text == ""
    assert "cannot be told" in found.because
    assert " or " in found.because


@pytest.mark.parametrize("encoding", ["cp949", "cp932", "euc_jp", "gbk", "big5"])
def test_one_letter_is_not_enough(encoding):
    assert text_of("江".encode(encoding)).because


NOTICE = "Permission is granted to anybody who has a copy of this, without any charge, to deal in it as they please. "


def test_signs_that_stand_alone_in_much_latin_text_are_utf_8():
    notice = f"Copyright © 2003 by a SAMPLE\n{NOTICE * 4}\nCopyright © 2009\n{NOTICE * 2}"
    found = text_of(notice.encode())
    assert (found.text, found.encoding) == (notice, "UTF-8")


@pytest.mark.parametrize("words", ["© 2003", f"{NOTICE * 8}짤짤", f"{NOTICE}짤 {NOTICE}짤 {NOTICE}짤"])
def test_few_letters_that_may_be_others_are_refused(words):
    encoding = "cp949" if "짤" in words else "utf-8"
    assert "its encoding cannot be told" in text_of(words.encode(encoding)).because


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "iso8859-5", "cp866"])
def test_a_language_farbank_does_not_know_is_refused_and_not_read_as_another(encoding):
    assert text_of((RUSSIAN * 3).encode(encoding)).because


def test_two_encodings_in_one_file_are_refused():
    for one, other in (("cp949", "cp932"), ("cp932", "euc_jp"), ("gbk", "utf-8")):
        found = text_of(
            KOREAN.encode("cp949") + b"\n" + JAPANESE.encode(other) + b"\n" + SIMPLIFIED.encode(one, "ignore")
        )
        assert found.because


def test_noise_is_never_words():
    chance = random.Random("noise")
    for size in (10, 40, 200, 2_000):
        for _ in range(40):
            content = bytes(chance.randrange(0x20, 0x100) for _ in range(size))
            assert text_of(content).because or content.isascii()


def test_a_mark_that_does_not_hold_is_a_reason():
    assert text_of(b"\xff\xfe\x00\xd8\x00\x00AB").because == "its encoding is UTF-16 by its mark, and it is broken"
    assert (
        text_of(b"\x1b$B\x7f\x7f\x7f").because
        == "its encoding is ISO-2022-JP by its escape sequences, and it is broken"
    )


def test_a_mail_shows_what_does_not_fit_with_the_reason():
    text, because = decoded(b"ok \xff\xff", "euc-kr")
    assert (text[:3], because) == ("ok ", "not all of it is euc-kr, the encoding it names")
    assert decoded(b"words", "x-klingon") == ("words", "its encoding is not known: 'x-klingon'")
    assert "x-klingon" in decoded(b"\xff\xff", "x-klingon")[1]
    assert decoded(KOREAN.encode("cp949"), "") == (KOREAN, "")
    assert "cannot be told" in decoded("강".encode("cp949"), "")[1]
