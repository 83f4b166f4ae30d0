"""The weight of a finding: what counts, what does not, and what the desk is told to ask."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.facts.finding import Checks, Totalising
from farbank.judgement.origin_kinds import kind_of_origin
from farbank.judgement.weight import weigh

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("evidence_rows.py"))))


def many(count, *links, kinds=("saw", "measured", "document"), **more):
    """So many statements, each in an item of its own with an origin and a source of its own, all first-hand."""
    numbers = range(1, count + 1)
    rows = {
        "sources": [a.source(f"S{n}") for n in numbers],
        "items": [a.item(f"E{n}", f"S{n}") for n in numbers],
        "origins": [a.origin(f"O{n}", f"E{n}", kinds[n % len(kinds)], first_hand=True) for n in numbers],
        "statements": [a.statement(f"T{n}", f"E{n}") for n in numbers],
        "links": list(links),
    }
    return a.evidence(**{**rows, **more})


def claim(*strengths, stance="supports", **more):
    return a.finding(*(a.bearing(f"T{n}", each, stance) for n, each in enumerate(strengths, start=1)), **more)


def test_nothing_to_rest_on_is_unassessed():
    for empty in (a.finding(), a.finding(a.bearing("T1", stance="mentions")), a.finding(a.bearing("T99"))):
        found = weigh(empty, many(1))
        assert (found.status, found.n_min, found.n_max, found.p_min, found.p_max) == ("unassessed", 0, 0, 0.2, 0.5)


def test_what_it_rests_on_and_is_not_here_is_named_whichever_side_it_took_and_what_was_withdrawn_is_not():
    rests = (
        a.bearing("T1"),
        a.bearing("T8", stance="contradicts"),
        a.bearing("T9", stance="mentions"),
        a.bearing("T2"),
    )
    found = weigh(a.finding(*rests), many(2, withdrawn=frozenset({"T2"})))
    assert found.unheld == ("T8",)
    assert "T8, on which it rests, cannot be read here (forgotten, or its key lies elsewhere)" in found.advice[0]
    assert weigh(a.finding(a.bearing("T1"), a.bearing("E2")), many(2)).unheld == ()


@pytest.mark.parametrize("state", ["withdrawn", "superseded"])
def test_a_finding_that_was_set_aside_stays_so(state):
    assert weigh(claim("strong", "strong", status=state), many(2)).status == state


def test_a_withdrawn_row_takes_the_finding_with_it():
    assert weigh(claim("strong"), many(1, withdrawn=frozenset({"F1"}))).status == "withdrawn"


def test_two_kinds_one_first_hand_and_eighty_per_cent_are_corroborated():
    found = weigh(claim("strong", "moderate"), many(2))
    assert (found.status, found.n_min) == ("corroborated", 2)
    assert found.p_min == pytest.approx(10 / 11)


def test_three_origins_and_ninety_five_per_cent_are_strongly_corroborated():
    assert weigh(claim("strong", "strong", "strong"), many(3)).status == "strongly_corroborated"
    assert weigh(claim("moderate", "moderate", "weak"), many(3)).status == "corroborated"


def test_two_of_one_kind_are_supported_and_told_what_is_missing():
    found = weigh(claim("strong", "strong"), many(2, kinds=("saw",)))
    assert found.status == "supported"
    assert any("origins of two kinds" in each for each in found.advice)


def test_nobody_first_hand_is_supported():
    origins = [a.origin("O1", "E1"), a.origin("O2", "E2", "measured")]
    found = weigh(claim("strong", "strong"), many(2, origins=origins))
    assert found.status == "supported"
    assert any("first-hand" in each for each in found.advice)


def test_a_word_retold_is_not_first_hand():
    retold = a.finding(*(a.bearing(f"T{n}", "strong", hearsay=1) for n in (1, 2)))
    assert weigh(retold, many(2)).status == "supported"


def test_an_origin_whose_item_is_gone_is_not_first_hand():
    rests = [a.statement("T1", "E3", origin="O1"), a.statement("T2", "E3", origin="O2")]
    items = [a.item("E3", "S3")]
    assert weigh(claim("strong", "strong"), many(2, statements=rests, items=items)).status == "supported"
    by_source = [a.origin("O1", "S1", first_hand=True), a.origin("O2", "S2", "measured")]
    assert (
        weigh(claim("strong", "strong"), many(2, statements=rests, items=items, origins=by_source)).status
        == "corroborated"
    )


def test_a_photograph_and_a_person_are_two_kinds():
    items = [a.item("E1", "S1", media="image/jpeg"), a.item("E2", "S2", media="text/plain")]
    held = many(2, items=items, origins=[a.origin(f"O{n}", f"E{n}", first_hand=True) for n in (1, 2)])
    assert weigh(claim("strong", "strong"), held).status == "corroborated"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("satellite_analyst", "measurement"),
        ("authority", "document"),
        ("defector", "person"),
        ("organisation", "document"),
    ],
)
def test_a_source_that_stands_for_an_origin_is_of_its_own_kind(kind, expected):
    held = a.evidence(sources=[a.source("S1", kind_of=kind)])
    assert kind_of_origin("of S1", held) == expected
    assert kind_of_origin("of S9", held) == "person"


def test_contradiction_by_another_origin_is_contested_until_it_weighs_little():
    against = a.bearing("T2", "moderate", "contradicts")
    found = weigh(a.finding(a.bearing("T1", "strong"), against), many(2))
    assert (found.status, found.n_min) == ("contested", 1)
    assert found.contested_index == pytest.approx(0.376, abs=0.001)
    rests = [*(a.bearing(f"T{n}", "strong") for n in (1, 2, 3)), a.bearing("T4", "weak", "contradicts")]
    assert weigh(a.finding(*rests), many(4)).status != "contested"


def test_two_independent_origins_against_it_refute_it():
    found = weigh(claim("strong", "strong", stance="contradicts"), many(2))
    assert (found.status, found.n_min, found.contested_index) == ("refuted", 0, 1)
    assert found.p_max < 0.1
    assert weigh(claim("strong", stance="contradicts"), many(1)).status == "contested"


def test_an_origin_at_odds_with_itself_weighs_nothing():
    held = many(1, statements=[a.statement("T1", "E1"), a.statement("T2", "E1")])
    found = weigh(a.finding(a.bearing("T1", "strong"), a.bearing("T2", "weak", "contradicts")), held)
    assert (found.status, found.self_contradicting, found.relay_errors) == ("cannot_judge", ("O-O1",), ())
    assert "O-O1 contradicts itself and weighs nothing." in found.steps


def test_two_relays_that_disagree_leave_the_finding_contested():
    held = many(3, a.link("J1", "E2", "E1"), a.link("J2", "E3", "E1"), origins=[a.origin("O1", "E1")])
    found = weigh(a.finding(a.bearing("T2", "strong"), a.bearing("T3", "strong", "contradicts")), held)
    assert (found.status, found.relay_errors, found.contested_index) == ("contested", (), 0.5)


def test_a_relay_of_a_mistaken_relay_is_mistaken_too():
    held = many(3, a.link("J1", "E2", "E1"), a.link("J2", "E3", "E2"), origins=[a.origin("O1", "E1")])
    rests = [
        a.bearing("T1", "strong"),
        a.bearing("T2", "strong", "contradicts"),
        a.bearing("T3", "weak", "contradicts"),
    ]
    found = weigh(a.finding(*rests), held)
    assert (found.status, found.relay_errors) == ("single_origin", ("T-T2", "T-T3"))


def test_three_guesses_are_one_weak_origin():
    guesses = [a.statement(f"T{n}", f"E{n}", mode="motive" if n == 1 else "inferred") for n in (1, 2, 3)]
    found = weigh(claim("strong", "strong", "strong"), many(3, statements=guesses))
    assert (found.status, found.n_min, found.n_max) == ("single_origin", 1, 1)
    assert found.p_min == pytest.approx(1 / 3)


def test_an_item_can_be_rested_on_itself_and_a_failed_check_is_said():
    failed = Checks(authenticity="fail", time="pass", place="pass", integrity="pass")
    held = many(1)
    assert weigh(a.finding(a.bearing("E1", "strong")), held).status == "single_origin"
    found = weigh(a.finding(a.bearing("E1", "strong", checks=failed)), held)
    assert (found.status, found.n_max) == ("cannot_judge", 0)
    assert "E-E1 failed its check of authenticity and weighs nothing." in found.advice


def test_what_reaches_no_origin_is_said():
    found = weigh(claim("strong"), many(1, origins=[], sources=[]))
    assert found.status == "cannot_judge"
    assert any("it reaches no origin" in each for each in found.advice)


def test_what_was_seen_long_before_is_stale():
    old = [a.statement("T1", "E1", when=a.year(2017))]
    found = weigh(claim("strong", when=a.year(2023)), many(1, statements=old))
    assert found.p_min == pytest.approx(0.5)
    assert any("stale" in each for each in found.advice)
    assert weigh(claim("strong", when=a.year(2019)), many(1, statements=old)).p_min == pytest.approx(5 / 7)


def test_what_weighs_less_for_one_cause_is_told_in_one_sentence():
    old = [a.statement(f"T{n}", f"E{n}", when=a.year(2017)) for n in (1, 2)]
    found = weigh(claim("strong", "strong", when=a.year(2023)), many(2, statements=old))
    [told] = [each for each in found.advice if "less than" in each]
    assert told.startswith("T-T1, T-T2 weigh less than they could: ")
    alone = weigh(claim("strong", when=a.year(2023)), many(1, statements=old[:1]))
    assert any(each.startswith("T-T1 weighs less than it could: ") for each in alone.advice)


def test_a_statement_without_an_item_rests_on_what_it_is_linked_to():
    held = many(1, a.link("J1", "T2", "O1"), statements=[a.statement("T2", "")])
    assert weigh(a.finding(a.bearing("T2", "strong")), held).status == "single_origin"


def test_support_for_some_years_is_support_for_these_years():
    years = [
        a.statement("T1", "E1", when=a.year(2020, 2023)),
        a.statement("T2", "E2", when=a.days("2022-01-01", "2022-12-31")),
    ]
    spanning = claim("strong", "strong", when=a.year(2020, 2023))
    found = weigh(spanning, many(2, statements=years))
    assert (found.status, found.scope) == ("corroborated", "scope 2022-01-01 to 2022-12-31 of 2020 to 2023")


def test_no_scope_is_named_when_whole_bearings_give_the_same():
    years = [
        a.statement(f"T{n}", f"E{n}", when=None if n < 3 else a.days("2022-01-01", "2022-12-31", "2022"))
        for n in (1, 2, 3)
    ]
    found = weigh(claim("moderate", "moderate", "weak", when=a.year(2020, 2023)), many(3, statements=years))
    assert (found.status, found.scope, found.narrower) == ("corroborated", "", "")


@pytest.mark.parametrize(
    ("looked", "scope"),
    [
        (a.Count(value=321_000, precision="at_most"), "scope at most 321 of 1,300 km"),
        (a.about(321_000), "scope about 321 of 1,300 km"),
        (a.Count(value=300_000, precision="range", high=321_000), "scope at most 321 of 1,300 km"),
        (a.Count(value=321_000, precision="at_least"), ""),
        (a.Count(value=1_300_000), ""),
        (None, ""),
    ],
)
def test_a_tally_reaches_what_it_looked_at(looked, scope):
    held = many(1, tallies=[a.tally(looked=looked, item="E1")])
    found = weigh(a.finding(a.bearing("Y1", "strong"), stretch=a.stretch()), held)
    assert (found.status, found.scope) == ("single_origin", scope)


def test_words_that_claim_a_whole_are_found_even_where_nobody_owned_up_to_them():
    found = weigh(claim("strong", text="No one crosses the river."), many(1)).totalising
    assert found is not None
    assert (found.words, found.backed, found.because) == ("No one", False, "no coverage is named for it")
    assert weigh(claim("strong"), many(1)).totalising is None


def test_words_that_a_tally_carries_are_backed():
    held = many(1, tallies=[a.tally(looked=a.Count(value=321_000), present=a.about(300_000), item="E1")])
    found = weigh(claim("strong", totalising=Totalising(words="almost all", coverage="Y-Y1")), held).totalising
    assert found is not None
    assert (found.backed, found.because) == (True, "certain for 93.4 % of what Y-Y1 looked at")


def test_the_steps_tell_how_it_was_weighed():
    found = weigh(claim("strong", "none"), many(2))
    assert found.steps[0] == "Likelihood table version 1."
    assert "T-T1 supports: strong given, strong left, 10, by O-O1." in found.steps
    assert "T-T2 supports: none given, none left, 1, by O-O2." in found.steps
    assert "Counted strictly: 1 for, 0 against; 10; p 0.714 to 0.909." in found.steps
