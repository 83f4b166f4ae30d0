"""What a reader does to an item besides reading it: mark and cover regions, decide on a person, say what is alike."""

from __future__ import annotations

from typing import Final, cast

from farbank.assemble.deciding import decide_on
from farbank.assemble.linking import link
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.assemble.redacting import Redacted, redact
from farbank.assemble.regions import cover_request, item_named, mark_region, read_region, regions_named
from farbank.desk.decide import Decision
from farbank.errors import Refused
from farbank.facts.item import ItemReceived
from farbank.intake.confined import Confinement
from farbank.values.region import Region
from farbank.values.words import LinkType, choices
from farbank.web.asked import Asked, Begun, Moved, Shown
from farbank.web.language import N_

SIDES: Final = ("left", "top", "width", "height")


def marked(room: Newsroom, asked: Asked) -> Moved:
    """Record what a region shows: a statement whose place in the item is that region."""
    item = item_named(room, asked.parts["name"])
    page = _page(asked)
    region = read_region(room, item, page, _sides(asked))
    mark_region(room, item, region, asked.said("says"), asked.said("words"))
    return Moved(to=_back(item, page))


def covered(room: Newsroom, asked: Asked) -> Begun:
    """Make a copy in which the region, and those that were ticked, are covered; it is drawn in the background."""
    item = item_named(room, asked.parts["name"])
    page = _page(asked)
    regions = (*_typed(room, item, page, asked), *regions_named(room, tuple(asked.form.get("also", ()))))
    request = cover_request(regions, asked.said("because"))

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Redacted:
        pace("covered", 0, 1)
        return redact(own, confinement, item.id, request)

    return Begun(title=N_("A covered copy is made"), work=work, shown=made)


def made(outcome: object) -> Shown:
    """The copy that was made, beside what it was made of, and what is left to look at."""
    done = cast("Redacted", outcome)
    return Shown(template="covered.html.j2", given={"title": done.fact.item, "made": done})


def decided(room: Newsroom, asked: Asked) -> Moved:
    """Decide whether one person in an item may be printed."""
    item = item_named(room, asked.parts["name"])
    word = asked.said("print")
    if word not in {"yes", "no"}:
        raise Refused("say what was decided", advice="Choose whether they may be printed.")
    decision = Decision(
        allowed=word == "yes", by=asked.said("by"), on=room.clock.today(), because=asked.said("because")
    )
    decide_on(room, item.id, asked.said("who"), decision)
    return Moved(to=_back(item, 1))


def linked(room: Newsroom, asked: Asked) -> Moved:
    """Say what it means that two items look alike."""
    item = item_named(room, asked.parts["name"])
    how = asked.said("type")
    if how not in choices(LinkType):
        raise Refused("say what it means that they look alike", advice="Choose one of the answers.")
    link(room, (item.id, asked.said("other")), cast("LinkType", how), asked.said("because"))
    return Moved(to=_back(item, 1))


def _page(asked: Asked) -> int:
    given = asked.said("page", "1")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 5 else 0  # noqa: PLR2004 - 9999 pages


def _sides(asked: Asked) -> tuple[str, str, str, str]:
    left, top, width, height = (asked.said(each) for each in SIDES)
    return left, top, width, height


def _typed(room: Newsroom, item: ItemReceived, page: int, asked: Asked) -> tuple[Region, ...]:
    sides = _sides(asked)
    return (read_region(room, item, page, sides),) if any(sides) else ()


def _back(item: ItemReceived, page: int) -> str:
    return Asked(path=f"/review/{item.id}").again(page=page if page > 1 else "")
