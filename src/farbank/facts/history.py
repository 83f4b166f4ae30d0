"""Old spellings of facts, lifted to today's. A stored line is never rewritten; it is read through here."""

from __future__ import annotations

from typing import Any, Final

from farbank.errors import Damage

# kind -> the version written today; a kind that is not listed is in its first version
VERSION: Final[dict[str, int]] = {
    "access-counted": 2,
    "disclosure-noted": 2,
    "item-described": 2,
    "item-received": 2,
    "member-joined": 2,
    "population-counted": 3,
    "report-released": 2,
    "subject-named": 2,
}
# kinds that only gained columns, each of which may be empty
_GREW: Final = frozenset(
    {
        "access-counted", "disclosure-noted", "item-described", "item-received", "population-counted",
        "report-released", "subject-named",
    }
)  # fmt: skip


def lift(kind: str, version: int, body: dict[str, Any]) -> dict[str, Any]:
    """The fields of a fact as today's version spells them."""
    if (kind, version) == ("member-joined", 1):  # the first member had one age identity, that of the source desk
        return {**body, "recipient": body.get("desk"), "desk": True}
    if kind in _GREW and 1 <= version < VERSION[kind]:
        return body
    if version != VERSION.get(kind, 1):
        raise Damage(
            f"a {kind} of version {version} is from a newer farbank",
            advice="Open the case with the farbank that wrote it, or a newer one.",
        )
    return body
