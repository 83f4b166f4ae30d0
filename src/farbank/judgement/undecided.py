"""The people in what a report prints, each of whom somebody has to have decided on.

- Who is "do not print" blocks every report that cites the item, places it or draws from it.
- Whoever nobody decided on holds it: the consent of a donor covers the donor only.
- A gift of which nobody said who wrote it and who is shown holds it as well.
- What lies in a collection that was withdrawn blocks.
- No finding names a person: a verdict stays when an item is forgotten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from farbank.judgement.appearing import ROLES, Appearing
from farbank.judgement.draft_text import Passage
from farbank.judgement.question import Question
from farbank.judgement.told import cited_ids, where_cited
from farbank.judgement.verdict import Finding, Where


def undecided(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A BLOCK for each item with somebody who is not to be printed, a HOLD for each with somebody undecided."""
    found: list[Finding] = []
    for item, where in printed(question, passages).items():
        found += _of_item(question, item, where)
    return tuple(found)


def printed(question: Question, passages: tuple[Passage, ...]) -> dict[str, tuple[Where, ...]]:
    """Every item that the draft prints or draws from, with the places where it does."""
    found: dict[str, tuple[Where, ...]] = {}
    for cited in cited_ids(question, passages):
        for item in question.items_under(cited):
            places = (*found.get(item, ()), *where_cited(question, passages, cited))
            found[item] = tuple(dict.fromkeys(places))
    return found


def decided_on(question: Question, passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """How many people there are in what is printed, and on how many somebody decided; nothing where there is nobody."""
    people = [each for item in printed(question, passages) for each in question.people.get(item, ())]
    done = sum(each.decided is not None for each in people)
    said = f"people who wrote what is printed or are shown in it: {len(people)}, decided on: {done}"
    return (said,) if people else ()


def _of_item(question: Question, item: str, where: tuple[Where, ...]) -> Iterator[Finding]:
    people = question.people.get(item, ())
    label = question.label_of(item)
    if item in question.taken_back:
        yield Finding(
            rule="gift_withdrawn",
            severity="BLOCK",
            where=where,
            because=f"{label} is printed here, and the collection that it lies in was withdrawn.",
            repair=(f"Leave {label} out.",),
        )
    refused = [each for each in people if each.decided is not None and not each.decided.allowed]
    are = "is" if len(refused) == 1 else "are"
    waiting = [each for each in people if each.decided is None]
    if refused:
        yield Finding(
            rule="person_not_printable",
            severity="BLOCK",
            where=where,
            because=f"{label} is printed here, and {_counted(refused)} in it {are} not to be printed.",
            repair=(f"Leave {label} out, or print of it only what shows and names nobody.",),
        )
    if waiting:
        yield Finding(
            rule="person_undecided",
            severity="HOLD",
            where=where,
            because=f"{label} is printed here, and nobody decided on {_counted(waiting)} in it; a donor's consent "
            "covers the donor only.",
            repair=(f"Decide on each with 'farbank decide {label}', or leave {label} out.",),
        )
    if item in question.undeclared:
        yield Finding(
            rule="person_undeclared",
            severity="HOLD",
            where=where,
            because=f"{label} was given to the desk, and nobody said who wrote it and who is shown in it.",
            repair=("Say so in the columns writer and people_shown; write nobody where there is nobody.",),
        )


def _counted(people: Sequence[Appearing]) -> str:
    count = Counter(each.role for each in people)
    return " and ".join(_plural(count[role], role) for role in ROLES if count[role])


def _plural(count: int, role: str) -> str:
    many = {"writer": "writers", "addressee": "addressees", "person shown": "persons shown"}
    return f"{count} {role if count == 1 else many[role]}"
