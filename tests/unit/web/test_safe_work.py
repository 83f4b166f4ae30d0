"""Long work: it outlives a reload and a restart, stops when it is told to, and holds up no page."""

import ast
import asyncio
import json
import re
import threading
from pathlib import Path

import pytest

import farbank
from farbank.assemble.newsroom import newsroom
from farbank.assemble.work_noted import Noted, note_work, work_before
from farbank.errors import Conflict, Refused
from farbank.intake.confined import Confinement
from farbank.values.handling import Secret
from farbank.web import jobs as jobs_module
from farbank.web.asked import Begun, Shown
from farbank.web.work_words import WHAT

from .conftest import BOUNDARY, HERE, HOST, KIND, ask, form, opened

PACKAGE = Path(farbank.__file__).parent
SCREENS = PACKAGE / "web"
WORDS = "passphrase=six+words+here+now+okay+fine"


def slow(go, title="Slow work", again="/report/R-HARBOUR/judge"):
    def work(room, confinement, pace):
        pace("counting", 3, 7)
        assert go.wait(20)
        pace("counting", 7, 7)

    page = Shown(template="failed.html.j2", given={"title": "Counted", "sentence": "It is done.", "advice": ""})
    return Begun(title=title, work=work, shown=lambda _: page, again=again)


def begin(browser, begun):
    return browser.loop.run_until_complete(browser.workbench.jobs.start(begun))


def until(browser, holds):
    for _ in range(400):
        if holds():
            return
        threading.Event().wait(0.02)
    raise AssertionError("it did not come to be")


@pytest.fixture
def every_word(monkeypatch):
    """Every word of progress is noted, not only one in five seconds."""
    monkeypatch.setattr(jobs_module, "_NOTED_EVERY", 0.0)


@pytest.fixture
def again():
    """Starts the workbench anew on the same case."""
    started = []

    def start(folder, confinement=None):
        browser = opened(folder, confinement)
        started.append(browser)
        assert browser.post("/unlock", WORDS).status == 303
        return browser

    yield start
    for each in started:
        each.loop.run_until_complete(each.workbench.locking.end())
        each.loop.close()


def test_a_reload_shows_how_far_the_work_is(with_reader):
    go = threading.Event()
    job = begin(with_reader, slow(go))
    until(with_reader, lambda: job.of == 7)
    for _ in range(2):
        text = with_reader.get(f"/jobs/{job.number}").text
        assert "Counting: 3 of 7" in text
        assert '<progress max="7" value="3"' in text
    go.set()
    assert "It is done." in with_reader.finished(f"/jobs/{job.number}").text


def test_why_work_failed_is_told_whatever_signs_stand_in_it(with_reader):
    def work(room, confinement, pace):
        raise Refused("the disk is 90 % full: 'a<b'", advice="Make room for 5 %.")

    begun = Begun(title="Slow work", work=work, shown=lambda _: Shown(template="failed.html.j2"))
    text = with_reader.finished(f"/jobs/{begin(with_reader, begun).number}").text
    assert "the disk is 90 % full: &#39;a&lt;b&#39;" in text
    assert "Make room for 5 %." in text


def test_after_a_restart_what_was_cut_off_is_told_with_how_far_it_was_and_how_to_go_on(
    with_reader, again, every_word, monkeypatch
):
    go = threading.Event()
    job = begin(with_reader, slow(go))
    until(with_reader, lambda: _noted(with_reader.folder) and _noted(with_reader.folder)[0].of == 7)
    monkeypatch.setattr("farbank.assemble.work_noted.os.kill", _nobody)  # the process is gone, as after a power cut
    other = again(with_reader.folder)
    text = other.get("/jobs").text
    assert "Slow work" in text
    assert "cut off, counting 3 of 7" in text
    assert '<form method="post" action="/report/R-HARBOUR/judge"><button>Go on</button>' in text
    go.set()
    with_reader.finished(f"/jobs/{job.number}")
    assert "done" in other.get("/jobs").text
    assert "Go on" not in other.get("/jobs").text


