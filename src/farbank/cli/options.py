"""What every command may be given: the case, the passphrase, `--json`, `--unconfined`; and the case, opened."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from farbank.cli import edge
from farbank.errors import Locked, Refused
from farbank.values.handling import Secret

if TYPE_CHECKING:
    from farbank.assemble.newsroom import Newsroom

F = TypeVar("F", bound=Callable[..., Any])
LONGEST = 1024  # characters of a passphrase
_CHECK_FILE = "Check the name given with --passphrase-file or FARBANK_PASSPHRASE_FILE; the file is text in UTF-8."


@dataclass(slots=True, kw_only=True)
class Given:
    """What was said before or after the verb."""

    case: Path
    passphrase_file: Path | None = None
    as_json: bool = False

    def passphrase(self) -> Secret:
        """The passphrase from the file that was named, else from the person at the terminal."""
        if self.passphrase_file is not None:
            return read_passphrase(self.passphrase_file)
        if not sys.stdin.isatty():
            raise Locked(
                "the case needs its passphrase and nobody can be asked here",
                advice="Name a file that holds it with --passphrase-file or FARBANK_PASSPHRASE_FILE.",
            )
        return Secret(getpass.getpass("Passphrase: "))

    @contextmanager
    def room(self) -> Iterator[Newsroom]:
        """The case, opened for a command; what whoever opens it should hear is told first."""
        from farbank.assemble.field_here import refuse_field_bag  # noqa: PLC0415 - `farbank --help` needs no case and ...
        from farbank.assemble.newsroom import newsroom  # noqa: PLC0415 - ... stays quick

        refuse_field_bag(self.case)
        with newsroom(self.case, self.passphrase()) as room:
            for notice in room.notices:
                edge.note(f"note: {notice}")
            yield room


def read_passphrase(file: Path) -> Secret:
    """The first line of a file, without its line end."""
    try:
        with file.open(encoding="utf-8-sig") as opened:
            line = opened.readline(LONGEST + 1).rstrip("\r\n")
    except FileNotFoundError:
        raise Locked(f"there is no passphrase file {file}", advice=_CHECK_FILE) from None
    except (OSError, UnicodeDecodeError):
        raise Locked(f"the passphrase file {file} cannot be read as text", advice=_CHECK_FILE) from None
    if not line:
        raise Refused(f"the first line of the passphrase file {file} is empty", advice="Write the passphrase there.")
    if len(line) > LONGEST:
        raise Refused(
            f"the first line of the passphrase file {file} is longer than {LONGEST} characters",
            advice="Write a shorter passphrase there; six words are enough.",
        )
    return Secret(line)


def everywhere(command: F) -> F:
    """The options that every command takes, after the verb as well as before it."""
    command = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.", callback=_as_json,
                           expose_value=False)(command)  # fmt: skip
    return click.option("--passphrase-file", type=click.Path(path_type=Path), callback=_passphrase_file,
                        expose_value=False, help="A file whose first line is the passphrase.")(command)  # fmt: skip


def _as_json(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    ctx.ensure_object(Given).as_json = value


def _passphrase_file(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    del param
    if value is not None:
        ctx.ensure_object(Given).passphrase_file = value
