"""Sheets with one fault each: the complaint names its line, and nothing is taken."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.errors import Complained
from farbank.facts.inquiry import InquiryOpened

fake = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "fake_known.py")))

GOOD = """\
sheet: 1
case: "The coast of Ellmark"
language: en
published: 2024-08-15
sources:
  S-1: {kind: donor, reliability: A}
  S-2: {kind: press, public: true, name: "The Ellmark Courier"}
items:
  E-LETTER: {file: letter.txt, from: S-1, acquired: 2024-06}
  E-OTHER: {file: other.txt, from: S-2}
origins:
  O-1: {kind: saw, of: E-LETTER}
links:
  - {from: T-1, to: E-OTHER, type: derived_from, because: "it is quoted"}
lines:
  coast: {geojson: coast.geojson, lengths: [{compiler: Survey, km: 210}]}
looks:
  - {key: L-1, line: yalu-tumen, at: Sakju, extent_m: 2000, when: 2023, vantage: {kind: boat}, target: fence, outcome: seen, p: 0.9}
tallies:
  - {key: Y-1, line: coast, compiler_length_km: 210, looked_km: {at_most: 160}, target: fence, when: 2023, reason: no_imagery}
constraints:
  - {line: coast, from_share: 0.1, to_share: 0.9, when: 2023, means: [boat], reason: terrain}
conduits:
  - {key: C-1, carries: [goods], means: post, states: [{when: 2020, state: closed, count: 3}]}
series:
  catches: {title: Catches}
figures:
  - {csv: figures.csv}
  - {series: catches, ref: 2021, value: 12, known_from: 2022}
subjects:
  U-1: {kind: place, names: [{text: Port Ells}]}
statements:
  - {key: T-1, item: E-LETTER, says: "The winter was long.", mode: seen, about: {subject: U-1}, when: 1987}
findings:
  - key: F-1
    text: "The winter was long."
    stretch: {line: coast, from_share: 0, to_share: 1}
    rests_on:
      - {statement: T-1, stance: supports, class: weak, checks: {time: pass}, hearsay: 1}
personas:
  P-1: {printed_as: "a resident", subject: S-1}
disclosures:
  - {persona: P-1, dimension: residence, value: Port Ells, published: 2024-05-02, language: en}
consents:
  - {source: S-1, fields: [any], outlets: [desk], languages: [en], given: 2024-04}
access:
  - {what: "the timetable", who: S-1, count: 9}
population:
  ellmark: {count: 310000, source: "invented"}
  shares:
    - {dimension: residence, value: Port Ells, share: 0.04, low: 0.03, high: 0.05, source: "invented"}
  pairs:
    - {dimension: residence, value: Port Ells, other: sex, other_value: male, share: 0.01, low: 0.009, source: "invented"}
reports:
  R-1: {file: report.md}
