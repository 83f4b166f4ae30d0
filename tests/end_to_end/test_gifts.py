"""What a donor gives: in a collection, on terms, returned some day; and nobody in it is printed unless decided singly."""

import shutil

import pytest

SHEET = """sheet: 1
language: en
published: 2024-08-15
sources:
  S-AUNT: {kind: donor}
  S-DESK: {kind: reporter}
collections:
  K-BOX: {donor: S-AUNT, terms: "lent, to be returned", kept_where: "drawer 3"}
items:
  E-LETTER: {file: letter.txt, from: S-AUNT, collection: K-BOX, writer: "Mother; Brother", addressee: Sister}
  E-PHOTO: {file: photo.txt, from: S-AUNT, collection: K-BOX, people_shown: [a woman in a shawl]}
  E-PLAIN: {file: plain.txt, from: S-AUNT, collection: K-BOX}
  E-CROP: {file: crop.txt, from: S-DESK, derived_from: E-PHOTO, derivation: crop}
statements:
  T-1: {item: E-LETTER, source: S-AUNT, says: "The winter was long.", mode: read}
findings:
  F-1: {text: "The winter was long.", rests_on: [{statement: T-1, stance: supports, class: moderate}]}
consents:
  - {source: S-AUNT, fields: [any], outlets: [any], languages: [any], given: 2024-06}
reports:
  R-LETTER: {file: letter.md}
  R-PHOTO: {file: photo.md}
  R-PLAIN: {file: plain.md}
  R-CROP: {file: crop.md}
"""
HEAD = '---\ntitle: "Winter"\noutlet: desk\nlanguage: en\npublished: 2024-08-15\n---\n'
CITED = {"letter.md": "F-1", "photo.md": "E-PHOTO", "plain.md": "E-PLAIN", "crop.md": "E-CROP"}


@pytest.fixture(scope="session")
def box(tmp_path_factory):
    folder = tmp_path_factory.mktemp("box")
    for name in ("letter", "photo", "plain", "crop"):
        (folder / f"{name}.txt").write_text(f"SAMPLE {name}\n", encoding="utf-8")
    for name, cited in CITED.items():
        (folder / name).write_text(f"{HEAD}Words of the winter [@{cited}].\n", encoding="utf-8")
    (folder / "box.yaml").write_text(SHEET, encoding="utf-8")
    return folder


@pytest.fixture
def desk(made, box, tmp_path):
    template = made("gifts", ("apply", box / "box.yaml"))
    shutil.copytree(template.case, tmp_path / "case")
    return type(template)(case=tmp_path / "case", passphrase=template.passphrase)


@pytest.fixture
def again(box, tmp_path):
    """Applies the sheet with some words changed."""
    folder = shutil.copytree(box, tmp_path / "box")

    def apply(desk, old, new):
        words = (folder / "box.yaml").read_text(encoding="utf-8")
        assert old in words
        (folder / "box.yaml").write_text(words.replace(old, new), encoding="utf-8")
        return desk.good("apply", folder / "box.yaml", "--json").json

    return apply


def rules(desk, report):
    told = desk("gate", report, "--json").json
    return told["verdict"], {each["rule"] for each in told["findings"]}


def decide(desk, item, who, *said, by="the desk", because="asked"):
    return desk.good("decide", item, who, *said, "--by", by, "--because", because, "--json").json


def test_a_collection_is_listed_with_its_size_and_shown_with_what_it_holds_and_who_is_in_it(desk):
    assert desk.good("list", "collection").out.split("  ")[-1].strip() == "(3 items)"
    lists = desk.good("show", "K-BOX", "--json").json["lists"]
    assert [each.split(" ")[1] for each in lists["holds"]] == ["E-LETTER", "E-PHOTO", "E-PLAIN", "E-CROP"]
    assert [each.split(":")[0] + each.split(":")[1] for each in lists["people"]] == [
        "E1 writer Mother",
        "E1 writer Brother",
        "E1 addressee Sister",
        "E2 person shown a woman in a shawl",
        "E3 nobody said who wrote it and who is shown in it",
        "E4 person shown a woman in a shawl (named in E2)",
    ]
    assert [each.split(" ")[1] for each in lists["cited by"]] == ["R-LETTER:", "R-PHOTO:", "R-PLAIN:", "R-CROP:"]


