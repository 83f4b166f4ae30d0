"""Approving exactly these bytes, answering for what the gate found, and taking a report back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from farbank.desk.approve import Shown, Words, approve, publishing, withdraw_report
from farbank.errors import Held, Refused
from farbank.judgement.approval import Approval, Standing, saw_of
from farbank.judgement.verdict import Finding, Verdict

MOSAIC = Finding(rule="mosaic", severity="BLOCK", persona="P-1", because="few fit")
ALREADY = Finding(rule="already_exposed", severity="HOLD", persona="P-1", because="out already")
CRASHED = Finding(rule="crashed", severity="BLOCK", because="The gate could not finish: x.")


def shown(*findings):
    return Shown(of="farbank/0#R1", form="site", verdict=Verdict(findings=findings, bytes="a" * 64))


def stands(*findings, asks=2):
    return Standing(asks=asks, by=(), open=findings)


def own(**more):
    return Approval(member="M1", key="1", at=datetime(2026, 12, 1, tzinfo=UTC), package="a" * 64, saw="", **more)


def test_what_was_approved_is_what_was_shown():
    (fact,) = approve(shown(), Words(), stands(), ())
    assert (fact.of, fact.package, fact.form, fact.outcome) == ("farbank/0#R1", "a" * 64, "site", "NO FINDING")
    assert (fact.saw, fact.overrides, fact.acknowledges, fact.because) == (saw_of(()), False, (), "")
    assert publishing(shown(), ()) == [fact]


def test_approving_twice_records_nothing_new():
    assert approve(shown(), Words(), stands(), (own(),)) == publishing(shown(), (own(),)) == []
    overriding = own(overrides=True, because="it must be known")
    words = Words(override=True, because=" it must be known ")
    assert approve(shown(MOSAIC), words, stands(MOSAIC), (overriding,)) == []
    (again,) = approve(shown(MOSAIC), replace(words, because="another reason"), stands(MOSAIC), (overriding,))
    assert again.because == "another reason"


def test_nothing_is_approved_while_a_finding_is_open():
    with pytest.raises(Held, match=r"the gate says BLOCK \(mosaic\); nothing was approved"):
        approve(shown(MOSAIC, MOSAIC), Words(), stands(MOSAIC, MOSAIC), ())


def test_findings_that_others_answered_for_do_not_keep_a_second_member_from_approving():
    (fact,) = approve(shown(ALREADY), Words(), stands(), ())
    assert (fact.outcome, fact.acknowledges, fact.saw) == ("HOLD", (), saw_of((ALREADY,)))


def test_one_editor_acknowledges_what_is_out_already_and_says_why():
    (fact,) = approve(
        shown(ALREADY), Words(acknowledge=("already_exposed",), because="adds nothing"), stands(ALREADY), ()
    )
    assert (fact.acknowledges, fact.because) == ((("already_exposed", "P-1"),), "adds nothing")


def test_an_override_is_recorded_with_its_written_reason():
    (fact,) = approve(shown(MOSAIC), Words(override=True, because="they asked for it"), stands(MOSAIC), ())
    assert (fact.overrides, fact.because, fact.outcome) == (True, "they asked for it", "BLOCK")


@pytest.mark.parametrize(
    ("words", "findings", "because"),
    [
        (Words(override=True), (MOSAIC,), "say why"),
        (Words(override=True, because=" "), (MOSAIC,), "say why"),
        (Words(acknowledge=("already_exposed",)), (ALREADY,), "say why"),
        (Words(override=True, acknowledge=("x",), because="y"), (MOSAIC,), "either override"),
        (Words(acknowledge=("mosaic",), because="y"), (MOSAIC,), "mosaic cannot be acknowledged"),
        (Words(acknowledge=("already_exposed",), because="y"), (), "did not find already_exposed"),
        (Words(override=True, because="y"), (), "nothing to override"),
        (Words(override=True, because="y"), (MOSAIC, CRASHED), "crashed is never overridden: nobody knows"),
    ],
)
def test_words_that_do_not_fit_are_refused(words, findings, because):
    with pytest.raises((Refused, Held), match=because):
        approve(shown(*findings), words, stands(*findings), ())


def test_nobody_overrides_alone():
    with pytest.raises(Refused, match="one member alone overrides nothing"):
        approve(shown(MOSAIC), Words(override=True, because="x"), stands(MOSAIC, asks=1), ())


def test_a_report_that_left_is_taken_back_once_with_a_reason():
    (fact,) = withdraw_report("R1", released=True, taken_back=False, because=" a caption ")
    assert (fact.report, fact.because, fact.printed, fact.notice) == ("R1", "a caption", "", "")
    assert withdraw_report("R1", released=True, taken_back=True, because="again") == []
    (said,) = withdraw_report("R1", released=True, taken_back=True, because="a caption", printed=" x ", notice="b" * 64)
    assert (said.printed, said.notice) == ("x", "b" * 64)


def test_what_never_left_or_has_no_reason_is_not_taken_back():
    with pytest.raises(Refused, match="R1 never left"):
        withdraw_report("R1", released=False, taken_back=False, because="x")
    with pytest.raises(Refused, match="say why"):
        withdraw_report("R1", released=True, taken_back=False, because=" ")
