"""Evidence cards: what a reader may know of each piece of evidence, and what is withheld."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.evidence_numbers import Numbered
from farbank.facts import codec
from farbank.facts.fact import Row
from farbank.facts.finding import FindingDrawn
from farbank.facts.item import ItemReceived
from farbank.facts.report import PublicNameDrawn
from farbank.facts.source import SourceNamed
from farbank.facts.statement import StatementMade
from farbank.judgement.weight import Weight
from farbank.publish.grade import in_words, origins_in_words
from farbank.publish.page import EvidenceCard, StatementShown
from farbank.values.ids import kind_of
from farbank.views import custody, latest_row, looks, statements

ONE_SOURCE = "According to one source we could not check independently."
_MODES = {
    "seen": "seen by themselves",
    "read": "read in a document",
    "heard": "heard from somebody",
    "inferred": "inferred",
    "motive": "a guess at a motive",
    "feeling": "felt",
}
_KINDS = {
    "partner_inside": "a partner inside",
    "reporter": "a reporter",
    "defector": "somebody who left",
    "donor": "a donor",
    "family": "a relative",
    "satellite_analyst": "a satellite analyst",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What cards are made with: the room, the public names, the weights of the findings shown."""

    room: Newsroom
    names: Mapping[str, PublicNameDrawn]
    weights: Mapping[str, Weight]


