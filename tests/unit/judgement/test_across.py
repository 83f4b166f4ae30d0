"""What other editions, other reports and other days add to a draft: the cases that the attacks leave out."""

import runpy
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.assemble.tables import kinship as kin_table
from farbank.judgement.draft_text import passages
from farbank.judgement.editions import editions
from farbank.judgement.joins import reports_reached, side_by_side
from farbank.judgement.kin import no_kin
from farbank.judgement.kinship import kinship, told_by_editions, told_by_kin
from farbank.judgement.lag import constant_lag
from farbank.judgement.numerals import in_digits, spelled
from farbank.judgement.publications import Dated, Publication, leads_to
from farbank.values.draft import Computed, Link, Picture, TableBlock
from farbank.values.span import Span

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))
DAY = date(2024, 5, 2)


def report(label, *blocks, left=DAY, items=(), **changes):
    return Publication(id=f"{label}-id", label=label, draft=a.draft(*blocks, **changes), left=left, items=items)


def findings(rule, question):
    return rule(question, passages(question.draft))


def test_a_publication_is_called_by_its_day_and_a_draft_by_its_label():
    assert report("R-1", published=None).said == "R-1 of 2 May 2024"
    assert report("R-1").said == "R-1 of 15 August 2024"
    assert report("R-1", left=None, published=None).said == "the draft of R-1"
    assert report("R-1", left=None, published=None).day is None


def test_a_draft_leads_to_what_it_names_and_to_its_links():
    link = Link(runs=(a.text("here"),), address="#R-2")
    assert leads_to(a.draft(a.paragraph("x ", link), related=("R-1", "R-2"))) == ("R-1", "R-2")


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("1만 2천 명과 3,400", {12_000, 3_400}),
        ("40, 50 and 3.5 million", {40, 50, 3_500_000}),
        ("２０２０年に1.2万人", {2020, 12_000}),
        ("2억 3000만", {230_000_000}),
    ],
)
def test_numbers_in_digits(text, digits):
    assert in_digits(text) == {Fraction(each) for each in digits}


@pytest.mark.parametrize(
    ("text", "number"), [("forty-two boats", 42), ("a hundred", 100), ("三十二人", 32), ("二〇二〇", 2020), ("이백오십", 250),
                         ("thousand", 1000), ("三万二千", 32_000), ("万", 10_000)]
)  # fmt: skip
def test_numbers_in_words(text, number):
    assert Fraction(number) in spelled(text)


def test_pictures_tables_and_figures_are_carried_by_every_edition():
    blocks = (
        Picture(item="E1", caption=(a.text("A quay"),), alt="A quay", line=4),
        TableBlock(head=((a.text("a"),), (a.text("b"),)), rows=(((a.text("c"),), (a.text("d"),)),), line=5),
        Computed(what="map", options=(("line", "l"), ("alt", "x")), caption=(a.paragraph("A."), a.paragraph("B."))),
        a.paragraph(a.named("a resident", "P-CLERK", sex="female"), " said 3.5."),
    )
    bare = report("R-KO", Picture(item="E1", caption=(), alt="A quay"), left=None)
    (mine, theirs) = findings(editions, a.question(a.draft(*blocks), editions=(bare,)))
    assert mine.because == (
        "The draft of R-KO does not carry the mark @P-CLERK sex=female, the picture E1 with a caption (line 4), a table of "
        "1 rows and 2 columns (line 5), the figure map with 2 paragraphs of caption and the number 3.5, which this edition "
        "has."
    )
    assert theirs.because == "This edition does not carry the picture E1, which the draft of R-KO has."
    other = report("R-KO", *blocks, left=None)
    assert findings(editions, a.question(a.draft(*blocks), editions=(other,))) == ()


def test_one_paragraph_of_caption_is_said_in_the_singular_and_a_mark_without_facts_without_them():
    blocks = a.series("A."), a.paragraph(a.named("a resident", "P-CLERK"))
    (found,) = findings(editions, a.question(a.draft(*blocks), editions=(report("R-KO", "x", left=None),)))
    assert "the mark @P-CLERK and the figure series with 1 paragraph of caption" in found.because


def test_a_report_that_cannot_be_read_is_held():
    (found,) = findings(editions, a.question(a.draft("x"), unread=("R-7",)))
    assert (found.rule, found.severity) == ("unread_report", "HOLD")
    assert "R-7" in found.because


def test_the_finder_of_nobody_finds_nothing():
    assert no_kin("오빠", "ko") == ()
    assert kin_table().find("오빠", "ru") == ()


def korean(*runs, **changes):
    fields = {
        "find_kin": kin_table().find,
        "personas": (a.persona("P-CLERK", id="P1"), a.persona("P-B", "S2", id="P2")),
    }
    draft = a.draft(a.paragraph(*runs), language="ko")
    return a.question(draft, **{**fields, "labels": {"P-CLERK": "P1", "P-B": "P2"}, **changes})


def test_a_word_in_the_sentence_of_one_persona_is_theirs_and_in_that_of_two_it_is_asked_of_both():
    one = korean("오빠를 기다린다고 ", a.named("주민이", "P-CLERK"), " 말했다.")
    assert [each.persona for each in findings(kinship, one)] == ["P-CLERK"]
    (told,) = told_by_kin(one, passages(one.draft))
    assert (told.dimension, told.values, told.draft) == ("sex", frozenset({"female"}), True)
    two = korean(a.named("주민이", "P-CLERK"), " ", a.named("상인의", "P-B"), " 오빠를 보았다.")
    assert [each.persona for each in findings(kinship, two)] == ["P-CLERK", "P-B"]
    assert told_by_kin(two, passages(two.draft)) == ()
    none = korean("오빠가 왔다. ", a.named("주민이", "P-CLERK"), " 말했다.")
    assert findings(kinship, none) == ()


