import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.desk.context import Kept
from farbank.desk.receive import receive
from farbank.desk.wanted import csvs_wanted, files_wanted, texts_wanted
from farbank.errors import Complained
from farbank.facts.case import CaseTitled, Withdrawn
from farbank.facts.figure import FigureObserved
from farbank.facts.item import ItemDescribed, ItemReceived
from farbank.reading.sheet.yaml import parse_yaml
from farbank.values.count import Count

fake = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "fake_known.py")))
wrong = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "test_wrong_sheets.py")))
GOOD = wrong.GOOD
SOURCES = "sources: {S-1: {kind: donor}, S-2: {kind: press}}\n"


@pytest.fixture
def known():
    return fake.FakeKnown()


def test_the_same_sheet_again_records_nothing_and_names_what_was_kept_in_vain(known):
    first = fake.apply(known, GOOD)
    again = fake.apply(known, GOOD)
    assert again.facts == ()
    assert again.unchanged == len(first.facts)
    assert again.ids == first.ids
    assert len(again.unused) == 2
    assert first.unused == ()


def test_ids_count_on_from_what_the_case_has(known):
    fake.apply(known, SOURCES)
    taken = fake.apply(known, "sources: {S-3: {kind: press}}\n")
    assert dict(taken.ids) == {"S-3": "S3"}


def test_a_changed_row_is_one_fact_with_the_same_id(known):
    fake.apply(known, GOOD)
    (fact,) = fake.apply(known, GOOD.replace("reliability: A", "reliability: C", 1)).facts
    assert (fact.id, fact.label, fact.reliability) == ("S1", "S-1", "C")


def test_a_removed_row_changes_nothing(known):
    fake.apply(known, GOOD)
    assert (
        fake.apply(known, GOOD.replace("  U-1:", "  U-2:", 1).replace("subject: U-1}", "subject: U-2}")).facts[0].id
        == "U2"
    )
    assert not known.gone


def test_rows_may_name_rows_further_down(known):
    taken = fake.apply(known, "origins: {O-1: {kind: saw, of: E-1}}\nitems: {E-1: {url: 'x.example/1'}}\n")
    assert [fact.row for fact in taken.facts] == ["item", "origin"]
    assert taken.facts[1].of == "E1"


def test_our_own_ids_name_rows_too_and_leave_their_labels(known):
    fake.apply(known, SOURCES)
    (fact,) = fake.apply(known, "sources: {S1: {kind: family}}\n").facts
    assert (fact.id, fact.label, fact.kind_of) == ("S1", "S-1", "family")


def test_a_label_that_spells_a_free_id_gets_it(known):
    taken = fake.apply(known, "statements: {T2: {source: S-1, says: b}, T-1: {source: S-1, says: a}}\n" + SOURCES)
    assert dict(taken.ids)["T2"] == "T2"
    assert dict(taken.ids)["T-1"] == "T1"
    assert fake.apply(known, "statements: {T-3: {source: S-1, says: c}}\n").facts[0].id == "T3"


def test_withdrawing_is_said_once_with_its_reason(known):
    fake.apply(known, GOOD)
    assert fake.apply(known, "withdraw: [T-1]\n").facts == (Withdrawn(id="T1", because="withdrawn in sheet"),)
    assert fake.apply(known, "withdraw: [T1]\n").facts == ()
    assert fake.apply(known, "withdraw: {F-1: 'the source took it back'}\n").facts == (
        Withdrawn(id="F1", because="the source took it back"),
    )


def test_a_sheet_that_holds_a_row_and_withdraws_it_settles(known):
    fake.apply(known, GOOD)
    both = GOOD + "withdraw:\n  - T-1: no longer\n"
    assert fake.apply(known, both).facts == (Withdrawn(id="T1", because="no longer"),)
    assert fake.apply(known, both).facts == ()


