"""The border example as a fixture, loaded by its path because tests are not a package."""

import importlib.util
from pathlib import Path

import pytest

from farbank.publish.forms import package as package_of
from farbank.publish.photographs import photographs
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


@pytest.fixture(scope="session")
def cms(border):
    page = border.page_with_picture()
    return package_of("cms", page, photographs(page))


@pytest.fixture(scope="session")
def docx(border):
    page = border.page_with_picture()
    return package_of("docx", page, photographs(page))
