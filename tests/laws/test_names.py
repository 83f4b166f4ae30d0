"""What holds for every name: likeness is the same both ways, nothing is raised, and what is generated is read back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.assemble.name_tables import name_reader
from farbank.reading.persons.forms import forms_of
from farbank.reading.persons.keys import keys_asked, keys_of
from farbank.reading.persons.likeness import likeness
from farbank.reading.persons.name import Name
from farbank.reading.persons.person import Person
from farbank.reading.persons.shortlist import shortlist
from farbank.reading.persons.written import LONGEST, NoName

READER = name_reader()
TABLES = READER.spellings.tables
surnames = st.sampled_from([each.hangul for each in TABLES.surnames])
syllables = st.sampled_from([each.hangul for each in TABLES.sounds if each.hanja])
hangul = st.builds(
    lambda surname, given: surname + "".join(given), surnames, st.lists(syllables, min_size=2, max_size=2)
)
forms = st.builds(
    lambda name, at: forms_of(READER.read(name), READER.spellings)[at % 6].text, hangul, st.integers(0, 5)
)
names = st.one_of(hangul, forms, st.sampled_from(["Zbigniew Szczepaniak", "山田太郎", "王伟", "Kim", "영철"]))
scripts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",)) | st.sampled_from("김金キ리kŏ'-,К\u200b\u202e\u0301·ー"),
    max_size=LONGEST + 5,
)


def read(text):
    name = READER.read(text)
    assert isinstance(name, Name)
    return name


@given(scripts)
def test_any_text_is_a_name_or_a_reason_and_nothing_is_raised(text):
    name = READER.read(text)
    if isinstance(name, NoName):
        assert name.because
        return
    assert not name.readings or sum(each.share for each in name.readings) == pytest.approx(1)
    assert all(unicodedata.category(each) != "Cf" for sound in name.sounds for each in sound)
    forms_of(name, READER.spellings)
    likeness(name, name, READER.frequencies)


@given(names, names)
def test_likeness_is_the_same_whichever_is_asked_first(one, other):
    mine, yours = read(one), read(other)
    assert likeness(mine, yours, READER.frequencies).bits == pytest.approx(
        likeness(yours, mine, READER.frequencies).bits
    )


@given(names)
def test_a_name_is_like_itself_and_is_found_by_its_own_keys(text):
    name = read(text)
    assert likeness(name, name, READER.frequencies).bits > 0
    assert set(keys_asked(name)) & set(keys_of(name))


@given(hangul)
def test_every_form_that_is_made_leads_back_to_the_person(text):
    name = read(text)
    for form in forms_of(name, READER.spellings):
        back = read(form.text)
        if form.script in {"Kana", "Cyrl"} and text not in {each.syllables.hangul for each in back.readings}:
            continue  # so many names sound so that this one is not among the likeliest
        if form.system == "north" and not all(each.syllables.surname for each in name.readings):
            continue  # a given name alone, its syllables apart, looks like a surname and a given name
        assert set(keys_asked(back)) & set(keys_of(name)), form
        assert likeness(name, back, READER.frequencies).bits > 0, form


@given(hangul, hangul)
def test_the_same_person_comes_before_any_other_or_is_said_to_be_equal(text, other):
    persons = [Person(id="U1", names=(read(other),)), Person(id="U2", names=(read(text),))]
    ranked = shortlist(Person(id="", names=(read(text),)), persons, READER.frequencies)
    found = {each.person: each.bits for each in ranked}
    assert found["U2"] == max(found.values())
