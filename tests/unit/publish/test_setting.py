"""A document set in a process of its own is the same as one set here; what cannot be set is told in a sentence."""

from datetime import date

import pytest

from farbank.errors import FarbankError
from farbank.publish import setting
from farbank.publish.setting import Order, typeset, typeset_apart, typeset_here

pytest.importorskip("typst")
DAY = date(2024, 4, 1)
PAGE = b'#set document(title: "t")\n= Words'


def order(page=PAGE, **more):
    return Order(files={"main.typ": page, **more}, day=DAY)


def test_the_process_of_its_own_gives_the_same_bytes():
    assert typeset_apart(order()) == typeset_here(order())


def test_what_cannot_be_set_is_told_the_same_by_both():
    told = []
    for way in (typeset_here, typeset_apart):
        with pytest.raises(FarbankError) as fault:
            way(order(b'#set document(title: "t")\n#nope()'))
        told.append(str(fault.value))
    assert told[0] == told[1]
    assert "unknown variable" in told[0]


def test_many_photographs_go_to_the_process_of_its_own_and_few_do_not(monkeypatch):
    gone = []
    monkeypatch.setattr(setting, "typeset_apart", lambda given: gone.append(given) or b"apart")
    assert typeset({"main.typ": PAGE}, DAY) != b"apart"
    assert typeset({"main.typ": PAGE, "p.svg": b" " * 4_000_001}, DAY) == b"apart"
    assert len(gone) == 1


def test_a_process_that_is_lost_is_no_pdf(monkeypatch):
    monkeypatch.setattr(setting.sys, "executable", "/bin/true")
    with pytest.raises(FarbankError, match="was lost"):
        typeset_apart(order())
