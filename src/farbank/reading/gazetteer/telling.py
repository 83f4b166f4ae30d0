"""A belief told as an answer: candidates with reasons a reporter can check, and one answer, or why there is none."""

from __future__ import annotations

from typing import Final

from farbank.reading.gazetteer.answer import PlaceAnswer, PlaceCandidate
from farbank.reading.gazetteer.belief import Belief, Weighed
from farbank.reading.gazetteer.confidence import confidence
from farbank.reading.gazetteer.folding import letters
from farbank.reading.gazetteer.ground import Ground
from farbank.reading.gazetteer.kinds import fits
from farbank.reading.gazetteer.question import Question
from farbank.reading.gazetteer.rows import Place

SHOWN: Final = 5
LEAST: Final = 0.02  # a share of the weight below which a place is not worth a line
ENOUGH: Final = 0.5  # the share an answer needs
LIKE: Final = 22  # hundredths of a letter for each letter; what is farther off is not told as a nearest name
APART: Final = 0.6  # and the next may have so much of it at most
_KINDS: Final = {
    "official": "its official name", "north": "its name in the North", "south": "its name in the South",
    "rr": "its Revised Romanisation",
    "mr": "its McCune-Reischauer form", "north-roman": "its romanisation in the North", "pinyin": "its pinyin",
    "wade-giles": "its Wade-Giles form",
    "colonial": "its Japanese name of 1910-1945", "exonym": "its name in another language",
    "press": "a form used in the press", "old": "an older name of it",
    "variant": "another spelling of its name", "hanja": "its name in Han characters",
}  # fmt: skip


def answered(query: str, question: Question, belief: Belief, ground: Ground) -> PlaceAnswer:
    """The answer to a query."""
    if not question.name:
        return PlaceAnswer(query=query, candidates=(), answer=None, reasons=("there is no name in these words",))
    total = belief.total
    shown = [each for each in belief.here[:SHOWN] if each.weight / total >= LEAST]
    candidates = tuple(_candidate(each, belief, question, ground) for each in shown)
    found = _chosen(belief, ground)
    reasons = () if found else _why_not(question, belief)
    return PlaceAnswer(query=query, candidates=candidates, answer=found.place.id if found else None, reasons=reasons)


def _chosen(belief: Belief, ground: Ground) -> Weighed | None:
    """The heaviest, unless one as heavy lies elsewhere: a county and its town of one name do not contradict."""
    if not belief.here or belief.here[0].weight < ENOUGH * belief.total:
        return None
    first = belief.here[0]
    others = [
        each
        for each in belief.here[1:]
        if not ground.inside(each.place, first.place) and not ground.inside(first.place, each.place)
    ]
    likely = (each for each in others if each.weight >= LEAST * belief.total)
    return None if any(_contests(each, first) for each in likely) else first


def _contests(other: Weighed, first: Weighed) -> bool:
    """Whether another place may as well be meant: it weighs as much, or lists this very name and the first does not."""
    listed = other.hit.cost == 0 and other.hit.channel == "letters"
    return other.weight > APART * first.weight or (listed and (first.hit.cost > 0 or first.hit.channel != "letters"))


def _why_not(question: Question, belief: Belief) -> tuple[str, ...]:
    name = repr(question.name)
    least = belief.none + belief.there
    likely = [each for each in belief.here if each.weight > least or each.hit.cost == 0]
    if len(likely) > 1:
        return (f"{name} may be {' or '.join(_told(each.place) for each in likely[:SHOWN])}", *belief.why_none)
    if belief.why_none:
        return tuple(f"{name}: {each}" for each in belief.why_none)
    like = [each for each in belief.here if each.hit.cost <= LIKE * each.hit.length]
    nearest = ", ".join(dict.fromkeys(each.place.shown for each in like[:3]))
    return (f"no place here is called {name}" + (f"; the nearest names are {nearest}" if nearest else ""),)


def _told(place: Place) -> str:
    return f"{place.shown} ({place.kind}, {place.id})"


def _candidate(weighed: Weighed, belief: Belief, question: Question, ground: Ground) -> PlaceCandidate:
    place = weighed.place
    return PlaceCandidate(
        id=place.id, name=place.shown, names=_by_language(place), kind=place.kind,
        admin=tuple(each.shown for each in ground.above(place)), position=place.position, side=place.side,
        river=place.river, line=place.line, share=place.share, confidence=confidence(weighed.weight / belief.total),
        reasons=(*_reasons(weighed, question), *weighed.reasons, *belief.caution),
        steps=(*question.steps, *weighed.hit.steps),
    )  # fmt: skip


def _by_language(place: Place) -> tuple[tuple[str, str], ...]:
    """The first sure name in each language and script."""
    found: dict[str, str] = {}
    for name in place.names:
        if name.status == "sure":
            found.setdefault(
                {"Hant": "ko-Hani" if place.side == "korea" else "zh-Hant"}.get(name.script, name.language), name.text
            )
    return tuple(found.items())


def _reasons(weighed: Weighed, question: Question) -> tuple[str, ...]:
    hit, place = weighed.hit, weighed.place
    name = next((each for each in place.names if each.text == hit.name), place.names[0])
    what = _KINDS.get(name.kind, "a name of it")
    doubt = "" if name.status == "sure" else f" ({name.status})"
    same = letters(name.text) == letters(question.name) or hit.channel == "letters"
    how = f"{name.text} is {what}{doubt}{_properly(place) if name.kind == 'press' else ''}"
    if not same:
        way = hit.steps[0] if hit.steps else "compared by its letters"
        near = "like" if any("letter from" in each for each in hit.steps) else "the same as"
        how = f"{question.name!r}, {way}, is {near} {name.text}, {what}{doubt}"
    kind = () if fits(hit.kind, place.kind) else (f"it is a {place.kind}, not a {hit.kind}",)
    return (how, *kind)


def _properly(place: Place) -> str:
    """What the place is called at home, for a form that only the press uses."""
    wanted = "Hans" if place.side == "china" else "Hang"
    native = next((each.text for each in place.names if each.script == wanted), "")
    return f", not one of its own names; it is {' '.join(filter(None, (place.shown, native)))}"
