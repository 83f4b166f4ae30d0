"""The pages on a real case, asked in this process."""

import csv
import io
import re

import pytest
from PIL import Image

from .conftest import DOOR, HOST, KIND, PORT, form, opened

WRITE = {"host": HOST, "origin": "null", "content-type": "application/x-www-form-urlencoded"}


def enter(browser, token):
    return browser.get("/enter", method="POST", headers=WRITE, body=f"door={token}".encode())


def test_the_door_opens_once_and_sets_the_cookie_of_this_port(locked):
    assert enter(locked, "another").status == 403
    answer = enter(locked, DOOR)
    assert answer.status == 200
    assert re.fullmatch(rf"farbank-{PORT}=\S+; HttpOnly; Path=/; SameSite=strict", answer.headers["set-cookie"])
    assert DOOR not in answer.text
    assert enter(locked, DOOR).status == 403
    assert enter(locked, "").status == 403


@pytest.mark.parametrize("path", ["/", "/list/item", "/show/E1", "/find?q=ferry", "/jobs", "/intake", "/nothing"])
def test_nothing_of_a_locked_case_is_shown(locked, path):
    answer = locked.get(path)
    assert "Passphrase" in answer.text
    assert "ferry" not in answer.text.lower()
    assert "quiet" not in answer.text.lower()
    assert "<title>farbank</title>" in answer.text


@pytest.mark.parametrize(
    ("given", "said"), [("", "Type the passphrase"), ("mistaken", "does not open"), ("x" * 2000, "Type")]
)
def test_another_passphrase_does_not_unlock_and_is_not_repeated(locked, given, said):
    answer = locked.post("/unlock", f"passphrase={given}")
    assert answer.status == 200
    assert said in answer.text
    assert not given or given not in answer.text
    assert "Passphrase" in locked.get("/list/item").text


def test_failed_passphrases_are_counted_until_it_opens(locked):
    for _ in range(2):
        answer = locked.post("/unlock", "passphrase=wrong")
    assert "2 passphrases did not open it" in answer.text
    assert locked.post("/unlock", "passphrase=six+words+here+now+okay+fine").status == 303
    assert locked.workbench.case.failed == 0


def test_the_first_page_says_how_far_the_case_is(browser):
    text = browser.get("/").text
    assert "A quiet harbour" in text
    assert ">items</span> 1<" in text
    assert ">looks</span> 0<" in text


def test_lock_now_lets_go_of_the_case(browser):
    assert browser.post("/lock").headers["location"] == "/"
    assert "Passphrase" in browser.get("/show/E1").text
    assert not browser.workbench.case.is_open


def test_a_case_that_nobody_uses_is_locked(browser):
    case = browser.workbench.case
    assert not browser.loop.run_until_complete(case.lock_when_idle())
    case._idle = 0
    assert browser.loop.run_until_complete(case.lock_when_idle())
    assert not case.is_open
    assert not browser.loop.run_until_complete(case.lock_when_idle())


def test_a_list_shows_its_rows_and_an_empty_one_says_why(browser):
    assert "Note about the ferry" in browser.get("/list/item").text
    assert "No look is recorded yet" in browser.get("/list/look").text
    assert "No row holds all of" in browser.get("/list/item?q=submarine").text


def test_a_list_of_no_kind_is_not_there(browser):
    answer = browser.get("/list/member")
    assert (answer.status, "There is no list of member." in answer.text) == (404, True)


def test_a_record_shows_all_that_is_known_of_it(browser):
    text = browser.get("/show/E-NOTE").text
    assert "by courier" in text
    assert "note.txt" in text
    assert browser.get("/show/E999").status == 404


def test_a_search_finds_words_in_any_script(browser):
    assert "E1" in browser.get("/find?q=압록강").text
    assert "Nothing here holds" in browser.get("/find?q=submarine").text
    assert "Type words" in browser.get("/find").text


def test_an_original_is_a_file_to_keep_in_a_sandbox(browser):
    answer = browser.post("/original/E1")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''note.txt"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert "압록강" in answer.text
    assert "original" in browser.get("/list/copy").text
    assert browser.get("/original/E1").status == 405


def test_a_list_is_exported_as_it_is_filtered(browser):
    answer = browser.get("/list/item.csv?q=ferry")
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert [(row["id"], row["title"]) for row in rows] == [("E1", "Note about the ferry")]
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''item.csv"


def test_hostile_titles_are_words_everywhere(browser, desk, tmp_path):
    sheet = tmp_path / "x.yaml"
    sheet.write_text(
        'sheet: 1\nsubjects:\n  - {key: "U-X", kind: place, names: [{text: "<script>alert(1)</script>{{7*7}}\\u202e"}]}\n',
        encoding="utf-8",
    )
    desk.good("apply", sheet)
    for path in ("/list/subject", "/show/U-X", "/find?q=alert"):
        text = browser.get(path).text
        assert "<script>alert" not in text
        assert "{{7*7}}" in text


@pytest.mark.parametrize("name", ["workbench.css", "mark.svg", "sans-400.ttf"])
def test_style_and_fonts_come_from_the_package(locked, name):
    assert locked.get(f"/static/{name}").status == 200


@pytest.mark.parametrize("name", ["..%2fworkbench.py", "nothing.css", "../guard.py"])
def test_no_other_file_does(browser, name):
    assert browser.get(f"/static/{name}").status == 404


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [("text/plain", b"passphrase=x", 415), ("application/x-www-form-urlencoded", b"a=" + b"x" * (1 << 20), 413),
     ("application/x-www-form-urlencoded", b"\xff\xfe", 400), ("application/x-www-form-urlencoded", b"a&" * 1001, 413)],
)  # fmt: skip
def test_a_form_is_a_form_and_no_more(browser, kind, body, status):
    assert browser.post("/unlock", body, kind=kind).status == status


