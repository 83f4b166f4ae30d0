"""Proposals as JSON: keys never change; offsets count code points of the text as given, the end excluded."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, assert_never

from farbank.cli.asking_places import document as places_document
from farbank.cli.spans import span_document
from farbank.reading.proposing.proposal import (
    CaptionSaid,
    CountSaid,
    HedgeSaid,
    PersonaSaid,
    PlaceNamed,
    Proposal,
    QuoteSaid,
    SpanSaid,
    WholeClaimed,
    outer_days,
)

Json = dict[str, object]
_HUNDRED: Final = 100


def document_of(proposal: Proposal) -> Json:
    """One proposal."""
    return {
        "kind": proposal.kind,
        "start": proposal.start,
        "end": proposal.end,
        "text": proposal.text,
        "value": _value(proposal),
        "rule": proposal.rule,
        "confidence": proposal.confidence / _HUNDRED,
    }


def _value(proposal: Proposal) -> Json:  # noqa: PLR0911 - one line a kind
    match proposal.value:
        case SpanSaid():
            return _span(proposal.value, proposal.text)
        case PlaceNamed():
            return places_document(proposal.value.answer)
        case CountSaid():
            return _count(proposal.value)
        case CaptionSaid():
            return _caption(proposal.value)
        case QuoteSaid(speaker=speaker, words=words):
            return {"speaker": speaker, "words": words}
        case PersonaSaid(dimensions=dimensions):
            return {"dimensions": dict(dimensions)}
        case HedgeSaid(word=word, about=about):
            return {"word": word, "about": about}
        case WholeClaimed(word=word, about=about, almost=almost, gate=gate):
            return {"word": word, "about": about, "almost": almost, "gate": gate}
        case _:
            assert_never(proposal.value)


def _span(said: SpanSaid, text: str) -> Json:
    if said.span is None:
        return {"text": text, "error": said.because}
    return span_document(said.span, text)


def _count(said: CountSaid) -> Json:
    first, last = outer_days(said.period)
    found: Json = {
        "value": plain_number(said.value),
        "unit": said.unit,
        "period": {"earliest": _iso(first), "latest": _iso(last)} if said.period else None,
        "precision": said.precision,
        "approximate": said.precision == "approx",
        "provisional": said.provisional,
    }
    return {**found, "high": plain_number(said.high)} if said.high is not None else found


def _caption(said: CaptionSaid) -> Json:
    first, last = outer_days(said.when)
    return {
        "depicted": said.depicted,
        "what": said.what,
        "vantage": {"kind": said.vantage, "side": said.side},
        "earliest": _iso(first),
        "latest": _iso(last),
        "credit": said.credit,
    }


def plain_number(value: Decimal) -> int | float:
    """A number as JSON has it: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _iso(day: object) -> str | None:
    return str(day) if day is not None else None
