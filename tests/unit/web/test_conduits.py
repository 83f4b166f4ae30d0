"""Conduits: the last word of each, and the silence since, drawn and as a table."""

import csv
import io


def test_each_way_has_its_last_word_and_the_silence_since(peopled):
    page = peopled.get("/conduits?as-of=2024-01-01").text
    assert '<span class="lit">open</span> 2019' in page
    assert '<span class="dark">1,462 to 1,826 days</span>' in page
    assert '<span class="dark">never a word</span>' in page
    assert "it is only recorded as closed" in page
    assert page.count("<svg") == 2


def test_what_became_known_later_is_not_told_of_an_earlier_day(peopled):
    assert "refused" not in peopled.get("/conduits?as-of=2020-06-01").text.partition("<table")[2]
    assert "This case knew of no conduit" not in peopled.get("/conduits?as-of=2018-01-01").text
    assert peopled.get("/conduits?as-of=yesterday").status == 400
    assert peopled.get("/conduits?from=never").status == 400


def test_the_table_leaves_as_csv(peopled):
    answer = peopled.get("/conduits.csv?as-of=2024-01-01")
    head, first, second = csv.reader(io.StringIO(answer.body.decode("utf-8-sig")))
    assert head[:2] == ["id", "label"]
    assert (first[0], first[4]) == ("C1", "open")
    assert int(first[7]) <= int(first[8])
    assert second[4:] == ["", "", "", "", ""]


def test_a_case_without_conduits_says_what_to_do(browser):
    assert "This case knew of no conduit on" in browser.get("/conduits").text
    assert "/conduits" in browser.get("/time").text
