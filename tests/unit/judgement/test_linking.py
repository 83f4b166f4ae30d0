"""How probable it is that two personas are one, and what that does to the draft."""

import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.gate import judge
from farbank.judgement.link_evidence import KINDS
from farbank.judgement.linking import LINKED_FROM, PRIOR, Linker, components, linked, profile
from farbank.judgement.mosaic import facts
from farbank.judgement.shares import Tables
from farbank.judgement.told import Told
from farbank.judgement.traces import SENDINGS, Trace, ties_of_sources

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))
WORLD = a.population(
    a.share("residence", "Port Ells", "0.04", "0.03", "0.05"),
    a.share("residence", "Inland", "0.16"),
    a.share("residence", "a coastal province", "0.6", "0.5", "0.7"),
    a.share("occupation", "ferry_clerk", "0.004", "0.002", "0.007"),
    a.share("occupation", "worker", "0.45", "0.4", "0.5"),
    a.share("children", "twin_sons", "0.012", "0.008", "0.018"),
    a.share("sex", "female", "0.5"),
    a.share("sex", "male", "0.5"),
    a.share("age", "30-49", "0.3"),
    count=3_000_000,
)
TABLES = Tables(populations=(WORLD,), access=(a.access("the list", 30),), today=date(2024, 8, 15))


def of(name, *pairs, when=date(2024, 5, 2)):
    rows = [
        Told(
            persona=name,
            dimension=dimension,
            values=frozenset(value.split("/")),
            words=value,
            place="part 1",
            group="1",
            when=when,
        )
        for dimension, value in pairs
    ]
    known = facts(rows, TABLES)
    return profile(frozenset({name}), known, known)


def probability(one, other, linker=None):
    link = (linker or Linker(tables=TABLES)).link(of("P1", *one), of("P2", *other))
    return link and link.probability


CLERK, PORT, TWINS = ("occupation", "ferry clerk"), ("residence", "port ells"), ("children", "twin sons")


def test_nothing_in_common_leaves_what_was_thought_before():
    assert probability([], []) == pytest.approx(PRIOR)
    assert probability([CLERK], [PORT]) == pytest.approx(PRIOR)


def test_a_rare_value_in_common_says_more_than_a_frequent_one():
    rare, frequent = probability([CLERK], [CLERK]), probability([("sex", "female")], [("sex", "female")])
    assert rare == pytest.approx(1 / (1 + 99 * 0.004 / 0.95))
    assert PRIOR < frequent < LINKED_FROM < rare


def test_a_value_inside_the_others_counts_by_the_wider_one():
    within = probability([PORT], [("residence", "a coastal province")])
    assert within == pytest.approx(1 / (1 + 99 * 0.6 / 0.95))


def test_sets_that_overlap_count_by_how_often_chance_has_it():
    found = probability([("residence", "port ells/inland")], [("residence", "inland/a coastal province")])
    assert found == pytest.approx(1 / (1 + 99 * 0.2 * 0.76 / (0.95 * 0.16)))


def test_what_differs_speaks_against_and_what_cannot_be_one_person_excludes():
    assert probability([PORT], [("residence", "inland")]) < PRIOR
    assert probability([("sex", "female")], [("sex", "male")]) is None
    assert probability([("goods", "salt")], [("goods", "rice")]) == pytest.approx(PRIOR)


def test_ages_are_compared_as_years_of_birth():
    assert probability([("age", "35")], [("age", "52")]) is None
    assert probability([("age", "35")], [("age", "37")]) == pytest.approx(PRIOR)  # two ways of counting
    assert probability([("age", "35")], [("age", "35")]) > PRIOR
    assert probability([("age", "old")], [("age", "young")]) < PRIOR
    early = of("P1", ("age", "35"), when=date(2018, 5, 2))
    assert Linker(tables=TABLES).link(early, of("P2", ("age", "41"))).probability > PRIOR


def test_a_value_nobody_counted_counts_as_one_in_twenty_and_a_counted_set_by_its_size():
    assert probability([("ties", "an uncle")], [("ties", "an uncle")]) == pytest.approx(1 / (1 + 99 * 0.05 / 0.95))
    assert probability([("knows", "the list")], [("knows", "the list")]) > 0.99
    bare = Linker(tables=Tables())
    assert probability([CLERK], [CLERK], bare) == pytest.approx(1 / (1 + 99 * 0.05 / 0.95))


