"""Where complaints about one report are gathered, so that a reporter hears all of them at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from farbank.errors import Complained, Complaint


@dataclass(slots=True, kw_only=True)
class Faults:
    """The complaints of one file so far; in the order of their lines, each once, when raised."""

    file: str
    found: list[Complaint] = field(default_factory=list)

    def add(self, line: int, key: str, expected: str) -> None:
        """Note one fault."""
        self.found.append(Complaint(file=self.file, line=line, key=key, expected=expected))

    def complain(self) -> None:
        """Raise `Complained` when there is any."""
        if self.found:
            raise Complained(tuple(sorted(dict.fromkeys(self.found), key=lambda fault: fault.line)))
