"""What a line says, by tesseract, with how sure it is of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import tesserocr

from farbank.intake.ocr.engine.finder import Line
from farbank.intake.ocr.tongues import DATA, LANGUAGE_OF

_HIGH: Final = 48  # pixels of a line as tesseract gets it; its networks scale to between 36 and 48
_EDGE: Final = 10  # pixels of paper around it
_LONGEST: Final = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words, the language they were read in, and the confidence in percent."""

    words: str
    language: str
    confidence: int


class Letters:
    """Tesseract with its data files, each of one writing. Made before the fence closes, since it loads them."""

    def __init__(self, engines: Mapping[str, Any]) -> None:
        self._engines = engines

    @classmethod
    def loaded(cls, folder: str, languages: Sequence[str]) -> Letters:
        """Tesseract with the files of these languages from a folder."""
        line = tesserocr.PSM.SINGLE_LINE
        names = [name for language in languages for name in DATA[language]]
        return cls({name: tesserocr.PyTessBaseAPI(path=folder, lang=name, psm=line) for name in names})

    def only(self, language: str) -> Letters:
        """The same with one language."""
        return Letters({name: self._engines[name] for name in DATA[language]})

    @property
    def writings(self) -> tuple[str, ...]:
        """The data files it has: a language of two writings has two."""
        return tuple(self._engines)

    @property
    def languages(self) -> tuple[str, ...]:
        """What it can read."""
        return tuple(dict.fromkeys(LANGUAGE_OF[each] for each in self._engines))

    def read(self, strip: Any, writing: str) -> Said:  # noqa: ANN401 - rows of grey pixels
        """One line in one writing."""
        engine = self._engines[writing]
        height, width = strip.shape
        engine.SetImageBytes(np.ascontiguousarray(strip).tobytes(), width, height, 1, width)
        words = " ".join(engine.GetUTF8Text().split())
        confidence = engine.MeanTextConf() if words else 0
        return Said(words=words, language=LANGUAGE_OF[writing], confidence=confidence)


def strip_of(picture: Any, line: Line) -> Any:  # noqa: ANN401 - rows of RGB pixels, rows of grey ones
    """A line cut out, upright, level, grey, with paper around it."""
    scale = _HIGH / max(line.height, 1.0)
    long = int(min(max(line.length * scale, _HIGH / 2), _LONGEST))
    goal = np.array([[0, 0], [long, 0], [long, _HIGH], [0, _HIGH]], np.float32)
    straighten = cv2.getPerspectiveTransform(line.corners, goal)
    cut = cv2.warpPerspective(picture, straighten, (long, _HIGH), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    grey = cv2.cvtColor(cut, cv2.COLOR_RGB2GRAY)
    return cv2.copyMakeBorder(grey, _EDGE, _EDGE, _EDGE, _EDGE, cv2.BORDER_REPLICATE)
