"""`farbank scrub` beside programs that clean files: time for one photograph, and words planted in files that are left.

exiftool and mat2 are peers where they are installed; what is absent is said to be so. Neither covers or rebuilds as
farbank does: `exiftool -all=` takes out what it knows and keeps the rest, mat2 draws a PDF and a picture anew.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, PngImagePlugin

from benchmarks.child import Failed, Took, run
from benchmarks.figure import Figure

RUNS = 3
SIDE = 3_000, 2_000  # a photograph of 6 megapixels
PLANTED = b"QUAYWARDEN-77141"
_RESOURCES = b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
_PAGE = "BT /F1 14 Tf 40 100 Td ({word}) Tj ET 0 0 0 rg 30 90 200 30 re f"
Clean = Callable[[Path, Path], Took]


def figures() -> Iterator[Figure]:
    """CPU time against each peer that is there, and how many of four planted words each leaves."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        peers = {name: clean for name, clean in (("exiftool -all=", _exiftool), ("mat2", _mat2)) if _there(name)}
        own = _times(here, _farbank)
        for name, clean in peers.items():
            ratio = tuple(ours / theirs for ours, theirs in zip(own, _times(here, clean), strict=True))
            yield Figure(what="scrub a photograph of 6 megapixels, CPU time", peer=name, values=ratio)
        yield Figure(
            what="planted words left by scrub, of 4", peer="limit", values=(_left(here, _farbank),), unit="", at_most=0
        )
        for name, clean in peers.items():
            yield Figure(what=f"planted words left by {name}, of 4", peer="", values=(_left(here, clean),), unit="")


def _there(name: str) -> bool:
    program = name.split(maxsplit=1)[0]
    found = shutil.which(program) is not None
    if not found:
        print(f"scrubbing: {program} is not installed, so it is no peer here", file=sys.stderr)
    return found


def _farbank(old: Path, new: Path) -> Took:
    return run([sys.executable, "-m", "farbank.cli.main", "scrub", old, "--out", new])


def _exiftool(old: Path, new: Path) -> Took:
    return run(["exiftool", "-all=", "-o", new, old])


def _mat2(old: Path, new: Path) -> Took:
    took = run(["mat2", old])
    old.with_name(f"{old.stem}.cleaned{old.suffix}").rename(new)
    return took


def _times(here: Path, clean: Clean) -> tuple[float, ...]:
    old, new = here / "old.jpg", here / "new.jpg"
    old.write_bytes(_photograph())
    found: list[float] = []
    for _ in range(RUNS):
        found.append(clean(old, new).cpu)
        new.unlink()
    return tuple(found)


def _left(here: Path, clean: Clean) -> float:
    """In how many new files the word is found; a file that could not be cleaned is none that leaves."""
    found = 0
    for number, (ending, content) in enumerate(_marked()):
        old, new = here / f"marked{number}{ending}", here / f"clean{number}{ending}"
        old.write_bytes(content)
        try:
            clean(old, new)
        except Failed:
            continue
        found += PLANTED in new.read_bytes()
        new.unlink()
    return found


def _photograph() -> bytes:
    out = io.BytesIO()
    said = Image.Exif()
    said[0x010F] = PLANTED.decode()
    Image.effect_noise(SIDE, 40).convert("RGB").save(out, "JPEG", exif=said, quality=90)
    return out.getvalue()


def _marked() -> Iterator[tuple[str, bytes]]:
    """Notes of a photograph, words in a PNG, bytes behind its end, words under a black box."""
    small = Image.new("RGB", (64, 48), (90, 120, 90))
    said, told = Image.Exif(), PngImagePlugin.PngInfo()
    said[0x010F] = PLANTED.decode()
    told.add_text("Author", PLANTED.decode())
    for ending, form, more in (
        (".jpg", "JPEG", {"exif": said}),
        (".png", "PNG", {"pnginfo": told}),
        (".png", "PNG", {}),
    ):
        out = io.BytesIO()
        small.save(out, form, **more)
        yield ending, out.getvalue() + (b"" if more else PLANTED)
    yield ".pdf", _pdf(_PAGE.format(word=PLANTED.decode()).encode())


def _pdf(drawn: bytes) -> bytes:
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R %b >>" % _RESOURCES,
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn),
    )
    content, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(content)
    return (
        content
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
    )
