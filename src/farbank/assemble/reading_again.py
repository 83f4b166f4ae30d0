"""Every file of a package is read again before anybody judges it, by readers that share no line with what wrote it.

- Each kind of file has a list of what it may hold; what is on no list stops the package, with the file and the thing.
- The files are read in the confined process, where a reader that crashes or hangs is a reason like any other.
"""

from __future__ import annotations

from farbank.errors import Refused
from farbank.intake.confined import Confinement
from farbank.intake.second_reader.package_files import PACKAGE, PICTURES, wrapped
from farbank.values.package import Package


def read_again(confinement: Confinement, package: Package, *, apart: tuple[str, ...] = ()) -> None:
    """`Refused`, with the reason, where a file holds anything that it may not; then nothing has left.

    `apart` are the folders of reports that were read as packages of their own.
    """
    for file in package.files:
        if file.path.startswith(PICTURES):  # each by itself: together they may be more than one reader may hold
            _stop_at(confinement.complaint(file.content, "image/jpeg"), f"{file.path} cannot leave")
    by_itself = (PICTURES, *(f"{folder}/" for folder in apart))
    files = ((each.path, b"" if each.path.startswith(by_itself) else each.content) for each in package.files)
    _stop_at(confinement.complaint(wrapped(files), PACKAGE), "the package cannot leave")


def _stop_at(found: str, what: str) -> None:
    if found:
        raise Refused(f"{what}: {found}; nothing was written", advice="Report this with an invented file.")
