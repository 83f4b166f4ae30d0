"""What the case knows somebody by without opening a card: the names of persons that it holds itself."""

from __future__ import annotations

from collections.abc import Mapping

from farbank.facts.source import SourceNamed
from farbank.facts.statement import SubjectNamed
from farbank.ports import Rows
from farbank.views import people, persons


def names_of(rows: Rows) -> Mapping[str, tuple[str, ...]]:
    """The names of everybody behind a persona, of those said to be the same person too."""
    same = [(each.one, each.other) for each in persons.said(rows) if each.verdict == "same"]
    found: dict[str, tuple[str, ...]] = {}
    for subject in {each.subject for each in people.personas(rows)}:
        alike = {subject, *(b for a, b in same if a == subject), *(a for a, b in same if b == subject)}
        known = [persons.person(rows, each) for each in sorted(alike)]
        found[subject] = tuple(dict.fromkeys(name for each in known if each is not None for name in _names(each)))
    return found


def _names(person: SubjectNamed | SourceNamed) -> tuple[str, ...]:
    if isinstance(person, SourceNamed):
        return (person.name,)
    return tuple(text for text, *_ in person.names)
