"""Files of random bytes, and of random words, to take in."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.words import Words

MEBIBYTE = 1 << 20
_MP4_HEAD = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41"


def video(path: Path, mebibytes: int) -> Path:
    """Random bytes behind the head of an MP4 file."""
    with path.open("wb") as file:
        file.write(_MP4_HEAD)
        file.write(os.urandom(MEBIBYTE - len(_MP4_HEAD)))
        for _ in range(mebibytes - 1):
            file.write(os.urandom(MEBIBYTE))
    return path


def small_texts(folder: Path, count: int, seed: int) -> Path:
    """Texts of 1 to 30 kB, made of random words."""
    folder.mkdir()
    words = Words(seed)
    for number in range(count):
        size = words.chance.randint(1_000, 30_000)
        text = words.some(size // 4).encode()[:size].decode("utf-8", "ignore")
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder
