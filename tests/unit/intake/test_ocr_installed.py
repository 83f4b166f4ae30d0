"""What is missing for reading writing by machine is told in one sentence that says what to install."""

import importlib.util

import pytest

from farbank.intake.ocr.installed import Absent, Installed, how_to_get, installed
from farbank.intake.ocr.tongues import LANGUAGES

EXTRA = all(importlib.util.find_spec(each) for each in ("tesserocr", "rapidocr", "onnxruntime", "cv2", "numpy"))


def test_each_language_names_its_packages():
    assert how_to_get(["ko", "zh"]) == "apt-get install tesseract-ocr-kor tesseract-ocr-chi-sim tesseract-ocr-chi-tra"


@pytest.mark.skipif(EXTRA, reason="the extra is installed")
def test_without_the_extra_it_says_how_to_get_it():
    answer = installed(LANGUAGES)
    assert isinstance(answer, Absent)
    assert "pip install 'farbank[ocr]'" in answer.because


@pytest.mark.skipif(not EXTRA, reason="needs the extra ocr (make ocr)")
def test_a_language_counts_only_where_all_of_its_files_are(tmp_path, monkeypatch):
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    for name in ("kor", "chi_sim"):
        (tmp_path / f"{name}.traineddata").touch()
    found = installed(LANGUAGES)
    assert isinstance(found, Installed)
    assert found.languages == ("ko",)
    assert found.model.is_file()
    absent = installed(["zh"])
    assert isinstance(absent, Absent)
    assert "apt-get install tesseract-ocr-chi-sim tesseract-ocr-chi-tra" in absent.because
