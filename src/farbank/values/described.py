"""What words say of people who are named nowhere: descriptions, small groups, and places that stand in for a name.

Offsets are code points of the text that was read, end exclusive. Nothing here says who anybody is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """Words that say one thing of somebody: the gate's dimension, and the value that a mark would declare."""

    start: int
    end: int
    dimension: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One private person in one sentence, which runs from `start` to `end`, and all that it says of them.

    `child` says that somebody under 18 is described, or somebody at school. `unread` holds the words of an attribute of
    which it could not be settled whose it is; then there is nothing else.
    """

    start: int
    end: int
    attributes: tuple[Attribute, ...] = ()
    child: tuple[Attribute, ...] = ()
    unread: Attribute | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Words that name a counted group of people."""

    start: int
    end: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A place told by what few places have; `fits` is how many do, None where nobody counted."""

    start: int
    end: int
    fits: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRead:
    """Everything of this sort in one text. `places` are places finer than a province, named outright."""

    described: tuple[Described, ...] = ()
    groups: tuple[Group, ...] = ()
    alike: tuple[Alike, ...] = ()
    places: tuple[Attribute, ...] = ()


ReadPeople = Callable[[str, str, str, Sequence[tuple[int, int]]], PeopleRead]  # text, language, channel, marked words


def read_nobody(text: str, language: str, channel: str, marked: Sequence[tuple[int, int]]) -> PeopleRead:  # noqa: ARG001
    """The reader of a gate that is asked about marks only."""
    return PeopleRead()
