"""What no single publication gives away and several do: each attack is stopped whatever the chance, and its harmless
twin leaves."""

import json
import runpy
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest

from farbank.desk.release import Leaving, released
from farbank.errors import Held
from farbank.judgement.approval import Standing
from farbank.judgement.gate import judge
from farbank.judgement.publications import Dated, Publication
from farbank.values.draft import Link, TableBlock
from farbank.values.package import File, Package

lab = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("publications_lab.py"))))
a = lab.a


@pytest.fixture(params=range(12))
def chance(request):
    """The same people and days in every run, others in every test."""
    return Random(request.node.name)  # of invented people


def stopped(written, *wanted, **changes):
    """The verdict is BLOCK or HOLD, and one of the rules that are wanted says so."""
    found = lab.verdict(written, **changes)
    assert found.verdict != "NO FINDING"
    assert {each.rule for each in found.findings} & set(wanted), [each.rule for each in found.findings]
    return found


def leaves(written, **changes):
    found = lab.verdict(written, **changes)
    assert found.verdict == "NO FINDING", found.lines()


def test_two_articles_that_each_tell_one_fact(chance):
    town, job = ("residence", "Port Ells"), ("occupation", chance.choice(lab.RARE["occupation"]))
    out = lab.out(1, chance, "P1", town)
    leaves(lab.says(job))
    leaves(lab.says(town))
    assert stopped(lab.says(job), "mosaic", disclosures=out).findings[0].k.median < 1000
    leaves(lab.says(*lab.wide(chance, "occupation")), disclosures=out)


def test_a_drip_of_six_articles(chance):
    facts = lab.rare(chance, 6)
    out = tuple(each for n, fact in enumerate(facts[:5]) for each in lab.out(n, chance, "P1", fact))
    leaves(lab.says(facts[5]))
    assert stopped(lab.says(facts[5]), "mosaic", disclosures=out).verdict == "BLOCK"
    names = chance.sample(sorted(set(lab.WIDE) - {"sex", "siblings"}), 6)
    harmless = tuple(
        each for n, name in enumerate(names[:5]) for each in lab.out(n, chance, "P1", *lab.wide(chance, name))
    )
    leaves(lab.says(*lab.wide(chance, names[5])), disclosures=harmless)


def test_two_pseudonyms_of_one_person(chance):
    one, other, third = lab.rare(chance, 3)
    out = lab.out(1, chance, "P1", one, other)
    personas = (lab.PERSONAS[0], replace(lab.PERSONAS[1], subject="S1"), lab.PERSONAS[2])
    draft = lab.says(third, persona="P-TWO", words="a trader")
    stopped(draft, "mosaic", disclosures=out, personas=personas)
    leaves(draft, disclosures=out)


def test_two_codenames_that_a_reader_takes_for_one_person(chance):
    shared = (("origin", "born abroad"), ("health", "lost a hand"))
    out = lab.out(1, chance, "P1", *shared)
    draft = lab.says(*shared, persona="P-TWO", words="a trader")
    stopped(draft, "linked", "mosaic", disclosures=out)
    leaves(lab.says(*lab.wide(chance, "health", "origin"), persona="P-TWO", words="a trader"), disclosures=out)


def test_a_contradiction_is_asked_about_and_never_counts_as_nobody(chance):
    first, second = chance.sample(["41", "52", "63"], 2)
    shares = [a.share("age", each, "0.3") for each in (first, second)]
    nation = replace(lab.NATION, shares=(*lab.NATION.shares, *shares))
    out = lab.out(1, chance, "P1", ("age", first))
    found = stopped(lab.says(("age", second)), "contradiction", disclosures=out, populations=(nation,))
    assert "not all of it can be true" in " ".join(each.because for each in found.findings)


