"""The lock, stale forms and work that was cut off, in a real browser: what is on the glass goes when the case is locked."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
IDLE = 12
# a workbench that locks soon, on a case in which another start was cut off
CODE = f"""
import farbank.web.case as case
case.Case.__init__.__kwdefaults__["idle_seconds"] = {IDLE}
from farbank.cli.main import main
main()
"""
LEFT = """
import sys
from pathlib import Path
from farbank.assemble.newsroom import newsroom
from farbank.assemble.work_noted import Noted, note_work
from farbank.values.handling import Secret
with newsroom(Path(sys.argv[1]), Secret(sys.argv[2])) as room:
    note_work(room, Noted(member="M1", start="earlier", process=2**22 + 1, number=1, title="The gate judges R1",
                          again="/report/R1/judge", what="looking at files", done=3, of=9))
"""


@pytest.fixture(scope="module")
def opened(border_case, tmp_path_factory):
    folder = tmp_path_factory.mktemp("workbench")
    shutil.copytree(border_case.case, folder / "case")
    words = border_case.passphrase.read_text(encoding="utf-8").strip()
    known = {**os.environ, "FARBANK_CASE": str(folder / "case"), "XDG_STATE_HOME": str(folder / "state")}
    subprocess.run([sys.executable, "-c", LEFT, str(folder / "case"), words], env=known, check=True)
    child = subprocess.Popen(
        [sys.executable, "-c", CODE, "open", "--no-browser", "--json"],
        env=known, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    told = ""
    while not told.rstrip().endswith("}"):
        line = child.stdout.readline()
        assert line, child.stderr.read()
        told += line
    yield json.loads(told), words
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=60)
    assert "Traceback" not in err


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


def without_fault(page):
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    faults = [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found.response["violations"]]
    return (faults == [] and page.evaluate("document.documentElement.scrollWidth <= innerWidth")) or faults


def test_a_lock_in_one_window_takes_the_material_out_of_the_others_at_once(windows):
    address, (one, other) = windows(2)
    for screen in ("list/item", "findings"):
        other.goto(address + screen)
    assert "origin" in other.inner_text("main")
    one.get_by_role("button", name="Lock now").click()
    other.wait_for_selector("#passphrase", timeout=5_000)
    assert other.title() == "farbank"
    other.go_back()
    other.wait_for_selector("#passphrase", timeout=5_000)


def test_nothing_stays_on_the_glass_after_the_time_with_scripts_and_without(windows):
    address, (page,) = windows()
    _, (plain,) = windows(java_script_enabled=False)
    page.goto(address + "show/F-SHOOT")
    plain.goto(address + "show/F-SHOOT")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("button", name="Stay open").wait_for(timeout=3_000)
    assert without_fault(page) is True
    page.wait_for_selector("#passphrase", timeout=(IDLE + 12) * 1000)
    plain.wait_for_selector("#passphrase", timeout=(IDLE + 25) * 1000)
    assert page.title() == plain.title() == "farbank"


def test_a_window_whose_server_has_gone_shows_nothing(windows):
    address, (page,) = windows()
    page.goto(address + "findings")
    page.route("**/awake", lambda route: route.abort())
    page.route(address, lambda route: route.abort())
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_selector(".finding", state="hidden", timeout=5_000)


def test_both_answers_are_shown_where_two_windows_answered_the_same_question(windows):
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
    assert without_fault(other) is True
    other.set_viewport_size({"width": 390, "height": 800})
    assert without_fault(other) is True


def test_what_an_earlier_start_left_is_shown_and_can_go_on(windows):
    address, (page,) = windows()
    page.goto(address + "jobs")
    assert "cut off, looking at files 3 of 9" in page.inner_text("main")
    assert without_fault(page) is True
    page.set_viewport_size({"width": 390, "height": 800})
    assert without_fault(page) is True
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/jobs/1")
    page.goto(address)
    page.get_by_role("button", name="Lock now").click()
    page.wait_for_selector("#passphrase", timeout=5_000)  # the gate is at work, and nobody waits for it
