"""Who must have approved the exact bytes of a report before they leave."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.errors import Damage
from farbank.judgement.approval import (
    GOOD_FOR,
    NEVER,
    Approval,
    Asked,
    Signer,
    counting,
    never_overridden,
    of_verdict,
    saw_of,
    standing,
)
from farbank.judgement.verdict import Finding, People, Verdict, Where
from farbank.judgement.verdict_read import read_verdict

NOW = datetime(2026, 12, 1, tzinfo=UTC)
ONE, TWO, THREE = (Signer(member=f"M{number}", key=str(number) * 64) for number in (1, 2, 3))
MOSAIC = Finding(rule="mosaic", severity="BLOCK", persona="P-1", because="few fit")
ALREADY = Finding(rule="already_exposed", severity="HOLD", persona="P-1", because="out already")
REFUSED = Finding(rule="consent", severity="BLOCK", because="not agreed to")


def asked(*findings, **more):
    return Asked(package="a" * 64, findings=findings, now=NOW, **more)


def approval(who=ONE, *findings, **more):
    said = {"package": "a" * 64, "saw": saw_of(findings), "at": NOW, **more}
    return Approval(member=who.member, key=who.key, **said)


def test_two_members_let_the_same_bytes_leave():
    stands = standing([approval(ONE), approval(TWO)], [ONE, TWO], asked())
    assert (stands.by, stands.asks, stands.may_leave) == (("M1", "M2"), 2, True)


def test_one_member_twice_is_one_member():
    stands = standing([approval(ONE), approval(ONE)], [ONE, TWO], asked())
    assert (stands.by, stands.missing, stands.may_leave) == (("M1",), 1, False)


def test_publishing_counts_as_the_approval_of_whoever_publishes():
    given_ = [approval(ONE)]
    assert standing(given_, [ONE, TWO], asked(), "M2").by == ("M1", "M2")
    assert standing(given_, [ONE, TWO], asked(), "M1").missing == 1
    assert standing(given_, [ONE, TWO], asked(), "M9").missing == 1


def test_where_the_case_has_one_member_that_one_suffices():
    stands = standing([], [ONE], asked(), "M1")
    assert (stands.asks, stands.by, stands.may_leave) == (1, ("M1",), True)


def test_one_key_under_two_ids_is_one_person():
    twin = replace(ONE, member="M7")
    stands = standing([approval(ONE), approval(twin)], [ONE, twin], asked())
    assert (stands.asks, len(stands.by)) == (1, 1)
    assert standing([approval(ONE), approval(twin)], [ONE, twin, TWO], asked(), "M7").missing == 1


@pytest.mark.parametrize(
    "void",
    [
        approval(TWO, package="b" * 64),
        approval(TWO, MOSAIC),
        approval(replace(TWO, key="9" * 64)),
        approval(THREE),
        approval(TWO, at=NOW - GOOD_FOR - timedelta(seconds=1)),
    ],
    ids=["one byte changed", "another finding", "new keys since", "left since", "fifteen days old"],
)
def test_what_voids_an_approval(void):
    assert counting([void], [ONE, TWO], asked()) == ()
    assert not standing([approval(ONE), void], [ONE, TWO], asked()).may_leave


def test_an_approval_is_good_for_fourteen_days():
    assert counting([approval(at=NOW - GOOD_FOR)], [ONE], asked())


def test_taking_a_report_back_voids_what_was_approved_before():
    since = NOW - timedelta(hours=1)
    before, after = approval(ONE, at=since), approval(TWO, at=NOW)
    assert counting([before, after], [ONE, TWO], asked(since=since)) == (after,)


def test_findings_are_overridden_by_two_members_and_never_by_one():
    first, second = (approval(who, MOSAIC, overrides=True, because="x") for who in (ONE, TWO))
    alone = standing([first], [ONE, TWO], asked(MOSAIC), "M2")
    assert (alone.open, alone.may_leave, alone.by) == ((MOSAIC,), False, ("M1",))
    assert not standing([first], [ONE], asked(MOSAIC), "M1").may_leave
    assert not standing([first, approval(TWO, MOSAIC)], [ONE, TWO], asked(MOSAIC)).may_leave
    both = standing([first, second], [ONE, TWO], asked(MOSAIC))
    assert (both.open, both.may_leave, both.overriding) == ((), True, (first, second))


@pytest.mark.parametrize("rule", NEVER)
def test_what_the_gate_could_not_read_or_a_person_did_not_agree_to_is_never_overridden(rule):
    found = (MOSAIC, replace(REFUSED, rule=rule))
    given_ = [approval(who, *found, overrides=True, because="x") for who in (ONE, TWO)]
    assert standing(given_, [ONE, TWO], asked(*found)).open == never_overridden(found) == found[1:]


def test_one_editor_acknowledges_what_is_out_already_for_that_persona_and_nothing_else():
    said = (("already_exposed", "P-1"), ("mosaic", "P-1"))
    other = replace(ALREADY, persona="P-2")
    alone = standing([approval(ONE, ALREADY, acknowledges=said[:1])], [ONE], asked(ALREADY), "M1")
    assert (alone.may_leave, len(alone.acknowledging)) == (True, 1)
    found = (ALREADY, other, MOSAIC)
    assert standing([approval(ONE, *found, acknowledges=said)], [ONE], asked(*found)).open == (other, MOSAIC)


@given(st.lists(st.tuples(st.sampled_from([ONE, TWO, THREE]), st.booleans(), st.integers(0, 30))), st.booleans())
def test_bytes_leave_only_with_two_different_members_of_today_behind_them(said, is_open):
    found = (MOSAIC,) if is_open else ()
    given_ = [approval(who, *found, overrides=over, at=NOW - timedelta(days=days)) for who, over, days in said]
    good = {who.member for who, over, days in said if who != THREE and days <= 14 and (over or not is_open)}
    assert standing(given_, [ONE, TWO], asked(*found)).may_leave == (len(good) == 2)


def test_the_question_a_verdict_puts_is_about_its_bytes_and_its_findings():
    verdict = Verdict(findings=(MOSAIC,), bytes="a" * 64)
    assert of_verdict(verdict, NOW) == asked(MOSAIC)


def test_a_verdict_is_read_back_as_it_was_recorded():
    where = Where(channel="body", text="a clerk", start=2, end=7)
    found = replace(MOSAIC, where=(where,), k=People(lower=1, median=2, upper=3), repair=("leave it out",))
    verdict = Verdict(findings=(found,), bytes="a" * 64, checked=("x",), report="R-1", title="T")
    assert read_verdict(said(verdict), report="R-1", title="T") == verdict


def said(verdict):
    return json.dumps(verdict.to_json())


@pytest.mark.parametrize(
    "untrusted", ["", "[]", "{}", "null", '{"findings": [{"rule": 1}], "bytes": ""}', "[" * 100_000]
)
def test_a_verdict_of_another_form_is_damage(untrusted):
    with pytest.raises(Damage, match="does not have the form of one"):
        read_verdict(untrusted)


def test_a_verdict_that_says_better_than_its_findings_is_damage():
    worse = said(Verdict(findings=(MOSAIC,), bytes="a" * 64)).replace('"verdict": "BLOCK"', '"verdict": "NO FINDING"')
    with pytest.raises(Damage):
        read_verdict(worse)
