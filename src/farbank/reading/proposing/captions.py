"""Lines under pictures: what they show, from which bank, when, whose; the place shown apart from the camera's.

A short line that says it is a caption is one as a whole. In a long line only its sentence is.
"""

from __future__ import annotations

import re
from typing import Final, cast

from farbank.reading.proposing import caption_words as words
from farbank.reading.proposing.proposal import CaptionSaid, PlaceNamed, SpanSaid
from farbank.reading.proposing.sighting import Scene, Sighting, within
from farbank.values.span import Span

_LONGEST: Final = 800  # characters of a line that is a caption as a whole
_OTHER: Final = {"china": "korea", "korea": "china", "russia": "korea"}
_VAGUE_PLACES: Final = frozenset({"country", "river", "province", "line", ""})


def _ready(table: dict[str, str], flags: re.RegexFlag = re.NOFLAG) -> dict[str, re.Pattern[str]]:
    return {language: re.compile(pattern, flags) for language, pattern in table.items()}


_CUES: Final = _ready(words.CUES, re.IGNORECASE)
_AT_END: Final = _ready(words.CREDIT_AT_END)
_WITHIN: Final = _ready({**words.CREDIT_WITHIN, "en": f"(?i:{words.CREDIT_WITHIN['en']})"})
_OPPOSITE: Final = _ready(words.OPPOSITE, re.IGNORECASE)
_FACING: Final = _ready(words.FACING, re.IGNORECASE)
_SATELLITE: Final = _ready(words.SATELLITE, re.IGNORECASE)
_DOCUMENT: Final = _ready(words.DOCUMENT, re.IGNORECASE)
_FROM_SIDE: Final = {side: _ready(table) for side, table in words.FROM_SIDE.items()}
_FROM: Final = _ready(words.FROM, re.IGNORECASE)
_BEHIND: Final = _ready(words.FROM_BEHIND)


def captions_in(scene: Scene) -> tuple[Sighting, ...]:
    """The caption that a line is, or those of its sentences that are one."""
    first, last = scene.passage.start, scene.passage.end
    if last - first <= _LONGEST:
        sighted = _caption(scene, first, last)
        return (sighted,) if sighted else ()
    found = (_caption(scene, start, end) for start, end in scene.passage.sentences if _cued(scene, start, end))
    return tuple(each for each in found if each)


def _cued(scene: Scene, start: int, end: int) -> re.Match[str] | None:
    return _CUES[scene.language].search(scene.text, start, end)


def _caption(scene: Scene, start: int, end: int) -> Sighting | None:
    end = start + len(scene.text[start:end].rstrip())
    cue, credited = _cued(scene, start, end), _credit_at_end(scene, start, end)
    if cue is None and not (credited and scene.language == "en"):
        return None
    said = _said(scene, start, end, cue.start() if cue else end)
    if cue is not None and not (credited or said.side or said.when or said.credit):
        return None  # prose that speaks of a photograph
    rule = "caption cue" if cue else "credit at the end"
    sure = 70 + 8 * bool(cue) + 8 * bool(credited) + 6 * bool(said.side) + 4 * bool(said.when)
    return Sighting(kind="caption", start=start, end=end, value=said, rule=rule, confidence=sure)


def _said(scene: Scene, start: int, end: int, cue: int) -> CaptionSaid:
    stretch = scene.text[start:end]
    stood = _stood_at(scene, start, end)
    depicted = _depicted(scene, start, end, stood)
    side = _side(scene, start, end, stood, depicted)
    first, last = scene.passage.sentence(start)
    what = scene.text[max(first, start) : min(last, end)].strip()
    vantage = _vantage(scene.language, stretch, side, depicted)
    return CaptionSaid(
        depicted=(_words(scene, depicted) if vantage != "document" else "") or what,
        what=what,
        vantage=vantage,
        side=side,
        when=_when(scene, start, end, cue),
        credit=_credit(scene, start, end),
    )


