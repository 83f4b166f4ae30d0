"""Laws of several places with one case: whatever was said, in whatever order parcels went, all end with the same rows."""

import hashlib
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farbank.facts.case import CaseTitled, Withdrawn
from farbank.facts.item import Description, ItemDescribed, ItemReceived
from farbank.facts.origin import LinkAsserted
from farbank.facts.parcel import HandlingNoted
from farbank.facts.source import SourceNamed
from farbank.facts.statement import StatementMade
from farbank.values.handling import SealedObject, Secret
from farbank.views import handling, releases

lab = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("places_lab.py"))))
NAMES = "farbank/aa", "farbank/bb", "farbank/cc"
WORDS = "calm", "mild", "wild"

turns = st.one_of(
    st.tuples(st.just("new"), st.integers(0, 2), st.sampled_from(WORDS)),
    st.tuples(st.just("edit"), st.integers(0, 2), st.integers(0, 5), st.sampled_from(WORDS)),
    st.tuples(st.just("withdraw"), st.integers(0, 2), st.integers(0, 5)),
    st.tuples(st.just("link"), st.integers(0, 2), st.integers(0, 5), st.integers(0, 5)),
    st.tuples(st.just("source"), st.integers(0, 2), st.sampled_from(WORDS)),
    st.tuples(st.just("item"), st.integers(0, 2), st.sampled_from(WORDS)),
    st.tuples(st.just("describe"), st.integers(0, 2), st.integers(0, 5), st.sampled_from(WORDS)),
    st.tuples(st.just("title"), st.integers(0, 2), st.sampled_from(WORDS)),
    st.tuples(st.just("handle"), st.integers(0, 2), st.integers(0, 5), st.sampled_from(("", "restricted"))),
    st.tuples(st.just("send"), st.integers(0, 2), st.integers(0, 2), st.booleans()),
    st.tuples(st.just("send"), st.integers(0, 2), st.integers(0, 2), st.booleans()),
)


def digest(word):
    return hashlib.sha256(word.encode()).hexdigest()


def sealed(place, word):
    name = hashlib.sha256((place.origin + word + str(place.head)).encode()).hexdigest()
    return SealedObject(name=name, identity=Secret("AGE"), digest=digest(word), size=4)


def pick(rows, which):
    return rows[which % len(rows)] if rows else None


def new(place, word):
    own = place.new("statement")
    return StatementMade(id=own, label=f"T-{place.origin[-1]}{own}", source="S1", says=word)


def play(places, turn):  # noqa: C901, PLR0912, PLR0915 - one case a turn
    match turn:
        case "new", at, word:
            places[at].say(new(places[at], word))
        case "edit", at, which, word:
            row = pick(places[at].live("statement"), which)
            if row and row.says != word:
                places[at].say(StatementMade(id=row.id, label=row.label, source=row.source, says=word))
        case "withdraw", at, which:
            row = pick(places[at].live("statement"), which)
            if row:
                places[at].say(Withdrawn(id=row.id, because="wrong"))
        case "link", at, one, other:
            rows = places[at].live("statement")
            tail, head = pick(rows, one), pick(rows, other)
            if tail and head and tail.id != head.id:
                label = f"{tail.id} · repeats · {head.id}"
                own = places[at].known.find("link", label) or places[at].new("link")
                places[at].say(
                    LinkAsserted(id=own, label=label, tail=tail.id, head=head.id, type="repeats", because="x")
                )
        case "source", at, word:
            own = places[at].new("source")
            places[at].say(SourceNamed(id=own, label=f"S-{own}", kind_of=word))
        case "item", at, word:
            if not places[at].known.items_with(digest(word)):
                own = places[at].new("item")
                places[at].say(ItemReceived(id=own, label="", file_name=word, original=sealed(places[at], word)))
        case "describe", at, which, word:
            row = pick(places[at].live("item"), which)
            if row and row.about.shows != word:
                about = Description(shows=word)
                places[at].say(ItemDescribed(id=row.id, label=row.label, source=row.source, about=about))
        case "title", at, word:
            if getattr(releases.titled(places[at].rows), "name", "") != word:
                places[at].say(CaseTitled(id="case", label="case", name=word))
        case "handle", at, which, tier:
            row = pick(places[at].live("item"), which)
            if row:
                places[at].say(HandlingNoted(item=row.id, tier=tier, because="x"))
        case "send", at, to, together:
            if at != to:
                take(places[to], places[at].parcel(places[to].origin), together=together)


def settle(places, order):
    for _ in range(len(places)):
        for at, to in order:
            if at != to:
                take(places[to], places[at].parcel(places[to].origin), together=at < to)


def take(place, parcel, *, together):
    """Take a parcel in at once, or commit by commit."""
    for each in [parcel] if together else [[one] for one in parcel]:
        place.take(each)


def stands(place):
    """All that counts at a place, without a single id of its own."""
    said = {row.id: (row.label, row.says) for row in place.live("statement")}
    title = releases.titled(place.rows)
    return {
        "statements": sorted(said.values()),
        "links": sorted((said.get(r.tail, "gone"), said.get(r.head, "gone")) for r in place.live("link")),
        "sources": sorted((row.label, row.kind_of) for row in place.live("source")),
        "items": sorted(
            (r.original.digest, r.about.shows, r.id in handling.restricted(place.rows)) for r in place.live("item")
        ),
        "title": title.name if title else "",
    }


pairs = [(a, b) for a in range(3) for b in range(3) if a != b]
many = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.mark.parametrize("count", [2, 3])
@many
@given(data=st.data())
def test_places_that_have_told_each_other_everything_hold_the_same_rows(count, data):
    places = [lab.Place(name) for name in NAMES[:count]]
    for turn in data.draw(st.lists(turns, max_size=25)):
        if all(each < count for each in turn[1:2]) and (turn[0] != "send" or turn[2] < count):
            play(places, turn)
    order = data.draw(st.permutations([pair for pair in pairs if max(pair) < count]))
    settle(places, order)
    assert stands(places[0]) == stands(places[1])
    assert stands(places[-1]) == stands(places[0])
    everything = {(p.origin, n): b for p in places for n, b in own_bodies(p).items()}
    for place in places:  # nothing lost: every body ever recorded is in everybody's ledger
        held = place.bodies() | {(place.origin, n): b for n, b in own_bodies(place).items()}
        assert held == everything
    for place in places:  # and what is repeated changes nothing
        before = place.head
        for other in places:
            if other is not place:
                assert not place.take(other.parcel(place.origin)).facts
        assert place.head == before


def own_bodies(place):
    return {
        each.commit.number + 1: each.commit.entries[0].body.decode()
        for each in place.parcel("nowhere")
        if each.commit.place == place.origin
    }
