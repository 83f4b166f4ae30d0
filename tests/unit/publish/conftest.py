"""The border example as a fixture, loaded by its path because tests are not a package."""

import importlib.util
from pathlib import Path

import pytest

from farbank.publish.site import build


@pytest.fixture(scope="session")
def border():
    path = Path(__file__).parent / "border_page.py"
    spec = importlib.util.spec_from_file_location("border_page", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def package(border):
    return build(border.page())