def test_the_same_bytes_from_two_sources_are_two_items_that_know_each_other(known):
    sheet = SOURCES + "items: {E-1: {file: letter.txt, from: S-1}, E-2: {file: letter.txt, from: S-2}}\n"
    one, two = (fact for fact in fake.apply(known, sheet).facts if isinstance(fact, ItemReceived))
    assert one.same_bytes == ()
    assert two.same_bytes == ("E1",)
    assert one.original.name != two.original.name
    assert fake.apply(known, sheet).facts == ()


def test_the_same_bytes_from_one_source_are_one_item(known):
    sheet = SOURCES + "items:\n  E-1: {file: letter.txt, from: S-1}\n  E-2: {file: letter.txt, from: S-1}\n"
    with pytest.raises(Complained, match=r"desk.yaml:4.*already says this of E1"):
        fake.apply(known, sheet)


def test_a_sheet_adopts_what_came_in_without_a_source(known):
    kept = fake.Kitchen().kept(fake.FILES["letter.txt"])
    known.learn(receive(known, [kept], "by hand"))
    taken = fake.apply(known, SOURCES + "items: {E-1: {file: letter.txt, from: S-1, title: A letter}}\n")
    adopted = taken.facts[-1]
    assert isinstance(adopted, ItemDescribed)
    assert (adopted.id, adopted.label, adopted.source) == ("E1", "E-1", "S1")
    assert (adopted.about.heading, adopted.about.how) == ("A letter", "by hand")
    assert len(taken.unused) == 1


def test_a_sheet_adopts_the_same_bytes_of_the_same_source_under_its_own_label(known):
    fake.apply(known, SOURCES)
    kept = fake.Kitchen().kept(fake.FILES["letter.txt"])
    known.learn(receive(known, [kept], "by hand", "S-1"))
    (fact,) = fake.apply(known, "items: {E-MINE: {file: letter.txt, from: S-1}}\n").facts
    assert (fact.id, fact.label) == ("E1", "E-MINE")


def test_the_bytes_of_an_item_never_change(known):
    fake.apply(known, "items: {E-1: {file: letter.txt}}\n")
    with pytest.raises(Complained, match="other bytes are another item"):
        fake.apply(known, "items: {E-1: {file: other.txt}}\n")


def test_an_item_keeps_its_source(known):
    fake.apply(known, SOURCES + "items: {E-1: {file: letter.txt, from: S-1}}\n")
    with pytest.raises(Complained, match="where it came from"):
        fake.apply(known, "items: {E-1: {from: S-2}}\n")


def test_an_absent_column_of_an_item_changes_nothing_and_an_empty_one_clears(known):
    fake.apply(known, "items: {E-1: {file: letter.txt, title: A letter, credit: Courier}}\n")
    assert fake.apply(known, "items: {E-1: {file: letter.txt}}\n").facts == ()
    (fact,) = fake.apply(known, "items: {E-1: {credit: ''}}\n").facts
    assert (fact.about.heading, fact.about.credit) == ("A letter", "")


def test_pages_of_one_letter_are_one_item(known):
    sheet = "items: {E-1: {pages: [letter.txt, page2.txt]}}\n"
    (fact,) = fake.apply(known, sheet).facts
    assert len(fact.objects) == 2
    assert fact.file_name == "letter.txt"
    assert fake.apply(known, sheet).facts == ()


def test_a_csv_column_with_another_name_is_a_dimension_and_url_a_locator(known):
    figures = [fact for fact in fake.apply(known, GOOD).facts if isinstance(fact, FigureObserved)]
    first = figures[0]
    assert (first.dims, first.locator, first.relay, first.flags) == ((("sex", "total"),), "x", "Notice", ("A",))
    assert figures[1].value == Count(value=180, precision="approx")


def test_a_new_vintage_is_a_new_figure_and_a_corrected_value_the_same_one(known):
    csv = "series: {catches: {title: c}}\nfigures: [{csv: f.csv, series: catches}]\n"
    head = "ref,value,known_from\n"
    fake.apply(known, csv, files={"f.csv": head + "2023,180,2023-12\n"})
    (vintage,) = fake.apply(known, csv, files={"f.csv": head + "2023,180,2023-12\n2023,196,2024-01\n"}).facts
    assert vintage.id == "G2"
    (corrected,) = fake.apply(known, csv, files={"f.csv": head + "2023,181,2023-12\n2023,196,2024-01\n"}).facts
    assert corrected.id == "G1"


