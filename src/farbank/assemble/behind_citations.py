"""What stands behind the citations of a report: the items, who gave them, and the people in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from farbank.assemble.appearing import chain_of, is_looked_at, people_of, said_to_derive
from farbank.assemble.framing import frames_of
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.overhearing import unseen_in
from farbank.assemble.pages.evidence_numbers import CITED_KINDS
from farbank.assemble.pages.page import Made
from farbank.facts.item import ItemReceived
from farbank.judgement.question import Question
from farbank.values.draft import Picture
from farbank.values.draft_walk import every_block
from farbank.views import catalogue

Chains = Mapping[str, Sequence[ItemReceived]]  # an item, and all that it was made from


def with_items(room: Newsroom, asked: Question, made: Made) -> Question:
    """A question with all that is behind what the report cites, places and draws from."""
    rows = room.rows
    linked = said_to_derive(rows)
    chains = {each: chain_of(rows, each, {}) for each in sorted(items_reached(room, made))}
    people_in = {each: people_of(rows, chain[0], linked) for each, chain in chains.items() if chain}
    return replace(
        asked,
        items={each.id: each.source for chain in chains.values() for each in chain},
        rests={each: _rest(made, each) for each in _cited(room, made)},
        item_fields={each: "letters" for each, chain in chains.items() if any(one.about.writer for one in chain)},
        printable={each: _printable(chain) for each, chain in chains.items()},
        made_from={each: tuple(one.id for one in chain[1:]) for each, chain in chains.items()},
        people={each: found.appearing for each, found in people_in.items() if found.appearing},
        undeclared=frozenset(each for each, found in people_in.items() if found.undeclared),
        taken_back=frozenset(each for each, found in people_in.items() if found.taken_back),
        drawn=made.numbered.drawn,
        people_unsaid=_people_unsaid(room, made, chains),
        unseen={each: unseen_in(rows, each) for each in chains},
        frames=frames_of(rows, made),
    )


def items_reached(room: Newsroom, made: Made) -> set[str]:
    """Every item that a report cites, rests on or draws from, and the other things it cites."""
    cited = _cited(room, made)
    reached = {item for each in cited for item in _rest(made, each)}
    return reached | set(cited) | set(made.numbered.drawn)


def _cited(room: Newsroom, made: Made) -> tuple[str, ...]:
    """What the page cites, and what the old words cite that its corrections repeat."""
    found = (catalogue.find(room.rows, kind, label) for label in made.revising.cited for kind in CITED_KINDS)
    return tuple(dict.fromkeys((*made.numbered.ids, *(each for each in found if each))))


def _rest(made: Made, identity: str) -> tuple[str, ...]:
    """The items under a finding or a statement."""
    finding = made.weighed.get(identity)
    bearings = [each.on for each in finding[0].rests_on] if finding else [identity]
    found: list[str] = []
    for on in bearings:
        statement, tally = made.evidence.statement(on), made.evidence.tally(on)
        found += [statement.item] if statement else []
        found += [tally.item] if tally else []
        found += [on] if on in made.evidence.items else []
    return tuple(dict.fromkeys(each for each in found if each))


def _printable(chain: Sequence[ItemReceived]) -> str:
    """What the desk said may be printed of an item: the nearest word counts."""
    return next((each.about.printable for each in chain if each.about.printable), "")


def _people_unsaid(room: Newsroom, made: Made, chains: Chains) -> frozenset[str]:
    """Pictures that nobody looked at for people. One that is placed covered is printed as a copy signed for."""
    placed = [block for block in every_block(made.draft) if isinstance(block, Picture)]
    covered = {room.resolve("item", each.item) for each in placed if each.redact}
    pictures = {room.resolve("item", each.item) for each in placed} - covered
    return frozenset(each for each in pictures if chains.get(each) and not is_looked_at(room.rows, chains[each]))
