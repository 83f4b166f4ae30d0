"""What becomes of each kind of fact when it goes to another place of the case: one line a kind, and none is left out.

- A word is the latest on its row; where two places spoke at once, both stand.
- A single word is one on a row that cannot stand twice; of two, one stands and the other is told beside it.
- A note is added to what it speaks of.
- What is about a place itself, and every identity card, stays where it is.
"""

from __future__ import annotations

from typing import Final, Literal

from farbank.facts import (
    approval,
    case,
    copy,
    decided,
    erasure,
    figure,
    finding,
    inquiry,
    item,
    kept_search,
    likeness,
    log,
    look,
    member,
    origin,
    parcel,
    persona,
    recognised,
    redacted,
    refused,
    report,
    reviewed,
    revised,
    sameness,
    source,
    statement,
)
from farbank.facts.fact import Fact
from farbank.values.ids import kind_of

Way = Literal["word", "single word", "note", "stays"]

WAY: Final[dict[type[Fact], Way]] = {
    case.CaseOpened: "stays",
    case.CaseTitled: "single word",
    case.Withdrawn: "word",
    member.MemberJoined: "stays",
    member.MemberLeft: "stays",
    item.ItemReceived: "single word",
    item.ItemDescribed: "single word",
    item.ReceiptNoted: "note",
    item.ItemRead: "note",
    source.SourceNamed: "single word",
    source.CardSealed: "stays",
    source.CardOpened: "stays",
    source.CollectionReceived: "single word",
    source.ConsentGiven: "word",
    origin.OriginStated: "word",
    origin.LinkAsserted: "word",
    look.LineAdopted: "single word",
    look.Looked: "word",
    look.TallyNoted: "word",
    look.ConstraintNoted: "word",
    look.ConduitNoted: "word",
    look.InterviewHeld: "word",
    figure.SeriesOpened: "word",
    figure.FigureObserved: "word",
    statement.SubjectNamed: "word",
    sameness.SamenessSaid: "word",
    statement.StatementMade: "word",
    finding.FindingDrawn: "word",
    persona.PersonaNamed: "word",
    persona.DisclosureNoted: "word",
    persona.AccessCounted: "word",
    persona.PopulationCounted: "word",
    persona.AdversariesChosen: "note",  # of two chosen at once the stricter stands: every class that either names
    report.ReportDrafted: "word",
    report.PublicNameDrawn: "note",
    report.ReportJudged: "note",
    report.ReportReleased: "note",
    approval.ReportApproved: "note",  # kept as its member signed it, and never told again in anybody else's name
    approval.ReportWithdrawn: "note",
    revised.RevisionExplained: "note",
    log.SettingsChanged: "stays",
    log.LogRenamed: "stays",
    log.TokenKept: "stays",
    log.HeadCosigned: "stays",
    copy.CopyMade: "stays",
    copy.CopyConfirmed: "stays",
    erasure.ErasureRequested: "note",  # a person there reads it and decides
    erasure.ErasureCompleted: "stays",
    erasure.KeyHandedOver: "stays",
    erasure.KeyReturned: "stays",
    parcel.ParcelReceived: "stays",
    parcel.CommitReceived: "stays",  # the commit it holds goes on as it came, signed by whom it was signed
    parcel.EntryReceived: "stays",
    parcel.DisagreementNoted: "stays",
    parcel.VerdictObserved: "note",
    parcel.HandlingNoted: "single word",
    recognised.TextRecognised: "note",
    decided.PrintDecided: "note",  # of two that were said at once, the one that protects counts everywhere
    reviewed.ClaimReviewed: "note",  # read by whoever signed it there, not by who took it in
    inquiry.InquiryOpened: "stays",  # who asks, and after whom, is known at the place that was asked
    inquiry.AskerChecked: "stays",
    inquiry.MatchSaid: "stays",
    inquiry.MoneyRouteAsked: "stays",
    inquiry.ReplyWritten: "stays",
    inquiry.InquiryClosed: "stays",
    redacted.ItemRedacted: "note",
    kept_search.SearchKept: "stays",  # addresses of a workbench name rows as they are called at this place
    refused.ProposalRefused: "note",  # of two said at once the one that comes last here counts here
    likeness.PrintTaken: "stays",  # whoever holds a picture could find it by its print; each place takes its own
}

_OF_THIS_PLACE: Final = frozenset({"copy", "member", "inquiry"})
_SINGLE_ROWS: Final = frozenset({"item", "source", "collection", "line", "case"})


def way_of(fact: Fact) -> Way:
    """What becomes of a fact; the withdrawal of a row that stays, stays, and so does the request to forget it."""
    if isinstance(fact, erasure.ErasureRequested) and kind_of(fact.of) in _OF_THIS_PLACE:
        return "stays"
    if isinstance(fact, case.Withdrawn):
        if kind_of(fact.id) in _OF_THIS_PLACE:
            return "stays"
        return "single word" if kind_of(fact.id) in _SINGLE_ROWS else "word"
    return WAY[type(fact)]
