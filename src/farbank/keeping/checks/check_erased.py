"""Verifying what cannot be read: erased, handed over, or simply gone; these are never confused.

- Erased is only what a signed record of an erasure names, by the number that the database gives; nothing else.
- What was erased has no body and no key here, and the public log shows every entry whose files went with it.
- A key that lies with a second custodian, by a signed record, is absent and no damage.
- What is unread without such a record is damage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from farbank.facts.erasure import ErasureCompleted, KeyHandedOver, KeyReturned
from farbank.facts.fact import Fact
from farbank.facts.source import CardSealed
from farbank.keeping.checks.verification import Docket, State
from farbank.keeping.disk.database import Database
from farbank.keeping.keys.keyring import Keyring


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An entry that no key here opens: what locks it, the files its leaf names, whether its sealed body is there."""

    number: int
    compartments: tuple[str, ...]
    files: tuple[str, ...]
    body: bool


@dataclass(slots=True)
class _Records:
    """What signed records say."""

    erasures: dict[int, ErasureCompleted] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)
    cards: set[int] = field(default_factory=set)


class ErasureCheck:
    """Takes in what the ledger says, entry by entry, and judges at the end."""

    def __init__(self, keyring: Keyring, rows: Database, docket: Docket) -> None:
        self._keyring = keyring
        self._rows = rows
        self._docket = docket
        self._said = _Records()
        self._unread: list[Unread] = []

    def accept(self, number: int, fact: Fact) -> None:
        """A fact whose signature holds."""
        match fact:
            case ErasureCompleted():
                self._said.erasures[number] = fact
            case KeyHandedOver(of=compartments):
                self._said.elsewhere.update(compartments)
            case KeyReturned(of=compartments):
                self._said.elsewhere.difference_update(compartments)
            case CardSealed():
                self._said.cards.add(number)
            case _:
                pass

    def wait(self, unread: Unread) -> None:
        """An entry that can be judged only when every record is known."""
        self._unread.append(unread)

    def states(self) -> dict[int, State]:
        """The state of every entry that could not be read; complains of what is not as recorded."""
        erased_by = self._compartments()
        states: dict[int, State] = {each.number: self._state(each, erased_by) for each in self._unread}
        self._check_shown(states)
        return states

    def gone_files(self, objects: Mapping[str, set[int]], states: Mapping[int, State]) -> set[str]:
        """Of these objects, by the entries that name them, those whose every entry lost its files."""
        gone = {number for fact in self._said.erasures.values() for number in fact.leaves}
        gone |= {number for number, state in states.items() if state == "erased"}
        return {name for name, numbers in objects.items() if numbers <= gone}

    def _compartments(self) -> dict[str, int]:
        """The compartments that count as erased, with the record that says so."""
        erased: dict[str, int] = {}
        named = {name for fact in self._said.erasures.values() for name in fact.of}
        for name, wrapped, number in self._rows.execute("SELECT name, wrapped, erased_by FROM kept_compartment"):
            fact = self._said.erasures.get(number or 0)
            if wrapped is not None and name in named:
                self._docket.flaw(
                    "key", f"compartment {name}", "its key is there, though a record says it was destroyed"
                )
            elif wrapped is None and fact is not None and name in fact.of:
                erased[name] = number
        return erased

    def _state(self, entry: Unread, erased_by: Mapping[str, int]) -> State:
        where = f"entry {entry.number}"
        if any(name in erased_by for name in entry.compartments):
            if entry.body:
                self._docket.flaw(
                    "entry", where, "a record says that it was erased, and its sealed body is still there"
                )
            return "erased"
        if not entry.body:
            self._docket.flaw("entry", where, "its body is not the one its leaf stands for")
            return "corrupt"
        missing = [name for name in entry.compartments if self._keyring.compartment(name) is None]
        if not all(name in self._said.elsewhere for name in missing):
            self._docket.flaw("key", where, "its key is gone, and no record says that it was erased")
        return "key_absent"

    def _check_shown(self, states: Mapping[int, State]) -> None:
        """The public log shows exactly the entries that lost their files."""
        shown = {leaf: number for number, fact in self._said.erasures.items() for leaf in fact.leaves}
        for each in self._unread:
            if states[each.number] == "erased" and each.files and each.number not in shown:
                self._docket.flaw(
                    "record", f"entry {each.number}", "no erasure in the public log shows that its files went"
                )
        for leaf, number in sorted(shown.items()):
            if states.get(leaf) != "erased" and leaf not in self._said.cards:
                self._docket.flaw(
                    "record", f"entry {number}", f"it says that the files of entry {leaf} went, which was not erased"
                )
