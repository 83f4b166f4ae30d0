"""Screens of a case with many rows: each holds a page of them, and says how many more there are."""

import re
from datetime import date

import pytest

from farbank.facts.figure import FigureObserved, SeriesOpened
from farbank.facts.finding import Bearing, Checks, FindingDrawn
from farbank.facts.inquiry import InquiryOpened
from farbank.facts.item import Description, ItemReceived
from farbank.facts.statement import StatementMade
from farbank.values.count import Count
from farbank.values.span import moment
from farbank.views import search
from farbank.web.remembered import MOST, once
from farbank.web.screens import find, findings, rows, series

YEAR = moment(date(2023, 1, 1), date(2023, 12, 31), words="2023")
DAY = moment(date(2024, 1, 15), date(2024, 1, 15), words="2024-01-15")


def kept(browser, *facts):
    browser.loop.run_until_complete(browser.workbench.case.tell(lambda room: room.record(lambda: facts)))


def asked(browser, question):
    return browser.loop.run_until_complete(browser.workbench.case.ask(question))


def links(text, to):
    return re.findall(rf'href="({re.escape(to)}[^"]*)"', text)


def drawn(number):
    rests = (Bearing(on="T1", stance="supports", strength="moderate"),)
    return FindingDrawn(id=f"F{number}", label=f"F-{number}", text=f"Quay {number} was shut", rests_on=rests)


def said(number, item="E1"):
    return StatementMade(id=f"T{number}", label=f"T-{number}", item=item, says=f"somebody stood at pier {number}")


def test_findings_are_turned_through_and_only_a_page_is_weighed(browser, monkeypatch):
    kept(browser, *map(drawn, range(101, 101 + 2 * findings.PAGE)))
    weighed = []
    told = findings.weigh_some
    monkeypatch.setattr(findings, "weigh_some", lambda room, ids: weighed.extend(ids := tuple(ids)) or told(room, ids))
    text = browser.get("/findings?page=2").text
    assert len(weighed) == findings.PAGE
    assert f"{findings.PAGE + 1} to {2 * findings.PAGE} of {2 * findings.PAGE + 1}" in text
    assert links(text, "/findings?") == ["/findings?page=1", "/findings?page=3"]


def test_findings_are_filtered_before_they_are_weighed(browser):
    kept(browser, drawn(101), drawn(102))
    text = browser.get("/findings?q=QUAY+102").text
    assert "Quay 102 was shut" in text
    assert "Quay 101 was shut" not in text
    assert "No finding holds “nothing”" in browser.get("/findings?q=nothing").text


def test_a_long_list_in_a_record_is_cut_short_and_turned_through_elsewhere(browser):
    kept(browser, *map(said, range(201, 351)))
    text = browser.get("/show/E1").text
    assert text.count("somebody stood at pier") == 19  # the case had one statement in it already
    assert "131 more lines" in text
    whole = links(text, "/show/E1?list=")
    assert whole == ["/show/E1?list=statements"]
    text = browser.get(whole[0]).text
    assert "1 to 100 of 151" in text
    assert text.count("<section>") == 1
    text = browser.get(f"{whole[0]}&page=2").text
    assert text.count("<li dir") == 51
    assert "somebody stood at pier 350" in text


def test_what_is_found_is_turned_through(browser):
    kept(browser, *map(said, range(201, 201 + find.PAGE + 5)))
    text = browser.get("/find?q=pier").text
    assert f"{find.PAGE + 5} rows hold all of “pier”; 1 to {find.PAGE} of {find.PAGE + 5}" in text
    (later,) = links(text, "/find?q=pier")
    assert later == "/find?q=pier&amp;page=2"
    assert browser.get(later.replace("&amp;", "&")).text.count("somebody stood at pier") == 5


def test_a_row_and_the_text_read_out_of_it_are_found_once(browser):
    text = browser.get("/find?q=ferry").text
    assert text.count('<a href="/show/E1">') == 1


@pytest.mark.parametrize("words", ["pier 207", "t-207", "T-207", "T207"])
def test_who_is_still_typing_is_offered_what_they_may_mean(browser, words):
    kept(browser, *map(said, range(201, 211)))
    answer = browser.get(f"/find/quick?q={words}")
    assert answer.status == 200
    assert "<html" not in answer.text
    assert 'href="/show/T207"' in answer.text
    assert "somebody stood at pier 207" in answer.text
    assert '<span class="soft">statement</span>' in answer.text


def test_few_are_offered_and_nothing_where_nothing_was_typed(browser):
    kept(browser, *map(said, range(201, 231)))
    assert browser.get("/find/quick?q=pier").text.count("<li>") == 8
    assert browser.get("/find/quick?q=").text.strip() == ""
    assert "Nothing here holds all of “xyzzy”" in browser.get("/find/quick?q=xyzzy").text


def test_a_quick_search_tells_nothing_of_an_inquiry(browser):
    kept(browser, InquiryOpened(id="Q1", label="", by="M1", names=("Mother of nobody",)))
    for words in ("Q1", "q1", "Q", "mother", "nobody"):
        assert "/show/Q1" not in browser.get(f"/find/quick?q={words}").text


