"""The blocks of a report: what markdown-it found, as values with their lines. What has no place is refused by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from farbank.reading.prose.attributes import Attributes
from farbank.reading.prose.computed import read_computed
from farbank.reading.prose.faults import Faults
from farbank.reading.prose.marks import PICTURE_IS
from farbank.reading.prose.runs import read_runs
from farbank.reading.sheet.nearest import did_you_mean
from farbank.values.draft import Block, Heading, Listing, Paragraph, Picture, Quote, Run, TableBlock

_ITEM: Final = re.compile(r"[\w-]+\Z")
_PICTURE_KEYS: Final = ("alt", "redact")
_HEADINGS: Final = range(2, 5)
_REFUSED: Final = {
    "html_block": ("html", "raw HTML is refused; write Markdown"),
    "fence": ("code", "a block of code has no place in a report; take the ``` away"),
    "code_block": ("code", "four spaces make a block of code, which has no place in a report; take them away"),
    "hr": ("rule", "a line across the page has no place in a report; use a heading that begins with ##"),
}


def read_blocks(nodes: Sequence[SyntaxTreeNode], faults: Faults) -> tuple[Block, ...]:
    """The blocks of a list of nodes; faults are added to the others."""
    return tuple(block for node in nodes if (block := _block(node, faults)) is not None)


def _block(node: SyntaxTreeNode, faults: Faults) -> Block | None:
    if node.type in _MAKE:
        return _MAKE[node.type](node, _line(node), faults)
    if node.type in _REFUSED:
        faults.add(_line(node), *_REFUSED[node.type])
    return None


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 0


def _inline(node: SyntaxTreeNode, faults: Faults) -> tuple[Run, ...]:
    """The runs of a node that holds one inline text, or of an empty cell or heading."""
    return tuple(run for text in node.children for run in read_runs(text.children, _line(text), faults))


def _paragraph(node: SyntaxTreeNode, line: int, faults: Faults) -> Block:
    parts = node.children[0].children
    if len(parts) == 1 and parts[0].type == "picture":
        return _picture(parts[0], line, faults)
    return Paragraph(runs=_inline(_without_anchor(node), faults), line=line)


def _without_anchor(node: SyntaxTreeNode) -> SyntaxTreeNode:
    """The paragraph without the mark that leads back from a footnote; the page makes its own."""
    node.children = [child for child in node.children if child.type != "footnote_anchor"]
    return node


def _heading(node: SyntaxTreeNode, line: int, faults: Faults) -> Block:
    level = int(node.tag[1:])
    if level not in _HEADINGS:
        faults.add(line, "heading", "headings have two to four signs (##, ###, ####); the title stands in the header")
    return Heading(level=level, runs=_inline(node, faults), line=line)


def _quote(node: SyntaxTreeNode, line: int, faults: Faults) -> Block:
    return Quote(blocks=read_blocks(node.children, faults), line=line)


def _listing(node: SyntaxTreeNode, line: int, faults: Faults) -> Block:
    entries = tuple(read_blocks(entry.children, faults) for entry in node.children)
    return Listing(ordered=node.type == "ordered_list", entries=entries, line=line)


def _table(node: SyntaxTreeNode, line: int, faults: Faults) -> Block:
    rows = [tuple(_inline(cell, faults) for cell in row.children) for part in node.children for row in part.children]
    return TableBlock(head=rows[0], rows=tuple(rows[1:]), line=line)


def _picture(node: SyntaxTreeNode, line: int, faults: Faults) -> Block:
    given: Attributes = node.meta["attributes"]
    item = str(node.meta["target"])
    if not _ITEM.match(item):
        faults.add(line, "picture", f"{item!r} is not the label of an item; nothing is loaded from outside the case")
    if not given.get("alt").strip():
        faults.add(line, "alt", f"a picture says in words what it shows: {PICTURE_IS}")
    for key, _ in given.pairs:
        if key not in _PICTURE_KEYS:
            faults.add(line, key, f"not a word of a picture{did_you_mean(key, _PICTURE_KEYS)}")
    caption = read_runs(node.children, line, faults)
    return Picture(item=item, caption=caption, alt=given.get("alt"), redact=given.get("redact"), line=line)


def _box(node: SyntaxTreeNode, line: int, faults: Faults) -> Block | None:
    caption = []
    for block in read_blocks(node.children, faults):
        if isinstance(block, Paragraph):
            caption.append(block)
        else:
            faults.add(block.line, "caption", "a caption holds paragraphs only")
    return read_computed(str(node.meta["words"]), tuple(caption), line, faults, closed=bool(node.meta["closed"]))


_MAKE: Final[dict[str, Callable[[SyntaxTreeNode, int, Faults], Block | None]]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "blockquote": _quote,
    "bullet_list": _listing,
    "ordered_list": _listing,
    "table": _table,
    "box": _box,
}
