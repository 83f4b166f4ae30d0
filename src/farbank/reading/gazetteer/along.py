"""The places beside one line: a name as written, found among them, or answered with the reason and the nearest names.

What is recorded from these answers is a fact of the case, so only names that the gazetteer lists count here, in their
letters; what merely sounds alike is named as the nearest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from farbank.reading.gazetteer.answer import PlaceAnswer
from farbank.reading.gazetteer.belief import Belief, believed
from farbank.reading.gazetteer.context import Said, on_side, with_context
from farbank.reading.gazetteer.gazetteer import Gazetteer
from farbank.reading.gazetteer.ground import Ground
from farbank.reading.gazetteer.question import asked
from farbank.reading.gazetteer.rows import Place
from farbank.values.ids import LineId
from farbank.values.place import LinePlace, NoPlace

_LANGUAGES: Final = {
    "Hang": "ko",
    "Hans": "zh",
    "Hani": "ko-Hani",
    "Hant": "ko-Hani",
    "Jpan": "ja",
    "Latn": "en",
    "Cyrl": "ru",
}
SAME: Final = 0.6  # with so much of the first one's weight the second may as well be meant
OTHER_KIND: Final = 35  # hundredths of a letter: a county called a city is meant, a river called a city is not
_STRETCHES: Final = frozenset({"river", "reach"})  # they lie along the line, not at a place of it


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LinePlaces:
    """The places of a gazetteer that lie beside one version of a line."""

    gazetteer: Gazetteer
    line: LineId
    version: int

    @property
    def places(self) -> tuple[LinePlace, ...]:
        """Every place, in the order of the line."""
        beside = (self._beside(each) for each in self.gazetteer.places.values() if self._lies(each))
        return tuple(sorted(beside, key=lambda place: (place.share, place.id)))

    def resolve(self, text: str) -> LinePlace | NoPlace:
        """The place that words name: "X, PROVINCE" is X; "near X, opposite Y" is X, or Y when only that is known."""
        question = asked(text)
        wanted = next((each for each in (question.name, *question.opposite) if each), "")
        if not wanted:
            return NoPlace(text=text, because="there is no name in these words")
        said = tuple(Said(how="opposite", text=each, belief=self._belief(each)) for each in question.opposite)
        asked_for = on_side(self._belief(question.name), question.side)
        found = with_context(asked_for, said, Ground(places=self.gazetteer.places)).here
        for other in () if found else question.opposite:
            found = self._belief(other).here
        if not found:
            return NoPlace(text=text, because=f"no place on this line is called {wanted!r}{self._nearest(text)}")
        if len(found) > 1 and found[1].weight > found[0].weight * SAME:
            shown = ", ".join(each.place.shown for each in found if each.weight > found[0].weight * SAME)
            return NoPlace(text=text, because=f"{wanted!r} names several places: {shown}")
        return self._beside(found[0].place)

    def _belief(self, name: str) -> Belief:
        hits = self.gazetteer.hits.listed(name)
        known = self.gazetteer.hits.places
        return believed(
            {at: hit for at, hit in hits.items() if hit.cost <= OTHER_KIND and self._lies(known[at])}, known
        )

    def _lies(self, place: Place) -> bool:
        return place.share is not None and place.line == self.line and place.kind not in _STRETCHES

    def _beside(self, place: Place) -> LinePlace:
        names = tuple((_LANGUAGES[each.script], each.text) for each in place.names)
        return LinePlace(
            id=place.id, line=self.line, version=self.version, share=place.share or 0, side=place.side,
            river=place.river, names=names,
        )  # fmt: skip

    def _nearest(self, text: str) -> str:
        answer: PlaceAnswer = self.gazetteer.resolve(text)
        close = [each.name for each in answer.candidates if self._lies(self.gazetteer.places[each.id])]
        return f"; the nearest names are {', '.join(close[:3])}" if close else ""
