"""A check of the pack names each fault with its line."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.reading.gazetteer_pack.building import build
from farbank.reading.gazetteer_pack.checking import check_pack, metres
from farbank.reading.gazetteer_pack.rows import NAME_COLUMNS, PLACE_COLUMNS

lab = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gazetteer_lab.py"))))
PACK = build(lab.sources(lab.place()))
GOOD = dict(zip(PLACE_COLUMNS, PACK.places[0].cells(), strict=True))
NAME = dict(zip(NAME_COLUMNS, PACK.names[0].cells(), strict=True))


def table(columns, *rows):
    return "\n".join([",".join(columns), *(",".join(row[each] for each in columns) for row in rows)]) + "\n"


def faults(*places, names=(NAME,)):
    complaints = check_pack(table(PLACE_COLUMNS, *places), table(NAME_COLUMNS, *names), lab.LINE)
    return [f"{each.file}:{each.line}:{each.key}" for each in complaints]


def test_a_pack_that_was_built_has_no_fault():
    assert check_pack(PACK.places_csv(), PACK.names_csv(), lab.LINE) == ()


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"id": "Musan"}, "id"),
        ({"id": ""}, "id"),
        ({"parent": "nowhere"}, "parent"),
        ({"parent": "musan"}, "parent"),
        ({"kind": "hamlet"}, "kind"),
        ({"side": "japan"}, "kind"),
        ({"radius_m": "6 km"}, "radius_m"),
        ({"from": "19"}, "radius_m"),
        ({"until": "1977?"}, "radius_m"),
        ({"lat": "north"}, "lat"),
        ({"lat": "12.23"}, "lat"),
        ({"lon": "29.21"}, "lat"),
        ({"share": "1"}, "share"),
        ({"share": "0.7"}, "share"),
        ({"line": "rhine"}, "share"),
        ({"river": "yalu"}, "river"),
        ({"side": "china", "lat": "42.13", "lon": "129.21", "share": "723519416"}, "side"),
    ],
)
def test_a_fault_of_a_place_is_named_with_its_line_and_its_column(cells, key):
    names = [NAME | {"place": cells.get("id", "musan")}]
    assert f"places.csv:2:{key}" in faults(GOOD | cells, names=names)


def test_a_place_far_from_the_line_has_no_share_of_it():
    assert "places.csv:2:share" in faults(GOOD | {"lat": "39.03", "lon": "125.75", "side": "korea"})


def test_a_country_may_lie_outside():
    away = {"kind": "country", "lat": "60", "lon": "100", "line": "", "share": "", "river": ""}
    assert faults(GOOD | away) == []


def test_the_same_id_twice_is_a_fault_of_the_second():
    assert faults(GOOD, GOOD) == ["places.csv:3:id"]


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"place": "nowhere"}, "place"),
        ({"script": "Hang"}, "script"),
        ({"script": "Grek"}, "script"),
        ({"text": " Musan"}, "script"),
        ({"text": "Мusan"}, "script"),
        ({"kind": "nickname"}, "kind"),
        ({"status": "perhaps"}, "kind"),
    ],
)
def test_a_fault_of_a_name_is_named_with_its_line_and_its_column(cells, key):
    assert faults(GOOD, names=[NAME | cells]) == [f"names.csv:2:{key}"]


def test_the_same_name_twice_is_a_fault_of_the_second():
    assert faults(GOOD, names=[NAME, NAME]) == ["names.csv:3:text"]


def test_tables_with_other_columns_or_cells_too_few_are_named():
    first = next(str(each) for each in check_pack("id\n", "", lab.LINE))
    assert first.startswith("places.csv:1: the columns")
    short = table(NAME_COLUMNS, NAME) + "musan,x\n"
    assert [each.line for each in check_pack(PACK.places_csv(), short, lab.LINE)] == [3]


def test_metres_are_about_right():
    assert metres((1292100000, 422300000), (1292100000, 422300000)) == 0
    assert 110_000 < metres((1290000000, 420000000), (1290000000, 430000000)) < 112_000
    assert 81_000 < metres((1290000000, 430000000), (1300000000, 430000000)) < 82_000
