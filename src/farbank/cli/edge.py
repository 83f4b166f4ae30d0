"""Where a failure becomes one clear sentence and an exit status, and nothing becomes a traceback."""

from __future__ import annotations

import contextlib
import json
import os
import sys

import click

from farbank.errors import FarbankError

INTERRUPTED = 130  # what a shell gives a command that Ctrl-C ended
BROKEN = 70  # EX_SOFTWARE: a fault of farbank itself


def run(command: click.Command) -> int:
    """Run a command; every failure ends as words on standard error and its own exit status."""
    try:
        status = command.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as left:
        return left.exit_code
    except BrokenPipeError:
        return _pipe_closed()
    except BaseException as failure:  # noqa: BLE001 - the last door: a person gets words, never a traceback
        return _failed(failure)
    return status if isinstance(status, int) else 0


def _failed(failure: BaseException) -> int:
    match failure:
        case click.UsageError():
            return _usage(failure)
        case click.Abort() | KeyboardInterrupt():
            _say("stopped; what was recorded so far is kept, and the same command goes on from there")
            return INTERRUPTED
        case FarbankError():
            _say(str(failure), failure.advice)
            return failure.exit_status
        case MemoryError():
            _say("there is not enough memory for this", "Close other programs and give the command again.")
            return BROKEN
        case _:
            return _fault(failure)


def _usage(wrong: click.UsageError) -> int:
    usage = wrong.ctx.get_usage() + "\n" if wrong.ctx else ""
    _say(usage + wrong.format_message(), "See --help.")
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
    return "".join(each if _harmless(each) else f"\\u{ord(each):04x}" for each in text)


def _harmless(character: str) -> bool:
    code = ord(character)
    steering = 0x200E <= code <= 0x200F or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069  # noqa: PLR2004
    surrogate = 0xD800 <= code <= 0xDFFF  # noqa: PLR2004
    return (character.isprintable() or character == "\t") and not steering and not surrogate


def tell(words: str = "") -> None:
    """One line on standard output."""
    click.echo(visible(words))


def note(words: str) -> None:
    """One line of progress or remark on standard error."""
    click.echo(visible(words), err=True)


def document(value: object) -> None:
    """The one JSON document of a command."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