def test_a_draft_cannot_part_what_print_links():
    moved = of("P1", CLERK, TWINS, PORT)
    drafted = replace(moved, published=of("P1", CLERK, TWINS).known)
    other = of("P2", CLERK, ("residence", "inland"))
    assert Linker(tables=TABLES).link(drafted, other).probability > Linker(tables=TABLES).link(moved, other).probability


def test_ties_and_words_of_a_person_count():
    both = frozenset({frozenset({"P1"}), frozenset({"P2"})})
    tied = Linker(tables=TABLES, ties={both: frozenset({"document", "reporter"})})
    link = tied.link(of("P1"), of("P2"))
    assert link.probability == pytest.approx(1 / (1 + 99 / 40))
    assert link.because == ("one document behind both", "one interviewer for both")
    assert Linker(tables=TABLES, apart=frozenset({both})).link(of("P1", CLERK), of("P2", CLERK)) is None


def test_every_kind_of_evidence_says_where_its_number_comes_from():
    assert all(each.note and each.words and each.ratio > 1 and each.weight > 0 for each in KINDS.values())


def test_what_hangs_together_is_found_from_one_end_and_never_joins_two_who_are_surely_two():
    known = [
        of("P1", CLERK, ("sex", "female")),
        of("P2", CLERK, TWINS),
        of("P3", TWINS, ("sex", "male")),
        of("P4", ("residence", "inland")),
    ]
    linker = Linker(tables=TABLES)
    links = linked(known[:1], known, linker)
    assert [sorted(each.one | each.other) for each in links] == [["P1", "P2"], ["P2", "P3"]]
    groups = components(links, {each.circle: each for each in known}, linker)
    assert [sorted(name for circle in group for name in circle) for group in groups] == [["P1", "P2"]]
    third = of("P3", TWINS)
    known[2] = third
    linker = Linker(tables=TABLES)
    groups = components(linked(known[:1], known, linker), {each.circle: each for each in known}, linker)
    assert [sorted(name for circle in group for name in circle) for group in groups] == [["P1", "P2", "P3"]]


def test_sources_are_tied_by_documents_batches_reporters_and_days():
    traces = [
        Trace(source=source, kind=kind, what=what)
        for source in ("S1", "S2")
        for kind, what in (("document", "E1"), ("batch", "K1"), ("reporter", "Abe"), ("sending", "2024-05-02"))
    ]
    assert {each.kind for each in ties_of_sources(traces)} == {"document", "batch", "reporter"}
    days = [Trace(source=each, kind="sending", what=f"2024-05-0{n}") for each in ("S1", "S2") for n in range(SENDINGS)]
    assert [each.kind for each in ties_of_sources(days)] == ["rhythm"]


# the gate


def saying(persona="P-NEW", words="a father", **discloses):
    return a.draft(a.paragraph(a.named(words, persona, **discloses), " said so."))


def two(report, *out, one=None, other=None, **changes):
    personas = (
        a.persona("P-CLERK", "S1", id="P1", **(one or {})),
        a.persona("P-NEW", "S2", id="P2", printed_as="a father", **(other or {})),
    )
    fields = {
        "populations": (WORLD,),
        "personas": personas,
        "sources": {"S1": a.source("S1"), "S2": a.source("S2")},
        "consents": (a.consent(), a.consent("S2")),
        "labels": {"P-CLERK": "P1", "P-NEW": "P2"},
        "disclosures": out,
    }
    return judge(a.question(report, **(fields | changes)))


BOTH = (
    a.disclosure("occupation", "ferry_clerk"),
    a.disclosure("residence", "Port Ells", number=2),
    a.disclosure("occupation", "ferry_clerk", persona="P2", number=3),
)


def test_a_new_pseudonym_of_another_codename_does_not_reset():
    assert a.rules(two(saying(children="twin_sons"), *BOTH[:2])) == []
    found = a.only(two(saying(children="twin_sons"), *BOTH), "linked")
    assert found.severity == "BLOCK"
    assert found.persona == "P-NEW"
    assert 'may take them for P-CLERK (0.71: both "ferry clerk"). Together Port Ells' in found.because
    assert found.where[0].text[found.where[0].start : found.where[0].end] == "a father"
    assert found.repair[-1] == "If they are two people for certain, say so with not_linked."


def test_what_may_still_be_told_is_what_the_union_leaves():
    def bits(*out):
        verdict = two(saying(sex="male"), *out, populations=(replace(WORLD, count=10**10, low=10**10, high=10**10),))
        assert verdict.verdict == "NO FINDING"
        (line,) = [each for each in verdict.checked if each.startswith("P-NEW") and "may be told" in each]
        return float(line.split(": ")[1].split()[0])

    assert bits(*BOTH) < bits(*BOTH[2:])


