"""What a person says of two items or statements: that one depends on the other, in which way, and why."""

from __future__ import annotations

from farbank.desk.identity import identity_of
from farbank.desk.numbers import Numbers
from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.facts.origin import LinkAsserted
from farbank.ports import Known
from farbank.values.words import LinkType, choices


def assert_link(known: Known, tail: str, head: str, how: LinkType, because: str) -> list[Fact]:
    """The fact of a link between two rows by their ids, the same that a row of a sheet would make; none when known."""
    if how not in choices(LinkType):
        raise Refused(f"a link is one of {', '.join(choices(LinkType))}, not {how!r}")
    if tail == head:
        raise Refused(f"{tail} cannot be linked with itself: nothing depends on itself")
    if not because.strip():
        raise Refused("say why the link is asserted", advice="Give the reason with --because.")
    link = LinkAsserted(id="", label="", tail=tail, head=head, type=how, because=because.strip())
    label = identity_of(link)
    own = known.find("link", label) or Numbers(known).new("link")
    named = LinkAsserted(id=own, label=label, tail=tail, head=head, type=how, because=because.strip())
    return [] if known.unchanged(named) else [named]
