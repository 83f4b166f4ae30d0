"""A document as plain lists and strings for typst: every letter in it is one that our typefaces can print."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, assert_never

from farbank.publish.faces import characters
from farbank.publish.outline import (
    Card,
    Drawing,
    Entries,
    Fact,
    Grid,
    Head,
    Outline,
    Passage,
    Photograph,
    Piece,
    Quoted,
    Run,
    Runs,
    Words,
)
from farbank.publish.typefaces import FACES

Tree = dict[str, Any]  # what json writes


def content(outline: Outline, day: date) -> Tree:
    """Everything that the template reads."""
    return {
        "title": printable(outline.title),
        "lang": tongue(outline.language),
        "date": [day.year, day.month, day.day],
        "outlet": printable(outline.outlet),
        "series": _runs(outline.series),
        "lead": _runs(outline.lead),
        "by": _runs(outline.by),
        "cover": _piece(outline.cover) if outline.cover else None,
        "report": _pieces(outline.report),
        "back": _pieces(outline.back),
        "notes": [_pieces(note) for note in outline.notes],
        "credits": _pieces(outline.credits),
    }


def printable(text: str) -> str:
    """The same words, each letter that no typeface of ours holds written as its code (`[U+1F600]`)."""
    held = _held()
    return "".join(each if ord(each) in held or each == "\n" else _code(each) for each in text)


def _code(character: str) -> str:
    return f"[U+{ord(character):04X}]" if character.isprintable() else ""


@cache
def _held() -> frozenset[int]:
    """What stands in every upright Latin face, or in a face of the far east."""
    upright = [characters(each.file) for each in FACES if each.kind == "latin" and each.family != "Farbank Display"]
    eastern = [characters(each.file) for each in FACES if each.kind != "latin"]
    return frozenset.union(frozenset.intersection(*upright), *eastern)


def tongue(language: str) -> str:
    """The language as typst takes it: two or three letters."""
    return language.partition("-")[0].lower() or "en"


def _pieces(pieces: Iterable[Piece]) -> list[Tree]:
    return [_piece(each) for each in pieces]


def _piece(piece: Piece) -> Tree:
    return {"kind": type(piece).__name__.lower(), **_parts(piece)}


def _parts(piece: Piece) -> Tree:
    match piece:
        case Words():
            return {"style": piece.kind, "runs": _runs(piece.runs)}
        case Head():
            return {"level": piece.level, "runs": _runs(piece.runs), "anchor": piece.anchor}
        case Passage():
            return {"blocks": _pieces(piece.blocks), "beside": _pieces(piece.beside)}
        case Quoted():
            return {"blocks": _pieces(piece.blocks)}
        case Entries():
            return {"ordered": piece.ordered, "entries": [_pieces(each) for each in piece.entries]}
        case _:
            return _shown(piece)


def _shown(piece: Grid | Drawing | Photograph | Card) -> Tree:
    match piece:
        case Grid():
            return _grid(piece)
        case Drawing():
            return _drawing(piece)
        case Photograph():
            return _photograph(piece)
        case Card():
            return _card(piece)
    assert_never(piece)


def _drawing(piece: Drawing) -> Tree:
    return {
        "file": f"{piece.name}.svg",
        "alt": piece.telling.alt,
        "caption": _pieces(piece.caption),
        "tables": _pieces(piece.tables),
    }


def _photograph(piece: Photograph) -> Tree:
    return {
        "file": f"{piece.photo.name}.svg",
        "size": [piece.photo.width, piece.photo.height],
        "alt": piece.alt,
        "caption": _pieces(piece.caption),
    }


def _card(card: Card) -> Tree:
    return {
        "number": card.number,
        "anchor": card.anchor,
        "title": _runs(card.title),
        "blocks": _pieces(card.blocks),
        "facts": [_fact(each) for each in card.facts],
    }


def _fact(fact: Fact) -> Tree:
    return {"term": _runs(fact.term), "words": _runs(fact.words)}


def _grid(grid: Grid) -> Tree:
    return {
        "title": _runs(grid.title),
        "head": [_runs(cell) for cell in grid.head],
        "rows": [[{"runs": _runs(cell)} for cell in row] for row in grid.rows],
        "note": _runs(grid.note),
    }


def _runs(runs: Runs) -> list[Tree]:
    return [_run(run) for run in runs]


def _run(run: Run) -> Tree:
    """Only what differs from plain words of the report."""
    given: Tree = {"text": printable(run.text)}
    given |= {"lang": tongue(run.language)} if run.language else {}
    given |= {name: True for name in ("emphasis", "strong", "code") if getattr(run, name)}
    given |= {"address": printable(run.address)} if run.address else {}
    given |= {"evidence": run.evidence, "to": f"evidence-{run.evidence}"} if run.evidence else {}
    given |= {"note": run.note} if run.note else {}
    return given
