"""Dates in running text: what is found, where, and what only looks like one."""

from datetime import date

import pytest

from farbank.reading.when.finding import find_spans
from farbank.reading.when.found import NoSpan

WRITTEN = date(2024, 4, 24)


def found(text, **given):
    return [text[each.start : each.end] for each in find_spans(text, **{"as_of": WRITTEN, **given})]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Taken in late August 2020, near the river.", ["late August 2020"]),
        ("Around 180 as of December 2023, and 2,914 in 2009.", ["as of December 2023", "2009"]),
        ("It lasted from 1959 to 1984; in the 60s and 70s many left.", ["from 1959 to 1984", "60s and 70s"]),
        ("Between late 2019 and\nearly 2020.", ["Between late 2019 and\nearly 2020"]),
        ("since\n\n2020", ["2020"]),
        (
            "Since the mid-2000s films came in; in the late-1990s, not in the early-80s.",
            ["Since the mid-2000s", "late-1990s", "early-80s"],
        ),
        ("The figure for 2022 stood at 67, a ticket for 2000 won.", ["2022"]),
        ("from 10-2000s to model X-2000", []),
        ("In May they may march 3 miles.", ["May"]),
        ("May I ask? It was in march.", []),
        ("A woman in her late 60s, in his 60s.", []),
        ("1,400 kilometers, $2020, 2020.5, v1.2.2020.3, call 02-2020-1234.", []),
        ("about 2000 people, from 1990 soldiers, model 2020 phones", []),
        ("The 2020 closure (2019) and 2021, 2022 was hard.", ["2020", "2019", "2021", "2022"]),
        ("in two years, for a week, in winter, spring", []),
        ("for 60 years; over the past ten years; last year", ["for 60 years", "over the past ten years", "last year"]),
        ("2020 2021 2022, May May 2020", ["2020", "2021", "2022", "May 2020"]),
        ("1500 or 3000", []),
        ("북한은 2020년 1월 말부터 봉쇄했다. 2023년 말레이시아, 3월 월급날.", ["2020년 1월 말부터", "2023년", "3월"]),
        ("지난해 8월 말, 오늘, 봄, 15일, 98년, 98년 3월에, 15월", ["지난해 8월 말", "98년 3월"]),
        ("전화 02-2020-1234, 2,020년, 모델 2020", []),
        ("北朝鮮は2020年1月末から閉鎖した。青年、長春市、３年前の春。", ["2020年1月末から", "３年前の春"]),
        ("自2020年1月底以来，2020年8月前往中国，2020年起诉的这个人", ["自2020年1月底以来", "2020年8月", "2020年"]),
        ("2020년 8월  초 (Photo, May 2020)", ["2020년 8월  초", "May 2020"]),
        ("2020년 8월   초", ["2020년 8월"]),
        ("국경 2020-08-31 봉쇄, 최근 몇 년", ["2020-08-31", "최근 몇 년"]),
        ("Ｍａｙ ２０２０ and 5\u200b May 2020", ["Ｍａｙ ２０２０", "5\u200b May 2020"]),
        ("In\u200b May we left, two weeks ago; since June.", ["May", "two weeks ago", "since June"]),
        ("한 달 전에, 두 사람", ["한 달 전에"]),
        ("2020年8月", ["2020年8月"]),
        ("나라", []),
        ("", []),
    ],
)
def test_what_is_found_in_a_text(text, pieces):
    assert found(text) == pieces


@pytest.mark.parametrize(
    ("text", "piece", "because"),
    [
        ("on 31 September 2020, he", "31 September 2020", "no day 31"),
        ("dated 03/04/2021.", "03/04/2021", "two readings"),
        ("it happened last year", "last year", "without the day"),
        ("2020년 9월 31일에", "2020년 9월 31일", "no day 31"),
        ("지난해 여름", "지난해 여름", "without the day"),
        ("2020年以前", "2020年以前", "two readings"),
        ("\u202e2020\u202c May 2020", "2020", "turn the direction"),
        ("2020年5月\u0301、", "2020年5月\u0301", "a mark stands on its last letter"),
        ("2020年5月\u20dd、", "2020年5月\u20dd", "a mark stands on its last letter"),
    ],
)
def test_what_looks_like_a_date_and_cannot_be_read_is_said_to_be_so(text, piece, because):
    first = find_spans(text)[0]
    assert text[first.start : first.end].startswith(piece)
    assert isinstance(first.span, NoSpan)
    assert because in first.span.because


def test_a_line_that_turns_spoils_no_other_line():
    spans = find_spans("May 2020\n\u202eMay 2021\nMay 2022")
    assert [isinstance(each.span, NoSpan) for each in spans] == [False, True, False]


def test_found_words_carry_their_language_and_are_as_written():
    spans = find_spans("2020년 8월 and MAY 2020", as_of=WRITTEN)
    assert [(each.span.words, each.span.language) for each in spans] == [("2020년 8월", "ko"), ("MAY 2020", "en")]


def test_a_language_that_is_given_settles_han_and_kana_in_the_block_does_too():
    assert find_spans("2020年以前", language="ja")[0].span.latest == date(2020, 12, 31)
    assert find_spans("2020年以前", language="zh")[0].span.latest == date(2019, 12, 31)
    assert find_spans("2020年以前の川")[0].span.latest == date(2020, 12, 31)
    assert find_spans("这条河，2020年以前")[0].span.latest == date(2019, 12, 31)
