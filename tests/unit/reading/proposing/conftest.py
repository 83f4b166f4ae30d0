"""A text read with the shipped tables, against one day."""

from datetime import date

import pytest

from farbank.assemble.proposing import finders
from farbank.reading.proposing.propose import propose


@pytest.fixture(scope="session")
def read():
    def read(text, *kinds, language=""):
        found = propose(text, finders(as_of=date(2024, 1, 31)), language=language)
        return [each for each in found if not kinds or each.kind in kinds]

    return read
