"""Somebody in the case, and somebody who is asked about: names, and what else the case says of them."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.reading.persons.name import Name
from farbank.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where somebody was last: the words, the place they name (`""` when none is known), and what it lies in."""

    text: str
    place: str = ""
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody, as far as the case says it. `id` is empty for whoever is asked about."""

    id: str
    names: tuple[Name, ...]
    born: Span | None = None
    sex: str = ""
    kin: tuple[Name, ...] = ()
    last_place: Whereabouts | None = None
