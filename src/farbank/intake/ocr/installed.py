"""Whether this system has what reading writing by machine needs: the extra `ocr`, and a data file for each language."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from farbank.intake.ocr.tongues import DATA, package_of

_MODULES: Final = ("tesserocr", "rapidocr", "onnxruntime", "cv2", "numpy")
_MODEL: Final = "models/PP-OCRv6_det_small.onnx"  # below the folder of rapidocr, whose own code is never run
_FOLDERS: Final = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/usr/local/share/tessdata",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """Where the model and the data files are, and the languages whose files are all there."""

    model: Path
    data: Path
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """What is missing, in one sentence that says what to install."""

    because: str


def installed(languages: Sequence[str]) -> Installed | Absent:
    """What is there for these languages; `Absent` where not one of them can be read."""
    if any(find_spec(each) is None for each in _MODULES):
        return Absent(because="reading writing by machine needs the extra 'ocr': pip install 'farbank[ocr]'")
    folder = next((each for each in _folders() if each.is_dir()), None)
    there = tuple(each for each in languages if folder and all(_file(folder, data).is_file() for data in DATA[each]))
    if folder is None or not there:
        return Absent(because=f"tesseract has no data for {', '.join(languages)}: {how_to_get(languages)}")
    return Installed(model=_model(), data=folder, languages=there)


def how_to_get(languages: Sequence[str]) -> str:
    """What to type on Debian for the data of some languages."""
    return f"apt-get install {' '.join(package_of(data) for each in languages for data in DATA[each])}"


def _folders() -> list[Path]:
    named = os.environ.get("TESSDATA_PREFIX", "")
    return [Path(each) for each in ((named,) if named else ()) + _FOLDERS]


def _file(folder: Path, data: str) -> Path:
    return folder / f"{data}.traineddata"


def _model() -> Path:
    spec = find_spec("rapidocr")
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places or ()))) / _MODEL
