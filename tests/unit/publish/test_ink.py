import re
from pathlib import Path

import pytest

from farbank.publish import faces, ink


@pytest.mark.parametrize("pair", ink.PAIRS, ids="-".join)
def test_words_stand_out_from_their_ground(pair):
    assert ink.contrast(*pair) >= 4.5


def test_the_style_sheet_uses_the_inks_of_the_figures():
    style = (Path(faces.__file__).parent / "site.css").read_text()
    tokens = dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", style))
    for name in ("ink", "soft", "night", "haze", "paper", "bank", "rule", "lamp", "brass"):
        assert tokens[name] == getattr(ink, name.upper())


def test_the_style_sheet_loads_nothing_and_has_no_colour_outside_the_tokens_but_black_and_focus():
    style = (Path(faces.__file__).parent / "site.css").read_text()
    assert "@import" not in style
    assert "url(" not in style
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", style)) <= {
        getattr(ink, n) for n in vars(ink) if n.isupper() and n != "PAIRS"
    } | {"#0b6bcb", "#3d5665", "#fff"}
