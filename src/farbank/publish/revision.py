"""A change after publication in words for readers: when, why, what stood and what stands, and what else is other."""

from __future__ import annotations

from datetime import date

from farbank.facts.revised import RevisionExplained
from farbank.judgement.difference import Difference
from farbank.publish.page import Revision
from farbank.publish.wording import Wording


def revision(fact: RevisionExplained, day: date, changed: Difference, say: Wording) -> Revision:
    """What a page prints of a reason. Evidence is told without its title, which may be what must not be printed."""
    when = say.day(day)
    if fact.shows == "minor":
        note = say("Spelling and type were corrected. Nothing that is said has changed.")
        return Revision(when=when, because=fact.because, notes=(note,))
    told = (
        ("The old words are not repeated.", fact.shows == "reason" and bool(changed.changes)),
        ("Evidence was added.", bool(changed.added)),
        ("Evidence is no longer cited.", bool(changed.removed)),
        ("A figure was drawn anew.", bool(changed.figures)),
    )
    words = tuple(each.words for each in changed.changes) if fact.shows == "old_words" else ()
    notes = tuple(say(note) for note, holds in told if holds)
    return Revision(when=when, because=fact.because, words=words, notes=notes)
