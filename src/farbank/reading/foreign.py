"""A text that was written elsewhere, as a draft: its passages by channel, with the marks that a person declared for it.

- Words that a persona is printed as are a mention of that persona, wherever they stand and however often.
- What is said of a persona (`--says`) stands on its first mention.
- No word is left out: what is no paragraph, heading, table or note is an aside of its channel.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from farbank.reading.proposing.passages import page_of
from farbank.values.draft import Aside, Block, Draft, Named, Paragraph, Run, TableBlock, Text
from farbank.values.draft_walk import words_of
from farbank.values.picture import Tab

_JOINED: Final = frozenset({"url", "file_name"})  # channels whose words are joined by signs
_ESCAPED: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")  # RFC 3986, 2.1
_SIGNS: Final = re.compile(r"[-_./+&=?#:]+")
_ALPHABET: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
Told = tuple[str, str, str]  # persona, dimension, value


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that mean a persona, whatever their case."""

    words: str
    persona: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the file does not say itself: where, when and in which language it is to be printed."""

    outlet: str = ""
    language: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A draft, and the personas of which something is told and no mention was found."""

    draft: Draft
    nowhere: tuple[str, ...]


def language_of(text: str) -> str:
    """The language that most of a text is in, by its letters: en, ko, ja or zh."""
    told: dict[str, int] = {}
    for each in page_of(text).passages:
        told[each.language] = told.get(each.language, 0) + each.end - each.start
    return max(told, key=lambda name: told[name], default="en")


def draft_of(
    tabs: Sequence[Tab],
    asides: Sequence[tuple[str, str]],
    mentions: Sequence[Mention],
    told: Sequence[Told],
    around: Around,
) -> Marked:
    """The passages of a file as a draft; `asides` are (channel, words) that stand in no tab."""
    marking = _Marking(mentions, told)
    blocks: list[Block] = []
    beside: list[Aside] = []
    line = 0
    for tab in tabs:
        for row in tab.rows:
            line += 1
            cells = tuple(marking.runs(cell) for cell in row)
            if tab.name == "body":
                blocks += [Paragraph(runs=cell, line=line) for cell in cells if cell]
            elif tab.name == "table":
                blocks.append(TableBlock(head=cells, rows=(), line=line))
            else:
                beside += [Aside(channel=_channel(tab.name), runs=cell, line=line) for cell in cells if cell]
    beside += [Aside(channel=channel, runs=marking.runs(words)) for channel, words in asides if words.strip()]
    beside += [
        Aside(channel=each.channel, runs=marking.runs(spelt), line=each.line)
        for each in tuple(beside)
        if each.channel in _JOINED and (spelt := _apart(words_of(each.runs)))
    ]
    language = around.language or language_of("\n".join(cell for tab in tabs for row in tab.rows for cell in row))
    draft = Draft(
        title="",
        outlet=around.outlet,
        language=language,
        published=around.published,
        blocks=tuple(blocks),
        asides=tuple(beside),
    )
    return Marked(draft=draft, nowhere=marking.left())


def _channel(name: str) -> str:
    """Notes, headers and footers are read with the body; all other tabs are named for their channel."""
    return "body" if name == "note" else name


class _Marking:
    """Sets marks on words, and puts what is told of a persona on its first mention."""

    def __init__(self, mentions: Sequence[Mention], told: Sequence[Told]) -> None:
        self._personas: dict[str, dict[str, None]] = {}
        for each in mentions:
            if plain := _plain(each.words):
                self._personas.setdefault(plain, {})[each.persona] = None
        longest = sorted(self._personas, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_found_as, longest)) or r"(?!)", re.IGNORECASE)
        self._told: dict[str, list[tuple[str, str]]] = {}
        for persona, dimension, value in told:
            self._told.setdefault(persona, []).append((dimension, value))

    def runs(self, words: str) -> tuple[Run, ...]:
        found: list[Run] = []
        at = 0
        for hit in self._pattern.finditer(words):
            found += [Text(text=words[at : hit.start()])] if hit.start() > at else []
            found.append(self._named(hit.group()))
            at = hit.end()
        return (*found, *((Text(text=words[at:]),) if words[at:] else ()))

    def left(self) -> tuple[str, ...]:
        """The personas of which something is told that stands nowhere."""
        return tuple(self._told)

    def _named(self, words: str) -> Run:
        """Of several personas that are printed as the same words, all are meant."""
        run: Run = Text(text=words)
        for persona in self._personas.get(_plain(words), ()):
            run = Named(runs=(run,), persona=persona, discloses=tuple(self._told.pop(persona, ())))
        return run


def _apart(name: str) -> str:
    """The words of a name of a file or of an address with spaces between them; nothing where they are apart already."""
    spelt = " ".join(_SIGNS.sub(" ", _ESCAPED.sub(_unescaped, name)).split())
    return "" if spelt == name else spelt


def _unescaped(escaped: re.Match[str]) -> str:
    return bytes.fromhex(escaped.group().replace("%", "")).decode("utf-8", "replace")


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _found_as(words: str) -> str:
    """The words with any white space between them; words of an alphabet stand by themselves."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    first, last = (r"\b" if _ALPHABET.match(letter) else "" for letter in (words[0], words[-1]))
    return f"{first}{pattern}{last}"
