"""`farbank anchor`: the head of the log, published, and dated by others."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble import anchoring
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.errors import Refused
from farbank.facts.log import Head, TokenKept

_FILE = click.Path(path_type=Path)


@click.command()
@click.option("--queue", metavar="DIR", type=_FILE, help="Put requests for an outside date into DIR, to be carried.")
@click.option("--import", "taken", metavar="DIR", type=_FILE, help="Judge and keep the answers that came back in DIR.")
@click.option("--roots", metavar="FILE", type=_FILE, multiple=True, help="Root certificates that you trust (PEM).")
@click.option("--headers", metavar="FILE", type=_FILE, help="Bitcoin block headers that you trust, 80 bytes each.")
@click.option("--new-log", is_flag=True, help="Go on under a new name of the log: for a copy that may not be written.")
@click.option("--rotate", is_flag=True, help="Sign with a new key under the same name; the old one vouches for it.")
@click.option("--because", default="", help="Why the log gets a new name or key.")
@everywhere
@click.pass_obj
def anchor(
    given: Given,
    queue: Path | None,
    taken: Path | None,
    roots: tuple[Path, ...],
    headers: Path | None,
    because: str,
    *,
    new_log: bool,
    rotate: bool,
) -> int:
    """Publish the head of the log, and have it dated by others.

    Without options: prints name, size and root of the log in one line. Write it down, or print it in a newspaper:
    whoever has the line can show later that nothing before it was changed.

    --queue and --import carry requests to a connected machine and answers back; farbank itself never connects. A time
    is verified only by --roots or --headers that you give; else it is claimed. What is not accepted is told with the
    reason and not kept; if nothing was kept, the exit status is 1.
    """
    if sum([queue is not None, taken is not None, new_log, rotate]) > 1:
        raise click.UsageError("--queue, --import, --new-log and --rotate are different things; give one of them")
    with given.room() as room:
        if taken is not None:
            trust = anchoring.Trust(roots=roots, headers=headers)
            return _tell_taken(given, anchoring.take(room, taken, trust))
        if new_log or rotate:
            _tell_head(given, anchoring.new_log(room, because) if new_log else anchoring.new_key(room, because))
        elif queue is not None:
            files = anchoring.queue(room, queue)
            _tell_head(given, room.kept.log.head().head(), queue=queue, files=files)
        else:
            _tell_head(given, anchoring.publish_head(room))
    return 0


def _tell_head(given: Given, head: Head, queue: Path | None = None, files: tuple[str, ...] = ()) -> None:
    line = anchoring.head_line(head)
    if given.as_json:
        shown: dict[str, object] = {"head": {"origin": head.origin, "size": head.size, "root": line.split(" ")[2]}}
        edge.document(shown | ({"queue": str(queue), "files": list(files)} if queue else {}))
        return
    edge.tell(line)
    if queue is not None:
        edge.tell(f"{len(files)} new files in {queue}; its README.txt says how they are carried.")


def _tell_taken(given: Given, taken: anchoring.Taken) -> int:
    if given.as_json:
        edge.document(
            {
                "kept": [_document(each) for each in taken.kept],
                "known": taken.known,
                "left_out": [{"name": each.name, "because": each.because} for each in taken.left_out],
                "waiting": taken.waiting,
            }
        )
    else:
        for fact in taken.kept:
            edge.tell(f"kept      entry {fact.head.size}: {anchoring.date_words(fact)}")
        for name in taken.known:
            edge.tell(f"known     {name} is kept already")
        for each in taken.left_out:
            edge.tell(f"NOT KEPT  {each.name}: {each.because}")
        for name in taken.waiting:
            edge.tell(f"waiting   {name}")
    return Refused.exit_status if taken.left_out and not (taken.kept or taken.known) else 0


def _document(fact: TokenKept) -> dict[str, object]:
    return {
        "size": fact.head.size,
        "file": f"log/{fact.file}",
        "token": fact.token,
        "standing": fact.standing,
        "tool": fact.tool,
        "time": fact.time,
        "within": fact.within,
        "block": fact.block,
        "authority": fact.authority,
        "because": fact.because,
    }


COMMANDS: Final = {"anchor": anchor}
