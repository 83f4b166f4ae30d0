"""The languages that can be read by machine: the data files of tesseract that each needs, and Debian's packages."""

from __future__ import annotations

from typing import Final

# our word -> tesseract's data files; a language of two writings has two
DATA: Final[dict[str, tuple[str, ...]]] = {
    "ko": ("kor",),
    "ja": ("jpn",),
    "zh": ("chi_sim", "chi_tra"),
    "en": ("eng",),
}
LANGUAGES: Final = tuple(DATA)
LANGUAGE_OF: Final = {data: language for language, files in DATA.items() for data in files}


def package_of(data: str) -> str:
    """Debian's package with a data file."""
    return f"tesseract-ocr-{data.replace('_', '-')}"
