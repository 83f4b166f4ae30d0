"""The keys a name is found by among many: what it may stand for, with one part left open.

A key can be read back into the name. So keys stand in the encrypted database and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from farbank.reading.persons.name import Name, Syllables

_MOST: Final = 16  # readings that a name is kept under; all of its readings are looked for
_LEAST: Final = 0.0003  # share of a reading that is kept
_END: Final = 3  # letters: of six or more, one slip leaves the first three or the last three as they are


def keys_of(name: Name) -> tuple[str, ...]:
    """Every key that a name is kept under, each once."""
    return _each_once(name, kept=True)


def keys_asked(name: Name) -> tuple[str, ...]:
    """Every key that a name is looked for under; a surname alone only where nothing else was said."""
    return _each_once(name, kept=False)


def _each_once(name: Name, *, kept: bool) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for each in name.readings[: _MOST if kept else None]:
        if each.share >= _LEAST:
            found.update(dict.fromkeys(_keys(each.syllables, kept=kept)))
    for sound in name.sounds:
        found[f"={sound}"] = None
        if not name.readings:
            found.update({f"={sound[:_END]}*": None, f"=*{sound[-_END:]}": None})
    if name.han:
        found[f"han {name.han}"] = None
    return tuple(found)


def _keys(syllables: Syllables, *, kept: bool) -> Iterator[str]:
    surname, given = syllables.surname, syllables.given
    if given:
        yield f"-{'.'.join(given)}"
    if surname and (kept or not given):
        yield f"{surname}-"
    if surname:
        yield from (f"{surname}-{'.'.join((*given[:at], '*', *given[at + 1 :]))}" for at in range(len(given)))
