"""From a tree to a sheet: which section each part is, which row each entry, and what belongs nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from farbank.errors import Complaint
from farbank.reading.sheet.column import Section
from farbank.reading.sheet.nearest import did_you_mean
from farbank.reading.sheet.sections import HEADER, HEADER_NAMES, SECTION, TOP_NAMES, WITHDRAW
from farbank.reading.sheet.sheet import Row, Sheet, Withdrawal
from farbank.reading.sheet.tree import Fields, Listing, Node, Scalar, empty

_BESIDE = ("shares", "pairs")  # beside the names of populations stand the lists of their shares and pairs


def sheet_from(tree: Node, file: str, faults: tuple[Complaint, ...] = ()) -> Sheet:
    """The sheet a tree spells. What cannot be placed is a fault, never left out in silence."""
    shaper = _Shaper(file, list(faults))
    if not isinstance(tree, Fields):
        if not empty(tree):
            shaper.complain(tree.line, "", f"a desk sheet begins with a section such as 'items:', one of {_names()}")
        tree = Fields(entries=(), line=1)
    for key, node in tree.entries:
        shaper.part(key, node)
    return shaper.sheet(tree)


def misplaced(rows: tuple[Row, ...]) -> Iterator[Complaint]:
    """Rows without the key they need, and labels given twice in one section."""
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        if not row.key:
            if row.section.keyed:
                hint = f"a key of its own, such as {row.section.key_example}"
                yield Complaint(file=row.file, line=row.line, key=f"{row.section.name}.key", expected=hint)
        elif (row.section.name, row.key) in seen:
            first = seen[row.section.name, row.key]
            yield Complaint(
                file=row.file, line=row.line, key=row.where, expected=f"this key already is in line {first}"
            )
        else:
            seen[row.section.name, row.key] = row.line


def _names() -> str:
    return ", ".join(SECTION)


class _Shaper:
    """Collects rows and faults while it walks the top of a sheet once."""

    def __init__(self, file: str, faults: list[Complaint]) -> None:
        self.file = file
        self.faults = faults
        self.header: list[tuple[Scalar, Node]] = []
        self.rows: list[Row] = []
        self.withdrawals: list[Withdrawal] = []

    def complain(self, line: int, key: str, expected: str) -> None:
        self.faults.append(Complaint(file=self.file, line=line, key=key, expected=expected))

    def sheet(self, tree: Fields) -> Sheet:
        self.faults.extend(misplaced(tuple(self.rows)))
        cells = Fields(entries=tuple(self.header), line=tree.line)
        return Sheet(
            file=self.file,
            header=Row(section=HEADER, key="", line=tree.line, cells=cells, file=self.file),
            rows=tuple(self.rows),
            withdrawals=tuple(self.withdrawals),
            faults=tuple(self.faults),
        )

    def part(self, key: Scalar, node: Node) -> None:
        if key.text in HEADER_NAMES:
            self.header.append((key, node))
        elif key.text == WITHDRAW.name:
            self.withdraw(node)
        elif key.text in SECTION:
            self.section(SECTION[key.text], node)
        else:
            meant = did_you_mean(key.text, TOP_NAMES)
            self.complain(key.line, key.text, f"no section of this name{meant or f'; the sections are {_names()}'}")

    def section(self, section: Section, node: Node) -> None:
        if section.kind == "population" and isinstance(node, Fields):
            node = self.with_beside("pairs", self.with_beside("shares", node))
        match node:
            case Fields():
                for key, cells in node.entries:
                    self.row(section, key.text, key.line, cells)
            case Listing():
                for cells in node.entries:
                    self.row(section, self.key_of(cells), cells.line, cells)
            case Scalar():
                if not empty(node):
                    self.complain(node.line, section.name, "rows, one a line, not a single word")
            case _:
                assert_never(node)

    def key_of(self, cells: Node) -> str:
        key = cells.get("key") if isinstance(cells, Fields) else None
        if key is not None and not isinstance(key, Scalar):
            self.complain(key.line, "key", "one word of your own, not a list")
        return key.text.strip() if isinstance(key, Scalar) else ""

    def row(self, section: Section, key: str, line: int, cells: Node) -> None:
        if not isinstance(cells, Fields):
            if empty(cells):
                cells = Fields(entries=(), line=line)
            else:
                first = section.columns[0].name
                self.complain(cells.line, f"{section.name}.{key}".strip("."), f"named cells such as {{{first}: ...}}")
                return
        self.rows.append(
            Row(section=section, key=key.strip(), line=line, cells=cells.without("key"), file=self.file),
        )

    def with_beside(self, beside: str, node: Fields) -> Fields:
        """The shares beside the names go to the name they say they are `of`, or to the only one there is."""
        listed = node.get(beside)
        names = [key.text for key, _ in node.entries if key.text not in _BESIDE]
        if not isinstance(listed, Listing):
            return node
        given: dict[str, list[Node]] = {name: [] for name in names}
        for entry in listed.entries:
            owner = _owner(entry) or (names[0] if len(names) == 1 else "")
            if owner in given:
                given[owner].append(entry.without("of") if isinstance(entry, Fields) else entry)
            else:
                self.complain(
                    entry.line, f"population.{beside}.of", f"which of the names it is a share of: {', '.join(names)}"
                )
        return _sharing(node.without(beside), given, beside)

    def withdraw(self, node: Node) -> None:
        match node:
            case Listing():
                for entry in node.entries:
                    self.withdrawn(entry)
            case Fields():
                for label, because in node.entries:
                    if isinstance(because, Scalar):
                        self.away(label.text, because.text, label.line)
                    else:
                        self.complain(because.line, f"withdraw.{label.text}", "why, in words")
            case Scalar():
                if not empty(node):
                    self.away(node.text, "", node.line)
            case _:
                assert_never(node)

    def withdrawn(self, entry: Node) -> None:
        match entry:
            case Scalar():
                self.away(entry.text, "", entry.line)
            case Fields():
                self.withdraw(entry)
            case Listing():
                self.complain(entry.line, "withdraw", "labels, one each")
            case _:
                assert_never(entry)

    def away(self, label: str, because: str, line: int) -> None:
        self.withdrawals.append(Withdrawal(label=label.strip(), because=because.strip(), line=line))


def _owner(entry: Node) -> str:
    named = entry.get("of") if isinstance(entry, Fields) else None
    return named.text.strip() if isinstance(named, Scalar) else ""


def _sharing(node: Fields, given: dict[str, list[Node]], beside: str) -> Fields:
    entries = []
    for key, cells in node.entries:
        more = given.get(key.text, [])
        entries.append((key, _add(cells, more, beside) if more and isinstance(cells, Fields) else cells))
    return Fields(entries=tuple(entries), line=node.line)


def _add(cells: Fields, more: list[Node], beside: str) -> Fields:
    own = cells.get(beside)
    first = own.entries if isinstance(own, Listing) else ()
    return cells.holding(beside, Listing(entries=(*first, *more), line=more[0].line))
