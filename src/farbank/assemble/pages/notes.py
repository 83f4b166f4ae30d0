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


def blind(room: Newsroom, surveys: Sequence[Surveyed]) -> Blind:
    """What nobody could see, and why."""
    rows = [
        _stopped(each)
        for line in dict.fromkeys(one.line.name for one in surveys)
        for each in looks.constraints_along(room.rows, line)
    ]
    stopped = NamedTable(
        title="Who could not look, and why", head=("Where", "When", "Means stopped", "Why"), rows=tuple(rows)
    )
    return Blind(texts=(DARK, *(_dark(each) for each in surveys)), tables=(stopped,) if rows else ())


def _dark(surveyed: Surveyed) -> str:
    """How much of the line is dark, at least and at most."""
    found = surveyed.coverage
    low, high = found.blind
    what = " or ".join(words.inside(words.target_words(each)) for each in found.targets)
    line = words.line_words(surveyed.line.name)
    time = " to ".join(dict.fromkeys((str(found.first.year), str(found.last.year))))
    return f"{time}: for {_percent(low, high)} of {line} this case holds no look whose place is known ({what})."


def _percent(low: Fraction, high: Fraction) -> str:
    """A share of darkness, rounded up, so that a look is never made more of than it was."""
    first, last = percent(low), percent(high)
    return first if first == last else f"between {first.removesuffix(' %')} and {last}"


def _stopped(constraint: ConstraintNoted) -> tuple[str, str, str, str]:
    start, end = constraint.stretch.start, constraint.stretch.end
    where = "the whole line" if end - start == WHOLE else _stretch(start, end)
    means = ", ".join(each.replace("_", " ") for each in constraint.means)
    why = constraint.reason.replace("_", " ") + (f": {constraint.because}" if constraint.because else "")
    return where, span_words(constraint.when), means, why


def _stretch(start: int, end: int) -> str:
    first, last = (percent(Fraction(each, WHOLE)) for each in (start, end))
    return f"from {first.removesuffix(' %')} to {last} of the way along the line"


def method(
    weights: Sequence[tuple[int, Weight]], surveys: Sequence[Surveyed], number: Callable[[str], int]
) -> MethodNote:
    """The likelihood table, what the weighing gave, the shares, the limits of the gate, the tools."""
    limits = Limits()
    weighed = NamedTable(
        title="What the weighing gave",
        head=("Evidence", "Origins", "Status", "p, lowest to highest"),
        rows=tuple(
            (
                str(number),
                str(each.n_min) if each.n_min == each.n_max else f"{each.n_min} to {each.n_max}",
                each.status.replace("_", " "),
                f"{each.p_min:.3f} to {each.p_max:.3f}",
            )
            for number, each in weights
        ),
        note="p is printed here and nowhere else.",
    )
    tally_rows = tuple(
        (f"Evidence {number(row.item)}", words.target_words(each.target), _share(each.looked), _share(each.present))
        for one in surveys
        for row, each in zip(sorted(one.tallies, key=lambda tally: tally.id), one.coverage.tallies, strict=True)
    )
    tallies = NamedTable(
        title="Surveys that give totals only, as shares of their own compiler\u2019s length",
        head=("Survey", "Of what", "Looked at", "Present on"),
        rows=tuple(dict.fromkeys(tally_rows)),
        note="Worst-case bounds: nothing is assumed about what was not looked at.",
    )
    gate = NamedTable(
        title="Limits of the gate",
        head=("Limit", "People"),
        rows=(("BLOCK under", str(limits.block_below)), ("HOLD under, at the lower end", f"{limits.hold_below:,}")),
        note="These are editorial choices, not statistics.",
    )
    found = tuple(each for each in (_likelihoods(), weighed, tallies, gate) if each.rows)
    return MethodNote(texts=(_WEIGHING, _GATE), tables=found, tools=_tools())


def _likelihoods() -> NamedTable:
    rows = tuple((name, str(ratio)) for name, ratio in likelihood.TABLE.ratios)
    return NamedTable(title=f"Likelihood ratios, table {likelihood.TABLE.version}", head=("Class", "Ratio"), rows=rows)


def _share(bounds: tuple[Fraction, Fraction]) -> str:
    return " to ".join(dict.fromkeys(f"{float(each) * 100:.1f} %" for each in bounds))


def _tools() -> tuple[tuple[str, str], ...]:
    lines = tuple((f"Line table, {tables.shape_of(name).title}", str(number)) for name, number in tables.LINES.items())
    return (("farbank", version("farbank")), *lines)
