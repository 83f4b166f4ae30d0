"""Reading bytes from front to back, with numbers as OpenTimestamps spells them (LEB128, unsigned)."""

from __future__ import annotations

from typing import Final

from farbank.errors import Refused

_SEVEN: Final = 0x7F
_MORE: Final = 0x80
_LONGEST_NUMBER: Final = 5  # bytes: 35 bits hold every height of a block and every length


class Bytes:
    """Untrusted bytes and how far they are read."""

    def __init__(self, untrusted: bytes, *, at: int = 0) -> None:
        self._untrusted = untrusted
        self._at = at

    def take(self, size: int) -> bytes:
        """The next bytes, all of them."""
        end = self._at + size
        if end > len(self._untrusted):
            raise Refused("the OpenTimestamps proof is cut short")
        taken = self._untrusted[self._at : end]
        self._at = end
        return taken

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self) -> int:
        """A number in the one way it can be spelt."""
        value = 0
        for place in range(_LONGEST_NUMBER):
            byte = self.byte()
            value |= (byte & _SEVEN) << (7 * place)
            if byte < _MORE:
                if byte == 0 and place:
                    break
                return value
        raise Refused("a number in the OpenTimestamps proof is not spelt the one way it can be")

    def varbytes(self, most: int, *, least: int = 0) -> bytes:
        """Bytes behind their length."""
        length = self.number()
        if not least <= length <= most:
            raise Refused("a length in the OpenTimestamps proof is out of bounds")
        return self.take(length)

    def is_at_end(self) -> bool:
        return self._at == len(self._untrusted)


def varbytes(content: bytes) -> bytes:
    """Bytes behind their length, as they are written."""
    value, spelt = len(content), bytearray()
    while value > _SEVEN:
        spelt.append(value & _SEVEN | _MORE)
        value >>= 7
    spelt.append(value)
    return bytes(spelt) + content
