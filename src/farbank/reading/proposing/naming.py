"""How proposals are named, so that what is accepted is what was seen.

`7f3a1c.12` is the twelfth proposal of the reading 7f3a1c. A reading is named for all that it proposes: where the text,
the rules, the tables, the language or the day of relative words change what is proposed, it has another name, and
numbers of the old one are refused. A row made from a proposal is named for its own words instead, so that accepting it
again finds the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from farbank.errors import Refused
from farbank.reading.proposing.proposal import Proposal
from farbank.values.digest import sha256_hex

_NAME: Final = re.compile(r"(?:(?P<mark>[0-9a-f]{6})\.)?(?P<first>[0-9]{1,6})(?:-(?P<last>[0-9]{1,6}))?\Z")
_SEE: Final = "Read it again with 'farbank read', and name proposals as they are printed there."


def mark_of(proposals: Sequence[Proposal]) -> str:
    """The name of a reading: six signs that stand for all that it proposes."""
    said = "\x1e".join(
        f"{each.kind}\x1f{each.start}\x1f{each.end}\x1f{each.text}\x1f{each.value!r}\x1f{each.rule}"
        for each in proposals
    )
    return sha256_hex(said.encode("utf-8", "surrogatepass"))[:6]


def own_name(what: str, *parts: object) -> str:
    """The end of the label of a row, for the words it comes from: the same words, the same row."""
    said = "\x1f".join((what, *(str(each) for each in parts)))
    return sha256_hex(said.encode("utf-8", "surrogatepass"))[:8]


def name_of(proposal: Proposal) -> str:
    """What a proposal is called for good, by its kind, its place and its words: the end of the label of its row."""
    return own_name(proposal.kind, proposal.start, proposal.text)


def numbers_named(names: Sequence[str], mark: str, count: int, *, see: str = _SEE) -> tuple[int, ...]:
    """Which of `count` proposals are named: `7f3a1c.3`, and after it `5` or `9-12` of the same reading.

    `see` says in a complaint how to read them again.
    """
    chosen: dict[int, None] = {}
    known = ""
    for name in names:
        match = _NAME.match(name)
        if match is None:
            raise Refused(
                f"{name!r} names no proposal; one is named like {mark}.3, several like {mark}.3-7", advice=see
            )
        known = match["mark"] or known
        if not known:
            raise Refused(
                f"{name} does not say of which reading it is; write {mark}.{name} if that is what you saw", advice=see
            )
        if known != mark:
            raise Refused(
                f"the text, the rules or the options have changed since the reading {known}; this one is {mark}",
                advice=see,
            )
        first, last = int(match["first"]), int(match["last"] or match["first"])
        if not 1 <= first <= last <= count:
            raise Refused(f"there is no proposal {name}; this reading has {count}", advice=see)
        chosen.update(dict.fromkeys(range(first, last + 1)))
    return tuple(sorted(chosen))
