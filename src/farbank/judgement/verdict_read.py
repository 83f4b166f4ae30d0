"""A verdict as it was recorded or sent, read back."""

from __future__ import annotations

import json

import msgspec

from farbank.errors import Damage
from farbank.judgement.verdict import Verdict


def read_verdict(untrusted: str, *, report: str = "", title: str = "") -> Verdict:
    """The verdict that this JSON (`Verdict.to_json`) spells; `Damage` when it has another form."""
    try:
        said = json.loads(untrusted)
        verdict = msgspec.convert({**said, "report": report, "title": title}, Verdict)
        good = verdict.to_json() == said
    except (ValueError, TypeError, RecursionError, msgspec.ValidationError):
        good, verdict = False, None
    if not good or verdict is None:
        raise Damage("the verdict does not have the form of one", advice="Run the gate again.")
    return verdict
