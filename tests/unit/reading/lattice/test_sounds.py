"""Names as sounds: Korean from any letters, Mandarin, Japanese, Cyrillic; and how far two are apart."""

import pytest

from farbank.reading.lattice import cyrillic, pinyin, romaji
from farbank.reading.lattice.distance import distance
from farbank.reading.lattice.hangul import apart, spoken
from farbank.reading.lattice.korean_sounds import from_latin, from_syllables, loose, southern
from farbank.reading.lattice.mccune import mccune_reischauer
from farbank.reading.lattice.north import north
from farbank.reading.lattice.revised import revised

NAMES = [
    "회령",
    "혜산",
    "신의주",
    "온성",
    "만포",
    "삭주",
    "벽동",
    "새별",
    "은덕",
    "청진",
    "김책",
    "평양",
    "대홍단",
    "삼지연",
    "위원",
    "라선",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("system", [revised, mccune_reischauer, north])
def test_every_system_of_romanisation_gives_the_key_of_the_hangul(name, system):
    hangul = from_syllables(spoken(map(apart, name)))
    assert loose(from_latin(system(name))) == loose(hangul)
    assert distance("korean", from_latin(system(name)), hangul) <= 20


@pytest.mark.parametrize(
    ("press", "name"),
    [("Shinuiju", "신의주"), ("Hoiryong", "회령"), ("Pyungyang", "평양"), ("Chungjin", "청진"), ("Moosan", "무산"), ("Saebyul", "새별"), ("Onsoung", "온성")],
)  # fmt: skip
def test_the_spellings_of_the_press_are_near(press, name):
    assert distance("korean", from_latin(press), from_syllables(spoken(map(apart, name)))) <= 60


def test_the_revised_romanisation_tells_breathed_sounds_apart():
    cheongju, jeongju = from_syllables(spoken(map(apart, "청주"))), from_syllables(spoken(map(apart, "정주")))
    assert distance("korean", from_latin("Cheongju"), cheongju) < distance("korean", from_latin("Cheongju"), jeongju)


@pytest.mark.parametrize(
    ("north_form", "south"), [("lyoNjON", "yoNjON"), ("lajin", "najin"), ("niwOn", "iwOn"), ("musan", "musan")]
)
def test_the_south_drops_or_changes_the_first_sound(north_form, south):
    assert southern(north_form) == south


@pytest.mark.parametrize(
    ("letters", "syllables"),
    [("longjing", ("long", "jing")), ("xi'an", ("xi", "an")), ("xian", ("xian",)), ("tumen", ("tu", "men")), ("lü", ("lv",)), ("hoeryong", None), ("", None)],
)  # fmt: skip
def test_pinyin_is_cut_into_its_syllables(letters, syllables):
    assert pinyin.as_pinyin(letters) == syllables


def test_what_is_too_long_for_a_name_is_not_pinyin():
    assert pinyin.as_pinyin("tu" * 40) is None


@pytest.mark.parametrize(
    ("letters", "first"),
    [("lungching", ("long", "jing")), ("t'umen", ("tu", "men")), ("hunch'un", ("hun", "chun")), ("yenchi", ("yan", "ji")), ("hsi", ("xi",)),
     ("kirin", None), ("kian", ("jian",)), ("tsitsi", ("ji", "ji")), ("kolo", ("ge", "luo")), ("chih", ("zhi",)), ("ssu", ("su",)), ("zzz", None)],
)  # fmt: skip
def test_wade_giles_and_the_post_are_read_as_pinyin(letters, first):
    ways = pinyin.as_wade_giles(letters)
    assert (ways[0] if ways else None) == first


def test_without_apostrophes_every_way_is_followed():
    assert pinyin.as_wade_giles("antung") == (("an", "dong"), ("an", "tong"))
    assert set(pinyin.as_wade_giles("tantung")) == {("dan", "dong"), ("tan", "tong"), ("dan", "tong"), ("tan", "dong")}


def test_tones_spaces_and_hyphens_are_no_part_of_pinyin():
    assert pinyin.spelled("Lóng-jǐng2") == "longjing"
    assert pinyin.signs(("zhen", "long", "lü")) == "ZenloNlv"


@pytest.mark.parametrize(
    ("hepburn", "kunrei"),
    [("Shingishū", "Singisyuu"), ("chūkō", "tyuukou"), ("Tsushima", "Tusima"), ("Jinan", "Zinan"), ("Keizan", "keizan"), ("Sampo", "sanpo"), ("Ohsaka", "Osaka")],
)  # fmt: skip
def test_the_systems_of_romaji_give_the_same_sounds(hepburn, kunrei):
    assert romaji.sounds(hepburn) == romaji.sounds(kunrei) != ""


@pytest.mark.parametrize("letters", ["Sakju", "Hoeryong", "Longjing", ""])
def test_letters_that_cannot_be_japanese_have_no_japanese_sounds(letters):
    assert romaji.sounds(letters) == ""


def test_voicing_inside_a_compound_is_no_difference():
    assert romaji.loose(romaji.sounds("Keizan")) == romaji.loose(romaji.sounds("Keisan"))


@pytest.mark.parametrize(
    ("kana", "letters"),
    [("カイネイ", "kainei"), ("フェリョン", "hweryon"), ("シンギシュウ", "shingishuu"), ("イェンジ", "yenji"), ("チャンバイ", "chanbai"), ("トゥメン", "tumen"),
     ("ティ", "ti"), ("けいざん", "keizan"), ("ヘッサン", "hessan"), ("ジェ", "je"), ("キャ", "kya"), ("ヽ", "")],
)  # fmt: skip
def test_kana_is_written_out(kana, letters):
    assert romaji.letters(kana) == letters


@pytest.mark.parametrize(("character", "kana"), [("あ", True), ("ー", True), ("・", False), ("漢", False)])
def test_kana_is_known(character, kana):
    assert romaji.is_kana(character) is kana


@pytest.mark.parametrize(
    ("cyrillic_name", "pinyin_letters"),
    [("Лунцзин", "longjing"), ("Яньцзи", "yanji"), ("Тумэнь", "tumen"), ("Хуньчунь", "hunchun"), ("Даньдун", "dandong"), ("Цзиань", "jian"), ("Чанбай", "changbai"),
     ("Юйшу", "yushu"), ("Инь", "yin"), ("Иньчуань", "yinchuan"), ("Синь", "xin")],
)  # fmt: skip
def test_palladius_is_read_as_pinyin(cyrillic_name, pinyin_letters):
    assert cyrillic.mandarin(cyrillic_name) == pinyin_letters


@pytest.mark.parametrize(
    ("cyrillic_name", "name"),
    [("Хверён", "회령"), ("Синыйджу", "신의주"), ("Чхонджин", "청진"), ("Мусан", "무산"), ("Раджин", "라진")],
)
def test_kontsevich_is_read_as_korean(cyrillic_name, name):
    hangul = from_syllables(spoken(map(apart, name)))
    assert distance("korean", from_latin(cyrillic.korean(cyrillic_name)), hangul) <= 60


def test_a_distance_stops_when_it_is_too_far():
    assert distance("korean", "musan", "musan") == 0
    assert distance("mandarin", "loNjiN", "haerbin", limit=100) == 101
    assert distance("han", "会宁", "会寧") == distance("han", "会", "寧")
