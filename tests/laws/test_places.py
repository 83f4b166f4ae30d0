"""What holds for every place and every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.assemble.tables import gazetteer, han_tables
from farbank.reading.gazetteer.finding import find_places
from farbank.reading.gazetteer.folding import letters
from farbank.reading.lattice.distance import distance
from farbank.reading.lattice.han import folded, merged
from farbank.reading.lattice.hangul import apart, together
from farbank.reading.lattice.korean_sounds import from_latin, loose, settled, southern
from farbank.reading.lattice.readings import readings

G = gazetteer()
OFFICIAL = sorted(
    {(name.text, place.id) for place in G.places.values() for name in place.names if name.kind == "official"}
)
MIXED = st.text(st.sampled_from("Hoeryng-si 회령시会寧市カイネイХверён\u200b\u202e\u0301ＡŏＡ,(;'"), max_size=40)
SIGNS = st.text("gkKdtTbpPjcCnNmlshaeEioOuUyw", max_size=12)


@given(st.sampled_from(OFFICIAL))
def test_an_official_name_answers_its_place_or_names_all_that_share_it(row):
    text, place = row
    found = G.resolve(text)
    sharing = {key.place for key in G.hits.index.at("letters", letters(text))}
    shown = {each.id for each in found.candidates}
    assert found.answer in sharing or (found.answer is None and found.reasons and (place in shown or len(sharing) > 1))


@given(st.one_of(MIXED, st.text(max_size=120)))
def test_any_words_have_an_answer_or_a_reason(text):
    found = G.resolve(text, near=(text[::-1],))
    assert (found.answer is None) == bool(found.reasons)
    assert all(0 <= each.confidence <= 10_000 and each.reasons for each in found.candidates)
    assert found.answer is None or found.answer in {each.id for each in found.candidates}


@given(st.one_of(MIXED, st.text(max_size=300)))
def test_what_is_found_in_a_text_is_cut_from_it_in_order(text):
    end = 0
    for mention in find_places(text, G):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@given(st.text(max_size=30))
def test_folding_again_changes_nothing(text):
    tables = han_tables()
    assert folded(folded(text, tables), tables) == folded(text, tables)
    assert merged(merged(text, tables), tables) == merged(text, tables)
    assert letters(letters(text)) == letters(text)


@given(st.text(max_size=100))
def test_readings_never_fail_and_always_say_how(text):
    assert all(each.steps and each.key and each.cost >= 0 for each in readings(text, han_tables()))


@given(SIGNS, SIGNS)
def test_a_distance_is_the_same_both_ways_and_nothing_to_itself(one, other):
    assert distance("korean", one, other) == distance("korean", other, one)
    assert distance("korean", one, one) == 0


@given(SIGNS)
def test_sounds_are_settled_and_loosened_once(signs):
    assert loose(loose(signs)) == loose(signs)
    assert southern(southern("x" + signs)) == southern("x" + signs)
    assert settled(settled(settled(signs))) == settled(settled(signs))


@given(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")))
def test_every_syllable_comes_apart_and_together(character):
    assert together(apart(character)) == character


@pytest.mark.parametrize("case", [str.upper, str.lower, str.title])
def test_case_is_no_difference(case):
    assert loose(from_latin(case("Hoeryŏng"))) == loose(from_latin("Hoeryŏng"))
