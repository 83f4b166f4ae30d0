"""Every screen in Korean and in Japanese, and what is recorded on them: no word of the interface is left in English, or cut."""

import re

import pytest

from farbank.web import language

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
PEOPLE = """sheet: 1
subjects:
  U-OLD: {kind: person, names: [{text: 김영철, language: ko}], born: "1968", last_place: 회령}
  U-YOUNG: {kind: person, names: [{text: "Kim Yong-chol"}], born: "1985", last_place: Hyesan}
"""
SCREENS = (
    "", "intake?source=S-REPORTER", "review/E-NOTICE", "review/E-DRAWING?tool=mark", "list/item", "list/persona", "list/item?q=no",
    "show/E-DRAWING", "show/F-SHOOT", "describe/E-NOTICE", "read/E-RIVERSIDE", "read/E-RIVERSIDE/say", "names",
    "names/pair/U1/U2", "card/S-REPORTER", "time?from=2020&to=2023&dark=1", "conduits", "look/new", "findings",
    "finding/F-SHOOT", "links", "series", "list/report", "report/R-1", "report/R-1/text", "report/R-1/people",
    "report/R-1/sheet", "draft", "together", "gate", "find?q=국경", "inquiries", "inquiries/new", "custody",
    "prove/E-NOTICE", "jobs", "show/E999",
)  # fmt: skip
LOOK = {"way": "drawn", "line": "yalu-tumen", "drawn_from": "300", "drawn_to": "400", "when": "October 2023", "kind": "boat",
        "target": "fence", "outcome": "not_seen"}  # fmt: skip
# one record on each screen that records, and where it leads
RECORDS = (
    ("look/new", LOOK, "show/L*"),
    ("finding/new", {"text": "The notice is real."}, "show/F*"),
    ("names/pair/U1/U2", {"because": "two schools", "verdict": "apart"}, "names/pairs"),
    ("card/S-REPORTER", {"words": "somebody"}, "card/*"),
    ("inquiries", {"names": "김영철", "asker": "somebody"}, "inquiry/*"),
    ("withdraw/F-SHOOT", {"because": "it was doubted"}, "show/F*"),
    ("custody/verify", {}, "jobs/*"),
    ("report/R-1/judge", {}, "report/R*"),
)
SEND = """([to, said]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: to });
  for (const [name, value] of Object.entries(said))
    form.append(Object.assign(document.createElement("input"), { name, value }));
  document.body.append(form);
  form.submit();
}"""
# every piece of words on the page, read or heard, without the key that is shown beside it: not what comes from the case,
# whose direction is its own
TOLD = """() => {
  const pieces = [];
  for (const each of document.querySelectorAll("body *")) {
    if (each.closest("kbd, svg, script, noscript, style, code, textarea, [dir=auto]:not(.verdict p), [lang=en]")) continue;
    for (const name of ["aria-label", "placeholder", "title", "alt"])
      if (each.hasAttribute(name)) pieces.push(each.getAttribute(name));
    for (const node of each.childNodes) if (node.nodeType === 3) pieces.push(node.data);
    if (each.matches("h1, h2, h3, legend, button, label, summary, th, a, option")) {
      const alone = each.cloneNode(true);
      for (const key of alone.querySelectorAll("kbd")) key.remove();
      pieces.push(alone.textContent);
    }
  }
  return [...new Set(pieces.map((each) => each.replace(/\\s+/g, " ").trim()).filter(Boolean))];
}"""
CUT = """() => [...document.querySelectorAll("button, summary, a.go, select")]
  .filter((each) => each.clientWidth > 1 && getComputedStyle(each).visibility !== "hidden")
  .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
  .map((each) => each.textContent.trim().slice(0, 80))"""


def in_english(code):
    """What would be English on a page: each word of the catalogues that its language says differently."""
    for path in language.catalogues(code):
        with path.open("rb") as file:
            for message in language.read_po(file, locale=code):
                ids = message.id if isinstance(message.id, tuple) else (message.id,)
                said = message.string if isinstance(message.string, tuple) else (message.string,)
                for each in ids:
                    if each and each not in said and re.search("[A-Za-z]{2}", re.sub(r"%\(\w+\)s", "", each)):
                        yield re.sub(r"%\\\(\w+\\\)s", r"[\\d,.]+", re.escape(each).replace("%%", "%"))


def told_in_english(code):
    """And each whole sentence of the other catalogues: what stands between its words may be anything."""
    for path in sorted((language.FOLDER / code / "sentences").glob("*.po")):
        with path.open("rb") as file:
            for message in language.read_po(file, locale=code):
                if message.id and len(re.sub(r"\{\w+\}", "", message.id).split()) > 3:
                    words = re.sub(r"\\\{\w+\\\}", ".+", re.escape(message.id))
                    yield f"(?i:{words[:1]}){words[1:]}\\.?" if words[:1].isalpha() else f"{words}\\.?"


def does_not_fit(page):
    """What is cut, and a page that is wider than the window, at two widths."""
    found = []
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found += [(width, "cut", each) for each in page.evaluate(CUT)]
        across = page.evaluate("document.documentElement.scrollWidth")
        found += [(width, "wide", across)] * (across > width)
    return found


@pytest.fixture(scope="module")
def desk(made, shipped, tmp_path_factory):
    """The border case with two people in it."""
    people = tmp_path_factory.mktemp("people") / "people.yaml"
    people.write_text(PEOPLE, encoding="utf-8")
    return made("peopled", ("apply", shipped / "border" / "border.yaml"), ("apply", people))


def test_what_is_english_would_be_found():
    english = re.compile("|".join((*in_english("ko"), *told_in_english("ko"))))
    assert all(map(english.fullmatch, ("Lock now", "Map and time", "3 at work", "Record")))
    assert english.fullmatch("There is nothing called E999 in this case.")
    assert not any(map(english.fullmatch, ("지금 잠그기", "E-NOTICE", "farbank", "Two windows on a sealed border")))


@pytest.mark.parametrize("code", ["ko", "ja"])
def test_every_screen_and_what_it_records_speaks_the_language(browser, workbench, desk, let_in, code):
    english = re.compile("|".join((*in_english(code), *told_in_english(code))))
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale=code)
    page = context.new_page()
    asked, said, wrong = [], [], {}
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))

    def look(name):
        assert page.locator("html").get_attribute("lang") == code
        found = [each for each in page.evaluate(TOLD) if english.fullmatch(each)] + does_not_fit(page)
        if found:
            wrong[name] = found

    with workbench(desk) as told:
        let_in(page, told)
        for screen in SCREENS:
            page.goto(told["address"] + screen)
            look(screen)
        for to, given, then in RECORDS:
            page.goto(told["address"])
            page.evaluate(SEND, [to, given])
            page.wait_for_url(f"**/{then}", timeout=120_000)
            page.locator("#job").wait_for(state="detached", timeout=120_000)
            look(f"{to} recorded")
        page.locator(".lock").click()
        page.locator("#passphrase").wait_for()
        look("locked")
    context.close()
    assert wrong == {}
    assert [url for url in asked if not url.startswith((told["address"], "file://"))] == []
    assert [each for each in said if "404" not in each] == []
