"""The passphrase of something new: what is offered, and why one that somebody thought of is weak.

It stands apart from what makes a case, so that a page can offer one before anything of a case is loaded.
"""

from __future__ import annotations

from farbank.keeping.keys.passphrase import make_passphrase, passphrase_bytes, weaknesses
from farbank.values.handling import Secret


def offered_passphrase() -> Secret:
    """Six words drawn by chance."""
    return make_passphrase()


def weaknesses_of(passphrase: Secret) -> tuple[str, ...]:
    """Why a passphrase is weak; empty when it is not."""
    return weaknesses(passphrase)


def opens_the_same(one: Secret, other: Secret) -> bool:
    """Whether what one passphrase locks is opened by the other: however a keyboard composes letters, they are one."""
    return passphrase_bytes(one) == passphrase_bytes(other)