def test_a_gift_is_held_until_each_person_in_it_was_decided_on_and_then_no_longer(desk):
    assert rules(desk, "R-LETTER") == ("HOLD", {"person_undecided"})
    assert decide(desk, "E-LETTER", "Mother", "--print") == {"items": ["E1"], "print": True, "reports": []}
    assert rules(desk, "R-LETTER")[0] == "HOLD"
    decide(desk, "E-LETTER", "brother", "--print")
    decide(desk, "E-LETTER", "Sister", "--print")
    assert rules(desk, "R-LETTER") == ("NO FINDING", set())
    told = desk.good("show", "E-LETTER").out
    assert "writer Mother: may be printed, decided" in told
    assert "by the desk: asked" in told


def test_held_is_not_published(desk, tmp_path):
    assert desk("publish", "R-LETTER", "--out", tmp_path / "site").status == 3
    assert not (tmp_path / "site").exists()


def test_who_is_not_to_be_printed_blocks_and_every_report_that_cites_it_is_named(desk, tmp_path):
    for who in ("Mother", "Brother", "Sister"):
        decide(desk, "E-LETTER", who, "--print")
    desk.good("publish", "R-LETTER", "--out", tmp_path / "site")
    told = decide(desk, "E-LETTER", "Sister", "--do-not-print", by="her son", because="he asked us")
    assert told["items"] == ["E1"]
    assert told["reports"][0].startswith("R1 R-LETTER: left 20")
    assert rules(desk, "R-LETTER") == ("BLOCK", {"person_not_printable"})
    ran = desk.good("decide", "E-LETTER", "Sister", "--do-not-print", "--by", "her son", "--because", "he asked us")
    assert ran.out == "That was decided already.\n"
    ran = desk.good("decide", "E-LETTER", "Mother", "--do-not-print", "--by", "x", "--because", "y")
    assert "cited by  R1 R-LETTER: left 20" in ran.out


def test_who_is_shown_in_a_photograph_is_decided_on_for_the_crop_of_it_as_well(desk, again):
    assert rules(desk, "R-CROP") == ("HOLD", {"person_undecided"})
    assert decide(desk, "E-CROP", "a woman in a shawl", "--print")["items"] == ["E2"]
    assert rules(desk, "R-CROP") == rules(desk, "R-PHOTO") == ("NO FINDING", set())
    decide(desk, "E-PHOTO", "a woman in a shawl", "--do-not-print")
    assert rules(desk, "R-CROP")[0] == "BLOCK"
    again(desk, "derivation: crop}", "derivation: crop, people_shown: [nobody]}")
    assert rules(desk, "R-CROP") == ("NO FINDING", set())


def test_a_copy_that_a_person_linked_to_a_photograph_shows_who_that_shows(desk, again, tmp_path):
    """Also in a circle of links, and whoever gave the copy."""
    words = "E-CROP: {file: crop.txt, from: S-DESK, derived_from: E-PHOTO, derivation: crop}"
    (tmp_path / "box" / "copy.txt").write_text("SAMPLE copy", encoding="utf-8")
    again(desk, words, words + "\n  E-COPY: {file: copy.txt, from: S-DESK}")
    (tmp_path / "box" / "report.md").write_text(f"{HEAD}Words [@E-COPY].\n", encoding="utf-8")
    desk.good("apply", tmp_path / "box" / "report.md")
    assert rules(desk, "report") == ("NO FINDING", set())
    desk.good("link", "E-COPY", "E-PHOTO", "--as", "derived_from", "--because", "the same print")
    desk.good("link", "E-PHOTO", "E-COPY", "--as", "derived_from", "--because", "nobody knows which was first")
    assert rules(desk, "report") == ("HOLD", {"person_undecided"})
    assert "E-COPY" in desk.good("show", "K-BOX").out
    decide(desk, "E-COPY", "a woman in a shawl", "--print")
    assert rules(desk, "report") == ("NO FINDING", set())


def test_a_gift_of_which_nobody_said_who_is_in_it_is_held_until_somebody_says_nobody(desk, again):
    assert rules(desk, "R-PLAIN") == ("HOLD", {"person_undeclared"})
    assert desk.good("decide", "E-PLAIN").out == "E3: nobody said who wrote it and who is shown in it\n"
    again(desk, "E-PLAIN: {file: plain.txt,", "E-PLAIN: {file: plain.txt, writer: nobody,")
    assert rules(desk, "R-PLAIN") == ("NO FINDING", set())
    assert desk.good("decide", "E-PLAIN").err == "nobody in it has to be decided on\n"


