"""Whether each language is really read here: a known line is drawn with a font of ours and read back.

An engine whose data lacks a script does not say so; it answers with digits. So what cannot read its own canary is not
used, and says why.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from farbank.intake.ocr.engine.finder import Finder
from farbank.intake.ocr.engine.letters import Letters
from farbank.intake.ocr.engine.page import read_page
from farbank.intake.readers.reader import Unreadable

_LINES: Final = {
    "ko": ("korean-500.ttf", "국경 마을의 겨울 편지"),
    "ja": ("japanese-500.ttf", "川の向こうの冬の手紙です"),
    "zh": ("chinese-500.ttf", "边境村庄的冬天来信"),
    "en": ("serif-400.ttf", "A winter letter from the border"),
}
_SIZE: Final = 44


def drawn(language: str) -> Any:  # noqa: ANN401 - rows of RGB pixels
    """The canary of a language as a small page. Drawn before the fence closes, since it opens a font."""
    name, words = _LINES[language]
    font = ImageFont.truetype(str(files("farbank").joinpath("publish", "fonts", name)), _SIZE)
    page = Image.new("RGB", (int(font.getlength(words)) + 120, 160), "white")
    ImageDraw.Draw(page).text((60, 50), words, font=font, fill="black")
    return np.asarray(page)


def why_not(language: str, page: Any, finder: Finder, letters: Letters) -> str:  # noqa: ANN401
    """Why a language cannot be read here, `""` when its canary came back letter for letter."""
    try:
        lines = read_page(page, finder, letters.only(language))
    except Unreadable as reason:
        return f"its test line did not come back: {reason}"
    came = "".join("".join(each.said.words.split()) for each in lines)
    return "" if came == "".join(_LINES[language][1].split()) else "its test line came back with other letters"