def test_a_child_that_has_grown_is_one_child():
    words = ("daughter aged 13", "daughter at university")
    shares = [a.share("children", each, "0.02") for each in (*words, "daughter aged 17")]
    changes = {"populations": (replace(lab.NATION, shares=(*lab.NATION.shares, *shares)),)}
    out = (a.disclosure("children", "daughter aged 13", published=date(2020, 3, 1), where="R-1"),)
    told = ("children", "daughter aged 17")
    grown = lab.says(told, published=date(2024, 3, 1))
    assert "contradiction" not in lab.rules(grown, disclosures=out, **changes)
    late = lab.says(told, published=date(2030, 3, 1))
    assert "contradiction" in lab.rules(late, disclosures=out, **changes)
    # years do not make the same child another: with a rare job beside it, both tellings count as one fact
    both = lab.says(told, ("occupation", "ferry_clerk"), published=date(2024, 3, 1))
    assert stopped(both, "mosaic", disclosures=out, **changes).findings


def test_a_withdrawn_article_counts_as_before(chance):
    """Nothing in a question says that a report was withdrawn; what it disclosed stands there until the end."""
    one, other, third = lab.rare(chance, 3)
    out = lab.out(1, chance, "P1", one, other)
    gone = (lab.left("R-1", lab.says(one, other), lab.day_of(1, chance)),)
    stopped(lab.says(third), "mosaic", disclosures=out, publications=gone)


def test_an_erratum_that_reveals(chance):
    """ "She is a nurse, not a teacher": what was wrong before is right now, and that it mattered."""
    home, children = ("residence", "Port Ells"), ("children", chance.choice(lab.RARE["children"]))
    shares = (*lab.NATION.shares, a.share("occupation", "teacher", "0.2"))
    changes = {"populations": (replace(lab.NATION, shares=shares),)}
    out = lab.out(1, chance, "P1", home, ("occupation", "teacher"))
    leaves(lab.says(), disclosures=out, **changes)
    stopped(lab.says(("occupation", "school nurse"), children), "mosaic", disclosures=out, **changes)


def test_a_set_of_six_who_had_the_paper(chance):
    few, many = chance.randrange(2, 7), chance.randrange(5_000, 90_000)
    told = ("knows", "the order of March")
    access = a.access("the order of March", few)
    assert stopped(lab.says(told), "counted_set", access=(access,)).verdict == "BLOCK"
    leaves(lab.says(told), access=(replace(access, count=many),))


def test_one_byte_changed_after_the_verdict_voids_it(chance):
    content = bytes(chance.randrange(256) for _ in range(300))
    package = Package(files=(File(path="index.html", content=content),), channels=())
    said = judge(lab.asked(lab.says(), package=package.digest))
    at = chance.randrange(len(content))
    changed = content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]
    other = Package(files=(File(path="index.html", content=changed),), channels=())
    known = SimpleNamespace(find=lambda kind, label: "R1", label=lambda identity: "R-1", labels=lambda kind: ())
    words = json.dumps(said.to_json())
    assert said.verdict == "NO FINDING"
    leaving = Leaving(form="site", stands=Standing(asks=1, by=("M1",), open=()))
    assert released(known, "R-1", package, words, (), leaving=leaving)
    with pytest.raises(Held, match="other bytes"):
        released(known, "R-1", other, words, (), leaving=leaving)


def across(label, chance, *facts, persona="P-TWO", words="a trader", **changes):
    """A report that left, with what it told."""
    number = int(label[-1])
    on = lab.day_of(number, chance)
    draft = lab.says(*facts, persona=persona, words=words, published=on, **changes)
    return lab.left(label, draft, on), lab.out(number, chance, lab.LABELS[persona], *facts)


def test_a_link_to_another_report_joins_the_people_of_both(chance):
    here, there = lab.rare(chance, 2)
    (report, out) = across("R-1", chance, there)
    linked = lab.says(here, related=("R-1",))
    found = stopped(linked, "related_report", disclosures=out, publications=(report,))
    said = " ".join(each.because for each in found.findings)
    assert "this draft" in said
    assert report.said in said
    leaves(lab.says(here), disclosures=out, publications=(report,))  # nothing leads there
    (report, out) = across("R-1", chance, *lab.wide(chance, there[0]))
    leaves(lab.says(*lab.wide(chance, here[0]), related=("R-1",)), disclosures=out, publications=(report,))