def test_an_empty_value_is_taken_with_the_flag_that_says_why(known):
    sheet = "series: {c: {title: c}}\nfigures: [{series: c, ref: 2020, flags: [M], known_from: 2021}]\n"
    assert fake.apply(known, sheet).facts[1].value is None


def test_a_line_of_ones_own_gets_a_new_version_when_its_course_changes(known):
    sheet = "lines: {coast: {geojson: coast.geojson}}\n"
    assert fake.apply(known, sheet).facts[0].version == 1
    moved = {"coast.geojson": fake.FILES["coast.geojson"].replace("2.5", "2.6")}
    assert fake.apply(known, sheet, files=moved).facts[0].version == 2
    assert fake.apply(known, sheet, files=moved).facts == ()


def test_later_sheets_use_the_lines_of_earlier_ones_and_their_numbers_of_labels(known):
    fake.apply(known, "lines: {coast: {geojson: coast.geojson}, border: {use: yalu-tumen}}\n")
    look = "{LINE, from_share: 0, to_share: 1, when: 2020, vantage: {kind: boat}, target: fence, outcome: seen}"
    for line, name in (("coast", "coast"), ("border", "yalu-tumen"), ("B1", "coast")):
        sheet = f"looks: {{L-{line}: {look.replace('LINE', f'line: {line}')}}}\n"
        assert fake.apply(known, sheet).facts[0].stretch.line == name


def test_new_rows_step_over_ids_that_labels_spell(known):
    taken = fake.apply(
        known, "sources: {S1: {kind: press}, S-A: {kind: press}, S3: {kind: press}, S-B: {kind: press}}\n"
    )
    assert dict(taken.ids) == {"S1": "S1", "S-A": "S2", "S3": "S3", "S-B": "S4"}


def test_what_the_sheet_says_of_a_csv_file_holds_where_the_file_is_silent(known):
    sheet = "series: {c: {title: c}}\nfigures: [{csv: f.csv, series: c, relay: Notice, dims: {sex: f}}]\n"
    files = {"f.csv": "ref,value,known_from,relay\n2020,1,2021,\n2021,2,2022,Other\n"}
    first, second = fake.apply(known, sheet, files=files).facts[1:]
    assert (first.relay, second.relay, first.dims) == ("Notice", "Other", (("sex", "f"),))


def test_an_item_is_not_derived_from_itself(known):
    fake.apply(known, "items: {E-1: {file: letter.txt}}\n")
    with pytest.raises(Complained, match="another item"):
        fake.apply(known, "items: {E-1: {derived_from: E-1, derivation: crop}}\n")


def test_a_finding_may_rest_on_what_nobody_checked_and_claim_a_whole_unbacked(known):
    sheet = SOURCES + "statements: {T-1: {source: S-1, says: a, about: {person: a clerk}}}\n"
    finding = "findings: {F-1: {text: a, totalising: {words: all}, rests_on: {statement: T-1, stance: supports, class: weak}}}\n"
    facts = fake.apply(known, sheet + finding).facts
    assert facts[-2].about == ("person", "a clerk")
    assert facts[-1].rests_on[0].checks.time == "not_done"
    assert facts[-1].totalising.coverage == ""


def test_what_is_no_line_is_refused_as_geojson(known):
    with pytest.raises(Complained, match="LineString"):
        fake.apply(known, 'lines: {coast: {geojson: \'{"type": "Point"}\'}}\n')


def test_a_place_on_no_line_needs_no_line(known):
    look = "looks: {L-1: {place: a lake, when: 2020, vantage: {kind: boat}, target: fence, outcome: not_seen}}\n"
    (fact,) = fake.apply(known, look).facts
    assert (fact.line, fact.version, fact.place) == ("", 0, "a lake")


