"""What a person says of two names in the case: that they are one person, or certainly two.

- It has a reason, always.
- It is never decided by the program, and it merges nothing.
- It may be taken back; the record stays.
- A source is in it only when it is public: who a codename is stands on the identity card alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from farbank.desk.numbers import Numbers
from farbank.errors import Missing, Refused
from farbank.facts.case import Withdrawn
from farbank.facts.fact import Fact
from farbank.facts.sameness import SamenessSaid
from farbank.ports import Known
from farbank.values.ids import kind_of
from farbank.values.words import Sameness

_KINDS = ("subject", "source")
_BETWEEN = " · "
_NAME = "Name two persons of the case: subjects, or sources who are public already."


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two ids and what is said of them; `public` are those of them that are sources who are public already."""

    one: str
    other: str
    verdict: Sameness
    public: frozenset[str] = frozenset()


def say(known: Known, pair: Pair, because: str) -> list[Fact]:
    """That the two are the same, or apart; nothing when exactly this was said already."""
    _refuse(pair, because)
    one, other = sorted((pair.one, pair.other), key=_in_order)
    label = _label(known, pair)
    found = known.find("sameness", label)
    fact = SamenessSaid(
        id=found or Numbers(known).new("sameness"),
        label=label,
        one=one,
        other=other,
        verdict=pair.verdict,
        because=because.strip(),
    )
    return [] if known.unchanged(fact) and not known.withdrawn(fact.id) else [fact]


def take_back(known: Known, pair: Pair, because: str) -> list[Fact]:
    """That what was said of the two no longer counts."""
    _refuse(pair, because)
    found = known.find("sameness", _label(known, pair))
    if not found or known.withdrawn(found):
        raise Missing(
            f"nobody said that {pair.one} and {pair.other} are {pair.verdict}",
            advice="See what was said with 'farbank list sameness'; what stands in a sheet is changed in the sheet.",
        )
    return [Withdrawn(id=found, because=because.strip())]


def _refuse(pair: Pair, because: str) -> None:
    if not because.strip():
        raise Refused("nothing was recorded without a reason", advice="Say why, with --because.")
    if pair.one == pair.other:
        raise Refused(f"{pair.one} is one row; name two", advice=_NAME)
    for each in (pair.one, pair.other):
        if kind_of(each) not in _KINDS:
            raise Refused(
                f"{each} names no person: only subjects, and sources who are public, are the same or apart",
                advice=_NAME,
            )
        if kind_of(each) == "source" and each not in pair.public:
            raise Refused(
                f"{each} is a source by codename; who that is stands on the identity card, and nowhere else",
                advice=_NAME,
            )


def _label(known: Known, pair: Pair) -> str:
    """The same for both orders; by the reporter's own labels, which are the same at every place."""
    names = sorted(known.label(each) or each for each in (pair.one, pair.other))
    return _BETWEEN.join((names[0], pair.verdict, names[1]))


def _in_order(identity: str) -> tuple[str, int]:
    return identity[0], int(identity[1:])
