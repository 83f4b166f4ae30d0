"""Everything that is put before a reader of one item: its claims with who read them, and who could be found by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from farbank.assemble.appearing import people_of, said_to_derive
from farbank.assemble.comparing import Likeness, likenesses_in
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.reviewing import claimed, own_key
from farbank.assemble.weighing import weigh_findings
from farbank.facts.figure import FigureObserved
from farbank.facts.finding import FindingDrawn
from farbank.facts.item import ItemReceived
from farbank.facts.origin import LinkAsserted
from farbank.facts.statement import StatementMade
from farbank.judgement.appearing import Appearing
from farbank.judgement.file_hides import tells_of_a_person
from farbank.judgement.reviewing import Claim, Read, Why, why_of
from farbank.judgement.weight import Weight
from farbank.values.span import Span
from farbank.views import custody, handling, redactions, reviews, statements


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimShown:
    """A claim as it is read: its words, when, on what it rests, and the readings that this member may see.

    `weight` is that of a finding. `why` is the reason for which it asks for this member, None where it does not.
    """

    id: str
    kind: str
    text: str
    words: str
    when: Span | None
    where: str
    weight: Weight | None
    grade: str
    readers: int
    told: tuple[Read, ...]
    is_signed: bool
    why: Why | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """One answer to "If published, who could be found?": `kind` says by what, `told` what the file or the desk says."""

    kind: str
    told: str = ""

    @property
    def is_risk(self) -> bool:
        """Whether somebody could be found by it."""
        return self.kind not in {"no_hidden", "nobody_shown", "dealt_with"}


def claims_of(room: Newsroom, item: str) -> tuple[ClaimShown, ...]:
    """The findings that rest on an item, and what was said and counted in it; those that ask come first."""
    own = own_key(room)
    ids = (*reviews.resting(room.rows, item), *reviews.claims_in(room.rows, item))
    found = [_shown(room, each, own) for each in reviews.claims(room.rows, ids)]
    return tuple(sorted(found, key=lambda each: each.why is None))


def _shown(room: Newsroom, claim: Claim, own: str) -> ClaimShown:
    row = claimed(room, claim.id)
    weight = weigh_findings(room, claim.id)[0][1] if isinstance(row, FindingDrawn) else None
    return ClaimShown(
        id=claim.id,
        kind=row.row,
        text=row.title,
        words=row.words if isinstance(row, StatementMade) else "",
        when=row.ref if isinstance(row, FigureObserved) else row.when,
        where=_where(row),
        weight=weight,
        grade="".join(row.grade) if isinstance(row, FindingDrawn) else "",
        readers=len(claim.readers),
        told=claim.told_to(own),
        is_signed=claim.signed_by(own),
        why=why_of(claim, own),
    )


def _where(row: StatementMade | FindingDrawn | FigureObserved) -> str:
    if isinstance(row, StatementMade):
        return row.about[1]
    return row.stretch.line if isinstance(row, FindingDrawn) and row.stretch else ""


def alike_to(room: Newsroom, item: str) -> tuple[Likeness, ...]:
    """The pictures that look like this one and about which nobody has said anything."""
    return likenesses_in(room, item)


def day_of_file_apart(room: Newsroom, item: str) -> date | None:
    """The day a camera wrote into the file, where what is said of the item leaves no room for it."""
    return next((day for own, day, _ in reviews.days_apart(room.rows) if own == item), None)


def people_undecided(room: Newsroom, item: ItemReceived) -> tuple[Appearing, ...]:
    """Everybody in an item on whom nobody decided."""
    found = people_of(room.rows, item, said_to_derive(room.rows)).appearing
    return tuple(each for each in found if each.decided is None)


def people_decided(room: Newsroom, item: ItemReceived) -> tuple[Appearing, ...]:
    """Everybody in an item on whom somebody decided, with the decision that counts."""
    found = people_of(room.rows, item, said_to_derive(room.rows)).appearing
    return tuple(each for each in found if each.decided is not None)


def links_of(room: Newsroom, item: str) -> tuple[LinkAsserted, ...]:
    """What people said depends on this item, or it on that."""
    return tuple(each for each in statements.links(room.rows) if item in (each.tail, each.head))


def exposures(room: Newsroom, item: ItemReceived) -> tuple[Exposure, ...]:
    """Who could be found by an item if it was published, as far as the case can tell; what asks comes first."""
    return tuple(sorted(_exposures(room, item), key=lambda each: not each.is_risk))


def _exposures(room: Newsroom, item: ItemReceived) -> Iterator[Exposure]:
    people = people_of(room.rows, item, said_to_derive(room.rows))
    yield from (Exposure(kind="undecided", told=each.who) for each in people.appearing if each.decided is None)
    yield from (Exposure(kind="not_printable", told=each.who) for each in people.appearing if _is_refused(each))
    if people.undeclared:
        yield Exposure(kind="undeclared")
    if item.media.startswith("image/"):
        yield from _of_picture(room, item)
    if item.id in handling.restricted(room.rows):
        yield Exposure(kind="restricted")
    yield from _of_file(room, item)


def _is_refused(each: Appearing) -> bool:
    return each.decided is not None and not each.decided.allowed


def _of_picture(room: Newsroom, item: ItemReceived) -> Iterator[Exposure]:
    """Whether anybody looked at every person in it, said of the picture or signed for a copy."""
    made = [each.fact for each in redactions.redactions(room.rows, item.id)]
    if any(each.people_dealt_with for each in made):
        yield Exposure(kind="dealt_with")
    elif not item.about.people_shown:
        yield Exposure(kind="people_unsaid")
    elif not people_of(room.rows, item, {}).appearing:
        yield Exposure(kind="nobody_shown")


def _of_file(room: Newsroom, item: ItemReceived) -> Iterator[Exposure]:
    read = custody.reading(room.rows, item.id)
    if read is None or read.could_not:
        yield Exposure(kind="unread", told=read.could_not if read else "")
        return
    told = [each for each in read.hidden if tells_of_a_person(each.what)]
    yield from (Exposure(kind="hidden", told=each) for each in dict.fromkeys(each.what for each in told))
    if not told:
        yield Exposure(kind="no_hidden")


def findings_on(room: Newsroom, item: str) -> tuple[FindingDrawn, ...]:
    """The findings that rest on an item or on something said in it."""
    found = (statements.finding(room.rows, each) for each in reviews.resting(room.rows, item))
    return tuple(each for each in found if each is not None)
