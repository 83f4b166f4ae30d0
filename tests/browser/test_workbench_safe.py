"""The lock, stale forms and work that was cut off, in a real browser: what is on the glass goes when the case is locked."""

from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
SOON, LATER = 12, 50  # seconds until a case locks here; a page says that a lock is near in the last minute before it
LOCKING = """
import farbank.web.case as case
case.Case.__init__.__kwdefaults__["idle_seconds"] = {seconds}
"""
# another start was cut off in the case
LEFT = """
import os
from pathlib import Path
from farbank.assemble.newsroom import newsroom
from farbank.assemble.work_noted import Noted, note_work
from farbank.values.handling import Secret
with newsroom(Path(os.environ["FARBANK_CASE"]), Secret({words!r})) as room:
    note_work(room, Noted(member="M1", start="earlier", process=2**22 + 1, number=1, title="The gate judges R1",
                          again="/report/R1/judge", what="looking at files", done=3, of=9))
"""


@pytest.fixture(scope="module")
def opened(workbench, border_case):
    """A workbench that locks before long, on a case in which another start was cut off."""
    words = border_case.passphrase.read_text(encoding="utf-8").strip()
    with workbench(border_case, first=LOCKING.format(seconds=LATER) + LEFT.format(words=words)) as told:
        yield told, words


@pytest.fixture(scope="module")
def entered(browser, opened):
    """The cookies of a browser that came in through the file; the file is gone then."""
    told, _ = opened
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"file://{told['file']}")
    page.wait_for_url(told["address"])
    assert not Path(told["file"]).exists()
    yield told["address"], context.storage_state()
    context.close()


@pytest.fixture
def windows(browser, opened, entered):
    """Opens windows of one browser with the case unlocked."""
    address, state = entered
    contexts = []

    def more(count=1, **options):
        context = browser.new_context(viewport={"width": 1440, "height": 900}, storage_state=state, **options)
        contexts.append(context)
        pages = [context.new_page() for _ in range(count)]
        pages[0].goto(address)
        if pages[0].locator("#passphrase").count():
            pages[0].fill("#passphrase", opened[1])
            pages[0].keyboard.press("Enter")
            pages[0].wait_for_selector(".road", timeout=60_000)
        return address, pages

    yield more
    for each in contexts:
        each.close()


def test_a_lock_in_one_window_takes_the_material_out_of_the_others_at_once(windows):
    address, (one, other) = windows(2)
    for screen in ("list/item", "findings"):
        other.goto(address + screen)
    assert "origin" in other.inner_text("main")
    other.route("**/awake", lambda route: None)  # it cannot have asked by itself whether the case is open
    one.get_by_role("button", name="Lock now").click()
    other.wait_for_selector("#passphrase")
    assert other.title() == "farbank"
    other.go_back()
    other.wait_for_selector("#passphrase")


def test_a_lock_that_is_near_is_told(windows, faults):
    address, (page,) = windows()
    page.goto(address + "show/F-SHOOT")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("button", name="Stay open").wait_for()
    assert faults(page) == []


def test_nothing_stays_on_the_glass_after_the_time_with_scripts_and_without(browser, workbench, border_case, let_in):
    with workbench(border_case, first=LOCKING.format(seconds=SOON)) as told:
        contexts = [browser.new_context()]
        state = let_in(contexts[0].new_page(), told)
        contexts += [browser.new_context(storage_state=state, java_script_enabled=each) for each in (True, False)]
        pages = [each.new_page() for each in contexts[1:]]
        for page in pages:
            page.goto(told["address"] + "show/F-SHOOT")
        for page in pages:  # without scripts 15 seconds after the time
            page.wait_for_selector("#passphrase", timeout=(SOON + 60) * 1000)
        assert [page.title() for page in pages] == ["farbank", "farbank"]
        for each in contexts:
            each.close()


def test_a_window_whose_server_has_gone_shows_nothing(windows):
    address, (page,) = windows()
    page.goto(address + "findings")
    page.route("**/awake", lambda route: route.abort())
    page.route(address, lambda route: route.abort())
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_selector(".finding", state="hidden")


def test_both_answers_are_shown_where_two_windows_answered_the_same_question(windows, faults):
    address, (one, other) = windows(2)
    for page in (one, other):
        page.goto(address + "describe/E-NOTICE")
    one.fill("#what", "A notice on a wall")
    one.get_by_role("button", name="Record").click()
    one.wait_for_url("**/show/**")
    other.fill("#what", "A poster")
    other.get_by_role("button", name="Record").click()
    other.get_by_role("alert").filter(has_text="Somebody else answered").wait_for()
    assert "A notice on a wall" in other.inner_text("main")
    assert other.input_value("#what") == "A poster"
    assert faults(other) == []


def test_what_an_earlier_start_left_is_shown_and_can_go_on(windows, faults):
    address, (page,) = windows()
    page.goto(address + "jobs")
    assert "cut off, looking at files 3 of 9" in page.inner_text("main")
    assert faults(page) == []
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/jobs/1")
    page.goto(address)
    page.get_by_role("button", name="Lock now").click()
    page.wait_for_selector("#passphrase")  # the gate is at work, and nobody waits for it
