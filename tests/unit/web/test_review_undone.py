"""Undo on the review: what was signed, marked, covered, decided or linked is taken back by a new entry, or it says why not."""

import re
from urllib.parse import urlencode

from farbank.assemble.newsroom import newsroom
from farbank.facts.decided import PrintDecided
from farbank.facts.reviewed import ClaimReviewed
from farbank.values.handling import Secret

from .conftest import WORDS
from .test_review import desk, pier, pier_case, queue  # noqa: F401 - fixtures

LATER = "Your own reading is not signed"


def told(browser, at):
    """What the page says was recorded just now."""
    found = re.search(r'class="just-now".*?</section>', browser.get(at).text, re.DOTALL)
    return found.group() if found else ""


def sign(browser, claim="F1", verdict="agree", because="the note says so"):
    said = urlencode({"claim": claim, "verdict": verdict, "because": because})
    return browser.post("/review/E1/sign", said).headers["location"]


def decide(browser, word, because="she said so"):
    said = urlencode({"who": "a woman", "print": word, "by": "her family", "because": because})
    return browser.post("/review/E2/decide", said).headers["location"]


def recorded(browser, kind):
    """Everything of a kind that the ledger holds, as it is on the disk."""
    browser.post("/lock", "")
    with newsroom(browser.folder, Secret(WORDS)) as room:
        return [entry.fact for entry in room.kept.ledger.entries() if isinstance(entry.fact, kind)]


def test_a_reading_is_taken_back_by_signing_that_one_cannot_tell_and_both_stay(pier):  # noqa: F811
    page = told(pier, sign(pier))
    assert "Your reading is signed" in page
    assert 'action="/review/F1/take-back"' in page
    assert "Take it back" in page
    answer = pier.post("/review/F1/take-back", "back=/review/E1")
    assert (answer.status, answer.headers["location"]) == (303, "/review/E1")
    page = pier.get("/review/E1?claim=F1").text
    assert 'cannot tell: <span dir="auto">taken back' in page
    assert 'action="/review/F1/take-back"' not in page.split('class="told-by"')[1]
    assert "Say it again as it was before" in told(pier, "/review/E1")
    readings = recorded(pier, ClaimReviewed)
    assert [(each.verdict, each.because) for each in readings] == [
        ("agree", "the note says so"), ("cannot_tell", "taken back"),
    ]  # fmt: skip


def test_a_reading_that_was_signed_over_another_goes_back_to_that(pier):  # noqa: F811
    sign(pier, verdict="disagree", because="another ferry")
    sign(pier, verdict="agree", because="a slip")
    assert 'action="/review/F1/take-back"' in pier.get("/review/E1?claim=F1").text
    pier.post("/review/F1/take-back", "")
    assert 'disagrees: <span dir="auto">another ferry' in pier.get("/review/E1?claim=F1").text
    assert [each.because for each in recorded(pier, ClaimReviewed)] == ["another ferry", "a slip", "another ferry"]


def test_nothing_is_taken_back_that_was_not_signed(pier):  # noqa: F811
    answer = pier.post("/review/F1/take-back", "")
    assert (answer.status, "You have signed no reading of F1" in answer.text) == (400, True)
    assert pier.post("/review/S1/take-back", "").status == 404
    sign(pier)
    pier.post("/withdraw/F1", "because=x")
    assert pier.post("/review/F1/take-back", "").status in {400, 404}


def test_what_was_signed_of_a_claim_that_is_withdrawn_meanwhile_says_why_it_stays(pier, desk, tmp_path):  # noqa: F811
    at = sign(pier)
    sheet = tmp_path / "x.yaml"
    sheet.write_text("sheet: 1\nwithdraw:\n  F-FERRY: another harbour\n", encoding="utf-8")
    desk.good("apply", sheet)
    page = told(pier, at)
    assert "It cannot be taken back" in page
    assert "F1 was withdrawn" in page
    assert "take-back" not in page


def test_a_decision_is_taken_back_to_the_safe_side_or_to_the_one_before(pier):  # noqa: F811
    page = told(pier, decide(pier, "yes"))
    assert 'action="/review/E2/undecide"' in page
    assert "a woman" not in pier.post("/review/E2/undecide", "who=a+woman&back=/review/E2").headers["location"]
    assert "a woman: not to be printed" in pier.get("/review/E2").text
    decide(pier, "no", "she is afraid")
    decide(pier, "yes", "she was asked again")
    pier.post("/review/E2/undecide", "who=a+woman")
    assert "she is afraid" in pier.get("/review/E2").text
    assert [(each.allowed, each.turn) for each in recorded(pier, PrintDecided)] == [
        (True, 1), (False, 2), (False, 3), (True, 4), (False, 5),
    ]  # fmt: skip


def test_a_first_no_says_why_there_is_nothing_to_take_back_and_is_decided_anew(pier):  # noqa: F811
    page = told(pier, decide(pier, "no"))
    assert "It cannot be taken back: whoever nobody decided on is not printed either" in page
    assert pier.post("/review/E2/undecide", "who=a+woman").status == 400
    assert pier.post("/review/E2/undecide", "who=somebody").status == 404
    assert "Decide anew on a woman" in pier.get("/review/E2").text
    decide(pier, "yes")
    assert "a woman: not to be printed" not in pier.get("/review/E2").text


def test_a_region_is_withdrawn_from_the_page_that_recorded_it(pier):  # noqa: F811
    said = {"page": "1", "left": "10", "top": "10", "width": "20", "height": "20", "says": "A rope"}
    page = told(pier, pier.post("/review/E2/mark", urlencode(said)).headers["location"])
    (address,) = re.findall(r'action="(/withdraw/T\d+)"', page)
    assert f'href="{address.replace("/withdraw", "/show")}#undo"' in pier.get("/review/E2").text
    pier.post(address, "slip=1&back=/review/E2")
    assert "A rope" not in pier.get("/review/E2").text.split('class="regs"')[1]


def test_a_covered_copy_is_withdrawn_and_its_boxes_are_no_longer_told(pier):  # noqa: F811
    given = {"page": "1", "left": "50", "top": "50", "width": "10", "height": "10", "because": "a face"}
    page = pier.finished(pier.post("/review/E2/cover", urlencode(given)).headers["location"]).text
    assert 'action="/withdraw/E4"' in page
    assert 'class="hidden"' in pier.get("/review/E2").text
    assert pier.post("/withdraw/E4", "slip=1&back=/review/E2").headers["location"] == "/review/E2"
    assert 'class="hidden"' not in pier.get("/review/E2").text


def test_a_link_is_withdrawn_and_the_likeness_asks_again(pier):  # noqa: F811
    said = urlencode({"other": "E2", "type": "same_origin", "because": "the same rope"})
    page = told(pier, pier.post("/review/E3/link", said).headers["location"])
    (address,) = re.findall(r'action="(/withdraw/\w+)"', page)
    assert "the same rope" in pier.get("/review/E3").text
    pier.post(address, "slip=1&back=/review/E3")
    page = pier.get("/review/E3").text
    assert "Looks like" in page
    assert ("The pier again", "May be the same photograph as E2", "E3") in queue(pier, "/review/E3")
