"""The sections about results: series and their figures, findings, reports."""

from __future__ import annotations

from typing import Final

from farbank.reading.sheet.column import Section, choice, choices, mapping, pairs, plain, reference, rows, span, text
from farbank.values import words
from farbank.values.count import PRECISIONS

# SDMX code list CL_OBS_STATUS, version 2.2
FLAGS: Final = tuple("ABDEFGHIJKLMNOPQSUVW")

_SHARES = (
    plain("share", "from_share", "Where it begins, as a share of the line.", "0").must(),
    plain("share", "to_share", "Where it ends, as a share of the line.", "1").must(),
)
_CHECKS = tuple(
    choice(name, f"Whether its {name} was checked.", words.choices(words.Check), "pass")
    for name in ("authenticity", "time", "place", "integrity")
)

SERIES = Section(
    name="series",
    kind="series",
    key_example="catches",
    help="What is counted, in which unit, by whom, where, by which definition.",
    columns=(
        text("title", "What is counted.", "Catches landed at Port Ells"),
        text("unit", "In which unit.", "boxes"),
        text("compiler", "By whom.", "Harbour office"),
        text("area", "Where.", "Ellmark"),
        text("definition", "By which definition.", "by year of landing"),
    ),
)
FIGURES = Section(
    name="figures",
    kind="figure",
    keyed=False,
    help="Every value a series was ever given. Columns with other names are dimensions, such as sex.",
    columns=(
        reference("series", "Of which series.", ("series",), "catches").must(),
        span("ref", "For which time.", "2023").must(),
        plain("count", "value", "The number; empty with a flag or a note that says why.", "180"),
        choice("precision", "How firmly.", PRECISIONS, "approx"),
        choices("flags", "SDMX codes such as A normal, P provisional, M missing.", FLAGS, "P"),
        span("known_from", "Since when this value is known.", "2023-12").must(),
        pairs("dims", "What the value is divided by.", ("sex",), "total"),
        reference("item", "The item that gives it.", ("item",)),
        text("relay", "Who passed it on.", "harbour notice"),
        text("url", "Where it stands."),
        text("csv", "A CSV file with these columns, instead of the rest."),
    ),
)
FINDINGS = Section(
    name="findings",
    kind="finding",
    key_example="F-EXAMPLE",
    help="What we conclude, and what it rests on.",
    columns=(
        text("text", "The conclusion.", "The harbour was closed in the winter of 1987.").must(),
        mapping(
            "stretch",
            "The stretch it is about.",
            reference("line", "Along which line.", ("line",), "coast").must(),
            *_SHARES,
        ),
        span("when", "The time it is about.", "1987"),
        rows(
            "rests_on",
            "What it rests on, one entry each.",
            reference("statement", "A statement, or", ("statement",), "T-EXAMPLE"),
            reference("item", "an item, or", ("item",)),
            reference("tally", "a tally.", ("tally",)),
            choice("stance", "How it bears.", words.choices(words.Stance), "supports").must(),
            choice("class", "How strongly.", words.choices(words.Strength), "moderate").must(),
            mapping("checks", "What was made sure of.", *_CHECKS),
            plain("integer", "hearsay", "How often it was retold.", "0"),
        ),
        mapping(
            "grade",
            "A person's grade.",
            choice("source", "Admiralty letter of the source.", words.choices(words.Reliability), "B"),
            choice("content", "Admiralty digit of the content; 1 is computed, never typed.", tuple("23456"), "3"),
        ),
        mapping(
            "totalising",
            "Words that claim a whole, and what backs them.",
            text("words", "The words.").must(),
            text("coverage", "LINE/TARGET/FROM..TO, or a tally."),
        ),
        choice("status", "Empty, or what became of it.", tuple(filter(None, words.choices(words.FindingState)))),
        text("because", "Why; needed with a status."),
    ),
)
REPORTS = Section(
    name="reports",
    kind="report",
    key_example="R-EXAMPLE",
    help="Reports, each a Markdown file beside the sheet.",
    columns=(text("file", "The file.", "report.md").must(),),
)
