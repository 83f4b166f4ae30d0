"""The reading view: the text of an item with what it proposes underlined; a person takes what is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from farbank.assemble.accepting import Choice, accept
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.reading_text import Asked as How
from farbank.assemble.reading_text import Readout, read_item
from farbank.errors import Refused
from farbank.reading.proposing.meaning import meaning
from farbank.reading.proposing.proposal import Proposal
from farbank.views import catalogue
from farbank.web.asked import Asked, Moved, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One proposal: its name, its words, what they mean, and how sure the rule is, in hundredths."""

    name: str
    kind: str
    words: str
    means: str
    sure: int
    line: int


def reading(room: Newsroom, asked: Asked) -> Shown:
    """The text in pieces, and every proposal in reading order."""
    readout = read_item(room, asked.parts["name"], How())
    known = catalogue.one(room.rows, readout.item)
    given = {
        "title": known[1].title if known else readout.item,
        "item": readout.item,
        "language": readout.language,
        "pieces": tuple(_pieces(readout)),
        "rows": tuple(_rows(readout)),
        "all_series": tuple(catalogue.listed(room.rows, "series")),
        "said": asked.query.get("said", ""),
    }
    return Shown(template="reading.html.j2", given=given)


def accepted(room: Newsroom, asked: Asked) -> Moved:
    """Record the proposals that were ticked, as `farbank accept` does; what was left is told with its reason."""
    names = tuple(each for each in asked.form.get("proposal", ()) if each)
    if not names:
        raise Refused("no proposal was ticked", advice="Tick what is right, and accept it then.")
    done = accept(room, asked.parts["name"], How(), Choice(names=names, series=asked.said("series")))
    said = f"{done.recorded} recorded, {done.unchanged} known already" + "".join(f"; {each}" for each in done.left)
    return Moved(to=Asked(path=f"/read/{asked.parts['name']}").again(said=said))


def _rows(readout: Readout) -> Iterator[Row]:
    for number, (each, line) in enumerate(zip(readout.proposals, readout.lines(), strict=True), start=1):
        yield Row(
            name=f"{readout.mark}.{number}",
            kind=each.kind,
            words=each.text,
            means=meaning(each),
            sure=each.confidence,
            line=line,
        )


def _pieces(readout: Readout) -> Iterator[tuple[str, str, int]]:
    """The text cut at its proposals: (kind, words, number); of two that overlap the earlier is drawn."""
    at = 0
    for number, each in _in_order(readout.proposals):
        if each.start >= at:
            yield "", readout.text[at : each.start], 0
            yield each.kind, readout.text[each.start : each.end], number
            at = each.end
    yield "", readout.text[at:], 0


def _in_order(proposals: Sequence[Proposal]) -> list[tuple[int, Proposal]]:
    numbered = list(enumerate(proposals, start=1))
    return sorted(numbered, key=lambda each: (each[1].start, -each[1].end))
