"""The faces of Hangul and Han that the style sheet asks for first hold what is common, and nothing was cut by hand."""

import io
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from farbank.web.language import NAMES
from farbank.web.static_files import static_file

ROOT = Path(__file__).parents[3]


def tool():
    spec = spec_from_file_location("cut_common", ROOT / "tools" / "cut_common.py")
    found = module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def held(face):
    return set(TTFont(io.BytesIO(static_file(f"{face}.ttf").content)).getBestCmap())


@pytest.mark.parametrize("part", ["names", "common"])
@pytest.mark.parametrize("face", ["korean", "japanese"])
def test_what_ships_is_what_the_tool_cuts(face, part):
    made = io.BytesIO()
    tool().cut(face, part).save(made)
    assert static_file(f"{face}-{part}-500.ttf").content == made.getvalue(), "run tools/cut_common.py again"


def test_the_names_of_the_languages_are_written_with_two_small_faces():
    style = static_file("workbench.css").content.decode("utf-8")
    asked = {
        chr(int(each, 16))
        for found in re.findall(r'"Farbank Languages";[^}]*', style)
        for each in re.findall(r"U\+(\w+)", found)
    }
    names = {each for name in NAMES.values() for each in name if not each.isascii()}
    assert asked == names == {chr(each) for face in ("korean", "japanese") for each in held(f"{face}-names-500")}
    assert sum(len(static_file(f"{face}-names-500.ttf").content) for face in ("korean", "japanese")) < 4_000
    for stack in re.findall(r"--(?:sans|serif|display):([^;]+);", style):
        assert stack.index("Farbank Languages") < stack.index("Farbank Korean Common")


@pytest.mark.parametrize(
    ("face", "text"),
    [
        ("korean", "국경 마을의 겨울 편지 신의주 혜산 삭주 ㄱㅏ"),
        ("japanese", "国境の町から届いた冬の手紙、会寧と咸鏡北道。カタカナ"),
    ],
)
def test_the_common_face_writes_a_common_text(face, text):
    assert {ord(each) for each in text if not each.isspace()} <= held(f"{face}-common-500")


@pytest.mark.parametrize(("face", "rare"), [("korean", "뷁"), ("japanese", "丐")])
def test_what_is_rare_is_in_the_whole_face_alone(face, rare):
    assert ord(rare) not in held(f"{face}-common-500")
    assert ord(rare) in held(f"{face}-500")


def test_the_style_asks_for_the_common_face_before_the_whole_one_and_for_no_file_that_is_not_there():
    style = static_file("workbench.css").content.decode("utf-8")
    assert all(static_file(name) for name in re.findall(r"url\(([^)]+)\)", style))
    for stack in re.findall(r"--(?:sans|serif|display):([^;]+);", style):
        for script in ("Korean", "Japanese"):
            assert f'"Farbank {script} Common","Farbank {script}"' in stack
