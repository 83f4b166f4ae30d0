"""The pictures that a report places, and those in print before, as things that can be traced."""

from __future__ import annotations

from collections.abc import Mapping

from farbank.assemble.appearing import chain_of, said_to_derive
from farbank.assemble.pages.page import Made
from farbank.facts.item import ItemReceived
from farbank.judgement.frames import Frame, decided_of, shown_in
from farbank.ports import Rows
from farbank.values.draft import Picture
from farbank.values.draft_walk import every_block
from farbank.views import catalogue, cites, custody, decided, likenesses

_OPEN_KINDS = frozenset({"press", "authority", "reporter"})


def frames_of(rows: Rows, made: Made) -> Mapping[str, Frame]:
    """Each picture by its item."""
    placed = {catalogue.find(rows, "item", each.item) for each in every_block(made.draft) if isinstance(each, Picture)}
    if not placed:
        return {}
    left = {found for label in cites.left(rows) if (found := catalogue.find(rows, "item", label))}
    wanted = {item: item in left for item in sorted(placed | left - {""}) if item}
    vantages: dict[str, str] = {
        each.item: each.vantage.position for each in made.evidence.looks.values() if each.vantage.position
    }
    linked = said_to_derive(rows)
    prints: dict[str, tuple[str, ...]] = {}
    for each in likenesses.prints(rows):
        prints[each.item] = (*prints.get(each.item, ()), each.bits)
    chains = {item: chain_of(rows, item, linked) for item in wanted}
    return {
        item: Frame(
            shows=shown_in(chain),
            asked=_asked(rows, chain),
            vantage=next((vantages[each.id] for each in chain if each.id in vantages), ""),
            bits=prints.get(item, ()),
            roots=frozenset(each.id for each in chain),
            out=wanted[item],
            decided=decided_of(chain, decided.decisions(rows, [each.id for each in chain])),
        )
        for item, chain in chains.items()
        if chain and (item in placed or chain[0].media.startswith("image/"))
    }


def _asked(rows: Rows, chain: tuple[ItemReceived, ...]) -> bool:
    """Whether any of what it was made from came from somebody who is neither public nor a reporter, or from nobody."""
    sources = [custody.source(rows, each.source) for each in chain if each.source]
    known = [each for each in sources if each is not None]
    return not known or any(not (each.public or each.kind_of in _OPEN_KINDS) for each in known)
