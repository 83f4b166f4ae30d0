"""The C2SP tlog-witness `add-checkpoint` exchange as text files, to be carried on a stick.

The question is the request body of the standard, byte for byte: `old <size>`, the consistency proof, a blank line,
the checkpoint. The answer is the body that a witness gives with status 200, cosignature lines; or a refusal, whose
first line is the status and its name, whose second is the size known to the witness (409 only, as in the standard),
and whose last says why in words.

- A question has one spelling; `old 0` has no proof, and nothing has more than 63 lines of it.
- An answer adds only lines that hold, of cosigners that we know; any other line of it is left out.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from farbank.errors import Damage
from farbank.keeping.log.checkpoint import parse_checkpoint, parse_size
from farbank.keeping.log.note import Note, parse_note, parse_signature, signature_line
from farbank.keeping.log.tiles import Hashes
from farbank.keeping.proof.consistency import consistency
from farbank.keeping.proof.cosignature import Cosigner, cosignatures
from farbank.keeping.proof.foreign import from_outside
from farbank.keeping.proof.tlog_proof import read_hashes

STATUSES: Final = {
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    422: "Unprocessable Entity",
}
_MOST_BYTES: Final = 1 << 20
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Asks for a cosignature: the size that the witness saw last, the way from there, and the checkpoint as it is."""

    old: int
    proof: tuple[bytes, ...]
    checkpoint: bytes

    def to_bytes(self) -> bytes:
        """The file."""
        proof = [base64.b64encode(each).decode() for each in self.proof]
        return "\n".join([f"old {self.old}", *proof]).encode() + b"\n\n" + self.checkpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """No cosignature. `size` is what the witness saw last of this log, where the standard has it say so (409)."""

    status: int
    reason: str
    size: int | None = None

    def to_bytes(self) -> bytes:
        """The file."""
        size = [] if self.size is None else [str(self.size)]
        return ("\n".join([f"{self.status} {STATUSES[self.status]}", *size, self.reason]) + "\n").encode()


def ask(source: Hashes, old: int, checkpoint: bytes) -> Question:
    """The question for a checkpoint of our own, to a witness that saw `old` leaves last (0 when it never saw any)."""
    size = parse_checkpoint(parse_note(checkpoint).text).size
    return Question(old=old, proof=consistency(source, old, size), checkpoint=checkpoint)


def read_question(untrusted: bytes) -> Question:
    """The question that these bytes spell; neither proof nor signature is checked yet."""
    head, gap, checkpoint = untrusted.partition(b"\n\n")
    if not gap or len(untrusted) > _MOST_BYTES:
        raise Damage("the request has no checkpoint, or is too long")
    try:
        first, *lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise Damage("the head of the request is not plain ASCII") from None
    if not first.startswith("old "):
        raise Damage("the request does not say which size was seen last")
    old = parse_size(first.removeprefix("old "))
    if old == 0 and lines:
        raise Damage("the request has a proof from a log without entries, which needs none")
    return Question(old=old, proof=read_hashes(lines), checkpoint=checkpoint)


def read_answer(untrusted: bytes) -> tuple[str, ...] | Declined:
    """The lines that a witness gave (their form is checked, their signatures are not), or why it gave none."""
    with from_outside("the partner's answer"):
        try:
            text = untrusted.decode("utf-8") if len(untrusted) <= _MOST_BYTES else "\0"
        except UnicodeDecodeError:
            raise Damage("it is not UTF-8") from None
        lines = text.split("\n")
        if _CONTROL.search(text) or lines.pop() or not lines:
            raise Damage("it is empty, too long, or not made of whole lines of text")
        if not lines[0].startswith("— "):
            return _declined(lines)
        for each in lines:
            parse_signature(each)
        return tuple(lines)


def take_answer(checkpoint: bytes, untrusted: bytes, cosigners: Sequence[Cosigner]) -> bytes | Declined:
    """Our checkpoint with the cosignatures under it, or why the partner gave none.

    A cosigner that stands under it already stays as it is: the earlier time says more.
    """
    lines = read_answer(untrusted)
    if isinstance(lines, Declined):
        return lines
    with from_outside("the partner's answer"):
        note = parse_note(checkpoint)
        answered = Note(text=note.text, signatures=tuple(parse_signature(each) for each in lines))
        if not cosignatures(answered, cosigners):
            raise Damage("no cosigner that we know has signed it")
        known = {(each.name, each.identifier) for each in cosigners}
        there = {(each.name, each.identifier) for each in note.signatures}
        added = ""
        for each in answered.signatures:
            who = each.name, each.identifier
            if who in known - there:
                there.add(who)
                added += signature_line(each.name, each.identifier, each.content)
        return checkpoint + added.encode()


def _declined(lines: list[str]) -> Declined:
    status = next((each for each, name in STATUSES.items() if lines[0] == f"{each} {name}"), None)
    if status is None:
        raise Damage("it is neither a cosignature nor a refusal")
    rest = lines[1:]
    size = parse_size(rest.pop(0)) if status == 409 and rest else None  # noqa: PLR2004 - the status of the standard
    return Declined(status=status, reason=" ".join(rest), size=size)
