"""People in a case: found in any script, told apart by what else is known, and said to be the same by a person only."""

import json

import pytest

PEOPLE = """sheet: 1
published: 2024-08-15
sources:
  S-PUBLIC: {kind: authority, public: true, name: "Phyo Sol Ran"}
subjects:
  U-OLD: {kind: person, names: [{text: 김영철, language: ko}, {text: 金英哲, kind: guess}], born: "1968", sex: male,
          kin: [{relation: mother, name: 리순옥}], last_place: 회령}
  U-YOUNG: {kind: person, names: [{text: "Kim Yong-chol"}], born: "1985", last_place: Hyesan}
  U-KANA: {kind: person, names: [{text: "キム・ヨンチョル"}]}
  U-TIED: {kind: person, names: [{text: 조만호}], same_as: [U-KANA]}
  U-RIVER: {kind: place, names: [{text: 김영철}]}
"""


@pytest.fixture
def people(desk, tmp_path):
    sheet = tmp_path / "people.yaml"
    sheet.write_text(PEOPLE, encoding="utf-8")
    desk.good("apply", sheet)
    return desk


def asked(desk, *words):
    return desk.good("person", *words, "--json").json


def ids(answer):
    return [each["label"] for each in answer["candidates"]]


def test_whoever_is_asked_for_in_another_script_is_found_and_what_is_known_decides(people):
    answer = asked(people, "Gim Yeongcheol", "--born", "1968", "--last-place", "Hoeryong", "--kin", "Ri Sun Ok")
    assert ids(answer) == ["U-OLD", "U-KANA", "U-YOUNG"]
    assert [each["bits"] for each in answer["candidates"]] == sorted(
        (e["bits"] for e in answer["candidates"]), reverse=True
    )
    assert len(answer["candidates"][0]["reasons"]) == 4
    assert any(each["bits"] < 0 for each in answer["candidates"][2]["reasons"])
    assert answer["names"][0]["readings"][0]["hangul"] == "김영철"


def test_the_answer_says_could_be_and_never_is(people):
    told = people.good("person", "Gim Yeongcheol").out
    assert told.count("could be  ") == 3
    assert " is " not in told


def test_those_who_fit_as_well_are_counted_and_the_rest_is_named(people):
    told = people.good("person", "Kim", "--most", "1")
    assert "2 others fit as well" in told.out
    assert "2 more; see them with --most" in told.err
    assert "also name a place, Hoeryong" in people.good("person", "회령").err
    assert "nobody in this case could be meant" in people.good("person", "Zbigniew Szczepaniak").err


def test_a_public_source_is_found_and_a_codename_is_not(people):
    assert ids(asked(people, "표설란")) == ["S-PUBLIC"]
    assert ids(asked(people, "S-REED")) == []
    answer = asked(people, "S-PUBLIC")
    assert (answer["person"], answer["candidates"]) == ("S1", []) or answer["person"].startswith("S")


def test_same_and_apart_have_a_reason_are_shown_and_can_be_taken_back(people):
    people.good("same", "U-OLD", "U-KANA", "--because", "the interview says so")
    assert "said already" in people.good("same", "U-KANA", "U-OLD", "--because", "the interview says so").out
    people.good("apart", "U-OLD", "U-YOUNG", "--because", "both were at the meeting")
    shown = people.good("show", "U-OLD").out
    assert "the interview says so (Z1)" in shown
    assert "both were at the meeting (Z2)" in shown
    answer = asked(people, "U-OLD")
    assert (answer["same"], answer["apart"], answer["candidates"]) == (["U3", "U4"], ["U2"], [])
    told = people.good("person", "U-OLD").err
    assert "left out, since said to be the same: U3, U4" in told
    people.good("same", "U-OLD", "U-KANA", "--withdraw", "--because", "a mistake")
    assert ids(asked(people, "U-OLD")) == ["U-KANA"]
    assert "withdrawn: a mistake" in people.good("list", "sameness").out
    assert "apart from U2" in people.good("person", "Gim Yeongcheol").out


def test_a_contradiction_is_told_and_not_resolved(people):
    people.good("same", "U-OLD", "U-KANA", "--because", "x")
    people.good("apart", "U-OLD", "U-YOUNG", "--because", "y")
    told = people.good("same", "U-KANA", "U-YOUNG", "--because", "z")
    wanted = "U1 and U2 are said to be apart (y), but U1 and U3 are the same (x), U2 and U3 are the same (z)"
    assert f"contradiction: {wanted}" in told.err
    assert asked(people, "김영철")["conflicts"] == [wanted]
    assert wanted in people.good("person", "김영철").err
    assert "contradiction" in people.good("show", "U-YOUNG").out
    assert people.good("apart", "U-OLD", "U-KANA", "--because", "w", "--json").json["conflicts"]


def test_what_stands_in_the_row_counts_as_said(people):
    shown = people.good("show", "U-TIED").out
    assert "so says the row of U-TIED" in shown


def test_only_persons_are_the_same(people):
    assert "is a place, not a person" in people("same", "U-OLD", "U-RIVER", "--because", "x").err
    assert "stands on the identity card" in people("same", "U-OLD", "S-REED", "--because", "x").err
    assert people.good("apart", "U-OLD", "S-PUBLIC", "--because", "x", "--json").json["recorded"] == 1


def test_one_name_a_line_gives_one_document_a_line(people, tmp_path):
    file = tmp_path / "names.txt"
    file.write_text("표설란\nКim\n", encoding="utf-8")
    first, second = map(json.loads, people.good("person", "--lines", file).out.splitlines())
    assert first["candidates"][0]["label"] == "S-PUBLIC"
    assert second["query"] == "Кim"
    assert "mixes letters" in second["error"]


def test_forms_need_no_case(desk, tmp_path):
    forms = desk.good("person", "Pyo Seol-ran", "--forms", "--json", FARBANK_CASE=None, cwd=tmp_path).json["forms"]
    assert {"표설란", "ピョ・ソルラン"} <= {each["text"] for each in forms}
    assert "표설란" in desk.good("person", "Pyo Seol-ran", "--forms").out
    file = tmp_path / "names.txt"
    file.write_text("표설란\n", encoding="utf-8")
    assert json.loads(desk.good("person", "--lines", file, "--forms").out)["query"] == "표설란"


def test_a_note_says_what_was_taken_out_and_a_name_in_no_table_is_compared_as_spelled(people):
    told = people.good("person", "Zbigniew\u200b Szczepaniak")
    assert "no Korean name; compared as spelled" in told.out
    assert "cannot be seen" in told.err


def test_what_was_asked_is_not_recorded(people):
    before = people.head()
    asked(people, "표설란")
    assert people.head() == before


def test_a_public_source_that_is_forgotten_is_found_no_more_nor_what_was_said_of_it(people):
    people.good("same", "U-OLD", "S-PUBLIC", "--because", "quite a story")
    people.good("forget", "S-PUBLIC", "--yes")
    assert ids(asked(people, "표설란")) == []
    assert "quite a story" not in people.good("show", "U-OLD").out
    assert people.good("list", "sameness").out == ""