def test_a_mark_that_is_the_word_names_the_relative():
    ask = korean(a.named("오빠가", "P-CLERK"), " 말했다.")
    (found,) = findings(kinship, ask)
    assert found.repair == ('Write "형제자매", or declare it: {@P-CLERK sex=male siblings=elder_brother}.',)
    assert [each.does for each in found.remedies] == ['Write "형제자매".', "Declare it."]
    assert found.remedies[1].changes[0].source == "[오빠]{@P-CLERK sex=male siblings=elder_brother}"
    (told,) = told_by_kin(ask, passages(ask.draft))
    assert told.values == frozenset({"male"})


def test_what_an_earlier_release_of_the_edition_says_is_out():
    out = report("R-KO", a.paragraph(a.named("오빠 있는 주민이", "P-CLERK", siblings="x"), " 말했다."), language="ko")
    ask = replace(a.question(a.draft("x"), publications=(out,), find_kin=kin_table().find), report="R-KO")
    (told,) = told_by_kin(ask, ())
    assert (told.draft, told.place) == (False, "R-KO of 15 August 2024")


def test_what_other_editions_declare_is_told_once_and_only_beyond_this_draft():
    mark = a.paragraph(a.named("주민이", "P-CLERK", sex="female", children="children"), " ", a.cite("E1"))
    ask = a.question(a.draft("x"), editions=(report("R-KO", mark, mark, left=None),))
    told = told_by_editions(ask, ())
    assert [(each.dimension, each.place) for each in told] == [
        ("sex", "the draft of R-KO"),
        ("children", "the draft of R-KO"),
    ]
    assert told_by_editions(ask, told) == ()


def test_parts_of_one_report_lead_to_one_another():
    part = {"title": "The quiet harbour", "of": 3}
    mine = a.draft("x", part=2, **part)
    others = report("R-1", "x", part=1, **part), report("R-2", "x", part=2, **part), report("R-9", "x")
    ask = replace(a.question(mine, publications=others), report="R-2")
    assert [each.label for each, _ in reports_reached(ask)] == ["R-1"]
    assert side_by_side(ask, passages(mine)) == ()


def test_somebody_the_case_does_not_know_is_put_beside_nobody():
    stranger = a.paragraph(a.named("a man", "P-ZZ"), " and ", a.named("a woman", "P-CLERK"), ".")
    assert side_by_side(a.question(a.draft(stranger)), passages(a.draft(stranger))) == ()


def sent(*days, vague=0, **changes):
    """Reports of three months, each on an item that came so many days before."""
    dated, earlier = {}, []
    for number, lag in enumerate(days):
        on = date(2024, 2 + 2 * number, 20)
        first, last = date.fromordinal(on.toordinal() - lag - vague), date.fromordinal(on.toordinal() - lag)
        dated[f"E{number}"] = Dated(source="S1", came=Span(start=(first, last), end=(first, last)))
        earlier.append(report(f"R-{number}", "x", left=on, published=None, items=(f"E{number}",)))
    *before, last = earlier
    draft = a.draft(a.paragraph("x ", a.cite(last.items[0])), published=last.left)
    fields = {"dated": dated, "items": {last.items[0]: "S1"}, "publications": tuple(before)}
    return a.question(draft, **{**fields, **changes})


def test_the_same_lag_three_times_is_held_and_its_words_name_the_reports():
    (found,) = findings(constant_lag, sent(14, 15, 16))
    assert found.because.startswith("R-0, R-1 and this draft each print what one source sends 14 to 16 days later")
    (found,) = findings(constant_lag, sent(14, 14, 14))
    assert "14 days later" in found.because
    assert "S1" not in found.because


def test_days_that_are_not_known_closely_or_lie_behind_the_publication_are_not_compared():
    assert findings(constant_lag, sent(14, 14, 14, vague=10)) == ()
    assert findings(constant_lag, sent(-3, -3, -3)) == ()
    ask = sent(14, 14, 14)
    assert findings(constant_lag, replace(ask, dated={name: Dated(source="S1") for name in ask.dated})) == ()
    open_ended = Dated(source="S1", came=Span(start=(None, None), end=(None, None)))
    assert findings(constant_lag, replace(ask, dated=dict.fromkeys(ask.dated, open_ended))) == ()


def test_items_of_nobody_and_of_a_reporter_have_no_lag_to_hide():
    ask = sent(14, 14, 14)
    assert findings(constant_lag, replace(ask, dated={})) == ()
    assert findings(constant_lag, replace(ask, sources={"S1": a.source("S1", "reporter")})) == ()


def test_the_same_report_in_three_versions_is_one_report():
    ask = sent(14, 14, 14)
    same = tuple(replace(each, label="R-0") for each in ask.publications)
    assert findings(constant_lag, replace(ask, publications=same)) == ()
    undated = tuple(replace(each, left=None) for each in ask.publications)
    assert findings(constant_lag, replace(ask, publications=undated)) == ()


def test_one_persona_in_two_reports_is_not_put_beside_itself():
    mark = a.paragraph(a.named("a resident", "P-CLERK"), ".")
    ask = a.question(a.draft(mark, related=("R-1",)), publications=(report("R-1", mark),))
    assert side_by_side(ask, passages(ask.draft)) == ()
