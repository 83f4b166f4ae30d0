"""Notices and scenes as pictures, and what happens to pictures on their way: drawn here, the same on every machine."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from importlib.resources import files

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

from evaluation.score import HERE

FONTS = {
    "ko": "korean-500.ttf",
    "ja": "japanese-500.ttf",
    "zh": "chinese-500.ttf",
    "zh-hant": "japanese-500.ttf",
    "en": "serif-400.ttf",
}
Change = Callable[[Image.Image], Image.Image]


def words_of(notice: str) -> str:
    return (HERE / "notices" / f"{notice}.txt").read_text(encoding="utf-8").strip()


def notice_page(notice: str, size: int = 42) -> Image.Image:
    font = ImageFont.truetype(str(files("farbank").joinpath("publish", "fonts", FONTS[notice])), size)
    lines = words_of(notice).split("\n")
    page = Image.new("RGB", (1240, 140 + 2 * size * len(lines)), "white")
    draw = ImageDraw.Draw(page)
    for at, line in enumerate(lines):
        draw.text((90, 70 + 2 * size * at), line, font=font, fill=(20, 20, 20))
    return page


def three_times(picture: Image.Image) -> Image.Image:
    """The same page three times below one another: as much writing as a full sheet has."""
    page = Image.new("RGB", (picture.width, 3 * picture.height), "white")
    for at in range(3):
        page.paste(picture, (0, at * picture.height))
    return page


def blurred(picture: Image.Image) -> Image.Image:
    """Out of focus, with the noise of a small sensor."""
    soft = picture.convert("RGB").filter(ImageFilter.GaussianBlur(1.6))
    noise = Image.frombytes("L", soft.size, random.Random(3).randbytes(soft.width * soft.height))
    return Image.blend(soft, Image.merge("RGB", [noise] * 3), 0.08)


def rotated(picture: Image.Image) -> Image.Image:
    """Laid on the glass four degrees askew."""
    return blurred(picture.rotate(4, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC))


def phone(picture: Image.Image) -> Image.Image:
    """Photographed from the side with a phone: perspective, 60 % of the size, uneven light, JPEG quality 55."""
    wide, high = picture.size
    corners = (-0.08 * wide, -0.05 * high, 0.02 * wide, 1.1 * high, 1.02 * wide, 1.03 * high, 1.08 * wide, 0.0)
    bent = picture.convert("RGB").transform(
        picture.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=(150, 140, 130)
    )
    small = bent.resize((int(0.6 * wide), int(0.6 * high)), Image.Resampling.LANCZOS)
    light = Image.linear_gradient("L").rotate(90).resize(small.size).point(lambda level: 140 + level * 115 // 255)
    return saved_as_jpeg(Image.composite(small, Image.new("RGB", small.size), light), 55)


def saved_as_jpeg(picture: Image.Image, quality: int) -> Image.Image:
    content = io.BytesIO()
    picture.convert("RGB").save(content, "JPEG", quality=quality)
    return Image.open(content).convert("RGB")


def scene(seed: int) -> Image.Image:
    """A picture of many coloured shapes before a sky."""
    chance = random.Random(f"scene {seed}")
    picture = Image.new("RGB", (1200, 800))
    draw = ImageDraw.Draw(picture)
    for row in range(800):
        level = 200 - row // 10
        draw.line((0, row, 1200, row), fill=(level - 30, level - 10, level))
    for _ in range(60):
        left, top = chance.randrange(1200), chance.randrange(800)
        box = (left, top, left + chance.randrange(20, 350), top + chance.randrange(20, 260))
        (draw.ellipse if chance.random() < 0.5 else draw.rectangle)(
            box, fill=tuple(chance.randrange(256) for _ in range(3))
        )
    return picture.filter(ImageFilter.GaussianBlur(2))


def handwritten(seed: int) -> Image.Image:
    """A leaf of a letter: the same paper and margins as any other, other words."""
    chance = random.Random(f"leaf {seed}")
    page = Image.new("RGB", (1240, 1754), (235, 228, 210))
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(files("farbank").joinpath("publish", "fonts", FONTS["ko"])), 34)
    words = words_of("ko").split()
    down = 120 + chance.randrange(60)
    while down < 1500 + chance.randrange(150):
        across = 110.0 + chance.randrange(20)
        while across < 1060 - chance.randrange(200):
            word = chance.choice(words)
            draw.text((across, down + chance.randrange(-3, 3)), word, font=font, fill=(50, 50, 80))
            across += font.getlength(word) + 14
        down += 58 + chance.randrange(6)
    return page


def cropped(share: float) -> Change:
    def crop(picture: Image.Image) -> Image.Image:
        wide, high = picture.size
        return picture.crop((int(wide * share), int(high * share), int(wide * (1 - share)), int(high * (1 - share))))

    return crop


def tilted(degrees: float) -> Change:
    return lambda picture: picture.rotate(degrees, fillcolor="white", resample=Image.Resampling.BICUBIC)


def stamped(picture: Image.Image) -> Image.Image:
    """An agency's red field over a fiftieth of it."""
    copy = picture.copy()
    ImageDraw.Draw(copy).rectangle((0, 0, copy.width // 5, copy.height // 10), fill="red")
    return copy


CHANGES: dict[str, Change] = {
    "JPEG quality 40": lambda picture: saved_as_jpeg(picture, 40),
    "JPEG quality 10": lambda picture: saved_as_jpeg(picture, 10),
    "half the size": lambda picture: picture.resize((picture.width // 2, picture.height // 2)),
    "blurred by 3 pixels": lambda picture: picture.filter(ImageFilter.GaussianBlur(3)),
    "brighter by 40 %": lambda picture: ImageEnhance.Brightness(picture).enhance(1.4),
    "grey": ImageOps.grayscale,
    "mirrored": ImageOps.mirror,
    "turned by a quarter": lambda picture: picture.rotate(90, expand=True),
    "upside down": lambda picture: picture.rotate(180),
    "scanned anew, 0.4 degrees askew": lambda picture: blurred(tilted(0.4)(picture)),
    "1 degree askew": tilted(1),
    "2 degrees askew": tilted(2),
    "4 degrees askew": tilted(4),
    "1 % cut from each side": cropped(0.01),
    "2 % cut from each side": cropped(0.02),
    "5 % cut from each side": cropped(0.05),
    "10 % cut from each side": cropped(0.10),
    "a red field over 2 %": stamped,
}
