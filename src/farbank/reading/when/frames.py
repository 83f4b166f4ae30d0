"""What stands around a period: since, until, by, before, after, as of, about, from ... to ...

Text comes in folded. `None` means: no frame and no period that is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from farbank.errors import Refused
from farbank.reading.when.conventions import Asked
from farbank.reading.when.figures import read_figures
from farbank.reading.when.framing import framed
from farbank.reading.when.periods import read_period
from farbank.reading.when.relative import read_relative, read_yearless
from farbank.reading.when.words import DAY, MONTH, SEASON, YEAR, in_figures
from farbank.values import period
from farbank.values.span import Span, between

Build = Callable[[re.Match[str], Asked], Span | None]
_ABOUT: Final = re.compile(
    r"(?:(?:in|on|at) (?:or )?)?(?:some ?time )?(?:around|about|circa|ca?\.|approximately|approx\.?|roughly) ?(?=\S)"
    r"(?P<rest>.+)"
)
_OR_SO: Final = re.compile(r"(?P<rest>.+) or (?:so|thereabouts)")
_AHEAD: Final = frozenset(("until", "by", "before", "after", "not before"))  # may be said of days to come
_YEAR_AT_END: Final = re.compile(rf".*\b(?P<year>{YEAR})")


def read_framed(text: str, asked: Asked) -> Span | None:
    """The span of a period with or without words around it."""
    text = in_figures(text)
    plain = _plain(text, asked)
    if plain is not None:
        return plain
    for pattern, build in _FRAMES:
        if match := pattern.fullmatch(text):
            span = build(match, asked)
            if span is not None:
                return span
    return None


def _plain(text: str, asked: Asked) -> Span | None:
    """A period, in figures or words, perhaps with "about"."""
    if about := _ABOUT.fullmatch(text) or _OR_SO.fullmatch(text):
        rest = _plain(about["rest"], asked)
        return rest and framed("about", rest)
    for read in (_figures, read_period, read_relative, read_yearless):
        span = read(text, asked)
        if span is not None:
            return span
    return None


def _figures(text: str, _: Asked) -> Span | None:
    return read_figures(re.sub(r"\A(?:in|on|during) ", "", text))


def _inner(text: str, asked: Asked, frame: str) -> Span | None:
    """The period inside a frame, which must be closed on both sides."""
    span = _plain(text, asked)
    if span is not None and span.rule == "weekday" and frame in _AHEAD:
        raise Refused(f"'{frame} {text}' may mean a day to come; write the date")
    if span is not None and (span.open_start or span.open_end or span.precision == "interval"):
        raise Refused(f"'{frame} {text}' is vague twice over; name one period with it")
    return span


def _ruled(name: str, inner: Span) -> str:
    return f"{name} + {inner.rule}"


def _in_frame(frame: str) -> Build:
    def build(match: re.Match[str], asked: Asked) -> Span | None:
        inner = _inner(match["x"], asked, frame)
        return inner and framed(frame, inner)

    return build


def _before(match: re.Match[str], asked: Asked) -> Span | None:
    inner = _inner(match["x"], asked, "before")
    if inner and re.match(r"(?:the )?end ", match["x"]):
        raise Refused(f"'before {match['x']}' has two readings: before {inner.first}, or by {inner.last}",
                      advice="Write 'by' with the last day, or 'before' with the month.")  # fmt: skip
    return inner and framed("before", inner)


def _after(match: re.Match[str], asked: Asked) -> Span | None:
    inner = _inner(match["x"], asked, "after")
    if inner and re.match(r"(?:the )?(?:beginning|start) ", match["x"]):
        raise Refused(f"'after {match['x']}' has two readings: after {inner.first}, or after {inner.last}",
                      advice="Write 'since' with the first day, or 'after' with the month.")  # fmt: skip
    return inner and framed("after", inner)


def _days_of_month(match: re.Match[str], asked: Asked) -> Span | None:
    """20-31 August 2020: both days in one month."""
    begin, end = (read_period(f"{match[day]} {match['month']} {match['year']}", asked) for day in ("a", "b"))
    return between(begin, end, rule="from-to + day") if begin and end else None


def _side_by_side(match: re.Match[str], asked: Asked) -> Span | None:
    """January and February 2020, 5 and 6 August 2020: two that follow one another are one stretch; others are two."""
    said = match.groupdict()
    month = f"{said.get('month') or ''} "
    begin, end = (read_period(f"{said[each]} {month}{said['year']}".replace("  ", " "), asked) for each in ("a", "b"))
    if begin is None or end is None or begin.precision != end.precision or period.shifted(begin.last, 1) != end.first:
        return None
    return between(begin, end, rule=_ruled("from-to", begin))


def _decades(match: re.Match[str], asked: Asked) -> Span | None:
    """The 1960s and 70s, the late 60s and early 70s: the second decade takes the hundreds of the first."""
    hundreds = match["hundreds"] or ""
    begin = _plain(f"{match['part'] or ''}{hundreds}{match['a']}s", asked)
    end = _plain(f"{match['late'] or ''}{match['other'] or hundreds}{match['b']}s", asked)
    return between(begin, end, rule=_ruled("from-to", begin)) if begin and end else None


def _from_to(match: re.Match[str], asked: Asked) -> Span | None:
    end = _inner(match["b"], asked, "to")
    begin = _borrowed(match["a"], match["b"], end, asked) if end else None
    if begin and end and {begin.rule, end.rule} & {"weekday"}:
        raise Refused(f"{match[0]!r} may be said of every week; write the dates")
    return between(begin, end, rule=_ruled("from-to", begin)) if begin and end else None


def _borrowed(text: str, other: str, end: Span, asked: Asked) -> Span | None:
    """The first of two periods; without a year of its own it takes the last one that does not come after the second."""
    year = _YEAR_AT_END.fullmatch(other)
    if _has_year(text) or year is None:
        return _inner(text, asked, "from")
    same = _inner(f"{text} {year['year']}", asked, "from")
    if same is None or same.first <= end.last:
        return same
    return _inner(f"{text} {int(year['year']) - 1:04d}", asked, "from")


def _has_year(text: str) -> bool:
    return re.search(r"[0-9]{3}", text) is not None


_FRAMES: Final[tuple[tuple[re.Pattern[str], Build], ...]] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (
            rf"(?:from )?(?P<a>{DAY}) ?(?:-|to|until) ?(?P<b>{DAY}) (?P<month>{MONTH}),? (?P<year>{YEAR})",
            _days_of_month,
        ),
        (rf"between (?P<a>{DAY}) and (?P<b>{DAY}) (?P<month>{MONTH}),? (?P<year>{YEAR})", _days_of_month),
        (rf"(?P<month>{MONTH}) (?P<a>{DAY}) ?(?:-|to) ?(?P<b>{DAY}),? (?P<year>{YEAR})", _days_of_month),
        (
            (
                r"(?:from |since )?(?P<x>.+?)(?: (?:up )?(?:to|until|till|through) | ?- ?)"
                r"(?:date|now|today|the present(?: day)?|this day|present)"
            ),
            _in_frame("since"),
        ),
        (rf"(?:in |during |on )?(?P<a>{MONTH}) (?:and|&) (?P<b>{MONTH}),? (?:of )?(?P<year>{YEAR})", _side_by_side),
        (rf"(?:in |during )?(?:the )?(?P<a>{SEASON}) and (?P<b>{SEASON}) (?:of )?(?P<year>{YEAR})", _side_by_side),
        (rf"(?:on )?(?P<a>{DAY}) (?:and|&) (?P<b>{DAY}) (?P<month>{MONTH}),? (?P<year>{YEAR})", _side_by_side),
        (rf"(?:on )?(?P<month>{MONTH}) (?P<a>{DAY}) (?:and|&) (?P<b>{DAY}),? (?P<year>{YEAR})", _side_by_side),
        (r"between (?P<a>.+) and (?P<b>.+)", _from_to),
        (r"(?:from|since) (?P<a>.+?) (?:up )?(?:to|until|till|through) (?P<b>.+)", _from_to),
        (r"(?:from )?(?P<x>.+?) (?:on|onwards?)", _in_frame("since")),
        (r"(?:no earlier than|not earlier than|not before|(?:in|on|at) or after) (?P<x>.+)", _in_frame("not before")),
        (r"(?P<x>.+?) or (?:later|after|thereafter)", _in_frame("not before")),
        (r"(?P<x>.+?) or (?:earlier|before)", _in_frame("by")),
        (
            r"(?:since|starting(?: in| from| on| with)?|beginning (?:in|from|on|with)|from) (?P<x>.+)",
            _in_frame("since"),
        ),
        (r"(?:(?:up )?until|till|up to|through) (?P<x>.+)", _in_frame("until")),
        (r"(?:by|no later than|not later than|at the latest in|(?:in|on|at) or before) (?P<x>.+)", _in_frame("by")),
        (r"(?:before|prior to|earlier than) (?P<x>.+)", _before),
        (r"(?:after|later than) (?P<x>.+)", _after),
        (r"as (?:of|at) (?P<x>.+)", _in_frame("as of")),
        (r"(?P<a>.+?) (?:to|until|till|through) (?P<b>.+)", _from_to),
        (r"(?P<a>.+?) - (?P<b>.+)", _from_to),
        (r"(?P<a>[^-]+)-(?P<b>[^-]+)", _from_to),
        (
            (
                r"(?:in )?(?:the )?(?P<part>(?:early|mid|late)[ -])?'?(?P<hundreds>[0-9]{2})?(?P<a>[0-9]0)'?s"
                r" and (?:the )?(?P<late>(?:early|mid|late)[ -])?'?(?P<other>[0-9]{2})?(?P<b>[0-9]0)'?s"
            ),
            _decades,
        ),
    )
)
