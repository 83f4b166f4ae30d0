"""Running text: the nodes that markdown-it made of one paragraph, cell or heading, as runs with their lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from farbank.reading.prose.attributes import Attributes
from farbank.reading.prose.faults import Faults
from farbank.reading.prose.marks import MARKS_ARE
from farbank.values.draft import Cite, Covered, Link, Named, NoteMark, Run, Styled, Text

_STRAY: Final = re.compile(r"\{@|\{coverage=|\[@|\]\{|\{alt=")
_STARS: Final = re.compile(r"\*\*|__")
_NO_NOTE: Final = re.compile(r"\[\^([^\]\s]+)\]")
_COVERAGE: Final = re.compile(r"[^/\s]+(?:/[^/\s]+/[^/\s]+\.\.[^/\s]+)?\Z")
_UNSPACED: Final = re.compile(r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def read_runs(nodes: Sequence[SyntaxTreeNode], line: int, faults: Faults) -> tuple[Run, ...]:
    """The runs of one inline text that begins in a line of the file; faults are added to the others."""
    return tuple(run for at, node in enumerate(nodes) for run in _runs(node, nodes[at - 1 : at + 2], line, faults))


def _runs(node: SyntaxTreeNode, around: Sequence[SyntaxTreeNode], line: int, faults: Faults) -> Iterator[Run]:
    here = line + int(node.meta.get("below", 0))
    if node.type == "softbreak":
        if not (len(around) == 3 and _unspaced(around[0].content[-1:] + around[2].content[:1])):  # noqa: PLR2004
            yield Text(text=" ", line=here)
    elif node.type == "cite":
        yield from (Cite(label=label, line=here) for label in node.meta["labels"])
    elif node.type == "text" and not node.content:
        return  # what is left of stars that were used up
    elif node.type in _MAKE:
        yield _MAKE[node.type](node, here, line, faults)
    else:
        key, expected = _REFUSED.get(node.type, (str(node.meta.get("key")), str(node.meta.get("expected"))))
        faults.add(here, key, expected)


def _unspaced(pair: str) -> bool:
    """Whether two characters stand in a script that puts no space where a line was broken."""
    return len(pair) == 2 and all(map(_UNSPACED.match, pair))  # noqa: PLR2004  # one from each side


def _text(node: SyntaxTreeNode, here: int, _: int, faults: Faults) -> Run:
    if _STRAY.search(node.content):
        faults.add(here, "mark", f"a mark that belongs to nothing stands in the text; {MARKS_ARE}")
    if _STARS.search(node.content):
        faults.add(here, "emphasis", "stars that set nothing apart; put a space outside them or take them out")
    if note := _NO_NOTE.search(node.content):
        faults.add(here, "footnote", f"there is no footnote {note[1]!r}")
    return Text(text=node.content, line=here)


def _break(_: SyntaxTreeNode, here: int, __: int, ___: Faults) -> Run:
    return Text(text="\n", line=here)


def _code(node: SyntaxTreeNode, here: int, _: int, __: Faults) -> Run:
    return Styled(style="code", runs=(Text(text=node.content, line=here),), line=here)


def _emphasis(node: SyntaxTreeNode, here: int, line: int, faults: Faults) -> Run:
    return Styled(style="emphasis", runs=read_runs(node.children, line, faults), line=here)


def _strong(node: SyntaxTreeNode, here: int, line: int, faults: Faults) -> Run:
    return Styled(style="strong", runs=read_runs(node.children, line, faults), line=here)


def _link(node: SyntaxTreeNode, here: int, line: int, faults: Faults) -> Run:
    if node.attrs.get("title"):
        faults.add(here, "link", "a link has words and an address; the title in quotation marks is never printed")
    return Link(runs=read_runs(node.children, line, faults), address=str(node.attrs["href"]), line=here)


def _note(node: SyntaxTreeNode, here: int, _: int, __: Faults) -> Run:
    return NoteMark(number=int(node.meta["id"]) + 1, line=here)


def _marked(node: SyntaxTreeNode, here: int, line: int, faults: Faults) -> Run:
    """A persona, or totalising words with what backs them."""
    given: Attributes = node.meta["attributes"]
    runs = read_runs(node.children, line, faults)
    if not runs:
        faults.add(here, "mark", "there are no words between the square brackets")
    if not given.marks and [key for key, _ in given.pairs] == ["coverage"]:
        return _covered(runs, given.get("coverage"), here, faults)
    if len(given.marks) != 1 or not all(value for _, value in given.pairs):
        faults.add(here, "mark", MARKS_ARE)
    return Named(runs=runs, persona="".join(given.marks[:1]), discloses=given.pairs, line=here)


def _covered(runs: tuple[Run, ...], coverage: str, here: int, faults: Faults) -> Run:
    if not _COVERAGE.match(coverage):
        faults.add(here, "coverage", "LINE/TARGET/FROM..TO, or the label of a tally")
    return Covered(runs=runs, coverage=coverage, line=here)


_MAKE: Final[dict[str, Callable[[SyntaxTreeNode, int, int, Faults], Run]]] = {
    "text": _text,
    "hardbreak": _break,
    "code_inline": _code,
    "em": _emphasis,
    "strong": _strong,
    "link": _link,
    "footnote_ref": _note,
    "mark": _marked,
}
_REFUSED: Final = {
    "html_inline": ("html", "raw HTML is refused; write Markdown"),
    "picture": ("picture", "a picture stands alone in its own paragraph"),
}
