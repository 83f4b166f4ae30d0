"""Reading a policy that somebody wrote (C2SP tlog-policy.md).

- What stands on a line is known by its first word; a word or line that is not known refuses the whole policy.
- Only space and tab part words, only a newline ends a line; other control characters are refused.
- A number has no sign and no leading zero; there is exactly one quorum, and it comes after what it names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from farbank.errors import Damage
from farbank.keeping.log.note import Verifier, read_vkey
from farbank.keeping.proof.cosignature import read_cosigner
from farbank.keeping.proof.foreign import from_outside
from farbank.keeping.proof.policy import NOBODY, Group, Policy, Witness

_FORBIDDEN = re.compile(r"[^\t\n\x20-\x7e\x80-\U0010ffff]")
_GAP = re.compile(r"[ \t]+")
_LEAST = re.compile(r"[1-9][0-9]{0,8}\Z")
_MOST_BYTES: Final = 1 << 20


@dataclass(slots=True)
class _Read:
    """What the lines so far have said."""

    logs: list[Verifier] = field(default_factory=list)
    witnesses: list[Witness] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    quorums: list[str] = field(default_factory=list)

    def line(self, words: list[str]) -> None:
        match words:
            case ["log", vkey] | ["log", vkey, _]:  # the last word may be an address, which we never call
                self.logs.append(read_vkey(vkey))
            case ["witness", name, vkey] | ["witness", name, vkey, _]:
                self.witnesses.append(Witness(name=name, cosigner=read_cosigner(vkey)))
            case ["group", name, least, *members] if members:
                self._defined(members)
                self.groups.append(Group(name=name, least=_least(least, len(members)), members=tuple(members)))
            case ["quorum", name]:
                self._defined([] if name == NOBODY else [name])
                self.quorums.append(name)
            case _:
                raise Damage(f"a line of the policy that begins with '{words[0][:20]}' does not have the form of one")

    def _defined(self, names: list[str]) -> None:
        known = {each.name for each in self.witnesses} | {each.name for each in self.groups}
        if not known.issuperset(names):
            raise Damage("a line of the policy names what no line before it defines")


def read_policy(untrusted: bytes) -> Policy:
    """The policy that these bytes spell."""
    with from_outside("the policy"):
        read = _Read()
        for line in _lines(untrusted):
            words = [each for each in _GAP.split(line) if each]
            if words and not words[0].startswith("#"):
                read.line(words)
        if len(read.quorums) != 1:
            raise Damage("it names no quorum, or several")
        return Policy(
            logs=tuple(read.logs),
            witnesses=tuple(read.witnesses),
            groups=tuple(read.groups),
            quorum=read.quorums[0],
        )


def _lines(untrusted: bytes) -> list[str]:
    try:
        text = untrusted.decode("utf-8") if len(untrusted) <= _MOST_BYTES else "\0"
    except UnicodeDecodeError:
        raise Damage("it is not UTF-8") from None
    if _FORBIDDEN.search(text):
        raise Damage("it is too long or holds control characters")
    lines = text.split("\n")
    if lines.pop():
        raise Damage("its last line does not end")
    return lines


def _least(untrusted: str, members: int) -> int:
    if untrusted in {"any", "all"}:
        return 1 if untrusted == "any" else members
    if not _LEAST.match(untrusted):
        raise Damage("how many of a group must have seen a checkpoint is not spelt the one way it can be")
    return int(untrusted)
