"""Hostile words in every place where a newsroom can write some, on every page that there is: words they stay."""

import re

import pytest

from farbank.web.routes import PICTURES

from .conftest import opened

WORDS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'><svg/onload=alert(1)>", "</title></textarea>",
    "{{7*7}}{% endblock %}", "${7*7}#{7*7}", "javascript:alert(1)", "\u2067right\u2069 \u202eleft", "👨\u200d👩\u200d👧 क्\u200dष",
    "압록강 금강산", "鴨綠江 豆満江", "سلام «نهر»", "&lt;b&gt;&amp;", "%0d%0aSet-Cookie: a=b", "`${alert(1)}`", "]]>--><!--",
)  # fmt: skip
ALL = " ".join(WORDS)
MARKUP = re.compile(r"<script>alert|<img src=x|<svg/onload|<!--(?!\s*$)|\"><img|'><svg|>49[{<#]")


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.fixture(scope="module")
def hostile_case(made, tmp_path_factory):
    """A case in which every title, name, label of places and reason is hostile, in every script."""
    folder = tmp_path_factory.mktemp("hostile")
    title = quoted(ALL)
    (folder / "note.txt").write_text(f"{ALL}\nIn May 2023, 10 people crossed near Hyesan.\n", encoding="utf-8")
    (folder / "page.md").write_text(
        f"---\ntitle: {title}\noutlet: sample-desk\nlanguage: en\npublished: 2024-08-15\n---\n"
        "Nobody sailed {{7*7}} 압록강 鴨綠江 سلام ${7*7} [@T-ONE].\n", encoding="utf-8",
    )  # fmt: skip
    (folder / "values.csv").write_text("for,value,known\n2020,12,2021-01-31\n", encoding="utf-8")
    (folder / "desk.yaml").write_text(
        f"""sheet: 1
case: {title}
language: en
published: 2024-08-15
sources:
  S-ONE: {{kind: authority, public: true, name: {title}, reliability: B}}
items:
  E-ONE: {{file: note.txt, from: S-ONE, acquired: 2024-07-28, how: {title}, language: en, title: {title}}}
lines:
  yalu-tumen: {{use: yalu-tumen}}
looks:
  - {{key: L-ONE, line: yalu-tumen, at: "Sakju County, North Pyongan", extent_m: 2000, when: "late September 2023", vantage: {{kind: opposite_bank, side: china}}, target: fence, outcome: seen, p: 0.9, basis: assessed, item: E-ONE, by: S-ONE}}
constraints:
  - {{line: yalu-tumen, from_share: 0.0, to_share: 1.0, when: "from 2020 to 2023", means: [foreign_visitor], reason: access_denied, because: {title}}}
conduits:
  - {{key: C-ONE, carries: [people], means: {title}, states: [{{when: 2023-05, state: narrow, count: 10}}], item: E-ONE}}
series:
  numbers: {{title: {title}, unit: people, compiler: {title}, area: {title}, definition: {title}}}
subjects:
  - {{key: U-ONE, kind: place, names: [{{text: {title}}}]}}
statements:
  - {{key: T-ONE, item: E-ONE, source: S-ONE, says: {title}, language: en, when: "June 2024"}}
findings:
  - {{key: F-ONE, text: {title}, rests_on: [{{statement: T-ONE, stance: supports, class: moderate}}]}}
reports:
  R-ONE: {{file: page.md}}
""",
        encoding="utf-8",
    )
    return made("hostile", ("apply", folder / "desk.yaml"))


@pytest.fixture(scope="module")
def hostile(hostile_case):
    browser = opened(hostile_case.case)
    assert browser.post("/unlock", "passphrase=six+words+here+now+okay+fine").status == 303
    yield browser
    browser.loop.run_until_complete(browser.workbench.locking.end())
    browser.loop.close()


NAMED = ("E1", "S1", "L1", "C1", "U1", "T1", "F1", "R1", "E-ONE", "item", "source", "look", "subject", "statement",
         "finding", "report", "series", "conduit")  # fmt: skip


def is_drawn(path):
    """Whether a picture is drawn there, for which the confined process is needed."""
    return ":int" in path or path in {each for each, _ in PICTURES}


def test_hostile_words_are_words_on_every_page_that_there_is(hostile):
    shown, addresses = {}, set()
    for route in hostile.workbench.routes():
        if "GET" in route.methods and "static" not in route.path and not is_drawn(route.path):
            addresses |= {re.sub(r"\{[^}]+\}", name, route.path) for name in NAMED}
    for address in sorted(addresses):
        answer = hostile.get(address)
        assert answer.status < 500, address
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert MARKUP.findall(answer.text) == [], address
            assert answer.text.count("<textarea") == answer.text.count("</textarea"), address
            shown[address] = answer.text
    for address in (
        "/",
        "/list/item",
        "/show/E1",
        "/describe/E1",
        "/findings",
        "/series",
        "/report/R1",
        "/list/subject",
    ):
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown[address], address
        assert "{{7*7}}" in shown[address], address
        assert "압록강 금강산" in shown[address], address


def test_what_is_asked_for_is_shown_as_words_too(hostile):
    for words in WORDS:
        for address in (
            "/find?q=",
            "/list/item?q=",
            "/findings?q=",
            "/time?target=",
            "/series?as-of=",
            "/list/item?by=",
        ):
            sent = words.replace("%", "%25").replace("&", "%26").replace("#", "%23").replace("+", "%2B")
            answer = hostile.get(address + sent)
            assert answer.status < 500, (address, words)
            assert MARKUP.findall(answer.text) == [], (address, words)


def test_only_scripts_of_ours_stand_in_a_page_each_with_the_nonce_of_this_answer(hostile):
    for address in ("/", "/show/E1", "/time?from=2022&to=2023", "/series"):
        answer = hostile.get(address)
        (nonce,) = re.findall(r"script-src 'nonce-([\w-]+)'", answer.headers["content-security-policy"])
        scripts = re.findall(r"<script([^>]*)>(.*?)</script>", answer.text, re.DOTALL)
        assert scripts
        for attributes, inside in scripts:
            assert f'nonce="{nonce}"' in attributes
            assert re.search(r'src="/static/[\w.-]+\.js"', attributes)
            assert inside == ""


def test_no_page_has_a_handler_a_style_or_an_address_of_its_own_inline(hostile):
    for address in ("/", "/show/E1", "/report/R1", "/time?from=2022&to=2023", "/read/E1", "/intake", "/list/item"):
        tags = re.findall(r"<[a-zA-Z][^>]*>", hostile.get(address).text)
        for tag in tags:
            plain = re.sub(r'"[^"]*"', '""', tag)
            assert not re.search(r"\s(on\w+|style)\s*=", plain), tag
            assert not re.search(r'(?:src|href|action|data)="(?!/|#|\?|")', tag), tag
