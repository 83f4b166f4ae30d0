"""Prints of pictures: near for the same picture however it lies, far for others, none where there is nothing to see."""

import random

import pytest

from farbank.judgement.picture_print import NEAR, NoPrint, lying, near_pairs, near_to, print_of
from farbank.values.picture import Pixels


def picture(seed, width=48, height=36):
    """Soft hills of grey: what is coarse in a picture."""
    chance = random.Random(seed)
    hills = [(chance.random(), chance.random(), chance.uniform(0.02, 0.3), chance.randint(-90, 90)) for _ in range(30)]

    def level(x, y):
        reach = sum(size * (abs(x - across) + abs(y - down) < wide) for across, down, wide, size in hills)
        return min(max(128 + reach, 0), 255)

    return [[level(x / width, y / height) for x in range(width)] for y in range(height)]


def pixels(rows):
    return Pixels(
        width=len(rows[0]), height=len(rows), rgb=bytes(each for row in rows for cell in row for each in [cell] * 3)
    )


def mirrored(rows):
    return [row[::-1] for row in rows]


def turned(rows):
    return [list(row) for row in zip(*rows[::-1], strict=True)]


def halved(rows):
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return [
        [(a + b + c + d) // 4 for a, b, c, d in zip(up[::2], up[1::2], low[::2], low[1::2], strict=True)]
        for up, low in pairs
    ]


def distance(one, other):
    found = near_to(print_of(pixels(one)), [print_of(pixels(other))], most=256)
    return found[0][1]


def test_a_print_is_256_bits_and_the_same_each_time():
    first = print_of(pixels(picture(1)))
    assert first == print_of(pixels(picture(1)))
    assert len(first) == 64


@pytest.mark.parametrize(
    ("change", "lies"),
    [
        (lambda rows: rows, "upright"),
        (mirrored, "mirrored"),
        (lambda rows: mirrored(rows[::-1]), "turned upside down"),
        (lambda rows: rows[::-1], "turned upside down and mirrored"),
        (lambda rows: [[min(cell + 9, 255) for cell in row] for row in rows], "upright"),
        (halved, "upright"),
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_a_picture_is_near_however_it_lies_and_however_large_it_is(seed, change, lies):
    rows = picture(seed, 64, 48)
    found = distance(rows, change(rows))
    assert found.distance <= NEAR / 2
    assert found.lies == lies


@pytest.mark.parametrize("seed", range(5))
def test_a_quarter_turn_to_either_side_is_told_apart(seed):
    rows = picture(seed)
    one, other = distance(rows, turned(rows)), distance(rows, turned(turned(turned(rows))))
    assert max(one.distance, other.distance) <= 4
    assert {one.lies, other.lies} == {"turned by a quarter", "turned back by a quarter"}
    assert distance(rows, turned(mirrored(rows))).lies == "turned and mirrored"


def test_other_pictures_are_far_apart_in_every_way_they_can_lie():
    prints = [print_of(pixels(picture(seed))) for seed in range(20)]
    assert list(near_pairs(prints)) == []
    assert min(near.distance for _, _, near in near_pairs(prints, most=256)) > NEAR


def test_every_pair_is_found_once_by_its_places():
    rows = picture(3)
    prints = [print_of(pixels(each)) for each in (rows, picture(4), mirrored(rows))]
    assert [(before, after, near.lies) for before, after, near in near_pairs(prints)] == [(0, 2, "mirrored")]


@pytest.mark.parametrize("level", [0, 128, 255])
def test_of_an_empty_page_there_is_no_print(level):
    answer = print_of(pixels([[level] * 20 for _ in range(20)]))
    assert isinstance(answer, NoPrint)
    assert "too little" in answer.because


def test_the_eight_ways_to_lie_are_eight_prints_and_contain_each_other():
    bits = int(print_of(pixels(picture(6))), 16)
    every = {seen for seen, _ in lying(bits)}
    assert len(every) == 8
    assert all({seen for seen, _ in lying(each)} == every for each in every)


def test_a_picture_of_one_row_or_one_column_has_an_answer():
    assert isinstance(print_of(pixels([[0, 255] * 8])), str)
    assert isinstance(print_of(pixels([[0], [255]])), str)
