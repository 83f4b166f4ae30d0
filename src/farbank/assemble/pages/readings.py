"""What was read out of an item and drawn in a figure of the page: no word more than the figures themselves print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from farbank.assemble.pages import words
from farbank.assemble.pages.spans import span_words
from farbank.assemble.pages.whereabouts import place_seen
from farbank.assemble.surveying import Surveyed
from farbank.facts.look import ConduitNoted, Looked, TallyNoted
from farbank.publish.amounts import kilometres
from farbank.publish.wording import ENGLISH, Wording, wording

_OUTCOMES = {"seen": "seen", "not_seen": "looked for and not seen", "inconclusive": "looked at, not settled"}
Readings = dict[str, tuple[str, ...]]


def readings(surveys: Sequence[Surveyed], conduits: Iterable[ConduitNoted], language: str) -> Readings:
    """Sentences by the id of the item that they were read from."""
    found: dict[str, list[str]] = {}
    for item, sentence in (*_from_surveys(surveys, language), *_from_conduits(conduits, wording(language))):
        found.setdefault(item, []).append(sentence)
    return {item: tuple(dict.fromkeys(sentences)) for item, sentences in found.items() if item}


def outcome_words(look: Looked, say: Wording = ENGLISH) -> str:
    """What came of a look."""
    return say(_OUTCOMES.get(look.outcome, look.outcome.replace("_", " ")))


def _from_surveys(surveys: Sequence[Surveyed], language: str) -> Iterator[tuple[str, str]]:
    for one in surveys:
        shown = {each for cell in one.coverage.cells for each in cell.looks}
        yield from ((each.item, _look(each, language)) for each in one.looks if each.id in shown)
        yield from ((each.item, _tally(each, wording(language))) for each in one.tallies)


def _look(look: Looked, language: str) -> str:
    say = wording(language)
    where = place_seen(look, language)
    target = words.target_words(look.target, say)
    what = words.inside(target) if where else target
    given = {"what": what, "outcome": outcome_words(look, say), "when": span_words(look.when, say)}
    return words.begun(f"{where + say(': ') if where else ''}{say('{what} {outcome}, {when}.', **given)}")


def _tally(tally: TallyNoted, say: Wording) -> str:
    """`New or larger works, 2019 to 2023: at least 489 km, of at most 1,065 km looked at`."""
    present, looked, unseen = words.amount(tally.present), words.amount(tally.looked), words.amount(tally.no_view)
    parts = [kilometres(present, say) if present else say("no length given")]
    parts += [say("of {amount} looked at", amount=kilometres(looked, say))] if looked else []
    head = say.listed((words.target_words(tally.target, say), span_words(tally.when, say)))
    because = f" ({words.told(tally.reason, say)})" if tally.reason else ""
    seen_not = say("no view of {amount}", amount=kilometres(unseen, say)) + because if unseen and unseen.km else ""
    told = say.parted(each for each in (say.listed(parts), seen_not) if each)
    return say.sentences((f"{head}{say(': ')}{told}{say.stop}", say("Where exactly is not given.")))


def _from_conduits(conduits: Iterable[ConduitNoted], say: Wording) -> Iterator[tuple[str, str]]:
    for each in conduits:
        for state in each.states:
            counted = say("{n} counted", n=words.number_words(state.count, say)) if state.count else ""
            told = say.listed(part for part in (say(state.state), counted, span_words(state.when, say)) if part)
            yield state.item or each.item, f"{words.begun(each.means)}{say(': ')}{told}{say.stop}"
