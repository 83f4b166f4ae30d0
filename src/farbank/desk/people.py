"""Rows about people, under these security rules.

- The name of a source is taken only when the source is public already.
- No complaint repeats a name.
"""

from __future__ import annotations

from farbank.facts.persona import AccessCounted, DisclosureNoted, Pair, PersonaNamed, PopulationCounted, Share
from farbank.facts.source import CollectionReceived, ConsentGiven, SourceNamed
from farbank.reading.sheet.cells import Cells
from farbank.values.ids import PersonaId, SourceId


def source(cells: Cells) -> SourceNamed:
    """A source by codename; a name only for those who are public already."""
    public = cells.flag("public")
    if cells.has("name") and not public:
        raise cells.complained(
            "name", "nothing: a name is written only for those who are public already (public: true)"
        )
    return SourceNamed(
        id="",
        label="",
        note=cells.optional_text("note"),
        kind_of=cells.choice("kind"),
        reliability=cells.choice("reliability"),
        public=public,
        name=cells.optional_text("name"),
    )


def collection(cells: Cells) -> CollectionReceived:
    """What one donor gave, on what terms."""
    return CollectionReceived(
        id="",
        label="",
        note=cells.optional_text("note"),
        donor=SourceId(cells.reference("donor")),
        terms=cells.optional_text("terms"),
        kept_where=cells.optional_text("kept_where"),
        returned=cells.optional_text("returned"),
    )


def persona(cells: Cells, own: str) -> PersonaNamed:
    """How a person at risk appears in print; `own` is its id, which it cannot be linked with."""
    linked, apart = cells.references("linked"), cells.references("not_linked")
    for name, others in (("linked", linked), ("not_linked", apart)):
        if own in others:
            raise cells.complained(name, "other personas, not this one")
    if set(linked) & set(apart):
        raise cells.complained("not_linked", "personas that are not also in linked")
    return PersonaNamed(
        id="",
        label="",
        note=cells.optional_text("note"),
        printed_as=cells.text("printed_as"),
        subject=cells.reference("subject"),
        linked=tuple(PersonaId(each) for each in linked),
        not_linked=tuple(PersonaId(each) for each in apart),
    )


def disclosure(cells: Cells) -> DisclosureNoted:
    """Something is out about a persona: one value, or the values that the words leave possible."""
    if cells.has("value") == cells.has("values"):
        raise cells.complained("value", "what is out, in value or in values")
    if cells.has("lookup") and not cells.has("by"):
        raise cells.complained("by", "who says that this cannot be looked up")
    value = cells.optional_text("value")
    return DisclosureNoted(
        id="",
        label="",
        note=cells.optional_text("note"),
        persona=PersonaId(cells.reference("persona")),
        dimension=cells.choice("dimension"),
        values=(value,) if value else cells.listed("values"),
        channel=cells.choice("channel") or "body",
        where=cells.optional_text("where"),
        published=cells.day("published"),
        language=cells.optional_text("language"),
        verbatim=cells.optional_text("verbatim"),
        lookup=cells.choice("lookup"),
        lookup_by=cells.optional_text("by"),
        held=cells.span("when"),
    )


def consent(cells: Cells) -> ConsentGiven:
    """What a source agreed to have printed."""
    return ConsentGiven(
        id="",
        label="",
        note=cells.optional_text("note"),
        source=SourceId(cells.reference("source")),
        fields=cells.choices("fields"),
        outlets=cells.listed("outlets"),
        languages=cells.listed("languages"),
        given=cells.when("given"),
        until=cells.span("until"),
        withdrawn=cells.span("withdrawn"),
    )


def access(cells: Cells) -> AccessCounted:
    """A small counted set; somebody is in it, so it is never empty."""
    count = cells.integer("count")
    if not count:
        raise cells.complained("count", "at least 1: the source is one of them")
    return AccessCounted(
        id="",
        label="",
        note=cells.optional_text("note"),
        what=cells.text("what"),
        who=SourceId(cells.reference("who")),
        count=count,
        basis=cells.optional_text("basis"),
        kind_of=cells.choice("kind"),
        meets=cells.listed("meets"),
    )


def population(cells: Cells) -> PopulationCounted:
    """A reference class with its shares. Where the source gives no interval the number itself is it."""
    count = cells.integer("count")
    if not count:
        raise cells.complained("count", "how many people there are, more than nobody")
    low, high = cells.integer("low"), cells.integer("high")
    low, high = (count if low is None else low), (count if high is None else high)
    if not low <= count <= high:
        raise cells.complained("low", "low, count and high in this order")
    return PopulationCounted(
        id="",
        label="",
        note=cells.optional_text("note"),
        count=count,
        low=low,
        high=high,
        source=cells.text("source"),
        shares=tuple(_share(each) for each in cells.each("shares")),
        pairs=tuple(_pair(each) for each in cells.each("pairs")),
        year=cells.optional_text("year"),
        confidence=cells.choice("confidence"),
        because=cells.optional_text("because"),
    )


def _share(cells: Cells) -> Share:
    low, share, high = _interval(cells)
    return Share(
        dimension=cells.choice("dimension"),
        value=cells.text("value"),
        share=share,
        low=low,
        high=high,
        source=cells.text("source"),
        year=cells.optional_text("year"),
        confidence=cells.choice("confidence"),
        because=cells.optional_text("because"),
    )


def _pair(cells: Cells) -> Pair:
    low, share, high = _interval(cells)
    if cells.choice("dimension") == cells.choice("other"):
        raise cells.complained("other", "another dimension than the first: two values of one are no pair")
    return Pair(
        dimension=cells.choice("dimension"),
        value=cells.text("value"),
        other=cells.choice("other"),
        other_value=cells.text("other_value"),
        share=share,
        low=low,
        high=high,
        source=cells.text("source"),
        year=cells.optional_text("year"),
        confidence=cells.choice("confidence"),
        because=cells.optional_text("because"),
    )


def _interval(cells: Cells) -> tuple[int, int, int]:
    share, low, high = cells.part("share"), cells.share("low"), cells.share("high")
    low, high = (share if low is None else low), (share if high is None else high)
    if not low <= share <= high:
        raise cells.complained("share", "low, share and high in this order")
    return low, share, high
