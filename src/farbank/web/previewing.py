"""The pages that would leave, looked at before they do: from memory, under a policy by which they can do nothing.

- They were built by farbank and are never on the disk; the lock takes them away.
- Only what a page is made of is shown in the browser; everything else is handed over as a file.
"""

from __future__ import annotations

from typing import Final

from farbank.values.digest import sha256_hex
from farbank.values.package import Package
from farbank.web.asked import Sent, Shown

# what a page of a publication is made of
_SHOWN: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".woff2": "font/woff2",
}
_ONE_FILE: Final = "report.html"  # its style and pictures are within it, and this policy lets no page have them there


def files_of(package: Package) -> tuple[tuple[str, int, str], ...]:
    """Each file with its size in bytes and its SHA-256."""
    return tuple((each.path, len(each.content), sha256_hex(each.content)) for each in package.files)


def listed(about: str, package: Package) -> Shown:
    """Every file of a package, each a link."""
    return Shown(template="built.html.j2", given={"about": about, "files": files_of(package), "digest": package.digest})


def page_of(package: Package, path: str) -> Sent | None:
    """One file of a package: shown (`name` empty) or to keep; None where it has no such file."""
    file = next((each for each in package.files if each.path == path), None)
    if file is None:
        return None
    name = path.rpartition("/")[2]
    media = _SHOWN.get("." + name.rpartition(".")[2], "")
    if not media or name == _ONE_FILE:
        return Sent(content=file.content, media="application/octet-stream", name=name)
    return Sent(content=file.content, media=media)
