"""Words that describe somebody and stand in no mark are found, counted as if declared, and given a mark to paste."""

import runpy
import tomllib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

import farbank
from farbank.assemble.people_read import people_reader
from farbank.facts.source import SourceNamed
from farbank.judgement.gate import judge
from farbank.values.draft import Picture
from farbank.values.package import ChannelText

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "gate_cases.py")))
READER = people_reader()
ASKS = {"undeclared", "unread_description"}


def gate(*blocks, **changes):
    """A report read by the real reader; P-CLERK is the one persona."""
    fields = {name: changes.pop(name) for name in ("title", "language", "published") if name in changes}
    return judge(a.question(a.draft(*blocks, **fields), read_people=READER, **changes))


def channel(name, text, language="en"):
    return ChannelText(channel=name, text=text, language=language, file="index.html")


def asked(verdict):
    return [each for each in verdict.findings if each.rule in ASKS]


def test_a_description_in_no_mark_holds_with_its_words_its_dimension_and_a_mark_to_paste():
    found = a.only(gate("A ferry clerk said that the boats are gone."), "undeclared")
    assert found.severity == "HOLD"
    assert [each.text[each.start : each.end] for each in found.where] == ["ferry clerk"]
    assert found.because == (
        '"ferry clerk" (occupation) describes a private person in the body and stands in no mark, so nobody counted it.'
    )
    assert found.repair[0] == (
        "Declare it with a row for P-... under personas: [ferry clerk]{@P-... occupation=ferry_clerk}"
    )


def test_the_pasted_mark_answers_the_finding():
    marked = a.paragraph(
        "A ", a.named("ferry clerk", "P-CLERK", occupation="ferry_clerk"), " said that boats are gone."
    )
    assert asked(gate(marked)) == []


def test_beside_a_mark_it_is_counted_as_if_declared_and_blocks_where_too_few_are_left():
    out = (a.disclosure("residence", "Port Ells"), a.disclosure("children", "twin_sons", number=2))
    beside = a.paragraph(a.named("A resident", "P-CLERK"), ", who is a ferry clerk, said so.")
    quiet = a.paragraph(a.named("A resident", "P-CLERK"), " said so.")
    found = a.only(gate(beside, disclosures=out), "undeclared")
    assert (found.severity, found.persona, found.k.median) == ("BLOCK", "P-CLERK", 1)
    assert "Counted as if declared, about 1 person" in found.because
    assert "[ferry clerk]{@P-CLERK occupation=ferry_clerk}" in found.repair[0]
    assert asked(gate(quiet, disclosures=out)) == []


def test_what_stays_within_the_limits_says_so():
    found = a.only(gate(a.paragraph(a.named("A resident", "P-CLERK"), ", a worker, said so.")), "undeclared")
    assert (found.severity, found.k) == ("HOLD", None)
    assert found.because.endswith("Counted as if declared, it stays within the limits.")


def test_what_nobody_counted_is_asked_about_without_a_number():
    found = a.only(gate(a.paragraph(a.named("A resident", "P-CLERK"), ", a nurse, said so.")), "undeclared")
    assert "nurse" in found.because
    assert "Counted" not in found.because


def test_what_is_declared_once_is_declared_in_every_channel_and_what_one_channel_adds_names_it():
    body = a.paragraph("A ", a.named("ferry clerk", "P-CLERK", occupation="ferry_clerk"), " said so.")
    repeats = (channel("url", "posts/quiet-harbour-ferry-clerk"), channel("file_name", "ferry-clerk.html"))
    assert asked(gate(body, channels=repeats)) == []
    adds = gate(body, channels=(channel("url", "posts/quiet-harbour-nurse"),))
    found = a.only(adds, "undeclared")
    assert found.where[0].channel == "url"
    assert "in the url" in found.because
    assert "[nurse]{@P-CLERK occupation=nurse}" in found.repair[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("map_mark", "Home of the nurse"),
        ("chart_note", "Counted by a nurse"),
        ("file_metadata", "Interview with a nurse"),
        ("lead", "A nurse speaks."),
        ("pull_quote", "“I am a nurse,” she says."),
    ],
)
def test_every_channel_of_the_package_is_read(name, text):
    found = asked(gate("The ferry no longer sails.", channels=(channel(name, text),)))
    assert [each.where[0].channel for each in found] == [name]


