"""What came back in a queue, put together: each answer with the request, the checkpoint and the certificates it needs.

- Nothing is passed over: an answer without what it needs, and every strange file, is named with the reason.
- The root certificates a courier brings are certificates like others; what is trusted is given by the desk alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from farbank.errors import Refused
from farbank.keeping.times.naming import stem_of
from farbank.keeping.times.queue import Found, Kind

AnswerKind = Literal["rfc3161", "opentimestamps"]
_NEEDED: Final[dict[AnswerKind, Kind]] = {"rfc3161": "request", "opentimestamps": "pending"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One answer, untrusted as a whole. `request` is the .tsq or the waiting .ots; `captured` (name ending, bytes)."""

    name: str
    kind: AnswerKind
    checkpoint: bytes
    request: bytes
    answer: bytes
    chain: tuple[bytes, ...] = ()
    captured: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A file of the queue that is of no use, and why."""

    name: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The answers of a queue, what is left out with its reason, and the names of requests that nobody answered."""

    answers: tuple[Carried, ...]
    left_out: tuple[LeftOut, ...]
    waiting: tuple[str, ...]


def gather(found: Iterable[Found]) -> Gathered:
    """Put together what belongs together."""
    files = tuple(found)
    answers: list[Carried] = []
    left_out = [LeftOut(name=each.name, because=each.because) for each in files if each.kind == "strange"]
    for each in files:
        if each.kind in ("token", "proof"):
            carried = _carried(each, files)
            if isinstance(carried, Carried):
                answers.append(carried)
            else:
                left_out.append(carried)
    answered = {(each.stem, each.kind) for each in files}
    waiting = [each.name for each in files if each.kind == "request" and (each.stem, "token") not in answered]
    waiting += [each.name for each in files if each.kind == "pending" and (each.stem, "proof") not in answered]
    return Gathered(answers=tuple(answers), left_out=tuple(left_out), waiting=tuple(waiting))


def _carried(answer: Found, files: tuple[Found, ...]) -> Carried | LeftOut:
    kind: AnswerKind = "rfc3161" if answer.kind == "token" else "opentimestamps"
    checkpoint = _one(files, answer, "checkpoint")
    request = _one(files, answer, _NEEDED[kind])
    if checkpoint is None or request is None:
        missing = "checkpoint" if checkpoint is None else "request"
        return LeftOut(name=answer.name, because=f"the {missing} it belongs to is not in the folder")
    try:
        named = stem_of(checkpoint) == answer.stem
    except Refused as refusal:
        return LeftOut(name=answer.name, because=str(refusal))
    if not named:
        return LeftOut(name=answer.name, because="the checkpoint beside it has another name than its content")
    beside = [each for each in files if (each.stem, each.label) == (answer.stem, answer.label)]
    return Carried(
        name=answer.name,
        kind=kind,
        checkpoint=checkpoint,
        request=request,
        answer=answer.untrusted,
        chain=tuple(each.untrusted for each in beside if each.kind == "chain"),
        captured=tuple((each.name.rpartition(".")[2], each.untrusted) for each in beside if each.kind == "revocation"),
    )


def _one(files: tuple[Found, ...], answer: Found, kind: Kind) -> bytes | None:
    """The file of this kind for this answer: with its label when there is one, else the one without a label."""
    fitting = {each.label: each.untrusted for each in files if (each.stem, each.kind) == (answer.stem, kind)}
    return fitting.get(answer.label, fitting.get(""))
