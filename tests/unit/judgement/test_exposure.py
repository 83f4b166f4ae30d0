"""What the draft says about people: counted, asked, explained and mended."""

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.gate import judge
from farbank.judgement.question import Limits

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))


def saying(words="a resident", persona="P-CLERK", **discloses):
    return a.draft(a.paragraph(a.named(words, persona, **discloses), " said so."))


def judged(report, *out, **changes):
    return judge(a.question(report, disclosures=out, **changes))


def test_two_reports_that_are_each_harmless_expose_together():
    assert judged(saying(sex="female")).verdict == "NO FINDING"
    found = a.only(judged(saying(sex="female"), *a.OUT), "mosaic")
    assert found.severity == "HOLD"
    assert found.k.median == 25


def test_a_third_fact_blocks_what_two_only_held():
    assert judged(saying(children="twin_sons"), *a.OUT).verdict == "BLOCK"


def test_a_persona_with_nothing_told_needs_no_count():
    assert judged(saying(), populations=()).verdict == "NO FINDING"


def test_a_new_persona_of_the_same_person_does_not_reset():
    personas = a.persona("P-CLERK", id="P1"), a.persona("P-NEW", id="P2", printed_as="a father")
    verdict = judged(saying(persona="P2", children="twin_sons"), *a.OUT, personas=personas)
    found = a.only(verdict, "mosaic")
    assert (found.severity, found.persona) == ("BLOCK", "P-NEW")


@pytest.mark.parametrize("side", [0, 1])
def test_personas_linked_by_a_person_are_judged_together(side):
    links = ({"linked": ("P2",)}, {}) if side else ({}, {"linked": ("P1",)})
    personas = a.persona("P-CLERK", id="P1", **links[0]), a.persona("P-NEW", "S2", id="P2", **links[1])
    verdict = judged(saying(persona="P2", children="twin_sons"), *a.OUT, personas=personas, consents=(a.consent("S2"),))
    assert a.only(verdict, "mosaic").severity == "BLOCK"


def test_a_chain_of_links_is_one_person():
    personas = (
        a.persona("P1", "S1", linked=("P2",)),
        a.persona("P2", "S2", linked=("P3",)),
        a.persona("P3", "S3"),
    )
    verdict = judged(saying(persona="P3", children="twin_sons"), *a.OUT, personas=personas)
    assert "mosaic" in a.rules(verdict)


def test_not_linked_parts_two_personas():
    personas = a.persona("P1", "S1", linked=("P2",)), a.persona("P2", "S2", not_linked=("P1",))
    verdict = judged(saying(persona="P2", children="children"), *a.OUT, personas=personas, consents=(a.consent("S2"),))
    assert verdict.verdict == "NO FINDING"


def test_not_linked_never_parts_two_personas_of_one_person():
    personas = a.persona("P1", "S1"), a.persona("P2", "S1", not_linked=("P1",))
    assert judged(saying(persona="P2", children="twin_sons"), *a.OUT, personas=personas).verdict == "BLOCK"


def test_a_draft_that_adds_nothing_to_somebody_over_exposed_is_told_apart():
    out = (*a.OUT, a.disclosure("children", "twin_sons", number=3))
    verdict = judged(saying(occupation="ferry_clerk"), *out)
    assert a.rules(verdict) == ["already_exposed"]
    assert verdict.verdict == "HOLD"


def test_a_wider_word_for_what_is_out_adds_nothing():
    assert a.rules(judged(saying(occupation="worker"), *a.OUT)) == ["already_exposed"]


def test_a_narrower_word_for_what_is_out_adds():
    out = a.disclosure("occupation", "worker"), a.disclosure("residence", "Port Ells", number=2)
    assert "mosaic" in a.rules(judged(saying(occupation="ferry_clerk"), *out))


def test_a_persona_behind_a_cited_item_is_judged_without_being_printed():
    report = a.draft(a.paragraph("The ferry no longer sails ", a.cite("E-MSG"), "."))
    assert a.rules(judge(a.drill(report))) == ["already_exposed"]


def test_a_persona_behind_a_cited_finding_is_judged_too():
    report = a.draft(a.paragraph("The ferry no longer sails ", a.cite("F1"), "."))
    assert a.rules(judge(replace(a.drill(report), rests={"F1": ("E1",)}))) == ["already_exposed"]


