"""Names by script and system, and two persons side by side: nobody sealed is named, and nothing is merged."""

import csv
import io
import re

from farbank.assemble.newsroom import newsroom
from farbank.values.handling import Secret
from farbank.views import persons

from .conftest import WORDS


def rows(text):
    return re.findall(r"<tr><td><a href=\"/show/(\w+)\">", text)


def said(browser):
    with newsroom(browser.folder, Secret(WORDS)) as room:
        return [(each.one, each.other, each.verdict, each.because) for each in persons.said(room.rows)]


def test_a_name_stands_under_its_script_and_what_was_made_is_told_as_made(peopled):
    page = peopled.get("/names").text
    for head in ("Hangul", "Hanja", "Revised", "McCune-Reischauer", "Kana", "Chinese"):
        assert f'<th scope="col">{head}</th>' in page
    assert '<span class="name" dir="auto">김영철</span>' in page
    assert '<span class="name" dir="auto">金英哲 <span class="soft">guess</span></span>' in page
    assert (
        '<span class="name made" dir="auto">Gim Yeong-cheol<span class="unseen"> (made by rule)</span></span>' in page
    )
    assert '<span class="name" dir="auto">鸭绿江</span>' in page


def test_a_codename_is_all_there_is_of_a_sealed_person(peopled):
    page = peopled.get("/names?show=source").text
    assert rows(page) == ["S1", "S2"]
    sealed = page[page.index("/show/S2") :]
    assert '<span class="dark">sealed</span> <a href="/card/S2">No card yet</a>' in sealed
    assert 'class="name' not in sealed
    cells = list(csv.reader(io.StringIO(peopled.get("/names.csv?show=source").body.decode("utf-8-sig"))))[2]
    assert (cells[:3], set(cells[3:])) == (["S2", "S-HIDDEN", "partner inside".replace(" ", "_")], {""})


def test_somebody_is_found_by_a_name_in_another_script(peopled):
    assert rows(peopled.get("/names?q=Gim Yeongcheol").text) == ["U1", "U2", "U3"]
    assert rows(peopled.get("/names?q=U-RIVER").text) == ["U5"]
    assert "Nobody here has “nobody”" in peopled.get("/names?q=nobody").text


def test_rows_are_sorted_and_turned_and_the_address_is_the_state(peopled):
    assert rows(peopled.get("/names?by=label&show=subject").text) == ["U4", "U3", "U1", "U5", "U2"]
    page = peopled.get("/names?by=label&show=subject&down=1").text
    assert rows(page) == ["U2", "U5", "U1", "U3", "U4"]
    assert 'aria-sort="descending"' in page
    assert rows(peopled.get("/names?by=nonsense&show=nonsense").text)[0] == "U1"


def test_pairs_are_proposed_once_and_never_with_a_codename(peopled):
    page = peopled.get("/names/pairs").text
    assert re.findall(r'href="/names/pair/(\w+)/(\w+)"', page) == [("U1", "U3"), ("U1", "U2"), ("U2", "U3")]
    assert "S2" not in page


def test_two_stand_side_by_side_with_why_and_why_not(peopled):
    page = peopled.get("/names/pair/U2/U1").text
    assert "U1 and U2" in page
    for words in ("both may be 김영철", "born 1985", "another place", "mother 리순옥"):
        assert words in page
    assert page.index("Why they may be one") < page.index("both may be 김영철") < page.index("Why they may be two")


def test_keeping_apart_is_as_easy_as_the_same_and_leads_to_the_next_pair(peopled):
    answer = peopled.post("/names/pair/U1/U3", "verdict=apart&because=two+schools")
    assert (answer.status, answer.headers["location"]) == (303, "/names/pair/U2/U3?said=apart&of=U1.U3")
    assert "Recorded: U1 and U3 are apart." in peopled.get(answer.headers["location"]).text
    answer = peopled.post("/names/pair/U2/U3", "verdict=same&because=one+hand")
    assert answer.headers["location"] == "/names/pairs"
    assert said(peopled) == [("U1", "U3", "apart", "two schools"), ("U2", "U3", "same", "one hand")]
    assert "apart from U3" in peopled.get("/names").text


def test_what_was_said_is_taken_back_with_a_reason(peopled):
    peopled.post("/names/pair/U1/U3", "verdict=same&because=one+hand")
    assert "They are said to be the same: one hand" in peopled.get("/names/pair/U1/U3").text
    answer = peopled.post("/names/pair/U1/U3", "verdict=same&because=another+hand&withdraw=1")
    assert answer.headers["location"] == "/names/pair/U1/U3"
    assert said(peopled) == []


def test_a_contradiction_is_told(peopled):
    for one, other, verdict in (("U1", "U2", "same"), ("U2", "U3", "same"), ("U1", "U3", "apart")):
        peopled.post(f"/names/pair/{one}/{other}", f"verdict={verdict}&because=so")
    page = peopled.get("/names/pair/U1/U3").text
    assert "Contradiction: U1 and U3 are said to be apart (so), but" in page


def test_nothing_is_recorded_without_a_reason_or_of_a_codename(peopled):
    assert peopled.post("/names/pair/U1/U3", "verdict=same&because=+").status == 400
    assert peopled.post("/names/pair/U1/U3", "verdict=maybe&because=so").status == 400
    assert peopled.post("/names/pair/U1/S2", "verdict=same&because=so").status == 400
    assert peopled.get("/names/pair/U1/S2").status == 404
    assert peopled.get("/names/pair/U1/U5").status == 404
    assert said(peopled) == []


def test_a_case_without_names_says_what_to_do(browser):
    page = browser.get("/names").text
    assert "S-REED" in page
    assert "Nobody in this case could be somebody else" in browser.get("/names/pairs").text
    assert "Nobody is named yet" in browser.get("/names?show=subject").text
