"""A file as a reader gets it."""

import pytest

from farbank.intake.limits import Limits
from farbank.intake.media import HEAD, media_of
from farbank.intake.readers.reader import Given
from farbank.intake.readers.shelf import SHELF


@pytest.fixture
def read():
    """Read bytes as the confined process would, in this process: for files the test itself has made."""

    def reading(content, name, **limits):
        kind = media_of(content[:HEAD], name).kind
        return SHELF[kind].read(Given(untrusted_bytes=content, name=name, media=kind, limits=Limits(**limits)))

    return reading


@pytest.fixture
def hidden(read):
    """What a file says that its reader does not see, by what it is."""

    def told(content, name):
        return {each.what: each.value for each in read(content, name).hidden}

    return told
