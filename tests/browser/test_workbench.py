"""The workbench in a real browser: let in by its file, every screen at two widths, nobody else asked for anything."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
SCREENS = (
    "", "intake", "list/item", "list/figure?by=title&down=1", "list/persona", "list/item?q=nothing", "show/F-SHOOT",
    "show/E-NOTICE", "findings", "time?from=2020&to=2023", "series", "report/R-1", "find?q=국경", "find", "jobs",
    "show/E999",
)  # fmt: skip


@pytest.fixture(scope="module")
def opened(workbench, border_case):
    """A workbench in a process of its own, on a copy of the border case."""
    with workbench(border_case) as told:
        yield told, told["words"]


@pytest.fixture(scope="module")
def entered(browser, opened):
    """A browser context that came in through the file, with the case unlocked."""
    told, words = opened
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"file://{told['file']}")
    page.wait_for_url(told["address"])
    page.wait_for_selector("#passphrase:focus")
    page.keyboard.type(words)  # the field has the focus
    page.keyboard.press("Enter")
    page.wait_for_selector(".road", timeout=60_000)
    page.close()
    yield told["address"], context.storage_state()
    context.close()


@pytest.fixture(scope="module")
def windows(browser, entered):
    """A window with scripts and one without; what each asked for and what was said of that are beside it."""
    made = {}
    for scripts in (True, False):
        context = browser.new_context(storage_state=entered[1], java_script_enabled=scripts)
        page, asked, said = context.new_page(), [], []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, said=said: said.append(message.text))
        made[scripts] = page, asked, said
    yield made
    for page, _, _ in made.values():
        page.context.close()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_asks_nobody_else_and_fits(entered, windows, screen, width, scripts):
    address, _ = entered
    page, asked, said = windows[scripts]
    page.set_viewport_size({"width": width, "height": 900})
    asked.clear()
    said.clear()
    answer = page.goto(address + screen, wait_until="load")
    assert answer.status == (404 if screen == "show/E999" else 200)
    assert asked
    assert [url for url in asked if not url.startswith(address)] == []
    assert [words for words in said if "404" not in words] == []
    assert page.locator("body").bounding_box()["width"] <= width


@pytest.mark.parametrize(("words", "faces"), [("국경", {"common"}), ("뷁", {"common", "whole"})])
def test_the_whole_face_of_a_script_is_asked_for_where_the_common_one_does_not_hold_it(entered, windows, words, faces):
    page, asked, _ = windows[True]
    asked.clear()
    page.goto(f"{entered[0]}find?q={words}", wait_until="networkidle")
    named = {"common": f"{entered[0]}static/korean-common-500.ttf", "whole": f"{entered[0]}static/korean-500.ttf"}
    assert {each for each, address in named.items() if address in asked} == faces


@pytest.fixture(scope="module")
def looked_at(browser, entered):
    """A page into which axe may be brought."""
    context = browser.new_context(storage_state=entered[1], bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_no_fault_on_a_screen(entered, looked_at, faults, screen):
    looked_at.goto(entered[0] + screen, wait_until="load")
    assert faults(looked_at) == []


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
    _, words = opened
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
