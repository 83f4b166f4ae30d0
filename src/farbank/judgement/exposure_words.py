"""The sentences in which exposure is said: facts, numbers of people, and what the adversary would have to look up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, get_args

from farbank.facts.persona import PersonaNamed
from farbank.judgement.bits_told import Budget
from farbank.judgement.counting import Candidates
from farbank.judgement.exposing_sets import ExposingSet
from farbank.judgement.linking import Link
from farbank.judgement.mosaic import Fact
from farbank.judgement.verdict import Where
from farbank.values.words import Dimension

# dimension -> what somebody would look up, in the order in which facts are read out: where, what, who, the rest
LOOKED_UP: Final[Mapping[str, str]] = {
    "residence": "home",
    "workplace": "workplace",
    "event_place": "place",
    "camera": "camera position",
    "occupation": "job",
    "rank": "rank",
    "service": "service",
    "goods": "goods",
    "sex": "sex",
    "age": "age",
    "origin": "origin",
    "health": "health",
    "family": "family",
    "spouse": "family",
    "children": "family",
    "siblings": "family",
    "knows": "who knew",
    "ties": "ties",
    "cover": "cover",
    "event_time": "time",
    "capture_time": "time",
    "sending_time": "time",
    "verbatim": "wording",
    "dialect": "dialect",
    "file": "the file",
}
DIMENSIONS: Final = frozenset(get_args(Dimension))
# class of adversary -> who looks things up
WHO: Final[Mapping[str, str]] = {
    "A0": "any reader",
    "A1": "a neighbour",
    "A2": "the registry",
    "A3": "counter-intelligence",
}
_NUMBERS: Final = ("No", "One", "Two", "Three", "Four")
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ROUNDED_FROM: Final = 100


def in_order(known: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts as they are read out; a dimension that nobody knows comes last."""
    order = list(LOOKED_UP)
    return tuple(
        sorted(
            known,
            key=lambda each: (order.index(each.dimension), "") if each.dimension in order else (99, each.dimension),
        )
    )


def printed(persona: PersonaNamed | None, label: str) -> str:
    """Which persona is meant, by its label and its printed words; never who it is."""
    return f'{label}, printed as "{persona.printed_as}"' if persona and persona.printed_as else label


def the_one(persona: PersonaNamed) -> str:
    """The printed words with a definite article: "a resident" becomes `the resident`."""
    words = persona.printed_as
    for article in ("a ", "an "):
        if words.lower().startswith(article):
            return f"the {words[len(article) :]}"
    return f'"{words}"'


def told_where(known: Iterable[Fact]) -> str:
    """Facts with where each stands: `Port Ells and ferry clerk (part 1, May 2024) with twin sons (this draft)`."""
    places: dict[str, list[str]] = {}
    for each in sorted(in_order(known), key=lambda fact: fact.shown.draft):
        places.setdefault(each.shown.place, []).append(each.shown.words)
    return " with ".join(f"{listed(words)} ({place})" for place, words in places.items())


def leaves(k: Candidates) -> str:
    """`about 1 person (0-3)`."""
    people = k.people
    noun = "person" if people.median == 1 else "people"
    return f"about {about(people.median)} {noun} ({about(people.lower)}-{about(people.upper)})"


def about(number: int) -> str:
    """A number of people to two figures: 49 is 49, 12,345 is 12,000."""
    if number < _ROUNDED_FROM:
        return str(number)
    step = 10 ** (len(str(number)) - 2)
    return f"{round(number / step) * step:,}"


def looked_up(known: Iterable[Fact]) -> str:
    """What the registry would have to hold: `home, job and family`."""
    return listed(list(dict.fromkeys(LOOKED_UP.get(each.dimension, each.dimension) for each in in_order(known))))


def suffices(found: Sequence[ExposingSet]) -> str:
    """`Two facts suffice: ferry clerk + twin sons (about 15).`, at most three sets of the same size."""
    size = len(found[0].facts)
    sets = [
        f"{' + '.join(each.shown.words for each in in_order(one.facts))} (about {about(one.k.people.median)})"
        for one in found
        if len(one.facts) == size
    ]
    noun = "fact suffices" if size == 1 else "facts suffice"
    return f"{_NUMBERS[size]} {noun}: {'; or '.join(sets[:3])}."


def no_wording(known: Sequence[Fact], published: Sequence[Fact], k: Candidates) -> str:
    """That the published facts alone fail: `No wording of the third repairs it: part 1 alone leaves about 50`."""
    mine = [each for each in known if each.shown.draft]
    which = f"the {_ORDINALS[len(known) - 1]}" if len(mine) == 1 and len(known) <= len(_ORDINALS) else "this draft"
    places = listed(sorted({each.shown.place.partition(", ")[0] for each in published}))
    verb = "leave" if " and " in places else "leaves"
    return f"No wording of {which} repairs it: {places} alone {verb} about {about(k.people.median)}."


def who_looks_up(adversaries: Sequence[str]) -> str:
    """Who would have to look it up: the registry, unless only one other class of adversary can."""
    return WHO.get(adversaries[0], "the registry") if len(adversaries) == 1 else "the registry"


def taken_for(others: Iterable[frozenset[str]], links: Iterable[Link], labels: Mapping[str, str]) -> str:
    """`P-NEW (0.92: both "Port Ells", one interviewer for both)`: whom, how probably, and what speaks for it."""
    whom = listed([min(labels[each] for each in circle) for circle in others])
    found = sorted(links, key=lambda each: -each.probability)
    why = list(dict.fromkeys(word for each in found for word in each.because))
    ends = sorted({f"{each.probability:.2f}" for each in found})
    return f"{whom} ({' to '.join(dict.fromkeys((ends[0], ends[-1])))}: {', '.join(why[:3])})"


def may_be_told(label: str, left: Sequence[Budget | None]) -> tuple[str, ...]:
    """How many bits more may be told, in words: the least of several; nothing where one has passed a limit already."""
    known = [each for each in left if each is not None]
    if len(known) < len(left):
        return ()
    hold, block = min(each.hold for each in known), min(each.block for each in known)
    return (f"{label}: {hold:.1f} bits more may be told before a HOLD, {block:.1f} before a BLOCK",)


def drafted(known: Iterable[Fact]) -> tuple[Where, ...]:
    """Where the draft tells some facts."""
    return tuple(dict.fromkeys(place for fact in known for told in fact.told if told.draft for place in told.where))


def without(persona: PersonaNamed) -> str:
    """The change that always helps: to leave somebody out."""
    return f"Leave {the_one(persona)} out of this part, or let a wider group say it."


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""
