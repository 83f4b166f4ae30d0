"""Every word of the interface is marked, and is there in Korean and Japanese; what comes from the case is left alone."""

import io
import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import get_args
from urllib.parse import quote

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from farbank.reading.sheet.columns_people import CONSENT_FIELDS
from farbank.values.words import Channel, SourceKind, SubjectKind
from farbank.web import language, rendering
from farbank.web.screens.statement_form import KINDS_OF_THING
from farbank.web.screens.words_of_intake import FIELDS, KINDS

WEB = rendering.TEMPLATES.parent
STATIC = WEB / "static"
OF_OTHERS = {"annotorious.css"}
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
METHODS = [("**.py", "python"), ("**.j2", "jinja2.ext:babel_extract")]
OPTIONS = {"**.j2": {"extensions": "jinja2.ext.i18n", "trimmed": "true"}}
OTHERS = [each for each in language.NAMES if each != language.ENGLISH]
PLACES = re.compile(r"%\(\w+\)s")
TOLD = {"aria-label", "placeholder", "title", "alt"}  # attributes that somebody reads or hears
# names and abbreviations that are the same in every language
SAME = {"farbank", "SHA", "UTC", "CSV"}


@pytest.fixture(scope="module")
def marked():
    found = extract_from_dir(WEB, METHODS, OPTIONS, KEYWORDS)
    return {message for _, _, message, _, _ in found}


def messages(code):
    """Every message of the catalogues of a language, with the file it is in."""
    for path in language.catalogues(code):
        for message in read_po(io.BytesIO(path.read_bytes()), locale=code):
            if message.id:
                yield path.name, message


@pytest.mark.parametrize("code", OTHERS)
def test_every_marked_word_is_translated_once_and_nothing_else_is(marked, code):
    known = {}
    for name, message in messages(code):
        assert all(message.string if isinstance(message.string, tuple) else [message.string]), f"{name}: {message.id}"
        assert not message.fuzzy, f"{name}: {message.id}"
        assert known.setdefault(message.id, message.string) == message.string, (
            f"{name}: {message.id} has two translations"
        )
    assert sorted(map(str, marked - set(known))) == []
    assert sorted(map(str, set(known) - marked)) == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_says_the_same_numbers_and_holds_the_same_markup(code):
    for name, message in messages(code):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for told in strings:
            assert sorted(PLACES.findall(told)) == sorted(PLACES.findall(ids[-1])), f"{name}: {ids[0]}"
            assert re.findall(r"<[^>]*>", told) == re.findall(r"<[^>]*>", ids[-1]), f"{name}: {ids[0]}"


