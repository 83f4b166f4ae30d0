"""Files that leave: made anew from what was seen in the old one, then read by a second reader that knows every byte.

- The old file is decoded in the confined process; the new one is written from pixels, words, cells or samples alone.
- A file that is two things at once, or that cannot be decoded whole, is refused.
- What does not pass the second reader, or holds a word that was to go, is not given out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO, Final

from farbank.errors import Refused
from farbank.facts.item import Hidden
from farbank.intake.confined import Confinement
from farbank.intake.reading import CouldNot, Reading
from farbank.intake.second_reader import exiftool
from farbank.publish import raster
from farbank.publish.cover import cover
from farbank.publish.page_images import pdf_of
from farbank.values.box import Box
from farbank.values.picture import Pixels

LONGEST_SIDE: Final = 6_000  # pixels of a picture that leaves; larger ones are made smaller
PAGE_SIDE: Final = 3_000  # pixels of a page of a PDF that leaves; A4 at 200 dots per inch has 2,339
DOTS_PER_INCH: Final = 200
PHOTOS: Final = frozenset(
    {"image/jpeg", "image/heic", "image/webp"}
)  # kinds that lose a little each time they are saved
_TWO_KINDS: Final = "a file of two kinds"
_SHORTEST: Final = 6  # letters of a value that would not stand in a file by accident
_NO_VALUES: Final = frozenset({"present", "left out", "present and damaged"})
_FORM_ITSELF: Final = ("compatible_brands", "major_brand", "handler_name")  # of an MP4, and of the copy too


def readable(confinement: Confinement, stream: BinaryIO, name: str) -> Reading:
    """What there is to know of a file that is to be rebuilt; `Refused` where it cannot be, with the reason."""
    read = confinement.read(stream, name)
    two = next((each.value for each in read.hidden if each.what == _TWO_KINDS), "")
    if two:
        raise Refused(f"it is not rebuilt: {two}", advice="Find out who made it so, and ask for the plain file.")
    return read


def picture(pixels: Pixels, boxes: Iterable[Box] = (), *, photo: bool) -> bytes:
    """A picture with boxes over it, as JPEG where it was a `photo` and else as PNG."""
    covered = cover(pixels, boxes)
    return raster.rebuild_jpeg(covered, quality=90) if photo else raster.rebuild_png(covered)


def document(pages: Iterable[tuple[Pixels, Sequence[Box]]]) -> bytes:
    """A PDF of pictures of pages with boxes over them."""
    return pdf_of((picture(pixels, boxes, photo=True) for pixels, boxes in pages), dots_per_inch=DOTS_PER_INCH)


def drawn(pixels: Pixels | CouldNot, what: str) -> Pixels:
    """The pixels, or `Refused` with the reason why there are none."""
    if isinstance(pixels, CouldNot):
        raise Refused(f"{what} cannot be rebuilt: {pixels.because}")
    return pixels


def passed(confinement: Confinement, content: bytes, media: str, gone: Iterable[str] = ()) -> bytes:
    """The file, once a second reader knows every byte of it and no word that was to go is in it; else `Refused`."""
    found = confinement.complaint(content, media) or exiftool.complaint_of(content) or _leak(content, gone)
    if found:
        raise Refused(
            f"the second reader stopped the copy: {found}; nothing was written",
            advice="Report this with an invented file; do not send the copy on.",
        )
    return content


def values_of(hidden: Iterable[Hidden]) -> tuple[str, ...]:
    """What the old file said beside what is seen, and the new one may not: whatever is long enough to be told apart."""
    own = (each for each in hidden if not each.what.endswith(_FORM_ITSELF) and each.value not in _NO_VALUES)
    return tuple(each.value for each in own if len(each.value) >= _SHORTEST)


def _leak(content: bytes, gone: Iterable[str]) -> str:
    lower = content.lower()
    for words in gone:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            if words.strip() and words.lower().encode(encoding) in lower:
                return "it holds words that were to go"
    return ""
