"""The gazetteer: what a name may mean, alone and among others, with reasons; no guess is presented as knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from farbank.reading.gazetteer.answer import PlaceAnswer
from farbank.reading.gazetteer.belief import Belief, believed
from farbank.reading.gazetteer.context import Said, on_side, with_context
from farbank.reading.gazetteer.elsewhere import Everywhere, parse_also, parse_elsewhere
from farbank.reading.gazetteer.folding import letters
from farbank.reading.gazetteer.ground import Ground
from farbank.reading.gazetteer.hits import Hits
from farbank.reading.gazetteer.index import parse_index
from farbank.reading.gazetteer.keys import keys_of, stamp, written
from farbank.reading.gazetteer.parse import parse_places
from farbank.reading.gazetteer.question import Question, asked
from farbank.reading.gazetteer.rows import Place
from farbank.reading.gazetteer.telling import answered
from farbank.reading.lattice.han import HanTables
from farbank.reading.lattice.readings import LONGEST

_EMPTY: Final = Belief(here=(), none=1.0, why_none=())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gazetteer:
    """Places, found by any of their names. `also` says what else a name means: a common word, a person."""

    places: Mapping[str, Place]
    hits: Hits
    also: Mapping[str, str]

    def resolve(self, query: str, *, near: Iterable[str] = ()) -> PlaceAnswer:
        """The place that words mean; `near` are the words of other places named with it."""
        return self._answers((query, *near), wanted=1)[0]

    def resolve_all(self, queries: Iterable[str]) -> tuple[PlaceAnswer, ...]:
        """The places that words of one text mean, each with all the others as its context."""
        asked_for = tuple(queries)
        return self._answers(asked_for, wanted=len(asked_for))

    def _answers(self, queries: tuple[str, ...], wanted: int) -> tuple[PlaceAnswer, ...]:
        questions = [asked(each[: LONGEST * 4]) for each in queries]
        ground = Ground(places=self.places)
        alone = [
            with_context(on_side(self._belief(each.name), each.side), self._around(each), ground) for each in questions
        ]
        answers = []
        for at, question in enumerate(questions[:wanted]):
            others = (
                Said(how="near", text=other.name, belief=alone[there])
                for there, other in enumerate(questions)
                if there != at and other.name != question.name
            )
            answers.append(answered(queries[at], question, with_context(alone[at], tuple(others), ground), ground))
        return tuple(answers)

    def _around(self, question: Question) -> tuple[Said, ...]:
        parts = (("within", question.within), ("opposite", question.opposite), ("near", question.near))
        return tuple(Said(how=how, text=each, belief=self._belief(each)) for how, said in parts for each in said)

    def _belief(self, name: str) -> Belief:
        if not name or len(name) > LONGEST:
            return _EMPTY
        return believed(self.hits.of(name), self.hits.places, self.also.get(letters(name), ""))


def parse_gazetteer(
    places_csv: str, names_csv: str, *, tables: HanTables, keys: str = "", elsewhere: str = "", also: str = ""
) -> Gazetteer:
    """The gazetteer in its tables. `keys` made from these very tables spare the time of making them."""
    here = {each.id: each for each in parse_places(places_csv, names_csv)}
    every = Everywhere(here, parse_elsewhere(elsewhere))
    index = parse_index(keys)
    made_from = stamp(places_csv, names_csv, elsewhere)
    if index.stamp != made_from:
        index = parse_index(written(keys_of(every.values(), tables), made_from))
    return Gazetteer(places=here, hits=Hits(index=index, places=every, tables=tables), also=parse_also(also))
