"""A report that left and says something else now is held until its readers are told why, and old words are judged."""

from datetime import date

from farbank.judgement.difference import difference, struck
from farbank.judgement.draft_text import passages
from farbank.judgement.gate import judge
from farbank.judgement.question import Question
from farbank.judgement.unexplained import unexplained_changes
from farbank.values.draft import Draft, Named, Paragraph, Text

OLD = Draft(title="t", outlet="desk", blocks=(Paragraph(runs=(Text(text="It rained for 30 days."),)),))
NEW = Draft(title="t", outlet="desk", blocks=(Paragraph(runs=(Text(text="It rained for days."),)),))


def asked(**more):
    return Question(package="0" * 64, draft=NEW, today=date(2024, 4, 1), **more)


def rules(question):
    return {(each.rule, each.severity) for each in judge(question).findings}


def test_a_change_without_a_reason_is_held_with_the_words_and_the_command():
    (found,) = unexplained_changes(asked(changed=difference(OLD, NEW), report="R-1"), passages(NEW))
    assert (found.rule, found.severity) == ("unexplained_change", "HOLD")
    assert [each.text for each in found.where] == ["It rained for days."]
    assert "farbank publish R-1 --because" in found.repair[0]


def test_a_sentence_that_was_taken_out_is_held_though_there_is_no_place_to_point_to():
    (found,) = unexplained_changes(asked(changed=difference(OLD, Draft(title="t"))), ())
    assert found.where == ()
    assert "farbank publish REPORT" in found.repair[0]


def test_nothing_is_held_where_it_never_left_or_is_the_same_or_readers_are_told():
    assert unexplained_changes(asked(), ()) == ()
    assert unexplained_changes(asked(changed=difference(NEW, NEW)), ()) == ()
    assert unexplained_changes(asked(changed=difference(OLD, NEW), explained=True), ()) == ()


def test_old_words_are_not_asked_whether_they_are_true_today():
    told = asked(changed=difference(OLD, NEW), explained=True, struck=struck(difference(OLD, NEW).changes))
    assert ("loose_number", "HOLD") not in rules(told)
    assert ("loose_number", "HOLD") in rules(Question(package="0" * 64, draft=OLD, today=date(2024, 4, 1)))
    assert "old words that its corrections repeat: 1" in judge(told).checked


def test_a_correction_that_repeats_what_must_not_be_said_is_judged_by_the_old_words():
    named = Named(runs=(Text(text="a clerk"),), persona="P-CLERK", discloses=(("occupation", "clerk"),))
    exposing = Draft(title="t", outlet="desk", blocks=(Paragraph(runs=(Text(text="So says "), named, Text(text="."))),))
    changed = difference(exposing, NEW)
    silent = rules(asked(changed=changed, explained=True))
    loud = rules(asked(changed=changed, explained=True, struck=struck(changed.changes)))
    assert silent == set()
    assert any(severity in {"HOLD", "BLOCK"} for _, severity in loud)
