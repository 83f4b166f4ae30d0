"""Whether readers are told why a report that left says something else now."""

from __future__ import annotations

from collections.abc import Sequence

from farbank.judgement.draft_text import Passage
from farbank.judgement.question import Question
from farbank.judgement.verdict import Finding, Where

RULE = "unexplained_change"


def unexplained_changes(question: Question, read: tuple[Passage, ...]) -> Sequence[Finding]:  # noqa: ARG001
    """One finding where a released report changes what it says and no reason is given."""
    changed = question.changed
    if changed is None or not changed or question.explained:
        return ()
    places = tuple(
        Where(channel=each.now.channel, text=each.now.text, start=0, end=len(each.now.text))
        for each in changed.changes
        if each.now is not None
    )
    command = f"farbank publish {question.report or 'REPORT'} --because '...'"
    return (
        Finding(
            rule=RULE,
            severity="HOLD",
            where=places,
            because="The report has left before and says something else now, and its readers are not told why.",
            repair=(
                f"Give a reason, to be printed with the old words beside the new: {command}",
                "If nothing but spelling changed, say so with --minor.",
            ),
        ),
    )
