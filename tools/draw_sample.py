"""Draws the sample picture of the border case: a bank with wire, a field and a post, and SAMPLE in its pixels."""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1600, 1000
SKY, HILL, FIELD, BANK, RIVER = "#dfe6e4", "#b6c3bf", "#cfc9a4", "#a9a585", "#8fa9b2"
INK, WORD = "#22394a", "#5d7681"


def draw() -> Image.Image:
    """The picture."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), SKY)
    pen = ImageDraw.Draw(picture)
    ridge = [(0, 420), (260, 300), (520, 380), (860, 240), (1200, 360), (1600, 280), (1600, 560), (0, 560)]
    pen.polygon(ridge, fill=HILL)
    pen.rectangle((0, 500, WIDTH, 720), fill=FIELD)
    for row in range(9):
        pen.line((0, 520 + 22 * row, WIDTH, 512 + 24 * row), fill="#bdb78f", width=3)
    pen.polygon([(0, 720), (WIDTH, 690), (WIDTH, 800), (0, 830)], fill=BANK)
    pen.polygon([(0, 830), (WIDTH, 800), (WIDTH, HEIGHT), (0, HEIGHT)], fill=RIVER)
    pen.rectangle((1180, 430, 1300, 560), fill="#7d7a68", outline=INK, width=4)
    pen.polygon([(1160, 432), (1240, 384), (1320, 432)], fill="#5f5d50", outline=INK)
    pen.rectangle((1206, 466, 1246, 500), fill=INK)
    for lane in range(3):
        base = 742 + 30 * lane
        for post in range(0, WIDTH + 1, 100):
            pen.line((post, base - 92, post, base), fill=INK, width=5)
        for strand in range(5):
            level = base - 84 + 17 * strand
            pen.line((0, level, WIDTH, level - 4), fill=INK, width=2)
            for barb in range(20, WIDTH, 50):
                pen.line((barb, level - 5, barb + 8, level + 5), fill=INK, width=2)
    font = ImageFont.load_default(size=150)
    for at in ((90, 60), (780, 825)):
        pen.text(at, "SAMPLE", font=font, fill=WORD)
    return picture


if __name__ == "__main__":
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "src/farbank/cases/border/drawing.png")
    draw().quantize(32).save(out, optimize=True)