def test_series_are_turned_through_and_filtered(browser):
    many = [SeriesOpened(id=f"V{n}", label=f"series-{n}", name=f"Ferries {n}", unit="boats") for n in range(1, 12)]
    figures = [
        FigureObserved(id=f"G{n}", label=f"g-{n}", series=f"V{n}", ref=YEAR, value=Count(value=n), known_from=DAY)
        for n in range(1, 12)
    ]
    kept(browser, *many, *figures)
    text = browser.get("/series").text
    assert f"1 to {series.PAGE} of 11" in text
    assert text.count("<h2") - text.count('<h2 id="keys-title"') == series.PAGE
    assert "Ferries 11" in browser.get("/series?page=2").text
    only = browser.get("/series?q=ferries+11").text
    assert "Ferries 11" in only
    assert "Ferries 10" not in only
    assert "No row holds all of" in browser.get("/series?q=nothing").text
    assert "Ferries 3" in browser.get("/series?name=series-3").text


def test_what_was_drawn_is_kept_until_the_case_changes(browser):
    made = []

    def draw(room):
        return once(room, "a chart", lambda: made.append(1) or len(made))

    assert [asked(browser, draw), asked(browser, draw)] == [1, 1]
    kept(browser, ItemReceived(id="E9", label="E-9", about=Description(heading="new")))
    assert [asked(browser, draw), asked(browser, draw)] == [2, 2]


def test_only_the_last_few_drawings_are_kept(browser):
    made = []

    def draw(name):
        return asked(browser, lambda room: once(room, name, lambda: made.append(name)))

    for name in range(MOST + 1):
        draw(name)
    draw(MOST)
    assert len(made) == MOST + 1
    draw(0)
    assert made[-1] == 0


def test_a_chart_is_drawn_anew_after_a_lock(browser):
    made = []
    asked(browser, lambda room: once(room, "a chart", lambda: made.append(1)))
    browser.post("/lock")
    browser.post("/unlock", "passphrase=six+words+here+now+okay+fine")
    asked(browser, lambda room: once(room, "a chart", lambda: made.append(1)))
    assert len(made) == 2


def test_a_name_that_is_not_there_is_answered_with_what_was_meant(browser):
    text = browser.get("/describe/E-NOTTE").text
    assert "there is no item e-notte" in text.lower()


def test_a_list_of_ten_pages_leads_straight_to_any_of_them_and_keeps_what_was_asked(browser, monkeypatch):
    monkeypatch.setattr(rows, "PAGE", 2)
    kept(browser, *(said(number) for number in range(101, 121)))
    text = browser.get("/list/statement?by=title&down=1&q=pier&page=3").text
    leaf = text[text.index('class="filter leaf"') :].split("</form>")[0]
    assert re.findall(r'name="(\w+)" value="([^"]*)"', leaf) == [("by", "title"), ("down", "1"), ("q", "pier")]
    assert 'name="page" inputmode="numeric" size="5" value="3"' in leaf
    assert "of 10" in leaf
    assert 'class="filter leaf"' not in browser.get("/list/statement?q=pier+11").text


@pytest.mark.parametrize(("address", "section"), [("/list/item", "Items"), ("/list/finding", "Findings")])
def test_the_header_marks_the_part_that_a_list_belongs_to(browser, address, section):
    marked = re.search(r"<nav[^>]*>.*?</nav>", browser.get(address).text, re.DOTALL)[0]
    assert re.findall(r'aria-current="page">([^<]+)<', marked) == [section]


def test_the_record_of_a_finding_says_in_words_how_each_row_bears_on_it(browser):
    checks = Checks(authenticity="pass", time="fail")
    told = Bearing(on="T1", stance="contradicts", strength="weak", checks=checks, hearsay=2)
    kept(browser, FindingDrawn(id="F101", label="F-101", text="Quay 101 was shut", rests_on=(told,)))
    words = (
        "T1 contradicts it, weak; checked: authenticity; FAILED: time; not checked: place, integrity; retold 2 times"
    )
    assert words in browser.get("/show/F101").text


def test_only_items_have_a_column_for_their_files(browser):
    assert '<th scope="col">File</th>' in browser.get("/list/item").text
    assert '<th scope="col">File</th>' not in browser.get("/list/statement").text


def test_of_two_latin_letters_the_first_rows_are_told_and_that_there_are_more(browser, monkeypatch):
    kept(browser, *map(said, range(101, 106)))
    monkeypatch.setattr(find, "PAGE", 2)
    monkeypatch.setattr(search, "SCANNED", 4)
    text = browser.get("/find?q=pi&page=2").text
    assert "“pi” stands in 4 rows or more: 3 to 4 of the first." in text
    assert (len(re.findall(r'href="/show/T', text)), links(text, "/find?")[-1]) == (2, "/find?q=pi&amp;page=1")
    assert "5 rows hold all of “pier”" in browser.get("/find?q=pier").text
