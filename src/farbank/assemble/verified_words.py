"""A verification in words: how many items are in which state, what others said of the log, and each damaged thing."""

from __future__ import annotations

from typing import Final

from farbank.keeping.checks.verification import Dated, Flaw, Verification

STATES: Final = ("intact", "erased", "missing", "corrupt", "key_absent")
WELL: Final = "All is as it was recorded."
NOT_WELL: Final = "Not all is as it was recorded."


def counted(found: Verification) -> str:
    """How many items are in each of the states."""
    return ", ".join(f"{getattr(found.items, state)} {state.replace('_', ' ')}" for state in STATES)


def log_words(found: Verification) -> str:
    """How long the log is."""
    return f"{found.size} leaves, root {found.root[:16]}…" if found.root else "cannot be read"


def dated_words(dated: Dated) -> str:
    """What an anchor says today."""
    if dated.standing == "refused":
        return f"not accepted today: {dated.because}"
    when = f"existed by {dated.time}" if dated.time else "a block of Bitcoin"
    return f"{when}, verified by {dated.tool}" if dated.standing == "verified" else f"{when}, claimed, not verified"


def flaw_words(flaw: Flaw) -> str:
    """What is damaged, where and why."""
    what = "" if flaw.where.startswith(flaw.what) else f"{flaw.what} "
    item = f" (item {flaw.item})" if flaw.item[:1] == "E" else ""
    return f"{what}{flaw.where}: {flaw.because}{item}"


def not_read_words(found: Verification) -> str:
    """What was seen and not read again, `""` where everything was read."""
    if found.since is None:
        return ""
    return f"{found.since.not_read} objects, which did not change since all was well at entry {found.since.size}"
