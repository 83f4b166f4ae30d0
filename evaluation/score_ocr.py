"""Writing read by machine: letters wrong and time, beside tesseract alone on the same page.

The error rate is edits (Levenshtein) to the letters of the notice, spaces and width left aside (NFKC). Tesseract alone:
the same library, data and language in its own page layout (PSM 3). Both get the pixels and the language; ours is also
asked without being told the language. Time is processor seconds, the least of three runs, one thread, without the
fence. The target is that of every page that tesseract alone reads too, full or short: where it gives up after a glance,
a ratio to it says nothing.
"""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Callable, Iterator
from statistics import median

from PIL import Image

from evaluation.pictures import Change, blurred, notice_page, phone, rotated, three_times, words_of
from evaluation.score import Score
from farbank.intake.limits import Limits
from farbank.intake.ocr.form import PAGE, as_page
from farbank.intake.ocr.installed import Absent, installed
from farbank.intake.ocr.tongues import LANGUAGES
from farbank.intake.readers.reader import Given, Unreadable
from farbank.values.picture import Pixels

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # before any of the libraries is loaded

WAYS: dict[str, Change] = {
    "clean": lambda page: page,
    "blurred": blurred,
    "rotated": rotated,
    "phone": phone,
    "full page": three_times,
}
NOTICES = {
    "ko": ("ko", "kor"),
    "ja": ("ja", "jpn"),
    "zh": ("zh", "chi_sim"),
    "zh-hant": ("zh", "chi_tra"),
    "en": ("en", "eng"),
}
HEAD = ("notice", "page", "farbank", "told no language", "tesseract alone", "time, x")
SLOWEST = 2.0  # times tesseract alone
READ = 0.1  # of the letters wrong at most where tesseract alone reads a page
RUNS = 3
Read = Callable[[Image.Image], str]


def scores() -> Iterator[Score]:
    """A row for each notice and way it reached the desk."""
    found = installed(LANGUAGES)
    if isinstance(found, Absent):
        yield Score(title="Writing read by machine", head=HEAD, rows=(), notes=(f"Not measured: {found.because}.",))
        return
    rows, ratios, full, short = [], [], [], []
    for notice, (language, data) in NOTICES.items():
        told, alone = _ours((language,)), _alone(data)
        for way, change in WAYS.items():
            page = change(notice_page(notice))
            (ours, our_time), (theirs, their_time) = _timed(told, page), _timed(alone, page)
            gold = words_of(notice) * (3 if way == "full page" else 1)
            rates = [_rate(gold, each) for each in (ours, _ours(LANGUAGES)(page), theirs)]
            ratios.append(our_time / their_time)
            rows.append((notice, way, *(f"{each:.3f}" for each in rates), f"{ratios[-1]:.2f}"))
            if rates[2] < READ:
                (full if way == "full page" else short).append(ratios[-1])
    yield Score(
        title="Writing read by machine: share of letters that are wrong",
        head=HEAD,
        rows=tuple(rows),
        notes=(
            f"Time of full pages: at most {max(full):.2f} times tesseract alone.",
            f"Time of short notices that tesseract alone reads too: at most {max(short):.2f} times.",
            f"Time of all pages: {median(ratios):.2f} times tesseract alone at the median.",
        ),
        missed=() if max(full + short) <= SLOWEST else (f"more than {SLOWEST} times the time of tesseract alone",),
    )


_kept: dict[tuple[str, ...], Read] = {}


def _ours(languages: tuple[str, ...]) -> Read:
    if languages not in _kept:
        from farbank.intake.ocr.engine.shelf import shelf_of  # noqa: PLC0415 - the extra may be absent

        found = installed(languages)
        assert not isinstance(found, Absent)
        shelf = shelf_of(found.model, str(found.data), languages)

        def read(page: Image.Image) -> str:
            pixels = Pixels(width=page.width, height=page.height, rgb=page.tobytes())
            given = Given(untrusted_bytes=as_page(pixels), name="", media=PAGE, limits=Limits())
            try:
                return shelf[PAGE].read(given).text
            except Unreadable:
                return ""

        _kept[languages] = read
    return _kept[languages]


def _alone(data: str) -> Read:
    import tesserocr  # noqa: PLC0415 - the extra may be absent

    found = installed(LANGUAGES)
    assert not isinstance(found, Absent)
    engine = tesserocr.PyTessBaseAPI(path=str(found.data), lang=data, psm=tesserocr.PSM.AUTO)

    def read(page: Image.Image) -> str:
        engine.SetImage(page)
        return str(engine.GetUTF8Text())

    return read


def _timed(read: Read, page: Image.Image) -> tuple[str, float]:
    took = []
    for _ in range(RUNS):
        begun = time.process_time()
        text = read(page)
        took.append(time.process_time() - begun)
    return text, min(took)


def _rate(written: str, read: str) -> float:
    gold, said = _plain(written), _plain(read)
    row = list(range(len(said) + 1))
    for at, letter in enumerate(gold, 1):
        before, row = row, [at]
        for place, other in enumerate(said, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != other)))
    return row[-1] / len(gold)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
