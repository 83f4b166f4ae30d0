"""What the case knows of its sources that a reader could find two of them to have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from farbank.facts.item import ItemReceived
from farbank.facts.look import InterviewHeld
from farbank.facts.origin import LinkAsserted
from farbank.judgement.traces import Trace
from farbank.ports import Rows
from farbank.views import custody, people, statements


def traces(rows: Rows) -> tuple[Trace, ...]:
    """The documents, batches, interviewers and days of every source."""
    items = {each.id: each for each in custody.every_item(rows) if each.source}
    found = (
        *_of_items(items.values()),
        *_of_links(items, statements.links(rows)),
        *_of_interviews(people.interviews(rows)),
    )
    return tuple(dict.fromkeys(found))


def _of_items(items: Iterable[ItemReceived]) -> Iterator[Trace]:
    """Equal bytes and what was derived are one document, a collection is one batch, a known day is a sending."""
    for each in items:
        for document in {each.id, *each.same_bytes, each.about.derived_from} - {""}:
            yield Trace(source=each.source, kind="document", what=document)
        if each.about.collection:
            yield Trace(source=each.source, kind="batch", what=each.about.collection)
        came = each.about.acquired
        if came is not None and came.earliest is not None and came.earliest == came.latest:
            yield Trace(source=each.source, kind="sending", what=came.earliest.isoformat())


def _of_links(items: Mapping[str, ItemReceived], links: Iterable[LinkAsserted]) -> Iterator[Trace]:
    """Items that a person said to derive from one another, or to have one origin, are one document."""
    for each in links:
        if each.type in ("derived_from", "same_origin"):
            for end in {each.tail, each.head} & set(items):
                yield Trace(source=items[end].source, kind="document", what=f"{each.tail} {each.head}")


def _of_interviews(held: Iterable[InterviewHeld]) -> Iterator[Trace]:
    return (Trace(source=each.source, kind="reporter", what=each.by) for each in held if each.by)
