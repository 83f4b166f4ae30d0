"""What a new draft says otherwise: sentence by sentence, with the marks of the old ones kept for the gate."""

from farbank.judgement.difference import Difference, difference, struck
from farbank.values.draft import Cite, Draft, Named, Paragraph, Text


def draft(*paragraphs):
    return Draft(title="The quay", blocks=tuple(Paragraph(runs=runs) for runs in paragraphs))


def said(words):
    return (Text(text=words),)


def words(found):
    return [each.words for each in found.changes]


def test_a_draft_is_no_different_from_itself():
    same = draft(said("It rained. It was cold."))
    assert not difference(same, same)


def test_a_sentence_that_was_written_otherwise_is_told_beside_the_new_one():
    found = difference(draft(said("It rained. It was cold.")), draft(said("It rained. It was warm.")))
    assert words(found) == [("It was cold.", "It was warm.")]
    assert found
    assert found.more_than_spelling == ""


def test_a_sentence_that_was_put_in_or_taken_out_has_nothing_beside_it():
    longer, shorter = draft(said("It rained. It was cold.")), draft(said("It rained."))
    assert words(difference(shorter, longer)) == [("", "It was cold.")]
    assert words(difference(longer, shorter)) == [("It was cold.", "")]
    assert difference(longer, shorter).more_than_spelling == "a sentence was put in or taken out"


def test_a_number_is_more_than_spelling():
    found = difference(draft(said("Two of 3 came.")), draft(said("Two of 4 came.")))
    assert found.more_than_spelling == "a number changed"


def test_a_citation_that_went_is_evidence_that_went_and_no_other_sentence():
    cited = draft((Text(text="It rained "), Cite(label="E-PAGE"), Text(text=".")))
    found = difference(cited, draft(said("It rained.")))
    assert (found.added, found.removed, words(found)) == ((), ("E-PAGE",), [])
    assert found.more_than_spelling == "it cites other evidence"
    assert difference(draft(said("It rained.")), cited).added == ("E-PAGE",)


def test_a_drawing_that_is_other_is_a_difference():
    same = draft(said("It rained."))
    found = difference(same, same, ("coverage-1",))
    assert found
    assert found.more_than_spelling == "its figures are drawn otherwise"


def test_the_title_is_a_sentence_too():
    old = draft(said("It rained."))
    assert words(difference(old, Draft(title="The pier", blocks=old.blocks))) == [("The quay", "The pier")]


def test_the_marks_of_an_old_sentence_go_with_it_and_those_of_its_neighbours_do_not():
    named = Named(runs=said("a clerk"), persona="P-CLERK", discloses=(("occupation", "clerk"),))
    old = draft(
        (
            Named(runs=said("A keeper"), persona="P-KEEPER", discloses=()),
            Text(text=" came. Then "),
            named,
            Text(text=" left."),
        )
    )
    new = draft((Named(runs=said("A keeper"), persona="P-KEEPER", discloses=()), Text(text=" came. Then nobody left.")))
    (sentence,) = struck(difference(old, new).changes)
    assert sentence.text == "Then a clerk left."
    assert [(each.run.persona, sentence.text[each.start : each.end]) for each in sentence.marks] == [
        ("P-CLERK", "a clerk")
    ]


def test_what_was_put_in_strikes_nothing():
    assert struck(difference(draft(said("It rained.")), draft(said("It rained. It was cold."))).changes) == ()
    assert not Difference()
