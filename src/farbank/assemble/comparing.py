"""Near-duplicate pictures: prints are taken once, behind the fence, and compared; a person says what it means."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.facts.item import ItemReceived
from farbank.facts.likeness import Print, PrintTaken
from farbank.intake.confined import Confinement
from farbank.intake.reading import CouldNot
from farbank.intake.unread import why_not_read
from farbank.judgement.picture_print import BITS, METHOD, SIDE, NoPrint, near_pairs, near_to, print_of
from farbank.values.handling import SealedObject
from farbank.values.ids import ItemId
from farbank.views import custody, handling, likenesses, statements

_AT_ONCE: Final = 50  # items whose prints are recorded in one commit


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Two items that look alike: the later one, the earlier one, the leaf of each, and how far they are apart."""

    item: str
    other: str
    leaf: int
    other_leaf: int
    distance: int
    lies: str

    @property
    def words(self) -> str:
        """The same in words."""
        return f"looks like {self.told_of(self.item)}"

    def told_of(self, item: str) -> str:
        """The other of the two, as it is told of one of them."""
        here, there = (self.leaf, self.other_leaf) if item == self.item else (self.other_leaf, self.leaf)
        leaves = f", leaf {here} like leaf {there}" if max(here, there) > 1 else ""
        lies = f", {self.lies}" if self.lies != "upright" else ""
        other = self.other if item == self.item else self.item
        return f"{other} (distance {self.distance} of {BITS}{lies}{leaves})"


def take_prints(room: Newsroom, confinement: Confinement, pace: Pace = silent) -> int:
    """Take the prints of every picture that has none yet, and record them; how many items got some."""
    waiting, most = _without(room), room.at_once(_AT_ONCE)
    for start in range(0, len(waiting), most):
        batch = waiting[start : start + most]
        taken = [_taken(room, confinement, each) for each in batch]
        room.record(lambda taken=taken: taken)  # type: ignore[misc]
        pace("compared", start + len(batch), len(waiting))
    return len(waiting)


def likenesses_in(room: Newsroom, of: str = "") -> tuple[Likeness, ...]:
    """Every two items that look alike and that nobody has said anything about yet, the most alike first.

    Those of one item with `of`.
    """
    found = tuple(_found(room, of))
    settled = _settled(room, {name for each in found for name in (each.item, each.other)})
    nearest: dict[tuple[str, str], Likeness] = {}
    for each in found:
        key = (each.item, each.other)
        if key in settled or each.item == each.other:
            continue
        if key not in nearest or each.distance < nearest[key].distance:
            nearest[key] = each
    return tuple(sorted(nearest.values(), key=lambda each: each.distance))


def _found(room: Newsroom, of: str) -> Iterator[Likeness]:
    taken = likenesses.prints(room.rows)
    bits = [each.bits for each in taken]
    own = [at for at, each in enumerate(taken) if each.item == of]
    some = ((place, at, near) for at in own for place, near in near_to(bits[at], bits))
    for place, at, near in some if of else near_pairs(bits):
        one, two = taken[min(place, at)], taken[max(place, at)]
        yield Likeness(
            item=two.item,
            other=one.item,
            leaf=two.leaf,
            other_leaf=one.leaf,
            distance=near.distance,
            lies=near.lies,
        )


def _without(room: Newsroom) -> list[ItemReceived]:
    """Pictures without a print; what is restricted is not looked into, what cannot be drawn in this version waits."""
    shut = handling.restricted(room.rows)
    pictures = custody.items(room.rows, likenesses.unprinted(room.rows, METHOD))
    return [each for each in pictures if each.id not in shut and not why_not_read(each.media)]


def _taken(room: Newsroom, confinement: Confinement, item: ItemReceived) -> PrintTaken:
    prints = tuple(_print(room, confinement, leaf, each) for leaf, each in enumerate(item.objects, start=1))
    return PrintTaken(item=ItemId(item.id), method=METHOD, prints=prints)


def _print(room: Newsroom, confinement: Confinement, leaf: int, sealed: SealedObject) -> Print:
    with room.objects.open(sealed) as stream:
        pixels = confinement.pixels(stream, max_side=SIDE)
    if isinstance(pixels, CouldNot):
        return Print(leaf=leaf, could_not=pixels.because)
    found = print_of(pixels)
    return Print(leaf=leaf, could_not=found.because) if isinstance(found, NoPrint) else Print(leaf=leaf, bits=found)


def _settled(room: Newsroom, items: Collection[str]) -> frozenset[tuple[str, str]]:
    """The pairs among items about which a person has said something, either way round, and files drawn out of one."""
    if not items:
        return frozenset()
    said = {(each.tail, each.head) for each in statements.links(room.rows)}
    alike = custody.items(room.rows, items)
    drawn = {(each.id, str(each.about.derived_from)) for each in alike if each.about.derived_from}
    return frozenset(each for pair in said | drawn for each in (pair, pair[::-1]))
