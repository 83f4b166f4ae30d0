"""Whom a report prints: what is out about each persona already, what this draft adds, and how few people fit."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.fact_sheet import fact_sheet
from farbank.assemble.persona_shown import Out, show_persona
from farbank.assemble.persona_words import counts_of, where_of
from farbank.assemble.report_standing import how_it_stands
from farbank.reading.report import read_report
from farbank.values.draft_labels import labels_used
from farbank.web.asked import Asked, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One persona of a report: what is out, what this draft adds, and the lines of today's count."""

    id: str
    label: str
    printed_as: str
    out: tuple[tuple[Out, str], ...]
    adds: tuple[tuple[Out, str], ...]
    today: tuple[str, ...]
    measures: tuple[str, ...]
    questions: tuple[str, ...]


def people(room: Newsroom, asked: Asked) -> Shown:
    """Every persona that the draft marks, in the order it does."""
    stands = how_it_stands(room, asked.parts["name"])
    report = stands.report
    draft = read_report(report.text, file_name=report.file_name or report.label)
    names = dict.fromkeys(label for kind, label, _ in labels_used(draft) if kind == "persona")
    given = {
        "title": draft.title or report.label,
        "id": report.id,
        "label": report.label,
        "people": [_printed(room, each, report.label or report.id) for each in names],
    }
    return Shown(template="report_people.html.j2", given=given)


def sheet(room: Newsroom, asked: Asked) -> Shown:
    """Every checkable sentence with what it rests on; nothing is judged."""
    stands = how_it_stands(room, asked.parts["name"])
    made = fact_sheet(room, stands.report.id)
    given = {
        "title": stands.report.heading or stands.report.label,
        "id": stands.report.id,
        "label": stands.report.label,
        "rows": [(each.sentence, made.say.listed(each.whats), made.resting(each)) for each in made.rows],
    }
    return Shown(template="report_sheet.html.j2", given=given)


def _printed(room: Newsroom, name: str, report: str) -> Printed:
    shown = show_persona(room, name)
    mine = [each for each in shown.out if each.state == "draft" and each.where == report]
    before = [each for each in shown.out if each.state != "draft"]
    return Printed(
        id=shown.persona.id,
        label=shown.persona.label,
        printed_as=shown.persona.printed_as,
        out=tuple((each, where_of(each)) for each in before),
        adds=tuple((each, where_of(each)) for each in mine),
        today=tuple(counts_of(room, shown)),
        measures=shown.today.measures,
        questions=tuple(each.because for each in shown.today.questions),
    )