def test_two_people_whom_a_person_parted_are_judged_apart():
    verdict = two(saying(children="twin_sons"), *BOTH, one={"not_linked": ("P2", "P9")})
    assert "linked" not in a.rules(verdict)


def test_who_adds_nothing_to_the_union_holds_at_most():
    wide = replace(WORLD, count=WORLD.count * 20, low=WORLD.low * 20, high=WORLD.high * 20)
    out = (*BOTH, a.disclosure("children", "twin_sons", number=4))
    found = a.only(two(saying(), *out, populations=(wide,)), "linked")
    assert found.severity == "HOLD"
    assert found.repair[0] == "Leave the father out of this part, or let a wider group say it."


def test_a_change_of_the_draft_that_helps_the_union_is_proposed():
    wide = replace(WORLD, count=WORLD.count * 20, low=WORLD.low * 20, high=WORLD.high * 20)
    found = a.only(two(saying(children="twin_sons"), *BOTH, populations=(wide,)), "linked")
    assert found.repair[0] == 'Leave "twin sons" out.'


def test_what_two_sources_have_in_common_ties_their_personas():
    traces = tuple(
        Trace(source=source, kind=kind, what="x") for source in ("S1", "S2", "S9") for kind in ("document", "batch")
    )
    found = a.only(two(saying(children="twin_sons"), *BOTH[:2], traces=traces), "linked")
    assert "(0.80: one batch of material behind both, one document behind both)" in found.because


def test_three_who_hang_together_are_one_and_their_words_say_how():
    personas = tuple(a.persona(f"P{n}", f"S{n}", id=f"P{n}") for n in (1, 2, 3))
    out = (
        a.disclosure("occupation", "ferry_clerk", persona="P1"),
        a.disclosure("occupation", "ferry_clerk", persona="P2", number=2),
        a.disclosure("children", "twin_sons", persona="P2", number=3),
        a.disclosure("children", "twin_sons", persona="P3", number=4),
        a.disclosure("residence", "Port Ells", persona="P3", number=5),
    )
    verdict = judge(
        a.question(
            saying("P1", sex="male"),
            personas=personas,
            populations=(replace(WORLD, count=15_000_000, low=15_000_000, high=15_000_000),),
            consents=tuple(a.consent(f"S{n}") for n in (1, 2, 3)),
            disclosures=out,
            labels={},
        )
    )
    found = a.only(verdict, "linked")
    assert found.severity == "BLOCK"
    assert "P2 and P3 (0." in found.because


def test_one_place_on_one_day_and_rare_words_tie_two_personas():
    day = {"where": "part 1", "published": date(2024, 5, 2)}
    said = {"verbatim": "the boats come at night and nobody counts them"}
    out = (
        a.disclosure("event_place", "the old quay", number=1, **day, **said),
        a.disclosure("event_time", "2024-05-01", number=2, **day),
        a.disclosure("event_place", "the old quay", number=3, persona="P2", **day, **said),
        a.disclosure("event_time", "2024-05-01", number=4, persona="P2", **day),
        a.disclosure("occupation", "ferry_clerk", number=5),
        a.disclosure("residence", "Port Ells", number=6, persona="P2"),
    )
    found = a.only(two(saying(children="twin_sons"), *out), "linked")
    assert "the same rare words in both" in found.because


def test_what_three_say_is_not_rare_and_who_is_no_persona_is_tied_to_nobody():
    said = {"verbatim": "the boats come at night and nobody counts them"}
    out = [a.disclosure("sex", "male", number=n, persona=f"P{n}", **said) for n in (1, 2, 9)]
    assert two(saying(sex="male"), *out).verdict == "NO FINDING"
    assert two(saying(sex="male"), *out[1:]).verdict == "NO FINDING"


def test_words_in_a_script_without_spaces_are_compared_by_characters():
    said = {"verbatim": "배는밤에만온다고"}
    out = (
        a.disclosure("occupation", "ferry_clerk", number=1, **said),
        a.disclosure("residence", "Port Ells", number=2, persona="P2", **said),
        a.disclosure("residence", "Port Ells", number=3, persona="P2", verbatim="too short"),
        a.disclosure("sex", "male", number=4, persona="P9", verbatim="누군가가다른말을한다"),
    )
    assert "linked" in a.rules(two(saying(children="twin_sons"), *out))
