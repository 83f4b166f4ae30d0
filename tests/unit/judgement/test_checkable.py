"""A fact-checker gets every sentence that can be checked, once, with what it cites itself and what its paragraph cites."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.checkable import checkable
from farbank.values.draft import NoteMark, Picture

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))


def find_nothing(text, language):
    del text, language
    return ()


def sheet(*blocks, find=find_nothing, **more):
    return checkable(a.draft(*blocks, **more), find)


@pytest.mark.parametrize(
    ("words", "whats"),
    [
        ("The ferry carried 42 people.", ("number",)),
        ("The order came from Ilsa Morn.", ("name",)),
        ("It was said that Morn signed it.", ("name",)),
        ("The port was shut because of the storm.", ("cause",)),
        ("박영수 장관이 서명했다.", ("name",)),
        ("폭풍 때문에 항구가 닫혔다.", ("cause",)),
        ("森田さんは言った。", ("name",)),
        ("嵐のため港は閉じた。", ("cause",)),
        ("王强先生签了字。", ("name",)),
        ("因为风暴，港口关闭。", ("cause",)),
    ],
)
def test_a_sentence_is_checkable_for_what_it_holds(words, whats):
    (one,) = sheet(words)
    assert (one.text, one.whats, one.cites) == (words, whats, ())


@pytest.mark.parametrize(
    "words", ["The sea was calm.", "On Monday it rained.", "바다는 잔잔했다.", "海は静かだった。", "海面平静。"]
)
def test_a_sentence_that_holds_nothing_of_the_kind_is_left_out(words):
    assert sheet(words) == ()


def test_what_is_found_in_a_passage_counts_for_the_sentence_it_stands_in():
    text = "The sea was calm. In June it froze."
    (one,) = sheet(text, find=lambda words, _: ((18, 25, "date"),) if words == text else ())
    assert (one.text, one.whats) == ("In June it froze.", ("date",))


def test_a_sentence_rests_on_what_it_cites_itself_and_else_its_paragraph_is_named_as_such():
    first, second = sheet(
        a.paragraph("It carried 42 people ", a.cite("E-1"), ". Before, it had carried 60. It was loud. ", a.cite("T-2"))
    )[:2]
    assert (first.text, first.cites, first.paragraph) == ("It carried 42 people.", ("E-1",), ())
    assert (second.text, second.cites, second.paragraph) == ("Before, it had carried 60.", (), ("E-1", "T-2"))


def test_marks_that_begin_a_sentence_belong_to_it():
    first, second = sheet(
        a.paragraph(
            "It had 3 boats. ", a.covered("Almost all", "Y-1"), " sank. ", a.named("A resident", "P-1"), " wept."
        )
    )[:2]
    assert (first.coverages, second.coverages) == ((), ("Y-1",))
    assert second.whats == ("whole",)
    assert sheet(a.paragraph(a.named("A resident", "P-1"), " wept."))[0].whats == ("person",)


def test_a_footnote_gives_the_sentence_what_it_cites():
    note = (a.paragraph("See ", a.cite("E-9"), "."),)
    (one, *_) = sheet(
        a.paragraph("It sank", NoteMark(number=1), ". It was loud", NoteMark(number=2), "."), footnotes=(note,)
    )
    assert (one.cites, one.whats) == (("E-9",), ("citation",))


def test_a_picture_rests_on_its_item_in_caption_and_alternative_text_and_a_figure_on_itself():
    picture = Picture(item="E-7", caption=(a.text("Two boats."),), alt="A quay.", line=9)
    rows = sheet(picture, a.series("Arrivals fell to 63.", "2023-12-31"))
    assert [(each.channel, each.cites, each.line) for each in rows[:2]] == [
        ("caption", ("E-7",), 9),
        ("alt", ("E-7",), 9),
    ]
    assert rows[2].figure == ("series", "arrivals", "2023-12-31")
    assert [each.number for each in rows] == [1, 2, 3]
