"""`farbank person`: who in the case somebody could be, and a name in every other script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

import click

from farbank.assemble.asking_people import Answer, Asked, Candidate, ask, conflict_words
from farbank.assemble.name_forms import forms
from farbank.assemble.newsroom import Newsroom
from farbank.cli import edge
from farbank.cli.lines import answer_lines, lines_option, one_question
from farbank.cli.options import Given, everywhere
from farbank.reading.persons.forms import Form
from farbank.reading.persons.name import Name
from farbank.values.words import Sex, choices

_READINGS: Final = 5  # shown of each name
_SEEN: Final = 0.01  # share from which one is shown


@click.command()
@click.argument("text", default="")
@click.option("--born", default="", metavar="SPAN", help="When they were born, vaguely (1968, 'around 1968').")
@click.option("--sex", type=click.Choice(choices(Sex)), help="If it is known.")
@click.option("--kin", multiple=True, metavar="TEXT", help="The name of a relative (may be given again).")
@click.option("--last-place", default="", metavar="TEXT", help="Where they were last known to be, in any script.")
@click.option("--most", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many to list.")
@click.option("--forms", "only_forms", is_flag=True, help="Only write the name in every script; no case.")
@lines_option
@everywhere
@click.pass_obj
def person(
    given: Given, text: str, born: str, sex: str | None, kin: tuple[str, ...], last_place: str, most: int,
    lines: str | None, *, only_forms: bool,
) -> None:  # fmt: skip
    """Who in the case TEXT could be: a name in any script, or a person's id or label; ranked, with reasons.

    It says "could be" and never "is": many people bear one name. Birth, kin and last place decide between them. Nobody
    is merged; say 'farbank same' or 'farbank apart' where you know.
    """
    one_question(text, lines)
    if only_forms:
        _forms(given, text, lines)
        return
    asked = Asked(text=text, born=born, sex=sex or "", kin=kin, last_place=last_place)
    with given.room() as room:
        if lines is not None:
            answer_lines(lines, partial(_answered, room, asked, most))
            return
        answer = ask(room, asked)
    edge.document(_document(answer, most)) if given.as_json else _tell(answer, most)


def _answered(room: Newsroom, asked: Asked, most: int, line: str) -> Mapping[str, object]:
    return _document(ask(room, replace(asked, text=line)), most)


def _document(answer: Answer, most: int) -> dict[str, object]:
    return {
        "query": answer.query,
        "person": answer.person or None,
        "place": answer.place or None,
        "names": [_name(each) for each in answer.names],
        "candidates": [_candidate(each) for each in answer.candidates[:most]],
        "more": max(len(answer.candidates) - most, 0),
        "same": list(answer.same),
        "apart": list(answer.apart),
        "conflicts": [conflict_words(each) for each in answer.conflicts],
    }


def _name(name: Name) -> dict[str, object]:
    read = [{"hangul": hangul, "share": round(share, 4), "system": system} for hangul, share, system in _read(name)]
    return {"text": name.text, "script": name.script, "readings": read, "remarks": list(name.remarks)}


def _read(name: Name) -> list[tuple[str, float, str]]:
    """The likeliest names in Hangul, whichever part is the surname; what is below one in a hundred is left."""
    shares: dict[str, float] = {}
    systems: dict[str, str] = {}
    for each in name.readings:
        hangul = each.syllables.hangul
        shares[hangul] = shares.get(hangul, 0.0) + each.share
        systems.setdefault(hangul, each.system)
    found = sorted(((hangul, share, systems[hangul]) for hangul, share in shares.items()), key=lambda each: -each[1])
    return [each for each in found if each[1] >= _SEEN][:_READINGS]


def _candidate(each: Candidate) -> dict[str, object]:
    return {
        "id": each.ranked.person,
        "label": each.label,
        "name": each.ranked.name.text,
        "bits": round(each.ranked.bits, 1),
        "reasons": [{"words": one.words, "bits": round(one.bits, 1)} for one in each.ranked.reasons],
        "same": list(each.same),
        "apart": list(each.apart),
    }


def _tell(answer: Answer, most: int) -> None:
    for name in answer.names:
        read = ", ".join(f"{hangul} {share:.0%}" for hangul, share, _ in _read(name))
        edge.tell(
            f"{name.text.strip()}: read as {read}"
            if read
            else f"{name.text.strip()}: no Korean name; compared as spelled"
        )
        for remark in name.remarks:
            edge.note(f"note: {remark}")
    if answer.place:
        edge.note(f"note: these words also name a place, {answer.place}; see 'farbank place'")
    for each in answer.candidates[:most]:
        edge.tell(
            f"could be  {each.ranked.person:<5} {each.label:<16} {each.ranked.bits:5.1f} bits{_equals(answer, each)}"
        )
        for reason in each.ranked.reasons:
            edge.tell(f"          {reason.bits:+5.1f}  {reason.words}")
        for verdict, others in (("the same as", each.same), ("apart from", each.apart)):
            edge.tell(f"                 said to be {verdict} {', '.join(others)}") if others else None
    _close(answer, most)


def _equals(answer: Answer, candidate: Candidate) -> str:
    equal = sum(each.ranked.bits == candidate.ranked.bits for each in answer.candidates) - 1
    return f"; {equal} other{'s' * (equal > 1)} fit as well" if equal else ""


def _close(answer: Answer, most: int) -> None:
    if len(answer.candidates) > most:
        edge.note(f"{len(answer.candidates) - most} more; see them with --most")
    if not answer.candidates:
        edge.note("nobody in this case could be meant, by name")
    for words, others in (("the same", answer.same), ("apart", answer.apart)):
        if others:
            edge.note(f"left out, since said to be {words}: {', '.join(others)}")
    for each in answer.conflicts:
        edge.note(f"contradiction: {conflict_words(each)}")


def _forms(given: Given, text: str, lines: str | None) -> None:
    if lines is not None:
        answer_lines(lines, _forms_document)
    elif given.as_json:
        edge.document(_forms_document(text))
    else:
        for each in forms(text):
            edge.tell(f"{each.text:<24} {each.share:4.0%}  {each.rule}")


def _forms_document(text: str) -> dict[str, object]:
    return {"query": text, "forms": [_form(each) for each in forms(text)]}


def _form(each: Form) -> dict[str, object]:
    return {"text": each.text, "language": each.language, "script": each.script, "rule": each.rule,
            "share": round(each.share, 4), "guess": each.guess}  # fmt: skip


COMMANDS: Final = {"person": person}
