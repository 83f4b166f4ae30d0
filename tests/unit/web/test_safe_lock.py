"""The lock: on demand, on idle, after sleep; every window at once; no key and no page of the case is left in memory."""

import asyncio
import gc
import re
import sys
import threading
import time
from types import CodeType, FunctionType, ModuleType

import pytest

from farbank.assemble.newsroom import Newsroom
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.values.handling import Secret
from farbank.web import sleeping
from farbank.web.asked import Begun, Shown
from farbank.web.sleeping import Attendance, lid_is_closed

from .conftest import HERE, HOST, KIND, ask, form

WORDS = "passphrase=six+words+here+now+okay+fine"
PAGES = ["/", "/list/item", "/show/E1", "/find?q=ferry", "/findings", "/report/R-HARBOUR", "/jobs", "/list/item.csv"]


def is_locked(answer):
    return answer.status == 200 and "Unlock the case" in answer.text and "<title>farbank</title>" in answer.text


def reachable(top, kinds):
    """Every object of these kinds that can be reached from an object, however deep; code and modules aside."""
    seen, waiting, found = {id(vars(each)) for each in list(sys.modules.values())}, [top], []
    while waiting:
        each = waiting.pop()
        if id(each) in seen or isinstance(each, type | ModuleType | CodeType | str | bytes | int):
            continue
        seen.add(id(each))
        found += [each] if isinstance(each, kinds) else []
        if isinstance(each, FunctionType):  # not the module that it stands in
            waiting += [each.__closure__, each.__defaults__, each.__kwdefaults__]
        else:
            waiting += gc.get_referents(each)
    return found


def settled(browser):
    """Let what runs in the background come to its end."""
    browser.loop.run_until_complete(browser.workbench.case.lock())


@pytest.mark.parametrize("path", PAGES)
def test_a_window_that_asks_after_a_lock_in_another_gets_the_unlock_page(browser, path):
    assert not is_locked(browser.get(path))
    browser.post("/lock")
    answer = browser.get(path)
    assert is_locked(answer)
    assert "ferry" not in answer.text.lower()


def test_what_was_asked_before_a_lock_is_not_answered_after_it(browser):
    case = browser.workbench.case
    asked, go = threading.Event(), threading.Event()

    def slow(room):
        asked.set()
        go.wait(10)
        return "the material"

    async def both():
        answer = asyncio.ensure_future(case.ask(slow))
        await asyncio.to_thread(asked.wait, 10)
        browser.workbench.locking.now()
        shut = is_locked(await asyncio.wait_for(another_window(browser), 5))  # nobody waits for the slow page
        go.set()
        return shut, await asyncio.gather(answer, return_exceptions=True)

    shut, (left,) = browser.loop.run_until_complete(both())
    assert shut
    assert str(left) == "the case is locked"


async def another_window(browser):
    return await ask(browser.app, "/show/E1")


def test_a_lock_that_meets_an_unlock_wins(browser):
    case = browser.workbench.case

    async def both():
        await case.lock()
        opening = asyncio.ensure_future(case.unlock(Secret("six words here now okay fine")))
        await asyncio.sleep(0)
        browser.workbench.locking.now()
        return await asyncio.gather(opening, return_exceptions=True)

    (left,) = browser.loop.run_until_complete(both())
    assert str(left) == "the case is locked"
    settled(browser)
    assert not case.is_open
    assert browser.post("/unlock", WORDS).status == 303
    assert "A quiet harbour" in browser.get("/").text


def test_after_a_lock_no_newsroom_and_no_key_is_within_reach(with_reader):
    address = with_reader.post("/intake", form(("files", "a.txt", b"a")), kind=KIND).headers["location"]
    assert "a.txt" in with_reader.finished(address).text
    kinds = (Newsroom, MemberKeys)
    assert reachable(with_reader.workbench, kinds)  # the walk finds them where they are
    with_reader.post("/lock")
    settled(with_reader)
    with_reader.loop.run_until_complete(with_reader.workbench.jobs.forget())
    gc.collect()
    assert reachable(with_reader.workbench, kinds) == []
    assert reachable(with_reader.workbench, Shown) == []
    anywhere = [each for each in gc.get_objects() if isinstance(each, Newsroom)]
    assert [each for each in anywhere if each.folder == with_reader.folder] == []


def test_time_alone_locks_and_what_somebody_asks_keeps_it_open(browser):
    case = browser.workbench.case
    case._idle = 0.2
    case.touch()
    time.sleep(0.25)
    browser.loop.run_until_complete(browser.workbench.locking.if_idle())
    assert is_locked(browser.get("/show/E1"))


def test_typing_counts_as_being_there_and_looking_at_the_clock_does_not(browser):
    case = browser.workbench.case
    case._used -= 600
    assert int(browser.get("/awake").text) <= 300
    headers = {**HERE, "origin": f"http://{HOST}"}
    assert int(browser.get("/awake", method="POST", headers=headers).text) >= 898
    assert browser.get("/awake", method="POST").status == 403  # another page cannot keep it open
    browser.post("/lock")
    assert browser.get("/awake").status == 409
    assert browser.get("/awake", method="POST", headers=headers).status == 409
    assert not case.is_open


