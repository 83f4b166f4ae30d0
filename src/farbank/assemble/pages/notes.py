"""What we could not see, and how it was weighed: the two notes at the end of every publication."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from importlib.metadata import version

from farbank.assemble import tables
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages import words
from farbank.assemble.pages.spans import span_words
from farbank.assemble.surveying import Surveyed
from farbank.facts.look import ConstraintNoted
from farbank.judgement import likelihood
from farbank.judgement.question import Limits
from farbank.judgement.weight import Weight
from farbank.publish.page import Blind, MethodNote, NamedTable
from farbank.publish.share import percent
from farbank.publish.wording import ENGLISH, Wording
from farbank.values.count import WHOLE
from farbank.views import looks

DARK = "Dark never means that nothing is there: this case holds no look there and then."
_WEIGHING = (
    "Origins are counted, not copies: what derives from one thing counts once, and links that nobody has settled give "
    "an interval. The machine computes a weight; a person signs the grade. The weight never raises a status, it can "
    "only lower it."
)
_GATE = (
    "Before release the exact bytes of this page were judged together with everything published before. The gate can "
    "find danger. It cannot prove safety."
)


def blind(room: Newsroom, surveys: Sequence[Surveyed], say: Wording = ENGLISH) -> Blind:
    """What nobody could see, and why."""
    rows = [
        _stopped(each, say)
        for line in dict.fromkeys(one.line.name for one in surveys)
        for each in looks.constraints_along(room.rows, line)
    ]
    stopped = NamedTable(
        title=say("Who could not look, and why"),
        head=(say("Where"), say("When"), say("Means stopped"), say("Why")),
        rows=tuple(rows),
    )
    return Blind(texts=(say(DARK), *(_dark(each, say) for each in surveys)), tables=(stopped,) if rows else ())


def _dark(surveyed: Surveyed, say: Wording) -> str:
    """How much of the line is dark, at least and at most."""
    found = surveyed.coverage
    low, high = found.blind
    what = say(" or ").join(words.inside(words.target_words(each, say)) for each in found.targets)
    line = words.line_words(surveyed.line.name, say)
    first, last = say.year(found.first.year), say.year(found.last.year)
    time = first if first == last else say("{low} to {high}", low=first, high=last)
    told = "{time}: for {share} of {line} this case holds no look whose place is known ({what})."
    return say(told, time=time, share=_percent(low, high, say), line=line, what=what)


def _percent(low: Fraction, high: Fraction, say: Wording) -> str:
    """A share of darkness, rounded up, so that a look is never made more of than it was."""
    first, last = percent(low), percent(high)
    return first if first == last else say("between {low} and {high}", low=first.removesuffix(" %"), high=last)


def _stopped(constraint: ConstraintNoted, say: Wording) -> tuple[str, str, str, str]:
    start, end = constraint.stretch.start, constraint.stretch.end
    where = say("the whole line") if end - start == WHOLE else _stretch(start, end, say)
    means = say.listed(words.told(each, say) for each in constraint.means)
    why = words.told(constraint.reason, say) + (f"{say(': ')}{constraint.because}" if constraint.because else "")
    return where, span_words(constraint.when, say), means, why


def _stretch(start: int, end: int, say: Wording) -> str:
    first, last = (percent(Fraction(each, WHOLE)) for each in (start, end))
    return say("from {low} to {high} of the way along the line", low=first.removesuffix(" %"), high=last)


def method(
    weights: Sequence[tuple[int, Weight]],
    surveys: Sequence[Surveyed],
    number: Callable[[str], int],
    say: Wording = ENGLISH,
) -> MethodNote:
    """The likelihood table, what the weighing gave, the shares, the limits of the gate, the tools."""
    tables_shown = (_likelihoods(say), _weighed(weights, say), _tallies(surveys, number, say), _gate(say))
    found = tuple(each for each in tables_shown if each.rows)
    return MethodNote(texts=(say(_WEIGHING), say(_GATE)), tables=found, tools=_tools())


def _weighed(weights: Sequence[tuple[int, Weight]], say: Wording) -> NamedTable:
    return NamedTable(
        title=say("What the weighing gave"),
        head=(say("Evidence"), say("Origins"), say("Status"), say("p, lowest to highest")),
        rows=tuple(
            (
                str(number),
                _to(str(each.n_min), str(each.n_max), say),
                words.told(each.status, say),
                say("{low} to {high}", low=f"{each.p_min:.3f}", high=f"{each.p_max:.3f}"),
            )
            for number, each in weights
        ),
        note=say("p is printed here and nowhere else."),
    )


def _to(low: str, high: str, say: Wording) -> str:
    return low if low == high else say("{low} to {high}", low=low, high=high)


def _tallies(surveys: Sequence[Surveyed], number: Callable[[str], int], say: Wording) -> NamedTable:
    rows = tuple(
        (
            say("Evidence {number}", number=number(row.item)),
            words.target_words(each.target, say),
            _share(each.looked, say),
            _share(each.present, say),
        )
        for one in surveys
        for row, each in zip(sorted(one.tallies, key=lambda tally: tally.id), one.coverage.tallies, strict=True)
    )
    return NamedTable(
        title=say("Surveys that give totals only, as shares of their own compiler’s length"),
        head=(say("Survey"), say("Of what"), say("Looked at"), say("Present on")),
        rows=tuple(dict.fromkeys(rows)),
        note=say("Worst-case bounds: nothing is assumed about what was not looked at."),
    )


def _gate(say: Wording) -> NamedTable:
    limits = Limits()
    return NamedTable(
        title=say("Limits of the gate"),
        head=(say("Limit"), say("People")),
        rows=(
            (say("BLOCK under"), str(limits.block_below)),
            (say("HOLD under, at the lower end"), f"{limits.hold_below:,}"),
        ),
        note=say("These are editorial choices, not statistics."),
    )


def _likelihoods(say: Wording) -> NamedTable:
    rows = tuple((say(name), str(ratio)) for name, ratio in likelihood.TABLE.ratios)
    title = say("Likelihood ratios, table {version}", version=likelihood.TABLE.version)
    return NamedTable(title=title, head=(say("Class"), say("Ratio")), rows=rows)


def _share(bounds: tuple[Fraction, Fraction], say: Wording) -> str:
    low, high = (f"{float(each) * 100:.1f} %" for each in bounds)
    return _to(low, high, say)


def _tools() -> tuple[tuple[str, str], ...]:
    lines = tuple((f"Line table, {tables.shape_of(name).title}", str(number)) for name, number in tables.LINES.items())
    return (("farbank", version("farbank")), *lines)
