"""When an item existed, as far as anybody can say: received by our clock, existed by what others dated. No more."""

from __future__ import annotations

from datetime import UTC, datetime

from farbank.assemble.newsroom import Newsroom
from farbank.facts.log import TokenKept
from farbank.keeping.times.existed_by import Dated, existed_by
from farbank.views import custody, log_dates

_STAMP = "%Y-%m-%d %H:%M"
_MICROSECONDS = 1_000_000


def dates_of(room: Newsroom, item: str) -> tuple[str, ...]:
    """Lines about an item: when our clock says it was received, and by when it existed as others say."""
    step = next(iter(custody.steps(room.rows, item)), None)
    if step is None:
        return ()
    received = f"received {step.at.astimezone(UTC):{_STAMP}} UTC by our clock, which nobody else vouches for"
    dated = [_dated(each) for each in log_dates.tokens(room.rows, step.entry) if each.standing != "refused"]
    found = existed_by(step.entry - 1, dated)
    told = [_words(each) for each in (found.verified, found.claimed) if each is not None]
    seen = log_dates.cosigned(room.rows, step.entry)[:1]
    told += [f"in a log that {each.cosigner} saw on {each.time[:16].replace('T', ' ')} UTC" for each in seen]
    return (received, *told)


def _dated(fact: TokenKept) -> Dated:
    return Dated(
        size=fact.head.size,
        kind="rfc3161" if fact.token == "rfc3161" else "opentimestamps",  # noqa: S105 - the kind of a token
        standing="verified" if fact.standing == "verified" else "claimed",
        tool=fact.tool,
        folder=fact.file.split("/")[1],
        time=datetime.fromisoformat(fact.time) if fact.time else None,
        accuracy=fact.within * _MICROSECONDS,
        block=fact.block,
    )


def _words(dated: Dated) -> str:
    by = f"existed by {dated.by:{_STAMP}} UTC" if dated.by else f"existed by block {dated.block} of Bitcoin"
    checked = f"verified by {dated.tool}" if dated.standing == "verified" else "claimed, not verified"
    return f"{by} ({checked}, log/anchors/{dated.folder})"
