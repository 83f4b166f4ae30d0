"""What the gate is asked: the package, the report it came from, and all that the case knows about the people in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Protocol

from farbank.errors import Refused
from farbank.facts.figure import FigureObserved, SeriesOpened
from farbank.facts.persona import AccessCounted, DisclosureNoted, PersonaNamed, PopulationCounted
from farbank.facts.source import ConsentGiven, SourceNamed
from farbank.judgement.appearing import Appearing
from farbank.judgement.difference import Difference
from farbank.judgement.draft_text import Passage
from farbank.judgement.file_read import FileRead
from farbank.judgement.frames import Frame
from farbank.judgement.kin import FindKin, no_kin
from farbank.judgement.publications import Dated, Drawn, Publication
from farbank.judgement.traces import Trace
from farbank.judgement.wording import Hearing
from farbank.values.described import ReadPeople, read_nobody
from farbank.values.draft import Draft
from farbank.values.package import ChannelText

# The lower end under which the gate holds, for each adversary it reckons with: state registries (A2) and
# counter-intelligence (A3). Readers (A0) and neighbours (A1) have no such limit of their own. Editorial numbers.
HOLD_BELOW: Final[Mapping[str, int]] = {"A0": 0, "A1": 0, "A2": 200, "A3": 1000}


class Backing(Protocol):
    """Whether a coverage carries totalising words, and why."""

    @property
    def backed(self) -> bool: ...

    @property
    def because(self) -> str: ...


class TotalWord(Protocol):
    """Totalising words found in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def word(self) -> str: ...


FindTotalising = Callable[[str, str], Sequence[TotalWord]]  # text, language


def find_none(text: str, language: str) -> Sequence[TotalWord]:  # noqa: ARG001
    """The finder of a newsroom that checks no totalising words."""
    return ()


AreClose = Callable[[str, str], bool]  # pseudonym, name


