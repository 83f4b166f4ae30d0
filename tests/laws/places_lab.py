"""Places of one case without disks and keys: the desk merges, the real folds fold, parcels go from hand to hand."""

import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime

from farbank.assemble.known import CaseKnown
from farbank.assemble.standing import CaseStanding
from farbank.desk.merge import merge
from farbank.desk.numbers import Numbers
from farbank.desk.send import Order, choose, remark
from farbank.desk.send_walk import Ours, as_it_came
from farbank.facts import codec
from farbank.facts.case import CaseOpened
from farbank.facts.disclosed import Carried, Disclosed, SignedCommit
from farbank.facts.entry import Entry
from farbank.values.ids import MemberId
from farbank.views import births, catalogue, latest_row
from farbank.views.births import Births
from farbank.views.catalogue import Catalogue
from farbank.views.custody import Custody
from farbank.views.figures import Figures
from farbank.views.handling import Handling
from farbank.views.looks import Looks
from farbank.views.people import People
from farbank.views.places import Places
from farbank.views.releases import Releases
from farbank.views.statements import Statements

NOON = datetime(2024, 8, 1, 12, tzinfo=UTC)


@dataclass
class Place:
    origin: str
    entries: list = field(default_factory=list)
    forgotten: set = field(default_factory=set)
    head: int = 0

    def __post_init__(self):
        self.rows = sqlite3.connect(":memory:")
        self.folds = (
            Births(),
            Places(),
            Catalogue(),
            Custody(),
            Statements(),
            Looks(),
            People(),
            Releases(),
            Handling(),
            Figures(),
        )
        for fold in self.folds:
            for statement in fold.schema:
                self.rows.execute(statement)
        self.known = CaseKnown(self.rows)
        self.say(CaseOpened(case=self.origin, log=self.origin, settings=""))

    def say(self, *facts):
        """Record facts in one append; the commit has a number of its own."""
        if not facts:
            return
        self.head += 1
        for fact in facts:
            self.head += 1
            entry = Entry(number=self.head, at=NOON, by=MemberId("M1"), fact=fact)
            self.entries.append(entry)
            for fold in self.folds:
                fold.apply(self.rows, entry)

    def new(self, kind):
        return Numbers(self.known).new(kind)

    def after(self, number):
        return [each for each in self.entries if each.number > number]

    def fact(self, number):
        return next(each.fact for each in self.entries if each.number == number)

    @property
    def standing(self):
        return CaseStanding(self.rows, self.known, self.fact, self.forgotten.__contains__)

    def parcel(self, to, **order):
        carried = []
        for each in choose(self.after, Order(to=to, **order)):
            if isinstance(each, Ours):
                signed, note = self._signed(each), self._remark(each)
            else:
                signed, note = as_it_came(each)
            carried.append(Carried(commit=signed, remarks=(note,)))
        return carried

    def take(self, parcel):
        merged = merge(self.standing, parcel)
        self.say(*merged.facts)
        return merged

    def _signed(self, ours):
        place = births.origin(self.rows, ours.number)
        body = Disclosed(number=ours.number, leaf=b"{}", salt=b"", body=codec.to_bytes(ours.fact))
        return SignedCommit(
            place=place, number=ours.number - 1, by="M1", at=NOON, prior="", leaves=("",), signature="",
            signer=f"key of {place}", entries=(body,),
        )  # fmt: skip

    def _remark(self, ours):
        place = births.origin(self.rows, ours.number)
        replaced = births.replaced_by(self.rows, (place, ours.number))
        return remark(ours.fact, ours.number, place, lambda row: births.name_of(self.rows, row), replaced)

    def stands(self, kind, words):
        """What the rows that count say: the words and, by what they say, the rows they speak of."""
        return sorted(words(self, row) for row in self.live(kind))

    def live(self, kind):
        found = [each for each in catalogue.listed(self.rows, kind) if not each.withdrawn]
        return [latest_row.row_of(self.rows, kind, each.id) for each in found]

    def bodies(self):
        """Every body of another place that lies here."""
        return {
            (each.fact.place, each.fact.number): each.fact.body
            for each in self.entries
            if each.fact.kind == "entry-received"
        }
