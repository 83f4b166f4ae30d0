"""age v1 files, streamed: bytes in, bytes out, with the SHA-256 of both sides computed on the way.

- Memory stays bounded, whatever the size.
- A stream that fails, or a Ctrl-C, comes out as what it was, never as a shorter file that looks whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Final

import pyrage

from farbank.errors import Damage, DiskTrouble
from farbank.values.handling import Secret

_READ_AHEAD: Final = 1 << 20  # pyrage asks for 8 KiB at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What went through: SHA-256 (hex) and size of the plaintext and of the age file."""

    plain_sha256: str
    plain_size: int
    age_sha256: str
    age_size: int


class _Source:
    """What is read, hashed on its way in."""

    def __init__(self, untrusted: BinaryIO) -> None:
        self._stream = untrusted
        self._ahead = memoryview(b"")
        self.hash = hashlib.sha256()
        self.size = 0
        self.trouble: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            if not self._ahead:
                block = self._stream.read(_READ_AHEAD)
                self.hash.update(block)
                self.size += len(block)
                self._ahead = memoryview(block)
        except OSError as error:
            self.trouble = DiskTrouble(f"what was being read could not be read to its end: {error.strerror}")
            raise self.trouble from None
        except BaseException as trouble:
            self.trouble = trouble
            raise
        cut = len(self._ahead) if size < 0 else size
        given, self._ahead = self._ahead[:cut], self._ahead[cut:]
        return bytes(given)


class _Sink:
    """What is written, hashed on its way out."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self.hash = hashlib.sha256()
        self.size = 0
        self.trouble: BaseException | None = None

    def write(self, block: bytes) -> int:
        try:
            self._write(block)
        except BaseException as trouble:
            self.trouble = trouble
            raise
        self.hash.update(block)
        self.size += len(block)
        return len(block)

    def flush(self) -> None:
        """Nothing is held back."""


def new_identity() -> Secret:
    """A fresh X25519 identity line, for one object only."""
    return Secret(str(pyrage.x25519.Identity.generate()))


def recipient_of(identity: Secret) -> str:
    """The recipient that this identity opens for."""
    return str(pyrage.x25519.Identity.from_str(identity.value).to_public())


def is_recipient(text: str) -> bool:
    """Whether this is the public half of an X25519 identity, as age spells it."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except (pyrage.RecipientError, ValueError):
        return False
    return True


def encrypt(untrusted: BinaryIO, write: Callable[[bytes], None], *recipients: str) -> Flow:
    """Encrypt a stream to each of the recipients."""
    source, sink = _Source(untrusted), _Sink(write)
    try:
        pyrage.encrypt_io(source, sink, [pyrage.x25519.Recipient.from_str(each) for each in recipients])
    except BaseException as wrapped:
        _raise_what_happened(source, sink, wrapped)
        raise
    _raise_what_happened(source, sink, None)
    return Flow(
        plain_sha256=source.hash.hexdigest(),
        plain_size=source.size,
        age_sha256=sink.hash.hexdigest(),
        age_size=sink.size,
    )


def decrypt(untrusted: BinaryIO, write: Callable[[bytes], None], identity: Secret, *, what: str) -> str:
    """Decrypt a stream; returns the SHA-256 of the plaintext (hex). `what` names it in the complaint."""
    source, sink = _Source(untrusted), _Sink(write)
    try:
        pyrage.decrypt_io(source, sink, [pyrage.x25519.Identity.from_str(identity.value)])
    except (pyrage.DecryptError, pyrage.IdentityError, OSError, ValueError) as wrapped:
        _raise_what_happened(source, sink, wrapped)
        raise Damage(f"{what} does not open with its key") from None
    except BaseException as wrapped:
        _raise_what_happened(source, sink, wrapped)
        raise
    return sink.hash.hexdigest()


def _raise_what_happened(source: _Source, sink: _Sink, wrapped: BaseException | None) -> None:
    """The trouble of a stream as it was, not as the library wraps it.

    A Ctrl-C can fall between two lines of a stream, where nothing notes it; then only its name is in what is wrapped.
    """
    trouble = source.trouble or sink.trouble
    if trouble is not None:
        raise trouble
    if wrapped is not None and str(wrapped).startswith(KeyboardInterrupt.__name__):
        raise KeyboardInterrupt from None
