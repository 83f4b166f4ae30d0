"""Places named in Hangul, Han characters or kana, where names stand without spaces and particles stick to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from farbank.reading.gazetteer.acts import act_as_place
from farbank.reading.gazetteer.gazetteer import Gazetteer
from farbank.reading.gazetteer.kinds import bare_names
from farbank.reading.lattice.han import merged

_HANGUL: Final = re.compile(r"[가-힣]+")
_HAN: Final = re.compile(r"[\u3400-\u9fff]{2,}")
_KANA: Final = re.compile(r"[\u30a1-\u30ff]{2,}")
_PARTICLES: Final = re.compile(
    r"(?:에서|에게|에는|에도|에|의|은|는|이|가|을|를|와|과|으로|로|도|까지|부터|만|이나|나|보다|처럼|라는|이라는|측|쪽|방면|일대|지역|주민|시내|인근|부근|"
    r"근처|출신|당국|시장|행|등|들|내|외|간|발|맞은편|건너편|국경|교외|시|군|읍|구|현|진|향|성|역)*\Z"
)
_TWO: Final = 2

Span = tuple[int, int]
Names = Mapping[str, tuple[str, ...]]  # the first two characters -> names, the longest first


def cjk_places(text: str, gazetteer: Gazetteer) -> Iterator[Span]:
    """Where they stand."""
    hangul, han, kana = _names(gazetteer)
    known_until = 0
    for token in _HANGUL.finditer(text):
        found = list(_in_token(token, hangul, gazetteer.also))
        if not found and (length := act_as_place(text, *token.span(), known_until)):
            found = [(token.start(), token.start() + length)]
        known_until = token.end() if found else 0
        yield from found
    tables = gazetteer.hits.tables
    for run in _HAN.finditer(text):
        yield from _in_run(run.start(), merged(run[0], tables), han, gazetteer.also)
    for run in _KANA.finditer(text):
        yield from ((run.start(), run.end()) for _ in "x" if run[0] in kana)


def _in_token(token: re.Match[str], names: Names, also: Mapping[str, str]) -> Iterator[Span]:
    """Names at the beginning of a word, one after the other, with nothing but particles behind them."""
    word, at = token[0], 0
    found: list[Span] = []
    while length := _at(word, at, names, also):
        found.append((token.start() + at, token.start() + at + length))
        at += length
    if found and _PARTICLES.match(word, at):
        yield from found


def _in_run(start: int, run: str, names: Names, also: Mapping[str, str]) -> Iterator[Span]:
    at = 0
    while at < len(run) - 1:
        length = _at(run, at, names, also)
        if length:
            yield start + at, start + at + length
        at += length or 1


def _at(text: str, at: int, names: Names, also: Mapping[str, str]) -> int:
    """The length of the longest name here, with the word for its kind; 0 where there is none."""
    for name in names.get(text[at : at + _TWO], ()):
        if text.startswith(name, at):
            kind = _kind_after(text, at, at + len(name))
            if kind or name not in also:
                return len(name) + kind
    return 0


def _kind_after(text: str, start: int, end: int) -> int:
    """The length of a word for the kind that follows a name."""
    for length in range(8, 0, -1):
        word = text[end : end + length]
        if len(word) == length and any(each.word == word for each in bare_names(text[start : end + length])):
            return length
    return 0


@lru_cache(maxsize=4)
def _names(gazetteer: Gazetteer) -> tuple[Names, Names, frozenset[str]]:
    hangul, han, kana = set(), set(), set()
    for place in gazetteer.places.values():
        for name in place.names:
            bare = {each.name for each in bare_names(name.text)}
            if name.script == "Hang":
                hangul |= {each for each in bare if _HANGUL.fullmatch(each)}
            elif name.script in {"Hans", "Hant", "Hani", "Jpan"}:
                han |= {merged(each, gazetteer.hits.tables) for each in bare if _HAN.fullmatch(each)}
                kana |= {each for each in bare if _KANA.fullmatch(each)}
    return _by_two(hangul), _by_two(han), frozenset(kana)


def _by_two(names: set[str]) -> Names:
    found = defaultdict(list)
    for name in sorted(names, key=lambda each: (-len(each), each)):
        if len(name) >= _TWO:
            found[name[:_TWO]].append(name)
    return {start: tuple(each) for start, each in found.items()}
