"""The whole road in a real browser, from a file that comes in to a zip that leaves: by mouse, by keyboard alone, without
scripts, and in three languages.
"""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from farbank.web import language

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
LONG = 120_000
NOTE = "On 3 June 2024 nobody waited at the ferry landing. The boats lay on the bank.\n"
NAMED = """(element => element.matches("a, button, input, select, textarea")
  ? (element.labels?.[0] ?? element).textContent.trim() : "")(document.activeElement)"""


@pytest.fixture
def opened(workbench, small_case):
    """A workbench in a process of its own, on a copy of the small case."""
    with workbench(small_case) as told:
        yield told, told["words"]


@dataclass
class Mouse:
    """Somebody who points and clicks, and reads the pages in a language."""

    page: Page
    code: str = language.ENGLISH

    def say(self, words):
        """Words of the interface as they stand on the pages."""
        return language.translations(self.code).gettext(words)

    def follow(self, name):
        self.page.get_by_role("link", name=self.say(name), exact=True).first.click()

    def press(self, name):
        self.page.get_by_role("button", name=self.say(name)).first.click()

    def fill(self, label, words):
        self.page.get_by_label(self.say(label), exact=True).first.fill(words)

    def choose(self, label, words):
        self.page.get_by_label(self.say(label), exact=True).first.select_option(label=words)

    def tick(self, label):
        self.page.get_by_label(self.say(label)).first.check()


class Keyboard(Mouse):
    """Somebody who has no mouse: the Tab key, arrows, letters, Space and Enter."""

    def _reach(self, name):
        self.page.wait_for_load_state()
        for _ in range(150):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(NAMED).startswith(name):
                return
        raise AssertionError(f"{name} cannot be reached by the Tab key")

    def follow(self, name):
        self._reach(name)
        with self.page.expect_navigation(timeout=LONG):
            self.page.keyboard.press("Enter")

    press = follow

    def fill(self, label, words):
        self._reach(label)
        self.page.keyboard.insert_text(words)

    def choose(self, label, words):
        self._reach(label)
        self.page.keyboard.type(words)

    def tick(self, label):
        """One of several: Tab leads to the group, arrows through it."""
        self.page.wait_for_load_state()
        for _ in range(150):
            if label in self.page.evaluate(NAMED):
                self.page.keyboard.press("Space")
                return
            is_one = self.page.evaluate("document.activeElement.type") == "radio"
            self.page.keyboard.press("ArrowDown" if is_one else "Tab")
        raise AssertionError(f"{label} cannot be reached by the keyboard")


def take_in_and_describe(hand, page):
    hand.follow("Intake")
    page.locator("#files").set_input_files(
        {"name": "landing.txt", "mimeType": "text/plain", "buffer": NOTE.encode()}
    )  # what a file is chosen in belongs to the system
    hand.press("Take in")
    page.get_by_role("link", name="E2", exact=True).first.wait_for(timeout=LONG)
    hand.follow("E2")
    hand.follow("Describe it")
    hand.fill("What does it show?", "An empty landing")
    hand.fill("When was it?", "3 June 2024")
    hand.press("Record")
    page.wait_for_url("**/show/E2*")


def look_and_weigh(hand, page):
    page.goto(page.url.partition("/show")[0] + "/look/new")
    hand.tick("A place that is on no line")
    hand.fill("When", "3 June 2024")
    page.locator("#place").fill("the ferry landing")
    page.locator("#target").fill("ferry")
    hand.choose("From where or by what", page.locator("#kind option").nth(1).inner_text())
    hand.tick("Looked, and it was not there")
    hand.press("Record")
    page.wait_for_url("**/show/L1*")

    page.goto(page.url.partition("/show")[0] + "/finding/new?on=E2")
    hand.fill("The claim, in one sentence", "Nobody waited at the landing on 3 June 2024.")
    hand.press("Record")
    page.wait_for_url("**/show/F*")


def release(hand, page):
    hand.follow("Reports")
    hand.follow("R1")
    hand.press("Judge the exact bytes")
    page.get_by_text("NO FINDING").first.wait_for(timeout=LONG)
    hand.press("Approve exactly these bytes")
    publish = hand.say("Publish it as %(form)s").replace("%(form)s", "").strip()
    page.get_by_role("button", name=publish).wait_for(timeout=LONG)
    hand.press(publish)
    page.get_by_role("link", name=hand.say("Keep the zip")).wait_for(timeout=LONG)


@pytest.mark.parametrize(
    ("hand", "scripts", "code", "width"),
    [
        (Mouse, True, "en", 1440), (Keyboard, True, "en", 1440), (Mouse, False, "en", 1440), (Mouse, True, "ko", 390),
        (Mouse, True, "ja", 1440),
    ],
)  # fmt: skip
def test_the_whole_road(browser, opened, hand, scripts, code, width):
    told, words = opened
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale=code)
    page = context.new_page()
    page.set_default_timeout(30_000)
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"file://{told['file']}")
    if not scripts:
        page.get_by_role("button").click()
    page.wait_for_selector("#passphrase:focus", timeout=LONG)  # the page puts the cursor there; before, keys go nowhere
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_selector(".road", timeout=LONG)
    for part in (take_in_and_describe, look_and_weigh, release):
        part(hand(page, code), page)
    context.close()
    assert [url for url in asked if not url.startswith((told["address"], "file://"))] == []
    assert said == []
