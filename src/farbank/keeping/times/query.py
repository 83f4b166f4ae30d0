"""The request of RFC 3161 (section 2.4.1) in the one spelling we use: a hash, a nonce of 8 bytes, certificates.

- A request of any other spelling is not ours and is refused, so nothing has to be guessed while reading one.
- It holds a hash and a random number, nothing else.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from farbank.errors import Refused

NONCE_SIZE: Final = 8
FIRST_BYTE_MOST: Final = 0x7F  # DER would put a zero before a greater one
_DIGESTS: Final = {  # what stands before the hash: version 1, then the message imprint with the OID of the hash
    "sha256": bytes.fromhex("30430201013031300d060960864801650304020105000420"),
    "sha512": bytes.fromhex("30630201013051300d060960864801650304020305000440"),
}
_NONCE: Final = bytes((2, NONCE_SIZE))
_CERTIFICATES: Final = bytes.fromhex("0101ff")  # certReq TRUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A request for a token: the hash of what is to be dated, and a number that the answer must repeat."""

    digest_name: str
    digest: bytes
    nonce: bytes

    def __post_init__(self) -> None:
        if (
            self.digest_name not in _DIGESTS
            or len(self.nonce) != NONCE_SIZE
            or not 0 < self.nonce[0] <= FIRST_BYTE_MOST
        ):
            raise Refused("a request for a time token has a hash of SHA-256 or SHA-512 and a positive nonce of 8 bytes")
        if len(self.digest) != hashlib.new(self.digest_name).digest_size:
            raise Refused("the hash in a request for a time token has the wrong length")

    @property
    def number(self) -> int:
        """The nonce as tools show it."""
        return int.from_bytes(self.nonce, "big")

    def is_for(self, content: bytes) -> bool:
        """Whether this asks for a date for exactly these bytes."""
        return hashlib.new(self.digest_name, content).digest() == self.digest


def write_query(query: Query) -> bytes:
    """The request as DER, as time-stamping authorities take it (.tsq)."""
    return _DIGESTS[query.digest_name] + query.digest + _NONCE + query.nonce + _CERTIFICATES


def read_query(untrusted: bytes) -> Query:
    """A request that farbank wrote. `Refused` for any other."""
    for name, before in _DIGESTS.items():
        if untrusted.startswith(before):
            end = len(before) + hashlib.new(name).digest_size
            nonce = untrusted[end + len(_NONCE) : end + len(_NONCE) + NONCE_SIZE]
            query = Query(digest_name=name, digest=untrusted[len(before) : end], nonce=nonce)
            if write_query(query) == untrusted:
                return query
    raise Refused("the request beside a time token is not one that farbank wrote")