def test_a_link_in_the_text_and_one_that_leads_here_join_as_well(chance):
    here, there = lab.rare(chance, 2)
    report, out = across("R-1", chance, there)
    link = a.paragraph("Read more in ", Link(runs=(a.text("our report"),), address="R-1"), ".")
    draft = lab.says(here)
    stopped(replace(draft, blocks=(*draft.blocks, link)), "related_report", disclosures=out, publications=(report,))
    back = replace(report, draft=replace(report.draft, related=("R9",)))
    stopped(draft, "related_report", disclosures=out, publications=(back,), report="R9")


def test_a_chain_of_three_reports_of_which_no_two_are_enough(chance):
    """Each two leave many thousands; the three together do not."""
    facts = [("children", "three sons"), ("health", "short-sighted"), ("service", "signaller")]
    shares = tuple(a.share(*each, "0.02") for each in facts)
    nation = {"populations": (replace(lab.NATION, count=60_000_000, low=60_000_000, high=60_000_000, shares=shares),)}
    chance.shuffle(facts)
    first, told = across("R-1", chance, facts[0])
    second, more = across("R-2", chance, facts[1], persona="P-THREE", words="a neighbour", related=("R-1",))
    draft, out = lab.says(facts[2], related=("R-2",)), (*told, *more)
    found = stopped(draft, "related_report", disclosures=out, publications=(first, second), **nation)
    assert "by way of R-2" in " ".join(each.because for each in found.findings)
    alone = replace(second, draft=replace(second.draft, related=()))
    leaves(draft, disclosures=out, publications=(first, alone), **nation)


def test_people_whom_somebody_parted_are_not_joined(chance):
    here, there = lab.rare(chance, 2)
    report, out = across("R-1", chance, there)
    apart = (replace(lab.PERSONAS[0], not_linked=("P2",)), *lab.PERSONAS[1:])
    leaves(lab.says(here, related=("R-1",)), disclosures=out, publications=(report,), personas=apart)


def test_two_nameless_people_in_one_paragraph(chance):
    one, other = lab.rare(chance, 2)

    def beside(second, words, **changes):
        marks = a.named("a resident", "P-ONE", **dict([one])), a.named(second, "P-TWO", **dict([other]))
        return a.draft(a.paragraph("No ferry sails, said ", marks[0], words, marks[1], "."), **changes)

    stopped(beside("a trader", "; it stopped in June, said "), "side_by_side")
    leaves(beside("another trader", "; it stopped in June, said "))
    leaves(beside("a trader", "; it stopped in June, said another, "))
    apart = a.draft(
        *(
            a.paragraph("So said ", a.named(w, p, **dict([f])), ".")
            for w, p, f in (("a resident", "P-ONE", one), ("a trader", "P-TWO", other))
        )
    )
    leaves(apart)
    named = (replace(lab.PERSONAS[0], printed_as="Ms. A"), *lab.PERSONAS[1:])
    leaves(beside("a trader", "; it stopped in June, said "), personas=named)


def lagging(chance, lags, *, kind="came", source="S1", **changes):
    """Reports that each print one item some days after it came; the last is the draft."""
    items, reports = {}, []
    for number, lag in enumerate(lags):
        day = lab.day_of(number, chance)
        sent = day - timedelta(days=lag)
        items[f"E{number}"] = Dated(source=source, **{kind: a.day(sent.year, sent.month, sent.day)})
        reports.append(
            lab.left(f"R-{number}", a.draft("The ferry is gone.", published=day), day, items=(f"E{number}",))
        )
    last = reports.pop()
    item = last.items[0]
    draft = replace(last.draft, blocks=(a.paragraph("The ferry is gone ", a.cite(item), "."),))
    return draft, {
        "publications": tuple(reports),
        "dated": items,
        "items": {item: source},
        "report": last.label,
        **changes,
    }


@pytest.mark.parametrize("kind", ["came", "happened"])
def test_a_lag_that_never_changes_dates_the_sending(chance, kind):
    lag = chance.randrange(3, 40)
    draft, around = lagging(chance, [lag + chance.randrange(3) for _ in range(chance.randrange(3, 7))], kind=kind)
    found = stopped(draft, "constant_lag", **around)
    assert any(each.rule == "constant_lag" and "R-0" in each.because for each in found.findings)
    unequal = [lag, lag + 5 + chance.randrange(20), lag + 60, lag + 100 + chance.randrange(20)]
    chance.shuffle(unequal)
    draft, around = lagging(chance, unequal, kind=kind)
    leaves(draft, **around)


