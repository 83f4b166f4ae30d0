"""Custody in a real browser, from the first backup to the second signature: what once asked for a terminal."""

import json
import os
import shutil
import signal
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def served(border_case, tmp_path_factory):
    folder = tmp_path_factory.mktemp("custody")
    shutil.copytree(border_case.case, folder / "case")
    known = {**os.environ, "FARBANK_CASE": str(folder / "case"), "XDG_STATE_HOME": str(folder / "state")}
    child = subprocess.Popen(
        [sys.executable, "-c", "from farbank.cli.main import main; main()", "open", "--no-browser", "--json"],
        env=known, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    told = ""
    while not told.rstrip().endswith("}"):
        line = child.stdout.readline()
        assert line, child.stderr.read()
        told += line
    yield json.loads(told), border_case.passphrase
    child.send_signal(signal.SIGINT)
    child.communicate(timeout=60)


@pytest.fixture(scope="module")
def entered(browser, served):
    """The address, and a browser that was let in."""
    told, file = served
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"file://{told['file']}")
    page.wait_for_url(told["address"])
    page.get_by_text("A file that holds it instead").click()
    page.set_input_files("#file", file)
    page.get_by_role("button", name="Unlock").click()
    page.wait_for_selector(".road", timeout=60_000)
    page.close()
    yield told["address"], context.storage_state()
    context.close()


@pytest.fixture
def window(browser, entered):
    """Makes pages; what any of them asks for elsewhere, or complains of, fails the test."""
    address, state = entered
    contexts, wrong = [], []

    def make(width=1440, **more):
        context = browser.new_context(viewport={"width": width, "height": 900}, storage_state=state, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(address) else None)
        page.on("console", lambda message: wrong.append(message.text))
        return page

    make.address = address
    yield make
    for context in contexts:
        context.close()
    assert wrong == []


def is_fit(page, width):
    """Whether axe finds no fault in the page, with everything in it open, and it fits its width."""
    page.locator("main details").evaluate_all("every => every.forEach(each => { each.open = true })")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("screen", ["custody", "custody/log"])
def test_a_screen_fits_both_widths_and_axe_finds_no_fault(window, screen):
    page = window(bypass_csp=True)
    page.goto(window.address + screen)
    is_fit(page, 1440)
    page.set_viewport_size({"width": 390, "height": 900})
    is_fit(page, 390)


def test_requests_for_a_date_are_kept_and_what_is_no_answer_is_told(window, tmp_path):
    page = window()
    page.goto(window.address + "custody/log")
    with page.expect_download() as kept:
        page.get_by_role("button", name="Keep the requests as a zip").click()
    assert kept.value.suggested_filename == "dates.zip"
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    page.get_by_text("Hand in what came back").click()
    page.get_by_label("All files of the folder").set_input_files(tmp_path / "letter.txt")
    page.get_by_role("button", name="Judge and keep them").click()
    expect(page.get_by_role("heading", name="No new date was kept")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("letter.txt")).to_be_visible()


def test_a_backup_is_made_and_checked_without_scripts(window, tmp_path):
    page = window(java_script_enabled=False)
    page.goto(window.address + "custody")
    page.get_by_label("The folder it goes to").fill(str(tmp_path / "backup"))
    page.get_by_label("A folder for the key files").fill(str(tmp_path / "keys"))
    page.get_by_role("button", name="Make a backup").click()
    expect(page.get_by_role("heading", name="The backup is made")).to_be_visible(timeout=30_000)
    assert (tmp_path / "backup" / "backup.json").is_file()
    page.get_by_role("link", name="Custody").click()
    page.get_by_text("Check a backup").click()
    page.get_by_label("The folder that it is in").fill(str(tmp_path / "backup"))
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("heading", name="The backup is as it was written")).to_be_visible(timeout=30_000)


def test_a_second_member_is_added_by_keyboard_and_their_passphrase_is_in_no_address(window, served):
    page = window(bypass_csp=True)
    page.goto(window.address + "custody/members")
    page.get_by_label("Your own passphrase").first.focus()
    for words in (
        served[1].read_text().strip(),
        "seven other words, drawn by chance",
        "seven other words, drawn by chance",
    ):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("They are a member now.")).to_be_visible(timeout=30_000)
    assert page.url == window.address + "custody/members?done=added"
    expect(page.get_by_role("cell", name="opens identity cards")).to_have_count(2)
    is_fit(page, 1440)
    page.set_viewport_size({"width": 390, "height": 900})
    is_fit(page, 390)
