"""A reporter keeps what the gate counts with: personas, what is out, counted sets, populations, adversaries."""

import pytest

ARTICLE = "The quiet harbour\n\n“We counted,” said a 41-year-old ferry clerk from Hyesan, a mother of twin sons.\n"


def test_a_persona_is_named_shown_joined_and_parted_and_nothing_is_said_twice(drill):
    drill.good("persona", "P-NURSE", "--printed-as", "a nurse", "--of", "S-AUNT")
    again = drill.good("persona", "P-NURSE", "--printed-as", "a nurse", "--of", "S-AUNT", "--json")
    assert again.json == {"ids": {"P-NURSE": "P2"}, "recorded": 0, "still_joined": False}
    drill.good("persona", "P-NURSE", "--same", "P-CLERK", "--because", "one voice")
    assert drill.good("persona", "a nurse", "--json").json["linked"] == ["P-CLERK"]
    drill.good("persona", "P-NURSE", "--apart", "a resident", "--because", "other towns")
    found = drill.good("persona", "P-NURSE", "--json").json
    assert (found["linked"], found["not_linked"], found["of"]) == ([], ["P-CLERK"], "S2")
    assert drill("persona", "P-NURSE", "--apart", "P-CLERK").status == 1


def test_a_persona_shows_what_is_out_what_a_draft_adds_and_how_few_fit(drill):
    found = drill.good("persona", "P-CLERK", "--json").json
    assert [(each["state"], each["dimension"]) for each in found["out"]] == [
        ("published", "residence"), ("published", "occupation"), ("draft", "children"),
    ]  # fmt: skip
    (alone,) = found["today"]
    assert [(each["adversary"], each["k"]["median"], each["severity"]) for each in alone["counts"]] == [
        ("A2", 50, "HOLD"), ("A3", 50, "HOLD"),
    ]  # fmt: skip
    shown = drill.good("persona", "P-CLERK")
    assert "about 50 (20-120); HOLD" in shown.out
    assert "nothing more may be told" in shown.out
    assert "not a finding of safety" in shown.err


def test_what_was_withdrawn_is_shown_and_still_counts(drill, tmp_path):
    sheet = tmp_path / "w.yaml"
    sheet.write_text("sheet: 1\nwithdraw: {D2: taken down}\n", encoding="utf-8")
    drill.good("apply", sheet)
    shown = drill.good("persona", "P-CLERK")
    assert "1 published, 1 withdrawn (it still counts), 1 draft" in shown.out
    assert "about 50 (20-120); HOLD" in shown.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("P-NEW",), "did you mean"),
        (("P-NEW", "--linked", "P-CLERK"), "--printed-as"),
        (("P-NEW", "--printed-as", "x", "--of", "S9"), "no source or subject 'S9'"),
        (("P-CLERK", "--same", "P-CLERK", "--because", "b"), "one persona, not two"),
    ],
)
def test_a_wrong_persona_is_refused_in_one_sentence(drill, words, said):
    ran = drill("persona", *words)
    assert ran.status == 1
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_what_is_out_is_noted_once_and_a_contradiction_is_recorded_and_asked(drill):
    said = ("disclose", "P-CLERK", "occupation=teacher", "--where", "part 1", "--language", "en", "--json")
    first = drill.good(*said).json
    assert (first["recorded"], len(first["questions"])) == (1, 1)
    assert "not all of it can be true of one person" in first["questions"][0]
    assert drill.good(*said).json["recorded"] == 0
    out = drill.good("persona", "P-CLERK", "--json").json["out"]
    assert [each["values"] for each in out if each["dimension"] == "occupation"] == [["ferry_clerk"], ["teacher"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ocupation=clerk", "--where", "x"), "did you mean 'occupation'"),
        (("teacher", "--where", "x"), "is not what is out"),
        (("--where", "x"), "say what is out"),
        (("sex=male",), "say where it is out"),
        (("sex=male", "--where", "x", "--lookup", "none"), "who says that this cannot be looked up"),
        (("sex=male", "--where", "x", "--published", "soon"), "published: 'soon'"),
    ],
)
def test_wrong_words_about_what_is_out_record_nothing(drill, words, said):
    before = drill.head()
    ran = drill("disclose", "P-CLERK", *words)
    assert (ran.status, drill.head()) == (1, before)
    assert said in ran.err


