"""Names of persons read in any script: what they may stand for, and what is refused with its reason."""

import pytest

from farbank.assemble.name_tables import name_reader
from farbank.reading.persons.name import Name
from farbank.reading.persons.segments import Cutter
from farbank.reading.persons.written import LONGEST, NoName


def read(text, **said):
    name = name_reader().read(text, **said)
    assert isinstance(name, Name), name
    return name


def shares(text):
    found = {}
    for each in read(text).readings:
        found[each.syllables.hangul] = found.get(each.syllables.hangul, 0) + each.share
    return found


def likeliest(text):
    return read(text).readings[0].syllables.hangul


def refused(text):
    name = name_reader().read(text)
    assert isinstance(name, NoName)
    return name.because


@pytest.mark.parametrize(
    ("text", "hangul"),
    [
        ("표설란", "표설란"),
        ("리명국", "이명국"),
        ("류 경 옥", "유경옥"),
        ("表雪蘭", "표설란"),
        ("表雪兰", "표설란"),
        ("辺春姫", "변춘희"),
        ("Pyo Seol-ran", "표설란"),
        ("P'yo Sŏllan", "표설란"),
        ("Phyo Sol Ran", "표설란"),
        ("PYO, SEOL RAN", "표설란"),
        ("Seolran Pyo", "표설란"),
        ("pyoseolran", "표설란"),
        ("Пхё Соль Ран", "표설란"),
        ("ピョ・ソルラン", "표설란"),
        ("ぴょ・そるらん", "표설란"),
        ("Hwangbo Kwan", "황보관"),
        ("남궁민", "남궁민"),
        ("Namkoong Min", "남궁민"),
        ("Myŏng Hagik", "명학익"),
        ("Kim Ŭn'gŏn", "김은건"),
        ("表설란", "표설란"),
        ("표설란 씨", "표설란"),
        ("Mr. Pyo Seol-ran", "표설란"),
    ],
)
def test_a_name_in_any_script_and_spelling_is_read(text, hangul):
    found = shares(text)
    assert max(found, key=found.__getitem__) == hangul


def test_the_north_and_the_south_write_one_surname_in_two_ways():
    for north, south in (("리철", "이철"), ("림철", "임철"), ("로철", "노철"), ("류철", "유철"), ("량철", "양철")):
        assert shares(north) == shares(south)


def test_inside_a_name_the_initial_sound_rule_folds_only_what_the_south_drops():
    assert shares("표철룡") == shares("표철용")
    assert shares("표유라").keys() != shares("표유나").keys()


def test_a_character_is_folded_before_it_is_read():
    assert "회령" not in shares("会宁")  # 会 is no surname; as a name it is not read at all by its newer form
    assert read("李宁").han == "李寧"


def test_one_system_spells_the_whole_name():
    found = shares("Kim Jeong-jong")
    assert max(found, key=found.__getitem__) == "김정종"
    assert found["김정종"] > 0.7


def test_without_marks_a_vowel_is_open_and_with_them_it_is_not():
    assert {"김정은", "김종은"} <= shares("Kim Jong Un").keys()
    assert "김종은" not in shares("Kim Jŏng Ŭn")


def test_an_apostrophe_after_a_consonant_is_the_breath_of_mccune_and_reischauer():
    found = shares("Pyo T'ae-jun")
    assert found["표태준"] > 0.8


def test_a_comma_says_which_part_is_the_surname():
    assert read("Min, Jun").readings[0].syllables.surname == "민"
    assert {each.syllables.surname for each in read("Min, Jun").readings} == {"민"}


def test_on_and_pinyin_readings_are_tried():
    assert "표설란" in shares("ひょう せつらん")
    assert "김철수" in shares("Jin Zhexiu")


def test_a_given_name_or_a_surname_alone_is_read_as_such():
    assert {each.syllables.surname for each in read("설란").readings} >= {""}
    assert read("Pyo").readings[0].syllables.surname == "표"
    assert read("Seol-ran").readings[0].syllables.given == ("설", "란")


def test_shares_sum_to_one_and_the_likeliest_comes_first():
    found = read("Kim Yong Chol").readings
    assert sum(each.share for each in found) == pytest.approx(1)
    assert [each.share for each in found] == sorted((each.share for each in found), reverse=True)


def test_a_name_that_is_not_korean_has_no_reading_and_is_kept_as_spelled():
    name = read("Zbigniew Szczepaniak")
    assert name.readings == ()
    assert name.sounds == ("szczepaniakzbigniew", "zbigniewszczepaniak")
    assert read("やまだ たろう").sounds == ("taroyamada", "yamadataro")
    assert read("きって まっちゃ").sounds == ("kittematcha", "matchakitte")[:2]
    assert "wangwei" in read("王伟").sounds


def test_kana_with_characters_is_compared_as_spelled():
    assert read("山田まさ").script == "Jpan"


def test_characters_that_cannot_be_seen_are_taken_out_and_that_is_said():
    name = read("표\u200b설\u202e란")
    assert name.readings[0].syllables.hangul == "표설란"
    assert name.remarks == ("characters that cannot be seen were taken out",)
    assert read("Comrade Pyo Seol-ran").remarks == ("a title was left out",)


def test_full_width_letters_and_other_dashes_are_made_plain():
    assert likeliest("Ｐｙｏ Ｓｅｏｌ‐ｒａｎ") == "표설란"
    assert shares("Pyo Sǒl-ran") == shares("Pyo Sŏl-ran")


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("", "there is no name in these words"),
        (" \u200b ", "there is no name in these words"),
        (", -", "there is no name in these words"),
        ("Кim Un", "mixes letters of Cyrillic and Latin"),
        ("김Un", "mixes letters of"),
        ("김 Jong-un", "in several scripts"),
        ("Kim 3", "stands in no name"),
        ("ķ̣̈im", "stands in no name"),
        ("a" * (LONGEST + 1), f"at most {LONGEST} characters"),
    ],
)
def test_what_is_no_name_is_refused_with_the_reason(text, because):
    assert because in refused(text)


def test_a_line_of_a_million_letters_is_refused_at_once():
    name = name_reader().read("김" * 1_000_000)
    assert isinstance(name, NoName)
    assert len(name.text) == LONGEST


def test_a_name_of_more_than_four_syllables_is_compared_as_written_and_costs_no_more():
    assert read("樂" * 80).readings == ()
    assert read("김하늘별님구름").readings == ()


def test_what_was_cut_is_forgotten_again_before_it_fills_the_memory():
    cutter = Cutter(first={"a": {"아": 1.0}}, later={"a": {"아": 1.0}})
    for number in range(20_100):
        cutter.word(f"a{number}", opening=True, left=1)
    assert len(cutter._known) < 200
    assert cutter.word("aa", opening=True, left=2) == (({"아": 1.0}, {"아": 1.0}),)


def test_a_syllable_that_is_in_no_table_is_still_a_name():
    assert likeliest("김뷁") == "김뷁"
    assert likeliest("뷁뷁뷁") == "뷁뷁뷁"


def test_a_guess_of_characters_stays_a_guess():
    assert read("表雪蘭", guess=True).guess
