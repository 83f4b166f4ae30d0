"""Review: what asks for a person, the item with its regions, and the judgement of one claim after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from farbank.assemble import review_page, reviewing
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.regions import covered_on, item_named, marked_on, pages_of
from farbank.assemble.review_page import ClaimShown
from farbank.facts.item import ItemReceived
from farbank.judgement.reviewing import Ask
from farbank.publish.grade import in_words
from farbank.publish.wording import Wording, wording
from farbank.views import catalogue, custody, redactions, reviews
from farbank.web.asked import Asked, Moved, Shown
from farbank.web.language import N_
from farbank.web.remembered import once
from farbank.web.screens.links import SHORT
from farbank.web.screens.span_drawn import drawn_span

EXCERPT: Final = 6_000  # letters of a text that stand beside its judgement
ZOOMS: Final = 4
WHY: Final = {
    "person_shown": N_("A person is shown, and nobody decided on them"),
    "readers_disagree": N_("Readers disagree"),
    "second_reader": N_("Second reader needed"),
    "same_photograph": N_("May be the same photograph as %(other)s"),
    "date_unclear": N_("Date unclear: file and description differ"),
    "figure_revised": N_("The figure was revised"),
    "own_reading": N_("Your own reading is not signed"),
    "ready": N_("Ready to accept"),
}
VERDICTS: Final = (
    ("agree", N_("Agree"), "a"),
    ("disagree", N_("Disagree"), "d"),
    ("cannot_tell", N_("Cannot tell"), "c"),
)
SAID: Final = {"agree": N_("agrees"), "disagree": N_("disagrees"), "cannot_tell": N_("cannot tell")}
READ_BY: Final = (N_("Read by nobody"), N_("Read by one"), N_("Read by two"))
STEPS: Final = {"single_origin": 1, "supported": 2, "corroborated": 3, "strongly_corroborated": 4}
READ_FOR: Final = frozenset({"second_reader", "own_reading", "figure_revised", "ready"})  # whys that a reading answers
EXPOSURE: Final = {
    "undecided": N_("%(told)s: nobody decided whether they may be printed"),
    "not_printable": N_("%(told)s: not to be printed"),
    "undeclared": N_("Nobody said who wrote it and who is shown in it"),
    "people_unsaid": N_("Nobody said whether a person is shown in it"),
    "restricted": N_("Restricted: it leaves in no export"),
    "hidden": N_("The file holds what its reader does not see: %(told)s"),
    "unread": N_("Nobody has looked into the file: %(told)s"),
    "no_hidden": N_("The file holds nothing unseen that tells of a person"),
    "nobody_shown": N_("Nobody is shown in it"),
    "dealt_with": N_("Every person in it was dealt with, in a copy"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the queue."""

    id: str
    title: str
    why: str
    other: str


def next_up(room: Newsroom, asked: Asked) -> Shown | Moved:
    """The item that asks most; where none does, the page says why."""
    found = _queue(room)
    if found.asks:
        return Moved(to=address(found.asks[0]))
    given = {"queue": found, "is_empty": catalogue.highest(room.rows, "item") == 0}
    del asked
    return Shown(template="review_empty.html.j2", given=given)


def judged(room: Newsroom, asked: Asked) -> Shown:
    """One item: its picture with regions, the claim that is read, and what asks for a person in it."""
    item = item_named(room, asked.parts["name"])
    found = _queue(room)
    claims = review_page.claims_of(room, item.id)
    claim = _chosen(claims, asked.query.get("claim", ""))
    given = {
        "title": item.title or item.id,
        "item": item,
        "rows": _rows(room, found.asks),
        "queue": found,
        "why_words": WHY,
        **_pictured(room, item, asked),
        **_custody(room, item),
        **_judgement(room, claim, wording(asked.language)),
        "claims": claims,
        "row_why": next((each.why for each in found.asks if each.item == item.id), ""),
        "file_day": review_page.day_of_file_apart(room, item.id),
        "alike": review_page.alike_to(room, item.id) if item.media.startswith("image/") else (),
        "undecided": review_page.people_undecided(room, item),
        "decided": review_page.people_decided(room, item),
        "linked": review_page.links_of(room, item.id),
        "link_words": SHORT,
        "exposures": review_page.exposures(room, item),
        "exposure_words": EXPOSURE,
        "again": asked.again,
    }
    return Shown(template="review.html.j2", given=given)


