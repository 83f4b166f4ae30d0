"""A desk sheet in YAML 1.2.

- Every scalar is text with its line: no implicit date, boolean, octal or number.
- No tags, no anchors, no aliases, no merge keys, one document only.
- A key stands once in its mapping.
- Nesting deeper than a sheet can need is refused, so that no file can exhaust the reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from ruamel.yaml.reader import ReaderError

from farbank.errors import Complained, Complaint
from farbank.reading.sheet.shape import sheet_from
from farbank.reading.sheet.sheet import Sheet
from farbank.reading.sheet.tree import Fields, Listing, Node, Scalar, unwritable

_DEEPEST: Final = 12
# what the parser says -> what a reporter can act on
_PLAIN: Final = (
    ("mapping values are not allowed", "a second ': ' in one value; put the value between quotation marks"),
    ("could not find expected ':'", "a key without ': ' after it"),
    ("'\\t'", "a tab is used to indent; use spaces"),
    ("expected <block end>", "the indentation does not fit the lines above, or a value needs quotation marks"),
    ("expected ',' or '}'", "a { that is opened here or above is not closed, or a comma is missing"),
    ("expected ',' or ']'", "a [ that is opened here or above is not closed, or a comma is missing"),
    ("unexpected end of stream", "a quotation mark that is opened is not closed"),
    ("cannot start any token", "a value that begins with this sign needs quotation marks"),
    ("unknown escape character", "a backslash between double quotation marks; use single ones"),
)


def parse_yaml(text: str, file: str) -> Sheet:
    """The sheet in a text; `Complained` when it is not YAML at all, everything else waits in `Sheet.faults`."""
    composer = _Composer(file=file, events=_events(text, file))
    tree = composer.document()
    return sheet_from(tree, file, tuple(composer.faults))


def parse_header(text: str) -> dict[str, str]:
    """The single words at the top of a YAML text, such as the header of a report; lists are left out."""
    tree = _Composer(file="", events=_events(text, "")).document()
    entries = tree.entries if isinstance(tree, Fields) else ()
    return {key.text: node.text.strip() for key, node in entries if isinstance(node, Scalar)}


def _events(text: str, file: str) -> Iterator[Any]:
    reader = YAML(typ="safe", pure=True)
    try:
        yield from reader.parse(text.removeprefix("\ufeff"))
    except ReaderError as fault:
        line = text.count("\n", 0, fault.position) + 1
        raise _complained(file, line, "a character that cannot stand in a text file") from None
    except MarkedYAMLError as fault:
        begun = "could not find expected ':'" in (fault.problem or "")  # it is missed only where the next line begins
        mark = (fault.context_mark if begun else None) or fault.problem_mark or fault.context_mark
        line = min(mark.line, max(text.rstrip("\n").count("\n"), 0)) + 1 if mark else 1
        raise _complained(file, line, _in_plain_words(f"{fault.context or ''} {fault.problem or ''}")) from None
    except (YAMLError, ValueError, OverflowError, RecursionError):
        raise _complained(file, 1, "this is not YAML that can be read") from None


def _in_plain_words(problem: str) -> str:
    plain = next((ours for theirs, ours in _PLAIN if theirs in problem), "")
    return plain or f"this is not YAML that can be read: {problem.strip()}"


def _complained(file: str, line: int, expected: str) -> Complained:
    return Complained((Complaint(file=file, line=line, key="", expected=expected),))


class _Composer:
    """Builds the tree from events; what it refuses it notes and leaves out."""

    def __init__(self, *, file: str, events: Iterator[Any]) -> None:
        self.file = file
        self.events = events
        self.faults: list[Complaint] = []

    def document(self) -> Node:
        """The one document; an empty file is an empty sheet."""
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                tree = self.node(next(self.events), 0)
                self.ending()
                return tree
        return Fields(entries=(), line=1)

    def ending(self) -> None:
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                self.note(event, "", "a sheet is one document; take out what follows '---'")
            if not isinstance(event, DocumentEndEvent | StreamEndEvent):
                continue

    def node(self, event: Any, depth: int) -> Node:  # noqa: ANN401 - an event of a library without types
        line = event.start_mark.line + 1
        if depth > _DEEPEST:
            raise _complained(self.file, line, "lists inside lists deeper than a sheet ever needs")
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            self.note(event, "", "anchors and aliases (& and *) are not read; write the words out")
        if getattr(event, "tag", None):
            self.note(event, "", f"tags such as {event.tag} are not read; every cell is text")
        match event:
            case ScalarEvent():
                if unwritable(event.value):
                    self.note(event, "", "words without control characters and half characters")
                return Scalar(text=str(event.value), line=line)
            case SequenceStartEvent():
                return Listing(entries=tuple(self.entries(depth)), line=line)
            case MappingStartEvent():
                return Fields(entries=tuple(self.fields(depth)), line=line)
            case _:
                return Scalar(text="", line=line)

    def entries(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), SequenceEndEvent):
            yield self.node(event, depth + 1)

    def fields(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self.note(event, "", "a key is a word, not a list")
            elif key.text in seen:
                self.note(event, key.text, f"this key already stands in line {seen[key.text]}")
            else:
                seen[key.text] = key.line
                yield key, value

    def note(self, event: Any, key: str, expected: str) -> None:  # noqa: ANN401 - as above
        line = event.start_mark.line + 1
        self.faults.append(Complaint(file=self.file, line=line, key=key, expected=expected))
