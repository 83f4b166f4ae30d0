"""Certificates as they are handed around: PEM files with several, or DER. They are cut apart here, never parsed.

- Base64 must re-encode to the same text; what stands between the certificates is ignored, as every tool does.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Final

from farbank.errors import Damage, Refused
from farbank.keeping.log.note import from_base64

_BEGIN: Final = b"-----BEGIN CERTIFICATE-----"
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----\s+([A-Za-z0-9+/=\s]{1,100000})-----END CERTIFICATE-----")
_MOST: Final = 200
_LONGEST: Final = 65_536
_LONGEST_FILE: Final = 1_000_000
_SEQUENCE: Final = b"\x30"


def to_der(untrusted: Sequence[bytes]) -> tuple[bytes, ...]:
    """Each certificate of some files (PEM or DER), as DER, each once. `Refused` when a file holds none."""
    found = dict.fromkeys(each for file in untrusted for each in _of_file(file))
    if len(found) > _MOST:
        raise Refused(f"more than {_MOST} certificates are too many for one time token")
    return tuple(found)


def to_pem(certificates: Sequence[bytes]) -> bytes:
    """Certificates in DER as one PEM file."""
    return b"".join(b"%s\n%s-----END CERTIFICATE-----\n" % (_BEGIN, base64.encodebytes(each)) for each in certificates)


def fingerprint(certificate: bytes) -> str:
    """SHA-256 of a certificate in DER, hex: how it is named to people."""
    return hashlib.sha256(certificate).hexdigest()


def _of_file(untrusted: bytes) -> Iterator[bytes]:
    if len(untrusted) > _LONGEST_FILE:
        raise Refused("a file of certificates is longer than 1 MB")
    if _BEGIN not in untrusted:
        yield _checked(untrusted)
        return
    for match in _PEM.finditer(untrusted):
        try:
            yield _checked(from_base64("".join(match[1].decode().split())))
        except Damage:
            raise Refused("a certificate is not spelt in base64 the one way it can be") from None


def _checked(der: bytes) -> bytes:
    if der[:1] != _SEQUENCE or len(der) > _LONGEST:
        raise Refused("a file of certificates holds something that is none")
    return der
