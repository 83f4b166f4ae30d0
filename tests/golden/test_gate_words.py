"""The words and the document of the gate on the drill, kept as they were shipped; programs and people rely on them."""

import json
import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.gate import judge
from farbank.judgement.totalising import find_totalising
from farbank.reading.report import read_report

HERE = Path(__file__).parent
CASES = HERE.parents[1] / "src" / "farbank" / "cases"
a = SimpleNamespace(**runpy.run_path(str(HERE.parent / "unit" / "judgement" / "gate_cases.py")))


def test_the_document_of_the_exposed_drill_is_the_one_that_was_shipped():
    shipped = json.loads((HERE / "gate_drill_exposed.json").read_text(encoding="utf-8"))
    assert judge(a.drill(a.EXPOSED)).to_json() == shipped


def test_the_document_of_the_border_report_is_the_one_that_was_shipped():
    shipped = json.loads((HERE / "gate_border_r1.json").read_text(encoding="utf-8"))
    assert judge(a.border(a.R_1)).to_json() == shipped


def test_asking_twice_gives_the_same_answer():
    assert judge(a.drill(a.EXPOSED)) == judge(a.drill(a.EXPOSED))


def as_written(case, name):
    path = CASES / case / name
    return read_report(path.read_text(encoding="utf-8"), file_name=name)


@pytest.mark.parametrize(
    ("name", "rules"), [("exposed.md", ["mosaic", "exposing_set", "published_alone"]), ("repaired.md", [])]
)
def test_the_reports_of_the_drill_as_written_come_out_as_said(name, rules):
    ask = replace(a.drill(as_written("drill", name)), find_totalising=find_totalising)
    assert a.rules(judge(ask)) == rules


@pytest.mark.parametrize(("name", "rules"), [("report.md", ["stale_figure"]), ("report-repaired.md", [])])
def test_the_reports_of_the_border_as_written_come_out_as_said(name, rules):
    ask = replace(a.border(a.R_1), draft=as_written("border", name), find_totalising=find_totalising)
    assert a.rules(judge(ask)) == rules
