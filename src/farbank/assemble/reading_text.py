"""Reading a text for proposals: that of an item of the case, or any other. Nothing is recorded.

What a text proposes depends on nothing but the text and how it is asked. So the last few readings lie beside the open
case and go with it: whoever answers proposal after proposal does not wait for a long text to be read each time.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from weakref import WeakKeyDictionary

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.proposing import finders
from farbank.errors import Missing, Refused
from farbank.facts.item import ItemReceived
from farbank.intake.confined import Confinement
from farbank.reading.proposing.drafted import Drafted
from farbank.reading.proposing.drafting import Draft, rows_of
from farbank.reading.proposing.naming import mark_of
from farbank.reading.proposing.passages import page_of
from farbank.reading.proposing.proposal import Proposal
from farbank.reading.proposing.propose import propose
from farbank.views import custody, recognised

LARGEST: Final = 32 << 20  # bytes of a text
MOST_KEPT: Final = 3  # readings beside an open case
_AS_TEXT: Final = "Save it as UTF-8, or take the file in with 'farbank add' and read the item."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How to read: the day relative words refer to, and the language where the script does not say it."""

    as_of: date | None = None
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Readout:
    """A text with its proposals in reading order, and the name of the reading; `item` is its id, `""` for none."""

    item: str
    text: str
    language: str
    proposals: tuple[Proposal, ...]
    mark: str

    @cached_property
    def drafted(self) -> tuple[Drafted, ...]:
        """What each proposal would record if it were accepted alone."""
        draft = Draft(item=self.item, page=page_of(self.text, self.language))
        return tuple(rows_of(draft, (each,))[0] for each in self.proposals)

    def lines(self) -> tuple[int, ...]:
        """The line in which each proposal begins, from 1."""
        breaks = [each.start() for each in re.finditer("\n", self.text)]
        return tuple(bisect_left(breaks, each.start) + 1 for each in self.proposals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """The text of an item, and how it is to be read. Reading it needs no case."""

    item: str
    text: str
    asked: Asked

    def read(self) -> Readout:
        """Its proposals; a text of a million letters takes half a minute."""
        return read_words(self.text, self.asked, item=self.item)


_KEPT: WeakKeyDictionary[Newsroom, OrderedDict[Unread, Readout]] = WeakKeyDictionary()


def read_item(room: Newsroom, name: str, asked: Asked) -> Readout:
    """The proposals of the text that was read out of an item."""
    unread = text_of_item(room, name, asked)
    return already_read(room, unread) or keep_reading(room, unread, unread.read())


def already_read(room: Newsroom, unread: Unread) -> Readout | None:
    """What was found when exactly this was read, if it was among the last."""
    return _KEPT.get(room, OrderedDict()).get(unread)


def keep_reading(room: Newsroom, unread: Unread, readout: Readout) -> Readout:
    """Have a reading at hand for as long as the case is open and few others follow."""
    kept = _KEPT.setdefault(room, OrderedDict())
    kept[unread] = readout
    kept.move_to_end(unread)
    while len(kept) > MOST_KEPT:
        kept.popitem(last=False)
    return readout


def text_of_item(room: Newsroom, name: str, asked: Asked) -> Unread:
    """The text that was read out of an item, with how the desk described it where `asked` does not say."""
    identity = room.resolve("item", name)
    item = custody.item(room.rows, identity)
    if item is None:
        raise Missing(f"there is no item {name}")
    return Unread(item=identity, text=_text_of(room, identity), asked=_as_described(item, asked))


def read_words(text: str, asked: Asked, *, item: str = "") -> Readout:
    """The proposals of a text."""
    proposals = propose(text, finders(as_of=asked.as_of), language=asked.language)
    return Readout(item=item, text=text, language=asked.language, proposals=proposals, mark=mark_of(proposals))


def words_in(untrusted_bytes: bytes, name: str, confinement: Confinement) -> str:
    """A text in whatever encoding it is, told as that of items is, in the confined process; refused where it cannot."""
    if len(untrusted_bytes) > LARGEST:
        raise Refused(f"{name} is larger than {LARGEST >> 20} MB", advice="Read it in parts.")
    if not untrusted_bytes:
        return ""
    read = confinement.words(io.BytesIO(untrusted_bytes), name)
    if read.could_not:
        raise Refused(f"{name} cannot be read as text: {read.could_not}", advice=_AS_TEXT)
    return read.text


def _text_of(room: Newsroom, identity: str) -> str:
    read = custody.reading(room.rows, identity)
    if read is None:
        raise Missing(f"nobody has looked into {identity} yet", advice="Give 'farbank add' again; it goes on there.")
    if read.text is None:
        because = f": {read.could_not}" if read.could_not else ""
        raise Missing(f"no text was read out of {identity}{because}", advice=_elsewhere(room, identity))
    return room.objects.read(read.text).decode("utf-8", "replace")


def _elsewhere(room: Newsroom, identity: str) -> str:
    """Where words of an item without text may be had."""
    machine, item = recognised.recognised(room.rows, identity), custody.item(room.rows, identity)
    if machine is not None and machine.item:
        return f"What a machine read off it is {machine.item}; read that, or add a transcript of it."
    if item is not None and item.media.startswith("image/"):
        return f"Add a transcript of it and read that, or have it read by machine with 'farbank ocr {identity}'."
    return "Add a transcript or translation of it, and read that."


def _as_described(item: ItemReceived, asked: Asked) -> Asked:
    """What was not said: the language the desk gave the item, and the day by which it was written."""
    written = item.about.written
    return Asked(
        as_of=asked.as_of or (written.latest if written else None), language=asked.language or item.about.language
    )
