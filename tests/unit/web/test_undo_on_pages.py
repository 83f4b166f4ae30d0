"""Undo on every page: what was recorded just now, the form on each record, and why something is not undone."""

import pytest

from .conftest import opened

WORDS = "passphrase=six+words+here+now+okay+fine"


def test_a_record_offers_to_be_withdrawn_with_a_reason_and_to_count_again(browser):
    assert 'action="/withdraw/F1"' in browser.get("/show/F1").text
    answer = browser.post("/withdraw/F-FERRY", "because=the+harbour+was+another")
    assert answer.headers["location"] == "/show/F1"
    page = browser.get("/show/F1").text
    assert "Withdrawn: the harbour was another" in page
    assert 'action="/withdraw/F1"' not in page
    assert "Let it count again" in page
    assert browser.post("/put-back/F1").headers["location"] == "/show/F1"
    assert "Withdrawn: " not in browser.get("/show/F1").text
    assert "No ferry sails." in browser.get("/findings").text


def test_a_change_is_undone_by_saying_it_again_as_it_was(browser):
    browser.post("/describe/E1", "what=A+boat")
    page = browser.get("/show/E1").text
    assert "A boat" in page
    assert "Say it again as it was before" in page
    browser.post("/put-back/E1", "back=/show/E1")
    assert "A boat" not in browser.get("/show/E1").text
    assert "Note about the ferry" in browser.get("/show/E1").text


def test_without_a_reason_nothing_is_withdrawn(browser):
    answer = browser.post("/withdraw/F1", "because=+")
    assert answer.status == 400
    assert "Say why it is withdrawn." in answer.text
    assert browser.post("/withdraw/F9", "because=x").status == 404
    assert browser.get("/withdraw/F1").status == 405


def test_what_cannot_be_undone_says_why(browser, desk):
    browser.post("/original/E1")
    page = browser.get("/show/H1").text
    assert "what has left cannot be called back" in page
    assert 'action="/withdraw/H1"' not in page
    assert browser.post("/withdraw/H1", "because=x").status == 400
    again = browser.post("/withdraw/F1", "because=x"), browser.post("/withdraw/F1", "because=y")
    assert [each.status for each in again] == [303, 400]
    assert "that was done already (x)" in again[1].text
    assert "Nothing was said of T1 before" in browser.post("/put-back/T1").text
    assert desk.good("show", "F1").out.count("withdrawn") >= 1


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/\\evil", "/a?b=c", "x", "/a\r\nb:c"])
def test_undoing_never_leads_elsewhere(browser, back):
    assert browser.post("/withdraw/F1", f"because=x&back={back}").headers["location"] == "/show/F1"


def test_only_the_page_one_is_moved_to_tells_and_only_until_the_next_recording_or_the_lock(browser):
    browser.post("/withdraw/F1", "because=x")
    assert "just-now" not in browser.get("/findings").text
    assert "just-now" in browser.get("/show/F1").text
    assert "just-now" in browser.get("/show/F1").text  # a reload says it again
    browser.post("/describe/E1", "what=A+boat")
    assert "just-now" not in browser.get("/show/F1").text
    assert "just-now" in browser.get("/show/E1").text
    browser.post("/lock")
    browser.post("/unlock", WORDS)
    assert "just-now" not in browser.get("/show/E1").text


def test_what_a_colleague_recorded_meanwhile_is_not_called_ones_own(browser, desk, tmp_path):
    browser.post("/withdraw/F1", "because=x")
    sheet = tmp_path / "x.yaml"
    sheet.write_text("sheet: 1\nsources:\n  S-OAK: {kind: reporter}\n", encoding="utf-8")
    desk.good("apply", sheet)
    told = browser.get("/show/F1").text.split("just-now")[1].split("</section>")[0]
    assert "F1" in told
    assert "S2" not in told


def test_a_report_that_left_is_not_withdrawn_in_silence(published):
    browser = opened(published.case)
    browser.post("/unlock", WORDS)
    report = "R-REPAIRED"
    page = browser.get(f"/show/{report}").text
    assert "readers are told when it is taken back as a publication" in page
    assert browser.post(f"/withdraw/{report}", "because=x").status == 400
    browser.loop.run_until_complete(browser.workbench.case.end())
    browser.loop.close()