def test_the_consents_of_the_donor_hold_for_a_crop_that_a_reporter_made(desk, again):
    decide(desk, "E-CROP", "a woman in a shawl", "--print")
    told = again(desk, "given: 2024-06}", "given: 2024-06, withdrawn: 2024-07}")["consents_taken_back"]
    assert any("R-CROP" in line for line in told[0]["reports"])
    assert rules(desk, "R-CROP") == ("BLOCK", {"consent"})


def test_of_what_nothing_may_be_printed_nothing_made_from_it_may_unless_that_was_said_of_it(desk, again):
    decide(desk, "E-CROP", "a woman in a shawl", "--print")
    desk.good("describe", "E-PHOTO", "--print", "nothing")
    assert rules(desk, "R-CROP") == ("BLOCK", {"not_printable"})
    desk.good("describe", "E-CROP", "--print", "the roof only")
    assert rules(desk, "R-CROP") == ("NO FINDING", set())


def test_what_went_back_to_the_donor_still_counts(desk, again):
    before = desk.good("weigh", "--json").json
    words = "in July 2024 to her, who said: keep the copies"
    again(desk, 'kept_where: "drawer 3"', f'kept_where: "", returned: "{words}"')
    assert desk.good("show", "K-BOX", "--json").json["told"]["returned"] == words
    assert desk.good("list", "collection").out.rstrip().endswith("(3 items, returned)")
    assert desk.good("weigh", "--json").json == before
    assert len(desk.good("show", "K-BOX", "--json").json["lists"]["holds"]) == 4


@pytest.mark.parametrize("row", ["N1", "K-BOX"])
def test_a_withdrawn_row_of_a_gift_names_every_report_that_cites_it(desk, tmp_path, row):
    for who in ("Mother", "Brother", "Sister"):
        decide(desk, "E-LETTER", who, "--print")
    desk.good("publish", "R-LETTER", "--out", tmp_path / "site")
    (tmp_path / "back.yaml").write_text(f'sheet: 1\nwithdraw:\n  - {row}: "taken back"\n', encoding="utf-8")
    (told,) = desk.good("apply", tmp_path / "back.yaml", "--json").json["consents_taken_back"]
    assert told["id"] == {"N1": "N1", "K-BOX": "K1"}[row]
    assert told["reports"][0].startswith("R1 R-LETTER: left 20")
    verdict, found = rules(desk, "R-LETTER")
    assert (verdict, found) == {"N1": ("HOLD", {"no_consent"}), "K-BOX": ("BLOCK", {"gift_withdrawn"})}[row]


def test_a_person_in_every_letter_of_a_collection_is_decided_on_with_one_command(desk, again):
    again(desk, "E-PLAIN: {file: plain.txt,", "E-PLAIN: {file: plain.txt, writer: mother,")
    assert decide(desk, "K-BOX", "Mother", "--print")["items"] == ["E1", "E3"]
    people = desk.good("decide", "K-BOX", "--json").json
    assert [each["who"] for each in people["people"] if each["print"]] == ["Mother", "mother"]
    assert people["undeclared"] == []
    assert people["people"][1]["decided"] is None


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["E-LETTER", "Father", "--print", "--by", "x", "--because", "y"], "nobody who has to be decided on is called"),
        (["E-LETTER", "Mother"], "say what was decided"),
        (["E-LETTER", "Mother", "--print", "--by", "x"], "without who decides and why"),
        (["S-AUNT", "Mother", "--print", "--by", "x", "--because", "y"], "neither an item nor a collection"),
    ],
)
def test_a_decision_is_on_somebody_by_somebody_for_a_reason(desk, argv, words):
    before = desk.head()
    ran = desk("decide", *argv)
    assert ran.status == 1
    assert words in ran.err
    assert desk.head() == before


def test_decisions_go_with_the_item_they_are_on(desk):
    decide(desk, "E-LETTER", "Mother", "--print", because="kanarienvogelalpha")
    desk.good("forget", "E-LETTER", "--yes")
    assert "kanarienvogelalpha" not in desk.good("show", "K-BOX").out
    assert desk.good("verify", "--json").json["damage"] == []


def test_a_contact_sheet_carries_who_is_shown_and_goes_back_as_it_is(desk, again, tmp_path):
    again(desk, "people_shown: [a woman in a shawl]", "people_shown: [a woman in a shawl, a boy]")
    desk.good("sheet", "--collection", "K-BOX", tmp_path / "box.xlsx")
    assert desk.good("apply", tmp_path / "box.xlsx", "--json").json["recorded"] == 0
    people = desk.good("decide", "E-PHOTO", "--json").json["people"]
    assert [each["who"] for each in people] == ["a woman in a shawl", "a boy"]
