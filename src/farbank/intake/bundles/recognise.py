"""Which tool made what was handed over: told by content, without reading deeply.

- Only directories, names and first bytes are looked at; no link inside a folder is followed.
- Where several kinds meet, the one with the most dangerous sidecars wins, so that they end up restricted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from farbank.intake.bundles import signs
from farbank.intake.bundles.bounds import USUAL, Bounds
from farbank.intake.bundles.bundle import Kind
from farbank.intake.bundles.gathering import head_of, is_zip
from farbank.intake.bundles.proof_names import named
from farbank.intake.found import Found
from farbank.intake.media import ZIP, media_of
from farbank.intake.walk import walk
from farbank.intake.zips import zip_heads

_DESCRIPTION: Final = "datapackage.json"
_ORDER: Final[tuple[Kind, ...]] = ("proofmode", "tella", "auto-archiver")
_MEASURE: Final = frozenset(_ORDER[:2])


def recognise(path: Path, bounds: Bounds = USUAL) -> Kind:
    """The kind of bundle at a path; "plain" where nothing is known of it."""
    if path.is_dir():
        return _most_dangerous(_folder(path, bounds))
    met = next(walk([path]), None)
    return kind_of(met, bounds) if isinstance(met, Found) else "plain"


def kind_of(file: Found, bounds: Bounds = USUAL) -> Kind:
    """The kind of bundle a single file is."""
    if is_zip(file):
        return _packed(file, bounds)
    head = head_of(file)
    if signs.is_warc(head):
        return "warc"
    if signs.is_mbox(head):
        return "mbox"
    return _most_dangerous([signs.tool_of(file.name, head)] if signs.worth_a_look(file.name) else [])


def may_hold_measurements(file: Found, bounds: Bounds = USUAL) -> bool:
    """Whether a zip holds what a phone measured, or cannot be looked into so that nobody knows; False for no zip."""
    if media_of(head_of(file), file.name).kind != ZIP:
        return False
    members = _members(file, bounds)
    return not members or any(signs.tool_of(name, head) in _MEASURE for name, head in members)


def holds_measurements(file: Found, bounds: Bounds = USUAL) -> bool:
    """Whether a file is what a phone wrote down beside a photo, by content or by name, or a zip that holds such."""
    head = head_of(file)
    if media_of(head, file.name).kind == ZIP:
        return _measured(_members(file, bounds))
    return _measured([(file.path, head if signs.worth_a_look(file.name) else b"")])


def _members(file: Found, bounds: Bounds) -> list[tuple[str, bytes]]:
    return list(zip_heads(file, signs.worth_a_look, heads=bounds.heads, limits=bounds.zip))


def _measured(files: Iterable[tuple[str, bytes]]) -> bool:
    return any(signs.tool_of(name, head) in _MEASURE or _is_called_so(name) for name, head in files)


def _is_called_so(path: str) -> bool:
    """Whether a file is named as ProofMode names what it writes; a signature or a time stamp alone is anybody's."""
    role, name = named(path).role, path.lower()
    return (role == "sidecar" and not name.endswith(".ots")) or (role == "signature" and ".proof." in name)


def _folder(path: Path, bounds: Bounds) -> Iterator[str]:
    worth = (each for each in walk([path]) if isinstance(each, Found) and signs.worth_a_look(each.name))
    for file in islice(worth, bounds.heads):
        yield signs.tool_of(file.name, head_of(file))


def _packed(file: Found, bounds: Bounds) -> Kind:
    members = list(zip_heads(file, signs.worth_a_look, heads=bounds.heads, limits=bounds.zip))
    names = {name for name, _ in members}
    if _DESCRIPTION in names and any(name.startswith("archive/") for name in names):
        return "wacz"
    return _most_dangerous(signs.tool_of(name, head) for name, head in members)


def _most_dangerous(told: Iterator[str] | list[str]) -> Kind:
    """The first kind in the order of danger that anything told of; a folder is walked to its end only if need be."""
    seen: set[str] = set()
    for kind in told:
        seen.add(kind)
        if kind == _ORDER[0]:
            break
    return next((kind for kind in _ORDER if kind in seen), "plain")
