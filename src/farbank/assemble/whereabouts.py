"""Where somebody was last, as words and as the place they name, if one is known."""

from __future__ import annotations

from typing import Final

from farbank.assemble.tables import gazetteer
from farbank.reading.gazetteer.ground import Ground
from farbank.reading.persons.person import Whereabouts

_SURE: Final = 9000  # of 10,000


def also_a_place(text: str) -> str:
    """The name of the place that the words name as well, `""` where they surely name none."""
    found = gazetteer().resolve(text)
    named = next((each for each in found.candidates if each.id == found.answer), None)
    return named.name if named is not None and named.confidence >= _SURE else ""


def whereabouts(text: str) -> Whereabouts:
    """The place that words name, with all that it lies in; words alone where they name none for sure."""
    known = gazetteer()
    place = known.resolve(text).answer
    if place is None:
        return Whereabouts(text=text.strip())
    above = Ground(places=known.places).above(known.places[place])
    return Whereabouts(text=text.strip(), place=place, within=tuple(each.id for each in above))
