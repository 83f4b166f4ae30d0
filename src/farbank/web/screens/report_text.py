"""A draft as it is read on the page: its passages in pieces, with their marks, and findings numbered at their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.judgement.draft_text import Mark, Passage, passages
from farbank.judgement.verdict import Finding
from farbank.values.draft import Cite, Covered, Draft, Named, NoteMark
from farbank.web.language import N_

# the parts of a page as templates name them beside their words
CHANNELS: Final = (
    N_("body"), N_("headline"), N_("lead"), N_("caption"), N_("alt"), N_("pull quote"), N_("map mark"),
    N_("chart note"), N_("url"), N_("file name"), N_("file metadata"), N_("pixels"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """One finding as the page shows it: its number there, its place in the verdict, whether it stands in the text."""

    number: int
    index: int
    finding: Finding
    is_placed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a passage under one mark and some findings; `begins` are the findings whose words begin here."""

    words: str
    kind: str = ""
    means: str = ""
    found: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One passage: where in the page it stands, its line in the draft as written (0: the header), its pieces."""

    channel: str
    is_heading: bool
    line: int
    pieces: tuple[Piece, ...]


def numbered(findings: Sequence[tuple[int, Finding]], draft: Draft) -> tuple[Numbered, ...]:
    """The findings of a verdict (with their places there) in the order of the page."""
    known = {(each.channel, each.text) for each in passages(draft)}
    return tuple(
        Numbered(
            number=number,
            index=index,
            finding=finding,
            is_placed=any((each.channel, each.text) in known for each in finding.where),
        )
        for number, (index, finding) in enumerate(findings, start=1)
    )


def lines_of(draft: Draft, found: Sequence[Numbered]) -> tuple[Line, ...]:
    """Every passage that prints words, the title first."""
    begun: set[int] = set()
    return tuple(
        Line(
            channel=each.channel,
            is_heading=each.channel == "body" and not each.running,
            line=each.line,
            pieces=tuple(_pieces(each, found, begun)),
        )
        for each in passages(draft)
        if each.text
    )


def _pieces(passage: Passage, found: Sequence[Numbered], begun: set[int]) -> Iterator[Piece]:
    spans = [
        (place.start, place.end, each.number)
        for each in found
        for place in each.finding.where
        if (place.channel, place.text) == (passage.channel, passage.text)
    ]
    wide = [each for each in passage.marks if each.end > each.start]
    ends = {0, len(passage.text)}
    ends |= {end for each in passage.marks for end in (each.start, each.end)} | {
        end for a, b, _ in spans for end in (a, b)
    }
    cuts = sorted(ends)
    for start, end in zip(cuts, (*cuts[1:], cuts[-1]), strict=True):
        yield from (_bare(each) for each in passage.marks if each.start == each.end == start)
        if end > start:
            yield _piece(
                passage.text[start:end], _over(wide, start, end), [s for s in spans if s[0] <= start < s[1]], begun
            )


def _piece(words: str, mark: Mark | None, spans: Sequence[tuple[int, int, int]], begun: set[int]) -> Piece:
    numbers = tuple(sorted({number for _, _, number in spans}))
    begins = tuple(each for each in numbers if each not in begun)
    begun.update(begins)
    kind, means = _meaning(mark) if mark else ("", "")
    return Piece(words=words, kind=kind, means=means, found=numbers, begins=begins)


def _over(marks: Sequence[Mark], start: int, end: int) -> Mark | None:
    """The innermost mark over a stretch."""
    return min(
        (each for each in marks if each.start <= start and end <= each.end),
        key=lambda each: each.end - each.start,
        default=None,
    )


def _bare(mark: Mark) -> Piece:
    """A mark that stands on no words."""
    if isinstance(mark.run, Cite):
        return Piece(words=mark.run.label, kind="cite")
    kind, means = _meaning(mark)
    return Piece(words=means if kind == "note" else "", kind=kind, means=means)


def _meaning(mark: Mark) -> tuple[str, str]:
    match mark.run:
        case Cite():
            return "cite", mark.run.label
        case Named():
            told = ", ".join(f"{name}={value}" for name, value in mark.run.discloses)
            return "persona", f"{mark.run.persona} {told}".strip()
        case Covered():
            return "covered", mark.run.coverage
        case NoteMark():
            return "note", str(mark.run.number)
