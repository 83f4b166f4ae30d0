"""How large farbank is with everything it needs to run, Python itself not counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import farbank
from benchmarks.figure import Figure

_NAME = re.compile(r"[A-Za-z0-9._-]+")


def figures() -> Iterator[Figure]:
    """Megabytes of farbank and of every package it needs, as installed (without compiled .pyc files)."""
    needed = _closure("farbank")
    packages = sum(_size_of(name) for name in needed if name != "farbank")
    own = sum(path.stat().st_size for path in Path(next(iter(farbank.__path__))).rglob("*") if _counts(path))
    size = (packages + own) / 1e6
    yield Figure(what=f"installation, {len(needed)} packages", peer="limit", values=(size,), unit="MB", at_most=250)


def _closure(root: str) -> set[str]:
    """A package and all that it needs, extras left out."""
    found, waiting = set[str](), [root]
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name in found:
            continue
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # needed on other platforms only
            continue
        found.add(name)
        waiting += [match[0] for need in needs if "extra ==" not in need and (match := _NAME.match(need))]
    return found


def _size_of(name: str) -> int:
    files = metadata.files(name) or []
    return sum(path.stat().st_size for each in files if _counts(path := Path(str(each.locate()))))


def _counts(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc"
