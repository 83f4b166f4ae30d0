"""The names of what a record tells: none is missing from the words that are translated."""

import re
from dataclasses import fields
from typing import get_type_hints

import pytest

from farbank.facts import codec  # noqa: F401 - every kind of fact is known to it
from farbank.facts.fact import Row
from farbank.facts.item import Description
from farbank.facts.look import Vantage
from farbank.web.screens.record_words import NAMES

OWN = {"id", "label"}
PARTS = {Description: "", Vantage: "vantage "}
CALLED = {"kind_of": "what kind"}


def rows(of=Row):
    for each in of.__subclasses__():
        yield from (each, *rows(each))


def names_of(what, prefix=""):
    """As the record shows them: parts in the place of the whole, no underscore, no number and label."""
    hints = get_type_hints(what)
    for each in fields(what):
        part = hints[each.name] if hints[each.name] in PARTS else None
        if part:
            yield from names_of(part, PARTS[part])
        elif each.name not in OWN:
            yield prefix + CALLED.get(each.name, each.name).replace("_", " ")


def test_every_column_of_every_kind_of_row_has_a_translated_name():
    kinds = {each.row for each in rows() if each.row}
    assert len(kinds) > 20
    shown = {name for each in rows() if each.row and each.row != "case" for name in names_of(each)}
    assert shown - NAMES == set()
    assert kinds - NAMES == set()


@pytest.mark.parametrize(("language", "word"), [("ko", "파일 이름"), ("ja", "ファイル名")])
def test_a_record_speaks_the_language_of_the_page(browser, language, word):
    cookie = browser.post("/language", f"language={language}&back=/").headers["set-cookie"].partition(";")[0]
    text = browser.get("/show/E1", cookie=cookie).text
    assert word in text
    assert not re.search(r"<dt>[a-z ]+</dt>", text)
