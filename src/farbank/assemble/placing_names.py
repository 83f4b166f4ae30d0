"""The gazetteer that names are looked up in: the one that ships with farbank, with a newsroom's own places in it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from farbank.assemble import tables
from farbank.errors import Refused
from farbank.reading.gazetteer.gazetteer import Gazetteer
from farbank.reading.gazetteer.own import parse_own, with_own

LARGEST: Final = 16 << 20  # bytes of a file of places


def gazetteer_with(own: Path | None) -> Gazetteer:
    """The shipped gazetteer, with the places of a file in it when one is given."""
    if own is None:
        return tables.gazetteer()
    try:
        with own.open("rb") as file:
            untrusted_bytes = file.read(LARGEST + 1)
        text = untrusted_bytes.decode("utf-8")
    except OSError as trouble:
        raise Refused(f"the places in {own} cannot be read: {trouble.strerror}") from None
    except UnicodeDecodeError:
        raise Refused(f"the places in {own} are not text in UTF-8", advice="Save the file as UTF-8.") from None
    if len(untrusted_bytes) > LARGEST:
        raise Refused(f"the places in {own} are more than {LARGEST} bytes")
    return with_own(tables.gazetteer(), parse_own(text))
