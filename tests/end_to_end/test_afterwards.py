"""Somebody in an earlier report stands worse by a later one on somebody else: the release says so, in words and JSON.

Each report is fine when it leaves. The second one tells the place in one paragraph and the month in another, so only in
print do they stand together: then a reader has both personas at one place at one time.
"""

import shutil
from dataclasses import replace

import pytest

SHEET = """sheet: 1
case: "Two voices at a quay"
language: en
published: 2024-08-15
sources:
  S-NET: {kind: partner_inside, reliability: B}
  S-SAIL: {kind: partner_inside, reliability: B}
population:
  ellmark: {count: 20000000, source: "invented"}
  shares:
    - {dimension: event_place, value: "Harrow quay", share: 0.3, source: "invented"}
    - {dimension: event_time, value: "June 2024", share: 0.4, source: "invented"}
    - {dimension: occupation, value: net_mender, share: 0.02, source: "invented"}
    - {dimension: children, value: twin_sons, share: 0.02, source: "invented"}
    - {dimension: children, value: children, share: 0.7, source: "invented"}
personas:
  P-NET: {printed_as: "a resident", subject: S-NET}
  P-SAIL: {printed_as: "a father", subject: S-SAIL}
consents:
  - {source: S-NET, fields: [any], outlets: [sample-desk], languages: [en], given: 2024-04}
  - {source: S-SAIL, fields: [any], outlets: [sample-desk], languages: [en], given: 2024-04}
reports:
  R-FIRST: {file: first.md}
  R-SECOND: {file: second.md}
  R-OTHER: {file: other.md}
"""
HEAD = "---\ntitle: {title}\noutlet: sample-desk\nlanguage: en\npublished: {day}\n---\n"
FIRST = HEAD.format(title="The quiet harbour", day="2024-08-15") + (
    "[A resident]{@P-NET occupation=net_mender} was at [the quay]{@P-NET event_place=Harrow_quay} in "
    "[June]{@P-NET event_time=June_2024}, and saw no boat.\n"
)
SECOND = HEAD.format(title="Still no boat", day="2024-10-03") + (
    "[A father]{@P-SAIL children=twin_sons} waited [at the quay]{@P-SAIL event_place=Harrow_quay}.\n\n"
    "That was [in early summer]{@P-SAIL event_time=June_2024}, he says.\n"
)
OTHER = HEAD.format(title="Still no boat", day="2024-10-03") + (
    "[A father]{@P-SAIL children=children} waited [at the quay]{@P-SAIL event_place=Harrow_quay}.\n"
)


@pytest.fixture(scope="module")
def out(made, tmp_path_factory):
    """A case whose first report is out."""
    folder = tmp_path_factory.mktemp("voices")
    for name, text in (("desk.yaml", SHEET), ("first.md", FIRST), ("second.md", SECOND), ("other.md", OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
    publish = ("publish", "R-FIRST", "--out", folder / "site", "--for", "cms")
    return made("voices", ("apply", folder / "desk.yaml"), publish)


@pytest.fixture
def case(out, tmp_path):
    return replace(out, case=shutil.copytree(out.case, tmp_path / "voices"))


def test_who_stands_worse_is_told_in_json(case, tmp_path):
    told = case.good("publish", "R-SECOND", "--out", tmp_path / "site", "--for", "cms", "--json").json
    assert told["verdict"] == "NO FINDING"
    assert [(each["rule"], each["severity"], each["persona"]) for each in told["afterwards"]] == [
        ("exposed_since", "HOLD", "P-NET"),
        ("exposed_since", "HOLD", "P-SAIL"),
    ]
    assert "one place on one day in both" in told["afterwards"][0]["because"]
    assert "S-NET" not in str(told["afterwards"])


def test_who_stands_worse_is_told_in_words(case, tmp_path):
    said = case.good("publish", "R-SECOND", "--out", tmp_path / "site", "--for", "cms").out
    worse = [line for line in said.splitlines() if line.startswith("Stands worse since this release: ")]
    assert len(worse) == 2
    assert 'P-NET, printed as "a resident", whom a reader may take for P-SAIL' in worse[0]
    assert worse[0].endswith("Print nothing more of them, and tell whoever looks after the source.")


def test_a_release_by_which_nobody_stands_worse_says_nothing(case, tmp_path):
    ran = case.good("publish", "R-OTHER", "--out", tmp_path / "site", "--for", "cms")
    assert "Stands worse" not in ran.out + ran.err
    assert (
        case.good("publish", "R-OTHER", "--out", tmp_path / "site", "--for", "cms", "--json").json["afterwards"] == []
    )


def test_the_same_release_again_is_held_by_what_it_did(case, tmp_path):
    """What the first time was seen only afterwards is known to the gate from then on."""
    case.good("publish", "R-SECOND", "--out", tmp_path / "site", "--for", "cms")
    ran = case("publish", "R-SECOND", "--out", tmp_path / "again", "--for", "cms", "--json")
    assert ran.status == 3
    assert [each["rule"] for each in ran.json["findings"]] == ["linked"]
