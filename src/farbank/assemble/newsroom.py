"""An open case with everything a verb needs, and the one place where facts are appended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Final

from farbank.assemble.clock import SystemClock
from farbank.assemble.known import CaseKnown
from farbank.assemble.name_tables import name_reader
from farbank.errors import Conflict, Missing
from farbank.facts.fact import Fact
from farbank.keeping.case import Kept, open_again, open_case
from farbank.ports import Cards, Clock, Fold, Objects, Rows
from farbank.reading.sheet.nearest import did_you_mean
from farbank.values.handling import Secret
from farbank.views import catalogue, forgotten
from farbank.views.adversaries import Adversaries
from farbank.views.approvals import Approvals
from farbank.views.births import Births
from farbank.views.catalogue import Catalogue
from farbank.views.cites import Cites
from farbank.views.conduits import Conduits
from farbank.views.copies import Copies
from farbank.views.custody import Custody
from farbank.views.decided import Decided
from farbank.views.deliveries import Deliveries
from farbank.views.departed import Departures
from farbank.views.drafts import Drafts
from farbank.views.figures import Figures
from farbank.views.forgotten import Forgetting
from farbank.views.handling import Handling
from farbank.views.inquiries import Inquiries
from farbank.views.kept_searches import KeptSearches
from farbank.views.likenesses import Likenesses
from farbank.views.log_dates import LogDates
from farbank.views.looks import Looks
from farbank.views.people import People
from farbank.views.persons import Persons
from farbank.views.places import Places
from farbank.views.recognised import Recognised
from farbank.views.redactions import Redactions
from farbank.views.refused import Refusals
from farbank.views.releases import Releases
from farbank.views.resting import Resting
from farbank.views.reviews import Reviews
from farbank.views.revisions import Revisions
from farbank.views.search import Search
from farbank.views.statements import Statements

TRIES: Final = 5  # how often a verb decides again when somebody wrote first
FEW: Final = 25  # things recorded in one commit where others read the case meanwhile: none of them waits long for it
PATIENCE: Final = timedelta(minutes=2)  # clocks that are set by others go back a little


class Newsroom:
    """An open case. Verbs read `rows`, decide with the desk, and record through here.

    `others` waits until nobody else is at work in the case, for a while: a long job beside other work calls it.
    """

    def __init__(self, kept: Kept, clock: Clock, others: Callable[[], None] | None = None) -> None:
        self._kept = kept
        self._others = others
        self._begun = kept.ledger.head()
        self.clock = clock
        self.known = CaseKnown(kept.rows)

    @property
    def notices(self) -> tuple[str, ...]:
        """What whoever opened the case should hear before anything else, in sentences."""
        last, now = self._kept.ledger.last_time(), self.clock.now()
        if last is None or last - now <= PATIENCE:
            return self._kept.notices
        back = (
            f"the clock of this computer says {now:%Y-%m-%d %H:%M}, but the last entry is of {last:%Y-%m-%d %H:%M} UTC"
        )
        return (*self._kept.notices, f"{back}: what is recorded now gets the time of the clock. Check the clock.")

    @property
    def kept(self) -> Kept:
        """The case itself, for verbs about its keys, its log and its copies."""
        return self._kept

    def renew(self, change: Callable[[Kept], Kept]) -> None:
        """The case in its next epoch, as a change gives it; everything that was read from it before is read anew."""
        self._kept = change(self._kept)
        self.known = CaseKnown(self._kept.rows)

    @property
    def rows(self) -> Rows:
        return self._kept.rows

    @property
    def objects(self) -> Objects:
        return self._kept.objects

    @property
    def cards(self) -> Cards:
        return self._kept.cards

    @property
    def folder(self) -> Path:
        return self._kept.layout.folder

    def give_way(self) -> None:
        """Let whoever else is at work in the case go first: between two steps of a long verb."""
        if self._others is not None:
            self._others()

    def at_once(self, most: int) -> int:
        """How many things a long verb records in one commit, at most `most`."""
        return most if self._others is None else min(most, FEW)

    def record(self, decide: Callable[[], Sequence[Fact]]) -> tuple[Fact, ...]:
        """Decide, make the objects durable, append; decide again when somebody wrote in between."""
        if self._kept.contradiction is not None:
            raise self._kept.contradiction
        self.give_way()
        for attempt in range(1, TRIES + 1):
            after = self._kept.ledger.head()
            facts = tuple(decide())
            if not facts:
                return ()
            self.objects.settle()
            try:
                self._kept.ledger.append(facts, by=self._kept.member, at=self.clock.now(), after=after)
            except Conflict:
                if attempt == TRIES or self._kept.ledger.head() == after:  # nobody wrote: somebody is writing still
                    raise
                continue
            return facts
        return ()

    def publish_log(self) -> None:
        """Extend the public log and sign it, if anything was recorded: the end of every writing command.

        What is recorded stays recorded: where another command holds the log, the next opening publishes it.
        """
        if self._kept.is_open and self._kept.ledger.head() != self._begun:
            with suppress(Conflict):
                self._kept.publish()

    def resolve(self, kind: str, name: str) -> str:
        """The id behind an id or a reporter's own label, of one kind or of any (`""`)."""
        found = catalogue.find(self.rows, kind, name) or catalogue.find(self.rows, kind, _dashed(name))
        if not found:
            self._refuse_gone(name)
            meant = did_you_mean(name, catalogue.labels_like(self.rows, kind, name)) if kind else ""
            what = f"there is no {kind} {name}" if kind else f"there is nothing called {name}"
            raise Missing(f"{what} in this case{meant}", advice=f"See 'farbank list {kind or 'KIND'}'.")
        return found

    def _refuse_gone(self, name: str) -> None:
        """Say it where a name is that of something forgotten, or of something whose key lies elsewhere."""
        done = forgotten.done(self.rows).get(name)
        if done:
            raise Missing(f"{name} was forgotten, by record #{done}", advice="Nothing of it is left here.")
        custodian = forgotten.handed_over(self.rows).get(name)
        if custodian:
            raise Missing(
                f"{name} cannot be read here: its key lies with {custodian}",
                advice="Take it back with 'farbank restrict --back FILE'.",
            )