def test_the_header_titles_the_case_and_dates_relative_words(known):
    taken = fake.apply(
        known, "case: Ellmark\npublished: 2024-08\norigins: {O-1: {kind: saw, of: S-1, when: 1987}}\n" + SOURCES
    )
    (titled,) = (fact for fact in taken.facts if isinstance(fact, CaseTitled))
    assert str(titled.published) == "2024-08-31"
    assert taken.facts[-1].when.rule == "2024-08-31"


def test_a_sheet_without_a_title_leaves_the_case_called_what_it_is_called(known):
    assert not any(isinstance(fact, CaseTitled) for fact in fake.apply(known, "language: ko\n" + SOURCES).facts)


def test_what_a_sheet_wants_is_told_before_it_is_taken():
    sheet = parse_yaml(GOOD, "desk.yaml")
    assert [each.path for each in files_wanted(sheet)] == ["letter.txt", "other.txt"]
    assert [each.path for each in csvs_wanted(sheet)] == ["figures.csv"]
    assert [each.path for each in texts_wanted(sheet)] == ["figures.csv", "report.md", "coast.geojson"]


def test_a_totalising_finding_names_a_tally_or_a_line_target_and_years(known):
    base = GOOD.replace(
        '    text: "The winter', '    totalising: {words: all, coverage: COVERAGE}\n    text: "The winter', 1
    )
    by_tally = fake.apply(known, base.replace("COVERAGE", "Y-1")).facts
    assert [fact.totalising.coverage for fact in by_tally if fact.row == "finding"] == ["Y1"]
    (by_line,) = fake.apply(known, base.replace("COVERAGE", "coast/fence/2020..2023")).facts
    assert by_line.totalising.coverage == "coast/fence/2020..2023"
    for bad in ("coast/fence", "nile/fence/2020..2023", "Y-9"):
        with pytest.raises(Complained):
            fake.apply(known, base.replace("COVERAGE", bad))


def test_shares_beside_several_populations_say_whose_they_are(known):
    sheet = (
        "population:\n  ellmark: {count: 10, source: x}\n  ells: {count: 5, source: x}\n"
        "  shares: [{dimension: sex, value: f, share: 0.5, source: x, of: ells}]\n"
    )
    first, second = fake.apply(known, sheet).facts
    assert (len(first.shares), len(second.shares)) == (0, 1)
    with pytest.raises(Complained, match="ellmark, ells"):
        fake.apply(known, sheet.replace(", of: ells", ""))


def test_pairs_beside_a_population_and_what_a_disclosure_and_a_counted_set_may_say_are_kept(known):
    sheet = (
        "sources: {S-1: {kind: donor}}\npersonas: {P-1: {printed_as: a resident, subject: S-1}}\n"
        "disclosures:\n"
        "  - {persona: P-1, dimension: occupation, value: clerk, when: from 2016 to 2019, lookup: A3, by: desk}\n"
        "access:\n  - {what: both, who: S-1, count: 4, kind: held, meets: [the list, the quay]}\n"
        "population:\n  ellmark: {count: 10, source: x}\n"
        "  pairs: [{dimension: sex, value: f, other: age, other_value: 30s, share: 0.1, source: x}]\n"
    )
    facts = {fact.row: fact for fact in fake.apply(known, sheet).facts}
    assert facts["disclosure"].held.earliest.year == 2016
    assert facts["disclosure"].lookup == "A3"
    assert (facts["access"].kind_of, facts["access"].meets) == ("held", ("the list", "the quay"))
    (pair,) = facts["population"].pairs
    assert (pair.value, pair.other, pair.share, pair.low) == ("f", "age", 10**8, 10**8)


def test_a_kept_file_is_what_the_fact_names(known):
    (fact,) = fake.apply(known, "items: {E-1: {file: ../up/letter.txt}}\n", files={"../up/letter.txt": "x"}).facts
    assert fact.file_name == "letter.txt"
    assert isinstance(fake.Kitchen().kept("x"), Kept)
