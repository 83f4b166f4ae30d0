"""What a proposal means, in words for the person who decides."""

from __future__ import annotations

from typing import Final, assert_never

from farbank.reading.proposing.drafting_words import count_words
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
from farbank.values.span import Span

_STOOD: Final = {
    "": "a place not said",
    "document": "a document",
    "satellite": "a satellite",
    "opposite_bank": "the opposite bank",
    "own_bank": "the bank that is shown",
}


def meaning(proposal: Proposal) -> str:  # noqa: PLR0911 - one line a kind
    """One line without a line break."""
    match proposal.value:
        case SpanSaid(span=span, because=because):
            return days(span) if span else f"not read: {because}"
        case PlaceNamed() as named:
            return _place(named)
        case CountSaid() as said:
            return count_words(said) + (f", {days(said.period)}" if said.period else "")
        case CaptionSaid() as said:
            return _caption(said)
        case QuoteSaid(speaker=speaker):
            return f"said by {plain(speaker)}" if speaker else "nobody is named as the speaker"
        case PersonaSaid(dimensions=dimensions):
            return "; ".join(f"{name}: {plain(words)}" for name, words in dimensions)
        case HedgeSaid(about=about):
            return f"doubt, said of: {plain(about)}"
        case WholeClaimed(about=about, gate=gate):
            asks = "the gate asks what backs it" if gate else "claims a whole"
            return f"{asks}: {plain(about)}" if about else asks
        case _:
            assert_never(proposal.value)


def days(span: Span) -> str:
    """`2020-08-21 to 2020-08-31`, `about`, open ends as dots."""
    first, last = outer_days(span)
    about = "about " if span.approximate else ""
    return about + (str(first) if first == last and first else f"{first or '…'} to {last or '…'}")


def plain(text: str) -> str:
    """Words in one line."""
    return " ".join(text.split())


def _place(named: PlaceNamed) -> str:
    meant = named.meant
    if meant is None:
        return f"not answered: {'; '.join(named.reasons)}"
    within = f", {', '.join(meant.admin[:2])}" if meant.admin else ""
    return f"{meant.name} ({meant.id}){within}: {'; '.join(named.reasons)}"


def _caption(said: CaptionSaid) -> str:
    stood = f"from {_STOOD[said.vantage]}{f', {said.side} side' if said.side else ''}"
    when = days(said.when) if said.when else "no days"
    return f"shows {plain(said.depicted)}; {stood}; {when}" + (f"; credit {plain(said.credit)}" if said.credit else "")
