"""Taking in what another place sent: all of it is checked before any of it is recorded.

- A signature, a leaf or a body that does not hold refuses the whole parcel, and nothing of it stays.
- Who signed must be a member here, unless the caller says that strangers may; they are shown as such.
- What was taken in once is not taken in again; a parcel that is missing before this one is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.assemble.carriers import Carrier, ExportFolder, ParcelFile
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.observing import observed
from farbank.assemble.standing import CaseStanding
from farbank.desk.merge import Merged, facts_in, merge
from farbank.errors import Damage, Refused
from farbank.facts.disclosed import Carried
from farbank.facts.fact import Fact
from farbank.facts.log import Head
from farbank.facts.parcel import DisagreementNoted, ParcelReceived
from farbank.facts.report import ReportDrafted
from farbank.keeping.carrying.disclosed import case_of, check
from farbank.keeping.carrying.parcel import Label
from farbank.views import births, places

_ENTRIES_AT_ONCE: Final = 500
_CITED: Final = re.compile(r"@[A-Z][1-9][0-9]{0,8}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came of a parcel: entries that are new, those left as forgotten here, rows on which the places disagree.

    A disagreement is the row and the other row, `""` where it cannot stand twice; `again` is a file that came before.
    `citing` are reports that name rows by ids of the other place: their text is never changed, so a person must look.
    """

    place: str
    new: int
    left: int
    disagreements: tuple[tuple[str, str], ...]
    again: bool
    citing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked:
    label: Label
    head: Head


def receive_parcel(room: Newsroom, path: Path, *, strangers: bool = False) -> Received:
    """Take a parcel in. `strangers` lets in what was signed with keys that are not those of members here."""
    return receive(room, ParcelFile(path, room.kept.keys.identity), strangers=strangers)


def receive_export(room: Newsroom, folder: Path, *, strangers: bool = False) -> Received:
    """Take an export of another case in, under the same rules."""
    return receive(room, ExportFolder(folder, room.kept.keys.identity), strangers=strangers)


def receive(room: Newsroom, carrier: Carrier, *, strangers: bool) -> Received:
    """Take in what something carries."""
    digest = carrier.digest()
    checked = _check(room, carrier, strangers=strangers)
    proven = carrier.proven()
    new = left = 0
    found: list[DisagreementNoted] = []
    citing: list[str] = []
    with carrier.opened() as opened:
        for _ in opened.objects():
            pass
        for batch in _batches(_each_checked(room, opened.commits(), strangers=strangers)):
            facts, merged = _take(room, batch, proven)
            new, left = new + merged.taken, left + merged.left
            found += [each for each in facts if isinstance(each, DisagreementNoted)]
            citing += [each.id for each in facts if isinstance(each, ReportDrafted) and _CITED.search(each.text)]
    again = places.has_parcel(room.rows, digest)
    if not again:
        _note(room, checked, carrier.what, digest)
    told = tuple((each.of, each.other) for each in found)
    return Received(
        place=checked.label.place, new=new, left=left, disagreements=told, again=again, citing=tuple(citing)
    )


def standing_of(room: Newsroom) -> CaseStanding:
    """What merging may ask of this case."""

    def entry(number: int) -> Fact | None:
        found = next(iter(room.kept.ledger.entries(number - 1)), None)
        return found.fact if found and found.number == number else None

    return CaseStanding(room.rows, room.known, entry, room.kept.keyring.is_lost)


def _check(room: Newsroom, carrier: Carrier, *, strangers: bool) -> _Checked:
    """Read all of it to its end, with its objects on their way into the store; nothing is recorded."""
    with carrier.opened() as opened:
        label = opened.label
        _refuse_misled(room, label)
        for name, stream in carrier.objects(opened):
            if not room.kept.objects.has(name):
                room.kept.objects.adopt(name, stream)
        for _ in _each_checked(room, opened.commits(), strangers=strangers):
            pass
    return _Checked(label=label, head=label.head())


def _refuse_misled(room: Newsroom, label: Label) -> None:
    here = births.origin(room.rows)
    if label.place == here:
        raise Refused(
            "this parcel was made by this very case",
            advice="If a copy of the case folder made it, give one of the two a new log: 'farbank anchor --new-log'.",
        )
    if label.to and label.to not in births.origins(room.rows):  # an export is addressed to nobody's place
        raise Refused(f"this parcel is for another place, {label.to}", advice=f"This place is {here}.")
    have = places.whole_up_to(room.rows, label.place)
    if label.after > have:
        raise Refused(
            f"a parcel before this one is missing: this one begins after entry {label.after} of {label.place}, "
            f"and here is what lies up to {have}",
            advice="Take in the earlier parcel first, or ask for all of it with 'farbank send --again'.",
        )


def _each_checked(room: Newsroom, commits: Iterable[Carried], *, strangers: bool) -> Iterator[Carried]:
    """Each commit once it was checked; also when it is read to be recorded, for the file may be another by then."""
    for carried in commits:
        check_commit(room, carried, strangers=strangers)
        yield carried


def check_commit(room: Newsroom, carried: Carried, *, strangers: bool) -> None:
    """Refuse a commit that does not hold, that nobody here signed, or that names what did not come with it."""
    commit = carried.commit
    wrong = check(commit, case_of(commit.place))
    if wrong:
        raise Damage(
            f"the parcel is not what {commit.place} recorded: {wrong[0]}", advice="Ask for it to be sent anew."
        )
    known = any(each.verify_key == commit.signer for each in places.colleagues(room.rows))
    if not known and not strangers:
        raise Refused(
            f"commit {commit.number} of {commit.place} is signed by a key that no member here has: {commit.signer}",
            advice="Make them a member with the key they told you, or say --strangers to take it in all the same.",
        )
    for fact in facts_in(carried):
        for sealed in fact.objects:
            if not room.kept.objects.has(sealed.name):
                raise Damage(f"the parcel names object {sealed.name} and does not hold it")


def _batches(commits: Iterable[Carried]) -> Iterator[tuple[Carried, ...]]:
    batch: list[Carried] = []
    size = 0
    for each in commits:
        batch.append(each)
        size += len(each.commit.entries)
        if size >= _ENTRIES_AT_ONCE:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _take(room: Newsroom, batch: tuple[Carried, ...], proven: Mapping[str, int]) -> tuple[tuple[Fact, ...], Merged]:
    decided: list[Merged] = []

    def decide() -> tuple[Fact, ...]:
        decided.append(merge(standing_of(room), batch))
        return (*decided[-1].facts, *observed(decided[-1].facts, proven))

    facts = room.record(decide)
    return facts, decided[-1]


def _note(room: Newsroom, checked: _Checked, what: str, digest: str) -> None:
    label = checked.label
    fact = ParcelReceived(
        what=what,
        digest=digest,
        head=checked.head,
        vkeys=label.vkeys,
        whole=label.after >= 0,
        have=label.have,
    )
    room.record(lambda: [fact])
