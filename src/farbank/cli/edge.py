"""Where a failure becomes one clear sentence and an exit status, and nothing becomes a traceback."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import signal
import sys
from pathlib import Path

import click

from farbank.errors import INTERRUPTED, DiskTrouble, FarbankError

NAME = "farbank"
BROKEN = 70  # EX_SOFTWARE: a fault of farbank itself
_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS}
_SURROGATES = 0xD800, 0xDFFF  # how Python marks bytes of a name that are not UTF-8


def prepare() -> None:
    """What a terminal or a pipe cannot show is written out by its number, and is no fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def stand_where_the_shell_stands() -> None:
    """A case that was made in the empty folder one stands in took its place: stand in that, as the shell names it."""
    try:
        Path.cwd()
    except FileNotFoundError:
        with contextlib.suppress(OSError):
            os.chdir(os.environ.get("PWD", ""))


def listen_to_ctrl_c() -> None:
    """From here on Ctrl-C is an exception, so that what is open is closed and told."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def run(command: click.Command) -> int:
    """Run a command; every failure ends as words on standard error and its own exit status."""
    try:
        status = command.main(prog_name=NAME, standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as left:
        return left.exit_code
    except (BrokenPipeError, SystemExit):  # click ends with SystemExit where it meets a closed pipe itself
        return _pipe_closed()
    except BaseException as failure:  # noqa: BLE001 - the last door: a person gets words, never a traceback
        return _failed(failure)
    return status if isinstance(status, int) else 0


def _failed(failure: BaseException) -> int:  # noqa: PLR0911 - one case a kind of failure
    match failure:
        case click.exceptions.NoArgsIsHelpError():
            note(failure.message)
            return failure.exit_code
        case click.UsageError():
            return _usage(failure)
        case click.Abort() | KeyboardInterrupt():
            _say("stopped; what was recorded so far is kept; give the same command again for what is left to do")
            return INTERRUPTED
        case FarbankError():
            _say(str(failure), failure.advice)
            return failure.exit_status
        case OSError(errno=number, strerror=because) if number in _DISK:
            _say(f"the disk refused what was to be written: {because}", DiskTrouble.advice)
            return DiskTrouble.exit_status
        case UnicodeEncodeError() if not all(_encodes(each) for each in sys.argv):
            _say("a word of this command is not text in UTF-8", "Type it again; the terminal must be set to UTF-8.")
            return click.UsageError.exit_code
        case MemoryError():
            _say("there is not enough memory for this", "Close other programs and give the command again.")
            return BROKEN
        case _:
            return _fault(failure)


def _encodes(word: str) -> bool:
    return not any(_SURROGATES[0] <= ord(each) <= _SURROGATES[1] for each in word)


def _usage(wrong: click.UsageError) -> int:
    usage = wrong.ctx.get_usage() + "\n" if wrong.ctx else ""
    asked = wrong.ctx.command_path if wrong.ctx else NAME
    _say(usage + " ".join(wrong.format_message().split()), f"See '{asked} --help'.")
    return wrong.exit_code


def _pipe_closed() -> int:
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _fault(fault: BaseException) -> int:
    """Name the kind of fault and its place in farbank's own files, and nothing of the material it met."""
    trace = fault.__traceback__
    where = "farbank"
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.startswith("farbank"):
            where = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    _say(
        f"farbank met a fault of its own ({type(fault).__name__} at {where}); what was recorded before is kept",
        "Run 'farbank verify', and report this line; it holds nothing of your material.",
    )
    return BROKEN


def _say(sentence: str, advice: str = "") -> None:
    for line in sentence.splitlines():
        print(line if line.startswith("Usage:") else f"farbank: {visible(line)}", file=sys.stderr)  # noqa: T201
    if advice:
        print(f"         {visible(advice)}", file=sys.stderr)  # noqa: T201


def visible(text: str) -> str:
    """Text for a terminal: control characters and direction marks are shown, never obeyed."""
    if text.isprintable():  # none of them counts as printable, and nearly every line is
        return text
    return "".join(each if _harmless(each) else f"\\u{ord(each):04x}" for each in text)


def _harmless(character: str) -> bool:
    code = ord(character)
    steering = 0x200E <= code <= 0x200F or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069  # noqa: PLR2004
    surrogate = _SURROGATES[0] <= code <= _SURROGATES[1]
    return (character.isprintable() or character == "\t") and not steering and not surrogate


def tell(words: str = "") -> None:
    """One line on standard output."""
    click.echo(visible(words))


def note(words: str) -> None:
    """One line of progress or remark on standard error."""
    click.echo(visible(words), err=True)


def document(value: object) -> None:
    """The one JSON document of a command."""
    plain = (sys.stdout.encoding or "").lower() not in {"utf-8", "utf8"}
    click.echo(json.dumps(value, ensure_ascii=plain, indent=1))
