"""Every piece of a document, however deep, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from farbank.publish.outline import Card, Entries, Outline, Passage, Piece, Quoted


def every_piece(outline: Outline) -> Iterator[Piece]:
    """The cover, the report, its notes, what follows it."""
    yield from _deep((outline.cover,) if outline.cover else ())
    yield from _deep(outline.report)
    for note in outline.notes:
        yield from _deep(note)
    yield from _deep(outline.back)
    yield from _deep(outline.credits)


def _deep(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        match piece:
            case Passage():
                yield from _deep((*piece.blocks, *piece.beside))
            case Quoted() | Card():
                yield from _deep(piece.blocks)
            case Entries():
                yield from _deep(each for entry in piece.entries for each in entry)
            case _:
                pass
