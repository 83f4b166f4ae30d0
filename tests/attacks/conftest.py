"""A confined process for all attacks, and scrubbing as a person does it, into a folder of the test."""

import pytest

from farbank.assemble.scrubbing import scrub
from farbank.intake.confined import Confinement
from farbank.intake.second_reader import exiftool


@pytest.fixture(scope="session")
def confinement():
    with Confinement() as confinement:
        yield confinement


@pytest.fixture(autouse=True)
def without_exiftool(request, monkeypatch):
    """It takes half a second a file; the tests that are about it ask for it."""
    if request.node.get_closest_marker("exiftool") is None:
        monkeypatch.setattr(exiftool, "found_on_path", lambda: "")


@pytest.fixture
def scrubbed(confinement, tmp_path):
    """The bytes that come of a file, and what was told of it."""

    def run(content, name, out, *canaries, **how):
        (tmp_path / name).write_bytes(content)
        told = scrub(confinement, tmp_path / name, tmp_path / out, canaries, **how)
        return (tmp_path / out).read_bytes(), told

    return run
