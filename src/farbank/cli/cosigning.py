"""`farbank cosign`: a partner sees that the log only grows, and signs for it; both sides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from farbank.assemble import cosigning, witnessing
from farbank.assemble.clock import SystemClock
from farbank.cli import edge
from farbank.cli.opening import new_passphrase
from farbank.cli.options import Given, everywhere
from farbank.facts.log import HeadCosigned

_FILE = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The options that say what is to be done."""

    ask: Path | None
    old: int | None
    answer: Path | None
    trust: str | None
    distrust: str | None
    because: str
    name: str | None

    def actions(self) -> int:
        """How many different things were asked for."""
        return sum(each is not None for each in (self.ask, self.answer, self.trust, self.distrust))


@click.command()
@click.argument("request", required=False, type=_FILE)
@click.option("--ask", metavar="OUT", type=_FILE, help="Write a request to be cosigned, to be carried to a partner.")
@click.option("--old", metavar="N", type=click.IntRange(min=0), help="With --ask: the size that the partner saw last.")
@click.option("--answer", metavar="FILE", type=_FILE, help="Check and keep what a partner answered.")
@click.option("--trust", metavar="KEY", help="A key line: the partner's, or with --state that of a log.")
@click.option("--distrust", metavar="NAME", help="Whose cosignature counts no longer.")
@click.option("--because", default="", help="Why somebody is trusted, or no longer.")
@click.option("--state", metavar="DIR", type=_FILE, help="The partner's side: the folder with your cosigner's key.")
@click.option("--name", help="With --state: make a key under this name, such as desk.example/witness.")
@click.option("--out", metavar="FILE", type=_FILE, help="With --state and REQUEST: where the answer goes.")
@everywhere
@click.pass_obj
def cosign(
    given: Given,
    /,
    request: Path | None,
    out: Path | None,
    state: Path | None,
    **said: Any,  # noqa: ANN401 - a click edge
) -> None:
    """Have a partner see that your log only grows; or be that partner.

    Your side: without options, prints the key of your log for the partner, and whom you trust. --trust the line that
    the partner's laptop printed, --ask, carry the file there, bring the answer back, --answer.

    The partner's side needs no case: --state DIR --name NAME once; --state DIR --trust KEY for each log;
    --state DIR REQUEST --out ANSWER. A log that went back or was forked is not cosigned, and the answer says so.
    """
    asked = _Said(**said)
    if state is not None:
        _partners_side(given, state, request, out, asked)
    elif request is not None or out is not None or asked.name:
        raise click.UsageError("REQUEST, --out and --name belong to the partner's side: name its folder with --state")
    else:
        _own_side(given, asked)


def _own_side(given: Given, asked: _Said) -> None:
    if asked.actions() > 1:
        raise click.UsageError("--ask, --answer, --trust and --distrust are different things; give one of them")
    with given.room() as room:
        if asked.ask is not None:
            _tell_asked(given, asked.ask, cosigning.ask_partner(room, asked.ask, asked.old))
        elif asked.answer is not None:
            _tell_cosigned(given, cosigning.take_cosignature(room, asked.answer))
        elif asked.trust:
            name = cosigning.trust(room, asked.trust, asked.because)
            _tell(given, {"trusted": name}, f"{name} is trusted to cosign.")
        elif asked.distrust:
            cosigning.distrust(room, asked.distrust, asked.because)
            _tell(given, {"distrusted": asked.distrust}, f"{asked.distrust} is trusted no longer.")
        else:
            _tell_standing(given, cosigning.own_keys(room), cosigning.partners(room))


def _partners_side(given: Given, state: Path, request: Path | None, out: Path | None, asked: _Said) -> None:
    if asked.ask or asked.answer or asked.distrust or sum([bool(asked.name), bool(asked.trust), bool(request)]) != 1:
        raise click.UsageError("with --state give one of: --name NAME; --trust KEY; REQUEST --out ANSWER")
    if asked.name:
        vkey = witnessing.new_witness(state, asked.name, new_passphrase(given))
        _tell(given, {"key": vkey}, vkey)
    elif asked.trust:
        log = witnessing.trust_log(state, asked.trust)
        _tell(given, {"log": log}, f"{log} is cosigned from now on.")
    elif request is None or out is None:
        raise click.UsageError("say with --out where the answer goes")
    else:
        witnessing.answer(state, request, out, given.passphrase(), SystemClock().now())
        _tell(given, {"answer": str(out)}, f"The head is cosigned. Carry {out} back.")


def _tell(given: Given, document: dict[str, object], words: str) -> None:
    if given.as_json:
        edge.document(document)
    else:
        edge.tell(words)


def _tell_asked(given: Given, out: Path, asked: cosigning.Asked) -> None:
    shown: dict[str, object] = {"request": str(out), "size": asked.head.size, "old": asked.old}
    _tell(given, shown, f"Carry {out} to the partner: it asks about entry {asked.old + 1} to {asked.head.size}.")


def _tell_cosigned(given: Given, facts: tuple[HeadCosigned, ...]) -> None:
    shown = [{"cosigner": each.cosigner, "size": each.head.size, "time": each.time} for each in facts]
    told = [f"{each.cosigner} saw entry 1 to {each.head.size} on {each.time}." for each in facts]
    _tell(given, {"cosigned": shown}, "\n".join(told) if told else "This cosignature is kept already.")


def _tell_standing(given: Given, keys: tuple[str, ...], trusted: tuple[cosigning.Partner, ...]) -> None:
    if given.as_json:
        edge.document({"keys": list(keys), "trusted": [_document(each) for each in trusted]})
        return
    edge.tell("The key of this log; give the last line to your partner:")
    for key in keys:
        edge.tell(f"  {key}")
    for each in trusted:
        last = f"saw entry 1 to {each.last.head.size} on {each.last.time}" if each.last else "has not cosigned yet"
        edge.tell(f"trusted  {each.name}: {last}")
    if not trusted:
        edge.tell("Nobody is trusted to cosign yet.")


def _document(partner: cosigning.Partner) -> dict[str, object]:
    last = {"size": partner.last.head.size, "time": partner.last.time} if partner.last else None
    return {"name": partner.name, "key": partner.vkey, "last": last}


COMMANDS: Final = {"cosign": cosign}
