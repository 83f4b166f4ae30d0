"""A plain table of a population becomes the tab of a desk sheet, line by line, with every fault at its line."""

import pytest

from farbank.errors import Complained
from farbank.reading.sheet.population_table import HEADER, population_tab
from farbank.values.picture import Tab


def read(*rows):
    return population_tab(Tab(name="t", rows=tuple(tuple(row.split("|")) for row in rows)), "coast", "coast.csv")


def cells(row):
    return {name: cell for name, cell in zip(HEADER, row, strict=True) if cell}


def faults(*rows):
    with pytest.raises(Complained) as found:
        read(*rows)
    return [(each.line, each.key) for each in found.value.complaints]


def test_the_total_comes_first_then_shares_and_pairs():
    tab = read(
        "dimension|value|other|other value|count|share|low|high|source|year|confidence",
        "||||1,000||900|1100|a count|2020|high",
        "sex|female|||510||500|520||2008|low",
        "||||||||||",
        "성별|female|나이|30-39||0.1|0.05|0.2|a survey||",
    )
    assert tab.name == "population"
    total, share, empty, pair = map(cells, tab.rows[1:])
    assert total == {"key": "coast", "count": "1,000", "low": "900", "high": "1100", "source": "a count",
                     "year": "2020", "confidence": "high"}  # fmt: skip
    assert share == {"key": "coast", "shares.dimension": "sex", "shares.value": "female",
                     "shares.share": "0.510000000", "shares.low": "0.500000000", "shares.high": "0.520000000",
                     "shares.source": "a count", "shares.year": "2008", "shares.confidence": "low"}  # fmt: skip
    assert empty == {}
    assert pair["pairs.dimension"] == "sex"
    assert (pair["pairs.other"], pair["pairs.other_value"], pair["pairs.share"]) == ("age", "30-39", "0.1")


@pytest.mark.parametrize("header", ["항목|값|인원|출처", "項目|値|人数|出典", "项目|值|人口|来源"])
def test_headers_may_be_korean_japanese_or_chinese(header):
    tab = read(header, "||1000|s", "직업|clerk|10|s")
    assert cells(tab.rows[2])["shares.dimension"] == "occupation"
    assert cells(tab.rows[2])["shares.share"] == "0.010000000"


def test_what_is_wrong_is_told_with_its_line():
    assert faults("dimension|valu|count|count|qqqqq", "||5||") == [(1, "valu"), (1, "qqqqq"), (1, "count")]
    assert faults("dimension|value|count|share", "sex|female||0.5") == [(2, "count")]
    assert faults("dimension|value|count|low", "||1000|", "sex|female||", "sex|male|many|", "sex|male|nan|-3") == [
        (3, "share"), (4, "count"), (5, "count"), (5, "low"),
    ]  # fmt: skip
    assert faults("dimension|value|count") == [(2, "count")]


def test_without_a_total_that_is_a_number_no_count_of_people_is_a_share():
    assert faults("dimension|value|count", "||many", "sex|female|3") == [(3, "count")]
