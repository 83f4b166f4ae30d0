"""Evidence cards: what a reader may know of each piece of evidence, and what is withheld."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from farbank.assemble.committing import committed
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages import words
from farbank.assemble.pages.bearing import stance_words
from farbank.assemble.pages.evidence_numbers import Numbered
from farbank.assemble.pages.readings import Readings
from farbank.assemble.pages.spans import dated
from farbank.assemble.pages.withheld import is_private, was_published, withheld
from farbank.facts.item import ItemReceived
from farbank.facts.report import PublicNameDrawn
from farbank.facts.source import SourceNamed
from farbank.facts.statement import StatementMade
from farbank.judgement.dependence import Dependence
from farbank.judgement.weight import Weight
from farbank.publish.grade import in_words, origins_in_words
from farbank.publish.page import EvidenceCard, Kept, StatementShown
from farbank.publish.wording import ENGLISH, Wording
from farbank.values.ids import kind_of
from farbank.views import custody, latest_row, looks, statements

ONE_SOURCE = "According to one source we could not check independently."
UNNAMED = "a source we do not name"
_MODES = {
    "seen": "seen by themselves",
    "read": "read in a document",
    "heard": "heard from somebody",
    "inferred": "inferred",
    "motive": "a guess at a motive",
    "feeling": "felt",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What cards are made with: the room, the public names, the weights of the findings shown, the readings drawn."""

    room: Newsroom
    names: Mapping[str, PublicNameDrawn]
    weights: Mapping[str, Weight]
    graph: Dependence
    readings: Readings = field(default_factory=dict)
    say: Wording = ENGLISH


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
    publisher: str = ""
    readings: tuple[str, ...] = ()
    statements: tuple[StatementShown, ...] = ()
    cautions: tuple[str, ...] = ()
    withheld: tuple[Kept, ...] = ()


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
        commitment=committed(row, name) if row else "",
        kind=kind_of(identity),
        title=told.title,
        shows=told.shows,
        says_in_words=told.says_in_words,
        origins=told.origins,
        origins_in_words=origins_in_words(*told.origins, drawn.say),
        language=told.language,
        credit=told.credit,
        publisher=told.publisher,
        readings=told.readings,
        statements=told.statements,
        cautions=told.cautions,
        withheld=told.withheld,
    )


def _of_finding(drawn: Drawn, identity: str) -> _Told:
    finding = statements.finding(drawn.room.rows, identity)
    if finding is None:
        return _withdrawn(drawn.say)
    weight = drawn.weights[identity]
    stances = stance_words(finding, weight, drawn.graph, drawn.say)
    borne = tuple(_bearing(drawn, each.on, stances[each.on, each.stance]) for each in finding.rests_on)
    return _Told(
        title=finding.text,
        shows="",
        says_in_words=in_words(weight.status, drawn.say),
        origins=(weight.n_min, weight.n_max),
        statements=borne,
        cautions=_cautions(weight, drawn.say),
        withheld=withheld(drawn.room, [each.on for each in finding.rests_on], drawn.say),
    )


def _cautions(weight: Weight, say: Wording) -> tuple[str, ...]:
    reach = dated(weight.scope.removeprefix("scope "), say)
    scope = say("What is known reaches only part of it: {scope}.", scope=reach)
    total = weight.totalising
    found = (
        (scope, bool(weight.scope)),
        (_unbacked(total.words, say) if total else "", bool(total and not total.backed)),
    )
    return tuple(words for words, holds in found if holds)


def _unbacked(said: str, say: Wording) -> str:
    return say("Nobody’s looks, taken together, cover what the words “{words}” claim.", words=said)


def _bearing(drawn: Drawn, on: str, relation: str) -> StatementShown:
    said = next(iter(statements.statements(drawn.room.rows, (on,))), None)
    if said is not None:
        return _shown(drawn, said, relation)
    tally = next(iter(looks.tallies(drawn.room.rows, (on,))), None)
    item = custody.item(drawn.room.rows, tally.item if tally else on)
    title = (item.about.heading if item else "") or drawn.say("An item")
    counted = drawn.say("A count that gives totals without saying where.") if tally else ""
    said_so = drawn.say.sentences((title + drawn.say.stop, counted))
    return StatementShown(says=said_so, by=_who(drawn, item.source if item else ""), relation=relation)


def _shown(drawn: Drawn, said: StatementMade, relation: str = "") -> StatementShown:
    """What one source says; the very words only of those who are public, because words can be recognised."""
    private = is_private(custody.source(drawn.room.rows, said.source))
    theirs = "" if private else said.words
    return StatementShown(
        says=said.says,
        words=theirs,
        language=said.language if theirs else "",
        mode=drawn.say(_MODES[said.mode]) if said.mode in _MODES else "",
        by=_who(drawn, said.source),
        relation=relation,
    )


def _of_item(drawn: Drawn, identity: str) -> _Told:
    item = custody.item(drawn.room.rows, identity)
    if item is None:
        return _withdrawn(drawn.say)
    about = item.about
    source = custody.source(drawn.room.rows, item.source)
    return _Told(
        title=about.heading or about.shows or drawn.say("An item"),
        shows=_item_words(item, source),
        says_in_words=drawn.say(ONE_SOURCE),
        origins=(1, 1),
        language=about.language,
        credit=about.credit,
        publisher=source.name if source and source.public and source.name != about.credit else "",
        readings=drawn.readings.get(identity, ()),
        withheld=withheld(drawn.room, [identity], drawn.say),
    )


def _item_words(item: ItemReceived, source: SourceNamed | None) -> str:
    """What it shows, and how it came where that leads to nobody: it was published, or our reporter noted it."""
    shows = item.about.shows.rstrip(".")
    told = was_published(source) or (source is not None and source.kind_of == "reporter")
    how = item.about.how.rstrip(".") if told else ""
    return " ".join(f"{words.begun(each)}." for each in (shows, how) if each)


def _of_statement(drawn: Drawn, identity: str) -> _Told:
    said = next(iter(statements.statements(drawn.room.rows, (identity,))), None)
    if said is None:
        return _withdrawn(drawn.say)
    shown = _shown(drawn, said)
    return _Told(
        title=said.says,
        shows="",
        says_in_words=drawn.say(ONE_SOURCE),
        origins=(1, 1),
        language=shown.language,
        statements=(shown,),
        withheld=withheld(drawn.room, [identity], drawn.say),
    )


def _withdrawn(say: Wording) -> _Told:
    return _Told(
        title=say("Withdrawn"),
        shows=say("This was withdrawn and no longer counts."),
        says_in_words=in_words("withdrawn", say),
        origins=(0, 0),
    )


def _who(drawn: Drawn, source_id: str) -> str:
    """A source as a reader may know it: by name if public, as a reporter, else not at all."""
    source = custody.source(drawn.room.rows, source_id)
    if source is None or is_private(source):
        return drawn.say(UNNAMED)
    if source.public and source.name:
        return source.name
    return drawn.say("a reporter" if source.kind_of == "reporter" else "a source")
