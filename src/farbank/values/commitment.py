"""The salted commitment that stands beside a piece of evidence in print, and the page that opens it later.

The commitment is the SHA-256 of a small text: its name, the salt, and the SHA-256 of each file (or of the record, where
there is no file). Without the salt, 32 bytes drawn by chance, nobody can try out what may be behind it. With the text
anybody checks both steps with `sha256sum`: the text against the page, the files against the text.
"""

from __future__ import annotations

import re
from typing import Final

from farbank.errors import Refused
from farbank.values.digest import sha256_hex

FIRST_LINE: Final = "farbank commitment 1"
_HEX64: Final = re.compile(r"[0-9a-f]{64}\Z")


def opening(salt: str, digests: tuple[str, ...]) -> bytes:
    """The text whose SHA-256 is the commitment; `salt` and each of `digests` are 64 hexadecimal digits."""
    if not digests or not all(_HEX64.match(each) for each in (salt, *digests)):
        raise Refused("a commitment is made of a salt and one digest or more, 64 hexadecimal digits each")
    lines = (FIRST_LINE, f"salt {salt}", *(f"sha256 {each}" for each in digests))
    return "".join(f"{line}\n" for line in lines).encode()


def commitment(salt: str, digests: tuple[str, ...]) -> str:
    """The SHA-256 of that text, as 64 hexadecimal digits."""
    return sha256_hex(opening(salt, digests))