def _dashed(name: str) -> str:
    """`R1` as somebody may have written it in a sheet: `R-1`."""
    return f"{name[:1]}-{name[1:]}" if name[1:].isdigit() else name


def folds(objects: Objects) -> tuple[Fold, ...]:
    """Every table the case computes from its facts."""
    return (
        Catalogue(),
        Statements(),
        Looks(),
        Conduits(),
        Figures(),
        Custody(),
        People(),
        Adversaries(),
        Releases(),
        Approvals(),
        Departures(),
        Deliveries(),
        LogDates(),
        Cites(),
        Resting(),
        Copies(),
        Forgetting(),
        Handling(),
        Decided(),
        Inquiries(),
        Births(),
        Places(),
        Persons(name_reader),
        Likenesses(),
        Recognised(),
        Redactions(),
        KeptSearches(),
        Refusals(),
        Revisions(),
        Reviews(),
        Drafts(),
        Search(objects.read),
    )


@contextmanager
def newsroom(folder: Path, passphrase: Secret, clock: Clock | None = None) -> Iterator[Newsroom]:
    """Open a case; on the way out publish its log, whatever happened in between, and close it."""
    kept = open_case(folder, passphrase, folds)
    room = Newsroom(kept, clock or SystemClock())
    try:
        try:
            yield room
        finally:
            room.publish_log()
    finally:
        room.kept.close()


@contextmanager
def beside(room: Newsroom, others: Callable[[], None] | None = None) -> Iterator[Newsroom]:
    """The same case opened once more with the keys that are open already, for a long job beside other work.

    It works in short steps, and gives way to `others` between them (`Newsroom`).
    """
    kept = open_again(room.kept.place, room.kept.keys)
    other = Newsroom(kept, room.clock, others)
    try:
        try:
            yield other
        finally:
            other.publish_log()
    finally:
        other.kept.close()
