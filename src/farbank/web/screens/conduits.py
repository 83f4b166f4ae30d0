"""Conduits: by which ways word comes out, in which state each was when, its last word, and the silence since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.conduits_figure import conduits_figure, conduits_for
from farbank.assemble.pages.spans import span_words
from farbank.assemble.pages.words import begun, number_words
from farbank.facts.look import ConduitWas
from farbank.judgement.conduit import PASSABLE, ConduitRow, NeverHeard
from farbank.publish.figure import NoFigure
from farbank.publish.telling import tell
from farbank.publish.wording import wording
from farbank.values.draft import Computed
from farbank.web.asked import Asked, Sent, Shown
from farbank.web.language import N_
from farbank.web.screens.csv_file import csv_file

STATES = {
    "open": N_("open"),
    "narrow": N_("narrow"),
    "closed": N_("closed"),
    "refused": N_("refused"),
    "unknown": N_("unknown"),
}
CARRIES = {"people": N_("people"), "goods": N_("goods"), "money": N_("money"), "information": N_("information")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Was:
    """A conduit in one state: the word for it, when, how many or how much got through, why, and out of which item."""

    state: str
    is_dark: bool
    when: str
    count: str
    because: str
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One conduit. `silence` is in days, at least and at most; None where there never was a word, then `because`."""

    id: str
    label: str
    name: str
    carries: tuple[str, ...]
    states: tuple[Was, ...]
    last: Was | None
    silence: tuple[int, int] | None
    because: str

    @property
    def is_dark(self) -> bool:
        """Whether nothing comes by it any more, as far as this case knows."""
        return self.silence is None or self.silence[1] > 0


def conduits(room: Newsroom, asked: Asked) -> Shown:
    """Every conduit as known on a day, drawn, and the same as a table."""
    day, block = _day(room, asked), _block(asked)
    told = tell(conduits_figure(room, block, day, lambda _: 0, wording(asked.language)), asked.language)
    given = {
        "rows": tuple(_rows(room, day)),
        "told": None if isinstance(told, NoFigure) else told,
        "day": day,
        "asked": asked,
        "csv": asked.again().replace(asked.path, f"{asked.path}.csv", 1),
    }
    return Shown(template="conduits.html.j2", given=given)


def exported(room: Newsroom, asked: Asked) -> Sent:
    """The same as CSV, a row for each conduit."""
    head = ("id", "label", "means", "carries", "last_word", "when", "count", "silence_at_least", "silence_at_most")
    return csv_file("conduits", head, (_cells(row) for row in _rows(room, _day(room, asked))))


def _cells(row: Row) -> tuple[str, ...]:
    last = (row.last.state, row.last.when, row.last.count) if row.last else ("", "", "")
    silence = tuple(str(each) for each in row.silence) if row.silence else ("", "")
    return (row.id, row.label, row.name, " ".join(row.carries), *last, *silence)


def _day(room: Newsroom, asked: Asked) -> date:
    return asked.day("as-of") or room.clock.today()


def _block(asked: Asked) -> Computed:
    """The frame of the drawing, as a report asks for one."""
    frame = tuple((name, asked.query[name]) for name in ("from", "to") if asked.query.get(name, ""))
    return Computed(what="conduits", options=frame, caption=())


def _rows(room: Newsroom, day: date) -> Iterator[Row]:
    for each in conduits_for(room, Computed(what="conduits", options=(), caption=()), day):
        yield _row(each)


def _row(conduit: ConduitRow) -> Row:
    silence = conduit.silence
    return Row(
        id=conduit.id,
        label=conduit.label,
        name=begun(conduit.means),
        carries=tuple(CARRIES[each] for each in conduit.carries if each in CARRIES),
        states=tuple(_was(each) for each in conduit.states),
        last=_was(conduit.last_word) if conduit.last_word else None,
        silence=None if isinstance(silence, NeverHeard) else (silence.shortest, silence.longest),
        because=silence.because if isinstance(silence, NeverHeard) else "",
    )


def _was(state: ConduitWas) -> Was:
    return Was(
        state=STATES.get(state.state, STATES["unknown"]),
        is_dark=state.state not in PASSABLE,
        when=span_words(state.when),
        count=number_words(state.count) if state.count else "",
        because=state.because,
        item=state.item,
    )
