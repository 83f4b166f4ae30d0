"""What general tools make of the same questions: anyascii makes Latin letters of all scripts, rapidfuzz compares."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A tool under its name, how it makes a name plain, and how it ranks all kept names for one."""

    name: str
    prepared: Callable[[str], str]
    ranked: Callable[[str, list[str]], list[tuple[str, float]]]


def peers() -> Iterator[Peer]:
    """The peer that is installed, or none; `pip install --group evaluation` brings it."""
    try:
        anyascii, fuzz, process = map(importlib.import_module, ("anyascii", "rapidfuzz.fuzz", "rapidfuzz.process"))
    except ImportError:
        return
    yield _latin(anyascii, fuzz, process)


def _latin(anyascii: Any, fuzz: Any, process: Any) -> Peer:
    def prepared(text: str) -> str:
        return str(anyascii.anyascii(text)).casefold().replace("-", " ").replace(",", " ")

    def ranked(text: str, kept: list[str]) -> list[tuple[str, float]]:
        found = process.extract(prepared(text), kept, scorer=fuzz.token_sort_ratio, limit=None)
        return [(f"U{at + 1}", float(score)) for _, score, at in found]

    return Peer(name="anyascii and rapidfuzz", prepared=prepared, ranked=ranked)