@pytest.mark.parametrize("path", [each for each in PAGES if not each.endswith(".csv")])
def test_every_page_of_an_open_case_blanks_itself_without_a_script_too(browser, path):
    browser.workbench.case._used -= 300
    text = browser.get(path).text
    (seconds,) = re.findall(r'<noscript><meta http-equiv="refresh" content="(\d+)"></noscript>', text)
    most = 915 if path != "/jobs" else 615  # looking at work is no work
    assert most - 5 <= int(seconds) <= most
    assert re.search(r'<script src="/static/lock.js" nonce="[\w-]+" defer></script>', text)


def test_a_locked_page_asks_for_nothing(locked):
    text = locked.get("/").text
    assert "<script" not in text
    assert "http-equiv" not in text


def test_while_work_goes_on_nobody_is_shown_anything_after_the_time_and_the_work_is_not_stopped(with_reader):
    told, go = threading.Event(), threading.Event()

    def work(room, confinement, pace):
        pace("counting", 1, 2)
        told.set()
        go.wait(20)
        pace("counting", 2, 2)
        return room.rows.execute("SELECT count(*) FROM kept_entry").fetchone()[0]

    begun = Begun(title="Counting", work=work, shown=lambda count: Shown(template="failed.html.j2", given={
        "title": "Counted", "sentence": f"{count} entries", "advice": ""}))  # fmt: skip
    bench = with_reader.workbench
    job = with_reader.loop.run_until_complete(bench.jobs.start(begun))
    bench.case._used -= 10_000
    with_reader.loop.run_until_complete(bench.locking.if_idle())
    assert is_locked(with_reader.get(f"/jobs/{job.number}"))
    assert job.is_running
    assert with_reader.post("/unlock", WORDS).status == 303
    assert told.wait(20)
    assert "1 of 2" in with_reader.get(f"/jobs/{job.number}").text
    go.set()
    assert re.search(r"\d+ entries", with_reader.finished(f"/jobs/{job.number}").text)
    bench.case._used -= 10_000
    with_reader.loop.run_until_complete(bench.locking.if_idle())
    assert bench.jobs.latest() == ()  # what it found is let go of once nobody is there


def test_a_lock_waits_for_no_work_and_says_that_some_still_ends(with_reader):
    go = threading.Event()

    def work(room, confinement, pace):
        go.wait(20)  # a page that is read by machine, say
        pace("reading", 1, 2)

    jobs = with_reader.workbench.jobs
    begun = Begun(title="Reading", work=work, shown=lambda _: Shown(template="x"))
    with_reader.loop.run_until_complete(jobs.start(begun))
    assert with_reader.post("/lock").status == 303
    assert "still ends what it has in hand" in with_reader.get("/").text
    assert with_reader.post("/unlock", WORDS).status == 303
    go.set()
    with_reader.loop.run_until_complete(jobs.forget())
    with_reader.post("/lock")
    assert "still ends" not in with_reader.get("/").text


class Computer:
    """A computer that sleeps when it is told to."""

    def __init__(self):
        self.slept, self.closed = 0.0, False

    def attendance(self):
        return Attendance(lambda: self.slept, lambda: self.closed)


def test_a_computer_that_slept_is_noticed_once_and_a_slow_look_is_no_sleep():
    computer = Computer()
    attendance = computer.attendance()
    computer.slept += 0.5
    assert not attendance.was_left()
    computer.slept += 30
    assert attendance.was_left()
    assert not attendance.was_left()
    computer.closed = True
    assert attendance.was_left()
    assert not attendance.was_left()
    computer.closed = False
    assert not attendance.was_left()


@pytest.mark.parametrize("change", [{"slept": 60.0}, {"closed": True}])
@pytest.mark.parametrize("path", PAGES)
def test_after_a_lid_was_closed_the_first_page_that_is_asked_for_is_locked(browser, change, path):
    computer = Computer()
    browser.workbench.locking._attendance = computer.attendance()
    assert not is_locked(browser.get("/"))
    for name, value in change.items():
        setattr(computer, name, value)
    assert is_locked(browser.get(path))
    settled(browser)
    assert not reachable(browser.workbench.case, Newsroom)


def test_the_lid_is_what_the_system_says(tmp_path):
    assert not lid_is_closed(tmp_path)
    (tmp_path / "LID0").mkdir()
    (tmp_path / "LID0" / "state").write_text("state:      open\n")
    assert not lid_is_closed(tmp_path)
    (tmp_path / "LID0" / "state").write_text("state:      closed\n")
    assert lid_is_closed(tmp_path)


def test_the_clocks_of_this_system_agree_that_it_did_not_sleep_just_now():
    first = sleeping.slept()
    time.sleep(0.05)
    assert first > -1
    assert abs(sleeping.slept() - first) < 1
    assert not Attendance().was_left()
