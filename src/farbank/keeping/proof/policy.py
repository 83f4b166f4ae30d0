"""Whom to believe about a log (C2SP tlog-policy.md): its keys, who may cosign it, and how many of them must.

- A name stands for one thing, is defined before it is used, and belongs to one group at most.
- A public key stands for one log or one witness; another name does not make it count twice.
- A quorum that is not reached refuses the checkpoint, whatever lines of unknown cosigners stand under it.
- A log is the log of its keys' name: a checkpoint with another origin is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.errors import Damage
from farbank.keeping.log.checkpoint import Checkpoint, parse_checkpoint
from farbank.keeping.log.note import Verifier, check_signed, parse_note
from farbank.keeping.proof.cosignature import Cosignature, Cosigner, cosignatures

NOBODY: Final = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A cosigner under the name that it has in this policy."""

    name: str
    cosigner: Cosigner


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Has seen a checkpoint when at least so many of its members have."""

    name: str
    least: int
    members: tuple[str, ...]

    def __post_init__(self) -> None:
        if not 1 <= self.least <= len(self.members):
            raise Damage(f"the group {self.name} asks for {self.least} of {len(self.members)} members")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """A checkpoint that the policy admits, and every cosignature of a witness it names."""

    checkpoint: Checkpoint
    cosignatures: tuple[Cosignature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """`groups` stand in an order in which each names only what came before; `quorum` is a name, or `none`."""

    logs: tuple[Verifier, ...]
    witnesses: tuple[Witness, ...] = ()
    groups: tuple[Group, ...] = ()
    quorum: str = NOBODY

    def __post_init__(self) -> None:
        _refuse_twice("log key", [each.key for each in self.logs])
        _refuse_twice("witness key", [each.cosigner.key for each in self.witnesses])
        _refuse_twice("name", [NOBODY, *_names(self.witnesses), *_names(self.groups)])
        _refuse_twice("member of a group", [member for group in self.groups for member in group.members])
        known = set(_names(self.witnesses))
        for group in self.groups:
            if not known.issuperset(group.members):
                raise Damage(f"the group {group.name} of the policy has a member that is not defined before it")
            known.add(group.name)
        if self.quorum not in known | {NOBODY}:
            raise Damage("the quorum of the policy is not defined in it")

    def to_text(self) -> str:
        """The policy as others read it."""
        lines = [f"log {each.vkey}" for each in self.logs]
        lines += [f"witness {each.name} {each.cosigner.vkey}" for each in self.witnesses]
        lines += [f"group {each.name} {_how_many(each)} {' '.join(each.members)}" for each in self.groups]
        return "\n".join([*lines, f"quorum {self.quorum}"]) + "\n"

    def vouch(self, untrusted: bytes) -> Vouched:
        """The checkpoint, if one of the logs signed it and the quorum has seen it."""
        note = parse_note(untrusted)
        checkpoint = parse_checkpoint(note.text)
        logs = [each for each in self.logs if each.name == checkpoint.origin]
        if not logs:
            raise Damage("the checkpoint belongs to another log")
        check_signed(note, logs)
        seen = cosignatures(note, [each.cosigner for each in self.witnesses])
        if not self.is_reached_by({each.cosigner.key for each in seen}):
            raise Damage(f"the checkpoint is not cosigned as the policy asks ({self.quorum})")
        return Vouched(checkpoint=checkpoint, cosignatures=seen)

    def is_reached_by(self, keys: Collection[bytes]) -> bool:
        """Whether these cosigners together are the quorum."""
        seen = {NOBODY} | {each.name for each in self.witnesses if each.cosigner.key in keys}
        for group in self.groups:
            if sum(member in seen for member in group.members) >= group.least:
                seen.add(group.name)
        return self.quorum in seen


def _names(defined: Sequence[Witness] | Sequence[Group]) -> list[str]:
    return [each.name for each in defined]


def _how_many(group: Group) -> str:
    if group.least == len(group.members):
        return "all"
    return "any" if group.least == 1 else str(group.least)


def _refuse_twice(what: str, values: Sequence[object]) -> None:
    if len(set(values)) != len(values):
        raise Damage(f"a {what} stands twice in the policy")