def test_two_of_the_same_lag_or_those_of_a_public_source_are_no_pattern(chance):
    draft, around = lagging(chance, [14, 14])
    leaves(draft, **around)
    draft, around = lagging(chance, [14, 14, 14], sources={"S1": a.source("S1", kind="authority", public=True)})
    leaves(draft, **around)


def table(head, *rows):
    def cells(words):
        return tuple((a.text(str(word)),) for word in words)

    return TableBlock(head=cells(head), rows=tuple(cells(row) for row in rows))


def counted(*rows, head=("County", "People arrested", "Total"), **changes):
    """A table without a number that has to cite anything."""
    changes = {"published": date(2024, 8, 15), **changes}
    return a.draft(replace(table(head, *rows)), **changes)


def with_table(report, **changes):
    """What the rules about numbers say of a table that cites nothing is not meant here."""
    return lab.rules(report, **changes) - {"loose_number"}


def test_a_cell_of_one_to_four_people(chance):
    rows = [[f"County {n}", chance.randrange(5, 90), chance.randrange(90, 400)] for n in "ABCD"]
    assert with_table(counted(*rows)) == set()
    rows[chance.randrange(4)][1] = chance.randrange(1, 5)
    assert with_table(counted(*rows)) == {"small_cell"}
    assert with_table(counted(*rows, head=("County", "Guard posts", "Kilometres"))) == set()


def test_a_total_minus_the_cells_that_are_shown(chance):
    rows = [[f"County {n}", chance.randrange(20, 90)] for n in "ABC"]
    hidden, small = chance.randrange(3), chance.randrange(1, 5)
    rows[hidden][1] = "<5"
    total = sum(count for _, count in rows if count != "<5")
    head = ("County", "People arrested")
    assert with_table(counted(*rows, ["Total", total + small], head=head)) == {"differencing"}
    assert with_table(counted(*rows, ["Total", "about 200"], head=head)) == set()
    assert with_table(counted(*rows, ["Total", total + small + 10], head=head)) == set()


def test_two_tables_of_two_releases_whose_difference_is_a_few_people(chance):
    rows = [[f"County {n}", chance.randrange(20, 90)] for n in "ABC"]
    head = ("County", "People arrested")
    before = lab.left("R-1", counted(*rows, head=head), lab.day_of(1, chance))
    revised = [list(each) for each in rows]
    revised[chance.randrange(3)][1] += chance.randrange(1, 5)
    assert with_table(counted(*revised, head=head), publications=(before,)) == {"differencing"}
    assert with_table(counted(*rows, head=head), publications=(before,)) == set()
    later = [[name, count + chance.randrange(10, 50)] for name, count in rows]
    assert with_table(counted(*later, head=head), publications=(before,)) == set()


def test_what_one_release_hides_and_another_shows_is_put_together(chance):
    """Two cells are hidden here; an earlier release shows one of them, and the total leaves the other."""
    head, small, shown = ("County", "People arrested"), chance.randrange(1, 5), chance.randrange(20, 90)
    rows = [["County A", "-"], ["County B", "-"], ["County C", 40]]
    draft = counted(*rows, ["Total", 40 + shown + small], head=head)
    before = lab.left("R-1", counted(rows[0], ["County B", shown], rows[2], head=head), lab.day_of(1, chance))
    assert with_table(draft) == set()
    assert with_table(draft, publications=(before,)) == {"differencing"}
    assert with_table(counted(*rows, head=head), publications=(before,)) == set()


KIN = {"ko": "오빠가", "ja": "兄が", "zh-Hans": "哥哥", "en": "elder brother"}
NEUTRAL = {"ko": "형제자매가", "ja": "きょうだいが", "zh-Hans": "兄弟姐妹", "en": "sibling"}