def test_what_another_window_still_does_is_not_called_cut_off(with_reader, again, every_word):
    go = threading.Event()
    begin(with_reader, slow(go))
    until(with_reader, lambda: _noted(with_reader.folder))
    text = again(with_reader.folder).get("/jobs").text
    assert "at work in another window" in text
    assert "Go on" not in text
    go.set()


def _nobody(process, signal):
    raise ProcessLookupError


def _noted(folder):
    with newsroom(folder, Secret("six words here now okay fine")) as room:
        return work_before(room, "none")


def test_what_is_noted_lies_in_the_encrypted_database_alone_and_names_no_file(with_reader, desk):
    body = form(("how", "by a fisherman"), ("files", "the-pier-at-night.txt", b"words"))
    with_reader.finished(with_reader.post("/intake", body, kind=KIND).headers["location"])
    with_reader.post("/lock")
    with_reader.loop.run_until_complete(with_reader.workbench.case.lock())
    (noted,) = _noted(desk.case)
    assert (noted.title, noted.state, noted.member) == ("Taking files in", "done", "M1")
    assert "pier" not in repr(noted)
    assert "fisherman" not in repr(noted)
    everything = [each for each in desk.case.parent.rglob("*") if each.is_file()]
    assert not [each for each in everything if b"Taking files in" in each.read_bytes()]
    desk.good("verify")


def test_nothing_is_noted_of_another_member_or_by_another_version(desk):
    with newsroom(desk.case, Secret("six words here now okay fine")) as room:
        head = room.kept.ledger.head()
        for number in range(30):
            note_work(room, Noted(member="M1", start="s", process=1, number=number, title="Work"))
        note_work(room, Noted(member="M2", start="s", process=1, number=1, title="Hers"))
        note_work(room, Noted(member="M1", start="s", process=1, number=29, title="Work", state="done"))
        before = work_before(room, "t")
        assert [each.number for each in before][:2] == [29, 28]
        assert before[0].state == "done"
        assert len(before) == 19
        assert {each.title for each in before} == {"Work"}
        assert work_before(room, "s") == ()
        assert room.kept.ledger.head() == head  # it is no fact
        room.kept.rows.execute("UPDATE kept_value SET value = ? WHERE name = 'work'", (json.dumps([{"new": 1}]),))
        assert work_before(room, "t") == ()
        note_work(room, Noted(member="M1", start="s", process=1, number=1, title="Work"))
        assert len(work_before(room, "t")) == 1


def test_where_it_cannot_be_noted_the_work_goes_on(desk):
    with newsroom(desk.case, Secret("six words here now okay fine")) as room:

        class Busy:
            def writing(self):
                raise Conflict("somebody writes")

        rows = room.kept.rows
        object.__setattr__(room.kept, "rows", Busy())
        note_work(room, Noted(member="M1", start="s", process=1, number=1, title="Work"))
        object.__setattr__(room.kept, "rows", rows)
        assert work_before(room, "t") == ()


def test_stop_is_heard_at_once_by_what_waits_and_at_the_next_word_by_what_works(with_reader):
    go = threading.Event()
    first, second = begin(with_reader, slow(go)), begin(with_reader, slow(go, "Waiting work"))
    until(with_reader, lambda: first.of == 7)
    with_reader.post(f"/jobs/{second.number}/stop")
    until(with_reader, lambda: not second.is_running)
    assert first.is_running
    with_reader.post(f"/jobs/{first.number}/stop")
    assert "It stops after what it has in hand" in with_reader.get(f"/jobs/{first.number}").text
    assert "A quiet harbour" in with_reader.get("/").text  # no page waits
    go.set()
    text = with_reader.finished(f"/jobs/{first.number}").text
    assert "Stopped. What was recorded" in text
    assert '<form method="post" action="/report/R-HARBOUR/judge"><button>Go on</button>' in text


