"""Names, cards, inquiries, conduits, custody and proofs in a real browser: by keyboard, by mouse, and without scripts."""

import shutil
import zipfile

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
CANARY = "Kanarienvogelalpha"
SECONDS = 5  # that a card stays open here
SHEET = """sheet: 1
sources:
  S-HEATH: {kind: partner_inside}
subjects:
  U-OLD: {kind: person, names: [{text: 김영철, language: ko}], born: "1968", last_place: 회령}
  U-YOUNG: {kind: person, names: [{text: "Kim Yong-chol"}], born: "1985", last_place: Hyesan}
  U-KANA: {kind: person, names: [{text: "キム・ヨンチョル"}]}
"""
SCREENS = (
    "names", "names?q=nobody", "names/pairs", "names/pair/U1/U2", "card/S-HEATH", "conduits", "inquiries",
    "inquiries?state=closed", "inquiries/new", "inquiry/Q1", "custody", "prove/E-NOTICE", "prove/U1",
)  # fmt: skip


@pytest.fixture(scope="module")
def served(workbench, border_case, tmp_path_factory):
    """A workbench on a copy of the border case with people in it, and an inquiry."""
    folder = tmp_path_factory.mktemp("names")
    shutil.copytree(border_case.case, folder / "case")
    (folder / "people.yaml").write_text(SHEET, encoding="utf-8")
    (folder / "asker.txt").write_text("somebody, by the post office\n", encoding="utf-8")
    desk = type(border_case)(case=folder / "case", passphrase=border_case.passphrase)
    desk.good("apply", folder / "people.yaml")
    desk.good("inquiry", "open", "--name", "Gim Yeongcheol", "--asker", folder / "asker.txt")
    code = f"import farbank.web.screens.cards as cards; cards.SECONDS = {SECONDS}"
    with workbench(desk, first=code) as told:
        yield told, border_case.passphrase


@pytest.fixture(scope="module")
def entered(browser, served):
    """The address, and a browser that was let in; the case is unlocked by the file that holds the passphrase."""
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


def card(page, address):
    """Write a card, and open it with a reason."""
    page.goto(address + "card/S-HEATH")
    if page.locator("details.write").get_attribute("open") is None:
        page.locator("details.write summary").click()
    page.fill("#words", f"{CANARY}\nby the post office")
    page.get_by_role("button", name="Seal it").click()
    page.fill("#because", "the letter goes back")
    page.get_by_role("button", name="Open the card").click()
    page.wait_for_selector(".words")


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_fits_both_widths_and_axe_finds_no_fault(window, faults, screen):
    page = window(bypass_csp=True)
    assert page.goto(window.address + screen).status == 200
    assert faults(page) == []


def test_two_are_kept_apart_by_keyboard_alone(window):
    page = window()
    page.goto(window.address + "names")
    page.keyboard.press("p")
    page.wait_for_url("**/names/pairs")
    page.wait_for_load_state()  # the keys of a page are there once it is
    page.keyboard.press("n")
    page.wait_for_url("**/names/pair/U1/U3")
    page.wait_for_load_state()  # the keys of a page are there once it is
    page.keyboard.press("a")  # nothing is recorded without a reason: the field has the focus instead
    assert page.evaluate("document.activeElement.id") == "because"
    page.keyboard.type("two schools")
    page.keyboard.press("Enter")  # neither of the two is the one that Enter means
    assert page.url.endswith("/names/pair/U1/U3")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "same"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Recorded: U1 and U3 are apart.").wait_for()


def test_two_are_said_to_be_the_same_and_it_is_taken_back_without_scripts(window):
    page = window(java_script_enabled=False)
    page.goto(window.address + "names/pair/U2/U3")
    page.fill("#because", "one hand")
    page.get_by_role("button", name="The same person").click()
    page.goto(window.address + "names/pair/U2/U3")
    assert "They are said to be the same: one hand" in page.inner_text("main")
    page.get_by_label("Why it no longer counts").fill("two hands")
    page.get_by_role("button", name="Take it back").click()
    assert "They are said to be" not in page.inner_text("main")


def test_an_open_card_closes_at_once_with_escape_and_does_not_come_back(window):
    page = window()
    card(page, window.address)
    assert CANARY in page.inner_text("main")
    assert CANARY not in page.title() + page.url
    page.keyboard.press("Escape")
    page.get_by_text("Only the source desk can open it").wait_for()
    assert CANARY not in page.content()
    page.go_back()
    assert CANARY not in page.content()
    page.close()


def test_an_open_card_is_as_accessible_as_any_page(window, faults):
    page = window(bypass_csp=True)
    card(page, window.address)
    page.get_by_role("button", name="One more minute").click()
    assert faults(page) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_an_open_card_closes_by_itself(window, scripts):
    page = window(java_script_enabled=scripts)
    card(page, window.address)
    page.get_by_text("Only the source desk can open it").wait_for(timeout=SECONDS * 1000 + 20_000)
    assert CANARY not in page.content()


def test_an_inquiry_is_opened_and_answered_by_keyboard(window):
    page = window()
    page.goto(window.address + "inquiries")
    page.keyboard.press("n")
    page.wait_for_url("**/inquiries/new")
    page.keyboard.type("Zbigniew Szczepaniak")
    page.focus("#asker")
    page.keyboard.type("his sister")
    page.focus("#language")
    page.keyboard.type("日本語")
    page.get_by_role("button", name="Seal and open").press("Enter")
    page.wait_for_url("**/inquiry/Q*")
    page.get_by_role("button", name="Write it out").press("Enter")
    page.wait_for_selector(".reply")
    assert "his sister" not in page.content()


def test_every_byte_is_checked_and_an_item_is_proven_by_mouse(window, tmp_path):
    page = window(accept_downloads=True)
    page.goto(window.address + "custody")
    page.get_by_role("button", name="Check every byte now").click()
    page.get_by_role("heading", name="All is as it was recorded").wait_for(timeout=60_000)
    page.goto(window.address + "prove/E-NOTICE")
    page.fill("#to", "the court")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Make the proof").click()
    waiting.value.save_as(tmp_path / "proof.zip")
    with zipfile.ZipFile(tmp_path / "proof.zip") as pack:
        assert any(each.endswith("/identity.txt") for each in pack.namelist())
    page.goto(window.address + "custody")
    assert "the court" in page.inner_text("main")
