"""New ids: per kind, counting on from the highest there is."""

from __future__ import annotations

from farbank.errors import Refused
from farbank.ports import Known
from farbank.values.ids import kind_of, make_id

_FAR = 10_000  # an id typed by hand may run this far ahead of those given


class Numbers:
    """Gives ids. A label that is itself an id of its kind gets exactly that id, if it is free."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._next: dict[str, int] = {}
        self._taken: set[str] = set()

    def reserve(self, kind: str, label: str) -> str:
        """The id a label spells, `""` when it spells none; `Refused` when that id cannot be given any more."""
        if kind_of(label) != kind:
            return ""
        highest = self._known.highest(kind)
        if not highest < int(label[1:]) <= highest + _FAR:
            raise Refused(f"a label of your own: {label} is an id that farbank gives, and no {kind} here has it")
        self._taken.add(label)
        return label

    def new(self, kind: str) -> str:
        """The next free id of a kind."""
        number = (self._next[kind] if kind in self._next else self._known.highest(kind)) + 1
        while make_id(kind, number) in self._taken:
            number += 1
        self._next[kind] = number
        return make_id(kind, number)
