"""The intake in a real browser: dropped, pasted, with and without scripts, many at once, described by keys, on paper."""

import io
from contextlib import suppress

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Error

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
# drops files as a hand does; a page cannot make a folder of its own
DROP = """names => {
  const carried = new DataTransfer();
  for (const [name, text] of names) carried.items.add(new File([text], name));
  document.getElementById("drop").dispatchEvent(
    new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
}"""
PASTE = """text => {
  const carried = new DataTransfer();
  carried.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, clipboardData: carried }));
}"""


def picture(number):
    out = io.BytesIO()
    Image.new("RGB", (60, 40), (number * 20 % 256, 90, 120)).save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def opened(workbench, border_case, tmp_path_factory):
    """A workbench that watches a folder, in a process of its own, on a copy of the border case."""
    folder = tmp_path_factory.mktemp("intake")
    (folder / "scans").mkdir()
    (folder / "scans" / "scan-1.txt").write_text("SAMPLE of a watched folder\n", encoding="utf-8")
    with workbench(border_case, "--watch", str(folder / "scans")) as told:
        yield told, told["words"]


@pytest.fixture(scope="module")
def entered(browser, opened):
    told, words = opened
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"file://{told['file']}")
    page.wait_for_url(told["address"])
    page.fill("#passphrase", words)
    page.keyboard.press("Enter")
    page.wait_for_selector(".road", timeout=60_000)
    page.close()
    yield told["address"], context.storage_state()
    context.close()


@pytest.fixture
def page(browser, entered):
    """A page on the intake; whatever its console says is a failure."""
    address, state = entered
    context = browser.new_context(viewport={"width": 1440, "height": 900}, storage_state=state)
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: None if request.url.startswith(address) else said.append(request.url))
    page.goto(address + "intake")
    yield page
    context.close()
    assert said == []


@pytest.fixture(scope="module")
def letters(browser, entered):
    """Two letters of two leaves in a collection, taken in without scripts; the address of their batch."""
    address, state = entered
    context = browser.new_context(storage_state=state, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "intake")
    page.fill("#collection", "K-BOX")
    files = [
        {"name": f"{number:03}-{leaf}.png", "mimeType": "image/png", "buffer": picture(number * 2 + leaf)}
        for number in (1, 2)
        for leaf in (1, 2)
    ]
    page.set_input_files("#files", files)
    page.get_by_role("button", name="Take in", exact=False).first.click()
    for _ in range(200):
        page.wait_for_timeout(100)
        if "/batch/" in page.url:
            break
        page.goto(page.url)
    found = page.url
    context.close()
    return found


def test_files_are_dropped_and_text_is_pasted_and_what_is_left_out_stays_out(page):
    page.evaluate(DROP, [["dropped 강.txt", "SAMPLE dropped"], ["not this.txt", "SAMPLE left out"]])
    page.evaluate(PASTE, "SAMPLE pasted 나루터")
    page.get_by_role("button", name="Leave it out: not this.txt").click()
    assert page.locator(".chosen li").count() == 2
    page.get_by_role("button", name="Take in", exact=False).first.click()
    page.wait_for_selector("table.batch", timeout=60_000)
    words = page.inner_text("main")
    assert "dropped 강.txt" in words
    assert "pasted.txt" in words
    assert "not this.txt" not in words


@pytest.mark.parametrize("many", [240, pytest.param(500, marks=pytest.mark.long)])
def test_many_files_come_in_with_a_bar_that_moves_while_other_pages_answer(page, browser, entered, many):
    address, state = entered
    page.evaluate(DROP, [[f"many-{many}/{number}.txt", f"SAMPLE {number} of {many}"] for number in range(many)])
    page.get_by_role("button", name="Take in", exact=False).first.click()
    page.wait_for_url("**/jobs/*", timeout=60_000)
    other = browser.new_context(storage_state=state)
    beside, seen = other.new_page(), set()
    while "/jobs/" in page.url:
        beside.goto(address + "list/item")
        with suppress(Error):  # the page moved on while it was looked at
            seen.update(page.locator("#job progress").evaluate_all("bars => bars.map(each => each.value)"))
        page.wait_for_timeout(100)
    other.close()
    page.get_by_role("heading", name=f"{many} files taken in").wait_for()
    assert len(seen) > 1  # the bar was seen at more than one place


def test_a_source_that_is_chosen_shows_its_card_at_once(page):
    page.select_option("#source", label="S-REPORTER")
    page.wait_for_selector("#card h2:has-text('S-REPORTER')")
    assert "Nothing is recorded of what it agreed to" in page.inner_text("#card")


def test_the_files_of_a_watched_folder_are_taken_in_by_one_button(page):
    page.get_by_role("button", name="Take in this 1 file").click()
    page.wait_for_selector("table.batch", timeout=60_000)
    assert "scans/scan-1.txt" in page.inner_text("main")


def test_letters_are_described_by_keys_alone(page, entered, letters):
    page.goto(letters + "/describe")
    cells = page.locator('input[data-field="what"]')
    assert cells.count() == 2
    cells.first.focus()
    page.keyboard.type("SAMPLE of a letter")
    page.keyboard.press("Control+d")
    assert [cells.nth(at).input_value() for at in range(2)] == ["SAMPLE of a letter"] * 2
    page.keyboard.press("Tab")
    page.keyboard.type("spring 1987")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("about 1988")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=2 items described")
    days = page.locator('input[data-field="when"]')
    assert [days.nth(at).input_value() for at in range(2)] == ["spring 1987", "about 1988"]


def test_without_scripts_one_ticked_row_holds_for_those_below(browser, entered, letters):
    address, state = entered
    context = browser.new_context(storage_state=state, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "collection/K-BOX/describe")
    page.locator('input[name^="where."]').first.fill("Port Ells")
    page.locator('input[name="below"]').first.check()
    page.get_by_role("button", name="Record all of it").click()
    words = page.inner_text("main")
    values = [each.input_value() for each in page.locator('input[name^="where."]').all()]
    context.close()
    assert "2 items described" in words
    assert values == ["Port Ells", "Port Ells"]


def test_a_receipt_is_printed_on_a4_with_every_sum_and_without_the_workbench_around_it(page, letters):
    page.goto(letters + "/receipt")
    made = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert [round(side) for side in made[0].get_size()] == [595, 842]
    words = "".join(each.get_textpage().get_text_range() for each in made)
    assert "Receipt of custody" in words
    assert "Received by, with the day" in words
    assert "Lock now" not in words
    assert "Paper leaves the encrypted case" not in words
    assert page.locator("article code").count() == 4


def test_axe_finds_no_fault_on_the_pages_of_the_intake(browser, entered, letters, faults):
    address, state = entered
    context = browser.new_context(viewport={"width": 1440, "height": 900}, storage_state=state, bypass_csp=True)
    page = context.new_page()
    wrong = {}
    for path in ("", "intake", "intake?source=S-REPORTER", letters, f"{letters}/receipt", f"{letters}/describe"):
        page.goto(path if path.startswith("http") else address + path, wait_until="load")
        for each in page.locator("main details").all():
            each.evaluate("details => { details.open = true }")
        if found := faults(page):
            wrong[path] = found
    context.close()
    assert wrong == {}
