"""Several windows and several members on one case: all see the same, and nobody undoes what another recorded."""

import html
import re
from dataclasses import replace

import pytest

from farbank.web.asked import Asked
from farbank.web.since import compared

from .conftest import opened

THEIRS = "eight other words that only she knows well"


def fields(**said):
    return "&".join(f"{name.replace('_', '-')}={value.replace(' ', '+')}" for name, value in said.items())


def shown_by(page, **answers):
    """The form as a browser sends it: what the page showed, but for the answers that were typed."""
    form = dict(re.findall(r'name="([\w-]+)" value="([^"]*)"', page))
    kept = {name: html.unescape(value) for name, value in form.items() if name != "q"}
    return fields(**{**kept, **answers})


def test_a_page_from_before_does_not_undo_what_another_window_recorded(browser):
    before = browser.get("/describe/E1").text
    assert browser.post("/describe/E1", shown_by(before, what="A ferry", where="Hyesan")).status == 303
    assert browser.post("/describe/E1", shown_by(before, printable="nothing")).status == 303
    page = browser.get("/describe/E1").text
    assert [word in page for word in ('value="A ferry"', 'value="Hyesan"', 'value="nothing"')] == [True] * 3


def test_where_both_answered_the_same_question_both_answers_are_shown_and_nothing_is_recorded(browser, desk):
    before = browser.get("/describe/E1").text
    browser.post("/describe/E1", shown_by(before, what="A ferry"))
    head = desk.head()
    answer = browser.post("/describe/E1", shown_by(before, what="A raft", where="Hyesan"))
    assert answer.status == 409
    assert "Somebody else answered this meanwhile" in answer.text
    assert '<dd dir="auto">A ferry</dd>' in answer.text
    assert 'value="A raft"' in answer.text
    assert desk.head() == head
    assert browser.post("/describe/E1", shown_by(answer.text)).status == 303  # it was seen now, so it is meant
    assert 'value="A raft"' in browser.get("/describe/E1").text
    assert 'value="Hyesan"' in browser.get("/describe/E1").text


def test_two_windows_that_post_the_same_form_record_it_once(browser, desk):
    form = shown_by(browser.get("/describe/E1").text, what="A ferry")
    assert browser.post("/describe/E1", form).status == 303
    head = desk.head()
    assert browser.post("/describe/E1", form).status == 303
    assert desk.head() == head


@pytest.mark.parametrize(
    ("form", "said", "meanwhile"),
    [
        ({"a": "new", "was-a": "old"}, "new", {}),
        ({"a": "old", "was-a": "old"}, "", {}),
        ({"a": "", "was-a": "old"}, "", {}),
        ({"a": "old"}, "", {}),
        ({"a": "new"}, "new", {}),
        ({"a": "new", "was-a": "older"}, "new", {"a": "old"}),
        ({"a": "older", "was-a": "older"}, "", {}),
        ({"a": "old", "was-a": "older"}, "", {}),
    ],
)
def test_an_answer_counts_where_it_is_not_what_the_page_showed(form, said, meanwhile):
    asked = Asked(path="/", form={name: (value,) for name, value in form.items()})
    found = compared(asked, {"a": "old"})
    assert (found.said["a"], found.meanwhile) == (said, meanwhile)


@pytest.fixture
def her(desk, tmp_path):
    """A second member with a passphrase of her own."""
    own = tmp_path / "hers.txt"
    own.write_text(THEIRS + "\n", encoding="utf-8")
    desk.good("member", "add", "--desk", "--new-passphrase-file", own)
    return replace(desk, passphrase=own)


def test_two_members_with_two_workbenches_see_each_others_facts_at_the_next_page(browser, her):
    other = opened(her.case)
    assert other.post("/unlock", f"passphrase={THEIRS.replace(' ', '+')}").status == 303
    assert other.workbench.case._room.kept.member == "M2"
    assert browser.workbench.case._room.kept.member == "M1"
    browser.post("/describe/E1", fields(what="A ferry at a pier"))
    assert "A ferry at a pier" in other.get("/show/E1").text
    other.post("/describe/E1", fields(where="Hyesan"))
    assert "Hyesan" in browser.get("/show/E1").text
    assert "A ferry at a pier" in browser.get("/show/E1").text
    browser.post("/describe/E1", fields(printable="nothing"))
    assert "nothing" in other.get("/describe/E1").text
    other.loop.run_until_complete(other.workbench.locking.end())
    other.loop.close()
    her.good("verify")


def test_new_sources_items_and_words_of_another_member_are_found_without_opening_anew(browser, her, tmp_path):
    assert "Nothing here holds" in browser.get("/find?q=lighthouse").text
    (tmp_path / "hers.md").write_text("A lighthouse without light.\n", encoding="utf-8")
    her.good("add", tmp_path / "hers.md", "--unconfined")
    assert "/show/E2" in browser.get("/find?q=lighthouse").text
    assert "2 of 2" in browser.get("/list/item").text
    browser.post("/describe/E2", fields(what="A lighthouse", whose="S-OAK"))
    assert "A lighthouse" in her.good("show", "E2").out
    assert "S-OAK" in her.good("list", "source").out
    her.good("verify")


def test_a_member_added_while_the_workbench_is_open_is_known_there(browser, her, desk):
    assert "M2" in desk.good("member", "list").out
    browser.post("/describe/E1", fields(what="A ferry"))
    assert "A ferry" in her.good("show", "E1").out


def test_keys_are_not_changed_under_an_open_workbench(browser, her):
    ran = her("member", "remove", "M1", "--because", "left")
    assert ran.status == 6
    assert "ferry" in browser.get("/show/E1").text.lower()
    browser.post("/lock")
    browser.loop.run_until_complete(browser.workbench.case.lock())
    her.good("member", "remove", "M1", "--because", "left")
    answer = browser.post("/unlock", "passphrase=six+words+here+now+okay+fine")
    assert "does not open" in answer.text
    assert not browser.workbench.case.is_open
