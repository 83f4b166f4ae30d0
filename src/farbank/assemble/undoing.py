"""Undoing by a new fact: a row is withdrawn with a reason, or said again as it was. The record keeps both."""

from __future__ import annotations

from dataclasses import replace

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.saying import say_sheet
from farbank.desk.withdraw import why_not
from farbank.errors import Refused
from farbank.facts.fact import Fact, Row
from farbank.facts.item import ItemDescribed, ItemReceived
from farbank.reading.proposing.draft_text import sheet_of
from farbank.reading.sheet.sheet import Withdrawal
from farbank.values.ids import kind_of
from farbank.views import approvals, births, catalogue

_STAYS = frozenset({"report", "copy", "inquiry", "member"})  # kinds of which no earlier word is taken up by itself


def withdraw(room: Newsroom, name: str, because: str) -> str:
    """Withdraw a row as a sheet does, and say which; `Refused` with the reason where it cannot be."""
    identity = room.resolve("", name)
    if against := against_withdrawing(room, identity):
        raise Refused(f"{identity} is not withdrawn: {against}")
    if not because.strip():
        raise Refused("say why it is withdrawn", advice="One line is enough; it stays on record.")
    asked = Withdrawal(label=identity, because=because.strip(), line=1)
    say_sheet(room, replace(sheet_of((), "this command"), withdrawals=(asked,)))
    return identity


def against_withdrawing(room: Newsroom, identity: str) -> str:
    """Why a row cannot be withdrawn, `""` where it can."""
    known = catalogue.one(room.rows, identity)
    has_left = kind_of(identity) == "report" and bool(approvals.released(room.rows, identity))
    return why_not(kind_of(identity), withdrawn=known[1].withdrawn if known else "", has_left=has_left)


def put_back(room: Newsroom, name: str) -> str:
    """Say a row again as it was before the last word on it; a row that was withdrawn counts again."""
    identity = room.resolve("", name)
    before = word_before(room, identity)
    if before is None:
        raise Refused(
            f"nothing was said of {identity} before that could be said again",
            advice="Say it anew; what was said before stays on record.",
        )
    room.record(lambda: [before])
    return identity


def word_before(room: Newsroom, identity: str) -> Row | None:
    """What was said of a row before the last word on it, None where nothing was, or where it was said elsewhere."""
    if kind_of(identity) in _STAYS:
        return None
    words = sorted(births.words_on(room.rows, births.main_of(room.rows, identity)[0]), key=lambda each: each.key[1])
    if len(words) < 2 or not all(births.is_ours(room.rows, *each.key) for each in words):  # noqa: PLR2004 - now, before
        return None
    return _row(_fact(room, words[-2].key[1]))


def _fact(room: Newsroom, number: int) -> Fact | None:
    entry = next(room.kept.ledger.entries(number - 1), None)
    return entry.fact if entry and entry.number == number else None


def _row(fact: Fact | None) -> Row | None:
    """The word as it may be said again: an item is received once, and described again."""
    if isinstance(fact, ItemReceived):
        return ItemDescribed(id=fact.id, label=fact.label, note=fact.note, source=fact.source, about=fact.about)
    return fact if isinstance(fact, Row) else None
