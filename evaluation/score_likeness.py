"""Near-duplicate pictures: how often each change of a picture is found, and whether others are taken for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from PIL import Image

from evaluation.pictures import CHANGES, handwritten, scene
from evaluation.score import Score, share
from farbank.judgement.picture_print import BITS, NEAR, SIDE, near_to, print_of
from farbank.values.picture import Pixels

PICTURES = 20
OTHERS = 60
KINDS: dict[str, Callable[[int], Image.Image]] = {"scene": scene, "leaf of a letter": handwritten}


def scores() -> Iterator[Score]:
    """A row for each change and kind, and one for pictures that are others."""
    rows = [_row(name, kind) for kind in KINDS for name in CHANGES]
    others = [_others(kind) for kind in KINDS]
    wrong = [row for row in others if not row[3].startswith("0.0 %")]
    yield Score(
        title=f"Near-duplicate pictures, alike up to {NEAR} of {BITS} bits",
        head=("kind", "what was done to it", "distance: median, largest", "found"),
        rows=(*rows, *others),
        notes=(f"{PICTURES} pictures of each kind; of others every two of {OTHERS}, where *found* is a false alarm.",),
        missed=tuple(f"{row[0]}: others are taken for alike" for row in wrong),
    )


def _row(name: str, kind: str) -> tuple[str, ...]:
    pictures = [KINDS[kind](seed) for seed in range(PICTURES)]
    apart = sorted(_apart(_print(each), _print(CHANGES[name](each))) for each in pictures)
    return kind, name, f"{apart[PICTURES // 2]}, {apart[-1]}", share(sum(each <= NEAR for each in apart), PICTURES)


def _others(kind: str) -> tuple[str, ...]:
    prints = [_print(KINDS[kind](1_000 + seed)) for seed in range(OTHERS)]
    apart = sorted(_apart(one, two) for one, two in combinations(prints, 2))
    middle = f"{apart[len(apart) // 2]}, smallest {apart[0]}"
    return kind, "another picture", middle, share(sum(each <= NEAR for each in apart), len(apart))


def _apart(one: str, two: str) -> int:
    return near_to(one, [two], most=BITS)[0][1].distance


def _print(picture: Image.Image) -> str:
    small = picture.convert("RGB")
    small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    found = print_of(Pixels(width=small.width, height=small.height, rgb=small.tobytes()))
    assert isinstance(found, str)
    return found
