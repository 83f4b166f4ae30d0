"""The sections about looking: lines, looks, totals, what stopped people looking, and what still got out."""

from __future__ import annotations

from farbank.reading.sheet.column import Section, choice, choices, mapping, plain, reference, rows, span, text
from farbank.values import words
from farbank.values.count import PRECISIONS

LINES = Section(
    name="lines",
    kind="line",
    key_example="coast",
    help="The lines this case measures along.",
    columns=(
        text("use", "A line that comes with farbank.", "yalu-tumen"),
        text("geojson", "A file with a line of your own, or the GeoJSON itself."),
        rows(
            "lengths",
            "How long each compiler says it is; never converted.",
            text("compiler", "Who says so.", "Survey office").must(),
            plain("kilometres", "km", "How many kilometres.", "210").must(),
            choice("precision", "How firmly.", tuple(each for each in PRECISIONS if each != "range"), "approx"),
        ),
    ),
)
LOOKS = Section(
    name="looks",
    kind="look",
    key_example="L-EXAMPLE",
    help="Who could see which stretch, when, by what means, and what they saw, including nothing.",
    columns=(
        reference("line", "Along which line.", ("line",), "coast"),
        text("at", "A place beside the line; give extent_m with it."),
        plain("integer", "extent_m", "How many metres across were in view.", "2000"),
        plain("share", "from_share", "Where it begins, as a share of the line.", "0.10"),
        plain("share", "to_share", "Where it ends, as a share of the line.", "0.12"),
        text("place", "A place that is on no line."),
        span("when", "When.", "late September 2023").must(),
        mapping(
            "vantage",
            "Where the observer stood.",
            choice("kind", "What kind of place.", words.choices(words.VantageKind), "opposite_bank").must(),
            text("side", "Which side.", "south"),
            text("position", "Exactly where; sealed, never printed."),
        ).must(),
        text("target", "What was looked for.", "fence").must(),
        choice("outcome", "What came of it; seeing nothing is a result.", words.choices(words.Outcome), "seen").must(),
        plain("share", "p", "The chance to see it if it was there, between 0 and 1.", "0.9"),
        choice("basis", "Where that chance comes from.", words.choices(words.Basis), "assessed"),
        text("conditions", "Light and weather.", "clear"),
        reference("item", "The item that records it.", ("item",), "E-EXAMPLE"),
        reference("by", "Who looked.", ("source",), "S-EXAMPLE"),
        reference("origin", "Which origin it is.", ("origin",)),
    ),
)
TALLIES = Section(
    name="tallies",
    kind="tally",
    key_example="Y-EXAMPLE",
    help="A survey that gives totals without saying where. Numbers may be 'at_least 489', 'about 353'.",
    columns=(
        reference("line", "Along which line.", ("line",), "coast").must(),
        plain("kilometres", "compiler_length_km", "How long the surveyor says the line is.", "210").must(),
        plain("length", "looked_km", "How much was looked at.", "at_most 160"),
        plain("length", "present_km", "Where the target was.", "at_least 40"),
        plain("length", "absent_km", "Where it was not.", "0"),
        plain("length", "no_view_km", "Where nothing could be seen.", "about 50"),
        choice("reason", "Why not.", words.choices(words.Reason), "no_imagery"),
        plain("list", "within", "The places the totals are about."),
        text("target", "What was looked for.", "fence").must(),
        span("when", "When.", "2022/2023").must(),
        reference("item", "The item that gives the totals.", ("item",), "E-EXAMPLE"),
    ),
)
CONSTRAINTS = Section(
    name="constraints",
    kind="constraint",
    keyed=False,
    help="Which means of looking were stopped on a stretch, when and why.",
    columns=(
        reference("line", "Along which line.", ("line",), "coast").must(),
        plain("share", "from_share", "Where it begins, as a share of the line.", "0").must(),
        plain("share", "to_share", "Where it ends, as a share of the line.", "1").must(),
        span("when", "When.", "from 2020 to 2023").must(),
        choices("means", "Which means were stopped.", words.choices(words.Means), "foreign_visitor").must(),
        choice("reason", "Why.", words.choices(words.Reason), "access_denied").must(),
        text("because", "How that is known.", "no outside visitor was let in"),
    ),
)
CONDUITS = Section(
    name="conduits",
    kind="conduit",
    key_example="C-EXAMPLE",
    help="Ways by which people, goods, money or information got out, with their states over time.",
    columns=(
        choices("carries", "What it carries.", words.choices(words.Carries), "information; goods").must(),
        text("means", "By what way.", "letters and parcels").must(),
        rows(
            "states",
            "How it was, when.",
            span("when", "When.", "since 2020").must(),
            choice("state", "How it was.", words.choices(words.ConduitState), "closed").must(),
            plain("count", "count", "How many got through."),
            text("because", "How that is known.", "the post office said so"),
            reference("item", "The item that says so.", ("item",)),
        ).must(),
        reference("item", "The item that says so.", ("item",), "E-EXAMPLE"),
    ),
)
