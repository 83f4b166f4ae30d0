"""The record of an item as an evidence sheet: original beside its copy, custody, what derives and what rests on it."""

from __future__ import annotations

from typing import Final, cast

from farbank.assemble import review_page
from farbank.assemble.evidence_sheet import Checked, check_item, pair_of, tree_around
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.assemble.regions import item_named, pages_of
from farbank.assemble.weighing import weigh_findings
from farbank.facts.item import ItemReceived
from farbank.intake.confined import Confinement
from farbank.publish.grade import in_words
from farbank.publish.wording import Wording
from farbank.views import custody, statements
from farbank.web.asked import Asked, Begun, Shown
from farbank.web.language import N_

OWN: Final = frozenset({"custody", "statements", "redacted copies", "redaction"})  # lists that the sheet shows itself
STATES: Final = {
    "intact": N_("intact: every byte is as it was sealed"),
    "corrupt": N_("CORRUPT: the bytes are not those that were sealed"),
    "missing": N_("MISSING: the file is not there"),
}


def sheet_of(room: Newsroom, item: ItemReceived, say: Wording) -> dict[str, object]:
    """What the sheet says of one item."""
    weighed = [weigh_findings(room, each.id)[0] for each in review_page.findings_on(room, item.id)]
    return {
        "item": item,
        "pages": pages_of(room, item),
        "pair": pair_of(room, item.id),
        "tree": tree_around(room, item),
        "steps": custody.steps(room.rows, item.id),
        "said": statements.statements_in(room.rows, item.id),
        "findings": [(finding, in_words(weight.status, say)) for finding, weight in weighed],
        "today": room.clock.today(),
    }


def check(room: Newsroom, asked: Asked) -> Begun:
    """Read the item again from the disk, to its last byte, and compare."""
    item = item_named(room, asked.parts["name"])

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> tuple[str, tuple[Checked, ...]]:
        del confinement
        return item.id, check_item(own, item.id, pace)

    return Begun(title=N_("An item is read again"), work=work, shown=checked)


def checked(outcome: object) -> Shown:
    """Each file of the item with the state it was found in."""
    item, found = cast("tuple[str, tuple[Checked, ...]]", outcome)
    return Shown(template="checked.html.j2", given={"item": item, "found": found, "states": STATES})
