"""Whether words are a place that a gazetteer knows, by their letters or by sounds that read the same."""

from __future__ import annotations

from typing import Final

from farbank.reading.gazetteer.belief import is_inland
from farbank.reading.gazetteer.folding import letters
from farbank.reading.gazetteer.gazetteer import Gazetteer
from farbank.reading.gazetteer.kinds import Bare, bare_names
from farbank.reading.lattice.readings import readings

SHORTEST: Final = 3  # letters
SURE: Final = 5  # signs a name must have to be known by its sounds alone
SAME: Final = 25  # hundredths of a letter within which it reads the same


def is_known(words: str, gazetteer: Gazetteer) -> bool:
    """Whether a text may name a place with these words; a common word or a person's name needs a word for its kind.

    Several words are compared by their letters; by their sounds only when the last one says the kind. A settlement far
    from the line is known by its sounds only with such a word: Since sounds like Singye.
    """
    for bare in bare_names(words):
        plain = letters(bare.name)
        if len(plain) < SHORTEST or (plain in gazetteer.also and not bare.kind):
            continue
        if any(key.place in gazetteer.places for key in gazetteer.hits.index.at("letters", plain)):
            return True
        if (bare.kind or " " not in words) and _sounds_known(bare, gazetteer):
            return True
    return False


def _sounds_known(bare: Bare, gazetteer: Gazetteer) -> bool:
    return any(
        key.cost + reading.cost <= SAME and (place := gazetteer.places.get(key.place)) is not None
        and (bare.kind != "" or not is_inland(place))
        for reading in readings(bare.name, gazetteer.hits.tables)
        if len(reading.key) >= SURE
        for key in gazetteer.hits.index.at(reading.channel, reading.key)
    )  # fmt: skip