def edition(language, words, *facts, label="R-KO", **changes):
    """One sentence in a language, about the same persona."""
    marked = a.paragraph("", a.named(words, "P-ONE", **dict(facts)), " .")
    draft = a.draft(marked, language=language, translation_of="R-1", **changes)
    return draft, Publication(id=label, label=label, draft=draft)


@pytest.mark.parametrize("language", KIN)
def test_a_word_of_kinship_that_says_more_than_sibling(language):
    told = ("siblings", "siblings")
    english, _ = edition("en", "somebody with a sibling", told)
    draft, other = edition(language, f"{KIN[language]} x", told, ("sex", "female"))
    leaves(draft)
    stopped(edition(language, KIN[language])[0], "kinship")
    leaves(edition(language, NEUTRAL[language])[0])
    stopped(english, "edition_differs", editions=(other,))


def test_sibling_in_english_and_a_womans_elder_brother_in_korean_are_counted_together(chance):
    """Neither edition alone says that a woman is meant and that the brother is the elder."""
    facts = (*lab.rare(chance, 1, but=("siblings", "sex")), ("siblings", "siblings"))
    small = {"populations": (replace(lab.NATION, count=400_000, low=400_000, high=400_000),)}
    english, _ = edition("en", "a sibling", *facts)
    _, korean = edition("ko", "오빠가", *facts)
    alone, both = (a.only(lab.verdict(english, editions=each, **small), "mosaic") for each in ((), (korean,)))
    assert both.k.median <= alone.k.median * 0.6
    assert "a woman by 오빠" in both.because
    stopped(english, "kinship", editions=(korean,), **small)


def test_a_declared_sex_that_the_korean_word_denies_is_a_contradiction():
    _, korean = edition("ko", "오빠가", ("sex", "male"), ("siblings", "siblings"))
    english, _ = edition("en", "a sibling", ("sex", "male"), ("siblings", "siblings"))
    stopped(english, "contradiction", editions=(korean,))
    _, brother = edition("ko", "형이", ("sex", "male"), ("siblings", "siblings"))
    leaves(english, editions=(brother,))


def test_three_editions_that_each_tell_another_fact(chance):
    facts = lab.rare(chance, 3)
    drafts = [
        edition(language, "x", fact, label=f"R-{language}")
        for language, fact in zip(("en", "ko", "ja"), facts, strict=True)
    ]
    others = tuple(each for _, each in drafts[1:])
    found = stopped(drafts[0][0], "mosaic", editions=others)
    assert {"edition_differs", "mosaic"} <= {each.rule for each in found.findings}
    leaves(drafts[0][0])


def test_an_edition_that_lost_a_line_is_held_with_that_line(chance):
    lines = [a.paragraph(f"Line {n} ", a.cite(f"E{n}"), f" of {40 + n} boats.") for n in range(6)]
    lost = chance.randrange(6)
    whole, fewer = a.draft(*lines), a.draft(*lines[:lost], *lines[lost + 1 :], language="ko")
    items = {f"E{n}": "S1" for n in range(6)}
    other = Publication(id="R-KO", label="R-KO", draft=fewer)
    found = stopped(whole, "edition_differs", editions=(other,), items=items)
    (said,) = (each.because for each in found.findings if each.rule == "edition_differs")
    assert f"the citation E{lost} and the number {40 + lost}" in said
    leaves(whole, editions=(replace(other, draft=replace(whole, language="ko")),), items=items)


def test_numbers_of_editions_agree_in_whichever_way_they_are_written():
    english = a.draft(a.paragraph("Some 12,000 people and forty boats in 2020 ", a.cite("E1"), "."))
    korean = a.draft(a.paragraph("2020년 8월 1만 2천 명과 배 40척 ", a.cite("E1"), "."), language="ko")
    wrong = a.draft(a.paragraph("2020년 8월 1만 3천 명과 배 40척 ", a.cite("E1"), "."), language="ko")
    for draft, stops in ((korean, False), (wrong, True)):
        other = (Publication(id="R-KO", label="R-KO", draft=draft),)
        assert ("edition_differs" in lab.rules(english, editions=other, items={"E1": "S1"})) is stops
