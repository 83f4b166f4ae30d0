"""The tables of the gazetteer: what is in them is read, and a fault is refused with its line."""

import pytest

from farbank.assemble import tables
from farbank.errors import Refused
from farbank.reading.gazetteer.elsewhere import Everywhere, parse_also, parse_elsewhere
from farbank.reading.gazetteer.gazetteer import parse_gazetteer
from farbank.reading.gazetteer.index import parse_index
from farbank.reading.gazetteer.keys import keys_of, stamp, written
from farbank.reading.gazetteer.own import parse_own, with_own
from farbank.reading.gazetteer.parse import NAMES, PLACES, parse_places

HAN = tables.han_tables()
HEAD = ",".join(PLACES) + "\n"
NAMED = ",".join(NAMES) + "\n"
ROW = "a,city,,korea,42,129,1000,,,,,,hand,\n"
NAME = "a,Alpha,Latn,en,official,hand,sure\n"


def test_a_place_is_read_with_its_names_the_english_one_first():
    (place,) = parse_places(HEAD + ROW + "\n", NAMED + "a,알파,Hang,ko,official,hand,sure\n" + NAME)
    assert (place.id, place.shown, place.position, place.share) == ("a", "Alpha", (1290000000, 420000000), None)


@pytest.mark.parametrize(
    ("places", "names", "because"),
    [
        ("id,kind\n", NAMED, "has the columns"),
        (HEAD, "", "has the columns"),
        (HEAD + "a,city\n", NAMED + NAME, "line 2 of the table of places has 2 cells"),
        (HEAD + ROW, NAMED + ",x,Latn,en,official,hand,sure\n", "line 2 of the table of names"),
        (HEAD + ROW, NAMED, "line 2 of the table of places needs"),
        (HEAD + ROW + ROW, NAMED + NAME, "each id once"),
        (HEAD + ROW, NAMED + NAME + "b,Beta,Latn,en,official,hand,sure\n", "'b'"),
        (HEAD + ROW.replace("42,", "north,"), NAMED + NAME, "degrees"),
        (HEAD + ROW.replace("42,", "95,"), NAMED + NAME, "degrees"),
        (HEAD + ROW.replace("42,", "inf,"), NAMED + NAME, "degrees"),
        (HEAD + ROW.replace("1000", "wide"), NAMED + NAME, "radius_m is a whole number"),
        (HEAD + ROW.replace("1000,,,,", "1000,l,yalu,-1,"), NAMED + NAME, "a share lies between"),
    ],
)
def test_a_fault_is_refused_with_its_line(places, names, because):
    with pytest.raises(Refused, match=because):
        parse_places(places, names)


@pytest.mark.parametrize("text", ["0\nkorean\tx", "0\nkorean\tx\tfine\t1\tplace"])
def test_a_table_of_keys_with_a_fault_is_refused_with_its_line(text):
    with pytest.raises(Refused, match="line 2 of the table of keys"):
        parse_index(text)


@pytest.mark.parametrize(("parse", "text"), [(parse_elsewhere, "head\nx,y\n"), (parse_also, "head\nonly\n")])
def test_a_table_of_what_is_elsewhere_with_a_fault_is_refused_with_its_line(parse, text):
    with pytest.raises(Refused, match="line 2"):
        parse(text)


def test_the_keys_of_one_spelling_stand_together_however_the_lines_are_ordered():
    made = parse_index("s\nletters\tbb\tbb\t0\tz\tBb\nletters\tb\tb\t0\ta\tB\nletters\tb\tb\t5\tc\tB\n")
    assert [(each.place, each.cost) for each in made.at("letters", "b")] == [("a", 0), ("c", 5)]
    assert (made.at("letters", "c"), made.at("korean", "b")) == ((), ())
    assert [each.place for each in made.without({"a"}).joined(made).at("letters", "b")] == ["a", "c", "c"]


def test_a_place_elsewhere_is_made_when_it_is_asked_for_and_counted_before():
    (here,) = parse_places(HEAD + ROW, NAMED + NAME)
    every = Everywhere({"a": here}, parse_elsewhere("head\ncity,CN,Nanping in China,Nanping;南平\n"))
    assert (list(every), len(every)) == (["a", "elsewhere-1"], 2)
    assert (every["elsewhere-1"].note, every["elsewhere-1"].side) == ("Nanping in China", "elsewhere")
    assert [each.script for each in every["elsewhere-1"].names] == ["Latn", "Hani"]
    assert every["elsewhere-1"] is every["elsewhere-1"]
    with pytest.raises(KeyError):
        every["elsewhere-2"]


