"""The sections about evidence: items, where they come from, what depends on what, who is named, what is said."""

from __future__ import annotations

from farbank.reading.sheet.column import Section, choice, pairs, plain, reference, references, rows, span, text
from farbank.values import words

ABOUT = ("line", "subject", "place", "person", "organisation", "series", "event")

ITEMS = Section(
    name="items",
    kind="item",
    key_example="E-EXAMPLE",
    help="Evidence: the file, where it came from, how.",
    columns=(
        text("file", "The file, beside the sheet.", "letter.txt"),
        plain("list", "pages", "Further files of the same item."),
        text("url", "Its address, when it is a page or a post."),
        text("archived", "Where a copy of that page is kept."),
        reference("from", "The source it came from.", ("source",), "S-EXAMPLE"),
        span("acquired", "When it came.", "2024-06"),
        text("how", "How it came.", "lent, to be returned"),
        text("language", "Its language.", "en"),
        text("title", "What the desk calls it.", "A letter from Port Ells"),
        text("shows", "What it shows."),
        span("when", "When what it shows was."),
        text("where", "Where what it shows is."),
        text("printable", "What of it may be printed."),
        text("credit", "The credit line."),
        text("caption", "The caption it came with."),
        reference("collection", "The gift it belongs to.", ("collection",), "K-EXAMPLE"),
        text("writer", "Who wrote it, by codename or description; several with ; between them.", "unknown"),
        text("addressee", "To whom it was written."),
        plain("list", "people_shown", "Who is shown in it, one by one; nobody where there is nobody."),
        span("written", "When it was written.", "spring 1987"),
        span("postmarked", "The postmark."),
        reference("derived_from", "The item it was made from.", ("item",)),
        choice("derivation", "How it was made.", words.choices(words.Derivation)),
    ),
)
ORIGINS = Section(
    name="origins",
    kind="origin",
    key_example="O-EXAMPLE",
    help="Who or what touched reality.",
    columns=(
        choice("kind", "What kind of contact.", words.choices(words.OriginKind), "saw").must(),
        reference("of", "The item or source that had it.", ("item", "source"), "E-EXAMPLE").must(),
        text("where", "Where."),
        span("when", "When.", "spring 1987"),
        plain("flag", "first_hand", "Whether it was first hand.", "true"),
    ),
)
LINKS = Section(
    name="links",
    kind="link",
    keyed=False,
    help="What depends on what. The machine proposes; a person asserts it here.",
    columns=(
        reference("from", "The one that depends.", ("item", "statement"), "T-EXAMPLE").must(),
        reference("to", "What it depends on.", ("item", "statement", "origin"), "E-EXAMPLE").must(),
        choice("type", "How.", words.choices(words.LinkType), "derived_from").must(),
        text("because", "Why you say so.", "the letter is quoted").must(),
        text("by", "Who says so.", "desk"),
    ),
)
SUBJECTS = Section(
    name="subjects",
    kind="subject",
    key_example="U-EXAMPLE",
    help="What statements are about, with all its names.",
    columns=(
        choice("kind", "What it is.", words.choices(words.SubjectKind), "place").must(),
        rows(
            "names",
            "Its names.",
            text("text", "The name.", "Port Ells").must(),
            text("language", "Its language.", "en"),
            text("script", "Its script.", "Latn"),
            text(
                "kind",
                "What kind of name: official, press, old, alias; guess where somebody guessed the characters.",
                "official",
            ),
        ),
        span("born", "Of a person: when they were born, vaguely.", "around 1968"),
        choice("sex", "Of a person.", words.choices(words.Sex), "female"),
        rows(
            "kin",
            "Of a person: their relatives.",
            text("relation", "What they are to them.", "brother"),
            text("name", "Their name.", "Tom Example").must(),
        ),
        text("last_place", "Of a person: where they were last known to be.", "Port Ells"),
        references("same_as", "Subjects that are the same.", ("subject",)),
        references("apart_from", "Subjects that are certainly others.", ("subject",)),
    ),
)
STATEMENTS = Section(
    name="statements",
    kind="statement",
    key_example="T-EXAMPLE",
    help="One source says one thing. We do not say that it is true.",
    columns=(
        reference("item", "The item it stands in.", ("item",), "E-EXAMPLE"),
        reference("source", "Who says it.", ("source",), "S-EXAMPLE"),
        reference("origin", "Which of the item's origins it rests on.", ("origin",), "O-EXAMPLE"),
        text("says", "What is said, in our words.", "The winter was long.").must(),
        text("words", "What is said, in theirs."),
        choice("mode", "How they know.", words.choices(words.Mode), "seen"),
        text("language", "The language of their words.", "en"),
        pairs("about", "What it is about, such as line: yalu-tumen.", ABOUT, "coast"),
        span("when", "When what they say was.", "1987"),
        text("at", "Where in the item: page, seconds, region, characters.", "page 1"),
    ),
)
INTERVIEWS = Section(
    name="interviews",
    kind="interview",
    key_example="I-EXAMPLE",
    help="Conversations with sources.",
    columns=(
        reference("source", "With whom.", ("source",), "S-EXAMPLE").must(),
        text("by", "Who asked.", "desk"),
        text("interpreter", "Who interpreted."),
        span("when", "When.", "2024-05"),
        span("left", "When the source had left.", "2019"),
        text("could_see", "What they could have seen."),
        reference("item", "The record of it.", ("item",)),
    ),
)
