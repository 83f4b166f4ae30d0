"""A report from a held draft to what left of it, in a real browser: by mouse, by keyboard, without scripts, and looked at."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
LONG = 120_000
SECOND = "another six words are there now"
SCREENS = (
    "list/report", "report/R-EXPOSED", "report/R-EXPOSED/text", "report/R-EXPOSED/people", "report/R-EXPOSED/sheet",
    "report/R-REPAIRED/package", "draft", "gate", "together", "preview/R9/", "list/report?state=withdrawn",
)  # fmt: skip


@pytest.fixture(scope="module")
def opened(workbench, made, shipped, tmp_path_factory):
    """A workbench in a process of its own, on the drill with a second member."""
    folder = tmp_path_factory.mktemp("release")
    second = folder / "second.txt"
    second.write_text(SECOND + "\n", encoding="utf-8")
    desk = made(
        "signed", ("apply", shipped / "drill" / "drill.yaml"), ("member", "add", "--new-passphrase-file", second)
    )
    with workbench(desk) as told:
        yield told, told["words"]


@pytest.fixture(scope="module")
def entered(browser, opened):
    told, words = opened
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"file://{told['file']}")
    page.wait_for_selector("#passphrase")
    unlock(page, words)
    page.close()
    yield told["address"], context.storage_state(), words
    context.close()


def unlock(page, words):
    page.fill("#passphrase", words)
    page.keyboard.press("Enter")
    page.wait_for_selector(".road", timeout=LONG)


def window(browser, entered, *, scripts=True, width=1440, **more):
    address, state, _ = entered
    context = browser.new_context(
        viewport={"width": width, "height": 900}, storage_state=state, java_script_enabled=scripts, **more
    )
    page = context.new_page()
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    return page, address


def quiet(page, address):
    """Nobody else was asked for anything, and nothing was complained of."""
    assert [url for url in page.asked if not url.startswith(address)] == []
    assert page.said == []
    page.context.close()


def tab_to(page, name):
    """Reach a control with the Tab key alone."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if name in page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent"):
            return
    raise AssertionError(name)


def test_a_held_draft_is_mended_by_one_click_and_judged_again_by_mouse(browser, entered):
    page, address = window(browser, entered)
    page.goto(address)
    page.get_by_role("link", name="Reports", exact=True).click()
    page.get_by_role("link", name="R1", exact=True).click()
    page.get_by_role("link", name="Edit the text").click()
    text = page.input_value("#text")
    page.fill("#text", text.rstrip() + " The harbour is quiet.\n")
    page.get_by_role("button", name="Record the draft").click()
    page.get_by_role("button", name="Judge the exact bytes").click()
    page.wait_for_selector(".outcome.red", timeout=LONG)
    assert page.inner_text(".outcome") == "BLOCK"
    page.get_by_role("link", name="its words in the draft (1)").click()
    page.get_by_role("button", name="Cut it").first.click()
    page.wait_for_selector(".outcome:not(.red)", timeout=LONG)
    assert page.inner_text(".outcome") == "NO FINDING"
    assert "twin boys" not in page.inner_text("article")
    page.goto(f"{address}preview/R1/index.html")
    assert page.locator("h1").inner_text() == "The quiet harbour"
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].some(each => each.status === 'loaded'))")
    quiet(page, address)


def test_two_members_sign_and_it_leaves_without_scripts(browser, entered):
    page, address = window(browser, entered, scripts=False, accept_downloads=True)
    _, _, words = entered
    page.goto(f"{address}report/R2")
    page.select_option("#form", "cms")
    page.get_by_role("button", name="Judge the exact bytes").click()
    page.get_by_role("button", name="Approve exactly these bytes").click(timeout=LONG)
    page.get_by_text("1 member has still to approve").wait_for(timeout=LONG)
    page.get_by_role("button", name="Lock now").click()
    unlock(page, SECOND)
    page.goto(f"{address}report/R2")
    page.get_by_role("button", name="Approve exactly these bytes").click(timeout=LONG)
    page.get_by_text("0 members have still to approve").wait_for(timeout=LONG)
    page.get_by_role("button", name="Publish it as").click()
    with page.expect_download(timeout=LONG) as kept:
        page.get_by_role("link", name="Keep the zip").click(timeout=LONG)
    assert kept.value.suggested_filename == "release.zip"
    page.get_by_role("link", name="What left, and its proof").click()
    assert "neither its draft nor the case beneath it has changed" in page.inner_text("main")
    page.get_by_role("button", name="Lock now").click()
    unlock(page, words)
    quiet(page, address)


def test_a_draft_is_written_and_judged_by_keyboard_alone(browser, entered):
    page, address = window(browser, entered)
    page.goto(f"{address}list/report")
    page.keyboard.press("n")
    page.wait_for_selector("#label")
    tab_to(page, "What the newsroom calls it")
    page.keyboard.type("R-KEYS")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type('---\ntitle: "By keys"\nlanguage: en\n---\n\nNothing moves.\n')
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="By keys").wait_for()
    page.wait_for_load_state()  # the keys of a page are there once it is
    page.keyboard.press("j")
    page.wait_for_selector(".outcome", timeout=LONG)
    page.wait_for_load_state()  # the keys of a page are there once it is
    page.keyboard.press("e")
    page.wait_for_selector("#text")
    page.wait_for_load_state()  # the keys of a page are there once it is
    page.keyboard.press("t")
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type("Still nothing.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Still nothing.").wait_for()
    assert "not since it was changed" in page.inner_text(".stands")
    quiet(page, address)


def test_axe_finds_no_fault_and_nothing_is_wider_than_the_window(browser, entered, faults):
    page, address = window(browser, entered, bypass_csp=True)
    wrong = {}
    for screen in SCREENS:
        page.goto(address + screen, wait_until="load")
        if found := faults(page):
            wrong[screen] = found
    page.context.close()
    assert wrong == {}
