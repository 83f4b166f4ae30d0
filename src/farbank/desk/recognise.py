"""Words that a machine read off an item: an item of their own, derived from it, with what there is to know of them.

- The words of each item are an item of their own, also where two items say the same: each is derived from its own.
- Reading an item again gives new words only where they are others.
"""

from __future__ import annotations

from dataclasses import dataclass

from farbank.desk.context import Kept
from farbank.desk.numbers import Numbers
from farbank.facts.fact import Fact
from farbank.facts.item import Description, ItemReceived
from farbank.facts.recognised import Line, TextRecognised
from farbank.ports import Known
from farbank.values.ids import ItemId

OCR = "ocr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the machine gave: its name and versions, the languages it tried, pages, lines, and what could not be read.

    `words` is the text as it was sealed, None where there is none.
    """

    engine: str
    languages: tuple[str, ...]
    words: Kept | None = None
    sizes: tuple[int, ...] = ()
    lines: tuple[Line, ...] = ()
    could_not: tuple[str, ...] = ()


def read_by_machine(known: Known, of: ItemReceived, heard: Heard) -> list[Fact]:
    """The facts of one item read by machine; what could not be read is told as well."""
    before = _same_words(known, of, heard)
    new = [] if before else _words(known, of, heard)
    told = TextRecognised(
        of=ItemId(of.id),
        item=ItemId(before or next((each.id for each in new), "")),
        engine=heard.engine,
        languages=heard.languages,
        sizes=heard.sizes,
        lines=heard.lines,
        could_not=heard.could_not,
    )
    return [*new, told]


def _same_words(known: Known, of: ItemReceived, heard: Heard) -> str:
    """The item of exactly these words that came from this item before."""
    if heard.words is None:
        return ""
    equal = known.items_with(heard.words.sealed.digest)
    return next((each.id for each in equal if each.about.derived_from == of.id and each.about.derivation == OCR), "")


def _words(known: Known, of: ItemReceived, heard: Heard) -> list[ItemReceived]:
    if heard.words is None:
        return []
    about = Description(
        how=f"read by machine: {heard.engine}",
        derived_from=ItemId(of.id),
        derivation=OCR,
        collection=of.about.collection,
    )
    return [
        ItemReceived(
            id=Numbers(known).new("item"),
            label="",
            source=of.source,
            file_name=heard.words.file_name,
            media=heard.words.media,
            original=heard.words.sealed,
            about=about,
        )
    ]
