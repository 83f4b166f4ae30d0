"""From a text to facts: read, accept, and see them; nothing records itself, and nothing twice."""

import json

import pytest

ARTICLE = """A patrol on the wall at Hoeryong. Photo taken in late September 2023 from the Chinese side. (DESK)

In August 2020 a notice was posted near Musan. “The river is closed to us all,” said a 60-year-old farmer from Onsong.

Arrivals stood at 1,047 people in 2019, 229 in 2020 and about 180 as of December 2023. The posts appear to be new. No one goes there.

They were seen at Sakju County, North Hamgyong Province, and near Samhapjin in Yongzheng City.
"""


@pytest.fixture
def article(empty, tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    empty.good("add", file)
    return empty


def reading(desk, *more):
    return desk.good("read", "E1", "--as-of", "2024-01-31", "--json", *more).json


def names(document, *kinds):
    return [each["name"] for each in document["proposals"] if each["kind"] in kinds]


def test_everything_of_the_text_is_proposed_and_nothing_recorded(article):
    document = reading(article)
    kinds = {each["kind"] for each in document["proposals"]}
    assert kinds == {"span", "place", "count", "caption", "quote", "persona", "hedge", "totalising"}
    assert all(ARTICLE[each["start"] : each["end"]] == each["text"] for each in document["proposals"])
    assert article.good("list", "statement", "--json").json["rows"] == []


def test_a_wrong_province_and_a_wrong_name_are_told(article):
    places = {each["text"]: each["value"] for each in reading(article)["proposals"] if each["kind"] == "place"}
    assert places["Yongzheng City"]["answer"] == "longjing"
    reasons = [reason for each in places["Sakju County"]["candidates"] for reason in each["reasons"]]
    assert any("Sakju is in North Pyongan, not in North Hamgyong" in each for each in reasons)


def test_a_person_reads_the_words_their_meaning_the_rule_and_how_sure_it_is(article):
    ran = article.good("read", "E1", "--as-of", "2024-01-31")
    assert "line 3    quote      0.94  “The river is closed to us all,”" in ran.out
    assert "said by a 60-year-old farmer from Onsong  (marks + verb, speaker)" in ran.out
    assert "nothing is recorded" in ran.err


def test_what_is_accepted_is_seen_found_and_weighed(article, tmp_path):
    document = reading(article)
    article.good("accept", "E1", *names(document, "caption", "quote", "persona", "count"), "--as-of", "2024-01-31")
    rows = article.good("list", "statement", "--json").json["rows"]
    quoted = next(each for each in rows if "closed to us all" in each["title"] and "farmer" in each["title"])
    shown = article.good("show", quoted["id"], "--json").json
    assert shown["told"]["words"] == "The river is closed to us all,"
    assert "source" not in shown["told"]
    assert article.good("find", "closed to us", "--json").json["rows"]
    look = article.good("show", "L1", "--json").json["told"]
    assert (look["vantage kind"], look["vantage side"], look["place"]) == ("opposite_bank", "china", "Hoeryong")
    sheet = tmp_path / "finding.yaml"
    sheet.write_text(
        f"findings:\n  - {{key: F-1, text: Closed., rests_on: [{{statement: {quoted['id']}, stance: supports, class: moderate}}]}}\n",
        encoding="utf-8",
    )
    article.good("apply", sheet)
    assert article.good("weigh", "F-1", "--json").json["findings"][0]["status"]


def test_a_person_in_the_text_is_a_statement_about_a_person_and_names_no_source(article):
    article.good("accept", "E1", *names(reading(article), "persona"), "--as-of", "2024-01-31")
    shown = article.good("show", "T1", "--json").json["told"]
    assert "a 60-year-old farmer from Onsong" in shown["about"]
    assert "describes a person: age: 60-year-old" in shown["note"]
    assert article.good("list", "source", "--json").json["rows"] == []
    assert article.good("list", "persona", "--json").json["rows"] == []


def test_accepting_twice_records_nothing_new(article):
    asked = ("accept", "E1", "--all-above", "0.9", "--as-of", "2024-01-31", "--json")
    first, second = article.good(*asked).json, article.good(*asked).json
    assert first["recorded"] > 3
    assert (second["recorded"], second["chosen"]) == (0, first["chosen"])
    assert second["unchanged"] + len(second["left"]) == first["recorded"]


def test_what_was_refused_is_left_out_in_bulk_and_taken_when_it_is_named(article):
    as_of = ("--as-of", "2024-01-31")
    place = next(each["name"] for each in reading(article)["proposals"] if each["text"] == "Musan")
    said = article.good("accept", "E1", place, *as_of, "--refuse", "--because", "another Musan").out
    assert said == "1 refused\n"
    assert article.good("accept", "E1", place, *as_of, "--refuse", "--json").json == {"refused": 0}
    bulk = article.good("accept", "E1", "--all-above", "0.5", *as_of, "--json").json
    assert [each for each in bulk["left"] if "was refused by M1" in each]
    assert "Musan (" not in " ".join(_notes(article))
    article.good("accept", "E1", place, *as_of)
    assert article.good("accept", "E1", "--all-above", "0.5", *as_of, "--json").json["left"] == []
    assert article("accept", "E1", "--refuse").status == 2


def _notes(article):
    rows = article.good("list", "statement", "--json").json["rows"]
    return [article.good("show", each["id"], "--json").json["told"].get("note", "") for each in rows]


def test_what_is_accepted_later_is_added_to_the_statement_of_its_sentence(article):
    document = reading(article)
    span = next(each["name"] for each in document["proposals"] if each["text"] == "August 2020")
    place = next(each["name"] for each in document["proposals"] if each["text"] == "Musan")
    article.good("accept", "E1", span, "--as-of", "2024-01-31")
    assert "about" not in article.good("show", "T1", "--json").json["told"]
    article.good("accept", "E1", place, "--as-of", "2024-01-31")
    told = article.good("show", "T1", "--json").json["told"]
    assert ("Musan" in told["about"], told["when"][:11]) == (True, "August 2020")
    assert len(article.good("list", "statement", "--json").json["rows"]) == 1


def test_what_was_withdrawn_is_not_taken_up_again(article, tmp_path):
    quote = names(reading(article), "quote")
    article.good("accept", "E1", *quote, "--as-of", "2024-01-31")
    sheet = tmp_path / "away.yaml"
    sheet.write_text("withdraw: [{T1: he did not say so}]\n", encoding="utf-8")
    article.good("apply", sheet)
    again = article.good("accept", "E1", *quote, "--as-of", "2024-01-31", "--json").json
    assert (again["recorded"], again["left"]) == (0, ["T1 was withdrawn; apply a sheet to take it up again"])


def test_counts_become_figures_of_a_series_that_is_named(article, tmp_path):
    sheet = tmp_path / "series.yaml"
    sheet.write_text("series:\n  arrivals: {title: Arrivals, unit: people}\n", encoding="utf-8")
    article.good("apply", sheet)
    counts = names(reading(article), "count")
    refused = article("accept", "E1", *counts, "--as-of", "2024-01-31", "--series", "arrivals")
    assert (refused.status, "nobody said when E1 was written" in refused.err) == (1, True)
    article.good("accept", "E1", *counts, "--as-of", "2024-01-31", "--series", "arrivals", "--known-from", "2024-01-31")
    rows = article.good("series", "arrivals", "--as-of", "2024-02-01", "--json").json["rows"]
    assert [(each["value"], each["precision"], each["flags"]) for each in rows] == [
        (1047, "exact", []),
        (229, "exact", []),
        (180, "approx", ["P"]),
    ]


@pytest.mark.parametrize(
    ("argv", "because"),
    [
        (["1"], "does not say of which reading"),
        (["ffffff.1"], "have changed since the reading ffffff"),
        (["one"], "names no proposal"),
        ([], "name the proposals, or say with --all-above"),
        (["ffffff.1", "--all-above", "0.5"], "name the proposals, or say with --all-above"),
    ],
)
def test_what_nobody_saw_is_refused(article, argv, because):
    ran = article("accept", "E1", *argv)
    assert ran.status == 1
    assert because in ran.err
    assert article.good("list", "statement", "--json").json["rows"] == []


def test_other_options_make_another_reading(article):
    mark = reading(article)["reading"]
    ran = article("accept", "E1", f"{mark}.1", "--as-of", "1999-01-01")
    assert ran.status in {0, 1}
    other = article.good("read", "E1", "--language", "ja", "--json").json
    assert other["proposals"]


@pytest.mark.parametrize("ending", ["yaml", "xlsx"])
def test_a_draft_sheet_is_taken_as_it_is(article, tmp_path, ending):
    out = tmp_path / f"draft.{ending}"
    ran = article.good("read", "E1", "--as-of", "2024-01-31", "--sheet", out)
    assert (ran.out, "edit it" in ran.err) == ("", True)
    taken = article.good("apply", out, "--json").json
    assert taken["recorded"] > 5
    assert article.good("apply", out, "--json").json["recorded"] == 0
    assert article("read", "E1", "--sheet", out).status == 1


def test_what_was_accepted_and_what_the_draft_says_are_the_same_rows(article, tmp_path):
    out = tmp_path / "draft.yaml"
    article.good("read", "E1", "--as-of", "2024-01-31", "--sheet", out)
    article.good("apply", out)
    before = len(article.good("list", "statement", "--json").json["rows"])
    article.good("accept", "E1", "--all-above", "0.5", "--as-of", "2024-01-31")
    assert len(article.good("list", "statement", "--json").json["rows"]) == before


def test_a_text_needs_no_case_and_its_draft_takes_it_in(tmp_path, empty):
    file = tmp_path / "a text.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    out = tmp_path / "draft.yaml"
    document = empty.good("read", "--text", file, "--as-of", "2024-01-31", "--json", "--sheet", out).json
    assert (document["item"], bool(document["proposals"])) == (None, True)
    ids = empty.good("apply", out, "--json").json["ids"]
    assert ids["E-A-TEXT"] == "E1"


def test_relative_words_are_read_against_the_day_an_item_was_written(empty, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("We moved last year. Mother is well.\n", encoding="utf-8")
    sheet = tmp_path / "letter.yaml"
    sheet.write_text("items:\n  E-L: {file: letter.txt, written: 1984-05-01, language: en}\n", encoding="utf-8")
    empty.good("apply", sheet)
    (only,) = [each for each in empty.good("read", "E-L", "--json").json["proposals"] if each["kind"] == "span"]
    assert only["value"]["earliest"] == "1983-01-01"
    accepted = empty.good("accept", "E-L", only["name"], "--json").json
    assert json.dumps(accepted["ids"]).count("T1") == 1
    assert "1983" in empty.good("show", "T1", "--json").json["told"]["when"]
