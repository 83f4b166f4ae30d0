"""Words of one region in a quotation hold with the standard word; outside one, and in standard speech, they do not."""

import pytest
from made.reports import found, gate

from farbank.judgement.dialect import WORDS

SPOKEN = (
    "길이 낫지비", "소금이 없습꾸마", "날래 갑시다", "망돌을 팔았소", "메늘이가 왔소", "아바이가 갔소", "한아매가 울었소", "뭐스거이 있소",
    "클아바지가 왔소", "클마니가 왔소", "맏아바지 집", "맏어맴 집", "값이 눅다", "발쎄 갔소", "아츰에 갔소", "편지를 가제와시요",
)  # fmt: skip
STANDARD = (
    "빨리 갑시다",
    "할머니가 왔다",
    "장개석이 왔다",
    "날이 눅눅하다",
    "날래다",
    "아바이마을에 간다",
    "소지비용",
    "The clerk left.",
)
SET = ("“{}”", "「{}」", '"{}"', "『{}』", "«{}»")


@pytest.mark.parametrize("words", SPOKEN)
def test_a_word_of_one_region_in_a_quotation_holds_with_the_standard_word(words):
    for marks in SET:
        assert found(gate(f"그는 {marks.format(words)}라고 했다."), "dialect"), marks
    (finding,) = found(gate(words, "quote"), "dialect")
    assert finding.severity == "HOLD"
    assert "standard words" in finding.repair[0]
    standard = finding.repair[0].partition("(")[2].partition(")")[0]
    offered = [each.does for each in finding.remedies]
    assert offered == ([] if standard.startswith("-") else [f"Write {standard}."])  # an ending is no whole word
    assert found(gate(words, channel="pull_quote"), "dialect")


@pytest.mark.parametrize("words", SPOKEN)
def test_the_same_word_outside_a_quotation_does_not_hold(words):
    assert not found(gate(words), "dialect")


@pytest.mark.parametrize("words", STANDARD)
def test_standard_speech_does_not_hold(words):
    assert not found(gate(f"“{words}”"), "dialect")


def test_every_word_of_the_list_has_a_source_and_is_tried_here():
    assert len(SPOKEN) == len(WORDS)
    assert all(each.source and each.standard and each.spoken for each in WORDS)
