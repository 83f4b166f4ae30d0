"""What a publication is made of, for whoever checks it: every file with its SHA-256, the commitments of its evidence.

- `SHA256SUMS` is checked with `sha256sum -c SHA256SUMS` in the folder; `manifest.json` says the same for programs.
- No id of the case, no label, no place in a log, no size of a tree, no time: two releases are not put in order by it.
- A file cannot name its own digest: the manifest lists all but itself, SHA256SUMS lists the manifest too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from farbank.publish.page import EvidenceCard, Page
from farbank.values.digest import sha256_hex
from farbank.values.package import File

MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
VERSION: Final = 1
Tree = dict[str, Any]  # what json writes


def listed(page: Page, files: Iterable[File]) -> tuple[File, ...]:
    """The manifest and the sums of some files, to stand beside them."""
    every = sorted(files, key=lambda file: file.path)
    manifest = File(
        path=MANIFEST, content=json.dumps(_tree(page, every), ensure_ascii=False, indent=1).encode() + b"\n"
    )
    return manifest, sums((*every, manifest))


def sums(files: Iterable[File]) -> File:
    """What `sha256sum -c` reads: a digest and a path on each line."""
    lines = (f"{sha256_hex(each.content)}  {each.path}\n" for each in sorted(files, key=lambda file: file.path))
    return File(path=SUMS, content="".join(lines).encode())


def _tree(page: Page, files: list[File]) -> Tree:
    draft = page.draft
    return {
        "manifest": VERSION,
        "title": draft.title,
        "language": draft.language,
        "outlet": draft.outlet,
        "part": draft.part,
        "of": draft.of,
        "published": draft.published.isoformat() if draft.published else "",
        "tools": dict(page.method.tools),
        "files": [{"path": each.path, "sha256": sha256_hex(each.content), "size": len(each.content)} for each in files],
        "evidence": [_evidence(each) for each in page.cards if each.commitment],
    }


def _evidence(card: EvidenceCard) -> Tree:
    return {"number": card.number, "name": card.public_name, "commitment": card.commitment}
