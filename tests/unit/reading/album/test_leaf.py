"""What the name of a file says of a letter and of the leaf of it."""

import pytest

from farbank.reading.album.leaf import is_date, leaf_of

LEAVES = [
    ("012-1.jpg", "012", "number", 1),
    ("012-envelope.jpg", "012", "envelope", 100),
    ("012_0002.tif", "012", "number", 2),
    ("012 (3).jpg", "012", "number", 3),
    ("letter 12 page 3.jpg", "letter 12", "number", 3),
    ("12_p02.jpg", "12", "number", 2),
    ("012b.jpg", "012", "letter", 2),
    ("012r.jpg", "012", "word", 1),
    ("012v.jpg", "012", "word", 2),
    ("letter 12 - back.jpg", "letter 12", "word", 2),
    ("편지-12_앞면.jpg", "편지-12", "word", 1),
    ("어머니_봉투.jpg", "어머니", "envelope", 100),
    ("편지 12-3쪽.jpg", "편지 12", "number", 3),
    ("母_封筒.jpg", "母", "envelope", 100),
    ("手紙12-3枚.jpg", "手紙12", "number", 3),
    ("信12背面.jpg", "信12", "word", 2),
    ("第3頁.jpg", "", "number", 3),
    ("１２－１.jpg", "12", "number", 1),
    ("1987-03-15-2.jpg", "1987-03-15", "number", 2),
    ("page-3.tif", "", "number", 3),
    ("1.jpg", "", "number", 1),
    ("envelope.jpg", "", "envelope", 100),
    ("Front.JPG", "", "word", 1),
    ("mother-1.jpg", "mother", "number", 1),
    ("Uncle Kim 90 (cover).jpg", "uncle kim 90", "envelope", 100),
    ("편지 12（봉투）.jpg", "편지 12", "envelope", 100),
    ("12 (back).jpg", "12", "word", 2),
]
ALONE = [
    "1987-03-15.jpg",
    "1987-03.jpg",
    "1987.jpg",
    "19870315.jpg",
    "20231201_134501.jpg",
    "DSC01234.jpg",
    "scan0001.png",
    "IMG-20190102-WA0001.jpg",
    "recover.jpg",
    "backup.jpg",
    "map.jpg",
    "gov.jpg",
    "편지3.jpg",
    "no-ending",
    "letter-100.jpg",
    ".jpg",
]


@pytest.mark.parametrize(("name", "stem", "kind", "place"), LEAVES)
def test_a_name_says_which_leaf_of_which_letter_a_file_is(name, stem, kind, place):
    leaf = leaf_of(name)
    assert (leaf.stem, leaf.kind, leaf.place) == (stem, kind, place)
    assert leaf.is_envelope == (kind == "envelope")


@pytest.mark.parametrize("name", ALONE)
def test_dates_and_numbers_of_cameras_and_words_that_end_like_a_side_are_no_leaves(name):
    assert leaf_of(name).kind == "none"


@pytest.mark.parametrize(("text", "is_one"), [("1987", True), ("1987-3", True), ("012", False), ("1987-13", False)])
def test_a_date_in_figures_is_told_from_a_number(text, is_one):
    assert is_date(text) is is_one