class Unmarked(HTMLParser):
    """Collects letters that stand in a template itself, where a person reads or hears them."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if name in TOLD and value]

    def handle_data(self, data):
        self.found.append(data)


def without_marks(source):
    source = re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)
    source = re.sub(r"<code>.*?</code>", "", source, flags=re.DOTALL)  # what one types is the same in every language
    source = re.sub(r"\{%-?\s*trans\b.*?endtrans\s*-?%\}", "", source, flags=re.DOTALL)
    return re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", source, flags=re.DOTALL)


@pytest.mark.parametrize("template", sorted(path.name for path in rendering.TEMPLATES.glob("*.j2")))
def test_no_word_stands_in_a_template_unmarked(template):
    parser = Unmarked()
    parser.feed(without_marks((rendering.TEMPLATES / template).read_text(encoding="utf-8")))
    words = {word for piece in parser.found for word in re.findall(r"[^\W\d_]{2,}", piece)}
    assert words - SAME == set()


def test_no_word_stands_in_a_style_sheet():
    styles = {
        each.name: each.read_text(encoding="utf-8") for each in STATIC.glob("*.css") if each.name not in OF_OTHERS
    }
    told = {name: re.findall(r'content:\s*"([^"]*[^\W\d_]{2,}[^"]*)"', text) for name, text in styles.items()}
    assert len(told) > 10
    assert {name: words for name, words in told.items() if words} == {}


def test_a_word_that_is_not_marked_would_be_found():
    parser = Unmarked()
    parser.feed(without_marks('<p title="Told">{{ _("Marked") }} Said {% trans %}too{% endtrans %}</p>'))
    assert "".join(parser.found).split() == ["Told", "Said"]


def test_whatever_may_be_agreed_to_and_each_part_of_a_page_has_words_to_be_translated(marked):
    assert sorted(FIELDS) == sorted(CONSENT_FIELDS)
    assert {each.replace("_", " ") for each in (*CONSENT_FIELDS, *get_args(Channel))} <= marked
    assert {*get_args(SourceKind), *get_args(SubjectKind)} <= {*KINDS, *KINDS_OF_THING}


@pytest.mark.parametrize(
    ("cookie", "accepted", "expected"),
    [
        ("ja", "ko", "ja"), ("", "ko-KR,ko;q=0.9,en;q=0.8", "ko"), ("", "de-DE, ja;q=0.5", "ja"), ("", "", "en"),
        ("xx", "fr", "en"), ("", "en-US,ko;q=0.9", "en"),
    ],
)  # fmt: skip
def test_the_language_is_the_one_chosen_or_the_first_that_the_browser_asks_for(cookie, accepted, expected):
    assert language.chosen(cookie, accepted) == expected


@pytest.mark.parametrize(
    ("code", "day", "moment", "number"),
    [
        ("en", "31 Aug 2020", "31/08/2020, 23:05 UTC", "1,234,567"),
        ("ko", "2020. 8. 31.", "20. 8. 31. 오후 11:05 UTC", "1,234,567"),
        ("ja", "2020/08/31", "2020/08/31 23:05 UTC", "1,234,567"),
    ],
)
def test_days_and_numbers_are_written_as_a_language_writes_them(code, day, moment, number):
    assert language.day(code, date(2020, 8, 31)) == day
    assert language.moment(code, datetime(2020, 8, 31, 23, 5, tzinfo=UTC)) == moment
    assert language.counted(code, 1_234_567) == number


def test_a_page_is_in_the_language_that_was_chosen_and_material_is_not_translated(browser):
    answer = browser.post("/language", "language=ko&back=/list/item%3Fq%3Dferry")
    assert (answer.status, answer.headers["location"]) == (303, "/list/item?q=ferry")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    cookie = answer.headers["set-cookie"].partition(";")[0]
    page = browser.get("/list/item", cookie=cookie).text
    for said in ('<html lang="ko">', "지금 잠그기", "<h1>자료</h1>", "Note about the ferry"):
        assert said in page
    assert "Lock now" not in page


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "/\\evil.example", "", "x", "/a\r\nb: c"])
def test_a_setting_never_leads_elsewhere(browser, back):
    assert browser.post("/keys", f"keys=off&back={quote(back)}").headers["location"] == "/"


def test_keys_can_be_switched_off_and_on(browser):
    assert 'data-keys="on"' in browser.get("/").text
    cookie = browser.post("/keys", "keys=off&back=/").headers["set-cookie"].partition(";")[0]
    page = browser.get("/", cookie=cookie).text
    assert 'data-keys="off"' in page
    assert "Switch keys on" in page


def test_what_is_no_setting_sets_nothing(browser):
    assert "set-cookie" not in browser.post("/language", "language=xx&keys=maybe").headers


def test_nothing_that_could_be_a_word_of_the_case_counts_as_markup():
    """What `_()` gives is not escaped, so it is given nothing but words that stand in the template itself."""
    loose = re.compile(r"""(?<![\w.])_\((?!["'])(?!(?:why|exposure)_words\[)[^)]*\)""")
    found = {each.name: loose.findall(each.read_text(encoding="utf-8")) for each in rendering.TEMPLATES.glob("*.j2")}
    assert {name: calls for name, calls in found.items() if calls} == {}
    assert loose.search("{{ _(each.state) }}")
    page = rendering.templates("ko").from_string("{{ said | word }} {{ known | word }} {{ none | word }}")
    assert page.render(said="90 % <b>", known="narrow", none="") == f"90 % &lt;b&gt; {language.word('ko', 'narrow')} "
