"""RTF documents: the words in whatever code pages they are written, and what was deleted, hidden or remarked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from farbank.facts.item import Hidden
from farbank.intake.media import RTF
from farbank.intake.names import clean_text
from farbank.intake.readers.charset import text_of
from farbank.intake.readers.office.rtf_state import CHARSETS, SIGNS, TIMES, State, changed
from farbank.intake.readers.office.rtf_tokens import Edge, Letters, Word, tokens
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Reading

_NAME: Final = "rtf 1"
_SHARE: Final = {"text": "text", "comment": "comment", "info": "info", "revisers": "reviser"}
_OBJECTS: Final = {"object": "an embedded object", "pict": "a picture inside"}
_CLOCK: Final = {"yr": "-", "mo": "-", "dy": " ", "hr": ":", "min": ""}
_LAST_UNIT: Final = 0xFFFF


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters and where they belong; bytes wait until the code page of all of them can be told."""

    kind: str
    content: bytes | str
    page: str = ""


@dataclass(slots=True)
class _Run:
    """One pass over a document."""

    states: list[State] = field(default_factory=lambda: [State()])
    pieces: list[_Piece] = field(default_factory=list)
    objects: dict[str, int] = field(default_factory=dict)
    charsets: dict[int, str] = field(default_factory=dict)
    default_font: int = -1
    default_page: str = "cp1252"
    skip: int = 0

    def edge(self, edge: Edge) -> None:
        """A group begins, or ends and brings back the state before it."""
        self.skip = 0
        if edge.opens:
            self.states.append(self.states[-1])
            return
        ended = self.states.pop() if len(self.states) > 1 else self.states[0]
        if ended.where in ("comment", "info") and ended != self.states[-1]:
            self.pieces.append(_Piece(_kind(ended), "\0"))

    def word(self, word: Word) -> None:
        """A control word: a sign, a letter, or a change of state."""
        state, name, number = self.states[-1], word.name, word.number
        if name == "u" and number is not None:
            self._keep(chr(number & _LAST_UNIT))
            self.skip = state.skip
        elif name in SIGNS and not state.star:
            self._keep(SIGNS[name])
        elif name == "fcharset" and state.where == "fonts":
            self.charsets[state.font] = CHARSETS.get(number or 0, "")
        elif name == "ansicpg" and number:
            self.default_page = f"cp{number}"
        elif name == "deff" and number is not None:
            self.default_font = number
        elif name in _CLOCK and state.fact in TIMES.values():
            self._keep(f"{number or 0:02}{_CLOCK[name]}")
        else:
            if name in _OBJECTS:
                self.objects[_OBJECTS[name]] = self.objects.get(_OBJECTS[name], 0) + 1
            self.states[-1] = changed(state, name, number)

    def letters(self, letters: Letters) -> None:
        """Bytes of text, without those that only stand in for a Unicode letter."""
        content = letters.content
        skipped = min(self.skip, len(content))
        self.skip -= skipped
        if content[skipped:]:
            self._keep(content[skipped:])

    def _keep(self, content: bytes | str) -> None:
        state = self.states[-1]
        if state.star:
            self.states[-1] = replace(state, where="nowhere", star=False)
        elif state.where not in ("nowhere", "fonts"):
            font = state.font if state.font >= 0 else self.default_font
            self.pieces.append(_Piece(_kind(state), content, self.charsets.get(font) or self.default_page))


def _kind(state: State) -> str:
    if state.where == "text" and state.deleted:
        return "tracked change: deleted"
    if state.where == "text" and state.hidden:
        return "hidden text"
    return state.fact if state.where == "info" else _SHARE.get(state.where, "")


def words_of(untrusted_bytes: bytes) -> tuple[str, tuple[Hidden, ...], str]:
    """The words, what is not among them, and why not all could be read."""
    run = _Run()
    for token in tokens(untrusted_bytes):
        match token:
            case Edge():
                run.edge(token)
            case Word():
                run.word(token)
            case Letters():
                run.letters(token)
    pieces, because = _in_words(run.pieces)
    text = clean_text("".join(each.content for each in pieces if each.kind == "text" and isinstance(each.content, str)))
    objects = (Hidden(what=what, value=str(count)) for what, count in run.objects.items())
    return text.strip("\n"), (*_hidden(pieces), *objects), "; ".join(because)


def _read(given: Given) -> Reading:
    text, hidden, because = words_of(given.untrusted_bytes)
    if len(text) > given.limits.characters:
        raise Unreadable(f"it holds more than {given.limits.characters:,} characters")
    return Reading(media=given.media, reader=_NAME, text=text, hidden=hidden, could_not=because)


def _in_words(pieces: list[_Piece]) -> tuple[list[_Piece], list[str]]:
    """Every piece in words: the bytes of one code page are told together, then each stretch is decoded."""
    codecs: dict[str, str] = {}
    because: list[str] = []
    joined = list(_joined(pieces))
    for page in dict.fromkeys(each.page for each in joined if isinstance(each.content, bytes)):
        whole = b"\n".join(each.content for each in joined if isinstance(each.content, bytes) and each.page == page)
        found = text_of(whole, page)
        codecs[page] = found.codec or "latin-1"
        because += [f"not all of it is {page}, the encoding it names: {found.because}"] if found.because else []
    return [_decoded(each, codecs) for each in joined], because


def _decoded(piece: _Piece, codecs: dict[str, str]) -> _Piece:
    if isinstance(piece.content, str):
        return piece
    return _Piece(piece.kind, piece.content.decode(codecs[piece.page], "replace"))


def _joined(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Neighbouring bytes of one kind and page as one piece, so that no letter is cut between two of them."""
    waiting: list[bytes] = []
    last: _Piece | None = None
    for piece in pieces:
        same = last is not None and (last.kind, last.page) == (piece.kind, piece.page)
        if waiting and last is not None and not (same and isinstance(piece.content, bytes)):
            yield _Piece(last.kind, b"".join(waiting), last.page)
            waiting = []
        if isinstance(piece.content, bytes):
            waiting.append(piece.content)
        else:
            yield piece
        last = piece
    if waiting and last is not None:
        yield _Piece(last.kind, b"".join(waiting), last.page)


def _hidden(pieces: list[_Piece]) -> Iterator[Hidden]:
    """What is not among the words, kind by kind in the order in which each first stands."""
    found: dict[str, list[str]] = {}
    for piece in pieces:
        if piece.kind not in ("text", "") and isinstance(piece.content, str):
            found.setdefault(piece.kind, []).append(piece.content)
    for what, words in found.items():
        for one in "".join(words).split("\0"):
            if value := clean_text(one).strip().strip(";"):
                yield Hidden(what=what, value=value)


READER: Final = Reader(name=_NAME, supports=(RTF,), read=_read)