def test_two_windows_see_each_others_facts_at_once(browser, desk):
    before = browser.get("/").text
    desk.good("apply", _another(desk))
    assert ">looks</span> 0<" in before
    assert ">sources</span> 2<" in browser.get("/").text


def _another(desk):
    path = desk.case.parent / "another.yaml"
    path.write_text("sheet: 1\nsources:\n  S-OAK: {kind: reporter, reliability: B}\n", encoding="utf-8")
    return path


def test_findings_are_shown_with_their_weight_in_words_and_no_percentage(browser):
    text = browser.get("/findings").text
    assert "No ferry sails." in text
    assert "Independent origins: " in text
    assert "%" not in text.split("<main")[1]
    assert "No finding holds" in browser.get("/findings?q=submarine").text


def test_a_report_shows_its_marks_and_the_gate_judges_it_in_the_background(with_reader):
    page = with_reader.get("/report/R-HARBOUR")
    assert '<a class="mark" href="/show/T-FERRY">T-FERRY</a>' in page.text
    assert "Nobody has asked it" in page.text
    address = with_reader.post("/report/R-HARBOUR/judge").headers["location"]
    assert "This is not a finding of safety" in with_reader.finished(address).text
    text = with_reader.get("/report/R-HARBOUR").text
    assert "NO FINDING" in text
    assert "This is not a finding of safety" in text
    assert with_reader.get("/report/R-HARBOUR/judge").status == 405
    assert with_reader.get("/report/R-NONE").status == 404


def test_a_line_is_unrolled_and_its_dark_cells_say_who_could_look(on_the_border):
    text = on_the_border.get("/time?from=2022&to=2023").text
    assert "<svg" in text
    assert '<span class="dark">nobody looked</span>' in text
    assert "opposite bank" in text
    dark = on_the_border.get("/time?from=2022&to=2023&dark=1").text
    assert '<span class="lit">' not in dark
    assert on_the_border.get("/time?from=never").status == 400


def test_a_finding_on_one_origin_is_never_called_probable(on_the_border):
    text = on_the_border.get("/findings").text
    assert "One origin, not independently confirmed." in text
    assert "robable" not in text
    assert "disagrees with what it derives from" in text


def test_a_series_is_shown_as_it_was_known_on_a_day(on_the_border):
    assert ">196<" in on_the_border.get("/series?as-of=2024-06-01").text
    assert "about 180" in on_the_border.get("/series?as-of=2023-12-31").text
    assert on_the_border.get("/series?as-of=yesterday").status == 400
    assert "No value of it was known" in on_the_border.get("/series?as-of=1990-01-01").text


def test_where_nothing_is_held_the_page_says_what_to_do(empty):
    browser = opened(empty.case)
    browser.post("/unlock", "passphrase=six+words+here+now+okay+fine")
    assert "The case is empty" in browser.get("/").text
    assert "measures along no line yet" in browser.get("/time").text
    assert "holds no series yet" in browser.get("/series").text
    assert "Nothing is concluded yet" in browser.get("/findings").text
    browser.loop.run_until_complete(browser.workbench.case.end())
    browser.loop.close()


def test_an_item_is_described_and_what_was_said_stands_in_the_form(browser):
    assert 'value="E' not in browser.get("/describe/E1").text
    fields = "what=A+ferry&when=June+2024&where=Hyesan&whose=S-REED&printable=the+words"
    assert browser.post("/describe/E-NOTE", fields).headers["location"] == "/show/E1"
    page = browser.get("/describe/E1").text
    assert 'value="June 2024"' in page
    assert 'value="S-REED"' in page
    assert "A ferry" in browser.get("/show/E1").text
    answer = browser.post("/describe/E1", "when=the+day+of+days&what=Two+ferries")
    assert answer.status == 400
    assert "when: " in answer.text
    assert 'value="the day of days"' in answer.text
    assert 'value="Two ferries"' in answer.text
    assert "Two ferries" not in browser.get("/show/E1").text
    assert browser.get("/describe/E9").status == 404


def test_a_text_is_read_and_what_is_ticked_is_recorded(with_reader):
    body = form(
        ("files", "said.txt", "In May 2023, 10 people crossed near Hyesan by boat. 2023년 10월에는 5명이었다.\n")
    )
    with_reader.finished(with_reader.post("/intake", body, kind=KIND).headers["location"])
    page = with_reader.get("/read/E2").text
    names = re.findall(r'name="proposal" value="([0-9a-f]+\.\d+)"', page)
    assert names
    assert 'class="said' in page
    answer = with_reader.post("/read/E2/accept", "&".join(f"proposal={each}" for each in names[:2]))
    assert answer.status == 303, answer.text
    assert "recorded" in with_reader.get(answer.headers["location"]).text
    assert with_reader.post("/read/E2/accept", "series=").status == 400
    assert with_reader.post("/read/E2/accept", "proposal=000000.1").status == 400


def test_a_picture_is_drawn_anew_and_words_are_none(with_reader, tmp_path):
    Image.new("RGB", (40, 30), "orange").save(tmp_path / "p.png")
    body = form(("files", "p.png", (tmp_path / "p.png").read_bytes()))
    with_reader.finished(with_reader.post("/intake", body, kind=KIND).headers["location"])
    assert 'src="/picture/E2/1"' in with_reader.get("/show/E2").text
    answer = with_reader.get("/picture/E2/1")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/jpeg")
    assert answer.body[:2] == b"\xff\xd8"
    assert "/picture/" not in with_reader.get("/show/E1").text
    assert with_reader.get("/picture/E1/1").status == 400
    assert with_reader.get("/picture/E9/1").status == 404
