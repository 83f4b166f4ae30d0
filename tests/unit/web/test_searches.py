"""A search is kept in the case under a name, found again, and let go of."""

from urllib.parse import quote

import pytest


def test_a_search_is_kept_found_again_and_let_go_of(browser):
    assert browser.get("/find?q=ferry").text.count("Keep this search") == 1
    answer = browser.post("/searches/keep", f"name=the+ferry&address={quote('/find?q=ferry')}")
    assert (answer.status, answer.headers["location"]) == (303, "/find?q=ferry")
    page = browser.get("/find").text
    assert '<a href="/find?q=ferry" dir="auto">the ferry</a>' in page
    browser.post("/searches/keep", f"name=the+ferry&address={quote('/list/item?q=%EA%B5%AD&by=title')}")
    assert browser.get("/find").text.count("the ferry</a>") == 1
    assert 'href="/list/item?q=%EA%B5%AD&amp;by=title"' in browser.get("/find").text
    assert browser.post("/searches/drop", "name=the+ferry").headers["location"] == "/find"
    assert "the ferry</a>" not in browser.get("/find").text


@pytest.mark.parametrize(
    ("name", "address"),
    [("", "/find?q=x"), ("x" * 81, "/find?q=x"), ("a", "//elsewhere.example/"), ("a", "https://elsewhere.example/"),
     ("a", "/lock"), ("a", "/find?q=\r\nx"), ("a", ""), ("a", "javascript:1")],
)  # fmt: skip
def test_only_a_page_of_the_workbench_is_kept_and_under_a_short_name(browser, name, address):
    assert browser.post("/searches/keep", f"name={name}&address={quote(address)}").status == 400
    assert "Kept searches" not in browser.get("/find").text


def test_what_is_kept_already_and_what_is_not_there_record_nothing(browser):
    def head():
        return browser.loop.run_until_complete(browser.workbench.case.ask(lambda room: room.kept.ledger.head()))

    browser.post("/searches/keep", "name=a&address=/series")
    before = head()
    browser.post("/searches/keep", "name=+a+&address=/series")
    browser.post("/searches/drop", "name=b")
    assert head() == before
