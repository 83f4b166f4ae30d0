"""Names from Hangul: the South's spelling, and what three systems make of it."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.reading.gazetteer_pack import hangul_names
from farbank.reading.gazetteer_pack.by_hand import Told
from farbank.reading.gazetteer_pack.southern import southern

lab = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gazetteer_lab.py"))))


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("룡천", "용천"), ("량강도", "양강도"), ("라선", "나선"), ("로동", "노동"), ("녕변", "영변"), ("림강", "임강"),
        ("남양", "남양"), ("회령", "회령"), ("노지", "노지"), ("Yalu", "Yalu"), ("", ""),
    ],
)  # fmt: skip
def test_the_south_changes_the_first_sound_and_no_other(north, south):
    assert southern(north) == south


def test_a_name_both_write_alike_is_official_once():
    rows = tuple(hangul_names.rows(lab.place()))
    assert lab.said(rows, script="Hang") == ["무산"]
    assert lab.said(rows, kind="official") == ["무산"]


def test_a_name_the_south_spells_otherwise_has_a_row_for_each():
    rows = tuple(hangul_names.rows(lab.place(north="룡천")))
    assert (lab.said(rows, kind="north"), lab.said(rows, kind="south")) == (["룡천"], ["용천"])


def test_what_the_south_says_by_hand_goes_before_the_rule():
    rows = tuple(hangul_names.rows(lab.place(north="은률", south="은율")))
    assert lab.said(rows, kind="south") == ["은율"]


def test_a_second_name_is_a_variant():
    rows = tuple(hangul_names.rows(lab.place(north="새별;경원")))
    assert (lab.said(rows, kind="official"), lab.said(rows, kind="variant")) == (["새별"], ["경원"])


def test_a_korean_name_of_a_place_in_china_is_an_exonym():
    assert lab.said(hangul_names.rows(lab.place(side="china")), kind="exonym") == ["무산"]


def test_each_system_writes_the_spelling_that_is_its_own():
    rows = tuple(hangul_names.rows(lab.place(north="룡천")))
    assert lab.said(rows, kind="rr") == ["Yongcheon"]
    assert lab.said(rows, kind="mr") == ["Ryongch'ŏn", "Yongch'ŏn"]
    assert lab.said(rows, kind="north-roman") == ["Ryongchŏn"]


def test_what_follows_from_a_doubtful_name_is_doubtful():
    assert {each.status for each in hangul_names.rows(lab.place(north="벌등도?"))} == {"doubtful"}


def test_an_old_name_comes_with_its_romanisations():
    rows = tuple(hangul_names.old(lab.place(), Told(text="라진", status="sure")))
    assert {each.kind for each in rows} == {"old"}
    assert lab.said(rows, script="Hang") == ["라진", "나진"]
    assert lab.said(rows, script="Latn") == ["Najin", "Rajin"]
