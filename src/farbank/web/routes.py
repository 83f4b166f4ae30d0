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
from farbank.web.asked import Answer, Asked, Begun
from farbank.web.screens import (
    describe,
    drafting,
    find,
    findings,
    gate_file,
    home,
    intake,
    item,
    reading,
    releasing,
    report,
    report_people,
    reports,
    rows,
    searches,
    series,
    signing,
    time,
    together,
)
from farbank.web.uploads import Upload

Needs = Literal["reads", "records"]
Screen = Callable[[Newsroom, Asked], Answer]
Taking = Callable[[Upload], Begun]
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
    Route(path="/time", screen=time.time, section="time"),
    Route(path="/findings", screen=findings.findings, section="findings"),
    Route(path="/series", screen=series.series, section="series"),
    Route(path="/report/{name}", screen=report.report, section="reports"),
    Route(path="/report/{name}/judge", screen=report.judge, needs="records", section="reports"),
    Route(path="/report/{name}/mend", screen=report.mend, needs="records", section="reports"),
    Route(path="/report/{name}/text", screen=drafting.text, section="reports"),
    Route(path="/report/{name}/text", screen=drafting.written, needs="records", section="reports"),
    Route(path="/report/{name}/people", screen=report_people.people, section="reports"),
    Route(path="/report/{name}/sheet", screen=report_people.sheet, section="reports"),
    Route(path="/report/{name}/approve", screen=signing.approve, needs="records", section="reports"),
    Route(path="/report/{name}/ask", screen=signing.ask, needs="records", section="reports"),
    Route(path="/report/{name}/publish", screen=releasing.publish, needs="records", section="reports"),
    Route(path="/report/{name}/package", screen=releasing.package, section="reports"),
    Route(path="/report/{name}/open", screen=releasing.open_one, needs="records", section="reports"),
    Route(path="/report/{name}/withdraw", screen=releasing.take_back, needs="records", section="reports"),
    Route(path="/list/report", screen=reports.listed, section="reports"),
    Route(path="/draft", screen=drafting.blank, section="reports"),
    Route(path="/draft", screen=drafting.first, needs="records", section="reports"),
    Route(path="/together", screen=together.choose, section="reports"),
    Route(path="/together/judge", screen=together.judge, needs="records", section="reports"),
    Route(path="/together/approve", screen=together.sign, needs="records", section="reports"),
    Route(path="/together/publish", screen=together.publish, needs="records", section="reports"),
    Route(path="/gate", screen=gate_file.form, section="reports"),
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
# files that are read by a job while they come
RECEIVING: Final[tuple[tuple[str, Taking], ...]] = (("/gate", gate_file.taking), ("/approvals", signing.taking))
# pictures are drawn in the confined process, so these are asked with it at hand
PICTURES: Final[tuple[tuple[str, Depicting], ...]] = (("/picture/{name}/{page:int}", item.picture),)