def test_a_back_catalogue_is_taken_whole_and_once_and_a_new_pseudonym_is_proposed(drill, tmp_path):
    table = tmp_path / "back.csv"
    table.write_text(
        "가명,기사,게재일,직업,거주지\na resident,3부,2023년 5월 1일,ferry_clerk,\n김모 씨,3부,2023-05-01,,Port Ells\n",
        encoding="utf-8",
    )
    before = drill.head()
    refused = drill("disclose", "--csv", table)
    assert (refused.status, drill.head()) == (1, before)
    assert 'farbank persona P-김모-씨 --printed-as "김모 씨" --of CODENAME' in refused.err
    out = tmp_path / "draft.yaml"
    drafted = drill.good("disclose", "--csv", table, "--sheet", out, "--json").json
    assert drafted["new_personas"] == [{"label": "P-김모-씨", "printed_as": "김모 씨", "told": 1}]
    assert drill("apply", out).status == 1  # nobody has said yet who is behind the new one
    drill.good("persona", "P-김모-씨", "--printed-as", "김모 씨", "--of", "S-AUNT")
    assert drill.good("disclose", "--csv", table, "--json").json["recorded"] == 2
    assert drill.good("disclose", "--csv", table, "--json").json == {
        **drill.good("disclose", "--csv", table, "--json").json, "recorded": 0, "unchanged": 2,
    }  # fmt: skip
    rows = drill.good("persona", "P-김모-씨", "--json").json["out"]
    assert [(each["where"], each["published"]) for each in rows] == [("3부", "2023-05-01")]


def test_a_fault_in_a_back_catalogue_is_told_with_its_line_and_nothing_is_taken(drill, tmp_path):
    table = tmp_path / "back.csv"
    table.write_text("仮名,記事,項目,値\nP-CLERK,第1部,職業,clerk\nP-CLERK,第1部,hobby,chess\n", encoding="utf-8")
    before = drill.head()
    ran = drill("disclose", "--csv", table)
    assert (ran.status, drill.head()) == (1, before)
    assert "back.csv:3: disclosures.dimension" in ran.err


