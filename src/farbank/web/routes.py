"""Every address of the workbench with what it needs: one list, which the documentation and the fuzz test read too.

A screen is a plain function from (case, what was asked) to what is shown. `reads` and `records` ones run on the thread
that holds the open case; `records` ones answer to POST alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from farbank.assemble.newsroom import Newsroom
from farbank.intake.confined import Confinement
from farbank.web.asked import Answer, Asked
from farbank.web.screens import (
    describe,
    find,
    findings,
    going_on,
    home,
    intake,
    item,
    reading,
    report,
    rows,
    searches,
    series,
    time,
)

Needs = Literal["reads", "records"]
Screen = Callable[[Newsroom, Asked], Answer]
Depicting = Callable[[Newsroom, Confinement, Asked], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One address; `section` is the part of the header that is marked while it is shown."""

    path: str
    screen: Screen
    needs: Needs = "reads"
    section: str = ""

    @property
    def method(self) -> str:
        """By which method it is asked."""
        return "POST" if self.needs == "records" else "GET"


ROUTES: Final[tuple[Route, ...]] = (
    Route(path="/", screen=home.home, section="home"),
    Route(path="/intake", screen=intake.intake, section="intake"),
    Route(path=going_on.AGAIN, screen=going_on.looked_into, needs="records", section="intake"),
    Route(path="/time", screen=time.time, section="time"),
    Route(path="/findings", screen=findings.findings, section="findings"),
    Route(path="/series", screen=series.series, section="series"),
    Route(path="/report/{name}", screen=report.report, section="reports"),
    Route(path="/report/{name}/judge", screen=report.judge, needs="records", section="reports"),
    Route(path="/find", screen=find.find, section="find"),
    Route(path="/searches/keep", screen=searches.keep, needs="records", section="find"),
    Route(path="/searches/drop", screen=searches.drop, needs="records", section="find"),
    Route(path="/list/{kind}", screen=rows.listed, section="list"),
    Route(path="/list/{kind}.csv", screen=rows.exported, section="list"),
    Route(path="/show/{name}", screen=item.shown, section="list"),
    Route(path="/original/{name}", screen=item.original, needs="records", section="list"),
    Route(path="/read/{name}", screen=reading.reading, section="list"),
    Route(path="/read/{name}/accept", screen=reading.accepted, needs="records", section="list"),
    Route(path="/describe/{name}", screen=describe.questions, section="list"),
    Route(path="/describe/{name}", screen=describe.answered, needs="records", section="list"),
)
# pictures are drawn in the confined process, so these are asked with it at hand
PICTURES: Final[tuple[tuple[str, Depicting], ...]] = (("/picture/{name}/{page:int}", item.picture),)
