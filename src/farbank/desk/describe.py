"""The five questions about one item: what, when, where, whose words, what may be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from farbank.desk.numbers import Numbers
from farbank.errors import Missing, Refused
from farbank.facts.fact import Fact
from farbank.facts.item import Description, ItemDescribed, ItemReceived
from farbank.facts.source import SourceNamed
from farbank.ports import Known
from farbank.reading.sheet.nearest import did_you_mean
from farbank.values.ids import ItemId, SourceId
from farbank.values.span import Span
from farbank.values.words import SourceKind, choices


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was answered; an empty answer leaves what is known. `whose` is the label of a source.

    A source named here for the first time counts as `source_kind`; the default is the kind that is protected most.
    """

    what: str = ""
    when: Span | None = None
    where: str = ""
    whose: str = ""
    printable: str = ""
    source_kind: SourceKind = "partner_inside"

    def __post_init__(self) -> None:
        if self.source_kind not in choices(SourceKind):
            raise Refused(f"a source is one of {', '.join(choices(SourceKind))}, not {self.source_kind!r}")


def describe(known: Known, item: str, answers: Answers) -> list[Fact]:
    """The facts of describing the item with this label or id; none when nothing new was said."""
    return describe_all(known, ((item, answers),))


def describe_all(known: Known, told: Sequence[tuple[str, Answers]]) -> list[Fact]:
    """The same for several items at once, each named once; a codename that is new is opened once for all of them."""
    sources = _Sources(known)
    return [fact for item, answers in told for fact in _described(sources, _item(known, item), answers)]


def _described(sources: _Sources, received: ItemReceived, answers: Answers) -> list[Fact]:
    source, named = sources.of(received, answers)
    described = ItemDescribed(
        id=received.id,
        label=received.label,
        note=received.note,
        source=source,
        about=_answered(received.about, answers),
    )
    if described.about == received.about and source == received.source:
        return []
    return [*named, described]


def _item(known: Known, label: str) -> ItemReceived:
    found = known.item(ItemId(known.find("item", label.strip())))
    if found is None:
        raise Missing(f"there is no item {label!r}{did_you_mean(label, known.labels('item'))}")
    return found


class _Sources:
    """The sources of the case, and those that were opened on the way."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.numbers = Numbers(known)
        self.opened: dict[str, SourceId] = {}

    def of(self, received: ItemReceived, answers: Answers) -> tuple[SourceId, list[Fact]]:
        """Whose an item is, and the fact that opens a codename where it is new."""
        label = answers.whose.strip()
        if not label:
            return received.source, []
        found = self.known.find("source", label) or self.opened.get(label, "")
        if received.source and received.source != found:
            raise Refused(
                f"{received.id} came from {received.source}; from another source the same bytes are another item",
                advice="Take the file in again and name its source then.",
            )
        if found:
            return SourceId(found), []
        own = SourceId(self.numbers.reserve("source", label) or self.numbers.new("source"))
        self.opened[label] = own
        return own, [SourceNamed(id=own, label=label, kind_of=answers.source_kind)]


def _answered(about: Description, answers: Answers) -> Description:
    return replace(
        about,
        shows=answers.what.strip() or about.shows,
        when=answers.when or about.when,
        where=answers.where.strip() or about.where,
        printable=answers.printable.strip() or about.printable,
    )
