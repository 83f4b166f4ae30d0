"""How two places lie to each other: one in the other, side by side, opposite, how far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Final

from farbank.reading.gazetteer.rows import Place
from farbank.values.line_shape import DEGREE

METRES: Final = 111_195  # one degree of a great circle on a sphere of 6,371 km
ACROSS: Final = 20_000  # as far apart may two places be that face each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where the places of a gazetteer lie."""

    places: Mapping[str, Place]

    def above(self, place: Place) -> Iterator[Place]:
        """What a place lies in, from the smallest to the country."""
        seen = {place.id}
        while (parent := self.places.get(place.parent)) and parent.id not in seen:
            seen.add(parent.id)
            yield parent
            place = parent

    def inside(self, place: Place, other: Place) -> bool:
        """Whether one place lies in the other."""
        return any(each.id == other.id for each in self.above(place))

    def metres(self, one: Place, other: Place) -> int | None:
        """About how far apart two places are, as the crow flies; nothing when either's position is not known."""
        if one.position is None or other.position is None:
            return None
        east, north = (one.position[at] - other.position[at] for at in (0, 1))
        shrink = cos(radians(one.position[1] / DEGREE))
        return round(hypot(east * shrink, north) / DEGREE * METRES)

    def facing(self, one: Place, other: Place) -> bool:
        """Whether two places lie on different banks and near each other."""
        apart = self.metres(one, other)
        return (
            apart is not None
            and apart <= ACROSS + one.radius + other.radius
            and {one.side, other.side} == {"korea", "china"}
        )
