"""The words of an HTML page as a person reads them: no markup, no scripts, no styles; nothing is loaded.

What is there and not seen (hidden text, comments, what would be loaded from elsewhere) is told apart from the words.
"""

from __future__ import annotations

import re
from typing import Final

from farbank.intake.readers.html_words import words_of
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.readers.text import CUT, about_encoding, decoded
from farbank.intake.reading import Reading

_NAME: Final = "html 2"
# HTML, 13.2.3.2: a page names its encoding within its first 1,024 bytes; old pages take a little longer.
_CHARSET: Final = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?\b(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_FIRST: Final = 4_096


def named_charset(untrusted_bytes: bytes) -> str:
    """The encoding a page says it is in, `""` where it says none."""
    named = _CHARSET.search(untrusted_bytes[:_FIRST])
    return named[1].decode("ascii") if named else ""


def _read(given: Given) -> Reading:
    found = decoded(given.untrusted_bytes, named_charset(given.untrusted_bytes))
    if len(found.text) > given.limits.characters:
        raise Unreadable(f"it holds more than {given.limits.characters:,} characters")
    text, hidden = words_of(found.text)
    return Reading(
        media=given.media,
        reader=_NAME,
        text=text,
        hidden=about_encoding(found) + hidden,
        could_not=CUT if found.cut else "",
    )


READER: Final = Reader(name=_NAME, supports=("text/html",), read=_read)
