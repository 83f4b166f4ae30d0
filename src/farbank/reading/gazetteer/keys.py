"""The keys that every name of a gazetteer can be found by, made once when a gazetteer is built and shipped beside it.

A name in the letters of one language is read in that language only: 会寧 as a Japanese name of a Korean town is not
read as Mandarin. A name is also keyed without the word for its kind; where that word says a bridge, a river or a
station, leaving it out costs `FEATURE`.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from farbank.reading.gazetteer.folding import letters
from farbank.reading.gazetteer.kinds import FEATURES, bare_names
from farbank.reading.gazetteer.rows import ELSEWHERE, Name, Place
from farbank.reading.lattice.han import HanTables
from farbank.reading.lattice.readings import readings

FEATURE: Final = 40  # hundredths of a letter
DOUBTFUL: Final = {"sure": 0, "doubtful": 10, "guess": 20}
OLD: Final = {"old": 10, "colonial": 5, "variant": 0}
_CHANNELS: Final = {
    "ko": ("korean", "han"),
    "zh": ("mandarin", "han", "korean"),
    "ja": ("japanese", "han", "korean"),
    "ru": ("korean", "mandarin"),
}
_AWAY: Final = {"ko": ("korean",), "zh": ("mandarin",), "ja": ("japanese",)}
_SYSTEMS: Final = {
    "rr": ("korean",), "mr": ("korean",), "north-roman": ("korean",), "pinyin": ("mandarin",),
    "wade-giles": ("mandarin",),
    "colonial": ("japanese",),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of one name: what it is found by, the sounds behind it, what it costs, and whose it is."""

    channel: str
    key: str
    fine: str
    cost: int
    place: str
    name: str


def keys_of(places: Iterable[Place], tables: HanTables) -> tuple[Key, ...]:
    """Every key of every name, the cheapest of those that are alike."""
    best: dict[tuple[str, str, str], Key] = {}
    for place in places:
        for name in place.names:
            for key in _keys(place, name, tables):
                at = key.channel, key.fine, key.place
                if at not in best or key.cost < best[at].cost:
                    best[at] = key
    return tuple(best[at] for at in sorted(best))


def _keys(place: Place, name: Name, tables: HanTables) -> Iterator[Key]:
    base = DOUBTFUL.get(name.status, 0) + OLD.get(name.kind, 0)
    for bare in bare_names(name.text):
        dropped = FEATURE if bare.kind in FEATURES else 0
        if bare.kind and (bare.joined or not letters(bare.name)):
            continue
        plain = letters(bare.name)
        yield Key(channel="letters", key=plain, fine=plain, cost=base + dropped, place=place.id, name=name.text)
        for reading in readings(bare.name, tables):
            if reading.channel in _channels(place, name):
                yield Key(
                    channel=reading.channel, key=reading.key, fine=reading.fine, cost=base + dropped + reading.cost,
                    place=place.id, name=name.text,
                )  # fmt: skip


def _channels(place: Place, name: Name) -> tuple[str, ...]:
    if place.side == ELSEWHERE:
        return ("han",) if name.script in {"Hani", "Jpan"} else _AWAY.get(name.language, ())
    han = name.script in {"Hant", "Hans", "Hani"}
    match name.script:
        case _ if name.kind in _SYSTEMS:
            return _SYSTEMS[name.kind]
        case "Latn":
            return _latin(place, name)
        case "Hang" if place.side in {"china", "river"}:
            return "korean", "mandarin"
        case _ if han and place.side != "korea":
            return "mandarin", "han", "korean", "japanese"
    return (*_CHANNELS.get(name.language, ("korean",)), *(("japanese", "mandarin") if han else ()))


def _latin(place: Place, name: Name) -> tuple[str, ...]:
    """An official name in Latin letters on the Chinese side is pinyin; a form of the press may be anything."""
    if place.side == "china" and name.kind == "official":
        return ("mandarin",)
    return ("korean", "mandarin") if place.side in {"china", "river", ""} else ("korean",)


def stamp(*texts: str) -> str:
    """What tells that shipped keys were made from these very tables."""
    check = 0
    for text in texts:
        check = zlib.crc32(text.encode("utf-8"), check)
    return f"{check:08x}"


def written(keys: Iterable[Key], stamped: str) -> str:
    """Keys as a table: the stamp, then a line for each channel and key, with fine, cost, place, name over and over."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for each in keys:
        grouped[f"{each.channel}\t{each.key}"].append(f"{each.fine}\t{each.cost}\t{each.place}\t{each.name}")
    return "\n".join((stamped, *(f"{at}\t" + "\t".join(grouped[at]) for at in sorted(grouped)))) + "\n"
