"""Looks, links and findings by hand: typed, drawn on the line, ticked from a search, changed, asserted and refused."""

import re
import shutil
from urllib.parse import urlencode

import pytest
from PIL import Image, ImageDraw

from farbank.web.screens import links

from .conftest import opened

WORDS = "passphrase=six+words+here+now+okay+fine"
LOOK = {"line": "yalu-tumen", "when": "October 2023", "kind": "opposite_bank", "side": "china", "target": "fence",
        "outcome": "not_seen", "p": "0.9", "basis": "assessed"}  # fmt: skip


def unlocked(folder):
    browser = opened(folder)
    assert browser.post("/unlock", WORDS).status == 303
    return browser


def end(browser):
    browser.loop.run_until_complete(browser.workbench.case.end())
    browser.loop.close()


@pytest.fixture
def bank(border):
    browser = unlocked(border.case)
    yield browser
    end(browser)


def send(browser, path, *more, **fields):
    return browser.post(path, urlencode([*fields.items(), *more]))


def recorded(browser, answer):
    assert answer.status == 303, re.findall(r'role="alert">.*', answer.text)
    return browser.get(answer.headers["location"]).text


def test_a_look_is_typed_in_kilometres_of_the_first_length(bank):
    page = recorded(bank, send(bank, "/look/new", way="typed", start="120 km", end="164km", **LOOK))
    assert "yalu-tumen, share 0.0" in page or "share 0.1" in page
    assert "approximate" in page
    assert "not_seen" in page
    assert 'action="/withdraw/L' in page


def test_a_look_is_typed_between_two_places_either_way_round(bank):
    page = recorded(bank, send(bank, "/look/new", way="typed", start="Hoeryong", end="Hyesan", **LOOK))
    again = recorded(bank, send(bank, "/look/new", way="typed", start="Hyesan", end="Hoeryong", **LOOK))
    (one,), (other,) = (re.findall(r"share (0\.\d+ to 0\.\d+)", each) for each in (page, again))
    assert one == other
    assert float(one.split(" to ")[0]) < float(one.split(" to ")[1])


def test_a_look_is_drawn_with_two_sliders(bank):
    page = recorded(bank, send(bank, "/look/new", way="drawn", drawn_from="456", drawn_to="321", start="x", **LOOK))
    assert "share 0.3210 to 0.4560" in page


def test_a_look_is_around_a_place_or_at_one_that_is_on_no_line(bank):
    assert "Hyesan" in recorded(bank, send(bank, "/look/new", way="around", at="Hyesan", extent_m="2000", **LOOK))
    assert "Sakhalin" in recorded(bank, send(bank, "/look/new", way="place", place="Sakhalin", **LOOK))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"way": "typed", "start": "Hyesan"}, "a stretch has two ends"),
        ({"way": "typed"}, "say where it was"),
        ({"way": "typed", "start": "Atlantis", "end": "Hyesan"}, "is nowhere along yalu-tumen"),
        ({"way": "typed", "start": "5000 km", "end": "5 km"}, "lies beyond the end of the line"),
        ({"way": "typed", "start": "Hyesan", "end": "Hyesan"}, "are one point"),
        ({"way": "drawn", "drawn_from": "5", "drawn_to": "5"}, "are one point"),
        ({"way": "drawn", "drawn_from": "5", "drawn_to": "9", "when": "never"}, "when: "),
        ({"way": "drawn", "drawn_from": "5", "drawn_to": "9", "outcome": ""}, "outcome: "),
        ({"way": "drawn", "drawn_from": "5", "drawn_to": "9", "kind": ""}, "kind: must be given: what kind of place"),
        ({"way": "drawn", "drawn_from": "5", "drawn_to": "9", "by": "S-NOBODY"}, "by: "),
    ],
)
def test_a_look_that_cannot_be_recorded_stands_in_the_form_with_the_reason(bank, fields, said):
    answer = send(bank, "/look/new", **{**LOOK, **fields})
    assert answer.status == 400
    assert said in answer.text
    assert 'value="fence"' in answer.text


def test_the_line_is_drawn_with_what_was_looked_at_and_never_with_where_anybody_stood(bank):
    send(bank, "/look/new", way="drawn", drawn_from="100", drawn_to="200", position="41.4000, 128.1800", **LOOK)
    page = bank.get("/look/new").text
    assert page.count('<svg class="axis') == 2
    assert 'class="looked-at" x="100"' in page
    assert "128.18" not in page
    assert '<input type="range" id="drawn-from"' in page
    assert "128.18" not in bank.get("/time").text


def test_where_no_line_is_adopted_a_look_is_still_noted_at_a_place(browser):
    page = browser.get("/look/new").text
    assert "measures along no line yet" in page
    fields = {**LOOK, "line": ""}
    assert "Port Ells" in recorded(browser, send(browser, "/look/new", way="place", place="Port Ells", **fields))


def test_a_finding_is_drawn_on_what_a_search_found(browser):
    found = send(browser, "/finding/new", step="search", text="Ships stay.", words="Ferries")
    assert (found.status, 'name="on" value="T1"' in found.text) == (200, True)
    assert "Ships stay." in found.text
    assert "F2" not in browser.get("/list/finding").text
    answer = send(
        browser, "/finding/new", ("on", "T1"), ("stance-T1", "contradicts"), ("class-T1", "weak"), step="record",
        text="Ships sail.", note="perhaps another harbour", source="B", content="3", because="one witness only",
        when="2024", label="F-SHIPS",
    )  # fmt: skip
    assert answer.headers["location"] == "/show/F2"
    page = browser.get("/findings").text
    for said in ("Ships sail.", "source usually reliable", "content possibly true", "one witness only",
                 "Speaks against it"):  # fmt: skip
        assert said in page
    assert "robable" not in page.replace("improbable", "").replace("probably true", "")
    assert "Ships sail." in browser.get("/findings?against=1").text
    assert "No ferry sails." not in browser.get("/findings?against=1").text