def test_the_same_words_are_told_once_though_they_stand_in_many_texts():
    twice = gate(
        "A ferry clerk spoke.", "Later a ferry clerk wept.", channels=(channel("body", "A ferry clerk spoke."),)
    )
    assert len(asked(twice)) == 1


def test_what_is_in_print_of_a_persona_is_declared():
    out = (a.disclosure("occupation", "ferry_clerk"),)
    said = a.paragraph(a.named("A resident", "P-CLERK"), ", a ferry clerk, said so.")
    assert asked(gate(said, disclosures=out)) == []


def test_a_mark_with_another_dimension_declares_nothing_of_this_one():
    mark = a.paragraph("So says ", a.named("a nurse from Hyesan", "P-CLERK", occupation="nurse"), ".")
    found = a.only(gate(mark), "undeclared")
    assert '"Hyesan" (residence)' in found.because
    assert "nurse" not in [each.text[each.start : each.end] for each in found.where]


def test_a_mark_that_declares_kin_declares_the_sex_that_the_word_for_kin_tells():
    mark = a.paragraph("So says ", a.named("the father of twin boys", "P-CLERK", children="twin_sons"), ".")
    assert asked(gate(mark)) == []


def test_two_personas_in_one_sentence_leave_open_whose_it_is():
    both = a.paragraph(a.named("One", "P-CLERK"), " and ", a.named("another", "P-2"), " know a nurse who fled.")
    people = (a.persona("P-CLERK", id="P1"), a.persona("P-2", id="P2", subject="S2"))
    labels = {"P-CLERK": "P1", "P-2": "P2"}
    found = asked(gate(both, personas=people, labels=labels, consents=(a.consent(), a.consent("S2"))))
    assert [each.persona for each in found] == [""]


def test_a_citation_in_the_sentence_declares_nothing():
    cited = a.paragraph("A ferry clerk said so ", a.cite("E-1"), a.named(", friends say", "P-CLERK", sex="male"), ".")
    assert "ferry clerk" in a.only(gate(cited), "undeclared").because


def test_a_public_source_may_be_described():
    said = a.paragraph(a.named("A resident", "P-CLERK"), ", a ferry clerk, said so.")
    public = {"S1": a.source("S1", "press", public=True, name="public")}
    assert asked(gate(said, sources=public)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Farmers in the north received less fertiliser.",
        "A ministry spokesman said he had nothing to add.",
        "A soldier who leaves his post can be shot.",
        "The ferry no longer sails, say people on the coast.",
        "Kim Jong Un's sister said the border would stay shut. She did not say why.",
    ],
)
def test_what_is_public_or_general_is_no_finding(words):
    assert gate(words).verdict == "NO FINDING"


def test_a_description_that_belongs_to_nobody_is_said_and_not_passed_over():
    found = a.only(gate("The 43-year-old sells mushrooms."), "unread_description")
    assert found.because == (
        '"43-year-old" in the body may describe a private person, and the gate could not settle whom.'
    )


def test_the_places_of_a_picture_that_somebody_at_risk_gave_are_asked_about():
    body = a.paragraph(a.named("A resident", "P-CLERK"), " filmed the quay.")
    shown = Picture(
        item="E-PHOTO", caption=(a.text("The quay at Port Ells, from the shore."),), alt="Boats near Port Ells"
    )
    known = {"items": {"E1": "S1"}, "labels": {"P-CLERK": "P1", "E-PHOTO": "E1"}}
    found = a.only(gate(body, shown, **known), "undeclared")
    assert (found.persona, found.where[0].channel) == ("P-CLERK", "caption")
    assert '"Port Ells" (event_place)' in found.because
    told = (a.disclosure("event_place", "Port Ells"),)
    assert asked(gate(body, shown, **known, disclosures=told)) == []
    assert asked(gate(body, shown, items={"E1": "S9"}, labels=known["labels"])) == []


