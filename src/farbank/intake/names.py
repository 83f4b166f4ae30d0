"""Names from outside as clean Unicode: whatever cannot be shown is written out, so that nothing is lost or hidden.

- A name that comes out encodes as UTF-8 and holds no control character, line break or mark that turns text around.
- Two different names stay different: the backslash that starts an escape is itself escaped.
- Nothing is guessed: bytes that are not UTF-8 are shown as bytes.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_NEVER_SHOWN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_FIRST_BYTE: Final = 0xDC80  # how Python marks an undecodable byte (PEP 383)
_LAST_BYTE: Final = 0xDCFF
_LAST_ASCII: Final = 0x7F
_TWO_BYTES: Final = 0xFFFF
_LONGEST: Final = 1_000


def shown(name: str) -> str:
    """A name as it can be shown, stored and compared; equal to the name itself in all ordinary cases."""
    return "".join(_escaped(letter) for letter in name)


def clipped(name: str) -> str:
    """A name from inside a file, for showing; cut where it is longer than any real name."""
    clean = shown(name)
    return clean if len(clean) <= _LONGEST else clean[:_LONGEST] + "…"


def clean_text(text: str) -> str:
    """Text that encodes as UTF-8 and holds no NUL; what cannot be kept becomes U+FFFD."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", "\ufffd")


def _escaped(letter: str) -> str:
    number = ord(letter)
    if letter != "\\" and unicodedata.category(letter) not in _NEVER_SHOWN:
        return letter
    if _FIRST_BYTE <= number <= _LAST_BYTE:
        return f"\\x{number - 0xDC00:02x}"
    if number <= _LAST_ASCII:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= _TWO_BYTES else f"\\U{number:08x}"
