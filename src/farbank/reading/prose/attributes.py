"""What stands between curly brackets: `{@P-CLERK occupation=ferry_clerk}`, `{alt="a wire fence" redact="faces"}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_PAIR: Final = r"""(?P<key>[\w.-]+)=(?:"(?P<quoted>[^"]*)"|“(?P<curled>[^”]*)”|(?P<bare>[^\s{}"“”]+))"""
_ATOM: Final = re.compile(rf"\s*(?:{_PAIR}|@(?P<mark>[^\s{{}}=\"]+))(?=[\s}}])")
_END: Final = re.compile(r"\s*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributes:
    """The marks (`@P-CLERK`) and pairs of one pair of brackets, and the position after the closing one."""

    marks: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    after: int

    def get(self, key: str) -> str:
        """The value of a key, `""` when it is not there."""
        return dict(self.pairs).get(key, "")


def read_attributes(text: str, at: int) -> Attributes | None:
    """The attributes whose `{` stands at a position; `None` when they do not end or hold something else."""
    marks: list[str] = []
    pairs: list[tuple[str, str]] = []
    at += 1
    while atom := _ATOM.match(text, at):
        at = atom.end()
        if atom["mark"]:
            marks.append(atom["mark"])
        else:
            pairs.append((atom["key"], atom["quoted"] or atom["curled"] or atom["bare"] or ""))
    end = _END.match(text, at)
    return Attributes(marks=tuple(marks), pairs=tuple(pairs), after=end.end()) if end else None
