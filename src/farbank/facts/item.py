"""Items: immutable evidence bytes, how they came, and what was read out of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from farbank.facts.fact import Coarse, Fact, Row, locked_by
from farbank.values.handling import SealedObject
from farbank.values.ids import ItemId, SourceId
from farbank.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What the desk says about an item; the bytes are never touched by it.

    `writer` and `addressee` name several with `;` between them. `people_shown` are the persons in a picture. "nobody"
    says that there is none.
    """

    heading: str = ""
    how: str = ""
    acquired: Span | None = None
    shows: str = ""
    when: Span | None = None
    where: str = ""
    language: str = ""
    credit: str = ""
    caption: str = ""
    url: str = ""
    archived: str = ""
    derivation: str = ""
    derived_from: ItemId = ItemId("")
    collection: str = ""
    writer: str = ""
    addressee: str = ""
    written: Span | None = None
    postmarked: Span | None = None
    printable: str = ""
    people_shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReceived(Row):
    """Bytes were taken in, unchanged. An item is (bytes, source); `same_bytes` names items of others with equal bytes.

    `pages` are further files of the same item (a letter of several leaves). An item known only by its `url` has none.
    """

    kind: ClassVar[str] = "item-received"
    row: ClassVar[str] = "item"
    coarse: ClassVar[Coarse] = "item"
    source: SourceId = SourceId("")
    file_name: str = ""
    media: str = ""
    original: SealedObject | None = None
    pages: tuple[SealedObject, ...] = ()
    same_bytes: tuple[ItemId, ...] = ()
    about: Description = field(default_factory=Description)

    @property
    def title(self) -> str:
        return self.about.heading or self.file_name or self.about.url

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.id, self.source)

    @property
    def objects(self) -> tuple[SealedObject, ...]:
        return ((self.original,) if self.original else ()) + self.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDescribed(Row):
    """The desk described an item, or took one in that had come without a source."""

    kind: ClassVar[str] = "item-described"
    row: ClassVar[str] = "item"
    source: SourceId = SourceId("")
    about: Description

    @property
    def title(self) -> str:
        return self.about.heading

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.id, self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptNoted(Fact):
    """The same bytes came again from the same source: one item, one more receipt."""

    kind: ClassVar[str] = "receipt-noted"
    item: ItemId
    file_name: str
    how: str = ""

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Something the file says that its reader does not see: a position, a serial number, an author."""

    what: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRead(Fact):
    """A reader looked into the bytes, in the confined process. `could_not` says why where nothing could be read.

    `text` is a derived object (UTF-8) in the item's compartment; `parts` are the items drawn out of it (attachments).
    """

    kind: ClassVar[str] = "item-read"
    item: ItemId
    reader: str
    text: SealedObject | None = None
    hidden: tuple[Hidden, ...] = ()
    pages: int = 0
    width: int = 0
    height: int = 0
    could_not: str = ""

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item)

    @property
    def objects(self) -> tuple[SealedObject, ...]:
        return (self.text,) if self.text else ()
