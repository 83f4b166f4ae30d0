"""Laws of proposals: whatever is read, the words are the very words, in reading order, and nothing ever raises."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from farbank.assemble.proposing import finders
from farbank.reading.proposing.draft_text import sheet_of, yaml_of
from farbank.reading.proposing.drafting import Draft, rows_of
from farbank.reading.proposing.naming import mark_of
from farbank.reading.proposing.passages import page_of
from farbank.reading.proposing.propose import propose
from farbank.reading.sheet.yaml import parse_yaml

FINDERS = finders(as_of=date(2024, 1, 31))
PIECES = (
    "In late August 2020, ", "about 1,400 kilometers ", "“The river is closed to us all,” ", "said a 60-year-old farmer ",
    "from Musan. ", "Photo taken in May 2023 from the Chinese side. (DESK)\n", "presumably ", "no one ", "the entire border ",
    "2023년 9월 하순 ", "회령시에 사는 40대 여성은 ", "“이제 갈 수 없다”고 말했다. ", "약 300명이 ", "것으로 보인다. ", "아무도 ",
    "2023年9月下旬、", "会寧市に住む50代の女性は", "「近づけない」と話した。", "約200人が", "とみられる。", "誰も", "撮影（通信）\n",
    "住在惠山的40多岁商人说：", "“不能去了。”", "大约20人", "据称", "没有人", "\u200b", "\u202e", "\ufeff", "\ud800", "\n", "\r\n", '"', "“", "'", "> ",
    "(", ")", "１２３", "%", "$", ".", "。", " ",
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=20).map("".join),
)


@settings(max_examples=60)
@given(texts, st.sampled_from(["", "en", "ko", "ja", "zh"]))
def test_offsets_cut_the_very_words_and_stand_in_reading_order(text, language):
    found = propose(text, FINDERS, language=language)
    for each in found:
        assert text[each.start : each.end] == each.text
        assert 0 < each.confidence <= 99
        assert each.text.strip()
    assert all(one.start <= other.start for one, other in pairwise(found))


@settings(max_examples=30)
@given(texts)
def test_of_one_kind_no_two_share_a_character(text):
    found = propose(text, FINDERS)
    for kind in {each.kind for each in found}:
        own = [each for each in found if each.kind == kind]
        assert all(one.end <= other.start for one, other in pairwise(own))


@settings(max_examples=30)
@given(texts)
def test_the_same_text_gives_the_same_reading(text):
    assert mark_of(propose(text, FINDERS)) == mark_of(propose(text, FINDERS))


@settings(max_examples=40)
@given(texts)
def test_a_draft_of_anything_is_a_sheet_that_can_be_read(text):
    rows = rows_of(Draft(item="E1", page=page_of(text)), propose(text, FINDERS))
    sheet, again = sheet_of(rows, "draft"), parse_yaml(yaml_of(rows, "a draft"), "draft.yaml")
    assert (sheet.faults, again.faults) == ((), ())
    assert {row.key for row in sheet.rows} == {row.key for row in again.rows}


@settings(max_examples=60)
@given(texts)
def test_every_character_of_a_page_leads_back_to_the_text(text):
    page = page_of(text)
    assert len(page.origin) == len(page.text)
    assert all(one < other for one, other in pairwise(page.origin))
    stretches = [stretch for each in page.passages for stretch in each.sentences]
    assert all(start < end for start, end in stretches)
    assert all(one[1] <= other[0] for one, other in pairwise(stretches))
