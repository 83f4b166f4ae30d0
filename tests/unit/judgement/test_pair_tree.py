"""Two values counted together correct the product of their shares, along a tree of dimensions."""

import math
import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.facts.persona import Pair
from farbank.judgement import counting, mosaic
from farbank.judgement.pair_tree import pair_tree
from farbank.judgement.shares import Tables
from farbank.judgement.told import Told

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))


def count(facts, tables):
    among = counting.Field(tables=tables)
    return among.count([among.narrowing(each) for each in facts])


def pair(one, other, share, low="", high=""):
    row = a.share("sex", "x", share, low, high)
    return Pair(
        dimension=one[0],
        value=one[1],
        other=other[0],
        other_value=other[1],
        share=row.share,
        low=row.low,
        high=row.high,
        source="invented",
    )


def known(tables, *pairs):
    rows = [
        Told(persona="P1", dimension=name, values=frozenset({word}), words=word, place="part 1", group="1")
        for name, word in pairs
    ]
    return mosaic.facts(rows, tables)


PORT, CLERK, TWINS = ("residence", "port ells"), ("occupation", "ferry clerk"), ("children", "twin sons")


def with_pairs(*rows):
    return Tables(populations=(replace(a.ELLMARK, pairs=rows),))


def test_clerks_who_nearly_all_live_in_the_port_are_not_multiplied():
    tables = with_pairs(pair(PORT, CLERK, "0.0038"))
    assert count(known(tables, PORT, CLERK), tables).median == pytest.approx(310_000 * 0.0038)
    assert count(known(tables, PORT, CLERK, TWINS), tables).median == pytest.approx(310_000 * 0.0038 * 0.012)


def test_a_pair_that_is_rarer_than_chance_lowers_the_count():
    tables = with_pairs(pair(PORT, CLERK, "0.00001"))
    assert count(known(tables, PORT, CLERK), tables).median == pytest.approx(3.1)


def test_a_pair_is_never_more_than_either_alone():
    tables = with_pairs(pair(PORT, CLERK, "0.5"))
    assert count(known(tables, PORT, CLERK), tables).median == pytest.approx(310_000 * 0.004)


def test_the_doubt_about_a_pair_widens_the_interval():
    sure, doubtful = (
        with_pairs(pair(PORT, CLERK, "0.0016", low, high)) for low, high in (("0.0016", "0.0016"), ("0.0001", "0.0100"))
    )
    first, second = (count(known(each, PORT, CLERK), each) for each in (sure, doubtful))
    assert second.lower < first.lower


def test_other_values_than_those_counted_are_not_corrected():
    tables = with_pairs(pair(PORT, ("occupation", "worker"), "0.001"))
    assert count(known(tables, PORT, CLERK), tables).median == pytest.approx(310_000 * 0.04 * 0.004)


def test_a_value_without_a_share_of_its_own_draws_no_edge():
    tables = with_pairs(pair(PORT, ("health", "lame"), "0.001"))
    assert pair_tree(tables.populations[0], tables).edges == frozenset()


def test_the_strongest_pairs_make_the_tree_and_none_closes_a_ring():
    rows = (pair(PORT, CLERK, "0.0038"), pair(CLERK, TWINS, "0.00006"), pair(PORT, TWINS, "0.0006"))
    tables = with_pairs(*rows)
    tree = pair_tree(tables.populations[0], tables)
    assert len(tree.edges) == 2
    assert ("occupation", "residence") in tree.edges
    assert tree.help_at_most <= 0


def test_leaving_a_fact_out_is_tried_where_two_rare_links_would_raise_the_count():
    tables = with_pairs(pair(PORT, CLERK, "0.0038"), pair(CLERK, TWINS, "0.0039"))
    both = count(known(tables, PORT, TWINS), tables)
    all_three = count(known(tables, PORT, CLERK, TWINS), tables)
    assert all_three.median <= both.median
    assert all_three.median <= 310_000 * 0.0038
    assert math.isfinite(all_three.upper)
