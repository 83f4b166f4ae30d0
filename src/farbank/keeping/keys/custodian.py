"""What a second custodian gives back: opened by them already, or still sealed to the member who has the case open."""

from __future__ import annotations

import io
from typing import Final

from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.objects import age_files

_AGE: Final = b"age-encryption.org/v1\n"


def opened_by(keys: MemberKeys, untrusted: bytes) -> bytes:
    """The words of the file; `Damage` when it is sealed to somebody else."""
    if not untrusted.startswith(_AGE):
        return untrusted
    blocks: list[bytes] = []
    age_files.decrypt(io.BytesIO(untrusted), blocks.append, keys.identity, what="the custodian's file")
    return b"".join(blocks)
