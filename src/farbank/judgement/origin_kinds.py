"""What kind of contact with reality an origin is, and which bearings are first-hand."""

from __future__ import annotations

from typing import Final

from farbank.judgement.bearings import Borne
from farbank.judgement.dependence import IMPLIED
from farbank.judgement.evidence import Evidence

# how a source that stands for an origin touched reality, when nobody said more
_BY_SOURCE: Final = {"satellite_analyst": "measurement", "authority": "document", "organisation": "document"}
_BY_ORIGIN: Final = {"measured": "measurement", "document": "document"}
_PICTURES: Final = ("image/", "video/")


def kind_of_origin(origin: str, evidence: Evidence) -> str:
    """`person`, `document`, `image` or `measurement`."""
    stated = evidence.origin(origin)
    if stated is None:
        source = evidence.source(origin.removeprefix(IMPLIED))
        return _BY_SOURCE.get(source.kind_of, "person") if source else "person"
    if stated.kind_of in _BY_ORIGIN:
        return _BY_ORIGIN[stated.kind_of]
    item = evidence.item(stated.of)
    return "image" if item and item.media.startswith(_PICTURES) else "person"


def kinds_of(each: Borne, evidence: Evidence) -> frozenset[str]:
    """The kind a bearing adds; none when it may rest on origins of different kinds."""
    found = frozenset(kind_of_origin(origin, evidence) for origin in each.basis.origins)
    return found if len(found) == 1 else frozenset()


def first_hand(each: Borne, evidence: Evidence) -> bool:
    """Whether nothing was retold between the bearing and an origin that is first-hand and still held.

    A transcript or a translation of a first-hand item is first-hand; an article about it is not.
    """
    untold = not each.bearing.hearsay and each.basis.direct == each.basis.origins
    return untold and all(_touched(origin, evidence) for origin in each.basis.origins)


def _touched(origin: str, evidence: Evidence) -> bool:
    stated = evidence.origin(origin)
    if stated is None or not stated.first_hand:
        return False
    return evidence.item(stated.of) is not None or evidence.source(stated.of) is not None
