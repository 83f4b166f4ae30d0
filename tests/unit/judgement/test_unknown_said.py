"""Words that deny knowledge claim no whole; words that claim a whole are judged wherever they stand beside them."""

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.gate import judge
from farbank.judgement.totalising import find_totalising
from farbank.values.draft import Cite

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))


def totals(words, language):
    ask = replace(a.question(a.draft(words, language=language)), find_totalising=find_totalising, consents=())
    found = [each for each in judge(ask).findings if each.rule == "unbacked_total"]
    return [where.text[where.start : where.end] for each in found for where in each.where]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Nobody has measured the whole line on the ground."),
        ("en", "The closure was never formally announced."),
        ("en", "No one at the ministry has said why."),
        ("en", "Never since the records began have there been fewer."),
        ("en", "Nobody at the table seemed surprised."),
        ("ko", "봉쇄라는 말은 한 번도 공식 문서에 오르지 않았다."),
        ("ko", "아무도 그 길이를 측정하지 않았다."),
        ("ja", "封鎖という言葉が公式の文書に載ったことは一度もない。"),
        ("ja", "誰も全域を測っていない。"),
        ("zh", "官方文件从未使用过这个词。"),
        ("zh", "没有人测量过整条边境。"),
    ],
)
def test_a_sentence_that_says_what_is_not_known_claims_no_whole(language, words):
    assert find_totalising(words, language)
    assert totals(words, language) == []


@pytest.mark.parametrize(
    ("language", "words", "claimed"),
    [
        ("en", "The whole line is fenced, and nobody has measured it.", ["The whole line"]),
        ("en", "Nobody crosses. The count was published.", ["Nobody"]),
        ("en", "No one has left since, and the records are open.", ["No one"]),
        ("en", "Nobody was counted at the crossing.", ["Nobody"]),
        ("en", "Nobody who was counted went home.", ["Nobody"]),
        ("ko", "아무도 조사를 받지 않고 강을 건너지 못한다.", ["아무도"]),
        ("zh", "没有人被统计。", ["没有人"]),
        ("en", "Nobody in the province leaves the house.", ["Nobody"]),
        ("ko", "국경 전체가 막혔고 아무도 강을 건너지 못한다.", ["국경 전체", "아무도"]),
        ("ja", "全域に柵があり、誰も渡らない。", ["全域", "誰も"]),
        ("zh", "整条边境都有铁丝网，没有人过江。", ["整条", "没有人"]),
    ],
)
def test_a_whole_that_is_claimed_beside_it_is_judged_as_always(language, words, claimed):
    assert totals(words, language) == claimed


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Six covered wagons stood in the yard, and none of them had moved."),
        ("en", "Three patrol boats came in. None of these left before dark."),
        ("en", "Nobody in the work-team was told what the quota would be."),
        ("en", "They must leave before dusk, as everyone must."),
        ("en", "It was a thing everybody knew."),
        ("ko", "누구나 아는 이야기라고 했다."),
        ("ja", "誰もが知っていることだという。"),
        ("zh", "这是人人都知道的事。"),
    ],
)
def test_a_whole_that_is_small_and_named_or_an_idiom_is_let_be(language, words):
    assert find_totalising(words, language)
    assert totals(words, language) == []


def test_who_came_to_harm_in_one_event_is_let_be_where_it_cites():
    cited = a.paragraph("A shot was fired; nobody was hurt ", Cite(label="F-FERRY"), ".")
    assert totals(cited, "en") == []
    assert totals("A shot was fired; nobody was hurt.", "en") == ["nobody"]
    assert totals(a.paragraph("Since 2020 nobody was hurt there ", Cite(label="F-FERRY"), "."), "en") == ["nobody"]


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "Six counties lie along the river, and none of them lets anybody out.", "none of them"),
        ("en", "Nobody crossed the river.", "Nobody"),
        ("en", "Everyone in the country was ordered to stay at home.", "Everyone"),
        ("en", "None of them crossed.", "None of them"),
        ("ko", "아무도 강을 건너지 못했다.", "아무도"),
        ("zh", "没有人能够离开。", "没有人"),
    ],
)
def test_a_whole_that_nobody_can_see_is_held_as_before(language, words, found):
    assert totals(words, language) == [found]
