"""Reports with faults: every one is named with its line, and nothing slips into print."""

import pytest

from farbank.errors import Complained
from farbank.reading.report import read_report

HEAD = "---\ntitle: t\n---\n"


def faults(text):
    with pytest.raises(Complained) as complained:
        read_report(text, file_name="r.md")
    assert all(each.file == "r.md" for each in complained.value.complaints)
    return [(each.line, each.key, each.expected) for each in complained.value.complaints]


@pytest.mark.parametrize(
    ("text", "line", "key", "expected"),
    [
        ("hello", 1, "header", "begins with a header"),
        ("", 1, "header", "begins with a header"),
        ("---\ntitle: x\n", 1, "header", "not closed"),
        ("---\n---\nx", 1, "title", "has a title"),
        ("---\nlanguage: en\ntitle: ''\n---\nx", 3, "title", "has a title"),
        ("---\ntitel: x\n---\nx", 2, "titel", "did you mean 'title'?"),
        ("---\ntitle: a\ntitle: b\n---\nx", 3, "title", "line 2 already"),
        ("---\ntitle: x\npublished: 2024-13-01\n---\nx", 3, "published", "no month 13"),
        ("---\ntitle: x\npublished: 2024-08\n---\nx", 3, "published", "not one day"),
        ("---\ntitle: x\npublished: 03/04/2021\n---\nx", 3, "published", "two readings"),
        ("---\ntitle: x\npublished: since 2020\n---\nx", 3, "published", "not one day"),
        ("---\ntitle: x\npart: 3\nof: 2\n---\nx", 4, "of", "part 3 of 2"),
        ("---\ntitle: x\npart: zero\n---\nx", 3, "part", "whole number"),
        ("---\ntitle: x\nlanguage: EN\n---\nx", 3, "language", "such as en"),
        ("---\ntitle: [a, b]\n---\nx", 2, "title", "not a list"),
        ("---\ntitle: {a: b}\n---\nx", 2, "title", "a list of words"),
        ("---\ntitle: x\nauthors: [[a]]\n---\nx", 3, "authors", "a list of words"),
        ("---\ntitle: &a x\n---\nx", 2, "title", "anchors"),
        ("---\ntitle: !!python/object x\n---\nx", 2, "title", "tags"),
        ("---\n- a\n---\nx", 2, "header", "lines such as"),
        ("---\njust words\n---\nx", 2, "header", "lines such as"),
        ("---\ntitle: [x\n---\nx", 3, "header", "not YAML"),
        ("---\ntitle: *a\n---\nx", 2, "header", "not YAML"),
        ("---\ntitle: a\x07b\n---\nx", 1, "header", "not YAML"),
        ("---\n? [a]\n: x\n---\nx", 2, "header", "a key is a word"),
    ],
)
def test_a_fault_of_the_header_is_named_with_its_line(text, line, key, expected):
    assert any(each[:2] == (line, key) and expected in each[2] for each in faults(text)), faults(text)


