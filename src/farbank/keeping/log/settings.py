"""farbank.toml: what a stranger needs to check the folder. No title, no names; its hash is recorded in the ledger.

- The log's keys are read the strict way, and the policy names at least one key of the log and exactly one quorum.
- The last `log` line of the file is the key that signs now, so that a recipe which takes the last one stays right.
- A key that replaced another is vouched for by the one before it: a signed note whose text is the new key.
- A format that this farbank does not know is refused.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from farbank.errors import Damage, FarbankError
from farbank.keeping.log.note import Verifier, read_note, read_vkey, split_vkey

FORMATS: Final = (1, 2)  # 1: one name, nobody cosigns; 2: everything else
_CASE = re.compile(r"[0-9a-f]{32}\Z")
_HEX = re.compile(r"[0-9a-f]{64}\Z")
_FIRST_LINES: Final = "# A case kept by farbank. README.txt says how to verify this folder with other people's tools.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogName:
    """A name that the log has or had, the keys that sign under it (the newest last), and how they followed.

    `handovers` are signed notes, one for each key but the first: the key (a vkey line), signed by the one before it.
    """

    origin: str
    verifiers: tuple[Verifier, ...]
    handovers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.verifiers or any(each.name != self.origin for each in self.verifiers):
            raise Damage("the policy in farbank.toml names no key of the log, or one of another log")
        if len(self.handovers) != len(self.verifiers) - 1:
            raise Damage("a key in farbank.toml is not signed by the one before it")
        for before, after, untrusted in zip(self.verifiers, self.verifiers[1:], self.handovers, strict=False):
            if read_note(untrusted.encode(), [before]) != f"{after.vkey}\n":
                raise Damage("a key in farbank.toml is not signed by the one before it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The case id, the log's name (its origin), who may sign the log, and the SHA-256 of README.txt.

    `witnesses` are the cosigners we trust (vkey lines); `earlier` are the names that the log had before, oldest first.
    """

    case: str
    origin: str
    verifiers: tuple[Verifier, ...]
    readme: str
    handovers: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    earlier: tuple[LogName, ...] = ()

    def __post_init__(self) -> None:
        names = [name_of(each) for each in self.witnesses]
        if len(set(names)) != len(names):
            raise Damage("a cosigner stands twice in farbank.toml")
        if len({each.origin for each in self.names()}) != len(self.earlier) + 1:
            raise Damage("a name of the log stands twice in farbank.toml")

    @property
    def signs(self) -> Verifier:
        """Whose signature a checkpoint gets now."""
        return self.verifiers[-1]

    @property
    def policy(self) -> str:
        """The C2SP tlog-policy of the log as it is called now. Every state that we publish is to verify by it."""
        witnesses = "".join(f"witness {name_of(each)} {each}\n" for each in self.witnesses)
        return _logs(self.verifiers) + witnesses + "quorum none\n"

    def names(self) -> tuple[LogName, ...]:
        """Every name of the log, the present one last."""
        now = LogName(origin=self.origin, verifiers=self.verifiers, handovers=self.handovers)
        return (*self.earlier, now)

    def renamed(self, now: LogName) -> Settings:
        """The same case, whose log goes on under another name."""
        return replace(
            self,
            origin=now.origin,
            verifiers=now.verifiers,
            handovers=now.handovers,
            earlier=self.names(),
        )

    def to_toml(self) -> bytes:
        """The file. What was stands before what is."""
        form = 2 if self.earlier or self.witnesses or self.handovers else 1
        earlier = "".join(
            f'[[earlier]]\norigin = "{each.origin}"\npolicy = """\n{_logs(each.verifiers)}quorum none\n"""\n'
            f"{_handovers(each.handovers)}\n"
            for each in self.earlier
        )
        return (
            f'{_FIRST_LINES}format = {form}\ncase = "{self.case}"\nreadme = "{self.readme}"\n\n{earlier}'
            f'[log]\norigin = "{self.origin}"\npolicy = """\n{self.policy}"""\n{_handovers(self.handovers)}'
        ).encode()


def read_settings(untrusted: bytes) -> Settings:
    """The settings of a case."""
    try:
        table = tomllib.loads(untrusted.decode("utf-8"))
        known = table["format"] in FORMATS
        settings = _settings(table) if known else None
    except (ValueError, LookupError, TypeError, AttributeError, FarbankError):
        raise Damage("farbank.toml does not have the form of one") from None
    if settings is None:
        raise Damage("farbank.toml is of a newer format", advice="Open the case with the farbank that wrote it.")
    if not _CASE.match(settings.case) or not _HEX.match(settings.readme) or settings.to_toml() != untrusted:
        raise Damage("farbank.toml does not have the form of one")
    return settings


def name_of(vkey: str) -> str:
    """Whose key a vkey line is."""
    return split_vkey(vkey)[0]


def _settings(table: dict[str, Any]) -> Settings:
    now = _log_name(table["log"])
    return Settings(
        case=table["case"],
        origin=now.origin,
        verifiers=now.verifiers,
        readme=table["readme"],
        handovers=now.handovers,
        witnesses=tuple(words[2] for words in _lines(table["log"]["policy"]) if words[0] == "witness"),
        earlier=tuple(_log_name(each) for each in table.get("earlier", ())),
    )


def _log_name(table: dict[str, Any]) -> LogName:
    return LogName(
        origin=table["origin"],
        verifiers=tuple(read_vkey(words[1]) for words in _lines(table["policy"]) if words[0] == "log"),
        handovers=tuple(table.get("handovers", ())),
    )


def _lines(policy: str) -> Iterator[list[str]]:
    return (line.split(" ") for line in policy.splitlines() if line)


def _logs(verifiers: tuple[Verifier, ...]) -> str:
    return "".join(f"log {each.vkey}\n" for each in verifiers)


def _handovers(notes: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"""\n{each}"""' for each in notes)
    return f"handovers = [{quoted}]\n" if notes else ""
