"""Which origins a statement rests on, and when two of them are one."""

import runpy
from pathlib import Path
from types import SimpleNamespace

from farbank.judgement.dependence import dependence
from farbank.judgement.independence import handler, joined
from farbank.judgement.weight import weigh

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("evidence_rows.py"))))


def basis(node, **rows):
    return dependence(a.evidence(**rows)).basis(node)


def counted(claim, **rows):
    found = weigh(claim, a.evidence(**rows))
    return found.n_min, found.n_max


def two(*links, hands=("S1", "S2"), **more):
    """Two statements in two items with an origin each, both bearing strongly."""
    rows = {
        "sources": [a.source("S1"), a.source("S2")],
        "items": [a.item("E1", hands[0]), a.item("E2", hands[1])],
        "origins": [a.origin("O1", "E1"), a.origin("O2", "E2", "measured", first_hand=True)],
        "statements": [a.statement("T1", "E1"), a.statement("T2", "E2")],
        "links": list(links),
    }
    return {**rows, **more}


BOTH = a.finding(a.bearing("T1", "strong"), a.bearing("T2", "strong"))


def test_two_items_of_two_sources_are_two_origins():
    assert counted(BOTH, **two()) == (2, 2)


def test_two_items_of_one_source_may_be_one_origin_until_somebody_says_they_are_not():
    rows = two(hands=("S1", "S1"))
    assert counted(BOTH, **rows) == (1, 2)
    assert any("both came through S-S1" in each for each in weigh(BOTH, a.evidence(**rows)).advice)
    assert counted(BOTH, **two(a.link("J1", "E1", "O2", "independent"), hands=("S1", "S1"))) == (2, 2)


def test_two_items_of_one_collection_may_be_one_origin():
    items = [a.item("E1", "S1", collection="K1"), a.item("E2", "S2", collection="K1")]
    found = weigh(BOTH, a.evidence(**two(items=items)))
    assert (found.n_min, found.n_max) == (1, 2)
    assert "Ask whether O-O1 and O-O2 are independent: both came through collection K1." in found.advice


def test_an_unknown_link_counts_both_ways_and_an_independent_one_settles_it():
    unknown = a.link("J1", "E1", "E2", "unknown")
    assert counted(BOTH, **two(unknown)) == (1, 2)
    assert counted(BOTH, **two(unknown, a.link("J2", "E2", "E1", "independent"))) == (2, 2)


def test_items_of_one_origin_are_one_whatever_else_is_said():
    same = a.link("J1", "E2", "E1", "same_origin")
    assert counted(BOTH, **two(same)) == (1, 1)
    assert counted(BOTH, **two(same, a.link("J2", "E2", "E1", "independent"))) == (1, 1)
    assert counted(BOTH, **two(a.link("J1", "O2", "O1", "same_origin"))) == (1, 1)


def test_a_withdrawn_link_no_longer_joins():
    rows = two(a.link("J1", "E2", "E1", "same_origin"))
    assert counted(BOTH, **rows, withdrawn=frozenset({"J1"})) == (2, 2)


def test_one_origin_in_common_with_an_item_of_several_is_a_question():
    rows = two(a.link("J1", "E2", "E1", "same_origin"))
    rows["origins"] = [*rows["origins"], a.origin("O3", "E1", "heard")]
    rows["statements"] = [a.statement("T1", "E1", origin="O1"), a.statement("T2", "E2", origin="O2")]
    found = weigh(BOTH, a.evidence(**rows))
    assert (found.n_min, found.n_max) == (1, 2)
    assert "Say which origin E-E2 and E-E1 have in common; one of them has several." in found.advice


def test_a_statement_rests_on_the_origin_it_names():
    rows = two()
    rows["origins"] = [*rows["origins"], a.origin("O3", "E1", "heard")]
    named = [a.statement("T1", "E1", origin="O3"), a.statement("T2", "E2")]
    assert basis("T1", **{**rows, "statements": named}).origins == {"O3"}


def test_a_named_origin_that_was_withdrawn_is_not_rested_on():
    named = [a.statement("T1", "E1", origin="O2"), a.statement("T2", "E2")]
    rows = {**two(), "statements": named}
    assert basis("T1", **rows, withdrawn=frozenset({"O2"})).origins == {"O1"}


def test_a_statement_that_names_none_rests_on_what_its_own_links_reach():
    rows = two(a.link("J1", "T1", "E2"))
    found = basis("T1", **rows)
    assert (found.origins, found.direct, found.upstream) == ({"O2"}, frozenset(), {"E2"})
    assert basis("E1", **rows).origins == {"O1"}


