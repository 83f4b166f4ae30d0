"""The reading view: one proposal after the other is accepted, changed or refused, and more is said by hand."""

import asyncio
import re
import shutil
import threading
from urllib.parse import quote, urlencode

import pytest

from farbank.assemble import reading_text
from farbank.assemble.reading_text import read_words

from .conftest import HERE, HOST, ask, opened

TEXT = "In May 2023, 10 people crossed near Hyesan by boat.\nNobody sails to 혜산 now.\nThe river froze. The river froze.\n"
WORDS = "passphrase=six+words+here+now+okay+fine"


@pytest.fixture(scope="module")
def read_case(made, written, tmp_path_factory):
    path = tmp_path_factory.mktemp("said") / "said.txt"
    path.write_text(TEXT, encoding="utf-8")
    return made("read", ("apply", written / "desk.yaml"), ("add", path))


@pytest.fixture
def reader(read_case, tmp_path):
    shutil.copytree(read_case.case, tmp_path / "case")
    browser = opened(tmp_path / "case")
    assert browser.post("/unlock", WORDS).status == 303
    yield browser
    browser.loop.run_until_complete(browser.workbench.case.end())
    browser.loop.close()


def page_of(reader):
    return reader.get("/read/E2").text


def named(reader, number):
    (name,) = re.findall(rf'name="proposal" value="([0-9a-f]+\.{number})"', page_of(reader))
    return name


def send(reader, path, **fields):
    return reader.post(path, urlencode(fields))


def state(reader, number):
    (found,) = re.findall(rf'<li id="p{number}"[^>]* class="(\w*)"', page_of(reader))
    return found


def test_the_keys_belong_to_the_first_open_proposal(reader):
    page = page_of(reader)
    assert 'id="p1" tabindex="-1" data-number="1" class="" aria-current="true"' in page
    assert [page.count(f'data-key="{each}"') for each in "acrnps"] == [1] * 6
    assert 'id="p3" tabindex="-1" data-number="3" class="" aria-current="true"' in reader.get("/read/E2?at=3").text
    assert "Nothing is recorded until you accept it." in page


def test_a_proposal_is_accepted_by_its_own_button_and_the_next_open_one_is_looked_at(reader):
    answer = send(reader, "/read/E2/accept", one=named(reader, 1))
    assert answer.headers["location"] == "/read/E2?after=1#now"
    page = reader.get("/read/E2?after=1").text
    assert 'id="p2" tabindex="-1" data-number="2" class="" aria-current="true"' in page
    assert state(reader, 1) == "recorded"
    assert "Recorded as T2" in page
    assert '<section class="just-now"' in page
    assert 'action="/withdraw/T2"' in page
    assert re.search(r"\d of \d proposals (is|are) open\.", page)


def test_what_was_recorded_just_now_is_withdrawn_by_one_button_on_the_same_page(reader):
    send(reader, "/read/E2/accept", one=named(reader, 1))
    answer = reader.post("/withdraw/T2", f"slip=1&back={quote('/read/E2')}")
    assert answer.headers["location"] == "/read/E2"
    assert state(reader, 1) == "withdrawn"
    assert "T2 was withdrawn" in page_of(reader)
    assert "undone just after it was recorded" in reader.get("/show/T2").text


def test_a_refusal_is_remembered_with_its_member_and_taken_back(reader):
    name = named(reader, 2)
    assert (
        send(reader, "/read/E2/refuse", one=name, because="it is a guess").headers["location"] == "/read/E2?after=2#now"
    )
    page = page_of(reader)
    assert state(reader, 2) == "refused"
    assert 'Refused by M1: <span dir="auto">it is a guess</span>' in page
    assert send(reader, "/read/E2/open", one=name).headers["location"] == "/read/E2?at=2"
    assert state(reader, 2) == ""


def test_a_refused_proposal_that_is_accepted_after_all_is_recorded(reader):
    name = named(reader, 2)
    send(reader, "/read/E2/refuse", one=name)
    send(reader, "/read/E2/accept", one=name)
    assert state(reader, 2) == "recorded"
    reader.post("/withdraw/T2", "because=no")
    assert state(reader, 2) == "withdrawn"


def test_a_proposal_is_recorded_as_it_was_put_right_and_cites_where_it_stands(reader):
    name = named(reader, 2)
    form = reader.get(f"/read/E2/change?proposal={name}").text
    assert 'name="proposal" value="' + name in form
    assert "10 people" in form
    answer = send(
        reader, "/read/E2/change", proposal=name, words="10 people", said="About ten people crossed.", when="May 2023",
        about="place", what="Hyesan", mode="seen", doubt="perhaps", source="S-REED",
    )  # fmt: skip
    assert answer.headers["location"] == "/read/E2?after=2#now"
    record = reader.get("/show/T2").text
    for said in ("About ten people crossed.", "May 2023", "doubt: perhaps", "characters 13-22", "seen", "S1"):
        assert said in record
    assert state(reader, 2) == "recorded"


