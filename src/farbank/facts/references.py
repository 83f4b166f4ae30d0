"""Which rows a fact speaks of, and the same fact with those rows called otherwise.

- Every field whose type names ids is covered by its type; the plain words that hold an id stand in one table.
- A line is named, not numbered: its name is the same everywhere, so it is never changed.
- Labels, notes and the text of reports are the reporter's own words. An id inside them is left as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from types import UnionType
from typing import Any, Final, Literal, TypeVar, get_args, get_origin, get_type_hints

from farbank.facts.case import Withdrawn
from farbank.facts.copy import CopyConfirmed
from farbank.facts.erasure import ErasureCompleted, ErasureRequested, KeyHandedOver, KeyReturned
from farbank.facts.fact import Fact, Row
from farbank.facts.finding import Bearing, Totalising
from farbank.facts.inquiry import MatchSaid
from farbank.facts.item import Description
from farbank.facts.look import Looked
from farbank.facts.origin import LinkAsserted, OriginStated
from farbank.facts.parcel import CommitReceived, DisagreementNoted, EntryReceived
from farbank.facts.persona import PersonaNamed
from farbank.facts.report import PublicNameDrawn
from farbank.facts.reviewed import ClaimReviewed
from farbank.facts.sameness import SamenessSaid
from farbank.facts.source import CardOpened, CardSealed
from farbank.facts.statement import StatementMade, SubjectNamed
from farbank.values import ids
from farbank.values.ids import kind_of

F = TypeVar("F", bound=Fact)
Rename = Callable[[str], str]
_How = Literal["one", "many", "inside", "each inside"]

ID_TYPES: Final = frozenset(
    {
        ids.ItemId, ids.SourceId, ids.OriginId, ids.StatementId, ids.FindingId, ids.TallyId, ids.SeriesId,
        ids.PersonaId, ids.ReportId, ids.MemberId, ids.InquiryId,
    }
)  # fmt: skip
NAMED_TYPES: Final = frozenset({ids.LineId})  # what is called the same at every place

# the plain words that hold an id, or may
PLAIN: Final[dict[type, dict[str, _How]]] = {
    Row: {"id": "one"},
    Withdrawn: {"id": "one"},
    Description: {"collection": "one"},
    OriginStated: {"of": "one"},
    LinkAsserted: {"tail": "one", "head": "one"},
    Looked: {"origin": "one"},
    Bearing: {"on": "one"},
    Totalising: {"coverage": "one"},  # a tally, or LINE/TARGET/YEARS, which is no id
    SubjectNamed: {"same_as": "many", "apart_from": "many"},
    SamenessSaid: {"one": "one", "other": "one"},
    MatchSaid: {"person": "one"},
    ClaimReviewed: {"of": "one"},
    CardSealed: {"source": "one"},
    CardOpened: {"source": "one"},
    StatementMade: {"about": "many"},  # (kind, id or words): a kind is no id
    PersonaNamed: {"subject": "one"},
    PublicNameDrawn: {"id": "one"},
    ErasureRequested: {"of": "one"},
    ErasureCompleted: {"of": "many"},
    KeyHandedOver: {"of": "many"},
    KeyReturned: {"of": "many"},
    CopyConfirmed: {"copy": "one"},
    CommitReceived: {"known": "one"},
    EntryReceived: {"becomes": "one", "locks": "many"},
    DisagreementNoted: {"of": "one", "other": "one", "locks": "many"},
}


def references(fact: Fact) -> tuple[str, ...]:
    """Every id of a row or compartment in a fact, its own first, each once."""
    found: dict[str, None] = {}

    def note(identity: str) -> str:
        found[identity] = None
        return identity

    renamed(fact, note)
    return tuple(found)


def renamed(fact: F, rename: Rename) -> F:
    """The same fact with every id called otherwise."""
    changed: F = _renamed(fact, rename)
    return changed


def _renamed(value: Any, rename: Rename) -> Any:  # noqa: ANN401 - any dataclass that stands in a fact
    changes = {name: _changed(getattr(value, name), how, rename) for name, how in plan(type(value))}
    new = {name: after for name, after in changes.items() if after is not getattr(value, name)}
    return replace(value, **new) if new else value


def _changed(value: Any, how: _How, rename: Rename) -> Any:  # noqa: ANN401 - a field, as `how` says
    after = value
    match how:
        case "one":
            return _called(value, rename)
        case "many":
            after = tuple(_called(each, rename) for each in value)
        case "inside":
            return value if value is None else _renamed(value, rename)
        case _:
            after = tuple(_renamed(each, rename) for each in value)
    return value if after == value else after


def _called(value: str, rename: Rename) -> str:
    if not kind_of(value):
        return value
    after = rename(value)
    return value if after == value else after


_PLANS: Final[dict[type, tuple[tuple[str, _How], ...]]] = {}


def plan(shape: type) -> tuple[tuple[str, _How], ...]:
    """The fields of a dataclass that hold ids, or values that do."""
    if shape not in _PLANS:
        plain = {name: how for each in shape.__mro__ for name, how in PLAIN.get(each, {}).items()}
        hints = get_type_hints(shape)
        found = [(each.name, plain.get(each.name) or _by_type(hints[each.name])) for each in fields(shape)]
        _PLANS[shape] = tuple((name, how) for name, how in found if how)
    return _PLANS[shape]


def _by_type(hint: Any) -> _How | None:  # noqa: ANN401 - an annotation
    if hint in ID_TYPES:
        return "one"
    if get_origin(hint) is tuple:
        inner = {_by_type(each) for each in get_args(hint) if each is not Ellipsis}
        return "many" if "one" in inner else "each inside" if "inside" in inner else None
    if get_origin(hint) is UnionType:
        return next((how for each in get_args(hint) if (how := _by_type(each))), None)
    return "inside" if is_dataclass(hint) and isinstance(hint, type) and plan(hint) else None
