"""Rows that say how things hang together: origins, links, subjects, statements, interviews."""

from __future__ import annotations

from farbank.desk.bench import Bench
from farbank.errors import Refused
from farbank.facts.look import InterviewHeld
from farbank.facts.origin import LinkAsserted, OriginStated
from farbank.facts.statement import Kin, StatementMade, SubjectNamed
from farbank.reading.sheet.cells import Cells
from farbank.reading.sheet.columns_items import ABOUT
from farbank.reading.sheet.nearest import did_you_mean
from farbank.values.ids import ItemId, OriginId, SourceId

_ROWS = {"series": ("series",), "subject": ("subject",)}  # these must name a row; the others may be words


def origin(cells: Cells) -> OriginStated:
    """One contact with reality."""
    return OriginStated(
        id="",
        label="",
        note=cells.optional_text("note"),
        kind_of=cells.choice("kind"),
        of=cells.reference("of"),
        where=cells.optional_text("where"),
        when=cells.span("when"),
        first_hand=cells.flag("first_hand"),
    )


def link(cells: Cells) -> LinkAsserted:
    """A person says what depends on what; nothing depends on itself."""
    tail, head = cells.reference("from"), cells.reference("to")
    if tail == head:
        raise cells.complained("to", "something else: nothing depends on itself")
    return LinkAsserted(
        id="",
        label="",
        note=cells.optional_text("note"),
        tail=tail,
        head=head,
        type=cells.choice("type"),
        because=cells.text("because"),
        by=cells.optional_text("by"),
    )


def subject(cells: Cells) -> SubjectNamed:
    """What statements are about, with its names."""
    names = tuple(
        (each.text("text"), *(each.optional_text(part) for part in ("language", "script", "kind")))
        for each in cells.each("names")
    )
    return SubjectNamed(
        id="",
        label="",
        note=cells.optional_text("note"),
        kind_of=cells.choice("kind"),
        names=tuple((text, language, script, kind) for text, language, script, kind in names),
        same_as=cells.references("same_as"),
        apart_from=cells.references("apart_from"),
        born=cells.span("born"),
        sex=cells.choice("sex"),
        kin=tuple(Kin(relation=each.optional_text("relation"), name=each.text("name")) for each in cells.each("kin")),
        last_place=cells.optional_text("last_place"),
    )


def statement(cells: Cells, bench: Bench) -> StatementMade:
    """One source says one thing, in one item or by word of mouth."""
    item, source = cells.reference("item"), cells.reference("source")
    if not (item or source):
        raise cells.complained("item", "the item it stands in, or the source who says it")
    return StatementMade(
        id="",
        label="",
        note=cells.optional_text("note"),
        item=ItemId(item),
        source=SourceId(source),
        origin=OriginId(cells.reference("origin")),
        says=cells.text("says"),
        words=cells.optional_text("words"),
        mode=cells.choice("mode"),
        language=cells.optional_text("language"),
        about=_about(cells, bench),
        when=cells.span("when"),
        at=cells.optional_text("at"),
    )


def interview(cells: Cells) -> InterviewHeld:
    """A conversation with a source."""
    return InterviewHeld(
        id="",
        label="",
        note=cells.optional_text("note"),
        source=SourceId(cells.reference("source")),
        by=cells.optional_text("by"),
        interpreter=cells.optional_text("interpreter"),
        when=cells.span("when"),
        left=cells.span("left"),
        could_see=cells.optional_text("could_see"),
        item=ItemId(cells.reference("item")),
    )


def _about(cells: Cells, bench: Bench) -> tuple[str, str]:
    pairs = cells.pairs("about")
    if not pairs:
        return "", ""
    kind, words = pairs[0]
    if len(pairs) > 1 or kind not in ABOUT:
        meant = did_you_mean(kind, ABOUT)
        raise cells.complained("about", f"one of {', '.join(ABOUT)} with what it is{meant}")
    try:
        return kind, _named(kind, words, bench)
    except Refused as fault:
        raise cells.complained("about", str(fault)) from None


def _named(kind: str, words: str, bench: Bench) -> str:
    if kind == "line":
        return bench.book.line(words).name
    if kind in _ROWS:
        return bench.book.resolve(_ROWS[kind], words)
    return bench.book.find("subject", words) or words
