"""Small groups, places told by what few places have, and dated places hold; what is told of many does not."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.assemble.people_read import people_reader
from farbank.judgement.gate import judge
from farbank.judgement.question import Limits

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "gate_cases.py")))
READER = people_reader()


def gate(*blocks, **changes):
    language = changes.pop("language", "en")
    return judge(a.question(a.draft(*blocks, language=language), read_people=READER, **changes))


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("One of our two partners in the county sent it.", 2),
        ("The six people who held the list were questioned.", 6),
        ("Only eleven officials knew of the plan.", 11),
        ("Both of our sources agree.", 2),
        ("우리 협력자 두 명 중 한 명이 보냈다.", 2),
        ("명단을 가진 여섯 명이 조사를 받았다.", 6),
        ("2人の協力者のうちの1人が送った。", 2),
        ("名簿を持っていた十二人が調べられた。", 12),
        ("两名合作者之一寄来了照片。", 2),
        ("持有名单的二十一人被审问。", 21),
    ],
)
def test_a_small_group_that_the_words_name_holds(words, size):
    found = a.only(gate(words), "named_group")
    assert (found.severity, f"names a group of {size};" in found.because) == ("HOLD", True)


@pytest.mark.parametrize(
    "words",
    [
        "Five people were arrested near the border in 2021.",
        "The 120 households of the village were moved.",
        "Arrivals fell to 63 in 2021.",
        "2021年には5人が逮捕された。",
        "去年有5人被捕。",
        "작년에 5명이 체포됐다.",
    ],
)
def test_a_number_of_people_alone_is_no_group(words):
    assert "named_group" not in a.rules(gate(words))


def test_a_group_of_fifty_is_no_small_group_and_the_limit_can_be_set():
    assert "named_group" not in a.rules(gate("The 50 people who held the list were questioned."))
    assert "named_group" in a.rules(gate("The 50 people who held the list met.", limits=Limits(group_below=51)))


def test_a_counted_set_of_the_case_is_a_named_group_wherever_its_words_stand_in_no_mark():
    few = (a.access("harbour_timetable of July", 9),)
    assert (
        "names a group of 9" in a.only(gate("We saw the Harbour timetable of July.", access=few), "named_group").because
    )
    mark = a.paragraph("So says ", a.named("who has the harbour timetable of July", "P-CLERK", knows="x"), ".")
    assert "named_group" not in a.rules(gate(mark, access=few))
    assert "named_group" not in a.rules(gate("We saw the ships.", access=(a.access("ships", 9),)))


def test_the_same_words_are_one_finding():
    verdict = gate("One of our two partners wrote.", "One of our two partners called.")
    assert a.rules(verdict).count("named_group") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("A resident of a northern county with an iron mine said so.", "it fits 3 places only"),
        ("A resident of a county with a customs house and a station in Chagang said so.", "it fits 2 places only"),
        ("A resident of the country’s only port said so.", "it fits 1 place only"),
        ("A resident of a city with a brewery said so.", "nobody counted how many places it fits"),
        ("A resident of a southern county with a steel mill by the Yalu said so.", "no place of the gazetteer fits it"),
        ("철광산이 있는 북부의 한 군에 사는 주민이 말했다.", "it fits 3 places only"),
        ("鉄鉱山のある北部の郡に住む住民が話した。", "it fits 3 places only"),
        ("北部一个有铁矿的县的居民说。", "it fits 3 places only"),
    ],
)
def test_a_place_told_by_what_few_places_have_holds_with_how_many_fit_and_names_none(words, said):
    found = a.only(gate(words), "fake_generalisation")
    assert said in found.because
    assert "Musan" not in str(found.to_json())


@pytest.mark.parametrize(
    "words",
    [
        "A resident of a county on the border said so.",
        "A resident of a county with a railway station said so.",
        "The country’s only iron mine of that size was closed.",
    ],
)
def test_what_many_places_have_or_what_is_said_of_nobody_does_not_hold(words):
    assert "fake_generalisation" not in a.rules(gate(words))


def test_four_dated_places_of_one_persona_hold_in_print_and_draft_together():
    out = tuple(
        each
        for number, (place, day) in enumerate((("Port Ells", "2023-03-04"), ("Quayton", "2023-05-06")))
        for each in (
            a.disclosure("event_place", place, number=2 * number, where=f"part {number}"),
            a.disclosure("event_time", day, number=2 * number + 1, where=f"part {number}"),
        )
    )
    third = a.paragraph(a.named("At Seaham on 2 May", "P-CLERK", event_place="Seaham", event_time="2023-05-02"), ".")
    assert "dated_places" in a.rules(gate(third, disclosures=out))
    assert "dated_places" not in a.rules(gate(third, disclosures=out[:2]))
