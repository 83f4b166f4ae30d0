"""What was read from the leaves of one item, as one reading: what is hidden in a leaf says in which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from farbank.facts.item import Hidden
from farbank.intake.reading import Reading


def together(read: Sequence[Reading]) -> Reading:
    """One reading of several files in order; of one file, its own. Width and height are those of the first."""
    first, *others = read
    if not others:
        return first
    numbered = list(enumerate(read, start=1))
    return replace(
        first,
        reader=", ".join(dict.fromkeys(each.reader for each in read)),
        text="\n\n".join(each.text for each in read if each.text),
        hidden=tuple(
            Hidden(what=f"leaf {number}: {hidden.what}", value=hidden.value)
            for number, each in numbered
            for hidden in each.hidden
        ),
        pages=sum(max(each.pages, 1) for each in read),
        parts=tuple(part for each in read for part in each.parts),
        could_not="; ".join(f"leaf {number}: {each.could_not}" for number, each in numbered if each.could_not),
    )