def _stood_at(scene: Scene, start: int, end: int) -> Sighting | None:
    """The place the camera stood at, where the caption names it."""
    for each in within(scene.places, start, end):
        before, after = scene.text[start : each.start], scene.text[each.end : end]
        if _FROM[scene.language].search(before[-60:]) or _BEHIND[scene.language].match(after):
            return each
    return None


def _depicted(scene: Scene, start: int, end: int, stood: Sighting | None) -> Sighting | None:
    """The place shown: the first that is not the camera's, a town or county before a river or a province."""
    shown = [
        each
        for each in within(scene.places, start, end)
        if each is not stood and not (stood and _goes_with(scene, stood, each))
    ]
    exact = [each for each in shown if cast("PlaceNamed", each.value).kind not in _VAGUE_PLACES]
    return next(iter(exact or shown), None)


def _goes_with(scene: Scene, one: Sighting, other: Sighting) -> bool:
    """Whether the other only says in which county or province the first lies."""
    return one.end <= other.start and re.fullmatch(r",?\s*(?:in\s+)?", scene.text[one.end : other.start]) is not None


def _words(scene: Scene, place: Sighting | None) -> str:
    """A place with the county and province that are named right behind it, or before it where that is the custom."""
    if place is None:
        return ""
    start, end = place.start, place.end
    for each in scene.places:
        if each.start > end and re.fullmatch(r",\s*|\s+in\s+", scene.text[end : each.start]) and end - start < 80:  # noqa: PLR2004  # a name
            end = each.end
    for each in reversed(scene.places):
        if each.end <= start and not scene.text[each.end : start].strip() and scene.language != "en":
            start = each.start
    return scene.text[start:end]


def _side(scene: Scene, start: int, end: int, stood: Sighting | None, depicted: Sighting | None) -> str:
    """The bank the camera stood on: as said, or that of the place it stood at, or not that of what lies opposite."""
    for side, patterns in _FROM_SIDE.items():
        if patterns[scene.language].search(scene.text, start, end):
            return side
    if stood and (side := cast("PlaceNamed", stood.value).side) in _OTHER:
        return side
    if facing := _FACING[scene.language].search(scene.text, start, end):
        faced = (cast("PlaceNamed", each.value).side for each in within(scene.places, facing.end(), end))
        return _OTHER.get(next(faced, ""), "")
    shown = cast("PlaceNamed", depicted.value).side if depicted else ""
    return _OTHER.get(shown, "") if _OPPOSITE[scene.language].search(scene.text, start, end) else ""


def _vantage(language: str, stretch: str, side: str, depicted: Sighting | None) -> str:
    """The kind of place the camera stood at, as looks name it; `""` when nothing says it."""
    if _SATELLITE[language].search(stretch):
        return "satellite"
    if _DOCUMENT[language].search(stretch) and not side:
        return "document"
    shown = cast("PlaceNamed", depicted.value).side if depicted else ""
    if side and shown in _OTHER:
        return "own_bank" if side == shown else "opposite_bank"
    return "opposite_bank" if side and _OPPOSITE[language].search(stretch) else ""


def _when(scene: Scene, start: int, end: int, cue: int) -> Span | None:
    """The days nearest to where the caption says that the picture was taken, in the same sentence if there are any."""
    spans = [each for each in within(scene.spans, start, end) if cast("SpanSaid", each.value).span]
    first, last = scene.passage.sentence(cue)
    nearest = min(spans, key=lambda each: (not first <= each.start < last, abs(each.start - cue)), default=None)
    return cast("SpanSaid", nearest.value).span if nearest else None


def _credit_at_end(scene: Scene, start: int, end: int) -> str:
    found = _AT_END[scene.language].search(scene.text, max(start, end - 80), end)
    words_said = found["credit"].strip() if found else ""
    return words_said if len(words_said.split()) <= 6 else ""  # noqa: PLR2004  # longer is a sentence between brackets


def _credit(scene: Scene, start: int, end: int) -> str:
    if said := _credit_at_end(scene, start, end):
        return said
    found = _WITHIN[scene.language].search(scene.text, start, end)
    groups = found.groupdict() if found else {}
    return str(groups.get("credit") or groups.get("by") or "").strip()
