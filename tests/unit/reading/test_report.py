"""Reports: what is read, with the line of every part, in any script."""

from datetime import date
from pathlib import Path

import pytest

import farbank
from farbank.reading.report import read_report
from farbank.values.draft import (
    Cite,
    Computed,
    Covered,
    Heading,
    Link,
    Listing,
    Named,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Styled,
    TableBlock,
    Text,
)  # fmt: skip
from farbank.values.draft_walk import every_block, every_run, run_groups, words_of

CASES = Path(farbank.__file__).parent / "cases"
HEAD = "---\ntitle: t\n---\n"  # the body begins in line 4


def body(text):
    return read_report(HEAD + text, file_name="report.md").blocks


def only(text):
    (block,) = body(text)
    return block


def test_the_header_says_what_the_report_is():
    text = (
        "---\ntitle: 국경 — 国境\noutlet: desk\npart: 2\nof: 3\nrelated: [R-1, R-3]\nlanguage: ko\n"
        "translation_of: R-9\nauthors: 이시마루\npublished: 2024-04-01\n---\n글\n"
    )
    draft = read_report(text, file_name="r.md")
    assert draft.title == "국경 — 国境"
    assert (draft.outlet, draft.part, draft.of, draft.language) == ("desk", 2, 3, "ko")
    assert (draft.related, draft.authors, draft.translation_of) == (("R-1", "R-3"), ("이시마루",), "R-9")
    assert draft.published == date(2024, 4, 1)
    assert draft.blocks[0].line == 12


def test_what_the_header_leaves_out_has_its_usual_value():
    draft = read_report("---\ntitle: no\nauthors:\n---\nx\n", file_name="r.md")
    assert (draft.title, draft.part, draft.of, draft.language) == ("no", 1, 1, "en")
    assert (draft.published, draft.authors) == (None, ())


def test_a_mark_of_byte_order_and_line_ends_of_windows_change_nothing():
    text = HEAD + "one [@F-1]\ntwo\n\nthree\n"
    windows = "\ufeff" + text.replace("\n", "\r\n")
    assert read_report(windows, file_name="a") == read_report(text, file_name="b")


@pytest.mark.parametrize(
    "report", ["border/report.md", "border/report-repaired.md", "drill/exposed.md", "drill/repaired.md"]
)
def test_the_shipped_reports_are_read_and_every_run_stands_in_its_line(report):
    text = (CASES / report).read_text(encoding="utf-8")
    draft = read_report(text, file_name=report)
    lines = text.split("\n")
    runs = [run for block in every_block(draft) for group in run_groups(block) for run in every_run(group)]
    assert runs
    for run in runs:
        shown = run.text.strip() if isinstance(run, Text) else getattr(run, "label", "")
        assert shown in lines[run.line - 1]


def test_several_citations_in_one_mark_are_several_marks():
    assert [run for run in only("x [@F-1; @T-3;@E-각서]").runs if isinstance(run, Cite)] == [
        Cite(label="F-1", line=4), Cite(label="T-3", line=4), Cite(label="E-각서", line=4),
    ]  # fmt: skip


def test_a_persona_keeps_what_its_words_disclose():
    (named,) = only('[a *quiet* man]{@P-1 residence="Port Ells" job=clerk note=“둘 다”}').runs
    assert isinstance(named, Named)
    assert words_of((named,)) == "a quiet man"
    assert named.persona == "P-1"
    assert named.discloses == (("residence", "Port Ells"), ("job", "clerk"), ("note", "둘 다"))


def test_unknown_dimensions_are_left_for_the_gate():
    (named,) = only("[x]{@P-1 zodiac=ram}").runs
    assert named.discloses == (("zodiac", "ram"),)


def test_totalising_words_name_a_line_or_a_tally():
    runs = only("[all]{coverage=yalu-tumen/fence/2020..2023} [most]{coverage=Y-1}").runs
    assert [run.coverage for run in runs if isinstance(run, Covered)] == ["yalu-tumen/fence/2020..2023", "Y-1"]


def test_marks_may_stand_inside_marks():
    (strong,) = only("**[a [link](https://a.example) here]{@P-1}**").runs
    assert isinstance(strong, Styled)
    (named,) = strong.runs
    assert [type(run) for run in named.runs] == [Text, Link, Text]
    assert named.runs[1].address == "https://a.example"


