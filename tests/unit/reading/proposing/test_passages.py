"""A text made ready: what nobody sees is folded away, every offset finds its way back, languages are told by script."""

import pytest

from farbank.reading.proposing.passages import LONGEST, WIDEST, page_of


def languages(text, house=""):
    return [each.language for each in page_of(text, house).passages]


def sentences(text):
    page = page_of(text)
    return [page.text[start:end] for passage in page.passages for start, end in passage.sentences]


@pytest.mark.parametrize(
    ("text", "house", "language"),
    [
        ("They left in May.", "", "en"),
        ("그들은 떠났다.", "", "ko"),
        ("彼らは去った。", "", "ja"),
        ("他们离开了。", "", "zh"),
        ("平安北道朔州郡", "ja", "ja"),
        ("平安北道朔州郡", "", "zh"),
        ("123 456", "ko", "ko"),
        ("123 456", "", "en"),
        ("Kim (김) left Hyesan for Musan in May.", "", "en"),
    ],
)
def test_the_script_tells_the_language_and_the_house_decides_the_rest(text, house, language):
    assert languages(text, house) == [language]


def test_han_alone_is_japanese_in_a_japanese_text():
    assert languages("彼らは川を渡ったという。\n朔州郡撮影\n") == ["ja", "ja"]


def test_what_nobody_sees_is_folded_and_offsets_lead_back():
    page = page_of("２,９\u200b１４\u00a0people\u202e\ud800")
    assert page.text == "2,914 people"
    assert page.cut(0, 5) == (0, 6, "２,９\u200b１４")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mr. Ro left. He came back.", ["Mr. Ro left.", "He came back."]),
        ("It is J. Ro. who left.", ["It is J. Ro. who left."]),
        ('"Stop!" he said. They did.', ['"Stop!" he said.', "They did."]),
        ("行った。「来た。」と言う。", ["行った。", "「来た。」", "と言う。"]),
        ("  \n\n one \n", ["one "]),
        ("No end", ["No end"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, parts):
    assert sentences(text) == parts


def test_a_line_without_end_is_cut_into_parts():
    page = page_of("word " * 3000)
    assert all(end - start <= LONGEST for passage in page.passages for start, end in passage.sentences)
    assert all(each.end - each.start <= WIDEST + LONGEST for each in page.passages)
    assert len(page.passages) > 1
    assert len(page_of("x" * 5000).passages[0].sentences) > 1


def test_an_offset_finds_its_passage():
    page = page_of("One.\n\nTwo.")
    assert [page.passage_at(at).start if page.passage_at(at) else None for at in (0, 4, 6, 9, 10)] == [0, 6, 6, 6, None]


def test_nothing_has_no_passages():
    assert page_of("").passages == ()
    assert page_of("\u200b\n \n").passages == ()
