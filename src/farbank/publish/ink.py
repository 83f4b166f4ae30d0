"""The colours of the page and of its figures: one dark, one lamp-yellow, the rest paper. Red is never used in print.

`PAIRS` lists every text colour with the ground it stands on; a test holds each at 4.5 to 1 or better (WCAG 2.2 AA).
"""

from __future__ import annotations

from typing import Final

INK: Final = "#13222b"
SOFT: Final = "#44555e"  # second voice: captions, axes
NIGHT: Final = "#172a35"  # where this case holds no look
DEEP: Final = "#2c4656"  # the hatching of the night
HAZE: Final = "#b4c4cc"  # words on the night
PAPER: Final = "#f6f7f5"
BANK: Final = "#e3e7e4"
FAR: Final = "#d6ddd9"  # a land that is neither the closed one nor the bank one may stand on
RIVER: Final = "#b9cad1"
RULE: Final = "#c3cbc9"
LAMP: Final = "#ffb81f"  # where light falls: seen
GLOW: Final = "#ffe2a0"  # words in lamp-light on the night
BRASS: Final = "#7a5200"  # lines on lamp-yellow
WHITE: Final = "#ffffff"

_KNEE: Final = 0.04045  # where the sRGB curve leaves its straight foot (IEC 61966-2-1)
PAIRS: Final[tuple[tuple[str, str], ...]] = (
    (INK, PAPER),
    (INK, BANK),
    (INK, LAMP),
    (INK, WHITE),
    (SOFT, PAPER),
    (SOFT, BANK),
    (INK, RIVER),  # a headline may reach over the sea
    (SOFT, RIVER),
    (INK, FAR),
    (SOFT, FAR),
    (HAZE, NIGHT),
    (GLOW, NIGHT),
    (PAPER, NIGHT),
    (BRASS, PAPER),
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, relative luminance), 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _KNEE else float(((part + 0.055) / 1.055) ** 2.4)
