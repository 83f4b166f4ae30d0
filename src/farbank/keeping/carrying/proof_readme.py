"""README.txt of a proof folder: what is in it, and how to check it with other people's tools, step by step."""

from __future__ import annotations

from itertools import count
from typing import Final

_HEAD: Final = """\
This folder proves that one item was in the log of a case kept by farbank. It needs no farbank to check.
It places the item in time and beside its neighbours in the log: keep it to yourself, and never publish it.

WHAT IS HERE
  leaf.json          the line of the log: number, month, and the SHA-256 of each age file of the item ("name")
  item.tlog-proof    the way from that line to a signed head of the log (https://c2sp.org/tlog-proof)
  policy.txt         who may sign the log, who may cosign it (https://c2sp.org/tlog-policy)
"""
_COSIGNED_HERE: Final = """\
  item-cosigned.tlog-proof, policy-cosigned.txt    the same under a head that partners have seen and cosigned
"""
_ANCHORS_HERE: Final = """\
  anchors/           heads of the log that somebody outside has dated, each with what they said and its own proof
"""
_CONTENT_HERE: Final = """\
  objects/<hex>      the item as an age file (https://age-encryption.org/v1), named by its own SHA-256
  identity.txt       the line that opens it, and nothing else of the case
"""
_STEPS: Final = """
VERIFY WITH OTHER PEOPLE'S TOOLS (in this folder)
"""
_LEADS: Final = """\
The proof leads from leaf.json to a head signed by the log: give item.tlog-proof, leaf.json (its exact bytes are
   the entry) and policy.txt to a C2SP tlog-proof verifier.
"""
_COSIGNED: Final = """\
Partners have seen a head that has the item: do the same with item-cosigned.tlog-proof and policy-cosigned.txt,
   which admits no head that they did not cosign.
"""
_OPEN: Final = """\
The age file is the one the line names (this prints its name):
     for f in objects/*; do grep -o "$(sha256sum < "$f" | cut -d' ' -f1)" leaf.json; done
   Open it:
     for f in objects/*; do age -d -i identity.txt "$f" > "original-$(basename "$f" | cut -c1-8)"; done
"""
_EXISTED: Final = """\
The line names the SHA-256 of an age file and a keyed hash of what is in it. Neither tells anybody what that is.
   Whoever holds the age file can show later that it is this one.
"""
_TOKENS: Final = """\
A head in anchors/ existed by the time in its token, if you trust who signed the token. CA.pem is yours to get;
   root.pem there is what this newsroom trusted, to be compared:
     for d in anchors/*/; do [ -f "$d/token.tsr" ] || continue; cat "$d"/*.pem > chain 2>/dev/null; echo "$d"
       openssl ts -verify -data "$d/checkpoint" -in "$d/token.tsr" -CAfile CA.pem -untrusted chain; done
   The item was in the log by then: anchors/*/item.tlog-proof, checked as in step 1.
"""
_CLAIMED: Final = """\
A proof.ots in anchors/ is for the OpenTimestamps client: ots verify -f anchors/<head>/checkpoint <its proof.ots>
"""


def proof_readme(*, content: bool, cosigned: bool, tokens: bool, claimed: bool) -> str:
    """The text. `tokens` says that time-stamping authorities dated a head, `claimed` that OpenTimestamps did."""
    anchors = tokens or claimed
    here = ((cosigned, _COSIGNED_HERE), (anchors, _ANCHORS_HERE), (content, _CONTENT_HERE))
    told = (
        (True, _LEADS),
        (cosigned, _COSIGNED),
        (True, _OPEN if content else _EXISTED),
        (tokens, _TOKENS),
        (claimed, _CLAIMED),
    )
    numbers = count(1)
    steps = "".join(f"{next(numbers)}. {step}" for wanted, step in told if wanted)
    return _HEAD + "".join(line for wanted, line in here if wanted) + _STEPS + steps
