"""The sections about people: sources and donors, what they agreed to, how they are printed, how many fit."""

from __future__ import annotations

from typing import Final

from farbank.reading.sheet.column import Section, choice, choices, plain, reference, references, rows, span, text
from farbank.values import words

DIMENSIONS = words.choices(words.Dimension)
CONSENT_FIELDS: Final = (*DIMENSIONS, "region", "letters", "photographs", "any")

SOURCES = Section(
    name="sources",
    kind="source",
    key_example="S-EXAMPLE",
    help="Who gave what, by codename. Real names belong on identity cards, not here.",
    columns=(
        choice("kind", "What kind of source.", words.choices(words.SourceKind), "reporter").must(),
        choice(
            "reliability", "Admiralty letter, A reliable to F cannot be judged.", words.choices(words.Reliability), "B"
        ),
        plain("flag", "public", "true only for those who are public already.", "false"),
        text("name", "Only for those who are public already; else the codename is all there is."),
    ),
)
COLLECTIONS = Section(
    name="collections",
    kind="collection",
    key_example="K-EXAMPLE",
    help="What one donor gave, on what terms. The donor's consent covers the donor only.",
    columns=(
        reference("donor", "The source who gave it.", ("source",), "S-EXAMPLE").must(),
        text("terms", "What was agreed.", "lent, to be returned"),
        text("kept_where", "Where the papers are.", "drawer 3"),
        text("returned", "When and to whom it went back."),
    ),
)
PERSONAS = Section(
    name="personas",
    kind="persona",
    key_example="P-EXAMPLE",
    help="How a person at risk appears in print, and who is behind it. The most secret section.",
    columns=(
        text("printed_as", "The words in print.", "a resident").must(),
        reference("subject", "The source or sealed person behind it.", ("source", "subject"), "S-EXAMPLE").must(),
        references("linked", "Personas a reader may join with this one.", ("persona",)),
        references("not_linked", "Personas that are certainly other people.", ("persona",)),
    ),
)
DISCLOSURES = Section(
    name="disclosures",
    kind="disclosure",
    keyed=False,
    help="What is already out about a persona. What was withdrawn still counts.",
    columns=(
        reference("persona", "About whom.", ("persona",), "P-EXAMPLE").must(),
        choice("dimension", "What kind of thing is out.", DIMENSIONS, "occupation").must(),
        text("value", "What is out.", "ferry_clerk"),
        plain("list", "values", "The possible values, where the words leave several."),
        choice("channel", "Where in the page it stands.", words.choices(words.Channel), "caption"),
        text("where", "Which article or part.", "part 1"),
        plain("day", "published", "When; empty for a cover, which nobody has read.", "2024-05-02"),
        text("language", "Which language edition.", "en"),
        text("verbatim", "The exact words."),
        span("when", "When it was true of them; the day it was published, when empty."),
        choice(
            "lookup",
            "'none' when nobody who matters can look this up, or the least class of adversary who can.",
            words.choices(words.LookedUpBy),
        ),
        text("by", "Who says so; needed with lookup."),
    ),
)
CONSENTS = Section(
    name="consents",
    kind="consent",
    keyed=False,
    help="What a source agreed to have printed, where, in which languages, until when.",
    columns=(
        reference("source", "Who agreed.", ("source",), "S-EXAMPLE").must(),
        choices("fields", "What may be printed; 'any' for everything.", CONSENT_FIELDS, "region; letters").must(),
        plain("list", "outlets", "Where; 'any' for everywhere.", "sample-desk"),
        plain("list", "languages", "In which languages; 'any' for all.", "en"),
        span("given", "When they agreed.", "2024-04").must(),
        span("until", "Until when it holds."),
        span("withdrawn", "When they took it back."),
    ),
)
ACCESS = Section(
    name="access",
    kind="access",
    keyed=False,
    help="Small counted sets: who held the document, could stand there, was present.",
    columns=(
        text("what", "What they had in common; a disclosure 'knows' uses the same words.", "timetable of July").must(),
        reference("who", "The source who is one of them.", ("source",), "S-EXAMPLE").must(),
        plain("integer", "count", "How many there were.", "9").must(),
        text("basis", "How that is known.", "nine copies were made"),
        choice("kind", "Whether they held it, could stand there, or were present.", words.choices(words.AccessKind)),
        plain("list", "meets", "The words of other counted sets, when these are those who are in all of them."),
    ),
)
_HOW_SURE: Final = (
    text("year", "When it was counted."),
    choice("confidence", "How sure whoever enters it is.", words.choices(words.Confidence)),
    text("because", "Why the interval is as wide as it is."),
)
POPULATION = Section(
    name="population",
    kind="population",
    key_example="ellmark",
    help="How many people there are, and which part of them has what in common.",
    columns=(
        plain("integer", "count", "How many.", "310000").must(),
        plain("integer", "low", "The fewest the source allows; the count itself when empty."),
        plain("integer", "high", "The most the source allows; the count itself when empty."),
        text("source", "Who counted, and when.", "invented for the drill").must(),
        *_HOW_SURE,
        rows(
            "shares",
            "Which part has a value, between 0 and 1.",
            choice("dimension", "Which dimension.", DIMENSIONS, "occupation").must(),
            text("value", "Which value.", "ferry_clerk").must(),
            plain("share", "share", "Which part, between 0 and 1.", "0.004").must(),
            plain("share", "low", "The smallest the source allows.", "0.002"),
            plain("share", "high", "The largest the source allows.", "0.007"),
            text("source", "Who says so.", "invented").must(),
            *_HOW_SURE,
        ),
        rows(
            "pairs",
            "Which part has two values together, where somebody counted that.",
            choice("dimension", "Which dimension.", DIMENSIONS).must(),
            text("value", "Which value.").must(),
            choice("other", "Which other dimension.", DIMENSIONS).must(),
            text("other_value", "Which value of that.").must(),
            plain("share", "share", "Which part has both, between 0 and 1.").must(),
            plain("share", "low", "The smallest the source allows."),
            plain("share", "high", "The largest the source allows."),
            text("source", "Who says so.").must(),
            *_HOW_SURE,
        ),
    ),
)
