"""The list of Hanja is a witness and no source."""

import runpy
from pathlib import Path
from types import SimpleNamespace

from farbank.reading.gazetteer_pack import han_names, hangul_names
from farbank.reading.gazetteer_pack.hanja_list import parse_hanja, witnessed

lab = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gazetteer_lab.py"))))
LIST = "# Copyright\n무산:茂山:\n무산:無産:without property\n농포:膿疱:\n삭주:朔州:\n"


def test_only_the_words_that_are_wanted_are_kept():
    assert parse_hanja(LIST, ("무산", "삭주", "온성")) == {"무산": {"茂山", "無産"}, "삭주": {"朔州"}}


def rows(place):
    return (*hangul_names.rows(place), *han_names.rows(place, lab.HAN))


def test_hanja_that_the_list_has_too_are_borne_out():
    found = tuple(witnessed(rows(lab.place()), parse_hanja(LIST, ("무산",))))
    assert lab.said(found, source="hand+libhangul") == ["茂山"]
    assert lab.said(found, script="Hant") == ["茂山"]


def test_a_word_of_the_list_that_nobody_wrote_becomes_no_name():
    found = tuple(witnessed(rows(lab.place(north="농포", hanja="")), parse_hanja(LIST, ("농포",))))
    assert lab.said(found, script="Hant") == []


def test_hanja_that_the_list_does_not_have_stay_as_they_are():
    place = lab.place(hanja="霧山")
    assert tuple(witnessed(rows(place), parse_hanja(LIST, ("무산",)))) == rows(place)
