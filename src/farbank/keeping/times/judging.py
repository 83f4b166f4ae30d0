"""What an answer is worth: one that came back in a queue, or one that is kept as an anchor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from farbank.errors import Refused
from farbank.keeping.times import ots, rfc3161
from farbank.keeping.times.anchors import CHAIN, CHECKPOINT, PROOF, REQUEST, TOKEN
from farbank.keeping.times.carried import Carried
from farbank.keeping.times.headers import Headers
from farbank.keeping.times.verdict import NotAccepted, Verdict


def judge(carried: Carried, roots: Sequence[bytes] = (), headers: Headers | None = None) -> Verdict:
    """What an answer says of the checkpoint it came back with. Roots are PEM or DER files that the desk trusts."""
    if carried.kind == "rfc3161":
        return rfc3161.verify_token(carried.answer, carried.request, carried.checkpoint, roots, carried.chain)
    try:
        proof = ots.joined(carried.request, carried.answer)
    except Refused as refusal:
        return NotAccepted(because=str(refusal))
    return ots.read(proof, carried.checkpoint, headers)


def judge_kept(contents: Mapping[str, bytes], roots: Sequence[bytes], headers: Headers | None) -> Verdict:
    """What an anchor says today, from its files by name."""
    checkpoint = contents.get(CHECKPOINT, b"")
    if TOKEN in contents:
        chain = [contents[CHAIN]] if CHAIN in contents else []
        return rfc3161.verify_token(contents[TOKEN], contents.get(REQUEST, b""), checkpoint, roots, chain)
    return ots.read(contents.get(PROOF, b""), checkpoint, headers)
