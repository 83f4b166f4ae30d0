"""The closed lists of words that rows choose from. Sheets, pull-downs and help read the same lists."""

from __future__ import annotations

from typing import Literal, get_args

SourceKind = Literal[
    "partner_inside",
    "reporter",
    "defector",
    "donor",
    "family",
    "authority",
    "organisation",
    "press",
    "satellite_analyst",
]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Derivation = Literal["transcript", "translation", "crop", "redaction", "ocr"]
OriginKind = Literal["own_act", "saw", "document", "heard", "measured"]
LinkType = Literal["derived_from", "same_origin", "independent", "unknown"]
Mode = Literal["seen", "read", "heard", "inferred", "motive", "feeling"]
Stance = Literal["supports", "contradicts", "mentions"]
Strength = Literal["strong", "moderate", "weak", "none"]
Check = Literal["pass", "fail", "not_done"]
Outcome = Literal["seen", "not_seen", "inconclusive"]
Basis = Literal["measured", "assessed", "assumed"]
VantageKind = Literal[
    "opposite_bank", "own_bank", "boat", "satellite", "inside_partner", "witness", "document", "statistic"
]
Means = Literal["opposite_bank", "own_bank", "satellite", "boat", "inside_partner", "foreign_visitor", "interview"]
Reason = Literal[
    "access_denied",
    "unsafe_for_source",
    "too_far",
    "terrain",
    "weather_or_cloud",
    "no_imagery",
    "resolution",
    "source_lost",
    "not_published",
    "out_of_mandate",
    "not_tried",
]
Carries = Literal["people", "goods", "money", "information"]
ConduitState = Literal["open", "narrow", "closed", "refused", "unknown"]
SubjectKind = Literal["place", "line", "person", "organisation", "series", "event"]
Sameness = Literal["same", "apart"]
Agreement = Literal["agree", "disagree", "cannot_tell"]
Sex = Literal["female", "male", "other"]
RevisionShows = Literal["old_words", "reason", "minor"]
ReplyLanguage = Literal["en", "ko", "ja", "zh"]
AccessKind = Literal["held", "could_stand", "present"]
LookedUpBy = Literal["none", "A1", "A2", "A3"]
Adversary = Literal["A0", "A1", "A2", "A3"]
Confidence = Literal["high", "medium", "low"]
FindingState = Literal["", "withdrawn", "superseded"]
Channel = Literal[
    "body",
    "headline",
    "lead",
    "caption",
    "alt",
    "pull_quote",
    "map_mark",
    "chart_note",
    "url",
    "file_name",
    "file_metadata",
    "pixels",
]
Dimension = Literal[
    "sex",
    "age",
    "family",
    "children",
    "spouse",
    "siblings",
    "origin",
    "health",
    "service",
    "occupation",
    "workplace",
    "rank",
    "goods",
    "residence",
    "event_place",
    "camera",
    "event_time",
    "capture_time",
    "sending_time",
    "knows",
    "ties",
    "cover",
    "verbatim",
    "dialect",
    "file",
]


def choices(words: object) -> tuple[str, ...]:
    """The words of one list, in the order they are offered."""
    return tuple(str(word) for word in get_args(words))
