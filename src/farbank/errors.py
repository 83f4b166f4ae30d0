"""Every way farbank can fail, drawn as a tree. Caught only at the edge and where a library's error is translated.

FarbankError            something a person can act on                          exit 1
├── Refused             the request breaks a rule; nothing was written         exit 1
│   ├── Complained      a sheet or report has faults, each with its line       exit 1
│   └── Missing         the thing named does not exist                         exit 1
├── Held                the gate says BLOCK or HOLD                            exit 3
├── Damage              what is on disk is not what was recorded               exit 4
│   └── RolledBack      the folder is older than what was published from it    exit 4
├── Locked              the case does not open with this passphrase            exit 5
├── Conflict            somebody wrote first, or is writing now                exit 6
└── DiskTrouble         the disk is full, read-only or failing                 exit 7
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

INTERRUPTED: Final = 130  # the exit status a shell gives to what Ctrl-C ended; it is no failure


class FarbankError(Exception):
    """Something a person can act on: one sentence that says what and where, and `advice` that says what to do."""

    exit_status = 1
    advice = ""

    def __init__(self, sentence: str, *, advice: str = "") -> None:
        super().__init__(sentence)
        if advice:
            self.advice = advice


class Refused(FarbankError):
    """The request breaks a rule; nothing was written."""


class Missing(Refused):
    """The thing named does not exist."""

    advice = "See what there is with 'farbank list KIND'."


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One fault in something a reporter wrote: where it stands, and what was expected there."""

    file: str
    line: int
    key: str
    expected: str

    def __str__(self) -> str:
        at = f"{self.file}:{self.line}" if self.line else self.file
        return f"{at}: {self.key}: {self.expected}" if self.key else f"{at}: {self.expected}"


class Complained(Refused):
    """A sheet or report has faults; all of them are listed and nothing of it was taken."""

    advice = "Mend the lines named above and give the same command again; nothing was recorded."

    def __init__(self, complaints: tuple[Complaint, ...]) -> None:
        super().__init__("\n".join(str(each) for each in complaints))
        self.complaints = complaints


class Held(FarbankError):
    """The gate says BLOCK or HOLD; nothing left the house."""

    exit_status = 3


class Damage(FarbankError):
    """What is on disk is not what was recorded."""

    exit_status = 4
    advice = "Copy the case folder before doing anything else, then run 'farbank verify' on the copy."


class RolledBack(Damage):
    """The folder is older than what was already published from it."""


class Locked(FarbankError):
    """The case does not open with this passphrase or key file."""

    exit_status = 5
    advice = "Check the passphrase, or name the file that holds it with --passphrase-file."


class Conflict(FarbankError):
    """Somebody wrote first, or is writing now; nothing was lost and nothing was written."""

    exit_status = 6
    advice = "Wait until the other farbank command has ended and give yours again."


class DiskTrouble(FarbankError):
    """The disk is full, read-only or failing; what was recorded before stays."""

    exit_status = 7
    advice = "Make room or check the disk, then give the same command again."
