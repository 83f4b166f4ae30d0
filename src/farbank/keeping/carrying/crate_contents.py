"""What a crate is told: files, things, agents and events, and nothing that the caller does not pass.

- No two parts have one name, and nothing is spoken of that is not described.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from farbank.errors import Refused

FILE_NAME: Final = "ro-crate-metadata.json"
_OWN_NAMES: Final = (FILE_NAME, "terms", "software")

EventKind = Literal["intake", "fixity", "derivation", "redaction", "transfer", "erasure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A format or profile that something keeps to: the address that names it, and what it is called."""

    address: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Software:
    """What did it: its name, its version, the address of its page."""

    name: str
    version: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrateFile:
    """A file of the bag: its path below `data/`, what it is called and for, its media type, bytes, SHA-256 (hex)."""

    path: str
    name: str
    description: str
    media_type: str
    size: int
    sha256: str
    conforms_to: tuple[Standard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What is no file: an item, or a leaf whose object was erased. `files` are the paths that make it up, if any."""

    id: str
    name: str
    description: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A desk, or a role at it, under the name by which the caller lets it be known."""

    id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that was done: `of` and `into` are paths of files or ids of things; `by` is the id of an agent.

    `at` is a date or time (ISO 8601); empty, like `by`, when it is not to be said.
    """

    id: str
    kind: EventKind
    name: str
    of: tuple[str, ...]
    into: tuple[str, ...] = ()
    at: str = ""
    by: str = ""

    def __post_init__(self) -> None:
        if not self.of:
            raise Refused(f"the event {self.id} was done to nothing", advice="Say what it was done to.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a crate says. `published` is a date (ISO 8601), `terms` how it may be used: the format demands both.

    `publisher` is the id of an agent, empty when it is not to be said.
    """

    name: str
    description: str
    published: str
    terms: str
    software: Software
    files: tuple[CrateFile, ...]
    things: tuple[Thing, ...] = ()
    agents: tuple[Agent, ...] = ()
    events: tuple[Event, ...] = ()
    publisher: str = ""
    conforms_to: tuple[Standard, ...] = ()

    def __post_init__(self) -> None:
        files, agents = [each.path for each in self.files], [each.id for each in self.agents]
        things, events = [each.id for each in self.things], [each.id for each in self.events]
        names = [*_OWN_NAMES, *files, *things, *agents, *events]
        if len(set(names)) != len(names):
            raise Refused("two parts of the crate have one name", advice="Give each file, thing and event its own.")
        known = {*files, *things, *agents}
        if unknown := sorted({*_mentioned(self)} - known):
            raise Refused(
                f"the crate speaks of {unknown[0]}, which is not in it", advice="Describe it, or leave it out."
            )


def _mentioned(contents: Contents) -> Iterator[str]:
    for event in contents.events:
        yield from (*event.of, *event.into)
        if event.by:
            yield event.by
    for thing in contents.things:
        yield from thing.files
    if contents.publisher:
        yield contents.publisher
