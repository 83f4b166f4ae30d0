"""Identity cards: what stands on one is in the answer to one form and nowhere else, and only after the reason."""

import re

from farbank.assemble.newsroom import newsroom
from farbank.values.handling import Secret
from farbank.views import custody

from .conftest import WORDS

CANARY = "Kanarienvogelalpha, by the post office"


def sealed(browser, words=CANARY):
    answer = browser.post("/card/S-HIDDEN", "words=" + words.replace(" ", "+"))
    assert (answer.status, answer.headers["location"]) == (303, "/card/S2")


def steps(browser):
    with newsroom(browser.folder, Secret(WORDS)) as room:
        return [each.what for each in custody.steps(room.rows, "S2") if each.what.startswith("identity card")]


def test_a_card_is_written_sealed_and_opened_with_a_reason(peopled):
    assert "There is no card yet" in peopled.get("/card/S2").text
    sealed(peopled)
    page = peopled.get("/card/S2").text
    assert "Kanarienvogelalpha" not in page
    assert "Open the card" in page
    answer = peopled.post("/card/S2/open", "because=the+letter+goes+back")
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    assert '<p dir="auto">Kanarienvogelalpha, by the post office</p>' in answer.text
    assert "Kanarienvogel" not in re.search(r"<title>(.*?)</title>", answer.text).group(1)
    assert steps(peopled) == ["identity card sealed", "identity card opened: the letter goes back"]
    assert "the letter goes back" in peopled.get("/card/S2").text


def test_without_a_reason_it_stays_sealed(peopled):
    sealed(peopled)
    answer = peopled.post("/card/S2/open", "because=+++")
    assert answer.status == 400
    assert "Kanarienvogel" not in answer.text
    assert steps(peopled) == ["identity card sealed"]


def test_the_page_closes_by_itself_also_without_scripts(peopled):
    sealed(peopled)
    page = peopled.post("/card/S2/open", "because=why").text
    assert '<noscript><meta http-equiv="refresh" content="60;url=/card/S2"></noscript>' in page
    assert 'data-seconds="60" data-sealed="/card/S2"' in page
    assert 'data-key="Escape"' in page


def test_what_is_on_a_card_stands_on_no_other_page(peopled):
    sealed(peopled)
    peopled.post("/card/S2/open", "because=why")
    for path in ("/", "/names", "/names.csv", "/list/source", "/list/source.csv", "/show/S2", "/card/S2", "/jobs",
                 "/find?q=Kanarienvogelalpha", "/custody", "/inquiries"):  # fmt: skip
        answer = peopled.get(path)
        assert answer.status == 200, path
        assert "post office" not in answer.text, path


def test_a_new_card_takes_the_place_of_the_old_one(peopled):
    sealed(peopled)
    sealed(peopled, "somebody else")
    page = peopled.post("/card/S2/open", "because=why").text
    assert "somebody else" in page
    assert "Kanarienvogel" not in page


def test_a_card_may_hold_markup_and_it_is_words(peopled):
    sealed(peopled, "<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in peopled.post("/card/S2/open", "because=why").text


def test_there_is_no_card_of_nobody_and_none_that_is_empty(peopled):
    assert peopled.get("/card/S99").status == 404
    assert peopled.post("/card/S2", "words=++").status == 400
    assert peopled.post("/card/S2/open", "because=why").status == 404