def test_lines_are_exact_across_soft_breaks_and_wrapped_marks():
    text = "first\n[one\ntwo]{@P-1\njob=clerk} three\n*four\n[@F-1]* `code`\\\nlast [@F-2]\n"
    runs = list(every_run(only(text).runs))
    found = {getattr(run, "label", getattr(run, "text", "")): run.line for run in runs}
    assert found["first"] == 4
    assert (found["one"], found["two"], found[" three"]) == (5, 6, 7)
    assert (found["four"], found["F-1"], found["code"]) == (8, 9, 9)
    assert found["F-2"] == 10
    assert next(run.line for run in runs if isinstance(run, Named)) == 5


def test_a_broken_line_is_a_space_except_between_characters_that_stand_close():
    assert words_of(only("one\ntwo").runs) == "one two"
    assert words_of(only("국경의\n강").runs) == "국경의 강"
    assert words_of(only("国境の\n川に\n*鉄*\n条").runs) == "国境の川に 鉄 条"
    assert words_of(only("one\\\ntwo").runs) == "one\ntwo"


def test_blocks_of_every_kind_come_with_their_lines():
    text = (
        "## 제목\n\n> 인용\n>\n> - 하나 [@F-1]\n\n1. one\n\n   more\n2. two\n\n"
        "| a | b |\n|---|---|\n| 1 | [@F-2] |\n|  | x |\n"
    )
    heading, quote, listing, table = body(text)
    assert heading == Heading(level=2, runs=(Text(text="제목", line=4),), line=4)
    assert isinstance(quote, Quote)
    assert [type(block) for block in quote.blocks] == [Paragraph, Listing]
    assert quote.blocks[1].line == 8
    assert isinstance(listing, Listing)
    assert listing.ordered
    assert [len(entry) for entry in listing.entries] == [2, 1]
    assert isinstance(table, TableBlock)
    assert table.head[1] == (Text(text="b", line=15),)
    assert table.rows[0][1] == (Cite(label="F-2", line=17),)
    assert table.rows[1][0] == ()


def test_a_picture_is_a_block_with_its_alt_text_and_what_to_cover():
    picture = only('![wire\nby [@E-1]](E-PHOTO){alt="철조망" redact="faces"}')
    assert isinstance(picture, Picture)
    assert (picture.item, picture.alt, picture.redact, picture.line) == ("E-PHOTO", "철조망", "faces", 4)
    assert picture.caption[-1] == Cite(label="E-1", line=5)


def test_a_computed_figure_keeps_its_options_and_caption():
    text = 'before\n::: coverage {line=yalu-tumen target=a,b from=2020 to="late 2023"}\none\n\ntwo [@F-1]\n:::\nafter'
    before, figure, after = body(text)
    assert isinstance(figure, Computed)
    assert (figure.what, figure.line) == ("coverage", 5)
    assert figure.option("target") == "a,b"
    assert figure.option("to") == "late 2023"
    assert [each.line for each in figure.caption] == [6, 8]
    assert (before.line, after.line) == (4, 10)


def test_a_figure_needs_no_options():
    assert only("::: map\n:::\n") == Computed(what="map", options=(), caption=(), line=4)


def test_footnotes_come_in_the_order_of_their_marks():
    draft = read_report(HEAD + "a[^x] b[^y] c[^x]\n\n[^y]: two [@F-2]\n[^x]: 각주\n    [@F-1]\n", file_name="r.md")
    marks = [run.number for run in draft.blocks[0].runs if isinstance(run, NoteMark)]
    assert marks == [1, 2, 1]
    first, second = draft.footnotes
    assert words_of(first[0].runs).strip() == "각주"
    assert first[0].runs[-1] == Cite(label="F-1", line=8)
    assert second[0].runs[-1] == Cite(label="F-2", line=6)


def test_words_between_backticks_are_words_and_no_marks():
    (code,) = only("`[@F-1] {@P-1} **`").runs
    assert code == Styled(style="code", runs=(Text(text="[@F-1] {@P-1} **", line=4),), line=4)


def test_letters_written_as_entities_are_letters():
    assert words_of(only("a &amp; b &lt;c&gt; \\*").runs) == "a & b <c> *"


def test_plain_square_brackets_are_words():
    assert words_of(only("he [the driver] left").runs) == "he [the driver] left"
