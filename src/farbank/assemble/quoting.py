"""A statement made from words of an item's text: who says it, when, of what, and how they know."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.assemble.accepting import drafted_of, reopen
from farbank.assemble.applying import Applied
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.reading_text import Asked, Readout, read_item
from farbank.assemble.saying import say_rows
from farbank.reading.proposing.drafted import Cell, Drafted, drafted
from farbank.reading.proposing.naming import own_name
from farbank.reading.proposing.passages import page_of
from farbank.reading.proposing.standing_words import stretch_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """What is typed or selected. `words` stand in the text, near a code point or in a line; `says` is in our words.

    `doubt` is the word of doubt that the source uses; it stays in the note, as a proposal's does.
    """

    words: str
    near: int | None = None
    line: int | None = None
    says: str = ""
    source: str = ""
    when: str = ""
    about: tuple[str, str] = ("", "")
    mode: str = ""
    doubt: str = ""
    note: str = ""


def say_quoted(room: Newsroom, name: str, asked: Asked, said: Quoted) -> Applied:
    """Record a statement with the stretch of the text it rests on; the same said twice is one statement."""
    readout = read_item(room, name, asked)
    start, end = stretch_of(readout.text, said.words, near=said.near, line=said.line)
    words = readout.text[start:end]
    passage = page_of(readout.text, readout.language).passage_at(start)
    says = said.says or " ".join(words.split())
    row = drafted(
        "statements",
        f"T-{readout.item}-{own_name('said', start, words, says)}",
        item=readout.item,
        words=words,
        language=passage.language if passage else "",
        at=f"characters {start}-{end}",
        says=says,
        **_typed(said),
    )
    return say_rows(room, [row])


def accept_changed(room: Newsroom, name: str, asked: Asked, proposal: str, said: Quoted) -> Applied:
    """Record a proposal with what a person put right; the stretch that it rests on stays as the rule found it."""
    readout = read_item(room, name, asked)
    chosen, row = drafted_of(room, readout, proposal)
    changed = _changed(row, said)
    applied = say_rows(room, [changed])
    reopen(room, readout.item, (chosen,))
    return applied


def draft_of(room: Newsroom, readout: Readout, proposal: str) -> Drafted:
    """The row that accepting a proposal would record: what stands in the form before anybody changes it."""
    return drafted_of(room, readout, proposal)[1]


def _changed(row: Drafted, said: Quoted) -> Drafted:
    """What was typed instead of what was drafted; a field that was emptied is empty."""
    typed = {"says": said.says, **_typed(said)} if row.section == "statements" else {"when": said.when}
    kept = {name: cell for name, cell in row.cells if name not in {"says", "source", "when", "about", "mode", "note"}}
    if row.section != "statements":
        kept |= {"note": row.cell("note"), **({"place": said.about[1]} if said.about[1] else {})}
    return drafted(row.section, row.key, **{**kept, **typed})


def _typed(said: Quoted) -> dict[str, Cell]:
    kind, what = said.about
    doubt = f"doubt: {said.doubt}" if said.doubt else ""
    return {
        "source": said.source,
        "when": said.when,
        "about": ((kind or "place", what),) if what else "",
        "mode": said.mode,
        "note": " · ".join(each for each in (said.note, doubt) if each),
    }
