"""Plain text: UTF-8, UTF-16 with its mark, or an old encoding that can be told for certain. Never guessed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from farbank.facts.item import Hidden
from farbank.intake.names import clean_text
from farbank.intake.readers.charset import Decoded, text_of
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Reading

_NAME: Final = "text 2"
CUT: Final = "it ends in the middle of a letter"


def decoded(untrusted_bytes: bytes, declared: str = "") -> Decoded:
    """The text as written; raises `Unreadable`, naming what was tried or what it may be."""
    found = text_of(untrusted_bytes, declared)
    if found.because:
        raise Unreadable(found.because)
    return replace(found, text=clean_text(found.text))


def about_encoding(found: Decoded) -> tuple[Hidden, ...]:
    """What a person should know of how it was decoded; nothing where it is plain UTF-8."""
    if found.encoding == "UTF-8":
        return ()
    return (Hidden(what="encoding", value=f"{found.encoding}, told by {found.told_by}"),)


def _read(given: Given) -> Reading:
    found = decoded(given.untrusted_bytes)
    if len(found.text) > given.limits.characters:
        raise Unreadable(f"it holds more than {given.limits.characters:,} characters")
    return Reading(
        media=given.media,
        reader=_NAME,
        text=found.text,
        hidden=about_encoding(found),
        could_not=CUT if found.cut else "",
    )


READER: Final = Reader(name=_NAME, supports=("text/plain",), read=_read)