def test_an_old_article_proposes_what_it_tells_and_a_person_accepts(drill, tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    drill.good("add", file)
    before = drill.head()
    found = drill.good("disclose", "E3", "--propose", "--json").json
    names = {(each["dimension"], each["value"]): each["name"] for each in found["proposals"]}
    assert {("age", "41"), ("residence", "Hyesan"), ("children", "mother of twin sons")} <= names.keys()
    assert found["reading"] in drill.good("disclose", "E3", "--propose").err
    assert drill.head() == before
    assert "say of whom" in drill("disclose", "E3", names["age", "41"]).err
    accept = ("disclose", "E3", names["age", "41"], names["residence", "Hyesan"], "--persona", "P-CLERK", "--json")
    assert drill.good(*accept).json["recorded"] == 2
    assert drill.good(*accept).json["recorded"] == 0
    sheet = tmp_path / "told.yaml"
    drill.good("disclose", "E3", "--propose", "--persona", "P-CLERK", "--sheet", sheet)
    applied = drill.good("apply", sheet, "--json").json
    assert (applied["unchanged"], applied["recorded"]) == (2, len(found["proposals"]) - 2)


def test_counted_sets_are_listed_and_meet_only_known_ones(drill):
    counted = ("access", "seal book", "--who", "S-CLERK", "--count", "6", "--kind", "held")
    rows = drill.good(*counted, "--meets", "harbour timetable of July 2024", "--json").json["rows"]
    assert [(each["count"], each["what"], each["meets"]) for each in rows] == [
        (6, "seal book", ["harbour timetable of July 2024"]), (9, "harbour timetable of July 2024", []),
    ]  # fmt: skip
    assert "did you mean" in drill("access", "x", "--who", "S-CLERK", "--count", "3", "--meets", "harbor time").err
    assert "at least 1" in drill("access", "x", "--who", "S-CLERK", "--count", "0").err
    assert drill("access", "--count", "3").status == 2
    assert "they are in all of" in drill.good("access").out


def test_a_case_without_a_population_is_held_and_told_which_command_mends_it(desk):
    desk.good("persona", "P-X", "--printed-as", "somebody", "--of", "S-REED")
    noted = desk.good("disclose", "P-X", "sex=female", "--where", "part 1", "--language", "en")
    assert "1 new or changed" in noted.out
    shown = desk.good("persona", "P-X")
    assert "the case has no population" in shown.out
    assert "farbank population use north-korea-2020" in shown.out
    desk.good("population", "use", "north-korea-2020")
    assert "about 13,000,000" in desk.good("persona", "P-X").out


def test_a_shipped_population_becomes_the_case_s_own_and_has_nothing_finer_than_a_province(empty):
    assert "no population yet" in empty.good("population", "list").err
    assert "this case has no population" in empty("population", "show").err
    assert empty.good("population", "use", "north-korea-2020", "--json").json["recorded"] == 1
    assert empty.good("population", "use", "north-korea-2020", "--json").json["recorded"] == 0
    found = empty.good("population", "show", "--json").json
    assert (found["count"], found["low"] < found["count"] < found["high"]) == (25778815, True)
    every = [*found["shares"], *found["pairs"]]
    assert all(each["source"] and each["year"] and each["confidence"] and each["because"] for each in every)
    assert all(0 < each["low"] < each["share"] < each["high"] < 1 for each in every)
    assert {each["dimension"] for each in every} == {"sex", "age", "residence"}
    homes = {each["value"]: each["share"] for each in found["shares"] if each["dimension"] == "residence"}
    assert len(homes) == 10
    assert round(sum(homes.values()), 3) == round(1 - 702_372 / 24_052_231, 3)
    assert round(sum(each["share"] for each in found["shares"] if each["dimension"] == "age"), 3) == 1
    assert "did you mean" in empty("population", "use", "north-korea").err


def test_a_table_of_one_s_own_is_taken_whole_and_tried_on_made_people(empty, tmp_path):
    table = tmp_path / "coast.csv"
    table.write_text(
        "項目,値,人数,下限,上限,出典\n,,20000,19000,21000,count\n性別,female,10200,10000,10400,\n職業,clerk,400,300,520,\n",
        encoding="utf-8",
    )
    assert empty.good("population", "add", table, "--json").json["ids"] == {"coast": "W1"}
    assert "nothing is recorded" in empty.good("population", "add", table).err
    assert "occupation clerk" in empty.good("population", "show").out
    before = empty.head()
    found = empty.good("population", "calibrate", "--n", "100", "--json").json
    assert (found["people"], found["dimensions"], len(found["rows"])) == (20000, ["occupation", "sex"], 5)
    assert sum(each["descriptions"] for each in found["rows"]) <= 100
    assert all(0 <= each["inside"] <= each["not_under"] <= 1 for each in found["rows"])
    assert found == empty.good("population", "calibrate", "coast", "--n", "100", "--json").json
    assert "leaning" in empty.good("population", "calibrate", "--n", "100").out
    assert empty.head() == before
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("dimension,value,share\nsex,female,0.5\n", encoding="utf-8")
    assert "wrong.csv:2: count" in empty("population", "add", wrong).err
    table.write_text("項目,値,人数,出典\n,,20000,count\n性別,female,10200,\n", encoding="utf-8")
    empty.good("population", "add", table)
    assert "fewer than two dimensions" in empty("population", "calibrate", "coast").err


def test_adversaries_are_shown_in_words_and_chosen_with_a_reason_and_the_gate_reckons_with_them(drill):
    found = drill.good("adversary", "--json").json
    assert (found["adversaries"], found["hold_below"], found["chosen"]) == (["A2", "A3"], 1000, [])
    drill.good("disclose", "P-CLERK", "age=41", "--where", "p", "--lookup", "none", "--by", "the desk")
    assert "nobody can look it up, says the desk" in drill.good("adversary").out
    assert "say why" in drill("adversary", "A2").err
    assert "did you mean" in drill("adversary", "A9", "--because", "b").err
    weak = drill.good("adversary", "a2", "--because", "no agency reads our post")
    assert "chosen by M1" in weak.out
    assert "less strict" in weak.err
    assert drill.good("adversary", "A2", "--because", "again", "--json").json["recorded"] is False
    counts = drill.good("persona", "P-CLERK", "--json").json["today"][0]["counts"]
    assert [each["adversary"] for each in counts] == ["A2"]
    judged = drill("gate", "R-EXPOSED", "--json").json
    assert any("HOLD under 200 at the lower end (A2)" in each for each in judged["checked"])
    assert drill.good("gate", "R-REPAIRED", "--json").json["verdict"] == "NO FINDING"
