"""From chosen proposals to rows of a desk sheet.

- a quotation, a count, a caption and a description of a person each give a row of their own;
- days, places, doubts and whole claims belong to the smallest of those that holds them, else to their sentence, which
  then becomes a statement;
- a caption with its bank and its days is a look; a count is a figure where a series is named, else a statement;
- what has no column (a doubt, a whole claim, a dimension of a person) stands in the note, in words.

Every statement has the source's own words, and says where they stand. None says that anything is true, and none names
a source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, cast

from farbank.reading.proposing.drafted import Drafted, drafted
from farbank.reading.proposing.drafting_words import (
    count_words,
    days_cell,
    figure_value,
    note_of,
    persona_note,
    target_of,
)
from farbank.reading.proposing.naming import own_name
from farbank.reading.proposing.passages import Page
from farbank.reading.proposing.proposal import (
    CaptionSaid,
    CountSaid,
    PersonaSaid,
    PlaceNamed,
    Proposal,
    QuoteSaid,
    SpanSaid,
)
from farbank.values.span import Span

_CARRIERS: Final = ("caption", "quote", "persona", "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the rows are about: the item by label or id, and for figures the series and since when it is known."""

    item: str
    page: Page
    series: str = ""
    known_from: str = ""


def rows_of(draft: Draft, chosen: Sequence[Proposal]) -> tuple[Drafted, ...]:
    """The rows, in the order of the text, each key once."""
    carriers = tuple(each for each in chosen if each.kind in _CARRIERS)
    carried: dict[int, list[Proposal]] = {at: [] for at in range(len(carriers))}
    loose: list[Proposal] = []
    for each in chosen:
        if each.kind not in _CARRIERS:
            at = _carrier(each, carriers)
            (loose if at is None else carried[at]).append(each)
    rows = [(one.start, _row(draft, one, carried[at])) for at, one in enumerate(carriers)]
    rows += _sentences(draft, loose)
    ordered = (row for _, row in sorted(rows, key=lambda each: each[0]))
    return tuple({row.key or repr(row): row for row in ordered}.values())


def _carrier(one: Proposal, carriers: Sequence[Proposal]) -> int | None:
    """The smallest carrier that holds a proposal; days that a count is true of belong to it."""
    holding = [at for at, each in enumerate(carriers) if each.start <= one.start and one.end <= each.end]
    if holding:
        return min(holding, key=lambda at: carriers[at].end - carriers[at].start)
    span = one.value.span if isinstance(one.value, SpanSaid) else None
    dated = (
        at
        for at, each in enumerate(carriers)
        if span and isinstance(each.value, CountSaid) and each.value.period == span
    )
    return next(dated, None)


def _row(draft: Draft, one: Proposal, carried: Sequence[Proposal]) -> Drafted:
    value = one.value
    if isinstance(value, QuoteSaid):
        says = f"{value.speaker}: {value.words}" if value.speaker else value.words
        return _statement(draft, one, carried, says=says, words=value.words)
    if isinstance(value, PersonaSaid):
        about = (("person", _plain(one.text)),)
        note = persona_note(value)
        return _statement(
            draft, one, carried, says=f"Somebody is described: {_plain(one.text)}", about=about, note=note
        )
    if isinstance(value, CaptionSaid):
        return _look(draft, one, value, carried)
    return _count(draft, one, cast("CountSaid", value), carried)


def _count(draft: Draft, one: Proposal, said: CountSaid, carried: Sequence[Proposal]) -> Drafted:
    value = figure_value(said)
    if draft.series and said.period and value:
        return drafted(
            "figures",
            "",
            series=draft.series,
            ref=days_cell(said.period),
            value=value,
            flags="P" if said.provisional else "",
            known_from=draft.known_from,
            item=draft.item,
            note=note_of(carried),
        )
    words = _sentence(draft, one)
    return _statement(draft, one, carried, says=count_words(said), words=words, when=said.period)


def _look(draft: Draft, one: Proposal, said: CaptionSaid, carried: Sequence[Proposal]) -> Drafted:
    """A look, where the caption says from where and when; else a statement, for then nobody can say what was seen."""
    credit = f"credit: {said.credit}" if said.credit else ""
    if not (said.vantage and said.vantage != "document" and said.when):
        return _statement(draft, one, carried, says=_plain(one.text), words=one.text, when=said.when, note=credit)
    vantage = tuple((name, word) for name, word in (("kind", said.vantage), ("side", said.side)) if word)
    return drafted(
        "looks",
        f"L-{draft.item}-{own_name('look', one.start, one.text)}",
        place=said.depicted,
        when=days_cell(said.when),
        vantage=vantage,
        target=target_of(one.text),
        outcome="seen",
        item=draft.item,
        note=note_of(carried, f"caption: {_plain(one.text)}", credit),
    )


def _sentences(draft: Draft, loose: Sequence[Proposal]) -> Iterator[tuple[int, Drafted]]:
    """One statement for each sentence that something was chosen in."""
    by_sentence: dict[tuple[int, int], list[Proposal]] = {}
    for each in loose:
        by_sentence.setdefault(sentence_around(draft.page, each.start), []).append(each)
    for (start, end), chosen in by_sentence.items():
        text = draft.page.original[start:end]
        whole = Proposal(kind="span", start=start, end=end, text=text, value=SpanSaid(span=None), rule="", confidence=0)
        yield start, _statement(draft, whole, chosen, says=_plain(text), words=text)


def _statement(
    draft: Draft,
    one: Proposal,
    carried: Sequence[Proposal],
    *,
    says: str,
    words: str = "",
    when: Span | None = None,
    about: tuple[tuple[str, str], ...] = (),
    note: str = "",
) -> Drafted:
    spans = [each.value.span for each in carried if isinstance(each.value, SpanSaid) and each.value.span]
    places = [each for each in carried if isinstance(each.value, PlaceNamed)]
    return drafted(
        "statements",
        f"T-{draft.item}-{own_name(one.kind, one.start, one.text)}",
        item=draft.item,
        says=_plain(says),
        words=words or one.text,
        language=_language(draft.page, one.start),
        about=about or ((("place", _plain(places[0].text)),) if places else ()),
        when=days_cell(when or (spans[0] if spans else None)),
        at=f"characters {one.start}-{one.end}",
        note=note_of(carried, note),
    )


def _language(page: Page, at: int) -> str:
    """The language of the line that holds an offset of the original text."""
    passage = page.passage_at(at)
    return passage.language if passage else ""


def sentence_around(page: Page, at: int) -> tuple[int, int]:
    """The sentence of the original text that holds an offset."""
    passage = page.passage_at(at)
    if passage is None:
        return at, at + 1
    cuts = (page.cut(start, end) for start, end in passage.sentences)
    return next((first, last) for first, last, _ in cuts if at < last)


def _sentence(draft: Draft, one: Proposal) -> str:
    start, end = sentence_around(draft.page, one.start)
    return draft.page.original[start:end]


def _plain(text: str) -> str:
    return " ".join(text.split())
