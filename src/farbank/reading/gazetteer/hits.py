"""Which places a name may stand for by its letters and sounds alone, and how far each is from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from farbank.reading.gazetteer.elsewhere import Everywhere
from farbank.reading.gazetteer.folding import letters
from farbank.reading.gazetteer.index import Index
from farbank.reading.gazetteer.keys import Key
from farbank.reading.gazetteer.kinds import FEATURES, Bare, bare_names, fits
from farbank.reading.gazetteer.rows import Place
from farbank.reading.lattice.distance import distance
from farbank.reading.lattice.han import HanTables
from farbank.reading.lattice.reading import Reading
from farbank.reading.lattice.readings import readings, scripts

CLOSE: Final = 20  # with a key as cheap as this, nothing farther is looked for
KEPT: Final = 4096  # names whose hits are kept
JOINED: Final = 15  # a word for the kind that was not set apart may be part of the name
WRONG_KIND: Final = 20
WRONG_FEATURE: Final = 130  # a river is no town
OTHER_CHARACTERS: Final = 100  # Han that only sounds the same: 三河 is not 三合
SPELLED_OUT: Final = 2  # in Hangul and Han a letter that differs is no slip of a romanisation and counts so many times
FARTHEST: Final = 20  # hundredths of each letter of a name
_LEAST: Final = {"korean": 4, "mandarin": 4, "japanese": 4}  # shorter names are found by equal keys only


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place whose name is `cost` hundredths of a letter from the words; `length` is that of the words in letters."""

    place: str
    cost: int
    length: int
    name: str
    channel: str
    kind: str
    word: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """Looks names up in an index, and keeps what it found for the next time: a text names the same places again."""

    index: Index
    places: Everywhere
    tables: HanTables

    known: dict[str, dict[str, Hit]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, name: str) -> dict[str, Hit]:
        """The nearest hit on each place; a name that was looked up lately is not looked up again."""
        if name not in self.known:
            if len(self.known) >= KEPT:
                self.known.clear()
            self.known[name] = self._found(name)
        return self.known[name]

    def _found(self, name: str) -> dict[str, Hit]:
        best: dict[str, Hit] = {}
        options = [(bare, readings(bare.name, self.tables)) for bare in bare_names(name)]
        for bare, read in options:
            _keep(best, self._equal(bare, read), self.places)
        if not best or min(hit.cost for hit in best.values()) > CLOSE:
            for bare, read in options:
                _keep(best, self._near(bare, read), self.places)
        return best

    def listed(self, name: str) -> dict[str, Hit]:
        """The hits on names that are listed as they are written."""
        best: dict[str, Hit] = {}
        for bare in bare_names(name):
            keys = self.index.at("letters", letters(bare.name))
            _keep(best, (self._hit(bare, key, 0, len(key.fine), ()) for key in keys), self.places)
        return best

    def _equal(self, bare: Bare, read: tuple[Reading, ...]) -> Iterable[Hit]:
        for key in self.index.at("letters", letters(bare.name)):
            hit = self._hit(bare, key, 0, len(key.fine), ())
            yield replace(hit, kind=self.places[key.place].kind) if _says_its_kind(bare, key.name) else hit
        for reading in read:
            for key in self.index.at(reading.channel, reading.key):
                yield self._measured(bare, reading, key)

    def _near(self, bare: Bare, read: tuple[Reading, ...]) -> Iterable[Hit]:
        for reading in read:
            if len(reading.key) < _LEAST.get(reading.channel, 99):
                continue
            for key in self.index.near(reading.channel, reading.key):
                hit = self._measured(bare, reading, key)
                if hit.cost <= FARTHEST * len(reading.fine) + OTHER_CHARACTERS:
                    yield hit

    def _measured(self, bare: Bare, reading: Reading, key: Key) -> Hit:
        apart = distance(reading.channel, reading.fine, key.fine, limit=FARTHEST * (len(reading.fine) + 1))
        if apart and next(scripts(bare.name), "") in {"Hang", "Hani"}:
            apart *= SPELLED_OUT
        steps = (*reading.steps, *((f"{apart} hundredths of a letter from {key.name}",) if apart else ()))
        hit = self._hit(bare, key, reading.cost + apart, min(len(reading.fine), len(key.fine)), steps)
        if reading.channel != "han" and self._has_other_characters(bare.name, key.place):
            return replace(hit, cost=hit.cost + OTHER_CHARACTERS, steps=(*hit.steps, "written with other characters"))
        return hit

    def _has_other_characters(self, name: str, place: str) -> bool:
        return next(scripts(name), "") == "Hani" and any(
            each.script in {"Hant", "Hans", "Hani", "Jpan"} for each in self.places[place].names
        )

    def _hit(self, bare: Bare, key: Key, cost: int, length: int, steps: tuple[str, ...]) -> Hit:
        kind = self.places[key.place].kind
        more = 0 if fits(bare.kind, kind) else WRONG_FEATURE if FEATURES & {bare.kind, kind} else WRONG_KIND
        return Hit(
            place=key.place, cost=cost + key.cost + more + JOINED * bare.joined, length=max(1, length), name=key.name,
            channel=key.channel, kind=bare.kind, word=bare.word, steps=steps,
        )  # fmt: skip


def _says_its_kind(bare: Bare, name: str) -> bool:
    """Whether the whole name was asked for, with a word for a kind in it: Sup'ung Reservoir."""
    if bare.kind or letters(bare.name) != letters(name):
        return False
    return any(each.kind and not each.joined for each in bare_names(name))


def _keep(best: dict[str, Hit], found: Iterable[Hit], places: Mapping[str, Place]) -> None:
    """The cheapest hit on each place; of equals the one whose word for the kind fits."""
    for hit in found:
        kind = places[hit.place].kind
        now = best.get(hit.place)
        if now is None or (hit.cost, hit.kind != kind) < (now.cost, now.kind != kind):
            best[hit.place] = hit
