"""A draft's blocks as HTML: every word escaped, foreign runs with their language, personas as plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from markupsafe import Markup, escape

from farbank.publish.page import EvidenceCard, Page
from farbank.publish.script import runs as split
from farbank.publish.wording import wording
from farbank.values.draft import (
    Block,
    Cite,
    Computed,
    Covered,
    Heading,
    Link,
    Listing,
    Named,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Run,
    Styled,
    TableBlock,
    Text,
)

_TAGS = {"emphasis": "em", "strong": "strong", "code": "code"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Writes the words of one page; `up` leads from the file being written to the front page."""

    page: Page
    up: str = ""

    def words(self, text: str) -> Markup:
        """Plain words in the language of the report, foreign runs marked."""
        return self._marked(text, self.page.draft.language)

    def fixed(self, text: str) -> Markup:
        """Words of farbank's own, within an element that says in which language they are; foreign runs marked."""
        return self._marked(text, wording(self.page.draft.language).language)

    def _marked(self, text: str, language: str) -> Markup:
        out = Markup()
        for tongue, run in split(text, language, han=self.page.han):
            out += escape(run) if tongue == language else Markup('<span lang="{}">{}</span>').format(tongue, run)
        return out

    def inline(self, runs: tuple[Run, ...]) -> Markup:
        """Runs one after the other."""
        return Markup().join(self._run(run) for run in runs)

    def _run(self, run: Run) -> Markup:
        match run:
            case Text():
                return self.words(run.text)
            case Styled():
                return _tagged(_TAGS[run.style], self.inline(run.runs))
            case Link():
                return self._link(run)
            case Cite():
                return self.mark(self.page.card(run.label))
            case Named() | Covered():
                return self.inline(run.runs)
            case NoteMark():
                pattern = Markup('<sup class="fn"><a href="#note-{n}" id="back-{n}">{n}</a></sup>')
                return pattern.format(n=run.number)
        assert_never(run)

    def _link(self, link: Link) -> Markup:
        """A link out; an address that is not one of the web stays words."""
        if not link.address.casefold().startswith(("http://", "https://")):
            return self.inline(link.runs)
        pattern = Markup('<a href="{}" rel="noreferrer noopener">{}</a>')
        return pattern.format(link.address, self.inline(link.runs))

    def mark(self, card: EvidenceCard) -> Markup:
        """An evidence mark: a plain anchor to the card's place on the page."""
        say = wording(self.page.draft.language)
        pattern = Markup('<a class="mark" href="{}#evidence-{n}"><span class="unseen">{} </span>{n}</a>')
        return pattern.format(f"{self.up}index.html" if self.up else "", say("evidence"), n=card.number)

    def block(self, block: Block) -> Markup:
        """One block of words; figures and pictures are placed by the page itself."""
        match block:
            case Heading():
                return _tagged(f"h{min(max(block.level, 2), 4)}", self.inline(block.runs))
            case Paragraph():
                return _tagged("p", self.inline(block.runs))
            case Quote():
                return _tagged("blockquote", self.blocks(block.blocks))
            case Listing():
                entries = Markup().join(_tagged("li", self.blocks(each)) for each in block.entries)
                return _tagged("ol" if block.ordered else "ul", entries)
            case TableBlock():
                return self._table(block)
            case Picture() | Computed():
                return Markup()
        assert_never(block)

    def blocks(self, blocks: tuple[Block, ...]) -> Markup:
        """Blocks one after the other."""
        return Markup().join(self.block(block) for block in blocks)

    def _table(self, table: TableBlock) -> Markup:
        head = Markup().join(Markup('<th scope="col">{}</th>').format(self.inline(cell)) for cell in table.head)
        body = Markup().join(
            _tagged("tr", Markup().join(_tagged("td", self.inline(cell)) for cell in row)) for row in table.rows
        )
        pattern = Markup('<div class="table"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>')
        return pattern.format(head, body)


def _tagged(tag: str, inside: Markup) -> Markup:
    """Markup inside an element; `tag` is one of ours, never a reporter's word."""
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), inside)  # noqa: S704


def plain(runs: tuple[Run, ...]) -> str:
    """The words of runs without their marks."""
    return "".join(_plain(run) for run in runs)


def _plain(run: Run) -> str:
    match run:
        case Text():
            return run.text
        case Styled() | Link() | Named() | Covered():
            return plain(run.runs)
        case Cite() | NoteMark():
            return ""
    assert_never(run)


def spoken(blocks: tuple[Block, ...]) -> tuple[Run, ...]:
    """Every run of some blocks, however deep, in reading order."""
    return tuple(run for block in blocks for runs in _runs_of(block) for run in _deep(runs))


def _runs_of(block: Block) -> tuple[tuple[Run, ...], ...]:
    match block:
        case Heading() | Paragraph():
            return (block.runs,)
        case Quote():
            return (spoken(block.blocks),)
        case Listing():
            return tuple(spoken(entry) for entry in block.entries)
        case TableBlock():
            return tuple(cell for row in (block.head, *block.rows) for cell in row)
        case Picture():
            return (block.caption,)
        case Computed():
            return (spoken(block.caption),)
    assert_never(block)


def _deep(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    found: list[Run] = []
    for run in runs:
        found.append(run)
        if isinstance(run, Styled | Link | Named | Covered):
            found.extend(_deep(run.runs))
    return tuple(found)
