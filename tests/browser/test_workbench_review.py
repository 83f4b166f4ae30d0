"""Review in a real browser: a region by mouse, by keyboard, and by its numbers without a script; two readers."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
PICTURE = "review/E-DRAWING"
SCREENS = ("review/E-NOTICE", "review/E-DRAWING?tool=mark&zoom=2&turn=1", "show/E-DRAWING")
SIDES = ("left", "top", "width", "height")


@pytest.fixture(scope="module")
def opened(workbench, border_case):
    """A workbench in a process of its own, on a copy of the border case."""
    with workbench(border_case) as told:
        yield told, told["words"]


@pytest.fixture(scope="module")
def entered(browser, opened):
    told, words = opened
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"file://{told['file']}")
    page.wait_for_url(told["address"])
    page.wait_for_selector("#passphrase:focus")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_selector(".road", timeout=60_000)
    yield told["address"], context.storage_state()
    context.close()


@pytest.fixture
def desk(browser, entered):
    """A page at the desk's width that fails on any word of the console and any request to somebody else."""
    address, state = entered
    context = browser.new_context(viewport={"width": 1440, "height": 900}, storage_state=state)
    page = context.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.go = lambda to: page.goto(address + to, wait_until="load")
    yield page
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith((address, "blob:"))] == []


def numbers(page):
    return [float(page.input_value(f"#marking [name={side}]")) for side in SIDES]


def drag(page, start, end):
    box = page.locator("#picture").bounding_box()
    points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)]
    page.mouse.move(*points[0])
    page.mouse.down()
    page.mouse.move(*points[1], steps=6)
    page.mouse.up()


def test_a_region_is_drawn_by_mouse_and_says_what_it_shows(desk):
    desk.go(PICTURE)
    before = desk.locator(".marks .mark").count()
    desk.get_by_role("button", name="Mark region").click()
    drag(desk, (0.2, 0.3), (0.5, 0.6))
    expect(desk.locator("#marking [name=left]")).not_to_have_value("")
    assert numbers(desk) == pytest.approx([20, 30, 30, 30], abs=1)
    desk.fill("#says", "A post of the fence")
    desk.get_by_role("button", name="Record the region").click()
    region = desk.locator(".regs li", has_text="A post of the fence")
    region.wait_for()
    assert "Read by one" in region.inner_text()
    assert desk.locator(".marks .mark").count() == before + 1


def test_a_region_is_marked_by_keyboard_alone(desk):
    desk.go(PICTURE)
    desk.keyboard.press("r")
    desk.wait_for_selector("#sheet:focus")
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Shift+ArrowDown")
    assert numbers(desk) == [40.5, 40, 20, 20.5]
    assert desk.locator(".a9s-annotationlayer .a9s-annotation").count() > 0
    desk.locator("#says").focus()
    desk.keyboard.type("The river behind it")
    desk.keyboard.press("Enter")
    desk.locator(".regs li", has_text="The river behind it").wait_for()


def test_typed_numbers_are_drawn_and_never_reach_over_the_edge(desk):
    desk.go(PICTURE)
    desk.keyboard.press("r")
    for side, value in zip(SIDES, ("95", "10", "5", "20"), strict=True):
        desk.fill(f"#marking [name={side}]", value)
    desk.locator("#sheet").focus()
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Shift+ArrowRight")
    assert numbers(desk) == [95, 10, 5, 20]


def test_without_a_script_the_numbers_alone_mark_a_region_and_cover_it(browser, entered):
    address, state = entered
    context = browser.new_context(storage_state=state, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PICTURE)
    page.get_by_role("button", name="Mark region").click()
    for side, value in zip(SIDES, ("5", "5%", "20", "10"), strict=True):
        page.fill(f"#marking [name={side}]", value)
    page.fill("#says", "The sky above it")
    page.get_by_role("button", name="Record the region").click()
    page.locator(".regs li", has_text="The sky above it").wait_for()
    page.get_by_role("button", name="Cover", exact=False).first.click()
    page.get_by_label("The sky above it").check()
    page.fill("#cover-because", "tells the hour")
    page.get_by_role("button", name="Make a copy with it covered").click()
    page.get_by_role("heading", name="Covered").wait_for(timeout=60_000)
    page.get_by_role("link", name="Back to").click()
    assert page.locator(".regs li.gone").count() == 1
    context.close()


def test_the_tools_work_with_one_key_each(desk):
    desk.go(PICTURE)
    sheet = desk.locator("#sheet")
    for key in ("+", "t", "o"):
        desk.keyboard.press(key)
    assert {"zoom-2", "turn-1", "bare"} <= set(sheet.get_attribute("class").split())
    assert desk.get_by_role("button", name="Original").get_attribute("aria-pressed") == "true"


def test_a_reading_is_signed_by_keyboard_and_the_next_comes_up(desk):
    desk.go("review")
    first = desk.url
    desk.wait_for_load_state()  # the keys of a page are there once it is
    desk.keyboard.press("a")
    desk.wait_for_selector("#why:focus")
    desk.keyboard.type("The words are those of the item")
    desk.keyboard.press("Enter")
    desk.wait_for_url(lambda url: url != first)
    desk.go("review/E-RIVERSIDE?claim=F1" if "E1" in first else "review/E-NOTICE?claim=T1")
    assert "The words are those of the item" in desk.inner_text(".told-by")


def test_the_evidence_sheet_prints_on_a4(desk):
    desk.go("show/E-DRAWING")
    printed = desk.pdf(prefer_css_page_size=True)
    desk.emulate_media(media="print")
    assert desk.locator(".printed").is_visible()
    assert not desk.locator(".checking").is_visible()
    assert not desk.locator(".top").is_visible()
    assert b"/MediaBox [0 0 594" in printed or b"/MediaBox [0 0 595" in printed


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_no_fault_and_nothing_reaches_over_the_side(browser, entered, faults, screen):
    address, state = entered
    context = browser.new_context(viewport={"width": 1440, "height": 900}, storage_state=state, bypass_csp=True)
    page = context.new_page()
    page.goto(address + screen, wait_until="load")
    found = faults(page)
    context.close()
    assert found == []
