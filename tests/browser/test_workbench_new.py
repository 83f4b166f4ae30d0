"""From an empty folder to the first page of a new case, by mouse alone: with scripts and without, in three languages."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress

import pytest
from playwright.sync_api import Error, expect

from farbank.web import language

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
OWN = "violin harbour anchor copper lantern meadow"
LATIN = re.compile(r"[A-Za-z]{2,}")
SAID = {"farbank", "demo", "open", "restore", "English"}  # what is the same in every language, beside the six words


@contextmanager
def standing_in(folder):
    """`farbank open` of somebody who stands in that folder."""
    known = {name: value for name, value in os.environ.items() if name != "FARBANK_CASE"}
    child = subprocess.Popen(
        [sys.executable, "-c", "from farbank.cli.main import main; main()", "open", "--no-browser", "--json"],
        cwd=folder, env={**known, "XDG_STATE_HOME": f"{folder}-state"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    told = ""
    while not told.rstrip().endswith("}"):
        line = child.stdout.readline()
        assert line, child.stderr.read()
        told += line
    try:
        yield json.loads(told)
    finally:
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=60)
    assert "Traceback" not in err


@pytest.mark.parametrize(("scripts", "width", "code"), [(True, 1440, "en"), (True, 390, "ko"), (False, 390, "ja")])
def test_from_an_empty_folder_to_the_first_page_of_a_case(browser, faults, tmp_path, scripts, width, code):
    say = language.translations(code).gettext
    folder = tmp_path / "new"
    folder.mkdir()
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale=code)
    page, asked, said = listened_to(context)
    with standing_in(folder) as told:
        page.goto(f"file://{told['file']}")
        if not scripts:
            page.get_by_role("button").click()
        page.wait_for_url(told["address"])
        words = page.locator(".words li").all_inner_texts()
        expect(page.get_by_role("heading", name=say("Make a case here"))).to_be_visible()
        in_its_language(page, code, words)
        way, wrong, typed = (take, "not these", " ".join(words)) if width > 1000 else (choose, "mistaken", OWN)
        way(page, say, wrong)
        expect(page.get_by_role("alert")).to_be_in_viewport()
        if scripts:
            assert faults(page) == []
        way(page, say, typed)
        expect(page.get_by_text(say("The case is made. Unlock it with its passphrase."))).to_be_visible()
        page.get_by_label(say("Passphrase"), exact=True).fill(typed)
        page.get_by_role("button", name=say("Unlock"), exact=True).click()
        expect(page.get_by_role("heading", name=say("The road in five lines"))).to_be_visible(timeout=60_000)
        assert nothing_shows_them_again(page)
        assert all(each.startswith((told["address"], "file://")) for each in asked)
        assert not [each for each in asked for one in (words, OWN.split()) if all(word in each for word in one[:2])]
        assert [each for each in said if "400 (Bad Request)" not in each] == []  # of what was mistyped
    context.close()


def listened_to(context):
    """A page, with what it asks for and what is said of that."""
    page, asked, said = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    return page, asked, said


def in_its_language(page, code, words):
    """No word but those that are the same everywhere is left in English, and nothing is wider than the window."""
    if code != "en":
        told = page.inner_text("main").replace(page.inner_text("dd"), "")
        assert set(LATIN.findall(told)) <= {*SAID, *LATIN.findall(" ".join(words))}
    before = page.viewport_size
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size(before)


def take(page, say, words):
    """Type them once."""
    page.get_by_label(say("Type them from the paper, with one space between two words")).fill(words)
    page.get_by_role("button", name=say("Make the case"), exact=True).click()


def choose(page, say, words):
    """Type words of one's own twice."""
    if page.locator("details[open]").count() == 0:
        page.get_by_text(say("Use a passphrase of your own instead")).click()
    page.get_by_label(say("The new passphrase"), exact=True).fill(words)
    page.get_by_label(say("The same again"), exact=True).fill(words)
    page.get_by_role("button", name=say("Make the case with it")).click()


def nothing_shows_them_again(page):
    """The browser has kept no page with the six words: it asks anew, or for the form to be sent again."""
    shown = 0
    for _ in range(3):
        with suppress(Error):  # "confirm that the form is sent again"
            page.go_back()
        shown += page.locator(".words").count()
    return shown == 0