def never_close(pseudonym: str, name: str) -> bool:  # noqa: ARG001
    """The comparison of a newsroom that has no reader of names."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of the gate. They are editorial choices, not statistics, and are printed as such.

    `block_below` people (counted, or by the median) blocks; a named group under `group_below` and `dated_places` or
    more dated places hold, as does a place that is told by what fewer than `alike_below` places have. Of several
    adversaries the strictest limit counts, since any one of them suffices.
    """

    block_below: int = 20
    group_below: int = 50
    dated_places: int = 3
    alike_below: int = 5
    adversaries: tuple[str, ...] = ("A2", "A3")

    def __post_init__(self) -> None:
        if not self.adversaries or set(self.adversaries) - set(HOLD_BELOW):
            raise Refused(f"the gate reckons with one or more of {', '.join(HOLD_BELOW)}")

    @property
    def hold_below(self) -> int:
        """The lower end under which the gate holds."""
        return max(HOLD_BELOW[each] for each in self.adversaries)


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthInput:
    """What weighing says of one finding or statement that may be cited.

    `status` is its weight status, `modes` the modes of the statements that support it (its own, for a statement),
    `total_backed` says that its own totalising words have a coverage that carries them, `unheld` are the ids of what it
    rests on that cannot be read here.
    """

    id: str
    status: str = ""
    modes: tuple[str, ...] = ()
    total_backed: bool = False
    unheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One report as it would leave, with the case around it.

    `package` is the digest of the bytes, `channels` every text in them. `items` maps an item to its source, `rests` a
    cited finding or statement to the items under it, `item_fields` an item to the consent field it needs ("letters",
    "photographs"), `printable` an item to what the desk said may be printed of it, `made_from` an item to all that
    it was made from, `people` an item to those who wrote it or are shown in it. `undeclared` are gifts of which nobody
    said who that is, `taken_back` items of a collection that was withdrawn. `drawn` are the items behind computed
    figures. `labels` maps what a reporter writes to ids. `disclosures` are all that is out, withdrawn or not.
    `traces` are what two sources may have in common. `changed` is what a report that left before says otherwise now,
    with `explained` where readers are told why; `struck` are the old sentences that its corrections repeat.
    `file` is the file from elsewhere that the draft was read out of. `read_people` reads descriptions that stand in no
    mark; `people_unsaid` are items that were not covered and of which nobody said who is shown in them.
    `contacts` are the newsroom's own addresses, and what public sources are known by. `unseen` maps an item to what
    its file says and a reader does not see. `heard` is where the wording that leaves stands in the intake, `variants`
    are phrases that one copy of a document has and another has otherwise, `unheard` is how many items were not read
    for either. `frames` are the pictures among the items, `names` what somebody is known by that needs no card to be
    opened, `sealed` who has a card, and `are_close` says whether a pseudonym gives something of a name away.
    `publications` are all reports as they left, `editions` the other editions of this one, `unread` reports that can
    no longer be read; `dated` says of every item who gave it and when. `find_kin` finds words of kinship in a text,
    `looks_drawn` are the looks that its maps and coverages can draw.
    """

    package: str
    channels: tuple[ChannelText, ...] = ()
    report: str = ""
    title: str = ""
    draft: Draft
    personas: tuple[PersonaNamed, ...] = ()
    disclosures: tuple[DisclosureNoted, ...] = ()
    consents: tuple[ConsentGiven, ...] = ()
    access: tuple[AccessCounted, ...] = ()
    populations: tuple[PopulationCounted, ...] = ()
    sources: Mapping[str, SourceNamed] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    rests: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    item_fields: Mapping[str, str] = field(default_factory=dict)
    printable: Mapping[str, str] = field(default_factory=dict)
    made_from: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    people: Mapping[str, tuple[Appearing, ...]] = field(default_factory=dict)
    undeclared: frozenset[str] = frozenset()
    taken_back: frozenset[str] = frozenset()
    drawn: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    today: date
    truths: tuple[TruthInput, ...] = ()
    figures: tuple[FigureObserved, ...] = ()
    series: tuple[SeriesOpened, ...] = ()
    backings: Mapping[tuple[str, str], Backing] = field(default_factory=dict)
    find_totalising: FindTotalising = find_none
    traces: tuple[Trace, ...] = ()
    changed: Difference | None = None
    explained: bool = False
    struck: tuple[Passage, ...] = ()
    file: FileRead | None = None
    read_people: ReadPeople = read_nobody
    people_unsaid: frozenset[str] = frozenset()
    contacts: tuple[str, ...] = ()
    unseen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heard: Hearing = field(default_factory=dict)
    variants: tuple[str, ...] = ()
    unheard: int = 0
    frames: Mapping[str, Frame] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sealed: frozenset[str] = frozenset()
    are_close: AreClose = never_close
    publications: tuple[Publication, ...] = ()
    editions: tuple[Publication, ...] = ()
    unread: tuple[str, ...] = ()
    dated: Mapping[str, Dated] = field(default_factory=dict)
    find_kin: FindKin = no_kin
    looks_drawn: tuple[Drawn, ...] = ()

    @property
    def leaves_on(self) -> date:
        """The day the bytes leave: the day of publication in the header, or today where that is already past."""
        return max(self.today, self.draft.published or self.today)

    @property
    def printed_on(self) -> date:
        """The day of publication that the report itself names, else today."""
        return self.draft.published or self.today

    def id_of(self, label: str) -> str:
        """The id that a label names; what is no known label is taken for an id."""
        return self.labels.get(label, label)

    def items_under(self, cited: str) -> tuple[str, ...]:
        """The items that a cited id is, or rests on."""
        return (cited,) if cited in self.items else self.rests.get(cited, ())

    def items_behind(self, cited: str) -> tuple[str, ...]:
        """The same items, and all that those were made from."""
        return tuple(dict.fromkeys(each for item in self.items_under(cited) for each in self._chain(item)))

    def sources_of(self, item: str) -> tuple[str, ...]:
        """Who gave an item and who gave what it was made from, each once; `""` alone when nobody says."""
        given = dict.fromkeys(self.items.get(each, "") for each in self._chain(item))
        return tuple(each for each in given if each) or ("",)

    def label_of(self, identity: str) -> str:
        """What a reporter calls a row, its id where it has no label."""
        named = (label for label, known in self.labels.items() if known == identity and label != identity)
        return min(named, default=identity)

    def _chain(self, item: str) -> tuple[str, ...]:
        return (item, *self.made_from.get(item, ()))
