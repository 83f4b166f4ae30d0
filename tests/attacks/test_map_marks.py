"""The mark of a place on the map is drawn where the case says, the same in every report and edition: there is no chance in
it that a reader could take out by averaging. A row that was moved after it was printed holds."""

import ast
import re
import runpy
import shutil
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

import farbank
from farbank.assemble.ground import ground_for_release
from farbank.assemble.newsroom import newsroom
from farbank.assemble.pages.page import make_page
from farbank.judgement.draft_text import passages
from farbank.judgement.jitter import jitter
from farbank.judgement.publications import Drawn, Publication
from farbank.publish import atlas, ink
from farbank.reading.report import read_report
from farbank.values.handling import Secret

UNIT = Path(__file__).parents[1] / "unit" / "judgement"
a = SimpleNamespace(**runpy.run_path(str(UNIT / "gate_cases.py")))
REPORT = """---
title: {title}
outlet: sample-desk
language: {language}
published: {day}
---
{words}

::: map {{line=yalu-tumen target=fence,fence_china_side}}
{words}
:::
"""
EDITIONS = [
    ("en", "2024-04-01"),
    ("ko", "2024-04-01"),
    ("ja", "2024-05-20"),
    ("zh-Hans", "2025-01-15"),
    ("en", "2025-11-03"),
]


def source_of(folder):
    return sorted((Path(farbank.__file__).parent / folder).rglob("*.py"))


@pytest.fixture
def figures(border):
    """The map of five reports, in four languages and on different days."""
    with newsroom(border.case, Secret(border.passphrase.read_text().strip())) as room:
        evidence, found = ground_for_release(room), []
        for number, (language, day) in enumerate(EDITIONS):
            text = REPORT.format(title=f"R{number}", language=language, day=day, words="Words of the map.")
            (figure,) = make_page(room, None, read_report(text, file_name="x"), evidence).page.figures
            found.append((language, figure))
    return found


def test_one_place_has_one_mark_in_every_report_and_edition(figures):
    marks = [[(each.start, each.end) for each in figure.lit] for _, figure in figures]
    assert marks[0]
    assert all(each == marks[0] for each in marks)
    for draw in (atlas.alone, atlas.tall, atlas.wide):
        lamps = [lit_paths(draw(figure, language)) for language, figure in figures]
        assert lamps[0]
        assert all(each == lamps[0] for each in lamps)


def lit_paths(drawing):
    """The strokes of light on the line; the one in the key has no glow."""
    paths = re.findall(r"<path [^>]*>", drawing)
    return [each for each in paths if ink.LAMP in each and "stroke-opacity" in each]


@pytest.mark.parametrize("folder", ["publish", "assemble/pages"])
def test_nothing_that_draws_a_page_draws_by_chance(folder):
    """Only public names and salts are drawn, once, where the page is made."""
    chance = {}
    for path in source_of(folder):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
        names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        if names & {"random", "secrets", "uuid", "numpy.random"}:
            chance[path.name] = sorted(names & {"random", "secrets", "uuid", "numpy.random"})
    assert chance == ({"page.py": ["secrets"]} if folder == "assemble/pages" else {})


def drawn(look="L1", source="S1", **place):
    return Drawn(
        look=look, source=source, line="yalu-tumen", called="the mill", **{"centre": 5, "extent": 2000, **place}
    )


def held(now, before, **changes):
    report = Publication(id="R1", label="R-1", draft=a.draft("x"), left=date(2024, 5, 2), drawn=before)
    figure = a.Computed(what="map", options=(("line", "yalu-tumen"),), caption=(a.paragraph("Where."),))
    ask = a.question(a.draft(figure), looks_drawn=now, publications=(report,), **changes)
    return jitter(ask, passages(ask.draft))


@pytest.mark.parametrize(
    "place", [{"centre": 6}, {"extent": 2500}, {"centre": None, "extent": 0, "start": 4, "end": 6}]
)
def test_a_look_that_was_moved_after_it_was_printed_is_held(place):
    (found,) = held((drawn(**place),), (drawn(),))
    assert (found.rule, found.severity) == ("jitter", "HOLD")
    assert '"the mill" stood elsewhere in R-1 of 15 August 2024' in found.because
    assert [each.text for each in found.where] == ["Where."]


def test_marks_that_stay_are_new_or_public_are_let_by():
    assert held((drawn(),), (drawn(),)) == ()
    assert held((drawn("L2", centre=9),), (drawn(),)) == ()
    assert held((drawn(centre=9),), (drawn(),), sources={"S1": a.source("S1", "press", public=True)}) == ()


@pytest.mark.long
def test_a_row_that_is_moved_between_two_releases_of_a_case_is_held(border, shipped, tmp_path):
    folder = shutil.copytree(shipped / "border", tmp_path / "border")
    border.good("publish", "R-2", "--out", tmp_path / "cms", "--for", "cms")
    sheet = (folder / "border.yaml").read_text(encoding="utf-8")
    moved = sheet.replace(
        'at: "Sakju County, North Pyongan", extent_m: 2000', 'at: "Sakju County, North Pyongan", extent_m: 2600'
    )
    assert moved != sheet
    (folder / "border.yaml").write_text(moved, encoding="utf-8")
    border.good("apply", folder / "border.yaml")
    told = border("gate", "R-2", "--json").json
    assert "jitter" in {each["rule"] for each in told["findings"]}
