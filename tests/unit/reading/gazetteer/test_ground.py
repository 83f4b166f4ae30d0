"""How places lie to each other, and what it does to a belief."""

import pytest

from farbank.assemble.tables import gazetteer, han_tables
from farbank.reading.gazetteer.confidence import confidence
from farbank.reading.gazetteer.gazetteer import parse_gazetteer
from farbank.reading.gazetteer.ground import Ground
from farbank.reading.gazetteer.kinds import Bare, bare_names, fits
from farbank.reading.gazetteer.parse import NAMES, PLACES
from farbank.reading.gazetteer.question import asked

G = gazetteer()
GROUND = Ground(places=G.places)


def test_two_towns_on_both_banks_face_each_other():
    assert GROUND.facing(G.places["sanhe"], G.places["hoeryong"])
    assert not GROUND.facing(G.places["hoeryong"], G.places["onsong"])
    assert not GROUND.facing(G.places["sinuiju"], G.places["tumen"])


def test_a_distance_is_about_right_and_unknown_without_a_position():
    apart = GROUND.metres(G.places["sinuiju"], G.places["dandong"])
    assert apart is not None
    assert apart < 12_000
    there = next(each for each in G.hits.places.values() if each.position is None)
    assert GROUND.metres(there, G.places["hoeryong"]) is None


ROWS = "a,county,b,korea,42,129,0,,,,,,hand,\nb,county,a,korea,42,129,0,,,,,,hand,\nc,town,,korea,,,0,,,,,,hand,\n"
SAID = "".join(
    f"{place},{name},Latn,en,official,hand,sure\n" for place, name in (("a", "Alpha"), ("b", "Bravo"), ("c", "Chalie"))
)


def test_parents_in_a_ring_end_where_they_began():
    made = parse_gazetteer(",".join(PLACES) + "\n" + ROWS + "\n", ",".join(NAMES) + "\n" + SAID, tables=han_tables())
    assert [each.id for each in Ground(places=made.places).above(made.places["a"])] == ["b"]
    assert made.resolve("Alpha", near=("Chalie",)).answer == "a"
    assert made.resolve("Chalie", near=("Alpha",)).answer == "c"
    assert made.resolve("Chalie, Alpha").candidates[0].reasons[-1] == "Chalie is not in Alpha"


def test_what_lies_in_a_place_speaks_for_it():
    assert "Hoeryong lies in it" in G.resolve("North Hamgyong", near=("Hoeryong",)).candidates[0].reasons


def test_a_bridge_may_be_said_to_be_in_what_it_is_near():
    found = G.resolve("New Yalu River Bridge, Dandong")
    assert found.answer == "new-yalu-bridge"


@pytest.mark.parametrize(
    ("share", "sure"), [(0.0, 0), (0.25, 1000), (0.5, 5000), (0.55, 6750), (1.0, 9950), (1.5, 9950)]
)
def test_a_share_of_weight_becomes_a_confidence(share, sure):
    assert confidence(share) == sure


@pytest.mark.parametrize(
    ("name", "bare", "kind"),
    [("Sakju County", "Sakju", "county"), ("Hyesan-si", "Hyesan", "city"), ("龙井市", "龙井", "city"), ("회령 시", "회령", "city"), ("Sakjugun", "Sakju", "county"),
     ("Mt. Paektu", "Paektu", "mountain"), ("Yanbian Korean Autonomous Prefecture", "Yanbian", "prefecture"), ("남양로동자구", "남양", "town")],
)  # fmt: skip
def test_the_word_for_the_kind_is_taken_off(name, bare, kind):
    assert (bare, kind) in {(each.name, each.kind) for each in bare_names(name)}


@pytest.mark.parametrize("name", ["시", "County", "Sakju", "江", "-gun", ""])
def test_a_name_that_is_only_such_a_word_stays(name):
    assert bare_names(name) == (Bare(name=name),)


def test_a_county_may_be_called_a_city_and_a_river_may_not():
    assert fits("city", "county")
    assert fits("", "river")
    assert not fits("city", "river")


@pytest.mark.parametrize(
    ("text", "name", "within", "opposite", "near"),
    [
        ("Sakju County, North Pyongan", "Sakju County", ("North Pyongan",), (), ()),
        ("near Samhapjin in Yongzheng City, opposite Hoeryong", "Samhapjin", ("Yongzheng City",), ("Hoeryong",), ()),
        ("North Pyongan Province, Sakju County", "Sakju County", ("North Pyongan Province",), (), ()),
        ("5吉林省龙井", "5吉林省龙井", (), (), ()),
        ("함경북도 회령시", "회령시", ("함경북도",), (), ()),
        ("함경북도회령시", "회령시", ("함경북도",), (), ()),
        ("회령, 함경북도", "회령", ("함경북도",), (), ()),
        ("吉林省龙井市三合镇", "三合镇", ("吉林省", "龙井市"), (), ()),
        ("在会宁对岸的三合", "三合", (), ("在会宁",), ()),
        ("Kaishantun near Onsong", "Kaishantun", (), (), ("Onsong",)),
        ("opposite Hoeryong", "Hoeryong", (), (), ()),
        ("the outskirts of Hyesan", "Hyesan", (), (), ()),
        ("opposite , Sanhe", "Sanhe", (), (), ()),
        ("갈군 회령군 산촌", "산촌", ("갈군", "회령군"), (), ()),
        ("가나회령군산촌리", "산촌리", ("가나회령군",), (), ()),
        ("", "", (), (), ()),
        (", ,", "", (), (), ()),
    ],
)
def test_words_about_a_place_are_taken_apart(text, name, within, opposite, near):
    found = asked(text)
    assert (found.name, found.within, found.opposite, found.near) == (name, within, opposite, near)
