"""What a report places as a picture, before it becomes one."""

import pytest

from farbank.assemble.pages.page import _refuse_uncovered
from farbank.errors import Refused
from farbank.values.draft import Picture


def picture(**more):
    return Picture(item="E-PHOTO", caption=(), alt="a quay", line=9, **more)


def test_a_picture_that_is_to_be_covered_never_leaves_uncovered():
    with pytest.raises(Refused, match="line 9: E-PHOTO is to be printed with faces covered"):
        _refuse_uncovered(picture(redact="faces"))


def test_a_picture_with_nothing_to_cover_is_printed():
    assert _refuse_uncovered(picture()) is None
