"""Paragraphs with gold proposals: `[[kind value|words]]` in Markdown, nested where one stands inside another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_MARK = re.compile(r"\[\[(?P<kind>[a-z]+)(?P<maybe>\?)?(?: (?P<value>[^|\]]*))?\||\]\]")
_TITLE = re.compile(r"## (?P<name>(?P<language>[a-z]{2})-\d+) [^,\n]+, as of (?P<day>\S+)\n")
SHORT = {"total": "totalising"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What must be proposed, or `maybe` may be."""

    kind: str
    start: int
    end: int
    value: str = ""
    maybe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a set."""

    name: str
    language: str
    as_of: date
    text: str
    gold: tuple[Gold, ...]


def paragraphs(file: Path) -> Iterator[Paragraph]:
    """Every paragraph of a set, its marks taken out."""
    text = file.read_text(encoding="utf-8")
    titles = list(_TITLE.finditer(text))
    for at, title in enumerate(titles):
        end = titles[at + 1].start() if at + 1 < len(titles) else len(text)
        plain, gold = _unmarked(text[title.end() : end].strip())
        day = date.fromisoformat(title["day"])
        yield Paragraph(name=title["name"], language=title["language"], as_of=day, text=plain, gold=gold)


def _unmarked(marked: str) -> tuple[str, tuple[Gold, ...]]:
    plain: list[str] = []
    length, at = 0, 0
    open_marks: list[tuple[re.Match[str], int]] = []
    gold: list[Gold] = []
    for mark in _MARK.finditer(marked):
        piece = marked[at : mark.start()]
        plain.append(piece)
        length, at = length + len(piece), mark.end()
        if mark["kind"]:
            open_marks.append((mark, length))
            continue
        begun, start = open_marks.pop()
        kind = SHORT.get(begun["kind"], begun["kind"])
        gold.append(
            Gold(kind=kind, start=start, end=length, value=(begun["value"] or "").strip(), maybe=bool(begun["maybe"]))
        )
    if open_marks:
        raise SystemExit(f"evaluation: a mark is never closed: {open_marks[-1][0].group()}")
    return "".join((*plain, marked[at:])), tuple(gold)
