"""The keys by which a name can be found, and what is kept of names that were looked up."""

import pytest

from farbank.assemble.tables import han_tables, shipped_gazetteer
from farbank.reading.gazetteer.hits import KEPT, Hits
from farbank.reading.gazetteer.keys import keys_of
from farbank.reading.gazetteer.kinds import bare_names
from farbank.reading.gazetteer.rows import ELSEWHERE, Name, Place
from farbank.reading.lattice.readings import readings


def place(side, *names):
    return Place(
        id="here", kind="town", parent="", side=side, position=None, radius=1000, line="", river="", share=None,
        since="", until="", source="hand", note="", names=tuple(names),
    )  # fmt: skip


def name(text, script, language):
    return Name(text=text, script=script, language=language, kind="official", source="hand", status="sure")


def channels(side, one):
    return {key.channel for key in keys_of((place(side, one),), han_tables())}


def test_a_name_with_characters_of_a_place_elsewhere_is_found_by_its_characters_only():
    assert channels(ELSEWHERE, name("三河", "Hani", "ja")) == {"letters", "han"}


def test_a_word_for_a_kind_that_is_joined_to_the_name_makes_no_key_of_its_own():
    joined = next(each for each in ("Sinuijusi", "Wihwado", "Amnokkang") if any(b.joined for b in bare_names(each)))
    found = keys_of((place("korea", name(joined, "Latn", "en")),), han_tables())
    assert {key.key for key in found if key.channel == "letters"} == {joined.casefold()}


def test_so_many_names_are_kept_at_most():
    shipped = shipped_gazetteer().hits
    hits = Hits(index=shipped.index, places=shipped.places, tables=shipped.tables)
    hits.known.update((f"name {number}", {}) for number in range(KEPT))
    assert "hoeryong" in hits.of("Hoeryong")
    assert list(hits.known) == ["Hoeryong"]


@pytest.mark.parametrize(("hangul", "pinyin"), [("옌지", "yanji"), ("룽징", "longjing"), ("쓰핑", "siping")])
def test_hangul_that_spells_chinese_has_the_key_of_the_pinyin(hangul, pinyin):
    keys = {each.key for each in readings(hangul, han_tables()) if each.channel == "mandarin"}
    assert keys & {each.key for each in readings(pinyin, han_tables()) if each.channel == "mandarin"}
