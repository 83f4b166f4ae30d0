"""Captions: the place shown and the place of the camera apart, the days, the credit."""

from datetime import date

import pytest


def one(read, text):
    found = read(text, "caption")
    assert len(found) == 1, found
    return found[0].value


CASES = [
    (
        "Wire on the bank. Photo taken in late September 2023, Sakju County, North Pyongan Province, from the Chinese side. (WATCH)",
        ("Sakju County, North Pyongan Province", "opposite_bank", "china", "WATCH"),
    ),
    (
        "Photographed from the Chinese side of the border across from Sakju County, North Pyongan Province, in late September 2023. (WATCH)",
        ("Sakju County, North Pyongan Province", "opposite_bank", "china", "WATCH"),
    ),
    (
        "A ferry at Dandong. Photographed from the North Korean side in September 2023. Photo: L. Marsh",
        ("Dandong", "opposite_bank", "korea", "L. Marsh"),
    ),
    (
        "Soldiers at Manpo. Photographed from Ji'an, Jilin Province, in September 2023. (Border Watch)",
        ("Manpo", "opposite_bank", "china", "Border Watch"),
    ),
    (
        "A guard post at Hoeryong, from the opposite bank. Picture taken in September 2023. (Desk)",
        ("Hoeryong", "opposite_bank", "china", "Desk"),
    ),
    (
        "A new wall at Dandong, from the Chinese side. Photo taken in August 2023 by RIVERPRESS.",
        ("Dandong", "own_bank", "china", "RIVERPRESS"),
    ),
    (
        (
            "The middle reaches of the Tumen River, near Samhapjin in Longjing City. Opposite is the city of Hoeryong. "
            "Photo taken in August 2023 by RIVERPRESS."
        ),
        ("Samhapjin in Longjing City", "own_bank", "china", "RIVERPRESS"),
    ),
    ("Satellite image of Musan taken in September 2023. (Orbit)", ("Musan", "satellite", "", "Orbit")),
    (
        "강변의 철조망. 2023년 9월 하순 평안북도 삭주군을 중국 측에서 촬영. (국경통신)",
        ("평안북도 삭주군", "opposite_bank", "china", "국경통신"),
    ),
    (
        "岸の鉄条網。2023年9月下旬、平安北道朔州郡を中国側から撮影（国境通信）",
        ("平安北道朔州郡", "opposite_bank", "china", "国境通信"),
    ),
    (
        "河边的铁丝网。2023年9月下旬从中国一侧拍摄的平安北道朔州郡（边境社）",
        ("平安北道朔州郡", "opposite_bank", "china", "边境社"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_shown_and_from_where_are_told_apart(read, text, expected):
    said = one(read, text)
    assert (said.depicted, said.vantage, said.side, said.credit) == expected
    assert said.when.earliest.year == 2023


def test_the_days_nearest_to_the_cue_are_those_of_the_picture(read):
    said = one(read, "The wall was begun in 2020. Photo taken at Musan in August 2023. (Watch)")
    assert said.when.earliest == date(2023, 8, 1)


def test_a_document_is_not_looked_at_from_anywhere(read):
    said = one(read, "The notice obtained by the desk near Hyesan. Obtained in late August 2020. (Desk)")
    assert (said.vantage, said.side, said.depicted) == ("document", "", "The notice obtained by the desk near Hyesan.")


def test_a_line_with_a_credit_alone_is_a_caption_too(read):
    said = one(read, "A map of the two rivers (Desk)")
    assert (said.depicted, said.when, said.credit) == ("A map of the two rivers (Desk)", None, "Desk")


@pytest.mark.parametrize(
    "text",
    [
        "They sent photos and letters. She kept the pictures in albums.",
        "He said that the picture was taken away from the wall.",
        "It was as they said (In May they had said so and nobody had listened to them at all).",
        "사진을 보냈다.",
        "写真を送った。",
        "寄来了照片。",
    ],
)
def test_prose_that_speaks_of_pictures_is_no_caption(read, text):
    assert read(text, "caption") == []


def test_in_a_long_line_only_the_sentence_is_the_caption(read):
    filler = "The village lies far from the river and nothing is known of it. " * 15
    found = read(filler + "Photo taken in May 2023 at Musan, from the Chinese side. " + filler, "caption")
    assert [each.text for each in found] == ["Photo taken in May 2023 at Musan, from the Chinese side."]


def test_a_bank_without_a_place_shown_says_nothing_of_which_bank_that_is(read):
    said = one(read, "Fields at dusk. Photo taken in May 2023 from the Chinese side. (Desk)")
    assert (said.vantage, said.side) == ("", "china")


def test_a_place_that_korean_names_before_the_verb_is_the_cameras(read):
    said = one(read, "단둥에서 바라본 신의주. 2023년 9월 촬영. (국경통신)")
    assert (said.depicted, said.side) == ("신의주", "china")
