"""When nothing asks for a reader, the page says why, and what there is to do."""

import shutil
from urllib.parse import urlencode


def test_when_nothing_asks_the_page_says_why(browser):
    for claim in ("F1", "T1"):
        answer = browser.post("/review/E1/sign", urlencode({"claim": claim, "verdict": "agree", "because": "read"}))
    assert answer.headers["location"] == "/review"
    page = browser.get("/review").text
    assert "Nothing asks for you now." in page
    assert "2 claims wait for another reader." in page


def test_a_case_with_nothing_in_it_says_where_to_begin(made, locked, tmp_path):
    locked.workbench.case.folder = shutil.copytree(made("empty").case, tmp_path / "nothing")
    locked.post("/unlock", "passphrase=six+words+here+now+okay+fine")
    page = locked.get("/review").text
    assert "Nothing has been taken in yet, so nothing asks for a reader." in page
    assert 'href="/intake"' in page