"""

# what is written -> what is written instead, and a word of the complaint
FAULTS = {
    "sheet version": ("sheet: 1", "sheet: 2", "only version"),
    "published": ("published: 2024-08-15", "published: gibberish", "not a date"),
    "unknown section": ("origins:", "orgins:", "did you mean 'origins'"),
    "section that is a word": ("series:\n  catches: {title: Catches}", "series: catches", "rows"),
    "row that is a word": ("  catches: {title: Catches}", "  catches: Catches", "named cells"),
    "unknown column": ("mode: seen", "moed: seen", "did you mean 'mode'"),
    "unknown column inside": ("vantage: {kind: boat}", "vantage: {kind: boat, sid: east}", "did you mean 'side'"),
    "source kind": ("kind: donor", "kind: doner", "did you mean 'donor'"),
    "missing kind": ("  S-1: {kind: donor, reliability: A}", "  S-1: {reliability: A}", "must be given"),
    "reliability": ("reliability: A", "reliability: G", "one of A, B"),
    "public": ("public: true", "public: maybe", "true or false"),
    "name of one who is not public": ("public: true", "public: no", "already"),
    "missing file": ("file: letter.txt", "file: lettr.txt", "file that is there"),
    "item without file": ("E-OTHER: {file: other.txt, from", "E-OTHER: {from", "a file, pages or a url"),
    "unknown source": ("from: S-2", "from: S-3", "no source 'S-3'"),
    "derivation alone": ("from: S-2}", "from: S-2, derivation: crop}", "together"),
    "unknown item": ("of: E-LETTER", "of: E-LETER", "did you mean 'E-LETTER'"),
    "link without reason": (', because: "it is quoted"', "", "must be given"),
    "link to itself": ("to: E-OTHER", "to: T-1", "nothing depends on itself"),
    "link type": ("type: derived_from", "type: derives", "did you mean 'derived_from'"),
    "geojson file": ("geojson: coast.geojson", "geojson: cost.geojson", "file that is there"),
    "no line": ("geojson: coast.geojson, ", "", "one of the two"),
    "line length": ("km: 210}]", "km: long}]", "not a length"),
    "length of nothing": ("km: 210}]", "km: 0}]", "more than nothing"),
    "built-in line": ("geojson: coast.geojson", "use: nile", "comes with farbank"),
    "unknown line": ("line: yalu-tumen", "line: yalu-tuman", "did you mean 'yalu-tumen'"),
    "unknown place": ("at: Sakju", "at: Hyesen", "did you mean 'Hyesan'"),
    "at without extent": (", extent_m: 2000", "", "how many metres"),
    "two ways of saying where": ("at: Sakju", "at: Sakju, place: Lake", "one of:"),
    "extent": ("extent_m: 2000", "extent_m: wide", "whole number"),
    "probability": ("p: 0.9", "p: 9", "between 0 and 1"),
    "outcome": ("outcome: seen", "outcome: sean", "did you mean 'seen'"),
    "look without time": (", when: 2023, vantage", ", vantage", "must be given"),
    "vantage": ("vantage: {kind: boat}", "vantage: boat", "named cells"),
    "tally without key": ("key: Y-1, ", "", "a key of its own, such as Y-EXAMPLE"),
    "count of kilometres": ("looked_km: {at_most: 160}", "looked_km: {at_mst: 160}", "did you mean 'at_most'"),
    "reason": ("reason: no_imagery", "reason: fog", "one of access_denied"),
    "within": (
        "target: fence, when: 2023, reason",
        "target: fence, within: [Hyesan, Atlantis], when: 2023, reason",
        "no place",
    ),
    "stretch that runs backward": ("to_share: 0.9", "to_share: 0.05", "forward"),
    "share": ("from_share: 0.1", "from_share: 10 %", "between 0 and 1"),
    "means": ("means: [boat]", "means: [boat, raft]", "one of opposite_bank"),
    "state": ("state: closed", "state: shut", "one of open"),
    "count": ("count: 3", "count: some", "a number such as"),
    "csv file": ("csv: figures.csv", "csv: figuers.csv", "file that is there"),
    "value in a csv row": ("csv: figures.csv", "csv: figures.csv, value: 3", "the CSV file says this"),
    "figure of no series": ("series: catches, ref", "series: catch, ref", "did you mean 'catches'"),
    "value": ("value: 12", "value: a dozen", "a number such as"),
    "empty value without reason": ("value: 12, ", "", "a flag such as M"),
    "subject kind": ("kind: place", "kind: palace", "did you mean 'place'"),
    "statement of nobody": ("item: E-LETTER, says", "says", "the source who says it"),
    "about": ("about: {subject: U-1}", "about: {subjct: U-1}", "did you mean 'subject'"),
    "when": ("when: 1987", "when: gibberish", "not a date"),
    "share of the finding": (
        "stretch: {line: coast, from_share: 0, to_share: 1}",
        "stretch: {line: coast, from_share: 0, to_share: 2}",
        "between 0 and 1",
    ),
    "bearing on two": ("{statement: T-1,", "{statement: T-1, item: E-LETTER,", "one statement, item or tally"),
    "stance": ("stance: supports", "stance: support", "did you mean 'supports'"),
    "check": ("checks: {time: pass}", "checks: {time: passed}", "did you mean 'pass'"),
    "hearsay": ("hearsay: 1", "hearsay: once", "whole number"),
    "persona of nobody": ("subject: S-1}", "subject: S-9}", "no source or subject"),
    "dimension": (
        "dimension: residence, value: Port Ells, pub",
        "dimension: home, value: Port Ells, pub",
        "one of sex",
    ),
    "disclosure of nothing": ("value: Port Ells, published", "published", "what is out"),
    "consent field": ("fields: [any]", "fields: [all]", "one of sex"),
    "access of nobody": ("count: 9", "count: 0", "at least 1"),
    "population": ("{count: 310000,", "{count: many,", "whole number"),
    "shares in disorder": ("low: 0.03", "low: 0.3", "in this order"),
    "pair of one dimension": ("other: sex,", "other: residence,", "another dimension"),
    "pair in disorder": ("low: 0.009", "low: 0.2", "in this order"),
    "access of no kind": ("count: 9", "count: 9, kind: holding", "did you mean 'held'"),
    "missing vantage": (", vantage: {kind: boat}", "", "must be given"),
    "place on no line given": ("line: yalu-tumen, at", "at", "the line this place"),
    "tally of nothing": ("compiler_length_km: 210", "compiler_length_km: 0", "more than nothing"),
    "status without reason": ("key: F-1", "key: F-1\n    status: withdrawn", "why it is withdrawn"),
    "precision against the value": ("value: 12,", "value: about 12, precision: at_most,", "the same as the value says"),
    "range that is none": ("value: 12,", "value: 12, precision: range,", "two numbers"),
    "range that runs backward": ("value: 12,", "value: 12..10,", "cannot end"),
    "persona linked with itself": ("subject: S-1}", "subject: S-1, linked: [P-1]}", "not this one"),
    "value and values": ("value: Port Ells, pub", "value: Port Ells, values: [a], pub", "what is out"),
    "lookup of nobody": ("value: Port Ells, pub", "value: Port Ells, lookup: none, pub", "who says"),
    "population of nobody": ("{count: 310000,", "{count: 0,", "more than nobody"),
    "population in disorder": ("{count: 310000,", "{count: 310000, low: 400000,", "in this order"),
    "about a series": ("about: {subject: U-1}", "about: {series: nothing}", "no series"),
    "about a line": ("about: {subject: U-1}", "about: {line: nile}", "no line"),
    "day without end": ("published: 2024-05-02", "published: since 2024", "no end"),
    "several where one is meant": ("mode: seen", "mode: [seen, read]", "one value"),
    "named cells where words are meant": ("carries: [goods]", "carries: {goods: yes}", "a list of words"),
    "range of three": ("count: 3", "count: {between: [1, 2, 3]}", "two numbers"),
    "two ways to count": ("count: 3", "count: {about: 1, at_most: 3}", "a number such as"),
    "too many kilometres": ("looked_km: {at_most: 160}", "looked_km: 9999999999", "a number such as"),
    "geojson that is none": ("geojson: coast.geojson", "geojson: '{'", "LineString"),
    "report": ("file: report.md", "file: raport.md", "file that is there"),
}


def complaints(text, **changes):
    with pytest.raises(Complained) as caught:
        fake.apply(fake.FakeKnown(), text, **changes)
    return caught.value.complaints


def test_the_sheet_the_faults_are_put_into_is_a_good_one():
    assert len(fake.apply(fake.FakeKnown(), GOOD).facts) == 25


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_is_one_complaint_at_its_line(fault):
    old, new, said = FAULTS[fault]
    assert GOOD.count(old) >= 1
    line = GOOD[: GOOD.index(old)].count("\n") + 1
    wrong = GOOD.replace(old, new, 1)
    found = complaints(wrong)
    if fault == "unknown section":
        assert said in str(found[0])
        assert found[0].line == line
        return
    assert [(each.file, each.line) for each in found if said in each.expected] == [("desk.yaml", line)], found
    follows = fault in ("section that is a word", "row that is a word")  # then others name a row that is not there
    assert follows or len(found) == 1, found


def test_all_faults_of_a_sheet_are_told_at_once_in_the_order_of_their_lines():
    wrong = GOOD
    for name in ("source kind", "public", "unknown place", "probability", "dimension", "hearsay"):
        old, new, _ = FAULTS[name]
        wrong = wrong.replace(old, new, 1)
    found = complaints(wrong)
    assert [each.line for each in found] == sorted(each.line for each in found)
    assert len(found) >= 6


def test_a_complaint_never_repeats_the_name_of_one_who_is_not_public():
    found = complaints(GOOD.replace("public: true, ", "", 1))
    assert "Courier" not in " ".join(map(str, found))


def test_a_fault_in_a_csv_file_names_the_file_and_its_own_line():
    csv = fake.FILES["figures.csv"].replace("2023,180,approx", "2023,many,approx")
    (found,) = complaints(GOOD, files={**fake.FILES, "figures.csv": csv})
    assert (found.file, found.line, found.key) == ("figures.csv", 3, "figures.value")


def test_a_slip_in_the_name_of_a_csv_column_is_not_taken_for_a_dimension():
    csv = fake.FILES["figures.csv"].replace("precision", "presicion", 1)
    found = complaints(GOOD, files={**fake.FILES, "figures.csv": csv})
    assert (found[0].file, found[0].line) == ("figures.csv", 1)
    assert "did you mean 'precision'" in found[0].expected


def test_a_csv_file_whose_quotation_marks_do_not_close_is_refused_with_a_line():
    (found,) = complaints(GOOD, files={**fake.FILES, "figures.csv": 'series,ref\ncatches,"2020\n'})
    assert found.file == "figures.csv"
    assert 1 <= found.line <= 2


@pytest.mark.parametrize("label", ["T-1", "E-LETTER", "S-1"])
def test_a_row_that_is_new_in_the_sheet_cannot_be_withdrawn_by_it(label):
    found = complaints(GOOD + f"withdraw: [{label}]\n")
    assert found[0].line == GOOD.count("\n") + 1
    assert "new in this sheet" in found[0].expected


def test_a_withdrawal_of_what_there_is_not_names_the_nearest_label():
    known = fake.FakeKnown()
    fake.apply(known, GOOD)
    with pytest.raises(Complained, match="did you mean 'E-LETTER'"):
        fake.apply(known, "withdraw:\n  - E-LETER\n")


def test_personas_cannot_be_linked_and_apart():
    two = "  P-2: {printed_as: x, subject: S-2, linked: [P-1], not_linked: [P-1]}\ndisclosures:"
    (found,) = complaints(GOOD.replace("disclosures:", two, 1))
    assert found.key == "personas.P-2.not_linked"


def test_an_empty_report_is_no_report():
    (found,) = complaints(GOOD, files={**fake.FILES, "report.md": " \n"})
    assert (found.key, "is empty" in found.expected) == ("reports.R-1.file", True)


def test_a_label_of_two_rows_names_neither():
    (found,) = complaints(
        GOOD.replace("  O-1: {kind: saw, of: E-LETTER}", "  O-1: {kind: saw, of: X}", 1)
        .replace("S-1", "X")
        .replace("E-LETTER", "X")
    )
    assert "names item or source alike" in found.expected


def test_an_inquiry_is_closed_and_not_withdrawn():
    known = fake.FakeKnown([InquiryOpened(id="Q1", label="", by="M1", names=("x",))])
    with pytest.raises(Complained, match="Q1 is an inquiry, which is closed: farbank inquiry close"):
        fake.apply(known, "withdraw: [Q1]\n")


def test_a_label_of_two_rows_withdraws_neither():
    known = fake.FakeKnown()
    fake.apply(known, GOOD.replace("T-1", "X").replace("F-1", "X"))
    with pytest.raises(Complained, match="F1 and T1"):
        fake.apply(known, "withdraw: [X]\n")


def test_a_csv_file_does_not_name_another():
    (found,) = complaints(GOOD, files={**fake.FILES, "figures.csv": "csv\nfigures.csv\n"})
    assert (found.file, found.line) == ("figures.csv", 2)


def test_two_rows_that_say_the_same_thing_are_told_apart_by_their_lines():
    row = "  - {source: S-1, fields: [any], outlets: [desk], languages: [en], given: 2024-04}\n"
    found = complaints(GOOD.replace(row, row + row, 1))
    assert len(found) == 1
    assert "already says this" in found[0].expected


def test_an_id_that_farbank_never_gave_is_no_label():
    known = fake.FakeKnown()
    fake.apply(known, GOOD)
    del known.rows["T1"]
    known.highest = lambda _: 5
    with pytest.raises(Complained, match="a label of your own"):
        fake.apply(known, "statements: {T2: {source: S-1, says: hello}}\n")
