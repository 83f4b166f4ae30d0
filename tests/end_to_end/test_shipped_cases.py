"""The two cases that ship with farbank give exactly the outcomes that their texts promise."""

import pytest


@pytest.fixture(scope="module")
def weighed(border_case):
    return {each["label"]: each for each in border_case.good("weigh", "--json").json["findings"]}


def test_an_order_that_a_reporter_repeats_has_one_origin(weighed):
    found = weighed["F-SHOOT"]
    assert (found["status"], found["n_min"], found["n_max"]) == ("single_origin", 1, 1)


def test_almost_the_whole_border_is_supported_and_its_totalising_word_is_not_backed(weighed):
    found = weighed["F-FENCE"]
    assert (found["status"], found["n_min"], found["n_max"]) == ("supported", 2, 2)
    assert [round(each, 3) for each in found["p"]] == [0.667, 0.889]
    assert (found["totalising"]["words"], found["totalising"]["backed"]) == ("almost the whole", False)


def test_a_relay_that_differs_from_what_it_relays_weighs_nothing(weighed):
    assert weighed["F-LENGTH"]["relay_errors"] == ["T-REL282"]
    assert all(weighed[each]["relay_errors"] == [] for each in ("F-SHOOT", "F-FENCE"))


def test_coverage_says_what_was_looked_at_and_never_where_a_tally_does_not(border_case):
    told = border_case.good(
        "coverage", "yalu-tumen", "--target", "fence", "--from", "2020", "--to", "2023", "--json"
    ).json
    tallies = {each["label"]: each for each in told["tallies"]}
    numbers = [*tallies["Y-REUTERS"]["looked"], *tallies["Y-REUTERS"]["present"]] if "Y-REUTERS" in tallies else []
    everything = border_case.good("coverage", "yalu-tumen", "--json").json
    tallies = {each["label"]: each for each in everything["tallies"]}
    numbers += [*tallies["Y-REUTERS"]["looked"], *tallies["Y-REUTERS"]["present"], *tallies["Y-HRW"]["looked"]]
    assert {0.7511, 0.3449, 0.2469} <= set(numbers)
    looks = [each for target in everything["targets"] for each in (*target["looked"], *target["present"])]
    assert 0.0014 in looks


@pytest.mark.parametrize(
    ("day", "year", "value", "was"),
    [("2023-12-31", "2023", 180, []), ("2024-02-01", "2023", 196, [180])],
)
def test_a_series_is_told_as_it_was_known_on_a_day(border_case, day, year, value, was):
    told = border_case.good("series", "arrivals", "--as-of", day, "--json").json
    row = next(each for each in told["rows"] if each["ref"] == year and each["dims"].get("sex", "total") == "total")
    assert (told["as_of"], row["value"], row["was"][: len(was)]) == (day, value, was)


def test_an_older_year_of_the_series_keeps_its_vintages(border_case):
    known = {}
    for day in ("2010-12-31", "2015-12-31", "2024-02-01"):
        rows = border_case.good("series", "arrivals", "--as-of", day, "--json").json["rows"]
        known[day] = [each["value"] for each in rows if each["ref"] == "2009"]
    assert known["2024-02-01"]
    assert 2914 in [value for values in known.values() for value in values]


def test_the_first_border_report_is_held_for_its_stale_figure_only(border):
    ran = border("gate", "R-1", "--json")
    assert (ran.status, ran.json["verdict"]) == (3, "HOLD")
    assert [each["rule"] for each in ran.json["findings"]] == ["stale_figure"]
    assert "196" in ran.json["findings"][0]["because"]


def test_the_repaired_border_report_leaves_as_the_same_bytes_each_time(border, tmp_path):
    first = border.good("publish", "R-2", "--out", tmp_path / "a", "--json").json
    assert first["verdict"] == "NO FINDING"
    assert sorted(first["files"]) == sorted(shape(tmp_path / "a"))
    head = border.head()
    second = border.good("publish", "R-2", "--out", tmp_path / "b", "--json").json
    assert second["package"] == first["package"]
    assert shape(tmp_path / "a") == shape(tmp_path / "b")
    assert border.head() == head, "the same release is recorded once"
    assert border.good("verify", "--json").json["ok"] is True


def shape(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def exposed(drill):
    return drill("gate", "R-EXPOSED", "--json")


def test_the_drill_is_blocked_and_two_facts_that_suffice_are_named(exposed):
    assert (exposed.status, exposed.json["verdict"]) == (3, "BLOCK")
    blocks = [each for each in exposed.json["findings"] if each["severity"] == "BLOCK"]
    assert {each["persona"] for each in blocks} == {"P-CLERK"}
    told = str(exposed.json)
    assert "ferry_clerk" in told or "ferry clerk" in told
    assert "twin" in told
    assert any("suffice" in each["because"] or "suffice" in " ".join(each["repair"]) for each in blocks) or (
        "Two facts suffice" in told
    )


def test_the_repaired_drill_has_no_finding_and_over_an_earlier_release_the_new_one_stands(drill, tmp_path):
    ran = drill.good("gate", "R-REPAIRED", "--json")
    assert (ran.json["verdict"], ran.json["findings"]) == ("NO FINDING", [])
    drill.good("publish", "R-REPAIRED", "--out", tmp_path / "site")
    before = shape(tmp_path / "site")
    (tmp_path / "site" / "index.html").write_text("scribbled over", encoding="utf-8")
    drill.good("publish", "R-REPAIRED", "--out", tmp_path / "site")
    assert shape(tmp_path / "site") == before


@pytest.mark.parametrize("as_json", [False, True], ids=["", "json"])
def test_what_is_blocked_or_held_is_not_written(drill, tmp_path, as_json):
    ran = drill("publish", "R-EXPOSED", "--out", tmp_path / "site", *["--json"] * as_json)
    assert (ran.status, list(tmp_path.glob("*site*")), "Traceback" in ran.err) == (3, [], False)
    assert ran.json["verdict"] == "BLOCK" if as_json else ran.out.startswith("BLOCK")
    assert "released" not in drill.good("show", "R-EXPOSED", "--json").json["lists"]


def test_a_folder_that_holds_something_else_is_left_as_it_is(drill, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "index.html").write_text("my own page", encoding="utf-8")
    ran = drill("publish", "R-REPAIRED", "--out", tmp_path / "mine")
    assert (ran.status, "holds something else" in ran.err) == (1, True)
    assert shape(tmp_path / "mine") == {"index.html": b"my own page"}
