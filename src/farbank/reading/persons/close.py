"""Whether a pseudonym is close to a name: it stands for a part of it, in any script and spelling.

- A single letter ("Ms. K", "K씨") is close to a name that begins with it, surname or given name, however it is spelled.
- Two names are close where they may share a syllable or the characters of one, or sound alike.
- Words that describe somebody ("a resident") are no pseudonym and are close to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.reading.persons.name import Name
from farbank.reading.persons.reader import NameReader
from farbank.reading.persons.written import NoName, plain

_LIKELY: Final = 0.1  # the share of a reading that is reckoned with
_LONG: Final = 3  # letters of a word that two names have in common
_MOST_WORDS: Final = 3
_MOST_CHARACTERS: Final = 5  # of a name in Korean, Japanese or Chinese, without spaces
_LETTER: Final = re.compile(r"[A-Z]\.?|[A-Z](?=씨|군|양|さん|氏|某)")
_TITLE: Final = re.compile(r"\A(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+)+|(?:씨|군|양|さん|氏|先生|女士|某)\Z")
_LATIN: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[-'’.])*")
_SYSTEMS: Final = ("rr", "mr", "north", "press")


def are_close(reader: NameReader, pseudonym: str, name: str) -> bool:
    """Whether one gives something of the other away."""
    bare = _TITLE.sub("", pseudonym.strip()).strip()
    if _LETTER.fullmatch(bare):
        return bare[0] in _initials(reader, name)
    if not _may_be_name(bare):
        return False
    if set(_long_words(bare)) & set(_long_words(name)):
        return True
    ours, theirs = reader.read(bare), reader.read(name)
    if isinstance(ours, NoName) or isinstance(theirs, NoName):
        return False
    return bool(_parts(ours) & _parts(theirs) or set(ours.sounds) & set(theirs.sounds))


def _long_words(words: str) -> list[str]:
    return [each for each in words.casefold().split() if len(each) >= _LONG]


def _may_be_name(words: str) -> bool:
    """Whether words are written as a name is: few, each with a capital, or a few characters without one."""
    parts = words.split()
    if not 0 < len(parts) <= _MOST_WORDS:
        return False
    if all(_LATIN.fullmatch(each) for each in parts) and words[0] < "\u0250":
        return all(each[0].isupper() for each in parts)
    return len(parts) == 1 and len(words) <= _MOST_CHARACTERS


def _parts(name: Name) -> set[str]:
    """The syllables a name may have, and its characters."""
    likely = (each.syllables.parts for each in name.readings if each.share >= _LIKELY)
    return {part for parts in likely for part in parts if part} | set(name.han)


def _initials(reader: NameReader, name: str) -> Iterator[str]:
    """The first letter of each word as written, and of each syllable as it may be spelled."""
    written = plain(name)
    if isinstance(written, NoName):
        return
    for word in written.words:
        yield word[0].upper()
    read = reader.read(name)
    parts = _parts(read) if isinstance(read, Name) else set()
    for system in _SYSTEMS if parts else ():
        for place in ("surname", "first"):
            for spelling, meant in reader.spellings.system(system).full[place].items():
                if parts & set(meant):
                    yield spelling[0].upper()