def test_an_upload_that_is_stopped_ends_although_the_browser_still_sends(with_reader):
    async def both():
        head = form(("files", "endless.bin", b"x" * 100), end=False)[:-2]
        headers = {**HERE, "origin": f"http://{HOST}", "content-type": KIND}
        sending = asyncio.ensure_future(
            ask(with_reader.app, "/intake", method="POST", headers=headers, pieces=[head, *[b"y" * 65536] * 2000])
        )
        while not with_reader.workbench.jobs.running:  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.01)
        with_reader.workbench.jobs.latest()[0].stop()
        return await asyncio.wait_for(sending, 20)

    answer = with_reader.loop.run_until_complete(both())
    assert answer.status == 303
    page = with_reader.finished(answer.headers["location"]).text
    assert "endless.bin" in page or "Stopped" in page
    assert "/show/E2" not in with_reader.get("/list/item").text


def test_an_intake_that_was_cut_off_keeps_what_arrived_names_what_did_not_and_goes_on(with_reader):
    whole = [("files", f"note-{number}.txt", f"note {number}".encode()) for number in range(3)]
    body = form(*whole)[: -len(f"--{BOUNDARY}--\r\n")] + form(("files", "half.txt", b"half"), end=False)[:-2]
    headers = {**HERE, "origin": f"http://{HOST}", "content-type": KIND}
    answer = with_reader.get("/intake", method="POST", headers=headers, pieces=[body], drop=True)
    text = with_reader.finished(answer.headers["location"]).text
    assert "3 files taken in" in text
    assert "half.txt</span>: the browser stopped sending it" in text
    kept = with_reader.get("/list/item").text
    assert [f"note-{number}.txt" in kept for number in range(3)] == [True] * 3
    assert "half.txt" not in kept
    address = with_reader.post("/intake", form(*whole, ("files", "half.txt", b"half")), kind=KIND).headers["location"]
    with_reader.finished(address)
    kept = with_reader.get("/list/item").text
    assert "half.txt" in kept
    found = sorted(set(re.findall(r'href="/show/(E\d+)"', kept)))
    assert found == ["E1", "E2", "E3", "E4", "E5"]  # choosing all of them once more doubles nothing


def test_a_browser_that_goes_away_between_two_files_holds_up_nobody(with_reader):
    body = form(("files", "a.txt", b"a"), end=False) + f"--{BOUNDARY}\r\nContent-Dispo".encode()
    headers = {**HERE, "origin": f"http://{HOST}", "content-type": KIND}
    answer = with_reader.get("/intake", method="POST", headers=headers, pieces=[body], drop=True)
    with_reader.finished(answer.headers["location"])
    assert "a.txt" in with_reader.get("/list/item").text


def test_what_arrived_and_was_not_looked_into_before_a_power_cut_is_looked_into_by_going_on(locked, again):
    locked.post("/unlock", WORDS)
    locked.workbench.case.confinement = None  # it ends before anything is read, as with a power cut
    address = locked.post("/intake", form(("files", "a.txt", "다리 하나\n")), kind=KIND).headers["location"]
    locked.finished(address)
    assert "a.txt" in locked.get("/list/item").text
    assert "/show/E2" not in locked.get("/find?q=다리").text
    with Confinement() as confinement:
        other = again(locked.folder, confinement)
        page = other.finished(other.post("/intake/look").headers["location"])
        assert page.status == 200
        assert "/show/E2" in other.get("/find?q=다리").text
        other.loop.run_until_complete(other.workbench.jobs.forget())


def titles_of_work():
    """The title of every piece of work that any page begins, and where."""
    for file in sorted(SCREENS.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"Begun", "_begun"}:
                titles = [each.value for each in call.keywords if each.arg == "title"] or call.args[:1]
                yield file.name, ast.unparse(titles[0])


def test_a_title_of_work_is_a_word_of_the_interface_and_never_one_of_the_material():
    titles = set(titles_of_work())
    assert len(titles) > 15
    assert [each for each in titles if not each[1].startswith("N_('")] == [("together.py", "title")]


def test_every_word_of_progress_has_words_to_be_translated():
    said = set()
    for file in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and len(call.args) >= 3 and isinstance(call.args[0], ast.Constant):
                name = ast.unparse(call.func).rpartition(".")[2].strip("_")
                said |= {call.args[0].value} if name in {"pace", "progress", "heard"} else set()
    assert len(said) > 10
    assert said <= set(WHAT)