def signed(room: Newsroom, asked: Asked) -> Moved:
    """Sign a reading, and go on: to what else of the item is to be read, or to what comes next in the queue."""
    item = item_named(room, asked.parts["name"])
    before = _queue(room).asks
    reviewing.sign(room, asked.said("claim"), asked.said("verdict"), asked.said("because"))
    return Moved(to=_after(item.id, before, _queue(room).asks))


def _queue(room: Newsroom) -> reviewing.Queue:
    """What asks, gone through once for the case as it is."""
    return once(room, "queue", lambda: reviewing.queue(room))


def address(ask: Ask) -> str:
    """Where an ask is answered: the claim that it names is the one that is read."""
    claim = ask.other if ask.why in {*READ_FOR, "readers_disagree"} else ""
    return Asked(path=f"/review/{ask.item}").again(claim=claim)


def _after(item: str, before: Sequence[Ask], now: Sequence[Ask]) -> str:
    """The same item where more of it is to be read, else the first behind it that asks; at the end, the beginning."""
    left = {each.item: each for each in now}
    if item in left and left[item].why in READ_FOR:
        return address(left[item])
    order = [each.item for each in before]
    at = order.index(item) + 1 if item in order else 0
    following = (left[each] for each in (*order[at:], *order[:at]) if each in left and each != item)
    ask = next(following, left.get(item))
    return address(ask) if ask else "/review"


def _rows(room: Newsroom, asks: Sequence[Ask]) -> tuple[tuple[Row, str], ...]:
    titles = {each.id: each.title or each.id for each in custody.items(room.rows, [each.item for each in asks])}
    return tuple(
        (Row(id=each.item, title=titles.get(each.item, each.item), why=each.why, other=each.other), address(each))
        for each in asks
    )


def _chosen(claims: Sequence[ClaimShown], wanted: str) -> ClaimShown | None:
    return next((each for each in claims if each.id == wanted), claims[0] if claims else None)


def _pictured(room: Newsroom, item: ItemReceived, asked: Asked) -> dict[str, object]:
    """The page that is looked at, its regions, and how it is looked at: larger, turned, without what is marked."""
    pages = pages_of(room, item)
    page = asked.number("page", 1, most=max(pages, 1))
    read = custody.reading(room.rows, item.id)
    text = room.objects.read(read.text).decode("utf-8", "replace") if read and read.text and not pages else ""
    return {
        "pages": pages,
        "page": page,
        "regions": marked_on(room, item.id, page),
        "covered": covered_on(room, item.id, page),
        "text": text[:EXCERPT],
        "is_cut": len(text) > EXCERPT,
        "zoom": asked.number("zoom", 1, most=ZOOMS),
        "turn": asked.number("turn", 0, least=0, most=3),
        "tool": asked.query.get("tool", ""),
        "is_bare": asked.query.get("bare") == "1",
        "read_by": READ_BY,
    }


def _custody(room: Newsroom, item: ItemReceived) -> dict[str, object]:
    steps = custody.steps(room.rows, item.id)
    made = {each.fact.item for each in redactions.redactions(room.rows, item.id) if each.fact.of == item.id}
    return {"sealed": steps[0].at if steps else None, "copies": len(made)}


def _judgement(room: Newsroom, claim: ClaimShown | None, say: Wording) -> dict[str, object]:
    members = {each.key: reviews.member_of(room.rows, each.key) for each in claim.told} if claim else {}
    weight = claim.weight if claim else None
    return {
        "claim": claim,
        "status": in_words(weight.status, say) if weight else "",
        "steps": STEPS.get(weight.status, 0) if weight else 0,
        "span": drawn_span(claim.when) if claim and claim.when else None,
        "verdicts": VERDICTS,
        "said_words": SAID,
        "members": members,
        "own_key": reviewing.own_key(room),
        "taken_back": reviewing.TAKEN_BACK,
        "read_words": READ_BY[min(claim.readers, 2)] if claim else "",
    }
