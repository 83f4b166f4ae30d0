from datetime import UTC, datetime

import pytest

from farbank.keeping.case import create
from farbank.values.handling import Secret

AT = datetime(2026, 11, 22, 8, 30, 15, tzinfo=UTC)
PASSPHRASE = Secret("abacus uncoated rigid viewable dreadful zoom")


@pytest.fixture
def passphrase():
    return PASSPHRASE


@pytest.fixture
def at():
    return AT


@pytest.fixture
def kept(tmp_path):
    with create(tmp_path / "case", PASSPHRASE, at=AT) as case:
        yield case
