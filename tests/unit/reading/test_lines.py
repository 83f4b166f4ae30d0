"""Line tables: the one that is shipped, and those that are none."""

import json
from pathlib import Path

import pytest

import farbank
from farbank.errors import Refused
from farbank.reading.lines import parse_line
from farbank.values.count import WHOLE
from farbank.values.line_shape import DEGREE

TABLE = Path(farbank.__file__).parent / "tables" / "lines" / "yalu-tumen-1.json"
TEXT = TABLE.read_text(encoding="utf-8")


def test_the_shipped_line_runs_from_the_mouth_of_the_yalu_to_the_mouth_of_the_tumen():
    line = parse_line(TEXT)
    (west, south), (east, north) = line.at(0), line.at(WHOLE)
    assert (west // DEGREE, south // DEGREE) == (124, 40)
    assert (east // DEGREE, north // DEGREE) == (130, 42)
    assert (line.river(0), line.river(WHOLE)) == ("yalu", "tumen")
    assert len(line.points) == 495


def test_the_shipped_line_splits_near_mount_paektu():
    line = parse_line(TEXT)
    longitude, latitude = line.at(line.splits[0])
    assert abs(longitude - 1_280_550_000) < DEGREE // 10
    assert abs(latitude - 419_990_000) < DEGREE // 10


def test_china_lies_on_the_left_and_korea_on_the_right():
    line = parse_line(TEXT)
    assert line.nearest((1_294_230_000, 427_710_000)).side == "china"
    assert line.nearest((1_250_466_000, 403_894_000)).side == "korea"


def test_the_shipped_line_names_where_it_comes_from_and_stays_small():
    line = parse_line(TEXT)
    assert "Natural Earth" in line.attribution
    assert "ISC" in line.attribution
    assert TABLE.stat().st_size < 300_000


def test_every_outline_lies_in_the_window():
    line = parse_line(TEXT)
    west, south, east, north = line.window
    assert [each.name for each in line.outlines] == ["China", "North Korea", "South Korea", "Russia"]
    for outline in line.outlines:
        for ring in outline.rings:
            assert all(west <= lon <= east and south <= lat <= north for lon, lat in ring)


def changed(**changes):
    return json.dumps(json.loads(TEXT) | changes)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("{", "not JSON"),
        ("[]", "shape of one"),
        ("{}", "'window'"),
        (changed(shares=[0, 1]), "one share for each"),
        (changed(shares=[0.5, 1]), "shape of one"),
        (changed(shares=[True]), "shape of one"),
        (changed(points=[[1, 2, 3]]), "shape of one"),
        (changed(points=7), "shape of one"),
        (changed(outlines=[7]), "shape of one"),
        (changed(outlines=[{"name": "x"}]), "'rings'"),
        (changed(window=[1, 2]), "shape of one"),
    ],
)
def test_a_table_that_is_none_is_refused_with_the_reason(text, because):
    with pytest.raises(Refused, match=because):
        parse_line(text)
