"""Old spellings of facts, lifted to today's. A stored line is never rewritten; it is read through here."""

from __future__ import annotations

from typing import Any, Final

from farbank.errors import Damage

# kind -> the version written today; a kind that is not listed is in its first version
VERSION: Final[dict[str, int]] = {
    "member-joined": 2,
    "subject-named": 2,
    "item-received": 2,
    "item-described": 2,
}


def lift(kind: str, version: int, body: dict[str, Any]) -> dict[str, Any]:
    """The fields of a fact as today's version spells them."""
    if (kind, version) == ("member-joined", 1):  # the first member had one age identity, that of the source desk
        return {**body, "recipient": body.get("desk"), "desk": True}
    if (kind, version) == ("subject-named", 1):  # a person had names only
        return body
    if kind in {"item-received", "item-described"} and version == 1:  # nobody said who is shown
        return body
    if version != VERSION.get(kind, 1):
        raise Damage(
            f"a {kind} of version {version} is from a newer farbank",
            advice="Open the case with the farbank that wrote it, or a newer one.",
        )
    return body
