"""Laws of weighing: copies add nothing, order does not matter, a circle proves nothing, people can take words back."""

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from farbank.judgement.weight import weigh

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "unit" / "judgement" / "evidence_rows.py")))

STRENGTHS = st.sampled_from(["strong", "moderate", "weak", "none"])
STANCES = st.sampled_from(["supports", "supports", "supports", "contradicts", "mentions"])
MODES = st.sampled_from(["", "seen", "read", "heard", "inferred", "motive", "feeling"])
KINDS = st.sampled_from(["derived_from", "same_origin", "unknown", "independent"])
SOURCES = 4


@st.composite
def cases(draw):
    """A finding on up to five statements in up to five items, with origins and links anyhow."""
    count = draw(st.integers(1, 5))
    number = st.integers(1, count)
    hands = [f"S{draw(st.integers(1, SOURCES))}" for _ in range(count)]
    origins = [
        a.origin(
            f"O{each}",
            f"E{draw(number)}",
            draw(st.sampled_from(["saw", "document", "measured"])),
            first_hand=draw(st.booleans()),
        )
        for each in range(1, draw(st.integers(0, count)) + 1)
    ]
    ends = st.builds(lambda letter, which: f"{letter}{which}", st.sampled_from("ET"), number)
    heads = st.one_of(ends, st.sampled_from([each.id for each in origins])) if origins else ends
    named = st.sampled_from(["", *(each.id for each in origins)])
    claim = a.finding(
        *(
            a.bearing(f"T{draw(number)}", draw(STRENGTHS), draw(STANCES), hearsay=draw(st.integers(0, 2)))
            for _ in range(draw(st.integers(0, 5)))
        )
    )
    return claim, a.evidence(
        sources=[a.source(f"S{each}") for each in range(1, SOURCES + 1)],
        items=[a.item(f"E{each}", hands[each - 1]) for each in range(1, count + 1)],
        origins=origins,
        statements=[
            a.statement(f"T{each}", f"E{each}", origin=draw(named), mode=draw(MODES)) for each in range(1, count + 1)
        ],
        links=[a.link(f"J{each}", draw(ends), draw(heads), draw(KINDS)) for each in range(draw(st.integers(0, 5)))],
    )


def told(weight):
    """What must stay the same; probabilities to nine places, for sums of logarithms are."""
    return weight.status, weight.n_min, weight.n_max, round(weight.p_min, 9), round(weight.p_max, 9)


def added(held, **rows):
    return replace(held, **{kind: {**getattr(held, kind), **a.by_id(each)} for kind, each in rows.items()})


@given(cases())
def test_the_least_count_is_never_above_the_greatest_nor_that_above_what_was_recorded(case):
    claim, held = case
    found = weigh(claim, held)
    assert 0 <= found.n_min <= found.n_max <= len(held.origins) + len(held.sources)
    assert 0 < found.p_min <= found.p_max < 1
    assert 0 <= found.contested_index <= 1


@given(cases(), st.randoms(use_true_random=False))
def test_order_does_not_matter(case, chance):
    claim, held = case
    rests_on = list(claim.rests_on)
    chance.shuffle(rests_on)
    turned = {
        kind: dict(sorted(getattr(held, kind).items(), reverse=True))
        for kind in ("statements", "items", "links", "origins")
    }
    assert weigh(claim, held) == weigh(replace(claim, rests_on=tuple(rests_on)), replace(held, **turned))


@given(cases(), st.integers(0, 4), st.booleans())
def test_an_exact_copy_changes_nothing(case, which, turned):
    claim, held = case
    if not claim.rests_on:
        return
    original = claim.rests_on[which % len(claim.rests_on)]
    copy = a.statement("T99", "E99", mode=held.statements[original.on].mode)
    kind = "same_origin" if turned else "derived_from"
    more = added(
        held,
        items=[a.item("E99", held.items[held.statements[original.on].item].source)],
        statements=[copy],
        links=[a.link("J99", "T99", original.on, kind)],
    )
    twice = replace(claim, rests_on=(*claim.rests_on, replace(original, on="T99")))
    assert told(weigh(twice, more)) == told(weigh(claim, held))


@given(cases(), st.sampled_from(["strong", "moderate", "weak"]))
def test_a_new_independent_support_never_lowers_p(case, strength):
    claim, held = case
    more = added(
        held,
        sources=[a.source("S99")],
        items=[a.item("E99", "S99")],
        origins=[a.origin("O99", "E99", "measured", first_hand=True)],
        statements=[a.statement("T99", "E99")],
    )
    before = weigh(claim, held)
    after = weigh(replace(claim, rests_on=(*claim.rests_on, a.bearing("T99", strength))), more)
    assert after.p_min >= before.p_min
    assert after.p_max >= before.p_max
    assert (after.n_min, after.n_max) >= (before.n_min + 1, before.n_max + 1)


@given(cases(), st.data())
def test_withdrawing_and_taking_it_back_is_as_if_nothing_had_happened(case, data):
    claim, held = case
    names = sorted({*held.statements, *held.items, *held.origins, *held.links})
    gone = frozenset(data.draw(st.lists(st.sampled_from(names), max_size=3)))
    less = weigh(claim, replace(held, withdrawn=gone))
    assert weigh(claim, replace(held, withdrawn=frozenset())) == weigh(claim, held)
    without = {
        kind: {name: row for name, row in getattr(held, kind).items() if name not in gone}
        for kind in ("statements", "items", "origins", "links")
    }
    assert told(less) == told(weigh(claim, replace(held, **without)))


@given(st.integers(1, 6), STRENGTHS)
def test_a_circle_without_a_root_cannot_be_judged(count, strength):
    names = [f"E{number}" for number in range(count)]
    found = weigh(
        a.finding(*(a.bearing(f"T{number}", strength) for number in range(count))),
        a.evidence(
            sources=[a.source("S1")],
            items=[a.item(name, "S1") for name in names],
            statements=[a.statement(f"T{number}", name) for number, name in enumerate(names)],
            links=[a.link(f"J{n}", name, names[(n + 1) % count]) for n, name in enumerate(names)],
        ),
    )
    assert (found.status, found.n_min, found.n_max) == ("cannot_judge", 0, 0)
    assert (found.p_min, found.p_max) == (0.2, 0.5)


@given(st.integers(2, 5), st.booleans())
def test_without_its_only_first_hand_item_no_finding_is_corroborated(count, withdrawn):
    kinds = ["measured", "saw", "document"]
    origins = [a.origin(f"O{n}", f"E{n}", kinds[n % 3], first_hand=n == 0) for n in range(count)]
    held = a.evidence(
        sources=[a.source(f"S{n}") for n in range(count)],
        items=[*(a.item(f"E{n}", f"S{n}") for n in range(count)), a.item("E90", "S90")],
        origins=origins,
        statements=[*(a.statement(f"T{n}", f"E{n}") for n in range(count)), a.statement("T90", "E90")],
        links=[a.link("J1", "E90", "E0")],
    )
    claim = a.finding(*(a.bearing(f"T{n}", "strong") for n in range(count)), a.bearing("T90", "strong"))
    assert weigh(claim, held).status in ("corroborated", "strongly_corroborated")
    if withdrawn:
        after = weigh(claim, replace(held, withdrawn=frozenset({"E0"})))
    else:
        after = weigh(replace(claim, rests_on=claim.rests_on[1:]), held)
    assert after.status not in ("corroborated", "strongly_corroborated")
