"""The road in five lines, for somebody who sees it for the first time: on an example, and in a case that is empty."""

from __future__ import annotations

from typing import Final

from farbank.web.language import N_

Lines = tuple[tuple[str, str], ...]  # what to see, and where

# which case -> its lines; a case of somebody's own that holds something needs none
FIRST_LINES: Final[dict[str, Lines]] = {
    "": (),
    "empty": (
        (N_("Open a codename for whoever gave you something, and drop the files on the intake."), "/intake"),
        (N_("Describe each: what it shows, when and where, as vaguely as it is known."), "/list/item"),
        (N_("Record who could look where, also where nothing was seen and where nobody could look."), "/time"),
        (N_("Conclude: a finding rests on statements, and counts origins, not copies."), "/findings"),
        (N_("Have the gate judge the report, let two people sign it, and keep the proof."), "/list/report"),
    ),
    "border": (
        (N_("The material came in unchanged and encrypted: a notice, surveys, what a reporter noted."), "/list/item"),
        (N_("Along the river, quarter by quarter: what was seen, and in the dark what nobody looked at."), "/time"),
        (N_("The notice is told twice and has one origin, so it counts once."), "/findings"),
        (N_("The number of people who arrived was revised; every value it ever had is kept."), "/series"),
        (N_("The gate holds the first report, since it prints a number that was revised. Ask it."), "/report/R-1"),
    ),
    "drill": (
        (N_("A message and a letter came in, under codenames. The country is invented."), "/list/item"),
        (N_("What they say stands in statements, each with its source and its words."), "/list/statement"),
        (N_("What is out already counts, whoever published it."), "/list/disclosure"),
        (N_("A few harmless facts leave one small group: the gate blocks this report. Ask it."), "/report/R-EXPOSED"),
        (N_("The same report repaired, of which the gate finds nothing."), "/report/R-REPAIRED"),
    ),
}
