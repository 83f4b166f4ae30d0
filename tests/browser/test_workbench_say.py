"""What is said by hand in a real browser: by keyboard alone, by mouse, without scripts; axe on every page of it."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
TEXT = (
    "Interview of 14 October 2023\n\nIn May 2023 about 40 soldiers stood near Hyesan.\n"
    "2023년 10월 혜산에서 5명이 건넜다.\nThe 😀 river froze, and nobody crossed any more.\n"
)


@pytest.fixture(scope="module")
def opened(workbench, made, shipped, tmp_path_factory):
    """A workbench in a process of its own, on the border case with a text to read."""
    folder = tmp_path_factory.mktemp("said")
    (folder / "said.txt").write_text(TEXT, encoding="utf-8")
    desk = made("said", ("apply", shipped / "border" / "border.yaml"), ("add", folder / "said.txt"))
    with workbench(desk) as told:
        yield told, told["words"]


@pytest.fixture(scope="module")
def entered(browser, opened):
    """The address, and the cookies of a browser that came in."""
    told, words = opened
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"file://{told['file']}")
    page.wait_for_url(told["address"])
    page.fill("#passphrase", words)
    page.keyboard.press("Enter")
    page.wait_for_selector(".road", timeout=60_000)
    yield told["address"], context.storage_state()
    context.close()


@pytest.fixture
def page(browser, entered, request):
    """A page of a browser that was let in; what it asks of others and what it complains of is gathered."""
    address, state = entered
    given = {"viewport": {"width": 1440, "height": 900}, **getattr(request, "param", {})}
    context = browser.new_context(storage_state=state, base_url=address, **given)
    page = context.new_page()
    elsewhere, said = [], []
    page.on("request", lambda one: None if one.url.startswith(address) else elsewhere.append(one.url))
    page.on("console", lambda one: said.append(one.text))
    page.on("pageerror", lambda one: said.append(str(one)))
    yield page
    context.close()
    assert (elsewhere, [each for each in said if "400" not in each]) == ([], [])


def item(page):
    """The item with the text."""
    page.goto("list/item?q=said")
    return page.locator("tbody a").first.inner_text()


def current(page):
    return page.locator(".proposals > li[aria-current]")


def test_proposals_are_walked_accepted_changed_and_refused_by_one_key_each(page):
    name = item(page)
    page.goto(f"read/{name}")
    assert current(page).get_attribute("data-number") == "1"
    page.wait_for_load_state()  # the keys of a page are there once it is
    page.keyboard.press("n")
    assert current(page).get_attribute("data-number") == "2"
    assert page.url.endswith("?at=2")
    page.wait_for_load_state()  # the keys of a page are there once it is
    page.keyboard.press("p")
    with page.expect_navigation():
        page.wait_for_load_state()  # the keys of a page are there once it is
        page.keyboard.press("a")
    assert "Recorded as" in page.locator("#p1").inner_text()
    assert page.locator(".just-now a").first.inner_text().startswith("T")
    with page.expect_navigation():
        page.wait_for_load_state()  # the keys of a page are there once it is
        page.keyboard.press("r")
    assert "Refused by M1" in page.locator("#p2").inner_text()
    with page.expect_navigation():
        page.wait_for_load_state()  # the keys of a page are there once it is
        page.keyboard.press("c")
    page.get_by_label("What they say, in our words").fill("Forty soldiers, said one.")
    page.get_by_label("What they say, in our words").press("Tab")
    page.get_by_role("button", name="Accept it so").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Forty soldiers, said one." in page.locator(".just-now").inner_text()


def test_a_key_does_nothing_while_somebody_types(page):
    page.goto(f"read/{item(page)}")
    page.keyboard.press("s")
    at = page.url
    page.get_by_label("What they say, in our words").fill("")
    page.keyboard.type("narc")
    assert page.url == at
    assert page.get_by_label("What they say, in our words").input_value() == "narc"


def test_a_statement_is_made_from_what_the_mouse_selected(page):
    name = item(page)
    page.goto(f"read/{name}")
    page.evaluate("""() => {
      const text = document.querySelector('.text');
      const node = [...text.childNodes].findLast((each) => each.textContent.includes('river froze'));
      const at = node.textContent.indexOf('river froze');
      const range = document.createRange();
      range.setStart(node, at); range.setEnd(node, at + 'river froze'.length);
      getSelection().removeAllRanges(); getSelection().addRange(range);
    }""")
    page.wait_for_load_state()  # the keys of a page are there once it is
    page.keyboard.press("s")
    assert page.locator("#own-words").input_value() == "river froze"
    assert page.locator("[name=near]").input_value() == str(TEXT.index("river froze"))  # in code points
    page.keyboard.type("The river was frozen.")
    page.locator("#own").get_by_role("button", name="Record").click()
    page.locator(".just-now a").first.click()
    assert f"characters {TEXT.index('river froze')}" in page.inner_text("main")


def test_a_look_is_drawn_by_keyboard_alone_and_undone_by_one_button(page):
    page.goto("look/new")
    band = page.locator(".axis.lying .chosen")
    before = band.get_attribute("width")
    page.locator("#drawn-to").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert band.get_attribute("width") != before
    assert "%" in page.locator("#said-to").inner_text()
    assert page.locator("[name=way][value=drawn]").is_checked()
    page.get_by_label("When", exact=True).fill("October 2023")
    page.get_by_label("From where or by what").select_option("boat")
    page.get_by_label("What was looked for", exact=True).fill("fence")
    page.get_by_label("Looked, and it was not there").press("Space")
    page.get_by_role("button", name="Record").press("Enter")
    page.wait_for_url("**/show/L*")
    assert "share 0.3000 to 0.4050" in page.inner_text("main")
    page.locator(".just-now").get_by_role("button", name="Withdraw it").press("Enter")
    page.wait_for_selector(".wrong")
    assert "undone just after it was recorded" in page.inner_text("main")


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_everything_is_said_all_the_same(page):
    name = item(page)
    page.goto(f"read/{name}?at=4")
    current(page).get_by_role("button", name="Refuse").click()
    assert "Refused by M1" in page.locator("#p4").inner_text()
    page.locator("#p4").get_by_role("button", name="Open it again").click()
    current(page).get_by_role("link", name="Change").click()
    page.get_by_role("button", name="Accept it so").click()
    assert page.locator(".just-now").count() == 1
    page.goto("look/new")
    page.locator("[name=way][value=drawn]").check()
    page.get_by_label("When", exact=True).fill("2021")
    page.get_by_label("From where or by what").select_option("satellite")
    page.get_by_label("What was looked for", exact=True).fill("fence")
    page.get_by_label("It was seen").check()
    page.get_by_role("button", name="Record").click()
    assert "/show/L" in page.url


def test_a_finding_is_drawn_graded_and_changed_by_mouse(page):
    page.goto("findings")
    page.get_by_role("link", name="Draw a finding").click()
    page.get_by_label("The claim, in one sentence").fill("The notice is real.")
    page.get_by_label("Search statements, items and totals").fill("warning")
    page.get_by_role("button", name="Search", exact=True).click()
    page.locator(".rests-on input[type=checkbox]").first.check()
    page.get_by_label("How reliable the source is").select_option("B")
    page.get_by_label("How credible what it says is").select_option("3")
    page.get_by_label("Why, in one line").fill("one photograph")
    page.get_by_role("button", name="Record").click()
    page.get_by_role("link", name="Change it").click()
    page.get_by_label("The claim, in one sentence").fill("The notice is genuine.")
    page.get_by_role("button", name="Record").click()
    page.get_by_role("button", name="Say it again as it was before").first.click()
    page.goto("findings")
    words = page.inner_text("main")
    assert "The notice is real." in words
    assert "source usually reliable" in words
    assert "One origin, not independently confirmed." in words


@pytest.mark.parametrize(
    "screen", ["read", "read/say", "look/new", "links", "findings", "finding/new", "finding/F-SHOOT", "show/F-SHOOT"]
)
def test_axe_finds_no_fault_and_the_page_fits(browser, entered, faults, screen):
    address, state = entered
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, storage_state=state, bypass_csp=True, base_url=address
    )
    page = context.new_page()
    at = screen.replace("read", f"read/{item(page)}", 1) if screen.startswith("read") else screen
    assert page.goto(at, wait_until="load").status == 200
    for each in page.locator("details > summary").all():
        each.click()
    found = faults(page)
    context.close()
    assert found == []
