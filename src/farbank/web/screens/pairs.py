"""Two who could be one, side by side: a person says the same, or apart, or leaves it open. Nothing is merged."""

from __future__ import annotations

from typing import Final, cast, get_args

from farbank.assemble.names_table import COLUMNS
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pairs import Pair, next_pair, pair, undecided
from farbank.assemble.telling_apart import tell
from farbank.errors import Refused
from farbank.values.words import Sameness
from farbank.web.asked import Asked, Moved, Shown
from farbank.web.language import N_
from farbank.web.screens.names import HEADS

TOLD: Final = {
    "born": N_("Born"),
    "sex": N_("Sex"),
    "kin": N_("Kin"),
    "last place": N_("Last known at"),
    "source": N_("Source"),
}


def pairs(room: Newsroom, asked: Asked) -> Shown:
    """The pairs of whom nobody has said anything, from one person on."""
    found = undecided(room, begin=asked.query.get("from", ""))
    given = {"found": found, "later": asked.again(**{"from": found.then}) if found.then else ""}
    return Shown(template="pairs.html.j2", given=given)


def beside(room: Newsroom, asked: Asked) -> Shown:
    """Two persons side by side, with why they may be one and why not."""
    found = pair(room, asked.parts["one"], asked.parts["other"])
    then = next_pair(room, found.one.id, found.other.id)
    given = {
        "found": found,
        "names": [(HEADS[each], found.one.cells.get(each, ()), found.other.cells.get(each, ())) for each in COLUMNS],
        "told": _told(found),
        "speaks": [each for each in found.reasons if each.bits >= 0],
        "against": [each for each in found.reasons if each.bits < 0],
        "then": f"/names/pair/{then[0]}/{then[1]}" if then else "/names/pairs",
        "before": _before(asked),
    }
    return Shown(template="pair.html.j2", given=given)


def said(room: Newsroom, asked: Asked) -> Moved:
    """Record what was said of two, or that it no longer counts; and on to the next pair."""
    one, other = room.resolve("", asked.parts["one"]), room.resolve("", asked.parts["other"])
    verdict, withdraw = asked.said("verdict"), asked.said("withdraw") == "1"
    if verdict not in get_args(Sameness):
        raise Refused("say whether they are the same, or apart", advice="Go back, and press one of the two.")
    tell(room, (one, other), cast("Sameness", verdict), asked.said("because"), withdraw=withdraw)
    then = None if withdraw else next_pair(room, one, other)
    if then is None:
        return Moved(to=f"/names/pair/{one}/{other}" if withdraw else "/names/pairs")
    return Moved(to=Asked(path=f"/names/pair/{then[0]}/{then[1]}").again(said=verdict, of=f"{one}.{other}"))


def _before(asked: Asked) -> tuple[str, str, str] | None:
    """What was recorded just now: the verdict, and of whom."""
    verdict, (one, _, other) = asked.query.get("said", ""), asked.query.get("of", "").partition(".")
    known = verdict in get_args(Sameness) and one.isalnum() and other.isalnum()
    return (verdict, one, other) if known else None


def _told(found: Pair) -> list[tuple[str, str, str]]:
    one, other = dict(found.one.told), dict(found.other.told)
    return [(TOLD[each], one.get(each, ""), other.get(each, "")) for each in TOLD if each in one or each in other]
