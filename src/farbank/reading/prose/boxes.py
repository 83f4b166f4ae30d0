"""The block rule for computed figures: `::: coverage {line=yalu-tumen}`, a caption, `:::`."""

from __future__ import annotations

from typing import Final

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

_FENCE: Final = ":::"


def teach_boxes(md: MarkdownIt) -> None:
    """Add the rule to a parser. Tokens: `box_open` (meta: `words`, `closed`) ... `box_close`."""
    stops: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("fence", "farbank_box", _box, stops)


def _box(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # markdown-it calls rules so
    words = _line(state, first)
    if not words.startswith(_FENCE) or state.is_code_block(first):
        return False
    if silent:
        return True
    end = next((at for at in range(first + 1, last) if _line(state, at).strip() == _FENCE), last)
    opened = state.push("box_open", "div", 1)
    opened.map = [first, end]
    opened.meta = {"words": words.removeprefix(_FENCE).strip(), "closed": end < last}
    _inside(state, first + 1, end)
    state.push("box_close", "div", -1)
    state.line = end + 1 if end < last else last
    return True


def _inside(state: StateBlock, first: int, end: int) -> None:
    outer, parent = state.lineMax, state.parentType
    state.parentType, state.lineMax = "container", end  # a word markdown-it does not know ends no paragraph early
    state.md.block.tokenize(state, first, end)
    state.parentType, state.lineMax = parent, outer


def _line(state: StateBlock, at: int) -> str:
    return state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]]
