"""The header of a report: YAML between two lines of `---`.

- Every scalar is text with its line: no implicit date, boolean or number.
- No tags, no anchors, no aliases.
- A key that is not known is a complaint with the nearest known word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from farbank.errors import Refused
from farbank.reading.dates import read_span
from farbank.reading.prose.faults import Faults
from farbank.reading.sheet.nearest import did_you_mean

# what YAML itself calls words that nobody tagged
_TAG: Final = re.compile(r"tag:yaml\.org,2002:(?:str|int|float|bool|null|timestamp|value|merge|seq|map)\Z")
_FENCE: Final = re.compile(r"---[ \t]*\Z")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_NEEDED: Final = "a report begins with a header: 'title: ...' between two lines of ---"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the header says; `body_from` is the number of lines before the body."""

    title: str = ""
    outlet: str = ""
    part: int = 1
    of: int = 1
    related: tuple[str, ...] = ()
    language: str = "en"
    translation_of: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    contact: tuple[str, ...] = ()
    body_from: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """The words of one key, one or several, and its line."""

    words: tuple[str, ...]
    line: int
    listed: bool


def read_header(text: str, faults: Faults) -> Header:
    """The header of a report; its faults are added to the others."""
    lines = text.split("\n")
    if not _FENCE.match(lines[0]):
        faults.add(1, "header", _NEEDED)
        return Header()
    end = next((at for at, line in enumerate(lines[1:], 1) if _FENCE.match(line)), 0)
    if not end:
        faults.add(1, "header", "the header is not closed by a second line of ---")
        return Header(body_from=len(lines))
    cells = _cells("\n" + "\n".join(lines[1:end]) + "\n", faults)
    return _header(cells, end + 1, faults)


def _cells(text: str, faults: Faults) -> dict[str, _Cell]:
    node = _composed(text, faults)
    if node is None:
        return {}
    if not isinstance(node, MappingNode):
        faults.add(2, "header", "the header holds lines such as 'title: ...'")
        return {}
    cells: dict[str, _Cell] = {}
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            faults.add(line, "header", "a key is a word, not a list")
        elif name not in _KEYS:
            faults.add(line, name, f"not a word of the header{did_you_mean(name, _KEYS)}")
        elif name in cells:
            faults.add(line, name, f"stands in line {cells[name].line} already")
        else:
            cells[name] = _cell(name, value, line, faults)
    return cells


def _composed(text: str, faults: Faults) -> Node | None:
    """The tree of nodes, scalars as written; nothing is built from it."""
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        faults.add(mark.line + 1 if mark else 1, "header", f"not YAML: {error.problem}")
        return None
    except (YAMLError, RecursionError):
        faults.add(1, "header", "not YAML that can be read")
        return None
    return node if isinstance(node, Node) else None


def _cell(name: str, node: Node, line: int, faults: Faults) -> _Cell:
    listed = isinstance(node, SequenceNode)
    parts = node.value if listed else [node]
    for part in (node, *parts):
        if part.anchor or not _TAG.match(str(part.tag)):
            faults.add(line, name, "anchors, aliases and tags are not read; write the words out")
    if not all(isinstance(part, ScalarNode) for part in parts):
        faults.add(line, name, "one word or a list of words is expected")
        return _Cell(words=(), line=line, listed=listed)
    words = tuple(str(part.value).strip() for part in parts)
    return _Cell(words=tuple(word for word in words if word), line=line, listed=listed)


def _header(cells: dict[str, _Cell], body_from: int, faults: Faults) -> Header:
    values: dict[str, object] = {}
    for name, cell in cells.items():
        try:
            if cell.words:
                values[name] = _KEYS[name](cell)
        except Refused as refusal:
            faults.add(cell.line, name, f"{refusal} {refusal.advice}".strip())
    if "title" not in values and not faults.found:
        faults.add(cells["title"].line if "title" in cells else 1, "title", "a report has a title")
    header = Header(**values, body_from=body_from)  # type: ignore[arg-type]  # each key is read by its own column
    if header.part > header.of and "of" in values:
        faults.add(cells["of"].line, "of", f"part {header.part} of {header.of} cannot be")
    return header


def _word(cell: _Cell) -> str:
    if cell.listed:
        raise Refused("one word is expected, not a list")
    return cell.words[0]


def _several(cell: _Cell) -> tuple[str, ...]:
    return cell.words


def _counted(cell: _Cell) -> int:
    word = _word(cell)
    if not re.fullmatch(r"[1-9][0-9]{0,3}", word):
        raise Refused(f"{word!r} is not a whole number from 1")
    return int(word)


def _language(cell: _Cell) -> str:
    word = _word(cell)
    if not _LANGUAGE.match(word):
        raise Refused(f"{word!r} is not a language such as en, ko, ja or zh-Hans")
    return word


def _day(cell: _Cell) -> date:
    span = read_span(_word(cell))
    if span.earliest is None or span.earliest != span.latest or span.approximate:
        raise Refused(f"{_word(cell)!r} is not one day; write it as YYYY-MM-DD")
    return span.earliest


_KEYS: Final[dict[str, Callable[[_Cell], object]]] = {
    "title": _word,
    "outlet": _word,
    "part": _counted,
    "of": _counted,
    "related": _several,
    "language": _language,
    "translation_of": _word,
    "authors": _several,
    "published": _day,
    "contact": _several,
}
