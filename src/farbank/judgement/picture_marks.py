"""What a placed picture shows beside its subject, asked of a person once for each item.

- A paper that was taken down or passed on is known by its tear, its folds, its wall, its writing, its numbers.
- A scene is known by reflections, screens, badges, hands, the window it was taken from, the time that its shadows give.
- Nothing here looks into the picture: a person does, and one recorded decision answers, for every report and each copy.
- A picture of somebody who is public, or a reporter's own, is not asked about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.frames import Frame
from farbank.judgement.question import Question
from farbank.judgement.told import where_of
from farbank.judgement.verdict import Finding, Where

_EVERY: Final = "reflections and screens, hands and badges, a shadow that gives the hour"
_COPY: Final = "its tear and folds, marks of the wall, handwriting, serial numbers and the yellow dots of a printer"
_ASKED: Final = {
    "paper": (
        "torn_edges",
        f"{{label}} is a photograph of a paper; {_COPY} say which copy it is, and {_EVERY} say who took it.",
    ),
    "scene": (
        "reflections",
        f"{{label}} is a photograph by somebody at risk; {_EVERY}, or a window frame can say who took it.",
    ),
}


def picture_marks(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """At most one finding for each placed picture: a HOLD until somebody decided, a BLOCK where they said no."""
    return tuple(_of_pictures(question, passages))


def same_vantage(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A HOLD for each placed picture from a spot that another one, here or in print, was taken from as well."""
    placed = _placed(question, passages)
    out = {item: frame for item, frame in question.frames.items() if frame.out}
    found = []
    for item, where in placed.items():
        frame = question.frames[item]
        others = [each for each in {**out, **dict.fromkeys(placed)} if each != item]
        twins = [each for each in others if frame.same_spot(question.frames[each])]
        if twins:
            found.append(_twins(question, item, twins, where))
    return tuple(found)


def _placed(question: Question, passages: tuple[Passage, ...]) -> dict[str, tuple[Where, ...]]:
    """The pictures of the draft of which the case knows what they show, with their captions."""
    found: dict[str, tuple[Where, ...]] = {}
    for each in passages:
        item = question.id_of(each.item)
        if each.item and item in question.frames:
            found[item] = (*found.get(item, ()), where_of(each, 0, len(each.text)))
    return found


def _of_pictures(question: Question, passages: tuple[Passage, ...]) -> Iterator[Finding]:
    for item, where in _placed(question, passages).items():
        frame, label = question.frames[item], question.label_of(item)
        rule, because = _ASKED[frame.shows]
        if frame.decided is not None and not frame.decided.allowed:
            said = "somebody decided that its marks are not to be printed"
            yield _finding(rule, "BLOCK", where, f"{label} is placed here, and {said}.", _retyped(frame, label))
        elif frame.decided is None and frame.asked:
            command = f"farbank decide {label} 'the picture' --print --by WHO --because WHY"
            repair = (*_retyped(frame, label), f"Look at it in full size, and record what you decided: {command}.")
            yield _finding(rule, "HOLD", where, because.format(label=label), repair)


def _finding(rule: str, severity: str, where: tuple[Where, ...], because: str, repair: tuple[str, ...]) -> Finding:
    return Finding(
        rule=rule,
        severity="BLOCK" if severity == "BLOCK" else "HOLD",
        where=where,
        because=because,
        repair=repair,
    )


def _retyped(frame: Frame, label: str) -> tuple[str, ...]:
    if frame.shows == "paper":
        return (f"Set the words of {label} anew in type and cite it, instead of placing its photograph.",)
    return (f"Leave {label} out, or place a copy with what tells covered ('farbank redact {label}').",)


def _twins(question: Question, item: str, twins: list[str], where: tuple[Where, ...]) -> Finding:
    names = " and ".join(question.label_of(each) for each in sorted(twins))
    return Finding(
        rule="same_vantage",
        severity="HOLD",
        where=where,
        because=f"{question.label_of(item)} and {names} were taken from one spot, or look as if they were; "
        "together they show where somebody stands.",
        repair=("Place one of them only; what was released stays out.",),
    )
