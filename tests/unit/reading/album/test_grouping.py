"""Which files of an album are one letter."""

import pytest

from farbank.reading.album.grouping import MOST_IN_A_FOLDER, grouped


def letters(*names, how="auto", folder="album"):
    return grouped([f"{folder}/{name}" for name in names], how)


def files(letter):
    return [each.rpartition("/")[2] for each in letter.files]


def test_leaves_with_the_letters_own_number_are_one_letter_and_its_envelope_comes_last():
    (letter,) = letters("012-envelope.jpg", "012-2.jpg", "012-1.jpg")
    assert files(letter) == ["012-1.jpg", "012-2.jpg", "012-envelope.jpg"]
    assert (letter.name, letter.rule, letter.envelopes, letter.doubts) == (
        "012",
        "the name 012",
        ("album/012-envelope.jpg",),
        (),
    )


def test_a_file_called_like_the_letter_alone_is_its_first_leaf():
    (letter,) = letters("014-2.jpg", "014.jpg")
    assert files(letter) == ["014.jpg", "014-2.jpg"]
    assert letter.doubts == ()


def test_numbers_at_the_top_of_an_album_are_letters_and_not_leaves():
    assert [each.name for each in letters("1.jpg", "2.jpg", "3.jpg")] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "names",
    [
        ("IMG_1.jpg", "IMG_2.jpg"),
        ("scan-1.jpg", "scan-2.jpg"),
        ("사진 1.jpg", "사진 2.jpg"),
        ("letter-7.jpg", "letter-9.jpg"),
    ],
)
def test_numbers_behind_a_word_of_cameras_or_with_gaps_do_not_count_leaves(names):
    assert len(letters(*names)) == 2


def test_an_envelope_in_brackets_lies_with_its_letter_and_the_name_keeps_its_capitals():
    (letter,) = letters("Uncle Kim 90 (cover).jpg", "uncle kim 90 (1).jpg")
    assert (letter.name, letter.envelopes) == ("Uncle Kim 90", ("album/Uncle Kim 90 (cover).jpg",))


@pytest.mark.parametrize("name", ["STRASSE ẞ 12", "ßßß 12"])
def test_a_name_that_folding_makes_longer_is_still_one_letter(name):
    (letter,) = letters(f"{name}-1.jpg", f"{name}-2.jpg")
    assert letter.name.casefold() == name.casefold()


def test_a_word_with_leaves_from_one_is_a_letter():
    (letter,) = letters("mother-1.jpg", "mother-2.jpg")
    assert files(letter) == ["mother-1.jpg", "mother-2.jpg"]
    (begun,) = letters("mother.jpg", "mother-2.jpg")
    assert files(begun) == ["mother.jpg", "mother-2.jpg"]


def test_thirteen_leaves_behind_a_word_are_thirteen_letters():
    assert len(letters(*(f"mother-{number}.jpg" for number in range(1, 14)))) == 13


def test_an_envelope_of_the_same_name_makes_a_word_a_letter():
    (letter,) = letters("mother-7.jpg", "mother-envelope.jpg")
    assert letter.doubts == ("leaves 1, 2, 3, 4, 5, 6 are missing",)


def test_what_is_missing_or_stands_twice_is_told():
    (letter,) = letters("012-1.jpg", "012-3.jpg", "012-3.png")
    assert letter.doubts == ("leaf 3 stands twice", "leaf 2 is missing")
    assert letters("9-envelope.jpg", "9-env.jpg")[0].doubts == ("there is an envelope and no leaf",)


def test_a_folder_of_leaves_from_one_is_one_letter():
    (letter,) = letters("2.jpg", "1.jpg", "봉투.jpg", folder="album/mother")
    assert (letter.name, letter.rule) == ("mother", "the folder mother")
    assert files(letter) == ["1.jpg", "2.jpg", "봉투.jpg"]


@pytest.mark.parametrize(
    "names",
    [
        ("1.jpg", "3.jpg"),
        ("7.jpg", "8.jpg"),
        ("1.jpg", "mother.jpg"),
        tuple(f"{number}.jpg" for number in range(1, MOST_IN_A_FOLDER + 2)),
    ],
)
def test_a_folder_that_is_not_clearly_one_letter_stays_files(names):
    assert len(letters(*names, folder="album/1987")) == len(names)


def test_the_name_of_a_letter_in_a_folder_holds_the_folder():
    assert [each.name for each in letters("012-1.jpg", "012-2.jpg", "x.jpg", folder="album/1987")] == [
        "1987/012",
        "1987/x",
    ]


def test_whoever_asks_gets_every_folder_as_one_letter_or_nothing_put_together():
    named = ("a/1987/003.jpg", "a/1987/001.jpg", "a/x-1.jpg", "a/x-2.jpg")
    whole = grouped(named, "folder")
    assert [each.files for each in whole] == [("a/1987/001.jpg", "a/1987/003.jpg"), ("a/x-1.jpg",), ("a/x-2.jpg",)]
    assert [each.files for each in grouped(named, "name")][2:] == [("a/x-1.jpg", "a/x-2.jpg")]
    assert [each.files for each in grouped(named, "none")] == [(each,) for each in named]


def test_files_without_a_folder_are_grouped_too():
    assert [each.files for each in grouped(["012-1.jpg", "012-2.jpg"])] == [("012-1.jpg", "012-2.jpg")]
