"""`farbank place`: which place words mean, among others named with it, and by which path; it needs no case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

import click

from farbank.assemble import tables
from farbank.cli import edge
from farbank.cli.lines import answer_lines, lines_option, one_question
from farbank.cli.options import Given, everywhere
from farbank.reading.gazetteer.answer import PlaceAnswer, PlaceCandidate
from farbank.reading.gazetteer.gazetteer import Gazetteer
from farbank.values.count import WHOLE, four_places
from farbank.values.line_shape import DEGREE


@click.command("place")
@click.argument("text", default="")
@click.option(
    "--near", multiple=True, metavar="TEXT", help="Another place named in the same text (may be given again)."
)
@click.option("--explain", is_flag=True, help="Tell the path from the words to each place.")
@lines_option
@everywhere
@click.pass_obj
def asked_place(given: Given, text: str, near: tuple[str, ...], explain: bool, lines: str | None) -> None:
    """Which place TEXT means, in any script and romanisation: candidates with reasons, and one answer or none.

    What the words say around the name counts: "Sakju County, North Pyongan", "near Sanhe, opposite Hoeryong". A place
    that is not in the gazetteer is answered "not here", never with the nearest one.
    """
    one_question(text, lines)
    gazetteer = tables.gazetteer()
    if lines is not None:
        answer_lines(lines, lambda query: document(gazetteer.resolve(query, near=near)))
    elif given.as_json:
        edge.document(document(gazetteer.resolve(text, near=near)))
    else:
        for line in _told(gazetteer, gazetteer.resolve(text, near=near), explain=explain):
            edge.tell(line)


def document(answer: PlaceAnswer) -> dict[str, object]:
    """An answer as JSON, with the keys of the reference."""
    return {
        "query": answer.query,
        "candidates": [_candidate(each) for each in answer.candidates],
        "answer": answer.answer,
        "reasons": list(answer.reasons),
    }


def _candidate(one: PlaceCandidate) -> Mapping[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "names": dict(one.names),
        "kind": one.kind,
        "admin": list(one.admin),
        "lat": one.position[1] / DEGREE if one.position else None,
        "lon": one.position[0] / DEGREE if one.position else None,
        "side": one.side or None,
        "river": one.river or None,
        "line": one.line or None,
        "share": four_places(Fraction(one.share, WHOLE)) if one.share is not None else None,
        "confidence": one.confidence / 10_000,
        "reasons": list(one.reasons),
        "steps": list(one.steps),
    }


def _told(gazetteer: Gazetteer, answer: PlaceAnswer, *, explain: bool) -> Iterator[str]:
    yield answer.query
    if answer.answer is None:
        yield "  not here, or not decided: " + "; ".join(answer.reasons)
    for one in answer.candidates:
        beside = [text for language, text in one.names if language in {"ko", "zh"}]
        named = " ".join(dict.fromkeys((one.name, *beside)))
        chosen = "=" if one.id == answer.answer else "?"
        yield f"  {chosen} {named}  ({', '.join((one.kind, *one.admin))})  {one.confidence / 10_000:.2f}  {one.id}"
        yield from (f"      {each}" for each in one.reasons)
        if explain:
            note = gazetteer.places[one.id].note
            yield from (f"      - {each}" for each in (*one.steps, *_where(one), *filter(None, (note,))))


def _where(one: PlaceCandidate) -> Iterator[str]:
    if one.share is not None:
        bank = {"korea": "on the Korean side of ", "china": "on the Chinese side of "}.get(one.side, "on ")
        yield f"{bank}the {one.river.capitalize()}, at {one.share / WHOLE:.4f} of the line {one.line}"


COMMANDS: Final = {"place": asked_place}
