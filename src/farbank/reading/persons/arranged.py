"""Which part of a name may be the surname: first as in Korea, last as in the West, run together, or missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

_SURNAME_FIRST: Final = 0.85
_SURNAME_LAST: Final = 0.1
_GIVEN_ALONE: Final = 0.02
_SURNAME_ALONE: Final = 0.005
_LONGEST_SURNAME: Final = {True: 9, False: 2}  # letters, or syllables


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """A surname, the pieces of a given name, and how often names come in this order (ours)."""

    surname: str
    given: tuple[str, ...]
    prior: float


def arrangements(
    words: tuple[tuple[str, ...], ...],
    is_surname: Callable[[str], bool],
    *,
    letters: bool,
    last: bool = True,
    comma: bool = False,
) -> Iterator[Arranged]:
    """Every arrangement of words, each in the pieces that hyphens made of it, in which the surname is one.

    `last` says whether it may come last, `comma` that a comma told it from the rest.
    """
    if len(words) == 1:
        yield from _one_word(words[0], is_surname, letters=letters)
        return
    first, end = "".join(words[0]), "".join(words[-1])
    if is_surname(first):
        given = tuple(piece for word in words[1:] for piece in word)
        yield Arranged(surname=first, given=given, prior=1.0 if comma else _SURNAME_FIRST)
    if last and is_surname(end):
        given = tuple(piece for word in words[:-1] for piece in word)
        yield Arranged(surname=end, given=given, prior=_SURNAME_LAST)


def _one_word(pieces: tuple[str, ...], is_surname: Callable[[str], bool], *, letters: bool) -> Iterator[Arranged]:
    whole, (head, *rest) = "".join(pieces), pieces
    if is_surname(whole):
        yield Arranged(surname=whole, given=(), prior=_SURNAME_ALONE)
    yield Arranged(surname="", given=pieces, prior=_GIVEN_ALONE)
    if len(pieces) > 1 and is_surname(head):
        yield Arranged(surname=head, given=tuple(rest), prior=_SURNAME_FIRST / 2)
    for end in range(1, min(len(head) - 1, _LONGEST_SURNAME[letters]) + 1):
        if is_surname(head[:end]):
            yield Arranged(surname=head[:end], given=(head[end:], *rest), prior=_SURNAME_FIRST)