def test_a_change_keeps_what_the_form_does_not_show(bank):
    before = bank.get("/finding/F-SHOOT").text
    fields = re.findall(r'name="on" value="(\w+)" checked', before)
    chosen = [("on", each) for each in fields]
    chosen += [(f"stance-{each}", "supports") for each in fields] + [(f"class-{each}", "strong") for each in fields]
    answer = send(bank, "/finding/F-SHOOT", *chosen, step="record", text="Said otherwise.", source="C", content="4")
    page = recorded(bank, answer)
    assert "Said otherwise." in page
    assert "Say it again as it was before" in page
    bank.post(f"/put-back/{answer.headers['location'].rpartition('/')[2]}")
    assert "Said otherwise." not in bank.get("/findings").text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": ""}, "text: must be given: the conclusion"),
        ({"text": "x", "content": "1"}, "content: one of 2, 3, 4, 5, 6"),
        ({"text": "x", "when": "never"}, "when: "),
        ({"text": "x", "label": "F-FERRY"}, "there is a finding F-FERRY already"),
        ({"text": "x", "on": "T9", "stance-T9": "supports", "class-T9": "weak"}, "no statement"),
    ],
)
def test_a_finding_that_cannot_be_recorded_stands_in_the_form_with_the_reason(browser, fields, said):
    answer = send(browser, "/finding/new", step="record", **fields)
    assert answer.status == 400
    assert said in answer.text


def test_the_same_form_sent_twice_draws_one_finding(browser):
    answers = [send(browser, "/finding/new", step="record", text="Nobody sails.") for _ in range(2)]
    assert {each.headers["location"] for each in answers} == {"/show/F2"}
    assert browser.get("/finding/F9").status == 404


def test_a_finding_begins_with_the_statement_it_is_drawn_from(browser):
    assert "/finding/new?on=T1" in browser.get("/show/T1").text
    assert 'name="on" value="T1" checked' in browser.get("/finding/new?on=T1").text
    assert 'name="on"' not in browser.get("/finding/new?on=nothing").text


@pytest.fixture(scope="module")
def alike_case(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("alike")
    picture = Image.radial_gradient("L").resize((320, 240)).convert("RGB")
    draw = ImageDraw.Draw(picture)
    for step in range(6):
        draw.rectangle((20 + 45 * step, 30 + 25 * step, 60 + 45 * step, 70 + 20 * step), fill=(step * 40, 90, 200))
    picture.save(folder / "first.png")
    picture.resize((200, 150)).save(folder / "second.jpg", quality=70)
    return made("alike", ("add", folder / "first.png", folder / "second.jpg"))


@pytest.fixture
def alike(alike_case, tmp_path):
    shutil.copytree(alike_case.case, tmp_path / "case")
    browser = unlocked(tmp_path / "case")
    yield browser
    end(browser)


def test_what_looks_alike_waits_for_a_persons_word_with_its_reason(alike):
    page = alike.get("/links").text
    assert "1 pair waits for an answer" in page
    assert "distance" in page
    assert 'src="/picture/E1/1"' in page
    assert 'src="/picture/E2/1"' in page


@pytest.mark.parametrize(
    ("how", "said"), [("same_origin", "is of one origin with"), ("independent", "does not depend on")]
)
def test_a_proposed_link_is_asserted_or_refused_and_undone(alike, how, said):
    fields = {"from": "E2", "to": "E1", "type": how, "because": "the wall is the same"}
    assert send(alike, "/links", **fields).headers["location"] == "/links"
    page = alike.get("/links").text
    assert said in page
    assert "the wall is the same" in page
    assert "pair waits" not in page
    assert send(alike, "/links", **fields).status == 400
    alike.post("/withdraw/J1", "slip=1&back=/links")
    assert "1 pair waits" in alike.get("/links").text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"type": "same_origin", "because": "x", "from": "E1"}, "A link has two ends"),
        ({"from": "E2", "to": "E1", "because": "x"}, "Say how the two hang together"),
        ({"from": "E2", "to": "E1", "type": "same_origin"}, "Say why"),
        ({"from": "E2", "to": "E1", "type": "cousins", "because": "x"}, "A link is one of"),
        ({"from": "E1", "to": "E1", "type": "same_origin", "because": "x"}, "cannot be linked with itself"),
    ],
)
def test_a_link_that_cannot_be_said_is_refused_in_words(alike, fields, said):
    answer = send(alike, "/links", **fields)
    assert answer.status == 400
    assert said in answer.text


def test_many_pictures_are_compared_in_the_background_and_no_page_waits(alike, monkeypatch):
    monkeypatch.setattr(links, "AT_ONCE", 1)
    page = alike.get("/links").text
    assert "There are 2 pictures" in page
    assert "pair waits" not in page
    answer = alike.post("/links/compare")
    assert "1 pair waits" in alike.finished(answer.headers["location"]).text
    alike.loop.run_until_complete(alike.workbench.jobs.forget())


def test_links_without_pictures_say_what_to_do(browser):
    page = browser.get("/links").text
    assert "No two pictures look alike" in page
    assert "Nobody has said yet what depends on what" in page