@pytest.mark.parametrize(
    ("text", "line", "key", "expected"),
    [
        ("a\nb <b>x</b>", 5, "html", "refused"),
        ("<div>\nx\n</div>", 4, "html", "refused"),
        ("a <!-- secret --> b", 4, "html", "refused"),
        ('![a](http://x.example/y.png){alt="x"}', 4, "picture", "outside the case"),
        ("![a](y.png)", 4, "picture", "outside the case"),
        ("![a](E-1)", 4, "alt", "says in words"),
        ('![a](E-1){alt=" "}', 4, "alt", "says in words"),
        ('![a](E-1){alt="x" redakt="faces"}', 4, "redakt", "did you mean 'redact'?"),
        ('see ![a](E-1){alt="x"}', 4, "picture", "stands alone"),
        ('[see ![a](E-1){alt="x"} b](http://x.example)', 4, "picture", "stands alone"),
        ("[see ![a] b](http://x.example)", 4, "picture", "![caption](ITEM)"),
        ("[see [@] b](http://x.example)", 4, "citation", "[@F-1]"),
        ("![a][b]", 4, "picture", "![caption](ITEM)"),
        ("![a](E-1){alt=}", 4, "picture", "![caption](ITEM)"),
        ('![a](E-1){@P-1 alt="x"}', 4, "picture", "![caption](ITEM)"),
        ("![a", 4, "picture", "![caption](ITEM)"),
        ("x\n[@]", 5, "citation", "[@F-1]"),
        ("[@A, @B]", 4, "citation", "[@F-1]"),
        ("[@A", 4, "citation", "[@F-1]"),
        ("[x]{@P-1 @P-2}", 4, "mark", "{@PERSONA"),
        ("[x]{job=clerk}", 4, "mark", "{@PERSONA"),
        ("[x]{@P-1 coverage=}", 4, "mark", "{@PERSONA"),
        ("[x]{@P-1 job=two words}", 4, "mark", "{@PERSONA"),
        ("[x]{sic}", 4, "mark", "{@PERSONA"),
        ("*[x]{@P-1* a}", 4, "mark", "{@PERSONA"),
        ('[x]{@P-1 job=""}', 4, "mark", "{@PERSONA"),
        ("[x] {@P-1}", 4, "mark", "belongs to nothing"),
        ("[]{@P-1}", 4, "mark", "no words"),
        ("[x]{coverage=a/b}", 4, "coverage", "LINE/TARGET"),
        ("::: covrage {line=x}\nc\n:::", 4, "covrage", "did you mean 'coverage'?"),
        ("::: coverage {lin=x}\nc\n:::", 4, "lin", "did you mean 'line'?"),
        ("::: coverage {from=32/13/2020}\nc\n:::", 4, "from", "in either order"),
        ("::: coverage {from=2020 from=2021}\n:::", 4, "coverage", "twice"),
        ("::: coverage\nc", 4, "coverage", "not closed"),
        ("a\n\n:::", 6, ":::", "not closed"),
        ("::: map {line\nx\n:::", 4, "map {line", "is written"),
        ("::: map {line=a, target=b c}\nx\n:::", 4, "map {line=a, target=b c}", "is written"),
        ("::: map {@P-1}\nx\n:::", 4, "map {@P-1}", "is written"),
        ("::: map\n- a\n:::", 5, "caption", "paragraphs only"),
        ("::: series\nx\n:::", 4, "name", "series needs name"),
        ("# x", 4, "heading", "two to four"),
        ("##### x", 4, "heading", "two to four"),
        ("```\nx\n```", 4, "code", "```"),
        ("a\n\n    x", 6, "code", "four spaces"),
        ("a\n\n***", 6, "rule", "heading"),
        ("x[^a]", 4, "footnote", "no footnote 'a'"),
        ("x\n\n[^a]: y", 6, "footnote", "nothing in the text"),
        ("x[^a]\n\n[^a]: y\n\n[^a]: z", 8, "footnote", "written twice"),
        ("x[^a]\n\n[^a]: y <b>z</b>", 6, "html", "refused"),
        ("| a |\n|---|\n| <i> |", 6, "html", "refused"),
        ("**“말”**이라고", 4, "emphasis", "stars"),
        ('[a](http://x.example "t")', 4, "link", "never printed"),
        (">" * 30 + " x", 4, "nesting", "too deeply"),
        ("*[" * 15 + "x" + "]{@P-1}*" * 15, 4, "nesting", "too deeply"),
        ("", 4, "report", "nothing after the header"),
    ],
)
def test_a_fault_of_the_body_is_named_with_its_line(text, line, key, expected):
    found = faults(HEAD + text)
    assert any(each[:2] == (line, key) and expected in each[2] for each in found), found


def test_all_faults_are_named_at_once_in_the_order_of_their_lines_each_once():
    found = faults("---\ntitel: x\npublished: never\n---\n<b>x</b> [@]\n\n::: graph\n:::\n")
    assert [line for line, _, _ in found] == sorted(line for line, _, _ in found)
    assert {key for _, key, _ in found} == {"titel", "published", "html", "citation", "graph"}
    assert len(found) == len(set(found))


def test_a_report_without_end_is_refused_before_it_is_parsed():
    assert faults("x" * 1_000_001)[0][1] == "report"
