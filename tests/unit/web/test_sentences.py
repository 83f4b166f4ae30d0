"""Every sentence that farbank tells is there in Korean and Japanese, is known again, and leaves words of the case alone."""

import io
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from farbank.web import language
from farbank.web.sentences import Sentences

ROOT = Path(__file__).parents[3]
OTHERS = [each for each in language.NAMES if each != language.ENGLISH]
HOLE = re.compile(r"\{(\w+)\}")
COMMANDS = re.compile(r"'farbank [^']*'|(?<![\w-])--[a-z][\w-]+")
FEW = Sentences(
    {
        "there is no {kind} {name}": "{kind} {name} 없음",
        "it cannot be read: {because}": "읽을 수 없습니다: {because}",
        "it is empty": "비어 있습니다",
        'the name "{words}" is taken': '"{words}" 이미 있음',
        "Write it down.": "적으세요.",
        "{name} may be {other}": "{name}은 {other}",
        "one {this} of {that} here": "여기 {that} 중 {this}",
    }
)


@pytest.fixture(scope="module")
def told():
    spec = spec_from_file_location("sentences", ROOT / "tools" / "sentences.py")
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool.by_room()


def catalogues(code):
    for path in sorted((language.FOLDER / code / "sentences").glob("*.po")):
        messages = read_po(io.BytesIO(path.read_bytes()), locale=code)
        yield path.stem, {each.id: each.string for each in messages if each.id}


@pytest.mark.parametrize("code", OTHERS)
def test_every_sentence_is_translated_and_nothing_else_is(told, code):
    known = dict(catalogues(code))
    assert [each for room in told for each in known[room] if each not in told[room]] == []
    assert [each for room in told for each in told[room] if not known[room].get(each)] == []
    assert sum(map(len, told.values())) > 1500  # what the tool finds is no empty list


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_holds_the_same_places_commands_and_stop(code):
    for room, known in catalogues(code):
        for english, said in known.items():
            assert set(HOLE.findall(english)) == set(HOLE.findall(said)), f"{room}: {english}"
            assert [each for each in COMMANDS.findall(english) if each not in said] == [], f"{room}: {english}"
            assert english.endswith(".") == said.endswith((".", "。")), f"{room}: {english}"


@pytest.mark.parametrize("code", OTHERS)
def test_each_sentence_is_known_again_whatever_stands_in_it(code):
    sentences, wrong = language.sentences(code), []
    for _, known in catalogues(code):
        for english, said in known.items():
            given = {name: f"E{at}" for at, name in enumerate(dict.fromkeys(HOLE.findall(english)), 101)}
            filled, expected = (HOLE.sub(lambda found: given[found[1]], each) for each in (english, said))  # noqa: B023
            if sentences.told(filled) != expected:
                wrong.append(english)
    assert wrong == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("it is empty", "비어 있습니다"),
        ("It is empty.", "비어 있습니다."),
        ("there is no item E9", "item E9 없음"),
        ("It cannot be read: it is empty.", "읽을 수 없습니다: 비어 있습니다."),
        ("case.yaml:3: title: it is empty", "case.yaml:3: title: 비어 있습니다"),
        ("It is empty. Write it down.", "비어 있습니다. 적으세요."),
        ("it is empty; there is no item E9", "비어 있습니다; item E9 없음"),
        ("it is empty\nit is empty", "비어 있습니다\n비어 있습니다"),
        ('the name "it is empty" is taken', '"it is empty" 이미 있음'),
        ("'Ji'an' may be E7", "'Ji'an'은 E7"),
        ("He may be E7", "He may be E7"),
        ("Whoever stood there may be ill", "Whoever stood there may be ill"),
        ("it cannot be read: he may be ill", "읽을 수 없습니다: he may be ill"),
        ("there is no item E9. Write it down.", "item E9 없음. 적으세요."),
        ("it cannot be read: it is empty and it is empty", "읽을 수 없습니다: 비어 있습니다, 비어 있습니다"),
        ("salt and rice, wood", "salt and rice, wood"),
        ("the ferry was late", "the ferry was late"),
        ("", ""),
        (".", "."),
    ],
)
def test_a_sentence_is_told_as_far_as_it_is_known(words, expected):
    assert FEW.told(words) == expected


def test_a_sentence_in_japanese_ends_as_one_does():
    sentences = Sentences({"it is empty": "空です"}, stop="。")
    assert (sentences.told("It is empty."), sentences.told("it is empty")) == ("空です。", "空です")


def test_english_stays_as_it_is():
    assert language.sentences("en").told("It cannot be read: it is empty.") == "It cannot be read: it is empty."


@given(st.text(st.sampled_from("ab \"':;.\n{}가"), max_size=60))
def test_words_that_are_no_sentence_are_left_alone(words):
    assert FEW.told(words) == words


@given(st.text(max_size=20), st.text(max_size=20))
def test_what_stands_in_a_sentence_is_carried_over_whole(kind, name):
    told = FEW.told(f'there is no {kind} "{name}"')
    assert all(each in told for each in (kind, name))


@pytest.mark.parametrize(
    "words", ["it cannot be read: " * 20_000, "a: " * 50_000, "it is empty\n" * 5_000, "one of " * 500 + "here"]
)
def test_a_hostile_title_neither_breaks_it_nor_takes_long(words):
    assert FEW.told(words)


def test_a_page_that_says_why_not_says_it_in_the_language(browser):
    chosen = browser.post("/language", "language=ko&back=/").headers["set-cookie"].partition(";")[0]
    page = browser.get("/show/E999", cookie=chosen).text
    assert "E999" in page
    assert "There is nothing" not in page
    assert "See " not in page
