import ast
import re
from datetime import date
from pathlib import Path

import pytest

import farbank
from farbank.judgement import likelihood
from farbank.publish import grade, marks, page
from farbank.publish.wording import LANGUAGES, table, wording
from farbank.values import words

SOURCE = Path(farbank.__file__).parent
FILES = [*(SOURCE / "publish").rglob("*.py"), *(SOURCE / "assemble" / "pages").rglob("*.py")]
SAYING = {"say", "_say", "said", "wording", "_fact"}
NOT_WORDS = {"", " ", "_", "en", "reporter"}  # arguments within a call that says something, not what it says


def named(call):
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name) | ast.Call(func=ast.Name(id=name)):
            return name
    return ""


def said_in(path):
    """Every English sentence that a file asks the table for."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and named(node) in SAYING:
            for each in [part for given in node.args[:2] for part in ast.walk(given)]:
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield each.value
        elif isinstance(node, ast.Call) and named(node) == "_lean":
            yield from (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))


def said_in_templates():
    pattern = re.compile(r'"([^"]+)"\s*\|\s*say|\("([^"]+)" if [^}]*? else "([^"]+)"\)\|say')
    for path in (SOURCE / "publish" / "templates").iterdir():
        for found in pattern.finditer(path.read_text(encoding="utf-8")):
            yield from filter(None, found.groups())


def listed():
    """Words that reach the table through a closed list."""
    yield from (each.replace("_", " ") for name in (words.Reason, words.Means) for each in name.__args__)
    yield from (
        *words.Carries.__args__,
        *words.ConduitState.__args__,
        *marks.WORDS.values(),
        marks.WIDENED,
        marks.POSSIBLE,
    )
    yield from (name for name, _ in likelihood.TABLE.ratios)
    yield from (*grade._WORDS.values(), *grade._NUMBERS)
    yield from (status.replace("_", " ") for status in grade._WORDS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_sentence_of_the_page_is_in_the_table(path):
    asked = set(said_in(path)) - NOT_WORDS
    assert not [each for each in asked if each not in table()]


def test_every_sentence_of_the_templates_and_of_the_closed_lists_is_in_the_table():
    asked = {*said_in_templates(), *listed()}
    assert len(asked) > 100
    assert not sorted(each for each in asked if each not in table())


def test_nothing_in_the_table_is_left_over():
    texts = "".join(
        path.read_text(encoding="utf-8") for path in (*FILES, *(SOURCE / "publish" / "templates").iterdir())
    )
    texts += "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "tables" / "lines").iterdir())
    texts += (SOURCE / "judgement" / "figure_words.py").read_text(encoding="utf-8")
    plain = re.sub(r'"\s*\n\s*"', "", texts).replace("\\u2019", "’").replace("\\u201c", "“").replace("\\u201d", "”")
    there = {*listed(), "people"}  # the unit of a series comes from the case
    assert not [each for each in table() if each not in there and each not in plain]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_sentence_has_all_its_places_in_every_language(language):
    for english, said in table().items():
        assert sorted(re.findall(r"\{\w+\}", said[language])) == sorted(re.findall(r"\{\w+\}", english)), english
        assert said[language].strip()


def test_a_language_the_table_does_not_have_is_answered_in_english_and_says_so():
    assert (wording("fr").language, wording("fr")("Contact")) == ("en", "Contact")


def test_chinese_in_traditional_characters_gets_the_words_there_are_and_their_name():
    assert (wording("zh-TW").language, wording("zh-TW")("Contact")) == ("zh-Hans", "联系方式")


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "18 January 2024", "January 2024"),
        ("ko-KR", "2024년 1월 18일", "2024년 1월"),
        ("ja", "2024年1月18日", "2024年1月"),
        ("zh", "2024年1月18日", "2024年1月"),
    ],
)
def test_days_are_said_as_the_language_says_them(language, day, month):
    assert wording(language).day(date(2024, 1, 18)) == day
    assert wording(language).month(date(2024, 1, 18)) == month


def test_lists_and_sentences_are_put_together_as_the_language_does():
    assert wording("ja").listed(("a", "b")) == "a、b"
    assert wording("zh").parted(("a", "b")) == "a；b"
    assert wording("ja").sentences(("一。", "", "二。")) == "一。二。"
    assert wording("en").sentences(("A.", "B.")) == "A. B."
    assert (wording("ko").stop, wording("zh").stop) == (".", "。")
    assert wording("ko").year(2020) == "2020년"


def test_a_grade_stays_a_grade_in_every_language(border):
    del border
    for language in LANGUAGES:
        said = grade.in_words("single_origin", wording(language))
        page.EvidenceCard(
            number=1,
            public_name="e1",
            title="t",
            shows="",
            says_in_words=said,
            origins=(1, 1),
            origins_in_words="",
            labels=("x",),
        )
