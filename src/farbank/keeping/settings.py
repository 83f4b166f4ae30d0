"""farbank.toml: what a stranger needs to check the folder. No title, no names; its hash is the first fact.

- The log's keys are read the strict way, and the policy names exactly one log and one quorum.
- A format that this farbank does not know is refused.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Final

from farbank.errors import Damage, FarbankError
from farbank.keeping.note import Verifier, read_vkey

FORMAT: Final = 1
_CASE = re.compile(r"[0-9a-f]{32}\Z")
_HEX = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The case id, the log's name (its origin), who may sign the log, and the SHA-256 of README.txt."""

    case: str
    origin: str
    verifiers: tuple[Verifier, ...]
    readme: str

    def to_toml(self) -> bytes:
        """The file; the policy within is a C2SP tlog-policy."""
        logs = "\n".join(f"log {each.vkey}" for each in self.verifiers)
        return (
            "# A case kept by farbank. README.txt says how to verify this folder with other people's tools.\n"
            f'format = {FORMAT}\ncase = "{self.case}"\nreadme = "{self.readme}"\n\n'
            f'[log]\norigin = "{self.origin}"\npolicy = """\n{logs}\nquorum none\n"""\n'
        ).encode()


def read_settings(untrusted: bytes) -> Settings:
    """The settings of a case."""
    try:
        table = tomllib.loads(untrusted.decode("utf-8"))
        known = table["format"] == FORMAT
        settings = Settings(
            case=table["case"],
            origin=table["log"]["origin"],
            verifiers=_verifiers(table["log"]["policy"]),
            readme=table["readme"],
        )
        good = bool(_CASE.match(settings.case) and _HEX.match(settings.readme) and settings.verifiers)
    except (ValueError, KeyError, TypeError, AttributeError, FarbankError):
        raise Damage("farbank.toml does not have the form of one") from None
    if not known:
        raise Damage("farbank.toml is of a newer format", advice="Open the case with the farbank that wrote it.")
    if not good or settings.to_toml() != untrusted:
        raise Damage("farbank.toml does not have the form of one")
    return settings


def _verifiers(policy: str) -> tuple[Verifier, ...]:
    lines = [line.split(" ") for line in policy.splitlines() if line]
    if sum(line[0] == "quorum" for line in lines) != 1:
        raise Damage("the policy in farbank.toml names no quorum, or several")
    return tuple(read_vkey(line[1]) for line in lines if line[0] == "log")
