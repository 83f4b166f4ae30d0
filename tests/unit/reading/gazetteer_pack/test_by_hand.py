"""Rows by hand: several names in a cell, each with how sure somebody was."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.errors import Complained
from farbank.reading.gazetteer_pack.by_hand import COLUMNS, Told, every_name, parse_hand, parse_wrong_labels, told

lab = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gazetteer_lab.py"))))


def test_a_cell_holds_several_names_each_with_how_sure_it_is():
    assert told("삭주; 朔州? ;Sakju??;;") == (
        Told(text="삭주", status="sure"),
        Told(text="朔州", status="doubtful"),
        Told(text="Sakju", status="guess"),
    )


def test_a_cell_of_only_a_question_mark_holds_no_name():
    assert told(" ? ; ") == ()


def test_a_row_is_read_with_its_file_and_its_line():
    place = lab.place(old="厚昌?", note="DOUBTFUL position")
    assert (place.file, place.row, place.id, place.note) == ("lab.csv", 2, "musan", "DOUBTFUL position")
    assert place.old == (Told(text="厚昌", status="doubtful"),)


def test_a_row_without_a_name_in_english_is_named_with_its_line():
    with pytest.raises(Complained, match=r"lab\.csv:2: en: the name in English"):
        lab.place(en="")


def test_a_row_with_a_cell_too_few_is_named_with_its_line():
    with pytest.raises(Complained, match=r"x\.csv:2: 21 cells"):
        parse_hand(",".join(COLUMNS) + "\nmusan,county\n", "x.csv")


def test_other_columns_are_refused():
    with pytest.raises(Complained, match=r"x\.csv:1: the columns id,kind"):
        parse_hand("id,name\n", "x.csv")


def test_an_empty_file_is_refused():
    with pytest.raises(Complained, match=r"x\.csv:1"):
        parse_hand("", "x.csv")


def test_a_wrong_label_is_known_by_its_number_and_its_text():
    assert parse_wrong_labels("geonames,text,why\n1870883,開城,another city\n", "w.csv") == {("1870883", "開城")}


def test_both_spellings_of_every_name_may_be_looked_up():
    assert {"룡천", "용천", "후창"} <= every_name((lab.place(north="룡천", old="후창"),))
