"""Verifying what others said of the log: dates in `log/anchors`, cosignatures in `log/cosigned`."""

from __future__ import annotations

from collections.abc import Iterator

from farbank.facts.log import HeadCosigned, TokenKept
from farbank.keeping.checks.check_anchors import check_anchors
from farbank.keeping.checks.check_cosigned import check_cosigned
from farbank.keeping.checks.check_ledger import LedgerChecked
from farbank.keeping.checks.check_log import LogChecked
from farbank.keeping.checks.dates_shown import dated
from farbank.keeping.checks.verification import Dated, Docket
from farbank.keeping.disk.layout import Layout
from farbank.keeping.log.settings import Settings
from farbank.keeping.times.anchors import AnchorFile


def check_dates(
    layout: Layout, settings: Settings | None, known: LedgerChecked | None, log: LogChecked, docket: Docket
) -> tuple[Dated, ...]:
    """What each anchor says today. `known` is None when nobody could read the ledger."""
    files = frozenset(_anchor_files(known)) if known else None
    return tuple(dated(each) for each in check_anchors(layout, settings, files, docket, root_at=log.root_at))


def check_cosignatures(
    layout: Layout, settings: Settings | None, known: LedgerChecked | None, log: LogChecked, docket: Docket
) -> int:
    """How many cosignatures of those who are trusted hold."""
    if settings is None:
        return 0
    recorded = [fact for _, fact in known.of_log if isinstance(fact, HeadCosigned)] if known else None
    return check_cosigned(layout, settings, log.root_at, recorded, docket)


def _anchor_files(known: LedgerChecked) -> Iterator[AnchorFile]:
    for _, fact in known.of_log:
        if isinstance(fact, TokenKept):
            yield AnchorFile(path=fact.file, sha256=fact.digest)
            yield from (AnchorFile(path=each.file, sha256=each.digest) for each in fact.beside)
