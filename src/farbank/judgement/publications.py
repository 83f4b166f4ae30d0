"""What a draft is judged together with: every report that left, as it left, and the other editions of the same report.

- What was withdrawn counts like everything else: whoever wanted to keep it has it.
- A report that left in several versions counts with each of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from farbank.judgement.draft_text import Passage, passages
from farbank.values.draft import Draft, Link
from farbank.values.draft_walk import every_block, every_run, run_groups
from farbank.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Where a look is drawn: from `start` to `end` of a line in parts of 10^9, or `extent` metres round a `centre`.

    `called` are the words for the place; `source` is the id of who looked.
    """

    look: str
    source: str
    line: str
    called: str = ""
    start: int | None = None
    end: int | None = None
    centre: int | None = None
    extent: int = 0

    @property
    def mark(self) -> tuple[object, ...]:
        """What decides where it is drawn."""
        return (self.line, self.start, self.end, self.centre, self.extent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One version of a report: what left on the day `left`, or the latest draft of an edition where that is None.

    `id` is the report's, `label` what a reporter calls it; `items` are the items under everything that it cites,
    `drawn` the looks that its maps and coverages can draw.
    """

    id: str
    label: str
    draft: Draft
    left: date | None = None
    items: tuple[str, ...] = ()
    drawn: tuple[Drawn, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of publication that it names, else the day on which it left; None for a draft that names none."""
        return self.draft.published or self.left

    @property
    def said(self) -> str:
        """Which one is meant, in words: `R-1 of 2 May 2024`, or `the draft of R-1KO`."""
        if self.left is None:
            return f"the draft of {self.label}"
        day = self.day or self.left
        return f"{self.label} of {day.day} {day:%B %Y}"

    def passages(self) -> tuple[Passage, ...]:
        """Its passages, as the gate reads those of the draft."""
        return passages(self.draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """When an item came and when what it shows happened, where somebody said so, and the id of who gave it."""

    source: str = ""
    came: Span | None = None
    happened: Span | None = None


def leads_to(draft: Draft) -> tuple[str, ...]:
    """What a draft sends its reader to: the related reports of its header, and the addresses of its links."""
    return tuple(dict.fromkeys((*draft.related, *_addresses(draft))))


def _addresses(draft: Draft) -> Iterator[str]:
    for block in every_block(draft):
        for runs in run_groups(block):
            yield from (run.address.lstrip("#") for run in every_run(runs) if isinstance(run, Link))
