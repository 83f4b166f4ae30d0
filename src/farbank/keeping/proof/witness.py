"""A partner's laptop as a witness (C2SP tlog-witness.md): sees that a log only grows, and says so under its own key.

- A log that is not known (404), or a checkpoint that its keys did not sign (403), is not cosigned.
- A log that went back or was forked is not cosigned: its size must follow from the last one (409), by a proof (422).
- The head is in the book, on disk, before the cosignature leaves; check and change happen under one lock.
- A lost book is damage and never an empty one: a witness without memory would cosign a fork.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from farbank.errors import Damage, Refused
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import read_whole
from farbank.keeping.log.checkpoint import Checkpoint, parse_checkpoint
from farbank.keeping.log.merkle import proves_consistency
from farbank.keeping.log.note import Note, Verifier, check_signed, parse_note
from farbank.keeping.proof.add_checkpoint import Declined, Question, read_question
from farbank.keeping.proof.cosignature import Cosigner, cosign
from farbank.keeping.proof.cosigner_key import CosignerKey, lock_cosigner, new_cosigner, unlock_cosigner
from farbank.keeping.proof.witness_book import Book, KnownLog, read_book
from farbank.values.handling import Secret

_WAIT_SECONDS: Final = 10.0
_BOOK: Final = "book.json"
_KEY: Final = "cosigner.key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The checkpoint follows from the last one: its head, the text to be cosigned, and the book that says so."""

    head: Checkpoint
    text: str
    book: Book


def decide(book: Book, untrusted: bytes) -> Agreed | Declined:
    """What a witness with this book does with a question."""
    try:
        question = read_question(untrusted)
        note = parse_note(question.checkpoint)
        head = parse_checkpoint(note.text)
    except Damage as damage:
        return Declined(status=400, reason=str(damage))
    log = book.find(head.origin)
    if log is None:
        return Declined(status=404, reason="this witness does not know the log")
    refusal = _unsigned(note, log) or _out_of_step(question, head, log)
    if refusal is not None:
        return refusal
    return Agreed(head=head, text=note.text, book=book.having_seen(head))


class WitnessState:
    """A folder that holds a cosigner's key file and its book; readable by its owner only."""

    def __init__(self, folder: Path, disk: Disk | None = None, *, wait_seconds: float = _WAIT_SECONDS) -> None:
        self._folder = folder.absolute()
        self._disk = disk or Disk()
        self._wait_seconds = wait_seconds

    def create(self, name: str, passphrase: Secret) -> Cosigner:
        """Begin to be a witness, in a folder that is new or empty."""
        if self._folder.exists() and (not self._folder.is_dir() or any(self._folder.iterdir())):
            raise Refused(f"{self._folder} is there already and not empty", advice="Name a folder that is new.")
        try:
            key = new_cosigner(name)
        except Damage:
            raise Refused(
                "a witness's name is one word without a plus", advice="Choose a name such as desk.example/witness."
            ) from None
        self._disk.make_dir(self._folder)
        with self._disk.lock(self._folder, wait_seconds=0):
            self._disk.write_new(self._folder / _KEY, lock_cosigner(key, passphrase))
            self._keep(Book(cosigner=key.cosigner.vkey))
        return key.cosigner

    def book(self) -> Book:
        """What is remembered."""
        return read_book(read_whole(self._folder / _BOOK, f"the witness's {_BOOK}"))

    def trust(self, verifier: Verifier) -> None:
        """Cosign this log from now on, or take a further key of one that is cosigned already."""
        with self._disk.lock(self._folder, wait_seconds=self._wait_seconds):
            self._keep(self.book().trusting(verifier))

    def unlock(self, passphrase: Secret) -> CosignerKey:
        """The key with which this witness signs."""
        return unlock_cosigner(read_whole(self._folder / _KEY, f"the witness's {_KEY}"), passphrase)

    def answer(self, untrusted: bytes, key: CosignerKey, at: datetime) -> str | Declined:
        """A cosignature line for the question, remembered before it is given; or why there is none."""
        with self._disk.lock(self._folder, wait_seconds=self._wait_seconds):
            book = self.book()
            if book.cosigner != key.cosigner.vkey:
                raise Damage("the witness's book belongs to another key")
            decision = decide(book, untrusted)
            if isinstance(decision, Declined):
                return decision
            if decision.book != book:
                self._keep(decision.book)
            return cosign(decision.text, key.cosigner.name, key.signer(), at)

    def _keep(self, book: Book) -> None:
        via = self._folder / f".{_BOOK}.{secrets.token_hex(8)}"
        self._disk.replace(self._folder / _BOOK, book.to_bytes(), via)


def _unsigned(note: Note, log: KnownLog) -> Declined | None:
    try:
        check_signed(note, log.verifiers)
    except Damage as damage:
        return Declined(status=403, reason=str(damage))
    return None


def _out_of_step(question: Question, head: Checkpoint, log: KnownLog) -> Declined | None:
    """Why the head does not follow from the last one, in the order of the standard."""
    if question.old > head.size:
        return Declined(status=400, reason=f"a log of {head.size} entries never was one of {question.old} before")
    if head.size < log.size:
        return _conflict(log, f"the log went back: it had {log.size} entries and now has {head.size}")
    if question.old != log.size:
        return _conflict(log, f"the request begins at {question.old}, but the log was last seen at {log.size}")
    if head.size == log.size and head.root != log.root:
        return _conflict(log, f"the log was forked: another history of its {log.size} entries was cosigned before")
    if not proves_consistency(log.size, log.root, head.size, head.root, question.proof):
        return Declined(status=422, reason=f"the proof does not lead from the {log.size} entries cosigned before")
    return None


def _conflict(log: KnownLog, reason: str) -> Declined:
    return Declined(status=409, reason=reason, size=log.size)
