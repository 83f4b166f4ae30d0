"""Verifying `log/cosigned/`: each file is a head of this log, its cosignatures hold, none that was recorded is gone.

- A cosigner who is trusted no longer is ignored as every unknown one is; their line must still be there.
- What the ledger does not record was left by an interrupted command; it is told and is no damage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from farbank.errors import Damage
from farbank.facts.log import HeadCosigned
from farbank.keeping.checks.verification import Docket
from farbank.keeping.disk.layout import Layout, read_whole
from farbank.keeping.log.note import parse_note
from farbank.keeping.log.public_log import read_published
from farbank.keeping.log.settings import Settings
from farbank.keeping.proof.cosignature import cosignatures, read_cosigner
from farbank.keeping.proof.cosigned import FOLDER, is_size


def check_cosigned(
    layout: Layout,
    settings: Settings,
    root_at: Callable[[int], bytes | None],
    recorded: Sequence[HeadCosigned] | None,
    docket: Docket,
) -> int:
    """Complains of what does not hold; how many cosignatures do. `recorded` is None where the ledger was not read."""
    held: dict[str, set[str]] = {}
    count = 0
    for path in _files(layout.log / FOLDER):
        try:
            count += _hold(path, layout, settings, root_at)
            held[path.name] = set(path.read_text(encoding="utf-8").splitlines())
        except Damage as damage:
            kind = "cosigned head" if is_size(path.name) else "stray file"
            docket.flaw(kind, layout.shown(path), str(damage))
            held[path.name] = set()
    if recorded is not None:
        _compare(held, recorded, docket)
    return count


def _hold(path: Path, layout: Layout, settings: Settings, root_at: Callable[[int], bytes | None]) -> int:
    if not is_size(path.name) or path.is_symlink() or path.parent.name != FOLDER:
        raise Damage("it does not belong into the log")
    untrusted = read_whole(path, layout.shown(path))
    checkpoint = read_published(untrusted, settings)
    if str(checkpoint.size) != path.name:
        raise Damage(f"it is the head of {checkpoint.size} leaves")
    if root_at(checkpoint.size) not in {None, checkpoint.root}:
        raise Damage(f"it names another history of the first {checkpoint.size} entries than the log")
    return len(cosignatures(parse_note(untrusted), [read_cosigner(each) for each in settings.witnesses]))


def _compare(held: dict[str, set[str]], recorded: Sequence[HeadCosigned], docket: Docket) -> None:
    for fact in recorded:
        name = str(fact.head.size)
        if name not in held:
            docket.flaw("cosigned head", f"log/{FOLDER}/{name}", "it is missing")
        elif held[name] and fact.line not in held[name]:
            docket.flaw("cosigned head", f"log/{FOLDER}/{name}", f"the cosignature of {fact.cosigner} is gone")
    known = {str(fact.head.size) for fact in recorded}
    for name in sorted(held.keys() - known):
        if held[name]:
            docket.notes.append(f"log/{FOLDER}/{name} is recorded by no entry: an interrupted command left it")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