def test_what_cannot_be_recorded_stands_in_the_form_again_with_the_reason(reader):
    answer = send(
        reader, "/read/E2/change", proposal=named(reader, 2), words="10 people", said="Ten.", when="the day of days"
    )
    assert answer.status == 400
    assert "Nothing was recorded." in answer.text
    assert 'value="the day of days"' in answer.text
    assert "T2" not in page_of(reader)


def test_a_statement_is_made_from_selected_words(reader):
    at = TEXT.index("Nobody")
    answer = send(
        reader, "/read/E2/say", words="Nobody sails", near=at, said="No boat goes.", source="S-REED", mode="heard",
        when="winter 2023", about="event", what="the closing",
    )  # fmt: skip
    assert answer.headers["location"] == "/read/E2"
    record = reader.get("/show/T2").text
    for said in ("No boat goes.", "Nobody sails", f"characters {at}-{at + 12}", "heard", "the closing"):
        assert said in record
    assert send(reader, "/read/E2/say", words="Nobody sails", near=at, said="No boat goes.").status == 303


def test_without_scripts_the_words_are_copied_and_the_verb_finds_them(reader):
    assert "The words, as they stand in the text" in reader.get("/read/E2/say").text
    wrong = send(reader, "/read/E2/say", words="The river froze")
    assert wrong.status == 400
    assert "All of them are in line 3" in wrong.text
    nowhere = send(reader, "/read/E2/say", words="The sea froze")
    assert "do not stand in the text" in nowhere.text
    assert send(reader, "/read/E2/say", words="boat. Nobody\nsails").status == 303
    assert "characters 46-64" in reader.get("/show/T2").text


def test_what_is_ticked_is_accepted_together_and_nothing_ticked_is_refused(reader):
    both = "&".join(f"proposal={named(reader, each)}" for each in (1, 3))
    assert reader.post("/read/E2/accept", both).status == 303
    assert [state(reader, each) for each in (1, 3)] == ["recorded", "recorded"]
    assert reader.post("/read/E2/accept", "series=").status == 400
    assert reader.post("/read/E2/refuse", "one=000000.1").status == 400


def test_a_statement_says_what_is_wrong_in_hostile_words_without_running_them(reader):
    answer = send(reader, "/read/E2/say", words="<script>alert(1)</script>", said="{{7*7}}")
    assert answer.status == 400
    assert "<script>alert" not in answer.text
    assert "{{7*7}}" in answer.text


@pytest.fixture
def readings(monkeypatch):
    """Every reading of a text from here on: it waits until it is let go on."""
    begun, go_on, count = threading.Event(), threading.Event(), []

    def slowly(*args, **kwargs):
        count.append(args)
        begun.set()
        assert go_on.wait(30)
        return read_words(*args, **kwargs)

    monkeypatch.setattr(reading_text, "read_words", slowly)
    yield begun, go_on, count
    go_on.set()


def test_other_pages_are_answered_while_a_text_is_read(reader, readings):
    begun, go_on, _ = readings

    async def meanwhile():
        reading = asyncio.create_task(ask(reader.app, "/read/E2"))
        assert await asyncio.to_thread(begun.wait, 30)
        other = await ask(reader.app, "/list/item")
        go_on.set()
        return other, await reading

    other, page = reader.loop.run_until_complete(meanwhile())
    assert (other.status, page.status) == (200, 200)
    assert "Nothing is recorded until you accept it." in page.text


def test_nothing_of_a_text_is_shown_where_the_case_was_locked_while_it_was_read(reader, readings):
    begun, go_on, _ = readings

    async def locked_meanwhile():
        reading = asyncio.create_task(ask(reader.app, "/read/E2"))
        assert await asyncio.to_thread(begun.wait, 30)
        await ask(reader.app, "/lock", method="POST", headers={**HERE, "origin": f"http://{HOST}"})
        go_on.set()
        return await reading

    page = reader.loop.run_until_complete(locked_meanwhile())
    assert "Unlock the case" in page.text
    assert "Hyesan" not in page.text


def test_a_text_is_read_once_however_many_of_its_proposals_are_answered(reader, readings):
    _, go_on, count = readings
    go_on.set()
    send(reader, "/read/E2/accept", one=named(reader, 1))
    send(reader, "/read/E2/refuse", one=named(reader, 3), because="not meant")
    assert state(reader, 1) == "recorded"
    assert len(count) == 1
    reader.post("/lock")
    assert reader.post("/unlock", WORDS).status == 303
    assert state(reader, 3) == "refused"
    assert len(count) == 2
