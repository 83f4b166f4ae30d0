"""Whether faces are really found here: one that we draw, of nobody, is found at three sizes, and a wall holds none."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageDraw, ImageFilter

from farbank.intake.faces.engine.search import faces_in

_SIZES: Final = (100, 40, 12)  # pixels across
_HAIR, _SKIN, _WHITE, _EYE, _LIP, _COAT = "#2d201a", "#d6a58a", "#f5f0eb", "#281c16", "#a54b4b", "#3c466e"
# what the drawing is made of, from back to front: colour, and left, top, right, bottom on a sheet of 400
_SHAPES: Final = (
    (_SKIN, (165, 260, 235, 350)),
    (_COAT, (80, 320, 320, 530)),
    (_HAIR, (115, 75, 285, 260)),
    (_SKIN, (128, 105, 272, 305)),
    (_HAIR, (115, 75, 285, 145)),
    (_HAIR, (150, 159, 190, 166)),
    (_HAIR, (210, 159, 250, 166)),
    (_WHITE, (152, 178, 188, 198)),
    (_WHITE, (212, 178, 248, 198)),
    (_EYE, (161, 179, 179, 197)),
    (_EYE, (221, 179, 239, 197)),
    ("#96604f", (186, 228, 196, 236)),
    ("#96604f", (204, 228, 214, 236)),
    (_LIP, (172, 252, 228, 270)),
)
_SHEET, _ACROSS = 400, 144


def portrait(across: int, ground: str = "#96a0aa") -> Image.Image:
    """A sheet with one drawn face, so many pixels across."""
    sheet = Image.new("RGB", (_SHEET, _SHEET), ground)
    pen = ImageDraw.Draw(sheet)
    for colour, edges in _SHAPES:
        pen.ellipse(edges, fill=colour)
    side = round(_SHEET * across / _ACROSS)
    return sheet.filter(ImageFilter.GaussianBlur(2)).resize((side, side), Image.Resampling.LANCZOS)


def wall() -> Image.Image:
    """A picture of bricks and a window."""
    sheet = Image.new("RGB", (320, 240), "#8d8478")
    pen = ImageDraw.Draw(sheet)
    for row, y in enumerate(range(0, 240, 16)):
        for x in range(-16 * (row % 2), 320, 32):
            pen.rectangle((x, y, x + 30, y + 14), fill="#7a6a5c")
    pen.rectangle((200, 60, 270, 150), fill="#20303a", outline="#d8d2c4", width=5)
    return sheet


def why_not() -> str:
    """Why faces are not looked for here, `""` where the drawn one was found each time and nothing else was."""
    for across in _SIZES:
        sheet = Image.new("RGB", (320, 320), "#96a0aa")
        sheet.paste(portrait(across), (20, 20))
        if len(faces_in(sheet)) != 1:
            return f"a face that we drew, {across} pixels across, was not found"
    return "a face was found on a wall of bricks" if faces_in(wall()) else ""
