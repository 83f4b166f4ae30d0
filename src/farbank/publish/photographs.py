"""The pictures of a report as files, each encoded once: for the site, and smaller for what is passed on by hand."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from farbank.errors import Refused
from farbank.publish import raster
from farbank.publish.page import Page, PictureShown

_THREADS: Final = 4
LIGHT_SIDE: Final = 1100  # pixels of the longer side in the PDF and the single file: 150 to the inch on A4


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture rebuilt from its pixels: `content` as wide as it is printed, `light` no wider than LIGHT_SIDE."""

    name: str
    content: bytes
    light: bytes
    width: int
    height: int

    @property
    def path(self) -> str:
        """Its file in a publication."""
        return f"pictures/{self.name}.jpg"


def photographs(page: Page) -> Mapping[str, Photo]:
    """Every picture of a page by the draft's own word for it."""
    return dict(encoded(page.pictures.items()))


def encoded(pictures: Iterable[tuple[str, PictureShown]]) -> Iterator[tuple[str, Photo]]:
    """Each picture as its files, in the order given. They are taken as they are wanted: few stand in memory at once.

    They are encoded on as many threads as there are processors: Pillow lets go of Python's lock while it works.
    """
    threads = min(_THREADS, os.cpu_count() or 1)
    pending: deque[tuple[str, Future[Photo]]] = deque()
    with ThreadPoolExecutor(max_workers=threads) as pool:
        for label, shown in pictures:
            pending.append((label, pool.submit(_photo, shown)))
            if len(pending) > threads:
                yield _done(pending)
        while pending:
            yield _done(pending)


def _done(pending: deque[tuple[str, Future[Photo]]]) -> tuple[str, Photo]:
    label, coming = pending.popleft()
    return label, coming.result()


def _photo(shown: PictureShown) -> Photo:
    pixels = shown.pixels
    if pixels is None:
        raise Refused(f"the files of the picture {shown.public_name} were made before, and are not given again")
    content = raster.rebuild_jpeg(pixels)
    small = max(pixels.width, pixels.height) <= LIGHT_SIDE
    return Photo(
        name=shown.public_name,
        content=content,
        light=content if small else raster.rebuild_jpeg(raster.no_wider(pixels, LIGHT_SIDE), quality=78),
        width=pixels.width,
        height=pixels.height,
    )
