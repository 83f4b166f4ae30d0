"""The page about the workbench names every address that there is, with its methods, and none that there is not.

A row has one or more addresses, each of which answers to all its methods; `NAME` in the page is a `{name}` of the
application.
"""

import re
from pathlib import Path

from farbank.web.case import Case
from farbank.web.entrance import Entrance
from farbank.web.routes import ROUTES
from farbank.web.workbench import Workbench

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "workbench.md"


def documented():
    found = set()
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        row = re.fullmatch(r"\|((?: ?`/[^`]*`,?)+) \|.*\| ([A-Z, ]+) \|", line)
        if row:
            addresses = [_plain(each) for each in re.findall(r"`([^`]*)`", row[1])]
            found |= {(address, method) for address in addresses for method in row[2].split(", ")}
    return found


def _plain(address):
    return re.sub(r"(?<=/)[A-Z]+", "*", address.partition("?")[0])


def served():
    workbench = Workbench(Case(Path(), None), Entrance(Path(), port=1, session="s", door="d"))
    return {
        (re.sub(r"\{[^}]+\}", "*", each.path), method)
        for each in workbench.routes()
        for method in each.methods - {"HEAD"}
    }


def test_every_address_stands_in_the_page_with_its_methods_and_no_other_does():
    assert documented() ^ served() == set()


def test_what_records_answers_to_a_post_alone():
    assert {each.method for each in ROUTES if each.needs == "records"} == {"POST"}
    assert {each.method for each in ROUTES if each.needs == "reads"} == {"GET"}
