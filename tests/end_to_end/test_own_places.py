"""A newsroom's own places: named once, they count wherever a name is looked up, and in no later command."""

import pytest

SHEET = """sheet: 1
sources:
  S-REED: {kind: reporter, reliability: B}
lines:
  border: {use: yalu-tumen}
looks:
  - {key: L-HUT, line: border, at: "Blue Hut", extent_m: 500, when: "September 2023", vantage: {kind: opposite_bank, side: china},
     target: fence, outcome: seen, by: S-REED}
"""
TEXT = "A patrol stood at Blue Hut in September 2023."


@pytest.fixture
def own(tmp_path):
    file = tmp_path / "places.csv"
    file.write_text("id,names,line,share,side\nblue-hut,Blue Hut;푸른집,yalu-tumen,400000000,china\n", encoding="utf-8")
    return file


def test_a_sheet_finds_its_places_among_them(empty, own, tmp_path):
    sheet = tmp_path / "looks.yaml"
    sheet.write_text(SHEET, encoding="utf-8")
    assert empty("apply", sheet).status == 1
    assert empty("list", "look", "--json").json["rows"] == []
    empty.good("--places", own, "apply", sheet)
    assert "Blue Hut" in empty.good("show", "L-HUT").out


def test_a_text_is_read_with_them_by_the_option_or_by_the_environment(empty, own, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text(TEXT, encoding="utf-8")

    def places(ran):
        return [each["value"]["answer"] for each in ran.json["proposals"] if each["kind"] == "place"]

    assert places(empty.good("read", "--text", text, "--json")) == []
    assert places(empty.good("--places", own, "read", "--text", text, "--json")) == ["blue-hut"]
    assert places(empty.good("read", "--text", text, "--json", FARBANK_PLACES=str(own))) == ["blue-hut"]
    assert places(empty.good("read", "--text", text, "--json")) == []
