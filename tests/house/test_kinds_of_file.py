"""The page on kinds of file names every kind that a reader takes, and every extra there is."""

import re
import tomllib
from pathlib import Path

from farbank.intake.readers.shelf import SHELF

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "files.md").read_text(encoding="utf-8")
KIND = re.compile(r"`([a-z]+/[a-z0-9.+-]+)`")


def test_every_kind_that_is_read_stands_in_the_reference():
    kept_apart = {"application/mbox", "application/zip"}  # their parts become items
    assert set(KIND.findall(PAGE)) == set(SHELF) | kept_apart


def test_every_extra_stands_in_the_reference():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(re.findall(r"`farbank\[(\w+)\]`", PAGE)) == set(extras)
