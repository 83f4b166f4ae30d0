"""`farbank review`: what asks for a person, the riskiest first, and signing a reading of one claim."""

from __future__ import annotations

from typing import Final

import click

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.reviewing import Queue, claimed, own_key, queue, sign
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.errors import Refused
from farbank.judgement.reviewing import Ask, Read
from farbank.views import custody, reviews


@click.command()
@click.argument("claim", default="")
@click.option("--agree", "verdict", flag_value="agree", help="You read it, and it is so.")
@click.option("--disagree", "verdict", flag_value="disagree", help="You read it, and it is not so.")
@click.option("--cannot-tell", "verdict", flag_value="cannot_tell", help="You read it, and cannot tell.")
@click.option("--because", default="", metavar="TEXT", help="Why, in one line. Always needed.")
@everywhere
@click.pass_obj
def review(given: Given, claim: str, verdict: str | None, because: str) -> None:
    """List what asks for you, the riskiest first; or sign your reading of a CLAIM: a statement, a finding, a figure.

    A finding, and whatever a finding rests on, is read by two members: whoever recorded its words, and whoever signed
    a reading of them. What others signed is told to you once you have signed.
    """
    if verdict and not claim:
        raise Refused("say of which claim", advice="Name a statement, a finding or a figure.")
    with given.room() as room:
        if verdict:
            sign(room, claim, verdict, because)
        if claim:
            _readings(given, room, claim)
        else:
            _queue(given, room, queue(room))


def _queue(given: Given, room: Newsroom, found: Queue) -> None:
    if given.as_json:
        rows = [{"item": each.item, "why": each.why, "names": each.other} for each in found.asks]
        edge.document({"asks": rows, "waiting": found.waiting, "compared": found.compared})
        return
    titles = {each.id: each.title for each in custody.items(room.rows, [each.item for each in found.asks])}
    for each in found.asks:
        edge.tell(f"{each.item:<6} {_why(each):<24} {titles.get(each.item, '')}")
    if not found.asks:
        edge.note("nothing asks for you now")
    if found.waiting:
        edge.note(f"claims that wait for another reader: {found.waiting}")
    if not found.compared:
        edge.note("too many pictures to compare all of them here; see 'farbank list likeness'")


def _why(ask: Ask) -> str:
    return f"{ask.why.replace('_', ' ')} {ask.other}".strip()


def _readings(given: Given, room: Newsroom, name: str) -> None:
    """The readings that this member may see."""
    row = claimed(room, name)
    known = reviews.claim(room.rows, row.id)
    told = known.told_to(own_key(room)) if known else ()
    readers = len(known.readers) if known else 0
    if given.as_json:
        rows = [_document(room, each) for each in told]
        edge.document({"claim": row.id, "text": row.title, "readers": readers, "readings": rows})
        return
    edge.tell(f"{row.id:<6} {row.title}")
    edge.tell(f"       read by {readers}")
    for each in told:
        edge.tell(f"       {_who(room, each)}: {each.verdict.replace('_', ' ')}, {each.because}")
    if known and not known.signed_by(own_key(room)):
        edge.note("what others signed is told once you have signed: --agree, --disagree or --cannot-tell")


def _document(room: Newsroom, read: Read) -> dict[str, object]:
    member = reviews.member_of(room.rows, read.key)
    return {"by": member, "verdict": read.verdict, "because": read.because, "at": read.at.isoformat()}


def _who(room: Newsroom, read: Read) -> str:
    return reviews.member_of(room.rows, read.key) or "somebody elsewhere"


COMMANDS: Final = {"review": review}
