"""The lists of a record, each as long as a page can hold: the first lines, how many more there are, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.web.asked import Asked

SHORT: Final = 20  # lines of a list among others
PAGE: Final = 100  # lines of the one list that was asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some lines of one list. `more` are those left out, `whole` is where all of them are turned through."""

    heading: str
    lines: Sequence[str]
    first: int
    total: int
    more: int = 0
    whole: str = ""
    earlier: str = ""
    later: str = ""


def parts(lists: Iterable[tuple[str, Sequence[str]]], asked: Asked) -> Iterator[Part]:
    """Every list cut short, or the one that the address names, a page of it at a time."""
    wanted = asked.query.get("list", "")
    for heading, lines in lists:
        if lines and not wanted:
            yield Part(
                heading=heading,
                lines=lines[:SHORT],
                first=1,
                total=len(lines),
                more=max(len(lines) - SHORT, 0),
                whole=asked.again(list=heading),
            )
        elif lines and heading == wanted:
            yield _page(heading, lines, asked)


def _page(heading: str, lines: Sequence[str], asked: Asked) -> Part:
    number = asked.number("page", 1, most=-(-len(lines) // PAGE))
    begin = (number - 1) * PAGE
    return Part(
        heading=heading,
        lines=lines[begin : begin + PAGE],
        first=begin + 1,
        total=len(lines),
        earlier=asked.again(page=number - 1) if number > 1 else "",
        later=asked.again(page=number + 1) if begin + PAGE < len(lines) else "",
    )
