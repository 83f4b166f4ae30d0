"""Every state of a screen that the others do not show: an empty case, a form that was refused, work that goes on, the lock."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
EMPTY = (
    "", "intake", "review", "list/item", "list/statement", "names", "names/pairs", "conduits", "time", "findings", "links",
    "look/new", "finding/new", "series", "list/report", "draft", "together", "gate", "find", "find?q=x", "inquiries",
    "inquiries/new", "custody", "jobs",
)  # fmt: skip
# what nobody can record: where the form stands there again, and what it says then
REFUSED = (
    ("look/new", {}, "say where it was"),
    ("finding/new", {}, "must be given"),
    ("read/E-RIVERSIDE/say", {"words": "nothing like it"}, "do not stand in the text"),
    ("report/R-1/text", {}, "a report begins with a header"),
    ("draft", {}, "a report begins with a header"),
    ("withdraw/F-SHOOT", {}, "Say why it is withdrawn"),
    ("show/E999", None, "E999"),
)
SEND = """([to, said]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: to });
  for (const [name, value] of Object.entries(said))
    form.append(Object.assign(document.createElement("input"), { name, value }));
  document.body.append(form);
  form.submit();
}"""
# work tells how far it is and goes no further until it is stopped
HELD = """
from farbank.web.jobs import Job
told = Job.__call__
def held(self, *words):
    told(self, *words)
    if words[2]:
        self.stopping.wait()
        told(self, *words)
Job.__call__ = held
"""


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    yield context.new_page()
    context.close()


def test_an_empty_case_and_its_lock(workbench, made, page, let_in, faults):
    with workbench(made("empty")) as told:
        let_in(page, told)
        wrong = {}
        for screen in EMPTY:
            assert page.goto(told["address"] + screen).status == 200, screen
            wrong[screen] = faults(page)
        page.get_by_role("button", name="Lock now").click()
        page.locator("#passphrase").fill("these are other words")
        page.keyboard.press("Enter")
        page.get_by_role("alert").wait_for()
        wrong["locked"] = faults(page)
    assert {screen: each for screen, each in wrong.items() if each} == {}


def test_what_was_refused_is_told_on_a_page_without_fault(workbench, border_case, page, let_in, faults):
    with workbench(border_case) as told:
        let_in(page, told)
        wrong = {}
        for to, said, sentence in REFUSED:
            page.goto(told["address"] + ("" if said is not None else to))
            if said is not None:
                page.evaluate(SEND, [to, said])
            page.get_by_role("alert").filter(has_text=sentence).wait_for()
            wrong[to] = faults(page)
    assert {screen: each for screen, each in wrong.items() if each} == {}


def test_work_that_goes_on_and_is_stopped(workbench, border_case, page, let_in, faults):
    with workbench(border_case, first=HELD) as told:
        let_in(page, told)
        page.goto(told["address"] + "custody")
        page.get_by_role("button", name="Check every byte now").click()
        page.get_by_role("progressbar").wait_for()
        wrong = {"at work": faults(page)}
        page.goto(told["address"] + "jobs")
        page.get_by_text("running").wait_for()
        wrong["all work"] = faults(page)
        page.goto(told["address"] + "jobs/1")
        page.get_by_role("button", name="Stop").click()
        page.get_by_role("alert").filter(has_text="Stopped").wait_for()
        wrong["stopped"] = faults(page)
    assert {screen: each for screen, each in wrong.items() if each} == {}
