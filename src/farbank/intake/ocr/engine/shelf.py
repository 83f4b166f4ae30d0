"""The readers of writing, as the confined process has them on its shelf: one of a page, one of the canaries."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import tesserocr

from farbank.intake.ocr.engine import canary
from farbank.intake.ocr.engine.finder import Finder
from farbank.intake.ocr.engine.letters import Letters
from farbank.intake.ocr.engine.page import Read, read_page
from farbank.intake.ocr.form import CANARY, LINES, PAGE, pixels_in
from farbank.intake.readers.reader import Given, Reader
from farbank.intake.reading import Reading
from farbank.values.picture import Tab


def shelf_of(model: Path, data: str, languages: tuple[str, ...]) -> Mapping[str, Reader]:
    """The two readers there are: of a page, and of the canaries."""
    cv2.setNumThreads(0)
    finder, letters = Finder(model), Letters.loaded(data, languages)
    name = f"tesseract {tesserocr.tesseract_version().split()[1]}, lines by {model.stem}"
    pages = {each: canary.drawn(each) for each in languages}

    def read(given: Given) -> Reading:
        found = read_page(_array(given.untrusted_bytes), finder, letters)
        text = "\n".join(each.said.words for each in found)
        return Reading(media=PAGE, reader=name, text=text, tabs=(Tab(name=LINES, rows=tuple(map(_row, found))),))

    def sing(given: Given) -> Reading:
        del given
        rows = tuple((each, canary.why_not(each, page, finder, letters)) for each, page in pages.items())
        return Reading(media=CANARY, reader=name, tabs=(Tab(name=CANARY, rows=rows),))

    return {
        PAGE: Reader(name=name, supports=(PAGE,), read=read),
        CANARY: Reader(name=name, supports=(CANARY,), read=sing),
    }


def _row(line: Read) -> tuple[str, ...]:
    return (line.said.words, line.said.language, str(line.said.confidence), *map(str, line.corners))


def _array(untrusted_bytes: bytes) -> Any:  # noqa: ANN401 - rows of RGB pixels
    pixels = pixels_in(untrusted_bytes)
    return np.frombuffer(pixels.rgb, np.uint8).reshape(pixels.height, pixels.width, 3)
