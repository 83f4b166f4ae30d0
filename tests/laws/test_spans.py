"""Laws of dates and names: EDTF loses nothing, printed forms are read back, folding is stable."""

import unicodedata
from calendar import monthrange
from contextlib import suppress
from datetime import date
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from farbank.errors import Complained, Refused
from farbank.reading.dates import read_span
from farbank.reading.gazetteer.folding import letters as folded
from farbank.reading.report import read_report
from farbank.reading.when.finding import find_spans
from farbank.reading.when.folding import fold
from farbank.values import period
from farbank.values.edtf import NoEdtf, from_edtf, to_edtf
from farbank.values.span import Span, moment

years = st.integers(1, 9998)
days = st.dates()


@st.composite
def periods(draw):
    year = draw(years)
    ten, hundred = 10 * draw(st.integers(1, 998)), 100 * draw(st.integers(1, 98))
    return draw(
        st.sampled_from(
            [
                period.day(year, 2, 28),
                period.months(year, 8, 8),
                period.season(year, draw(st.integers(1, 4))),
                period.quarter(year, draw(st.integers(1, 4))),
                period.third(year, draw(st.integers(1, 3))),
                period.half(year, draw(st.integers(1, 2))),
                period.years(year, year),
                period.years(ten, ten + 9),
                period.years(hundred, hundred + 99),
            ]
        )
    )


moments = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))
sides = st.one_of(
    periods(), moments, st.just((None, None)), days.map(lambda day: (None, day)), days.map(lambda day: (day, None))
)


@st.composite
def spans(draw):
    start, end = draw(st.one_of(st.tuples(sides, sides), sides.map(lambda side: (side, side))))
    try:
        return Span(start=start, end=end, approximate=draw(st.booleans()))
    except Refused:
        assume(condition=False)


@given(spans())
def test_what_edtf_can_say_comes_back_the_same(span):
    said = to_edtf(span)
    if isinstance(said, NoEdtf):
        assert said.because
        return
    back = from_edtf(said)
    assert (back.start, back.end, back.approximate) == (span.start, span.end, span.approximate)
    assert to_edtf(back) == said


@given(periods(), st.booleans())
def test_every_named_period_has_its_edtf(named, approximate):
    said = to_edtf(moment(*named, approximate=approximate))
    assert isinstance(said, str)
    assert not said.startswith("[")


@given(periods(), periods())
def test_two_named_periods_in_order_have_their_edtf(first, last):
    assume(first[0] <= last[0] and first[1] <= last[1])
    assert isinstance(to_edtf(Span(start=first, end=last)), str)


@given(days)
def test_every_printed_day_is_read_as_that_day(day):
    forms = (day.isoformat(), f"{day.day} {day:%B} {day.year:04d}", f"{day:%A}, {day:%B} {day.day}, {day.year:04d}",
             f"{day.year:04d}년 {day.month}월 {day.day}일", f"{day.year:04d}年{day.month}月{day.day}日")  # fmt: skip
    assert all(read_span(form).start == read_span(form).end == (day, day) for form in forms)


@given(years, st.integers(1, 12))
def test_every_printed_month_and_its_parts_are_read(year, month):
    name = date(year, month, 1).strftime("%B")
    first, last = period.months(year, month, month)
    assert read_span(f"{name} {year:04d}").start == (first, last)
    early, mid, late = (read_span(f"{part} {name} {year:04d}") for part in ("early", "mid", "late"))
    assert (early.first, late.last) == (first, last)
    assert early.last < mid.first <= mid.last < late.first
    assert late.last.day == monthrange(year, month)[1]


@given(years)
def test_the_parts_of_a_year_lie_side_by_side(year):
    parts = [read_span(f"{part} {year:04d}") for part in ("early", "mid", "late")]
    assert parts[0].first == date(year, 1, 1)
    assert parts[2].last == date(year, 12, 31)
    assert all(period.shifted(a.last, 1) == b.first for a, b in pairwise(parts))


@given(years, years)
def test_from_to_is_edtf_with_a_slash(first, last):
    assume(first < last)
    said, written = read_span(f"from {first:04d} to {last:04d}"), from_edtf(f"{first:04d}/{last:04d}")
    assert (said.start, said.end) == (written.start, written.end)


@given(periods())
def test_before_and_after_leave_no_day_of_the_period_and_none_between(named):
    assume(named[0] > date.min and named[1] < date(9998, 1, 1))
    first, last = named
    words = f"{first.isoformat()}"
    assert period.shifted(read_span(f"before {words}").last, 1) == first
    assert period.shifted(read_span(f"after {last.isoformat()}").first, -1) == last


@given(st.text(max_size=60), st.one_of(st.none(), days))
def test_no_text_is_more_than_refused(text, as_of):
    with suppress(Refused):
        assert read_span(text, as_of=as_of).words == text.strip()


@given(st.text("0123456789-/.~[]X ", max_size=24))
def test_no_figures_are_more_than_refused(text):
    with suppress(Refused):
        read_span(text)
    with suppress(Refused):
        from_edtf(text)


