"""What is told of a report that was judged: what it says otherwise than when it left, the verdict, and who answers."""

from __future__ import annotations

from farbank.assemble.judging import Judged
from farbank.assemble.report_lines import approval_line
from farbank.assemble.revising import difference_lines
from farbank.cli import edge
from farbank.cli.options import Given
from farbank.errors import Held
from farbank.judgement.approval import Standing


def tell_judged(given: Given, judged: Judged, stands: Standing) -> int:
    """The verdict, and the exit status that goes with it."""
    if given.as_json:
        edge.document({**judged.verdict.to_json(), **changed_document(judged)})
    else:
        tell_changed(judged)
        for line in judged.verdict.lines():
            edge.tell(line)
        for each in (*stands.overriding, *stands.acknowledging):
            edge.tell(approval_line(each))
    return 0 if judged.verdict.verdict == "NO FINDING" else Held.exit_status


def outcome_words(judged: Judged, stands: Standing) -> str:
    """The verdict that the bytes left with, as it is."""
    outcome = judged.verdict.verdict
    if stands.overriding:
        return f"{outcome}, overridden by {', '.join(dict.fromkeys(each.member for each in stands.overriding))}"
    return f"{outcome} (not a finding of safety)" if outcome == "NO FINDING" else f"{outcome}, acknowledged"


def changed_document(judged: Judged) -> dict[str, object]:
    """What a report that left before says otherwise now; nothing where it is the same."""
    changed = judged.changed
    if changed is None:
        return {}
    words = [{"was": was, "now": now} for was, now in (each.words for each in changed.changes)]
    lists = {"added": list(changed.added), "removed": list(changed.removed), "figures": list(changed.figures)}
    return {"changed": {"words": words, **lists}}


def tell_changed(judged: Judged) -> None:
    """The same for a person at a terminal."""
    if judged.changed is not None:
        edge.tell("Since it left before:")
        for line in difference_lines(judged.changed):
            edge.tell(f"  {line}")