def test_somebody_the_case_does_not_know_holds():
    found = a.only(judged(saying("a driver", "P-DRIVER", occupation="driver")), "undeclared_persona")
    assert found.severity == "HOLD"
    assert found.persona == "P-DRIVER"
    assert found.where[0].text[found.where[0].start : found.where[0].end] == "a driver"


def test_a_value_nobody_counted_holds_and_is_named():
    found = a.only(judged(saying(occupation="lamplighter")), "not_counted")
    assert "lamplighter" in found.because
    assert found.severity == "HOLD"


def test_without_a_population_everything_told_is_not_counted():
    assert a.rules(judged(saying(sex="female"), populations=())) == ["not_counted"]


def test_a_dimension_nobody_knows_holds():
    assert a.rules(judged(saying(mushrooms="collects"))) == ["unknown_dimension"]


def test_what_a_person_marked_as_impossible_to_look_up_adds_nothing():
    out = a.disclosure("children", "twin_sons", number=3, lookup="none", lookup_by="M1")
    assert judged(saying(children="twin_sons"), out).verdict == "NO FINDING"


def test_a_mark_that_nobody_signed_takes_nothing_out():
    out = a.disclosure("dialect", "harbour words", lookup="none", lookup_by=" ")
    assert a.rules(judged(saying(), out)) == ["not_counted"]
    assert judged(saying(), replace(out, lookup_by="M1")).verdict == "NO FINDING"


def test_two_sexes_of_one_person_are_asked_about():
    found = a.only(judged(saying(sex="female"), a.disclosure("sex", "male")), "contradiction")
    assert "male (part 1, May 2024) and female (this draft)" in found.because


def test_two_ages_are_asked_about_and_an_age_in_its_band_is_not():
    ages = a.population(a.share("age", "41", "0.02"), a.share("age", "52", "0.02"), a.share("age", "40-49", "0.15"))
    assert "contradiction" in a.rules(judged(saying(age="52"), a.disclosure("age", "41"), populations=(ages,)))
    assert "contradiction" not in a.rules(judged(saying(age="40-49"), a.disclosure("age", "41"), populations=(ages,)))


def test_a_printed_set_of_values_is_narrowed_by_the_draft():
    assert judged(saying(sex="female"), a.disclosure("sex", "female", "male")).verdict == "NO FINDING"


def test_a_disclosure_without_a_value_is_asked_about():
    assert a.rules(judged(saying(), a.disclosure("sex"))) == ["contradiction"]


def test_what_few_people_knew_blocks_without_statistics():
    found = a.only(judge(a.drill(saying(knows="harbour timetable of July 2024"))), "counted_set")
    assert found.severity == "BLOCK"
    assert "9 people at most" in found.because


def test_what_few_people_knew_blocks_in_other_words_too():
    ask = replace(a.drill(saying(knows="the new sailing times")), disclosures=())
    assert a.only(judge(ask), "counted_set").k.upper == 9


def test_a_counted_set_bounds_even_without_a_population():
    ask = a.question(saying(knows="the list"), access=(a.access("the list", 9),), populations=())
    assert a.only(judge(ask), "counted_set").k.to_json() == {"upper": 9, "median": 9, "lower": 0}


def test_what_the_source_holds_counts_only_once_it_is_told():
    assert judge(replace(a.drill(saying(sex="female")), disclosures=())).verdict == "NO FINDING"


def test_a_small_named_group_holds():
    ask = a.question(saying(workplace="Shed 3"), access=(a.access("shed 3", 30),))
    assert "small_group" in a.rules(judge(ask))
    assert "small_group" not in a.rules(judge(replace(ask, access=(a.access("shed 3", 5000),))))


def test_a_population_with_the_same_words_is_a_counted_set():
    small = a.population(label="Shed_3", count=12)
    verdict = judge(a.question(saying(workplace="shed 3"), populations=(a.ELLMARK, small)))
    assert "counted_set" in a.rules(verdict)


def test_the_smallest_answer_of_several_populations_stands():
    coast = a.population(a.share("sex", "female", "0.5"), label="coast", count=1200)
    found = a.only(judge(a.question(saying(sex="female"), populations=(a.ELLMARK, coast))), "mosaic")
    assert found.k.median == 600


def test_three_dated_places_hold_without_a_count():
    out = []
    for number, town in enumerate(("Port Ells", "Northtown", "Reedwick")):
        part = f"part {number}"
        out.append(a.disclosure("event_place", town, where=part, number=2 * number + 2))
        out.append(a.disclosure("event_time", "2024-05", where=part, number=2 * number + 3))
    assert "dated_places" in a.rules(judged(saying(), *out))
    assert "dated_places" not in a.rules(judged(saying(), *out[:4]))