def test_an_item_of_several_origins_counts_as_one_to_several():
    rows = two()
    rows["origins"] = [*rows["origins"], a.origin("O3", "E1", "heard")]
    claim = a.finding(a.bearing("T1", "strong"))
    found = weigh(claim, a.evidence(**rows))
    assert (found.n_min, found.n_max) == (1, 2)
    assert "Say which origin T-T1 rests on: O-O1, O-O3." in found.advice


def test_statements_that_may_rest_on_either_of_two_add_nothing_to_the_one_that_is_counted():
    rows = two()
    rows["items"] = [*rows["items"], a.item("E3", "S3")]
    rows["sources"] = [*rows["sources"], a.source("S3")]
    rows["origins"] = [*rows["origins"], a.origin("O3", "S9", "heard")]
    rows["links"] = [a.link("J1", "T3", "E1"), a.link("J2", "T3", "E2")]
    rows["statements"] = [*rows["statements"], a.statement("T3", "E3")]
    loose = weigh(a.finding(a.bearing("T1", "weak"), a.bearing("T3", "strong")), a.evidence(**rows))
    assert (loose.n_min, loose.n_max) == (1, 2)
    sure = weigh(
        a.finding(a.bearing("T1", "weak"), a.bearing("T2", "weak"), a.bearing("T3", "strong")), a.evidence(**rows)
    )
    assert (sure.n_min, sure.n_max) == (2, 2)


def test_an_item_without_an_origin_has_its_sources():
    rows = {**two(), "origins": [a.origin("O9", "S1")]}
    assert basis("E1", **rows).origins == {"O9"}
    assert basis("E2", **rows).origins == {"of S2"}
    assert basis("E2", **rows, withdrawn=frozenset({"S2"})).origins == frozenset()


def test_a_transcript_is_still_first_hand_and_an_article_about_it_is_not():
    items = [a.item("E1", "S1"), a.item("E2", "S1", derived_from="E1", derivation="transcript")]
    rows = two(items=items, origins=[a.origin("O1", "E1", first_hand=True)])
    found = basis("T2", **rows)
    assert (found.origins, found.direct, found.upstream) == ({"O1"}, {"O1"}, {"E1"})
    told = two(a.link("J1", "E2", "E1"), origins=[a.origin("O1", "E1", first_hand=True)])
    assert basis("T2", **told).direct == frozenset()


def test_statements_only_said_to_be_alike_rest_on_their_items():
    rows = two(a.link("J1", "T1", "T2", "same_origin"), a.link("J2", "T2", "T1", "same_origin"))
    assert basis("T1", **rows).origins == basis("T2", **rows).origins == {"O1", "O2"}
    one_way = two(a.link("J1", "T1", "T2", "same_origin"))
    assert counted(BOTH, **one_way) == (1, 1)
    assert basis("T1", **two(a.link("J1", "T1", "T1", "same_origin"))).origins == {"O1"}


def test_statements_that_derive_from_each_other_go_round_in_a_circle():
    rows = two(a.link("J1", "T1", "T2"), a.link("J2", "T2", "T1"))
    assert counted(BOTH, **rows) == (0, 0)


def test_a_compilation_reaches_what_it_compiles_and_adds_nothing():
    rows = two(a.link("J1", "E3", "E1"), a.link("J2", "E3", "E2"))
    rows["items"] = [*rows["items"], a.item("E3", "S3")]
    rows["sources"] = [*rows["sources"], a.source("S3")]
    rows["statements"] = [*rows["statements"], a.statement("T3", "E3")]
    assert basis("T3", **rows).origins == {"O1", "O2"}
    three = a.finding(*BOTH.rests_on, a.bearing("T3", "strong"))
    assert counted(three, **rows) == (2, 2)


def test_the_handler_of_an_origin_is_the_source_it_came_through():
    held = a.evidence(**two(origins=[a.origin("O1", "E1"), a.origin("O2", "S2")]))
    assert (handler("O1", held), handler("O2", held), handler("of S2", held)) == ("S1", "S2", "S2")


def test_a_source_that_stands_for_an_origin_and_an_origin_stated_of_its_item_may_be_one():
    rows = two(hands=("S1", "S1"), origins=[a.origin("O1", "E1")])
    found = weigh(BOTH, a.evidence(**rows))
    assert (found.n_min, found.n_max) == (1, 2)
    assert "Ask whether O-O1 and what S-S1 tells are independent: both came through S-S1." in found.advice


def test_joining_takes_the_smallest_name_of_each_group():
    assert joined(["c", "a"], [("b", "c"), ("d", "b")]) == {"a": "a", "b": "b", "c": "b", "d": "b"}
