"""A report as written, read into a draft: a YAML header and Markdown (CommonMark, tables, footnotes) with our marks.

- Raw HTML is refused, with its line; nothing from outside is ever placed in a page.
- A mark that cannot be read is a complaint, never words that slip into print.
- What has no place in a draft is refused, never left out.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from farbank.reading.prose.blocks import read_blocks
from farbank.reading.prose.boxes import teach_boxes
from farbank.reading.prose.faults import Faults
from farbank.reading.prose.header import Header, read_header
from farbank.reading.prose.marks import teach_marks
from farbank.values.draft import Block, Draft

_LONGEST: Final = 1_000_000  # characters
_DEEPEST: Final = 20  # lists in quotes in lists
_NOTE: Final = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")
_HEADER: Final = tuple(each.name for each in fields(Header) if each.name != "body_from")


def read_report(text: str, *, file_name: str) -> Draft:
    """The draft in a text; raises `Complained` with every fault, each with its line in the file.

    Dimensions of a persona, and whether a citation, item, series or line exists, are not judged here.
    """
    faults = Faults(file=file_name)
    if len(text) > _LONGEST:
        faults.add(0, "report", f"longer than {_LONGEST} characters; write it in parts")
        faults.complain()
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    header = read_header(plain, faults)
    blocks, footnotes = _body(plain, header.body_from, faults)
    faults.complain()
    return Draft(**{name: getattr(header, name) for name in _HEADER}, blocks=blocks, footnotes=footnotes)


def _body(plain: str, body_from: int, faults: Faults) -> tuple[tuple[Block, ...], tuple[tuple[Block, ...], ...]]:
    """Blocks and footnotes; the lines of the header are left blank, so that every line keeps its number."""
    lines = plain.split("\n")
    source = "\n".join([""] * body_from + lines[body_from:])
    env: dict[str, Any] = {}
    tokens = _parser().parse(source, env)
    _check_depth(tokens, faults)
    _check_notes(source, env, faults)
    nodes = SyntaxTreeNode(tokens).children
    notes = [note for node in nodes if node.type == "footnote_block" for note in node.children]
    blocks = read_blocks(nodes, faults)
    if not blocks and not faults.found:
        faults.add(len(lines), "report", "there is nothing after the header")
    return blocks, tuple(read_blocks(note.children, faults) for note in notes)


def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"maxNesting": 4 * _DEEPEST}).enable("table")
    md.use(footnote_plugin, inline=False)
    teach_marks(md)
    teach_boxes(md)
    return md


def _check_depth(tokens: list[Token], faults: Faults) -> None:
    """What is nested too deeply would be dropped by the parser without a word."""
    for token in tokens:
        if token.level > _DEEPEST or any(each.level > _DEEPEST for each in token.children or ()):
            faults.add(token.map[0] + 1 if token.map else 0, "nesting", "quotes, lists or brackets nested too deeply")
            return


def _check_notes(source: str, env: dict[str, Any], faults: Faults) -> None:
    """A footnote is written once and used; otherwise its words would vanish."""
    used = env.get("footnotes", {}).get("refs", {})
    seen: set[str] = set()
    for line, words in enumerate(source.split("\n"), 1):
        if note := _NOTE.match(words):
            if note[1] in seen:
                faults.add(line, "footnote", f"the footnote {note[1]!r} is written twice")
            elif used.get(f":{note[1]}", -1) < 0:
                faults.add(line, "footnote", f"nothing in the text has the mark [^{note[1]}] of this footnote")
            seen.add(note[1])