def evidence_cards(drawn: Drawn, numbered: Numbered) -> tuple[EvidenceCard, ...]:
    """One card for each number, in order."""
    return tuple(
        _card(drawn, identity, number, labels)
        for number, (identity, labels) in enumerate(zip(numbered.ids, numbered.labels, strict=True), start=1)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What one card says, whatever it is a card of."""

    title: str
    shows: str
    says_in_words: str
    origins: tuple[int, int]
    language: str = ""
    credit: str = ""
    statements: tuple[StatementShown, ...] = ()
    cautions: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()


def _card(drawn: Drawn, identity: str, number: int, labels: tuple[str, ...]) -> EvidenceCard:
    make: dict[str, Callable[[Drawn, str], _Told]] = {
        "finding": _of_finding,
        "item": _of_item,
        "statement": _of_statement,
    }
    name = drawn.names[identity]
    row = latest_row.row_of(drawn.room.rows, kind_of(identity), identity)
    told = make[kind_of(identity)](drawn, identity)
    return EvidenceCard(
        number=number,
        public_name=name.name,
        labels=labels,
        commitment=_commitment(row, name) if row else "",
        kind=kind_of(identity),
        title=told.title,
        shows=told.shows,
        says_in_words=told.says_in_words,
        origins=told.origins,
        origins_in_words=origins_in_words(*told.origins),
        language=told.language,
        credit=told.credit,
        statements=told.statements,
        cautions=told.cautions,
        withheld=told.withheld,
    )


def _commitment(row: Row, name: PublicNameDrawn) -> str:
    """HMAC-SHA-256 under the salt over the row and the digest of its bytes: opens to nobody without the salt."""
    original = row.original if isinstance(row, ItemReceived) else None
    said = hashlib.sha256(codec.to_bytes(row)).digest() + bytes.fromhex(original.digest if original else "")
    return hmac.new(bytes.fromhex(name.salt), said, hashlib.sha256).hexdigest()


def _of_finding(drawn: Drawn, identity: str) -> _Told:
    finding = statements.finding(drawn.room.rows, identity)
    if finding is None:
        return _withdrawn()
    weight = drawn.weights[identity]
    return _Told(
        title=finding.text,
        shows=_scope(weight),
        says_in_words=in_words(weight.status),
        origins=(weight.n_min, weight.n_max),
        statements=tuple(_bearing(drawn, each.on, each.stance) for each in finding.rests_on),
        cautions=_cautions(drawn, finding, weight),
        withheld=_withheld(drawn, [each.on for each in finding.rests_on]),
    )


def _scope(weight: Weight) -> str:
    return f"What is known reaches only part of it: {weight.scope.removeprefix('scope ')}." if weight.scope else ""


def _cautions(drawn: Drawn, finding: FindingDrawn, weight: Weight) -> tuple[str, ...]:
    found: list[str] = []
    for each in finding.rests_on:
        said = next(iter(statements.statements(drawn.room.rows, (each.on,))), None)
        if said and said.label in weight.relay_errors:
            who = _who(drawn, said.source)
            found.append(
                f"{who[:1].upper()}{who[1:]} repeats this wrongly. What it printed is shown and weighs nothing."
            )
    if weight.totalising and not weight.totalising.backed:
        found.append(f"\u201c{weight.totalising.words}\u201d is not covered by anybody\u2019s looks.")
    return tuple(found)


def _bearing(drawn: Drawn, on: str, stance: str) -> StatementShown:
    said = next(iter(statements.statements(drawn.room.rows, (on,))), None)
    if said is not None:
        return _shown(drawn, said, stance)
    tally = next(iter(looks.tallies(drawn.room.rows, (on,))), None)
    item = custody.item(drawn.room.rows, tally.item if tally else on)
    title = item.about.heading if item and item.about.heading else "An item"
    counted = " A count that gives totals without saying where." if tally else ""
    return StatementShown(says=f"{title}.{counted}", by=_who(drawn, item.source if item else ""), relation=stance)


def _shown(drawn: Drawn, said: StatementMade, stance: str = "") -> StatementShown:
    return StatementShown(
        says=said.says,
        words=said.words,
        language=said.language if said.words else "",
        mode=_MODES.get(said.mode, ""),
        by=_who(drawn, said.source),
        relation=stance,
    )


def _of_item(drawn: Drawn, identity: str) -> _Told:
    item = custody.item(drawn.room.rows, identity)
    if item is None:
        return _withdrawn()
    about = item.about
    source = custody.source(drawn.room.rows, item.source)
    return _Told(
        title=about.heading or about.shows or "An item",
        shows=_item_words(item, source),
        says_in_words=ONE_SOURCE,
        origins=(1, 1),
        language=about.language,
        credit=about.credit or (source.name if source and source.public else ""),
        withheld=_withheld(drawn, [identity]),
    )


def _item_words(item: ItemReceived, source: SourceNamed | None) -> str:
    """What it shows and how it came. How an item from somebody not public came is not told."""
    shows = item.about.shows.rstrip(".")
    how = item.about.how.rstrip(".") if source and (source.public or source.kind_of == "reporter") else ""
    return " ".join(f"{each[:1].upper()}{each[1:]}." for each in (shows, how) if each)


def _of_statement(drawn: Drawn, identity: str) -> _Told:
    said = next(iter(statements.statements(drawn.room.rows, (identity,))), None)
    if said is None:
        return _withdrawn()
    return _Told(
        title=said.says,
        shows="",
        says_in_words=ONE_SOURCE,
        origins=(1, 1),
        language=said.language if said.words else "",
        statements=(_shown(drawn, said),),
        withheld=_withheld(drawn, [identity]),
    )


def _withdrawn() -> _Told:
    return _Told(
        title="Withdrawn",
        shows="This was withdrawn and no longer counts.",
        says_in_words=in_words("withdrawn"),
        origins=(0, 0),
    )


def _withheld(drawn: Drawn, ids: list[str]) -> tuple[str, ...]:
    """What the page keeps back, in words that say no more than the kind of thing."""
    rows = drawn.room.rows
    said = statements.statements(rows, ids)
    items = custody.items(rows, [*ids, *(each.item for each in said)])
    sources = [
        custody.source(rows, each) for each in (*(each.source for each in items), *(each.source for each in said))
    ]
    private = [each for each in sources if each and not each.public and each.kind_of != "reporter"]
    who = ("who it came from and how it came",) if private else ()
    stood = {look.item for line in looks.lines(rows) for look in looks.looks_along(rows, line.name)}
    where = ("where the observer stood",) if any(each.id in stood for each in items) else ()
    return (*who, *where, *(("the original file",) if any(each.original for each in items) else ()))


def _who(drawn: Drawn, source_id: str) -> str:
    """A source as a reader may know it: by name if public, else by kind."""
    source = custody.source(drawn.room.rows, source_id)
    if source is None:
        return "a source"
    return source.name if source.public and source.name else _KINDS.get(source.kind_of, "a source")
