"""The workbench in a real browser: let in by its file, every screen at two widths, nobody else asked for anything."""

import json
import os
import shutil
import signal
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
SCREENS = (
    "", "intake", "list/item", "list/figure?by=title&down=1", "list/persona", "list/item?q=nothing", "show/F-SHOOT",
    "show/E-NOTICE", "findings", "time?from=2020&to=2023", "series", "report/R-1", "find?q=국경", "find", "jobs",
    "show/E999",
)  # fmt: skip


@pytest.fixture(scope="module")
def opened(border_case, tmp_path_factory):
    """A workbench in a process of its own, on a copy of the border case."""
    folder = tmp_path_factory.mktemp("workbench")
    shutil.copytree(border_case.case, folder / "case")
    known = {**os.environ, "FARBANK_CASE": str(folder / "case"), "XDG_STATE_HOME": str(folder / "state")}
    code = "from farbank.cli.main import main; main()"
    child = subprocess.Popen(
        [sys.executable, "-c", code, "open", "--no-browser", "--json"],
        env=known, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    told = ""
    while not told.rstrip().endswith("}"):
        line = child.stdout.readline()
        assert line, child.stderr.read()
        told += line
    yield json.loads(told), border_case.passphrase.read_text(encoding="utf-8").strip(), child
    child.send_signal(signal.SIGINT)
    child.communicate(timeout=60)


@pytest.fixture(scope="module")
def entered(browser, opened):
    """A browser context that came in through the file, with the case unlocked."""
    told, words, _ = opened
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"file://{told['file']}")
    page.wait_for_url(told["address"])
    page.wait_for_selector("#passphrase")
    page.keyboard.type(words)  # the field has the focus
    page.keyboard.press("Enter")
    page.wait_for_selector(".road", timeout=60_000)
    page.close()
    yield told["address"], context.storage_state()
    context.close()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_asks_nobody_else_and_fits(browser, entered, screen, width, scripts):
    address, state = entered
    context = browser.new_context(
        viewport={"width": width, "height": 900}, storage_state=state, java_script_enabled=scripts
    )
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    answer = page.goto(address + screen, wait_until="load")
    context_wide = page.locator("body").bounding_box()["width"]
    expected = 404 if screen == "show/E999" else 200
    context.close()
    assert answer.status == expected
    assert [url for url in asked if not url.startswith(address)] == []
    assert [words for words in said if "404" not in words] == []
    assert context_wide <= width


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_no_fault_on_a_screen(browser, entered, screen, width):
    address, state = entered
    context = browser.new_context(viewport={"width": width, "height": 900}, storage_state=state, bypass_csp=True)
    page = context.new_page()
    page.goto(address + screen, wait_until="load")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found.response["violations"]] == []
    assert wide <= width


def test_a_report_is_judged_by_mouse_alone(browser, entered):
    address, state = entered
    context = browser.new_context(viewport={"width": 1440, "height": 900}, storage_state=state)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Reports", exact=True).click()
    page.get_by_role("link", name="R1", exact=True).click()
    page.get_by_role("button", name="Judge the exact bytes").click()
    page.get_by_text("prints 180; 196 was known").first.wait_for(timeout=120_000)
    outcome = page.inner_text(".outcome")
    context.close()
    assert outcome == "HOLD"


def test_files_are_taken_in_by_mouse_alone(browser, entered, tmp_path):
    address, state = entered
    for number in range(3):
        (tmp_path / f"note-{number}.txt").write_text(f"a note, number {number}\n", encoding="utf-8")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, storage_state=state)
    page = context.new_page()
    page.goto(address + "intake")
    page.set_input_files("#files", sorted(tmp_path.iterdir()))
    page.get_by_role("button", name="Take in").click()
    page.get_by_role("heading", name="3 files taken in").wait_for(timeout=60_000)
    context.close()


def test_a_browser_that_was_not_let_in_sees_nothing(browser, entered):
    address, _ = entered
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(address)
    words = page.inner_text("body")
    context.close()
    assert answer.status == 401
    assert "farbank open" in words


def test_lock_now_locks_every_window(browser, opened, entered):
    address, state = entered
    _, words, _ = opened
    context = browser.new_context(storage_state=state)
    one, other = context.new_page(), context.new_page()
    one.goto(address)
    other.goto(address + "findings")
    one.get_by_role("button", name="Lock now").click()
    one.wait_for_selector("#passphrase")
    other.wait_for_selector("#passphrase")  # by itself: the lock is told to every window
    assert "Unlock the case" in other.inner_text("main")
    assert one.title() == other.title() == "farbank"
    one.fill("#passphrase", words)
    one.keyboard.press("Enter")
    one.wait_for_selector(".road", timeout=60_000)
    context.close()
