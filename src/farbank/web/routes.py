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
from farbank.web.asked import Answer, Aside, Asked, Begun
from farbank.web.screens import (
    backups,
    batch,
    cards,
    concluding,
    conduits,
    contact,
    custody,
    describe,
    drafting,
    evidence,
    find,
    findings,
    gate_file,
    home,
    inquiries,
    intake,
    item,
    links,
    looking,
    marking,
    members,
    names,
    pairs,
    prove,
    reading,
    releasing,
    report,
    report_people,
    reports,
    review,
    rows,
    searches,
    series,
    signing,
    time,
    together,
    undoing,
    witnesses,
)
from farbank.web.screens import reading_answers as answers
from farbank.web.uploads import Upload

Needs = Literal["reads", "records"]
Screen = Callable[[Newsroom, Asked], Answer | Aside]
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
    Route(path="/intake/codename", screen=intake.codename, needs="records", section="intake"),
    Route(path="/intake/consent", screen=intake.consent, needs="records", section="intake"),
    Route(path="/intake/terms", screen=intake.terms, needs="records", section="intake"),
    Route(path="/intake/folder", screen=intake.from_folder, needs="records", section="intake"),
    Route(path="/intake/look", screen=intake.look, needs="records", section="intake"),
    Route(path="/batch/{number}", screen=batch.shown, section="intake"),
    Route(path="/batch/{number}.csv", screen=batch.exported, section="intake"),
    Route(path="/batch/{number}/receipt", screen=batch.receipt, section="intake"),
    Route(path="/batch/{number}/describe", screen=contact.of_batch, section="intake"),
    Route(path="/batch/{number}/describe", screen=contact.batch_described, needs="records", section="intake"),
    Route(path="/collection/{name}/describe", screen=contact.of_collection, section="list"),
    Route(path="/collection/{name}/describe", screen=contact.collection_described, needs="records", section="list"),
    Route(path="/time", screen=time.time, section="time"),
    Route(path="/findings", screen=findings.findings, section="findings"),
    Route(path="/series", screen=series.series, section="series"),
    Route(path="/review", screen=review.next_up, section="review"),
    Route(path="/review/{name}", screen=review.judged, section="review"),
    Route(path="/review/{name}/sign", screen=review.signed, needs="records", section="review"),
    Route(path="/review/{name}/mark", screen=marking.marked, needs="records", section="review"),
    Route(path="/review/{name}/cover", screen=marking.covered, needs="records", section="review"),
    Route(path="/review/{name}/decide", screen=marking.decided, needs="records", section="review"),
    Route(path="/review/{name}/link", screen=marking.linked, needs="records", section="review"),
    Route(path="/review/{name}/take-back", screen=undoing.reading_taken_back, needs="records", section="review"),
    Route(path="/review/{name}/undecide", screen=undoing.decision_taken_back, needs="records", section="review"),
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
    Route(path="/find/quick", screen=find.quick, section="find"),
    Route(path="/list/{kind}", screen=rows.listed, section="list"),
    Route(path="/list/{kind}.csv", screen=rows.exported, section="list"),
    Route(path="/show/{name}", screen=item.shown, section="list"),
    Route(path="/show/{name}/check", screen=evidence.check, needs="records", section="list"),
    Route(path="/original/{name}", screen=item.original, needs="records", section="list"),
    Route(path="/read/{name}", screen=reading.reading, section="list"),
    Route(path="/read/{name}/accept", screen=answers.accepted, needs="records", section="list"),
    Route(path="/read/{name}/refuse", screen=answers.refused, needs="records", section="list"),
    Route(path="/read/{name}/open", screen=answers.opened_again, needs="records", section="list"),
    Route(path="/read/{name}/change", screen=answers.changing, section="list"),
    Route(path="/read/{name}/change", screen=answers.changed, needs="records", section="list"),
    Route(path="/read/{name}/say", screen=answers.saying, section="list"),
    Route(path="/read/{name}/say", screen=answers.stated, needs="records", section="list"),
    Route(path="/look/new", screen=looking.looking, section="time"),
    Route(path="/look/new", screen=looking.looked, needs="records", section="time"),
    Route(path="/links", screen=links.links, section="findings"),
    Route(path="/links", screen=links.asserted, needs="records", section="findings"),
    Route(path="/links/compare", screen=links.compared, needs="records", section="findings"),
    Route(path="/finding/new", screen=concluding.drawing, section="findings"),
    Route(path="/finding/new", screen=concluding.drawn, needs="records", section="findings"),
    Route(path="/finding/{name}", screen=concluding.changing, section="findings"),
    Route(path="/finding/{name}", screen=concluding.changed, needs="records", section="findings"),
    Route(path="/withdraw/{name}", screen=undoing.withdrawn, needs="records", section="list"),
    Route(path="/put-back/{name}", screen=undoing.said_again, needs="records", section="list"),
    Route(path="/describe/{name}", screen=describe.questions, section="list"),
    Route(path="/describe/{name}", screen=describe.answered, needs="records", section="list"),
    Route(path="/names", screen=names.names, section="names"),
    Route(path="/names.csv", screen=names.exported, section="names"),
    Route(path="/names/pairs", screen=pairs.pairs, section="names"),
    Route(path="/names/pair/{one}/{other}", screen=pairs.beside, section="names"),
    Route(path="/names/pair/{one}/{other}", screen=pairs.said, needs="records", section="names"),
    Route(path="/card/{name}", screen=cards.sealed, section="names"),
    Route(path="/card/{name}", screen=cards.written, needs="records", section="names"),
    Route(path="/card/{name}/open", screen=cards.opened, needs="records", section="names"),
    Route(path="/conduits", screen=conduits.conduits, section="time"),
    Route(path="/conduits.csv", screen=conduits.exported, section="time"),
    Route(path="/inquiries", screen=inquiries.listed),
    Route(path="/inquiries", screen=inquiries.opened, needs="records"),
    Route(path="/inquiries/new", screen=inquiries.begun),
    Route(path="/inquiry/{name}", screen=inquiries.one),
    Route(path="/inquiry/{name}/check", screen=inquiries.checked, needs="records"),
    Route(path="/inquiry/{name}/match", screen=inquiries.matched, needs="records"),
    Route(path="/inquiry/{name}/money", screen=inquiries.money, needs="records"),
    Route(path="/inquiry/{name}/answer", screen=inquiries.answered, needs="records"),
    Route(path="/inquiry/{name}/close", screen=inquiries.closed, needs="records"),
    Route(path="/custody", screen=custody.custody),
    Route(path="/custody/verify", screen=custody.verify, needs="records"),
    Route(path="/custody/copy/{name}", screen=custody.became, needs="records"),
    Route(path="/custody/log", screen=witnesses.log),
    Route(path="/custody/log/date", screen=witnesses.date, needs="records"),
    Route(path="/custody/log/ask", screen=witnesses.ask, needs="records"),
    Route(path="/custody/log/trust", screen=witnesses.trust, needs="records"),
    Route(path="/custody/log/distrust", screen=witnesses.distrust, needs="records"),
    Route(path="/custody/members", screen=members.members),
    Route(path="/custody/members", screen=members.added, needs="records"),
    Route(path="/custody/members/elsewhere", screen=members.added_elsewhere, needs="records"),
    Route(path="/custody/members/key", screen=members.own_key),
    Route(path="/custody/passphrase", screen=members.passphrase_changed, needs="records"),
    Route(path="/custody/backup", screen=backups.back_up, needs="records"),
    Route(path="/custody/backup/check", screen=backups.check, needs="records"),
    Route(path="/prove/{name}", screen=prove.prove),
    Route(path="/prove/{name}", screen=prove.proven, needs="records"),
)
# files that are read by a job while they come
RECEIVING: Final[tuple[tuple[str, Taking], ...]] = (
    ("/gate", gate_file.taking),
    ("/approvals", signing.taking),
    ("/custody/log/dated", witnesses.dated),
    ("/custody/log/cosigned", witnesses.cosigned),
)
# pictures are drawn in the confined process, so these are asked with it at hand
PICTURES: Final[tuple[tuple[str, Depicting], ...]] = (
    ("/picture/{name}/{page:int}", item.picture),
    ("/small/{name}", item.small),
)
