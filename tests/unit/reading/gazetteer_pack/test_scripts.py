"""Scripts: a name is written in the one its row says, and in no other."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.reading.gazetteer_pack.scripts import fits, script_of

lab = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gazetteer_lab.py"))))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("회령", "Hang"),
        ("압록강 하류", "Hang"),
        ("Hoeryŏng", "Latn"),
        ("Manp'o", "Latn"),
        ("Mt. Paektu", "Latn"),
        ("Туманная", "Cyrl"),
        ("会宁", "Hans"),
        ("會寧", "Hant"),
        ("三合", "Hani"),
        ("安岳", "Hani"),
        ("淸津", "Hant"),
        ("会寧", "Hant"),
        ("三合鎮", "Hant"),
        ("亀城", "Jpan"),
        ("恵山", "Jpan"),
        ("ヘサン", "Jpan"),
        ("清津ヘ", "Jpan"),
        ("集安—满浦界河公路大桥", "Hans"),
    ],
)
def test_a_name_is_told_by_its_script(text, script):
    assert script_of(text, lab.HAN) == script


@pytest.mark.parametrize("text", ["혜산hyesan", "Hyesаn", "평양 平壤", "بيونغيانغ", "12", "", "—"])
def test_a_mixture_or_a_script_of_elsewhere_has_none(text):
    assert script_of(text, lab.HAN) is None


def test_letters_of_another_script_do_not_fit():
    assert fits("Latn", "Hoeryŏng")
    assert fits("Latn", "Hoeryo\u0306ng")
    assert not fits("Latn", "Нoeryong")
    assert not fits("Hang", "會寧")
    assert not fits("Hans", "かいねい")
    assert not fits("Grek", "Ἀθῆναι")
    assert not fits("Hang", "")
