"""The tables of names, and what they must hold to be read."""

import pytest

from farbank.assemble.name_tables import name_reader
from farbank.errors import Refused
from farbank.reading.lattice.hangul import apart, is_hangul
from farbank.reading.persons.kana import is_kana, kana_of, roman, spelled
from farbank.reading.persons.keys import keys_asked, keys_of
from farbank.reading.persons.tables import parse_name_tables

SURNAMES = "surname,thousands,north,hanja,latin\n김,3,,金,kim:3 gim\n이,1,리,李,lee\n"
SYLLABLES = "syllable,first,later,north,hanja\n철,5,5,,哲\n"
LETTERS = "system,part,jamo,first,later\nrr,initial,ㅇ,-,-\nrr,vowel,ㅣ,i,i\n"


def test_shares_and_weights_sum_to_one():
    tables = parse_name_tables(SURNAMES, SYLLABLES, LETTERS)
    assert [each.share for each in tables.surnames] == [0.75, 0.25]
    assert tables.surnames[0].latin == (("kim", 0.75), ("gim", 0.25))
    assert tables.letters["rr"]["initial", "ㅇ"].first == (("", 1.0),)


@pytest.mark.parametrize(
    ("surnames", "because"),
    [("surname\n", "has the columns surname, thousands"), ("", "has the columns"), (SURNAMES + "박,1\n", "line 4")],
)
def test_a_table_that_is_no_table_of_names_is_refused_with_its_line(surnames, because):
    with pytest.raises(Refused, match=because):
        parse_name_tables(surnames, SYLLABLES, LETTERS)


def test_every_letter_of_every_syllable_is_spelled_by_every_system():
    tables = name_reader().spellings.tables
    words = [*(each.hangul for each in tables.surnames), *(each.hangul for each in tables.sounds)]
    for system, letters in tables.letters.items():
        for letter in (apart(each) for word in words for each in word):
            assert ("initial", letter.initial or "ㅇ") in letters, system
            assert ("vowel", letter.vowel) in letters, system
            assert not letter.final or ("final", letter.final) in letters, system


def test_every_surname_and_syllable_is_hangul_and_its_characters_are_read_so():
    spellings = name_reader().spellings
    for row in (*spellings.tables.surnames, *spellings.tables.sounds):
        assert all(map(is_hangul, row.hangul + "".join(row.north)))
        wrong = [
            word for word in row.hanja if len(word) == 1 and not {row.hangul, *row.north} & set(spellings.korean(word))
        ]
        assert not wrong, row.hangul


def test_kana_is_spelled_sound_by_sound_and_written_again():
    assert spelled("キム・ジョンウン") == "kimu・joñuñ"
    assert spelled("ソッキ") == "soqki"
    assert spelled("クァンス") == "kwañsu"
    assert kana_of("kimu") == "キム"
    assert kana_of("joñuñ") == "ジョンウン"
    assert kana_of("xa") == ""
    assert roman("しょうた") == roman("Shōta") == "shota"
    assert roman("にっこう") == "nikko"
    assert is_kana("キム")
    assert not is_kana("金")


def test_keys_leave_one_part_open_and_a_surname_alone_is_looked_for_only_when_nothing_else_is_said():
    read = name_reader().read
    kept = set(keys_of(read("표설란")))
    assert {"표-*.란", "표-설.*", "-설.란", "표-", "=표설란"} <= kept
    assert "표-" not in keys_asked(read("표설란"))
    assert "표-" in keys_asked(read("표"))
    assert "-엽.철" not in keys_of(read("キム・ヨンチョル")), "hardly anybody means that"
    assert "han 表雪蘭" in keys_of(read("表雪兰"))
    assert {"=zbi*", "=*iak"} <= set(keys_of(read("Zbigniew Szczepaniak")))
