"""The reason for a change after a release: recorded once, and never a matter of spelling when it is more."""

import pytest

from farbank.desk.revise import explain
from farbank.errors import Refused
from farbank.facts.report import ReportDrafted
from farbank.facts.revised import RevisionExplained
from farbank.judgement.difference import Difference, difference
from farbank.values.digest import sha256_hex
from farbank.values.draft import Draft, Paragraph, Text

REPORT = ReportDrafted(id="R1", label="R-1", heading="t", text="the new text")
SINCE = "a" * 64


def draft(words):
    return Draft(title="t", blocks=(Paragraph(runs=(Text(text=words),)),))


CHANGED = difference(draft("It raind."), draft("It rained."))


def given(**more):
    asked = {"since": SINCE, "changed": CHANGED, "because": "It was wrong.", "shows": "old_words", "known": ()}
    return explain(REPORT, **{**asked, **more})


def test_the_reason_names_the_release_before_and_the_text_it_is_about():
    (fact,) = given(because=" It was wrong. ")
    assert fact == RevisionExplained(
        report="R1", since=SINCE, now=sha256_hex(b"the new text"), because="It was wrong.", shows="old_words"
    )


def test_the_same_reason_is_recorded_once_and_a_better_one_again():
    first = given()
    assert given(known=first) == []
    (better,) = given(known=first, because="The paper says so.")
    assert given(known=[*first, better]) != []


def test_figures_that_are_drawn_otherwise_stand_in_the_reason():
    (fact,) = given(changed=Difference(figures=("coverage-1",)))
    assert fact.figures == ("coverage-1",)


def test_a_change_needs_words_and_spelling_does_not():
    with pytest.raises(Refused, match="say why"):
        given(because="  ")
    (fact,) = given(because="", shows="minor")
    assert (fact.because, fact.shows) == ("", "minor")


def test_what_is_more_than_spelling_is_not_called_minor():
    with pytest.raises(Refused, match="more than spelling: a number changed"):
        given(changed=difference(draft("2 came."), draft("3 came.")), shows="minor")


@pytest.mark.parametrize(
    ("given_words", "because"),
    [
        ({"since": "b"}, "64 hexadecimal"),
        ({"now": "Z" * 64}, "64 hexadecimal"),
        ({"because": " "}, "has a reason"),
    ],
)
def test_a_reason_that_names_no_package_or_says_nothing_cannot_be(given_words, because):
    with pytest.raises(Refused, match=because):
        RevisionExplained(**{"report": "R1", "since": SINCE, "now": SINCE, "because": "x", **given_words})
