"""Custody: who works in the case, what others said of its log, what left, and whether every byte is as recorded."""

from __future__ import annotations

from typing import Final, cast

from farbank.assemble import verified_words
from farbank.assemble.custody_told import custody_of
from farbank.assemble.forgetting import confirm_copy
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.assemble.proving import check_open
from farbank.desk.copies import BECAME
from farbank.intake.confined import Confinement
from farbank.keeping.checks.verification import Verification
from farbank.web.asked import Asked, Begun, Moved, Shown
from farbank.web.language import N_
from farbank.web.screens import backups
from farbank.web.screens.witnesses import dates_told

WORDS: Final = {
    "destroyed": N_("destroyed"),
    "replaced": N_("replaced"),
    "kept": N_("kept in spite of asking"),
    "": N_("nobody has said"),
}
STATES: Final = {
    "intact": N_("intact"),
    "erased": N_("erased"),
    "missing": N_("missing"),
    "corrupt": N_("corrupt"),
    "key_absent": N_("key absent"),
}


def custody(room: Newsroom, asked: Asked) -> Shown:
    """How the custody of the case stands."""
    del asked
    found = custody_of(room)
    given = {
        "found": found,
        "dates": dates_told(found.dates),
        "partners": found.partners,
        "became": [(each, WORDS[each]) for each in BECAME],
        "words": WORDS,
        **backups.asked_for(found),
    }
    return Shown(template="custody.html.j2", given=given)


def verify(room: Newsroom, asked: Asked) -> Begun:
    """Check every byte, or what came or changed since all was well; it goes on in the background."""
    del room
    since = asked.said("since") == "1"

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Verification:
        del confinement
        return check_open(own, pace, since=since)

    return Begun(title=N_("Every byte is checked"), work=work, shown=verified)


def verified(outcome: object) -> Shown:
    """What came of it."""
    found = cast("Verification", outcome)
    given = {
        "found": found,
        "states": [(words, getattr(found.items, state), state) for state, words in STATES.items()],
        "dates": [verified_words.dated_words(each) for each in found.anchors],
        "flaws": [verified_words.flaw_words(each) for each in found.damage],
        "not_read": verified_words.not_read_words(found),
    }
    return Shown(template="custody_verified.html.j2", given=given)


def became(room: Newsroom, asked: Asked) -> Moved:
    """Record what the holder of a copy says became of it."""
    confirm_copy(room, asked.parts["name"], asked.said("became"), asked.said("because"))
    return Moved(to="/custody#copies")
