"""Our own marks in the running text, taught to markdown-it: citations, personas, backed words, pictures.

Each rule either leaves the text alone or pushes tokens whose `meta` says what stands there; `fault` tokens carry what
was expected. A first rule that never matches notes where each token begins, so that every run knows its line.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from farbank.reading.prose.attributes import Attributes, read_attributes

_CITATION: Final = re.compile(r"\[@(?P<first>[^\s;@\[\]]+)(?P<rest>(?:\s*;\s*@[^\s;@\[\]]+)*)\s*\]")
_LABEL: Final = re.compile(r"@([^\s;@\[\]]+)")
_PLACE: Final = re.compile(r"\((?P<target>[^()\s]*)\)")
_STARTS: Final = "farbank-starts"

CITATION_IS: Final = "a citation is written [@F-1], several are written [@F-1; @E-2]"
MARKS_ARE: Final = 'words are marked {@PERSONA dimension=value} or {coverage=...}; a value with spaces needs "quotes"'
PICTURE_IS: Final = 'a picture is written ![caption](ITEM){alt="what it shows"}'


def teach_marks(md: MarkdownIt) -> None:
    """Add the rules to a parser."""
    md.inline.ruler.before("text", "farbank_place", _note_place)
    md.inline.ruler.before("link", "farbank_cite", _cite)
    md.inline.ruler.before("link", "farbank_mark", _mark)
    md.inline.ruler.before("image", "farbank_picture", _picture)
    md.inline.ruler2.before("balance_pairs", "farbank_places", _keep_places)


def _note_place(state: StateInline, silent: bool) -> bool:  # markdown-it calls rules so
    if not silent:
        starts = state.env.setdefault(_STARTS, {})
        starts[len(state.tokens) + bool(state.pending)] = state.src.count("\n", 0, state.pos)
    return False


def _keep_places(state: StateInline) -> None:
    starts = state.env.pop(_STARTS, {})
    below = 0
    for at, token in enumerate(state.tokens):
        below = starts.get(at, below)
        token.meta["below"] = below


def _cite(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[@", state.pos):
        return False
    found = _CITATION.match(state.src, state.pos, state.posMax)
    end = found.end() if found else state.src.find("]", state.pos, state.posMax) + 1
    if not silent:
        token = state.push("cite" if found else "fault", "", 0)
        token.meta = {"labels": _LABEL.findall(found[0])} if found else {"key": "citation", "expected": CITATION_IS}
    state.pos = end or state.posMax
    return True


def _mark(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    start, end, outer = state.pos, state.md.helpers.parseLinkLabel(state, state.pos), state.posMax
    if end < 0 or not state.src.startswith("{", end + 1):
        return False
    given = read_attributes(state.src, end + 1)
    if given is None or given.after > outer:
        return _refuse(state, end + 1, "mark", MARKS_ARE, silent=silent)
    if not silent:
        _wrap(state, start + 1, end, given)
    state.pos, state.posMax = given.after, outer
    return True


def _wrap(state: StateInline, start: int, end: int, given: Attributes) -> None:
    state.push("mark_open", "", 1).meta = {"attributes": given}
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.push("mark_close", "", -1)


def _picture(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("![", state.pos):
        return False
    label_end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    place = _PLACE.match(state.src, label_end + 1, state.posMax) if label_end >= 0 else None
    if place is None:
        return _refuse(state, state.pos + 2, "picture", PICTURE_IS, silent=silent)
    given = Attributes(marks=(), pairs=(), after=place.end())
    if state.src.startswith("{", place.end()):
        read = read_attributes(state.src, place.end())
        if read is None or read.marks:
            return _refuse(state, place.end() + 1, "picture", PICTURE_IS, silent=silent)
        given = read
    if not silent:
        _push_picture(state, state.src[state.pos + 2 : label_end], place["target"], given)
    state.pos = given.after
    return True


def _push_picture(state: StateInline, caption: str, target: str, given: Attributes) -> None:
    token = state.push("picture", "", 0)
    token.meta = {"target": target, "attributes": given}
    token.children = state.md.parseInline(caption, {})[0].children or []


def _refuse(state: StateInline, after: int, key: str, expected: str, *, silent: bool) -> bool:
    if not silent:
        state.push("fault", "", 0).meta = {"key": key, "expected": expected}
    state.pos = after
    return True
