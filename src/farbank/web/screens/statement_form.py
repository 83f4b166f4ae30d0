"""The fields of a statement as a form: who says what, when, of what, how they know, in which words of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.quoting import Quoted
from farbank.reading.proposing.drafted import Drafted
from farbank.reading.sheet.columns_items import ABOUT
from farbank.values.words import Mode, choices
from farbank.web.asked import Asked
from farbank.web.language import N_
from farbank.web.screens.offered import offered

# how they know, as a question answers it; the words are those of the desk sheet
HOW_THEY_KNOW: Final = {
    "seen": N_("they saw it"),
    "read": N_("they read it"),
    "heard": N_("they heard it"),
    "inferred": N_("they conclude it"),
    "motive": N_("they say why somebody did it"),
    "feeling": N_("they say what they feel"),
}
KINDS_OF_THING: Final = {
    "line": N_("line"),
    "subject": N_("subject of the case"),
    "place": N_("place"),
    "person": N_("person"),
    "organisation": N_("organisation"),
    "series": N_("series"),
    "event": N_("event"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stands in the fields; `said` is what the source says in our words."""

    words: str = ""
    near: str = ""
    line: str = ""
    said: str = ""
    source: str = ""
    when: str = ""
    about: str = "place"
    what: str = ""
    mode: str = ""
    doubt: str = ""
    note: str = ""


def typed(asked: Asked) -> Typed:
    """What was sent."""
    fields = ("words", "near", "line", "said", "source", "when", "about", "what", "mode", "doubt", "note")
    return Typed(**{name: asked.said(name) for name in fields})


def quoted(sent: Typed) -> Quoted:
    """The same for the verb; a number that is none counts as not given."""
    return Quoted(
        words=sent.words,
        near=_number(sent.near),
        line=_number(sent.line),
        says=sent.said,
        source=sent.source,
        when=sent.when,
        about=(sent.about, sent.what),
        mode=sent.mode,
        doubt=sent.doubt,
        note=sent.note,
    )


def typed_of(row: Drafted) -> Typed:
    """What a drafted row says, as it would have been typed."""
    about = row.cell("about")
    kind, what = about[0] if isinstance(about, tuple) and about else ("place", _words(row, "place"))
    return Typed(
        words=_words(row, "words"),
        said=_words(row, "says"),
        source=_words(row, "source"),
        when=_words(row, "when"),
        about=kind,
        what=what,
        mode=_words(row, "mode"),
        note=_words(row, "note"),
    )


def around(room: Newsroom, item: str) -> dict[str, object]:
    """What the fields offer: the codenames, the kinds of things, and how somebody may know."""
    return {
        "item": item,
        "sources": offered(room, "source"),
        "abouts": [(each, KINDS_OF_THING[each]) for each in ABOUT],
        "modes": [(each, HOW_THEY_KNOW[each]) for each in choices(Mode)],
    }


def _words(row: Drafted, name: str) -> str:
    cell = row.cell(name)
    return cell if isinstance(cell, str) else ""


def _number(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None  # noqa: PLR2004 - digits
