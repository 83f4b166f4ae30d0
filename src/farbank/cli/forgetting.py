"""`farbank forget` and `farbank restrict`: gone for good, or in a second custodian's hands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from farbank.assemble import citing, forgetting, restricting
from farbank.assemble.newsroom import Newsroom
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.desk.copies import BECAME
from farbank.desk.forget import REASONS
from farbank.errors import Refused


@click.command()
@click.argument("name", metavar="[SOURCE|ITEM|INQUIRY]", default="")
@click.option(
    "--reason", type=click.Choice(REASONS), default="asked", help="One general word; tell no story, it stays."
)
@click.option("--plan", "only_plan", is_flag=True, help="Say what would go, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@click.option("--copy", default="", metavar="COPY", help="A copy that left (H1), of which the holder has answered.")
@click.option("--became", type=click.Choice(BECAME), default="destroyed", help="What became of that copy.")
@click.option("--because", default="", help="Who confirmed it, and how.")
@everywhere
@click.pass_obj
def forget(
    given: Given, name: str, reason: str, copy: str, became: str, because: str, *, only_plan: bool, yes: bool
) -> None:
    """Forget a SOURCE with every item that came from it, an ITEM with everything derived from it, or an INQUIRY.

    Its keys are destroyed, its files and its words are taken out of the case, and the whole case gets new keys. The
    record that something was forgotten stays, and says no more than its number. This cannot be taken back.

    Copies that left the case are listed: ask for each, and record the answer with --copy. Without a name, everything
    that was forgotten is listed with the copies still out.
    """
    with given.room() as room:
        if copy:
            forgetting.confirm_copy(room, copy, became, because)
            _standing(given, room)
        elif not name:
            _standing(given, room)
        else:
            _forget(given, room, forgetting.plan(room, name), reason, only_plan=only_plan, yes=yes)


def _forget(given: Given, room: Newsroom, planned: forgetting.Plan, reason: str, *, only_plan: bool, yes: bool) -> None:
    if not given.as_json:
        _tell_plan(room, planned)
    if only_plan:
        edge.document(_document(room, planned, 0)) if given.as_json else None
        return
    if not yes:
        _ask(planned.target)
    document = _document(room, planned, 0)  # while what rests on it can still be named
    record = forgetting.forget(room, planned, reason)
    if given.as_json:
        edge.document({**document, "record": record})
        return
    edge.tell(f"{planned.target} is forgotten, by record #{record}.")
    edge.note("Bring each backup up to date, and ask for the copies above: forgetting is complete when all are gone.")


def _ask(target: str) -> None:
    if not sys.stdin.isatty():
        raise Refused(f"{target} is not forgotten: nobody can be asked here", advice="Give --yes if you are sure.")
    if click.prompt(f"This cannot be taken back. Type {target} to forget it", err=True) != target:
        raise Refused("nothing was forgotten")


def _tell_plan(room: Newsroom, planned: forgetting.Plan) -> None:
    edge.tell(f"goes for good   {', '.join(planned.gone)}")
    for kind, ids in planned.resting.rows.items():
        edge.tell(f"rests on it     {kind}: {', '.join(ids)}")
    for line in citing.report_lines(room, planned.resting.reports):
        edge.tell(f"cited by        {line}")
    for each in planned.copies:
        edge.tell(f"copy elsewhere  {each.made.id} {each.made.title}")


def _document(room: Newsroom, planned: forgetting.Plan, record: int) -> dict[str, object]:
    return {
        "of": planned.target,
        "gone": list(planned.gone),
        "resting": {kind: list(ids) for kind, ids in planned.resting.rows.items()},
        "reports": list(citing.report_lines(room, planned.resting.reports)),
        "copies": [each.made.id for each in planned.copies],
        "record": record,
    }


def _standing(given: Given, room: Newsroom) -> None:
    every = forgetting.forgotten_so_far(room)
    if given.as_json:
        rows = [
            {"of": each.of, "asked": each.asked, "record": each.record, "copies": [one.made.id for one in each.copies]}
            for each in every
        ]
        edge.document({"forgotten": rows})
        return
    for each in every:
        done = f"forgotten by record #{each.record}" if each.record else "asked for, not done"
        left = ", ".join(f"{one.made.id} {one.made.title}" for one in each.copies)
        edge.tell(f"{each.of:<6} {done}; {f'copies still out: {left}' if left else 'no copy is out'}")
    if not every:
        edge.note("nothing was forgotten")


@click.command()
@click.argument("name", metavar="[SOURCE|ITEM]", default="")
@click.option("--to", default="", metavar="KEY", help="The custodian: an age recipient, or the file of 'member key'.")
@click.option("--out", type=click.Path(path_type=Path), help="The file for the custodian.")
@click.option("--back", type=click.Path(path_type=Path), help="Take the keys back out of the custodian's file.")
@click.option("--pass-on", type=click.Path(path_type=Path), help="As custodian: seal the file in your hands for --to.")
@click.option("--because", default="", help="Why; recorded.")
@everywhere
@click.pass_obj
def restrict(
    given: Given, name: str, to: str, out: Path | None, back: Path | None, pass_on: Path | None, because: str
) -> None:
    """Hand the keys of a SOURCE or an ITEM to a second custodian; here nobody can open it until they come back.

    Nothing is forgotten: files and entries stay, and 'verify' says that their key is absent, and by which record.
    Check that the custodian can open the file before you go on; without it the thing is lost. A custodian who works
    with farbank gives it back with --pass-on FILE --to the desk's KEY --out FILE.
    """
    with given.room() as room:
        if pass_on is not None and to and out is not None:
            restricting.pass_on(room, pass_on, to=to, out=out)
            edge.document({"file": str(out)}) if given.as_json else edge.tell(f"{out} is for whom you named.")
            return
        if back is not None:
            names = list(restricting.take_back(room, back, because))
        elif name and to and out is not None:
            names = list(restricting.restrict(room, name, to=to, out=out, because=because).gone)
        else:
            raise Refused("say what to hand over, to whom, and into which file", advice="farbank restrict E9 --to KEY "
                          "--out FILE --because WHY, or farbank restrict --back FILE --because WHY")  # fmt: skip
    if given.as_json:
        edge.document({"of": names, "back": back is not None})
    elif back is not None:
        edge.tell(f"{', '.join(names)} can be read again.")
    else:
        edge.tell(f"{', '.join(names)} can be opened by nobody here; the keys are in {out}.")


COMMANDS: Final = {"forget": forget, "restrict": restrict}