def test_the_shipped_keys_were_made_from_the_shipped_tables():
    places, names, elsewhere = (tables._text("gazetteer", f"{each}.csv") for each in ("places", "names", "elsewhere"))
    assert tables.gazetteer().hits.index.stamp == stamp(places, names, elsewhere)


@pytest.mark.long
def test_the_shipped_keys_are_what_is_made_today():
    places, names, elsewhere = (tables._text("gazetteer", f"{each}.csv") for each in ("places", "names", "elsewhere"))
    here = {each.id: each for each in parse_places(places, names)}
    every = Everywhere(here, parse_elsewhere(elsewhere))
    assert written(keys_of(every.values(), HAN), stamp(places, names, elsewhere)) == tables._text(
        "gazetteer", "keys.tsv"
    )


SMALL = (
    HEAD + ROW + "b,county,a,china,42.1,129.1,0,,,,,,hand,\nc,river,,river,,,0,,,,,,hand,\nd,bridge,,korea,,,0,,,,,,hand,\n",
    NAMED + NAME
    + "b,龍井,Hant,zh,hanja,hand,guess\nb,룡정,Hang,ko,old,hand,doubtful\nb,Rei,Latn,ja,colonial,hand,sure\nb,Longjing,Latn,en,official,hand,sure\n"
    "c,Blue River,Latn,en,official,hand,sure\nc,푸른강,Hang,ko,official,hand,sure\nc,Синяя,Cyrl,ru,exonym,hand,sure\nd,Long Bridge,Latn,en,press,hand,sure\nd,龍橋,Hani,ko,hanja,hand,sure\n",
)  # fmt: skip


def small():
    return parse_gazetteer(*SMALL, tables=HAN)


def test_keys_are_made_when_none_are_shipped_for_these_tables():
    made = small()
    assert made.resolve("Alfa").answer == "a"
    assert made.resolve("竜井").answer == "b"
    assert made.resolve("Ryongjong").answer == "b"
    assert made.resolve("Blue").answer is None or made.resolve("Blue").answer == "c"
    assert made.resolve("Long Bridge").answer == "d"


def test_own_places_are_added_and_replace_those_of_the_same_id():
    own = parse_own(
        "\ufeffid,names,side,lat,lon\na,Omega;오메가,korea,42,129\nhut,Blue Hut;青小屋;アオゴヤ;Изба,,,\n\n,\n"
    )
    mine = with_own(small(), own)
    assert mine.resolve("Omega").answer == "a"
    assert mine.resolve("Alpha").answer is None
    assert mine.resolve("Изба").answer == "hut"
    assert mine.resolve("Longjing").answer == "b"


def test_own_places_may_share_a_name_with_others():
    mine = with_own(small(), parse_own("id,kind,names\nz,city,Alpha\n"))
    assert mine.resolve("Alpha").answer is None
    assert {each.id for each in mine.resolve("Alpha").candidates} == {"a", "z"}


def test_an_own_place_without_a_position_is_as_likely_whatever_is_named_with_it():
    mine = with_own(small(), parse_own("id,kind,names\nhut,town,Blue Hut\n"))
    alone, beside = (mine.resolve("Blue Hut", near=near).candidates[0].confidence for near in ((), ("Alpha",)))
    assert alone == beside


def test_own_places_come_as_geojson_too():
    text = """{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "p", "names": ["Post", "초소"], "note": null},
      "geometry": {"type": "Point", "coordinates": [129.7, 42.4]}}]}"""
    (place,) = parse_own(text)
    assert (place.id, place.position, [each.script for each in place.names]) == (
        "p",
        (1297000000, 424000000),
        ["Latn", "Hang"],
    )


@pytest.mark.parametrize(
    ("text", "because"),
    [("", "columns"), ("id,colour\n", "columns"), ("id,names\n,x\n", "row 2"), ("id,names\nx,;\n", "row 2"), ("{", "FeatureCollection"),
     ('{"features": [{"properties": {}, "geometry": {"coordinates": [1]}}]}', "FeatureCollection"), ('{"features": 3}', "FeatureCollection"),
     ("id,names,lat,lon\nx,X,a,b\n", "degrees")],
)  # fmt: skip
def test_own_places_with_a_fault_are_refused(text, because):
    with pytest.raises(Refused, match=because):
        parse_own(text)
