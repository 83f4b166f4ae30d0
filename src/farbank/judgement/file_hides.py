"""A file that was written elsewhere: what it holds beside what is seen, and what of it nobody could read.

- Whatever a reader of the file does not see and may tell of a person blocks: earlier words, covered words, positions.
- What it says of its makers and of their machines holds.
- What could not be read holds, with the reason; a reader that broke blocks. Nothing passes in silence.
- The words themselves are passages like all others, so that every rule reads them too. A sentence of a finding does not
  repeat them: they may be a name.
"""

from __future__ import annotations

import re
from shlex import quote
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.file_read import FileRead, Kept
from farbank.judgement.question import Question
from farbank.judgement.verdict import Finding, Where

# begins of what blocks; kinds are those that the readers of intake tell
_BLOCKS: Final = (
    *("tracked change", "hidden text", "hidden sheet", "hidden rows", "hidden columns", "comment", "HTML comment"),
    *("text under a box", "text outside what is shown", "text without ink", "text that may be covered", "layers"),
    *("annotation", "form value", "earlier states inside", "attachment", "file inside", "data that is not shown"),
    *("cropped picture", "thumbnail", "preview", "further pictures inside", "moving picture", "bytes after the end"),
    *("position", "GPS", "camera serial number", "lens serial number", "camera owner", "picture id"),
    *("maker's own notes", "a file of two kinds", "a macro", "a script", "an action at opening", "would be loaded"),
    *("person who worked on it", "depth", "auxiliary"),
)
_HARMLESS: Final = ("encoding", "length", "audio", "video", "HTML title")  # what is seen or heard of it anyway
_LEAF: Final = re.compile(r"^(?:in .*?: )+")
_MANY: Final = 6  # kinds that are named


def tells_of_a_person(what: str) -> bool:
    """Whether something of this kind, which a file keeps and its reader does not see, may tell who somebody is."""
    return _LEAF.sub("", what).startswith(_BLOCKS)


def file_hides(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """One BLOCK for each kind of thing that may tell of a person, and one HOLD for all that tells of its making."""
    del passages
    file = question.file
    if file is None:
        return ()
    by_kind: dict[str, list[Kept]] = {}
    for each in file.kept:
        if not _bare(each).startswith(_HARMLESS):
            by_kind.setdefault(each.what, []).append(each)
    worse = {what: rows for what, rows in by_kind.items() if tells_of_a_person(what)}
    made = [each for what, rows in by_kind.items() if what not in worse for each in rows]
    found = [_blocks(file, what, rows) for what, rows in worse.items()]
    return (*found, *([_holds(file, made)] if made else []))


def file_unread(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """What of the file was not read, and why; a BLOCK where a reader broke on it."""
    del passages
    file = question.file
    if file is None:
        return ()
    broke = (
        Finding(
            rule="crashed",
            severity="BLOCK",
            because=f"{file.name} broke what reads it: {file.broke}. What was not read may expose somebody.",
            repair=("Do not send it on; find out who made it, and ask for the plain file.",),
        ),
    )
    held = (
        Finding(
            rule="unread",
            severity="HOLD",
            because=f"{file.name} was not read whole: {because}.",
            repair=("Read it yourself from end to end, or give the gate a file that it can read.",),
        )
        for because in file.unread
    )
    return (*(broke if file.broke else ()), *held)


def not_asked(question: Question) -> tuple[str, ...]:
    """What the gate cannot ask of a file that was written elsewhere."""
    if question.file is None:
        return ()
    return ("whether its numbers and claims rest on anything (a file from elsewhere cites nothing)",)


def _bare(kept: Kept) -> str:
    """What it is, without the name of the file inside the file that keeps it."""
    return _LEAF.sub("", kept.what)


def _blocks(file: FileRead, what: str, rows: list[Kept]) -> Finding:
    count = f" ({len(rows)} times)" if len(rows) > 1 else ""
    return Finding(
        rule="file_hides",
        severity="BLOCK",
        where=_where(rows),
        because=f"{file.name} keeps what is not seen: {what}{count}.",
        repair=(_scrub(file),),
    )


def _holds(file: FileRead, rows: list[Kept]) -> Finding:
    kinds = list(dict.fromkeys(each.what for each in rows))
    more = f" and {len(kinds) - _MANY} more" if len(kinds) > _MANY else ""
    return Finding(
        rule="file_hides",
        severity="HOLD",
        where=_where(rows),
        because=f"{file.name} says more than is seen of it: {', '.join(kinds[:_MANY])}{more}.",
        repair=(_scrub(file),),
    )


def _where(rows: list[Kept]) -> tuple[Where, ...]:
    return tuple(
        dict.fromkeys(Where(channel="file_metadata", text=each.value, start=0, end=len(each.value)) for each in rows)
    )


def _scrub(file: FileRead) -> str:
    return f"Make it anew from what is seen: farbank scrub {quote(file.name)} --out COPY, and judge the copy."
