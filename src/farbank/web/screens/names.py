"""Names: a row each for whoever and whatever has names of its own, the names by script and by system of writing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from farbank.assemble import names_table
from farbank.assemble.names_table import COLUMNS, Cell
from farbank.assemble.newsroom import Newsroom
from farbank.views.named import BY, SHOWN, By, Wanted
from farbank.web.asked import Asked, Sent, Shown
from farbank.web.language import N_
from farbank.web.screens.csv_file import csv_file
from farbank.web.screens.statement_form import KINDS_OF_THING
from farbank.web.screens.words_of_intake import KINDS

PAGE: Final = 50  # rows
HEADS: Final = {
    "hangul": N_("Hangul"),
    "hanja": N_("Hanja"),
    "rr": N_("Revised"),
    "mr": N_("McCune-Reischauer"),
    "north": N_("North's own"),
    "press": N_("Press"),
    "kana": N_("Kana"),
    "chinese": N_("Chinese"),
    "cyrillic": N_("Cyrillic"),
    "other": N_("Other"),
}
_SHOWN: Final = {"all": N_("Everybody"), "subject": N_("Subjects"), "source": N_("Sources")}
_MADE: Final = "(made)"


def names(room: Newsroom, asked: Asked) -> Shown:
    """One page of the rows."""
    wanted = _wanted(room, asked)
    total = names_table.count(room, wanted)
    number = asked.number("page", 1, most=(most := max(-(-total // PAGE), 1)))
    rows = tuple(names_table.page(room, wanted, begin=(number - 1) * PAGE, most=PAGE))
    given = {
        "rows": rows,
        "columns": [(each, HEADS[each]) for each in COLUMNS if any(each in row.cells for row in rows)],
        "wanted": wanted,
        "kinds_of_row": {**KINDS, **KINDS_OF_THING},
        "kinds": [(each, _SHOWN[each], asked.again(show=each, page="")) for each in SHOWN],
        "sorts": {each: _sorting(asked, wanted, each) for each in BY},
        "total": total,
        "first": (number - 1) * PAGE + 1,
        "number": number,
        "pages_in_all": most,
        "kept": [(name, value) for name, value in asked.query.items() if name != "page"],
        "earlier": asked.again(page=number - 1) if number > 1 else "",
        "later": asked.again(page=number + 1) if number * PAGE < total else "",
        "csv": asked.again(page="").replace(asked.path, f"{asked.path}.csv", 1),
    }
    return Shown(template="names.html.j2", given=given)


def exported(room: Newsroom, asked: Asked) -> Sent:
    """The rows as they are filtered and sorted, whole; a sealed one with its codename only."""
    return csv_file("names", ("id", "label", "kind", *COLUMNS, "same", "apart"), _cells(room, _wanted(room, asked)))


def _cells(room: Newsroom, wanted: Wanted) -> Iterator[tuple[str, ...]]:
    for row in names_table.page(room, wanted):
        named = ("; ".join(_told(cell) for cell in row.cells.get(each, ())) for each in COLUMNS)
        yield (row.id, row.label, row.kind, *named, " ".join(row.same), " ".join(row.apart))


def _told(cell: Cell) -> str:
    return f"{cell.text} {_MADE}" if cell.made else f"{cell.text} ({cell.kind})" if cell.kind else cell.text


def _wanted(room: Newsroom, asked: Asked) -> Wanted:
    words, shown, by = asked.query.get("q", ""), asked.query.get("show", ""), asked.query.get("by", "")
    return Wanted(
        words=words,
        also=names_table.by_any_name(room, words),
        shown=next((each for each in SHOWN if each == shown), "all"),
        by=next((each for each in BY if each == by), "number"),
        backwards=asked.query.get("down") == "1",
    )


def _sorting(asked: Asked, wanted: Wanted, by: By) -> str:
    turned = wanted.by == by and not wanted.backwards
    return asked.again(by=by, down="1" if turned else "", page="")
