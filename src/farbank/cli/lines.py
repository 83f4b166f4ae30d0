"""`--lines FILE`: one question a line in, one JSON document a line out, in the same order, each as soon as it is known.

- Every line gets exactly one document. One that cannot be answered gets `{"query", "error"}` and the next goes on.
- Lines are UTF-8; a byte order mark and a carriage return before the line end are no part of them.
- Nothing but the line at hand is held in memory.
"""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar

import click

from farbank.errors import FarbankError, Refused

Answer = Callable[[str], Mapping[str, object]]
F = TypeVar("F", bound=Callable[..., Any])
LONGEST: Final = 4 << 20  # bytes of one line; what is longer is no question
_SHOWN: Final = 100  # characters of a line too long to be repeated
_SAVE_AS: Final = "Save the file as text in UTF-8."
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def lines_option(command: F) -> F:
    """The option `--lines`, given to the command as `lines`."""
    return click.option("--lines", metavar="FILE", help="Answer every line of this file ('-': standard input), "
                        "a JSON document a line.")(command)  # fmt: skip


def one_question(text: str, lines: str | None) -> None:
    """Hold that either the words or the file with `--lines` were given, and not both."""
    if bool(text) == (lines is not None):
        raise click.UsageError("give either the words to read, or --lines FILE")


def answer_lines(name: str, answer: Answer) -> None:
    """Print the answer to each line of a file, or of standard input when the name is `-`."""
    plain = (sys.stdout.encoding or "").lower() not in {"utf-8", "utf8"}
    with _opened(name) as untrusted_file:
        for untrusted_line in _lines(untrusted_file, name):
            document = _answered(untrusted_line, answer)
            sys.stdout.write(json.dumps(document, ensure_ascii=plain) + "\n")
            sys.stdout.flush()


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115 - closed below; only its opening is translated
    except (OSError, ValueError):
        raise Refused(f"the file {name!r} given with --lines cannot be opened",
                      advice="Name a text file with one question a line.") from None  # fmt: skip
    with file:
        yield file


def _lines(untrusted_file: BinaryIO, name: str) -> Iterator[bytes]:
    """Every line without its end; of one that is too long, one byte more than is allowed, and its rest is passed by."""
    first = True
    while untrusted_line := untrusted_file.readline(LONGEST + 1):
        if first and untrusted_line.startswith(_UTF_16):
            raise Refused(f"the file {name!r} given with --lines is in UTF-16", advice=_SAVE_AS)
        part = untrusted_line
        while part and not part.endswith(b"\n"):
            part = untrusted_file.readline(LONGEST)
        whole = untrusted_line.removesuffix(b"\n").removesuffix(b"\r")
        yield whole.removeprefix(codecs.BOM_UTF8) if first else whole
        first = False


def _answered(untrusted_line: bytes, answer: Answer) -> Mapping[str, object]:
    if len(untrusted_line) > LONGEST:
        return _error(untrusted_line[:_SHOWN].decode("utf-8", "replace"), f"the line is longer than {LONGEST} bytes")
    try:
        query = untrusted_line.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return _error(untrusted_line.decode("utf-8", "replace"), f"byte {wrong.start + 1} of the line is not UTF-8")
    if not query.strip():
        return _error(query, "the line is empty")
    try:
        return answer(query)
    except FarbankError as refusal:
        return _error(query, str(refusal))


def _error(query: str, because: str) -> Mapping[str, object]:
    return {"query": query, "error": because}
