"""An SVG that leaves: shapes and words of a list, places rounded to a tenth, no id, comment, style or address."""

from __future__ import annotations

import re
from typing import Final, NoReturn
from xml.parsers import expat

from farbank.intake.second_reader.complaint import Unexpected, need

_PLACE: Final = re.compile(r"-?\d{1,6}(?:\.\d)?")
_VIEW: Final = re.compile(rf"0 0 {_PLACE.pattern} {_PLACE.pattern}")
_PATH: Final = re.compile(rf"(?:[MLHVZhvlz]|{_PLACE.pattern}|[, ])*")
_COLOUR: Final = re.compile(r"none|#[0-9a-fA-F]{3,6}")
_FACE: Final = re.compile(r"Farbank (?:Sans|Serif|Korean|Japanese|Chinese)(?:, (?:sans-)?serif)?")
_TONGUE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_MAY: Final = {
    "width": _PLACE, "height": _PLACE, "x": _PLACE, "y": _PLACE, "cx": _PLACE, "cy": _PLACE, "r": _PLACE,
    "viewBox": _VIEW, "d": _PATH, "fill": _COLOUR, "stroke": _COLOUR, "stroke-width": _PLACE,
    "stroke-dasharray": re.compile(r"\d{1,3}(?:[ ,]\d{1,3})*"), "stroke-linejoin": re.compile("round"),
    "stroke-linecap": re.compile("round"), "stroke-opacity": re.compile(r"[01](?:\.\d{1,3})?"),
    "font-family": _FACE, "font-size": _PLACE, "font-weight": re.compile("[4-7]00"),
    "font-style": re.compile("italic"), "text-anchor": re.compile("middle|end"),
    "xmlns": re.compile(r"http://www\.w3\.org/2000/svg"), "xml:lang": _TONGUE, "xml:space": re.compile("preserve"),
}  # fmt: skip
_SHAPES: Final = frozenset({"svg", "rect", "path", "circle"})
_HOLDS_WORDS: Final = frozenset({"text", "tspan"})


def check(data: bytes) -> str:
    """The words of the drawing; `Unexpected` where anything stands in it that may not."""
    words: list[str] = []
    open_ones: list[str] = []

    def start(name: str, said: dict[str, str]) -> None:
        need(name in _SHAPES | _HOLDS_WORDS, f"the drawing holds an element that may not be: {name[:40]!a}")
        need((name == "svg") == (not open_ones), "the drawing holds another drawing")
        for key, value in said.items():
            form = _MAY.get(key)
            need(form is not None and form.fullmatch(value), f"the drawing says more than it may: {name} {key[:40]!a}")
        open_ones.append(name)

    def spoken(data: str) -> None:
        need(open_ones[-1] in _HOLDS_WORDS or not data.strip("\n"), "words stand in the drawing where none may")
        words.append(data)

    def forbidden(*_: object) -> NoReturn:
        raise Unexpected("the drawing holds a comment, a declaration or an instruction")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: open_ones.pop()
    parser.CharacterDataHandler = spoken
    parser.CommentHandler = parser.ProcessingInstructionHandler = parser.StartDoctypeDeclHandler = forbidden
    parser.XmlDeclHandler = parser.StartCdataSectionHandler = forbidden
    try:
        parser.Parse(data, True)  # noqa: FBT003  (expat takes it by position only)
    except expat.ExpatError:
        raise Unexpected("the drawing is no whole XML") from None
    return "".join(words)
