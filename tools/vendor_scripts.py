"""Copy the scripts of others that the workbench serves out of their npm packages, each checked by SHA-256.

    npm pack --pack-destination DIR htmx.org@4.0.1 @annotorious/annotorious@3.8.10
    python tools/vendor_scripts.py DIR src/farbank/web/static

To add one, name its package, its file and its digest below; the licence goes into NOTICE.
"""

from __future__ import annotations

import hashlib
import sys
import tarfile
from pathlib import Path

# (archive that `npm pack` writes, path inside, name here, SHA-256 of the file)
FILES: tuple[tuple[str, str, str, str], ...] = (
    (
        "htmx.org-4.0.1.tgz",
        "package/dist/htmx.min.js",
        "htmx.min.js",
        "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130",
    ),
    (
        "htmx.org-4.0.1.tgz",
        "package/dist/ext/hx-csp.min.js",
        "hx-csp.min.js",
        "a7e1e6711ae6c3e50ad300fba7936cbe8d07599cdae313414a179ddd6b26e143",
    ),
    (
        "annotorious-annotorious-3.8.10.tgz",
        "package/dist/annotorious.js",
        "annotorious.js",
        "21fe8846ed69296d7dae41db9ad5b6931d8cbb69eed93b003dbe816a8b123b42",
    ),
    (
        "annotorious-annotorious-3.8.10.tgz",
        "package/dist/annotorious.css",
        "annotorious.css",
        "6fa6a0f184e21f7d29d5d5390db21d54d9b77201301fd4c5e1e961ae8c7eb27f",
    ),
)


def main(packages: Path, static: Path) -> None:
    """Write every file whose digest is the one above; the first that differs ends it."""
    for archive, inside, name, expected in FILES:
        with tarfile.open(packages / archive) as opened:
            found = opened.extractfile(inside)
            content = found.read() if found else b""
        digest = hashlib.sha256(content).hexdigest()
        if digest != expected:
            raise SystemExit(f"{archive}: {inside} is {digest}, not {expected}")
        (static / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
