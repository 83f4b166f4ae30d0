"""The pieces that both renditions of the coverage chart share: bands to scale, the key, words that keep apart."""

from __future__ import annotations

from farbank.publish import ink, marks
from farbank.publish.amounts import kilometres
from farbank.publish.faces import width, wrap
from farbank.publish.figure import Amount, Band, Cell, CoverageFigure, Lane
from farbank.publish.svg import Box, Sheet, Type, text_box
from farbank.publish.wording import ENGLISH, Wording, wording

MOST_SAID = 60  # marks of one lane with words beside them; where there are more, words would cover what they speak of
LEAST = 8.0  # a mark is never drawn narrower than this, or the smallest looks would vanish

Piece = tuple[str, int, str]  # (kind, kilometres, words)


def mark_note(note: int) -> str:
    """The number of an evidence card as it stands after words in a figure."""
    return f"\u00a0[{note}]" if note else ""


def pieces(band: Band, say: Wording = ENGLISH) -> tuple[Piece, ...]:
    """A band cut to scale: present, absent, looked at without result, no view, and what nobody speaks of."""
    present, absent = _km(band.present), _km(band.absent)
    looked = _km(band.looked)
    cut: list[Piece] = []
    if band.present:
        cut.append(("present", present, f"{kilometres(band.present, say)}{say(': ')}{band.what}"))
    if band.absent and absent:
        cut.append(("absent", absent, say("{amount}: not there", amount=kilometres(band.absent, say))))
    if band.looked and looked > present + absent:
        more = Amount(km=looked - present - absent, bound=band.looked.bound)
        cut.append(("looked", more.km, say("{amount} more looked at: no result given", amount=kilometres(more, say))))
    if band.no_view:
        because = band.because or say("no view")
        cut.append(("no_view", band.no_view.km, f"{kilometres(band.no_view, say)}{say(': ')}{because}"))
    rest = band.whole.km - sum(length for _, length, _ in cut)
    if rest > 0:
        cut.append(("rest", rest, say("{n} km outside this study", n=f"{rest:,}")))
    return tuple(cut)


def _km(amount: Amount | None) -> int:
    return amount.km if amount else 0


def band_title(band: Band, say: Wording = ENGLISH) -> str:
    """Who counted what when, and whose length of the line it is measured by."""
    return f"{say.listed((band.who, band.when))}{say(': ')}{band.what}{mark_note(band.note)}"


def piece(sheet: Sheet, box: Box, kind: str) -> None:
    """One piece of a band. A lower bound ends in an open edge, because there may be more."""
    match kind:
        case "present":
            sheet.rect(box, ink.LAMP)
        case "absent":
            marks.cell(sheet, box, "absent")
        case "looked":
            marks.cell(sheet, box, "inconclusive")
        case _:
            marks.night(sheet, box)


def key_entries(figure: CoverageFigure) -> tuple[str, ...]:
    """The states that occur, each once, in the order of the key."""
    states = {cell.state for lane in figure.lanes for cell in lane.cells if not cell.widened}
    entries = ["not_looked", *(state for state in marks.WORDS if state in states and state != "not_looked")]
    if any(cell.widened for lane in figure.lanes for cell in lane.cells):
        entries.append("widened")
    if any(lane.possible for lane in figure.lanes):
        entries.append("possible")
    return tuple(entries)


def key(sheet: Sheet, top: float, entries: tuple[str, ...], size: float, left: float = 0) -> float:
    """The key, wrapped to the sheet; returns the height it took."""
    x, y, row = left, top, size * 1.7
    look = Type(size=size, weight=400, fill=ink.SOFT)
    for entry in entries:
        words = wording(sheet.language)(_key_words(entry))
        needs = 34 + width(words, size, 400) + 26
        if x > left and x + needs - 26 > sheet.width:
            x, y = left, y + row
        _swatch(sheet, Box(x=x, y=y, w=26, h=15), entry)
        sheet.text(x + 34, y + size * 0.85, words, look)
        x += needs
    return y + row - top


def _key_words(entry: str) -> str:
    match entry:
        case "widened":
            return marks.WIDENED
        case "possible":
            return marks.POSSIBLE
        case _:
            return next(words for state, words in marks.WORDS.items() if state == entry)


def _swatch(sheet: Sheet, box: Box, entry: str) -> None:
    sheet.rect(box, ink.NIGHT)
    match entry:
        case "not_looked":
            marks.night(sheet, box)
        case "widened":
            marks.cell(sheet, box, "present", widened=True)
        case "possible":
            marks.possible(sheet, Box(x=box.x + 5, y=box.y + 3, w=box.w - 10, h=box.h - 6))
        case _:
            for state in marks.WORDS:
                if state == entry:
                    marks.cell(sheet, box, state)


def said_beside(lane: Lane) -> tuple[Cell, ...]:
    """The marks of a lane that get words beside them: those that have any, or none where they are too many."""
    found = tuple(each for each in lane.cells if each.label or each.note)
    return found if len(found) <= MOST_SAID else ()


def settle(
    lines: tuple[str, ...], anchors: tuple[tuple[float, float, str], ...], look: Type, within: Box, taken: list[Box]
) -> tuple[float, float, str, Box] | None:
    """The first of several anchor points where the lines fit inside a panel and meet nothing; None where none does."""
    for x, y, anchor in anchors:
        boxes = [
            text_box(x, y + row * look.size * 1.25, line, _anchored(look, anchor)) for row, line in enumerate(lines)
        ]
        whole = Box(
            x=min(each.x for each in boxes),
            y=boxes[0].y,
            w=max(each.right for each in boxes) - min(each.x for each in boxes),
            h=boxes[-1].bottom - boxes[0].y,
        )
        inside = whole.x >= within.x and whole.right <= within.right
        if (
            inside
            and whole.y >= within.y
            and whole.bottom <= within.bottom
            and not any(whole.meets(b, 1) for b in taken)
        ):
            return x, y, anchor, whole
    return None


def _anchored(look: Type, anchor: str) -> Type:
    return Type(size=look.size, weight=look.weight, fill=look.fill, anchor=anchor)


def write(sheet: Sheet, lines: tuple[str, ...], spot: tuple[float, float, str, Box], look: Type) -> None:
    """Lines of a label at the spot that was found, on a small night of their own."""
    x, y, anchor, whole = spot
    sheet.rect(whole, ink.NIGHT)
    for row, line in enumerate(lines):
        sheet.text(x, y + row * look.size * 1.25, line, _anchored(look, anchor))


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Places for labels in the order wanted, at least `gap` apart, as near to where they belong as one pass allows."""
    places: list[float] = []
    for at in wanted:
        places.append(max(at, places[-1] + gap) if places else max(at, low))
    over = places[-1] - high if places else 0
    at = len(places) - 1
    while over > 0 and at >= 0:
        places[at] = min(places[at], (places[at + 1] - gap) if at + 1 < len(places) else high)
        over = (places[at - 1] + gap - places[at]) if at else 0
        at -= 1
    return places


def label_of(item: Cell, say: Wording) -> str:
    """The words beside a cell: what the caller says, or the state, and the number of its evidence."""
    words = item.label or say(marks.WORDS[item.state])
    return f"{words}{mark_note(item.note)}"


def label_lines(words: str, look: Type, room: float) -> tuple[str, ...]:
    """A label broken to the room it has."""
    return wrap(words, look.size, room, look.weight)
