"""What goes to the process that looks at tokens, and what comes back, each as one line of JSON."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A token and root certificates (DER in base64); the hash and the nonce expected in it (hex)."""

    token: str
    digest_name: str
    digest: str
    nonce: str
    roots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was found in a token; times as ISO 8601 in UTC.

    `read` when the token could be read and is about what was asked; `final` when no other tool needs to look; `root` is
    the number of the root it leads to, -1 for none.
    """

    tool: str
    final: bool = False
    read: bool = False
    time: str = ""
    accuracy: int | None = None
    policy: str = ""
    authority: str = ""
    valid_then: bool | None = None
    root: int = -1
    because: str = ""
