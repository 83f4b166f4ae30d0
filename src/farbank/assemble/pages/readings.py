"""What was read out of an item and drawn in a figure of the page: no word more than the figures themselves print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from farbank.assemble.pages import words
from farbank.assemble.pages.spans import span_words
from farbank.assemble.pages.whereabouts import place_seen
from farbank.assemble.surveying import Surveyed
from farbank.facts.look import ConduitNoted, Looked, TallyNoted

_OUTCOMES = {"seen": "seen", "not_seen": "looked for and not seen", "inconclusive": "looked at, not settled"}
Readings = dict[str, tuple[str, ...]]


def readings(surveys: Sequence[Surveyed], conduits: Iterable[ConduitNoted], language: str) -> Readings:
    """Sentences by the id of the item that they were read from."""
    found: dict[str, list[str]] = {}
    for item, sentence in (*_from_surveys(surveys, language), *_from_conduits(conduits)):
        found.setdefault(item, []).append(sentence)
    return {item: tuple(dict.fromkeys(sentences)) for item, sentences in found.items() if item}


def outcome_words(look: Looked) -> str:
    """What came of a look."""
    return _OUTCOMES.get(look.outcome, look.outcome.replace("_", " "))


def _from_surveys(surveys: Sequence[Surveyed], language: str) -> Iterator[tuple[str, str]]:
    for one in surveys:
        shown = {each for cell in one.coverage.cells for each in cell.looks}
        yield from ((each.item, _look(each, language)) for each in one.looks if each.id in shown)
        yield from ((each.item, _tally(each)) for each in one.tallies)


def _look(look: Looked, language: str) -> str:
    where = place_seen(look, language)
    what = words.inside(words.target_words(look.target)) if where else words.target_words(look.target)
    return words.begun(f"{where + ': ' if where else ''}{what} {outcome_words(look)}, {span_words(look.when)}.")


def _tally(tally: TallyNoted) -> str:
    """`New or larger works, 2019 to 2023: at least 489 km, of at most 1,065 km looked at`."""
    parts = [str(words.amount(tally.present))] if tally.present else ["no length given"]
    parts += [f"of {words.amount(tally.looked)} looked at"] if tally.looked else []
    line = f"{words.target_words(tally.target)}, {span_words(tally.when)}: {', '.join(parts)}"
    because = f" ({tally.reason.replace('_', ' ')})" if tally.reason else ""
    unseen = f"; no view of {words.amount(tally.no_view)}{because}" if tally.no_view and tally.no_view.value else ""
    return f"{line}{unseen}. Where exactly is not given."


def _from_conduits(conduits: Iterable[ConduitNoted]) -> Iterator[tuple[str, str]]:
    for each in conduits:
        for state in each.states:
            count = f", {words.number_words(state.count)} counted" if state.count else ""
            yield state.item or each.item, f"{words.begun(each.means)}: {state.state}{count}, {span_words(state.when)}."
