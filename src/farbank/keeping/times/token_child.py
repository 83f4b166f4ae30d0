"""The process behind the fence that lets `rfc3161-client` look at one token; a program of its own.

- It is given public bytes only: the token, the hash and nonce expected, root certificates.
- No intermediate is handed to the library: it would trust a self-signed one as if it were a root.
- Whatever the library raises becomes a reason.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Sequence
from datetime import UTC
from importlib.metadata import version
from pathlib import Path
from typing import Final

import msgspec
from cryptography import x509
from rfc3161_client import TimeStampResponse, VerifierBuilder, decode_timestamp_response

from farbank.keeping.times.fence import lock_down
from farbank.keeping.times.token_wire import Asked, Told

_OIDS: Final = {"2.16.840.1.101.3.4.2.1": "sha256", "2.16.840.1.101.3.4.2.3": "sha512"}
_GRANTED: Final = (0, 1)  # RFC 3161, 2.4.2: granted, granted with modifications
_MICROSECONDS: Final = 1_000_000
_MILLI: Final = 1_000


def look(asked: Asked) -> Told:
    """What the library finds in a token."""
    tool = f"rfc3161-client {version('rfc3161-client')}"
    try:
        token = decode_timestamp_response(base64.b64decode(asked.token))
        if token.status not in _GRANTED:
            return Told(tool=tool, final=True, because="the authority refused to date this")
        wrong = _contradiction(token, asked)
        if wrong:
            return Told(tool=tool, final=True, because=wrong)
        return _told(tool, token, asked)
    except BaseException as fault:  # noqa: BLE001  (a library in Rust may raise what is no Exception)
        return Told(tool=tool, because=_words(fault))


def _contradiction(token: TimeStampResponse, asked: Asked) -> str:
    imprint = token.tst_info.message_imprint
    if _OIDS.get(imprint.hash_algorithm.dotted_string) != asked.digest_name:
        return "the token uses another kind of hash than was asked for"
    if imprint.message.hex() != asked.digest:
        return "the token dates something else than this checkpoint"
    if token.tst_info.nonce != int(asked.nonce, 16):
        return "the token answers another request: its nonce is another one"
    return ""


def _told(tool: str, token: TimeStampResponse, asked: Asked) -> Told:
    info, signer = token.tst_info, _signer(token)
    root, because = _root(token, asked)
    return Told(
        tool=tool,
        final=False,
        read=True,
        time=info.gen_time.astimezone(UTC).isoformat(),
        accuracy=_accuracy(token),
        policy=info.policy.dotted_string,
        authority=signer.subject.rfc4514_string() if signer else "",
        valid_then=signer.not_valid_before_utc <= info.gen_time <= signer.not_valid_after_utc if signer else None,
        root=root,
        because=because,
    )


def _root(token: TimeStampResponse, asked: Asked) -> tuple[int, str]:
    """The number of the first root that the chain leads to, -1 with the last reason when there is none."""
    because = ""
    for number, root in enumerate(asked.roots):
        try:
            certificate = x509.load_der_x509_certificate(base64.b64decode(root))
            verifier = VerifierBuilder(roots=[certificate], nonce=int(asked.nonce, 16)).build()
            if verifier.verify(token, bytes.fromhex(asked.digest)):
                return number, ""
        except BaseException as fault:  # noqa: BLE001  (as above)
            because = _words(fault)
    return -1, because


def _signer(token: TimeStampResponse) -> x509.Certificate | None:
    for each in token.signed_data.certificates:
        certificate = x509.load_der_x509_certificate(each)
        for signer in token.signed_data.signer_infos:
            if (certificate.issuer, certificate.serial_number) == (signer.issuer, signer.serial_number):
                return certificate
    return None


def _accuracy(token: TimeStampResponse) -> int | None:
    given = token.tst_info.accuracy
    if given is None:
        return None
    return (given.seconds or 0) * _MICROSECONDS + (given.millis or 0) * _MILLI + (given.micros or 0)


def _words(fault: BaseException) -> str:
    """The reason in the library's words, as far as it has some of its own."""
    words = str(fault)
    for mark in ('data: "Verify error: ', 'reason: "'):
        if mark in words:
            return words.split(mark, 1)[1].split('"', 1)[0]
    return words.split(": ErrorStack", 1)[0]


def main(arguments: Sequence[str]) -> None:
    """Answer the question in the file named, on the standard output."""
    lock_down()
    asked = msgspec.json.decode(Path(arguments[0]).read_bytes(), type=Asked)
    sys.stdout.buffer.write(msgspec.json.encode(look(asked)))


if __name__ == "__main__":
    main(sys.argv[1:])
