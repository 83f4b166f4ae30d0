"""A sheet to draw figures on. What leaves is plain shapes and words: coordinates rounded, no ids, comments or styles.

Patterns are real lines clipped to their rectangle, because a pattern fill would need an id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from farbank.publish import ink
from farbank.publish.faces import drawable, width
from farbank.publish.typefaces import FAMILY, SERIF


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def meets(self, other: Box, gap: float = 0) -> bool:
        """Whether two rectangles overlap, or come closer than `gap`."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """How words look: size, weight, colour, anchor (start, middle, end), and slant."""

    size: float = 15
    weight: int = 500
    fill: str = ink.INK
    anchor: str = "start"
    italic: bool = False


def number(value: float) -> str:
    """A coordinate, rounded to a tenth and written as short as it goes."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


@dataclass(slots=True)
class Sheet:
    """A drawing under way. `to_svg` closes it; the height may be set last."""

    width: float
    height: float = 0
    ground: str = ink.PAPER
    language: str = "en"
    parts: list[str] = field(default_factory=list)

    def rect(self, box: Box, fill: str, *, stroke: str = "", line: float = 1, dash: str = "") -> None:
        """A filled rectangle; `fill` may be `none`."""
        edge = f' stroke="{stroke}" stroke-width="{number(line)}"' if stroke else ""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        place = f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.w)}" height="{number(box.h)}"'
        self.parts.append(f'<rect {place} fill="{fill}"{edge}{dashes}/>')

    def rects(self, boxes: Sequence[Box], fill: str, *, stroke: str = "", line: float = 1, dash: str = "") -> None:
        """Rectangles of one look; several of them are one shape."""
        if len(boxes) == 1:
            self.rect(boxes[0], fill, stroke=stroke, line=line, dash=dash)
        else:
            self.path("".join(map(_outline, boxes)), fill=fill, stroke=stroke, line=line, dash=dash)

    def path(
        self, d: str, *, stroke: str = "", line: float = 1, fill: str = "none", dash: str = "", cap: str = ""
    ) -> None:
        """A path; without a stroke only its fill shows. `cap` is how its ends look."""
        edge = f' stroke="{stroke}" stroke-width="{number(line)}" stroke-linejoin="round"' if stroke else ""
        edge += f' stroke-linecap="{cap}"' if cap else ""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        if d:
            self.parts.append(f'<path d="{d}" fill="{fill}"{edge}{dashes}/>')

    def glow(self, d: str, stroke: str, line: float, opacity: float) -> None:
        """A soft wide stroke with round ends."""
        look = f'stroke-linecap="round" stroke-linejoin="round" stroke-opacity="{opacity:g}"'
        self.parts.append(f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{number(line)}" {look}/>')

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str, line: float = 1, dash: str = "") -> None:
        """A straight line."""
        self.path(f"M{number(x1)},{number(y1)}L{number(x2)},{number(y2)}", stroke=stroke, line=line, dash=dash)

    def dot(self, x: float, y: float, r: float, fill: str, *, stroke: str = "", line: float = 1) -> None:
        """A circle."""
        edge = f' stroke="{stroke}" stroke-width="{number(line)}"' if stroke else ""
        self.parts.append(f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{fill}"{edge}/>')

    def text(self, x: float, y: float, words: str, look: Type) -> None:
        """One line of words; a run in another script carries its language, its own face and its own place."""
        pieces = drawable(words, self.language)
        if not pieces:
            return
        mixed = len(pieces) > 1 or pieces[0][1] != "latin"
        slant = ' font-style="italic"' if look.italic else ""
        anchor = f' text-anchor="{look.anchor}"' if look.anchor != "start" and not mixed else ""
        family = f'font-family="{SERIF}, serif"' if look.italic else f'font-family="{FAMILY["latin"]}, sans-serif"'
        style = f'font-size="{number(look.size)}" font-weight="{look.weight}" fill="{look.fill}"{anchor}{slant}'
        start = text_box(x, y, "".join(run for _, _, run in pieces), look).x + 4 if mixed else x
        inside = _spans(pieces, start, look) if mixed else escape(pieces[0][2], quote=False)
        self.parts.append(f'<text x="{number(start)}" y="{number(y)}" {family} {style}>{inside}</text>')

    def link(self, d: str, to: str, words: str, line: float = 0) -> None:
        """An unseen shape over the drawing that leads somewhere: the inside of a path, or a band along it.

        A keyboard goes through the table beside the drawing, not through hundreds of these.
        """
        shape = f'stroke="transparent" stroke-width="{number(line)}" fill="none"' if line else 'fill="transparent"'
        named = f'aria-label="{escape(words)}"'
        self.parts.append(f'<a href="{escape(to)}" tabindex="-1" {named}><path d="{d}" {shape}/></a>')

    def boxed(self, x: float, y: float, words: str, look: Type, ground: str) -> Box:
        """Words on a small ground of their own, so that nothing beneath them disturbs reading; returns the ground."""
        box = text_box(x, y, words, look)
        self.rect(box, ground)
        self.text(x, y, words, look)
        return box

    def to_svg(self) -> str:
        """The finished drawing."""
        size = f'width="{number(self.width)}" height="{number(self.height)}"'
        view = f'viewBox="0 0 {number(self.width)} {number(self.height)}"'
        ground = f'<rect width="{number(self.width)}" height="{number(self.height)}" fill="{self.ground}"/>'
        space = 'xml:space="preserve"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} xml:lang="{escape(self.language)}" {space}>'
        return "\n".join((head, ground, *self.parts, "</svg>\n"))


def _spans(pieces: tuple[tuple[str, str, str], ...], x: float, look: Type) -> str:
    """Runs of several scripts one after the other, each placed by itself: the renderer mixes faces otherwise."""
    out: list[str] = []
    for language, kind, run in pieces:
        face = f' xml:lang="{escape(language)}" font-family="{FAMILY[kind]}" font-weight="500"'
        own = "" if kind == "latin" else face
        out.append(f'<tspan x="{number(x)}"{own}>{escape(run, quote=False)}</tspan>')
        x += width(run, look.size, look.weight)
    return "".join(out)


def _outline(box: Box) -> str:
    return f"M{number(box.x)},{number(box.y)}h{number(box.w)}v{number(box.h)}h{number(-box.w)}z"


def text_box(x: float, y: float, words: str, look: Type) -> Box:
    """The rectangle that words on the base line `y` take up, with a little room around."""
    across = width(words, look.size, look.weight)
    left = {"start": x, "middle": x - across / 2, "end": x - across}[look.anchor]
    return Box(x=left - 4, y=y - look.size, w=across + 8, h=look.size * 1.32)


def strokes(box: Box, step: float, *, rising: bool = True) -> str:
    """Diagonal lines clipped to a rectangle, as path data; neighbours with the same step continue each other."""
    box = Box(x=box.x + 1, y=box.y + 1, w=box.w - 2, h=box.h - 2)  # so that no stroke leaves the rectangle
    parts: list[str] = []
    low = box.x + box.y if rising else box.x - box.bottom
    high = box.right + box.bottom if rising else box.right - box.y
    at = (low // step + 1) * step
    while at < high:
        if rising:  # x + y = at
            x1, x2 = max(box.x, at - box.bottom), min(box.right, at - box.y)
            parts.append(f"M{number(x1)},{number(at - x1)}L{number(x2)},{number(at - x2)}")
        else:  # x - y = at
            x1, x2 = max(box.x, at + box.y), min(box.right, at + box.bottom)
            parts.append(f"M{number(x1)},{number(x1 - at)}L{number(x2)},{number(x2 - at)}")
        at += step
    return "".join(parts)


def bars(box: Box, step: float) -> str:
    """Level lines across a rectangle, as path data."""
    parts: list[str] = []
    at = (box.y // step + 1) * step
    while at < box.bottom:
        parts.append(f"M{number(box.x)},{number(at)}H{number(box.right)}")
        at += step
    return "".join(parts)
