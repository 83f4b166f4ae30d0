"""`farbank member`: who works in the case, and with which keys."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Final

import click

from farbank.assemble import members
from farbank.assemble.new_passphrase import weaknesses_of
from farbank.cli import edge
from farbank.cli.options import Given, everywhere, read_passphrase
from farbank.errors import Locked, Refused
from farbank.values.handling import Secret

_NEW: Final = click.option(
    "--new-passphrase-file",
    "file",
    type=click.Path(path_type=Path),
    help="A file whose first line is the new passphrase (else: asked for).",
)


@click.group()
def member() -> None:
    """Who works in the case: list them, add one, take one out, give new keys, write your public key.

    Each member opens the case with a passphrase of their own and signs what they record. Taking one out, and giving
    new keys, changes every key of the case.
    """


@member.command("list")
@everywhere
@click.pass_obj
def list_(given: Given) -> None:
    """List who works in the case, here and at other places."""
    with given.room() as room:
        every = members.every_member(room)
    if given.as_json:
        rows = [{"id": each.id, "desk": each.desk, "place": each.place, "key": each.verify_key} for each in every]
        edge.document({"rows": rows})
        return
    for each in every:
        where = f"at {each.place}" if each.place else "here"
        edge.tell(f"{each.id:<6} {where}{', source desk' if each.desk else ''}  key {each.verify_key[:16]}…")


@member.command()
@click.option("--desk", is_flag=True, help="They belong to the source desk and can open identity cards.")
@click.option(
    "--key", "key", type=click.Path(path_type=Path), help="They work at another place: the file of 'member key' there."
)
@_NEW
@everywhere
@click.pass_obj
def add(given: Given, file: Path | None, key: Path | None, *, desk: bool) -> None:
    """Add a member: with a passphrase of their own here, or by the public key they made at another place."""
    if key is not None and (desk or file):
        raise Refused("a member at another place has their passphrase and their cards there")
    chosen = None if key is not None else _chosen(file)
    with given.room() as room:
        if chosen is None:
            added = members.add_elsewhere(room, key or Path())
        else:
            added = members.add_here(room, chosen, desk=desk)
    edge.document({"member": added}) if given.as_json else edge.tell(f"{added} is a member now.")


@member.command()
@click.argument("name", metavar="MEMBER")
@click.option("--because", default="", help="Why they leave; recorded.")
@everywhere
@click.pass_obj
def remove(given: Given, name: str, because: str) -> None:
    """Take a MEMBER out. Every key of the case changes; what they signed stays signed.

    What they could open until now they may have copied: nobody can take that back.
    """
    with given.room() as room:
        members.remove(room, name, because)
    edge.document({"member": name}) if given.as_json else edge.tell(f"{name} opens nothing here any more.")
    edge.note("Copy the key files apart again: farbank backup DIR --keys KEYDIR")


@member.command()
@click.argument("name", metavar="MEMBER")
@click.option("--because", default="", help="Why; recorded.")
@_NEW
@everywhere
@click.pass_obj
def rekey(given: Given, name: str, because: str, file: Path | None) -> None:
    """Give a MEMBER new keys under a new passphrase, for one that was lost or that others may know."""
    chosen = _chosen(file)
    with given.room() as room:
        members.rekey(room, name, chosen, because)
    edge.document({"member": name}) if given.as_json else edge.tell(f"{name} has new keys.")
    edge.note("Copy the key files apart again: farbank backup DIR --keys KEYDIR")


@member.command()
@_NEW
@everywhere
@click.pass_obj
def passphrase(given: Given, file: Path | None) -> None:
    """Put your own keys under another passphrase.

    Whoever knows the old one and has an old copy of the folder still opens that copy: for that there is 'rekey'.
    """
    chosen = _chosen(file)
    with given.room() as room:
        members.change_passphrase(room, chosen)
    edge.document({"changed": True}) if given.as_json else edge.tell("Your passphrase is changed.")


@member.command()
@click.option("--out", type=click.Path(path_type=Path), help="A new file for it (else: printed).")
@everywhere
@click.pass_obj
def key(given: Given, out: Path | None) -> None:
    """Write your public key, by which a field bag and other places write to you. Nothing in it is secret.

    Whoever takes it over should hear its fingerprint from you by another way.
    """
    with given.room() as room:
        text, fingerprint = members.write_key(room, out)
    if given.as_json:
        edge.document({"key": text, "fingerprint": fingerprint})
        return
    if out is None:
        for line in text.splitlines():
            edge.tell(line)
    edge.note(f"fingerprint  {fingerprint}")


def _chosen(file: Path | None) -> Secret:
    """The new passphrase, from a file or from the person at the terminal."""
    if file is not None:
        chosen = read_passphrase(file)
    elif sys.stdin.isatty():
        chosen = Secret(getpass.getpass("The new passphrase: "))
        if getpass.getpass("The same again: ") != chosen.value:
            raise Refused("the two passphrases differ; nothing was changed", advice="Give the command again.")
    else:
        raise Locked(
            "a new passphrase is needed and nobody can be asked here",
            advice="Write it into a file and name it with --new-passphrase-file.",
        )
    for weakness in weaknesses_of(chosen):
        edge.note(f"farbank: this passphrase is weak: {weakness}")
    return chosen


COMMANDS: Final = {"member": member}
