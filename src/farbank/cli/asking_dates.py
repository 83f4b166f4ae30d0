"""`farbank date`: what a vague date means, and by which rule; it needs no case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

import click

from farbank.cli import edge
from farbank.cli.lines import answer_lines, lines_option, one_question
from farbank.cli.options import Given, everywhere
from farbank.cli.spans import span_document, span_words
from farbank.reading.dates import read_span


@click.command("date")
@click.argument("text", default="")
@click.option("--as-of", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day the words were written.")
@click.option("--language", type=click.Choice(["en", "ko", "ja", "zh"]), default=None,
              help="Of the words, where their signs leave it open.")  # fmt: skip
@lines_option
@everywhere
@click.pass_obj
def asked_date(given: Given, text: str, day: datetime | None, language: str | None, lines: str | None) -> None:
    """What a date in TEXT means: its first and last day, and why.

    English, Korean, Japanese and Chinese, and EDTF. What is impossible, has two readings or no year is refused with the
    reason; words such as "last year" need --as-of.
    """
    one_question(text, lines)
    as_of = day.date() if day else None
    if lines is not None:
        answer_lines(lines, lambda query: _document(query, language, as_of))
    elif given.as_json:
        edge.document(_document(text, language, as_of))
    else:
        span = read_span(text, language=language or "", as_of=as_of)
        for line in (text, *span_words(span)):
            edge.tell(line)


def _document(text: str, language: str | None, as_of: date | None) -> Mapping[str, object]:
    return span_document(read_span(text, language=language or "", as_of=as_of), text)


COMMANDS: Final = {"date": asked_date}