def test_a_cheaper_wording_is_proposed_before_leaving_it_out():
    found = a.only(judged(saying(occupation="ferry_clerk")), "mosaic")
    assert found.repair == ('Say "worker" instead of "ferry clerk".', 'Leave "ferry clerk" out.')


def remedies(words, *marked, **tells):
    """What is offered for a draft of three sentences, of which the second marks words of one persona."""
    text = a.paragraph("It is quiet. So said ", a.named(words, "P-CLERK", **tells), *marked, ". Nobody came.")
    found = a.only(judged(a.draft(text)), "mosaic").remedies
    return [(each.does, each.changes[0].was, each.changes[0].words, each.changes[0].tells) for each in found]


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("an old ferry clerk", "an old worker"), ("a ferry clerk", "a worker"), ("Ferry  clerk Kim", "Worker Kim"),
    ],
)  # fmt: skip
def test_a_wider_value_that_stands_there_as_it_is_counted_is_a_change_of_words(words, instead):
    first, *_ = remedies(words, occupation="ferry_clerk")
    assert first == ('Say "worker" instead of "ferry clerk".', words, instead, (("occupation", "worker"),))


@pytest.mark.parametrize("words", ["whoever sells the tickets", "ferry clerks", "매표원"])
def test_what_is_told_in_other_words_is_left_to_a_person_or_the_sentence_is_cut(words):
    offered = remedies(words, occupation="ferry_clerk")
    assert [each[0] for each in offered] == ['Leave "ferry clerk" out.']
    assert offered[0][1:3] == (f"So said {words}.", "")


def test_words_that_tell_two_things_are_not_widened_by_a_click():
    does = [each[0] for each in remedies("a ferry clerk", occupation="ferry_clerk", children="twin_sons")]
    assert all(not each.startswith("Say") for each in does)


def test_words_of_a_headline_are_not_cut():
    (text,) = a.draft(a.paragraph(a.named("x", "P-CLERK", occupation="ferry_clerk"), " said so.")).blocks
    caption = a.draft(text)
    assert a.only(judged(caption), "mosaic").remedies == ()  # its only sentence


def test_at_most_three_repairs_are_proposed_and_the_cheapest_comes_first():
    found = a.only(judged(saying(occupation="ferry_clerk", children="twin_sons", residence="Port Ells")), "mosaic")
    assert len(found.repair) == 3
    assert not found.repair[0].startswith("Leave")


def test_when_no_change_of_words_is_enough_the_person_is_left_out():
    told = dict.fromkeys(("rank", "goods", "health", "service", "workplace"), "rare")
    rare = a.population(*(a.share(each, "rare", "0.002") for each in told))
    found = a.only(judged(saying(**told), populations=(rare,)), "mosaic")
    assert found.repair == ("Leave the resident out of this part, or let a wider group say it.",)


def test_somebody_printed_by_a_name_is_left_out_by_that_name():
    personas = (a.persona("P-CLERK", id="P1", printed_as="Ms. A"),)
    verdict = judged(saying(sex="female"), *a.OUT, personas=personas)
    assert a.only(verdict, "published_alone").repair == (
        'Leave "Ms. A" out of this part, or let a wider group say it.',
    )


def test_one_fact_can_suffice():
    few = a.population(a.share("occupation", "keeper", "0.00001"), a.share("sex", "female", "0.5"))
    verdict = judged(saying(occupation="keeper", sex="female"), populations=(few,))
    assert a.only(verdict, "exposing_set").because == "One fact suffices: keeper (about 3)."


def test_an_adversary_without_a_limit_holds_nobody():
    verdict = judged(saying(occupation="ferry_clerk"), limits=Limits(block_below=1, adversaries=("A0",)))
    assert verdict.verdict == "NO FINDING"


def test_two_facts_of_a_draft_share_no_ordinal():
    verdict = judged(saying(sex="female", children="children"), *a.OUT)
    assert "No wording of this draft repairs it" in a.only(verdict, "published_alone").because


def test_two_earlier_parts_leave_together():
    out = a.OUT[0], replace(a.OUT[1], where="part 2")
    found = a.only(judged(saying(sex="female"), *out), "published_alone")
    assert "part 1 and part 2 alone leave about 50" in found.because