_SPOKEN = (
    "early mid- late end of the since until before after by about from to between and 2020 1990s 20th century May 31 "
    "Q3 first half spring winter 2019-20 last year ago for three 60 years week - , 03/04/2021 初 年"
)
WORDS = st.sampled_from(_SPOKEN.split())


@given(st.lists(WORDS, max_size=9).map(" ".join), st.one_of(st.none(), days))
def test_no_order_of_date_words_is_more_than_refused(text, as_of):
    with suppress(Refused):
        read_span(text, as_of=as_of)


@given(st.text(max_size=30))
def test_a_name_is_found_in_every_unicode_spelling(name):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert folded(unicodedata.normalize(form, name)) == folded(unicodedata.normalize("NFKC", name))


@given(
    st.sampled_from(["Sinŭiju", "会寧", "회령", "Ｓａｋｊｕ", "が"]), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])
)
def test_names_in_every_script_fold_the_same_in_every_form(name, form):
    assert folded(unicodedata.normalize(form, name)) == folded(name)


MARKDOWN = st.lists(
    st.sampled_from(["[", "]", "{", "}", "@P-1", "@", "(E-1)", "!", "*", "**", "`", "\n", "\n\n", "> ", "- ", "::: map", ":::",
                     "|", "---", "[^a]", "[^a]: ", "<b>", "\\", "#", "## ", " ", "word", "말", "coverage=Y-1", 'alt="x"', ";",
                     "http://a.example", "&amp;", "    "]),
    max_size=25,
).map("".join)  # fmt: skip


@given(MARKDOWN)
def test_no_report_is_more_than_complained_of_and_every_line_lies_in_the_file(body):
    text = "---\ntitle: t\n---\n" + body
    lines = _lines_of(text)
    assert all(3 < line <= text.count("\n") + 1 for line in lines)


def _lines_of(text):
    try:
        return [block.line for block in read_report(text, file_name="r.md").blocks]
    except Complained as refusal:
        return [each.line for each in refusal.complaints]


_SPOKEN_EAST = {
    "ko": "2020년 8월 31일 98년 90년대 20세기 초 중순 말 봄 겨울 상반기 3분기 부터 까지 이후 이전 전 경 현재 사이 와 ~ 작년 지난 음력 윤 3년 간 주체112년 (월) 의 에",
    "ja": "2020年 8月 31日 90年代 20世紀 初め 半ば 末 春 冬 上半期 第3四半期 から まで 以降 以前 前 頃 現在 間 と 〜 昨年 過去 旧暦 閏 3年 間 昭和62年 (月) の に",
    "zh": "2020年 8月 31日 90年代 20世纪 初 中旬 底 春 冬 上半年 三季度 从 到 自 起 以前 前 左右 截至 之间 和 - 去年 过去 农历 闰 三年 来 民国112年 星期一 的 初五",
}
EAST = st.sampled_from(sorted(_SPOKEN_EAST)).flatmap(
    lambda code: st.tuples(
        st.just(code), st.lists(st.sampled_from(_SPOKEN_EAST[code].split()), max_size=9).map("".join)
    )
)


@given(EAST, st.one_of(st.none(), days), st.booleans())
def test_no_order_of_eastern_date_words_is_more_than_refused(spoken, as_of, named):
    code, text = spoken
    with suppress(Refused):
        read_span(text, language=code if named else "", as_of=as_of)


@given(
    st.lists(st.one_of(WORDS, EAST.map(lambda pair: pair[1]), st.text(max_size=5)), max_size=12).map(" ".join),
    st.one_of(st.none(), days),
)
def test_what_is_found_stands_in_order_in_the_text_and_carries_its_words(text, as_of):
    end = 0
    for each in find_spans(text, as_of=as_of):
        assert end <= each.start < each.end <= len(text)
        end = each.end
        if isinstance(each.span, Span):
            assert each.span.words == text[each.start : each.end]


@given(st.text(max_size=40))
def test_folding_keeps_where_every_sign_stood(text):
    folded = fold(text)
    places = [folded.original(at, at + 1) for at in range(len(folded.text))]
    assert all(begin < end <= len(text) for begin, end in places)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(places))
    assert fold(folded.text).text == folded.text


@given(st.sampled_from(["2020년 8월 31일", "２０２０年８月が", "Máy 2020"]), st.sampled_from(["NFC", "NFD"]))
def test_folding_is_the_same_in_every_unicode_spelling(text, form):
    assert fold(unicodedata.normalize(form, text)).text == fold(text).text


@given(st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 28))
def test_a_day_printed_in_any_of_the_four_languages_is_that_day(year, month, day):
    only = date(year, month, day)
    forms = (
        f"{year}년 {month}월 {day}일",
        f"{year}年{month}月{day}日",
        f"{year}. {month}. {day}.",
        f"{day} {only:%B} {year}",
    )
    assert all(read_span(form, language="").start == (only, only) for form in forms)
    assert all(each.span.start == (only, only) for form in forms[:2] for each in find_spans(form))
