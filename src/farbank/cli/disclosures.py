"""`farbank disclose`: what is already out about a persona."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from farbank.assemble.back_catalogues import Unknown, draft_catalogue, take_catalogue
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.out_noting import Noted, Place, note_out
from farbank.assemble.reading_text import Asked
from farbank.assemble.telling import Article, accept_tells, draft_tells, read_article
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.reading.dates import read_span
from farbank.values import words

_LANGUAGES: Final = ("en", "ko", "ja", "zh")


@click.command()
@click.argument("of", default="", metavar="[PERSONA|ITEM]")
@click.argument("told", nargs=-1, metavar="[DIMENSION=VALUE|PROPOSAL]...")
@click.option("--where", default="", help="In which article or part.")
@click.option("--published", default="", help="When it was published.")
@click.option("--channel", type=click.Choice(words.choices(words.Channel)), default="body", help="Where in the page.")
@click.option("--language", default="", help="Which language edition.")
@click.option("--verbatim", default="", help="The exact words in print.")
@click.option("--when", default="", help="When it was true of them (else: on the day it was published).")
@click.option(
    "--lookup",
    type=click.Choice(words.choices(words.LookedUpBy)),
    help="'none' when nobody who matters can look it up, or the least class of adversary who can; with --by.",
)
@click.option("--by", default="", help="Who says so; needed with --lookup.")
@click.option("--csv", "file", type=click.Path(path_type=Path), metavar="FILE", help="A back catalogue: one table.")
@click.option("--propose", is_flag=True, help="Read an ITEM, and propose what it tells of a person.")
@click.option("--persona", default="", help="Of whom an ITEM tells; its printed words are looked for, too.")
@click.option("--sheet", "out", type=click.Path(path_type=Path), metavar="OUT", help="Write a desk sheet to edit.")
@everywhere
@click.pass_obj
def disclose(
    given: Given,
    /,
    of: str,
    told: tuple[str, ...],
    *,
    file: Path | None,
    out: Path | None,
    persona: str,
    propose: bool,
    **placed: str | None,
) -> None:
    """Note what is already out about a PERSONA, such as occupation=ferry_clerk. What was withdrawn still counts.

    A dimension given twice means that the words leave both values possible. What cannot be true of one person is
    recorded all the same, and asked about.

    With --csv: a whole back catalogue, one table with a column for the pseudonym, the article, and what was told; its
    headers may be English, Korean, Japanese or Chinese. It is taken whole or not at all, and a pseudonym that the case
    does not know is proposed.

    With an ITEM and --propose: every phrase of an old article that tells something of a person. Record those that are
    true of somebody by their names, with --persona; or write them all to a desk sheet with --sheet.
    """
    place = Place(**{name: each or "" for name, each in placed.items()})
    if bool(file) == bool(of):
        raise click.UsageError("name a persona or an item, or give a back catalogue with --csv; one of these")
    with given.room() as room:
        if file is not None:
            _catalogue(given, room, file, out)
        elif propose or room.known.find("item", of):
            _article(given, room, _Asked(item=of, names=told, persona=persona, place=place, out=out))
        else:
            _noted(given, note_out(room, of, told, place))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What is asked of an item: its proposals, to record some, or to write them to a sheet."""

    item: str
    names: tuple[str, ...]
    persona: str
    place: Place
    out: Path | None


def _catalogue(given: Given, room: Newsroom, file: Path, out: Path | None) -> None:
    if out is None:
        _noted(given, take_catalogue(room, file))
        return
    rows, unknown = draft_catalogue(room, file, out)
    if given.as_json:
        edge.document({"sheet": str(out), "rows": rows, "new_personas": [_new(each) for each in unknown]})
        return
    for each in unknown:
        edge.tell(f"{each.label}  new: {each.words}, {each.told} told")
    edge.note(f"a draft of {rows} rows is in {out}; edit it, then give it to 'farbank apply'")


def _new(each: Unknown) -> dict[str, object]:
    return {"label": each.label, "printed_as": each.words, "told": each.told}


def _article(given: Given, room: Newsroom, asked: _Asked) -> None:
    published = asked.place.published
    as_of = read_span(published).latest if published else None
    language = asked.place.language if asked.place.language in _LANGUAGES else ""
    article = read_article(room, asked.item, Asked(as_of=as_of, language=language), asked.persona)
    if asked.names:
        _noted(given, accept_tells(room, article, asked.names, asked.persona, asked.place))
        return
    if asked.out is not None:
        rows = draft_tells(room, article, asked.out, asked.persona, asked.place)
        edge.note(f"a draft of {rows} rows is in {asked.out}; edit it, then give it to 'farbank apply'")
    if given.as_json:
        edge.document(_article_document(article))
    elif asked.out is None:
        _tell(article)


def _article_document(article: Article) -> dict[str, object]:
    return {
        "item": article.item,
        "reading": article.mark,
        "where": article.where,
        "published": article.published or None,
        "proposals": [
            {
                "name": f"{article.mark}.{number}",
                "start": each.start,
                "end": each.end,
                "text": each.text,
                "dimension": each.dimension,
                "value": each.value,
                "language": each.language,
                "confidence": each.confidence / 100,
            }
            for number, each in enumerate(article.tells, start=1)
        ],
    }


def _tell(article: Article) -> None:
    wide = len(str(len(article.tells)))
    for number, each in enumerate(article.tells, start=1):
        said = f"{each.dimension}={each.value}"
        sure = f"{each.confidence / 100:.2f}"
        edge.tell(f"{article.mark}.{number:<{wide}}  {sure}  {said:<32} {' '.join(each.text.split())}")
    where = f"{article.where}{f', {article.published}' if article.published else ''}"
    edge.note(f"reading {article.mark} of {where}: {len(article.tells)} proposals; nothing is recorded")


def _noted(given: Given, noted: Noted) -> None:
    applied = noted.applied
    if given.as_json:
        edge.document(
            {
                "ids": dict(applied.ids),
                "recorded": applied.recorded,
                "unchanged": applied.unchanged,
                "questions": list(noted.questions),
            }
        )
        return
    edge.tell(f"{applied.recorded} new or changed, {applied.unchanged} as before")
    for each in noted.questions:
        edge.note(f"question: {each}")


COMMANDS: Final = {"disclose": disclose}