def test_each_language_is_read_by_its_own_rules_and_marked_in_its_own_words():
    found = a.only(gate("회령의 한 간호사는 약이 없다고 털어놓았다.", language="ko"), "undeclared")
    assert "[간호사]{@P-... occupation=간호사}" in found.repair[0]


def test_the_words_of_our_own_pages_describe_nobody():
    wording = tomllib.loads((Path(farbank.__file__).parent / "publish" / "words.toml").read_text(encoding="utf-8"))
    said = {(language, words) for english, others in wording.items() for language, words in _each(english, others)}
    assert len(said) > 500
    for language, words in sorted(said):
        read = READER(words, language, "caption", ())
        told = [each for one in read.described for each in (*one.attributes, one.unread) if each]
        assert (words, told, read.groups) == (words, [], ())


def _each(english, others):
    yield "en", english
    for language, words in others.items():
        if isinstance(words, str):
            yield language, words
        else:
            yield from _each(english, words)


def test_a_gate_that_reads_no_words_says_that_facts_in_no_mark_were_not_checked():
    plain = a.draft("The ferry no longer sails.")
    assert "facts in no mark" in judge(a.question(plain)).not_checked
    read = judge(replace(a.question(plain), read_people=READER))
    assert "facts in no mark" not in read.not_checked
    assert "descriptions that no rule reads" in read.not_checked


def test_no_finding_holds_the_id_of_a_source():
    said = a.paragraph(a.named("A resident", "P-CLERK"), ", a ferry clerk, said so.")
    verdict = gate(said, sources={"S77": a.source("S77")}, personas=(a.persona("P-CLERK", id="P1", subject="S77"),))
    assert "S77" not in str(verdict.to_json())


def whole_country():
    """A population in which half are women."""
    return (a.population(a.share("sex", "female", "0.5"), a.share("sex", "male", "0.5"), count=100_000),)


def test_the_sex_of_a_known_persona_is_counted_without_asking_and_noted():
    words = a.paragraph(a.named("A resident", "P-CLERK"), " said that she counted the boats.")
    verdict = gate(words, populations=whole_country())
    assert asked(verdict) == []
    assert [(each.persona, each.dimension, each.value, each.words) for each in verdict.counted] == [
        ("P1", "sex", "female", "she")
    ]
    assert 'counted without a mark: "she" (sex)' in verdict.checked


def test_a_sex_that_leaves_too_few_or_that_nobody_counted_is_asked_about():
    words = a.paragraph(a.named("A resident", "P-CLERK"), " said that she counted the boats.")
    few = (a.population(a.share("sex", "female", "0.5"), count=60),)
    assert [each.rule for each in asked(gate(words, populations=few))] == ["undeclared"]
    assert [each.rule for each in asked(gate(words, populations=()))] == ["undeclared"]
    assert gate(words, populations=()).counted == ()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", "약은 장마당에 있었고 병원에는 드물었다."),
        ("ko", "장화를 보면 어떤 경비병인지 안다고 한다."),
        ("ja", "両岸とも通話の質は落ちたと技術者は話す。"),
        ("zh", "工程师说，两岸的通话质量都变差了。"),
    ],
)
def test_what_says_nothing_of_one_person_is_not_asked_about(language, words):
    assert asked(gate(words, language=language)) == []


def test_them_and_in_are_no_goods():
    words = a.paragraph(
        a.named("A worker", "P-CLERK", occupation="worker"), " was paid in shoes and sold them at night."
    )
    assert asked(gate(words)) == []


def test_what_a_public_source_is_called_describes_nobody():
    office = SourceNamed(id="S-9", label="S-9", kind_of="authority", public=True, name="Harbour office of Ellmark")
    words = "A clerk at the Harbour office of Ellmark said so."

    def found(**changes):
        held = [where for each in asked(gate(words, **changes)) for where in each.where]
        return {each.text[each.start : each.end] for each in held}

    assert any("office of Ellmark" in each or "Ellmark" in each for each in found())
    assert not any("Ellmark" in each for each in found(sources={"S-9": office}))
