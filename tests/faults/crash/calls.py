"""What strace wrote down, as system calls: who called what with which words, when it began and when it ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"(?:(?P<pid>\d+) +)?(?P<rest>.*)", re.DOTALL)
_RESUMED = re.compile(r"<\.\.\. (?P<name>\w+) resumed>(?P<rest>.*)", re.DOTALL)
_CALL = re.compile(r"(?P<name>\w+)\((?P<words>.*)\) += (?P<result>-?\d+|0x[0-9a-f]+|\?)(?P<tail>.*)", re.DOTALL)
_EXIT = re.compile(r"\+\+\+ (?:exited with (?P<status>\d+)|killed by (?P<signal>\w+))")
_WORD = re.compile(
    r"""\s*(?P<word>(?:
        (?:AT_FDCWD|\d+)?<(?:\\x[0-9a-f]{2}|[^<>])*>(?:\(deleted\))?   # a handle, with its path
      | "(?:\\x[0-9a-f]{2})*"(?:\.\.\.)?                                # bytes
      | \{(?:[^{}]|\{[^{}]*\})*\}(?:\s=>\s\{[^{}]*\})?                  # a structure
      | \[(?:[^\[\]])*\]                                                # an array
      | [^,"<{\[\s]                                                     # a number or flags
    )*)\s*(?:,|$)""",
    re.VERBOSE,
)
_HANDLE = re.compile(r"(?P<handle>AT_FDCWD|\d+)?<(?P<path>.*)>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One finished call. `begun` and `ended` are line numbers of the trace; words are as strace shows them."""

    pid: int
    name: str
    words: tuple[str, ...]
    result: int
    begun: int
    ended: int
    tail: str = ""

    @property
    def injected(self) -> bool:
        return "(INJECTED)" in self.tail


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A thread or process is over; `status` is -1 when a signal ended it."""

    pid: int
    status: int
    ended: int


def calls_of(trace: Path) -> Iterator[Call | Ended]:
    """Every call of a trace in the order in which they came to an end."""
    open_calls: dict[int, tuple[int, str]] = {}
    with trace.open(encoding="ascii", errors="replace") as lines:
        for number, line in enumerate(lines):
            found = _LINE.match(line.rstrip("\n"))
            assert found, line[:200]
            pid, rest = int(found["pid"] or 0), found["rest"]
            begun = number
            if rest.endswith("<unfinished ...>"):
                start = rest.removesuffix("<unfinished ...>")
                if start.startswith("close("):  # its number may be given to another file before it comes back
                    yield from _finished(pid, f"{start.rstrip()}) = 0", begun, number)
                    start = ""
                open_calls[pid] = (number, start)
                continue
            if resumed := _RESUMED.match(rest):
                begun, start = open_calls.pop(pid)
                if not start:
                    continue
                rest = start.rstrip() + resumed["rest"]
            yield from _finished(pid, rest, begun, number)


def _finished(pid: int, rest: str, begun: int, number: int) -> Iterator[Call | Ended]:
    if over := _EXIT.match(rest):
        yield Ended(pid=pid, status=int(over["status"] or -1), ended=number)
    elif call := _CALL.fullmatch(rest):
        result = -1 if call["result"] == "?" else int(call["result"], 0)
        words = tuple(_words(call["words"]))
        yield Call(pid=pid, name=call["name"], words=words, result=result, begun=begun, ended=number, tail=call["tail"])
    else:
        assert rest.startswith("---"), rest[:200]  # a signal


def _words(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        found = _WORD.match(text, at)
        assert found, text[at : at + 200]
        yield found["word"].strip()
        assert found.end() > at, text[at : at + 200]
        at = found.end()


def unhex(text: str) -> bytes:
    """Bytes that strace shows as \\x41\\x42."""
    return bytes.fromhex(text.replace("\\x", ""))


def content(word: str) -> bytes:
    """The bytes between quotation marks, whole."""
    assert word[0] == word[-1] == '"', f"strace cut it short: {word[-20:]}"
    return unhex(word[1:-1])


def handle(word: str) -> tuple[int, Path]:
    """The number of a handle (-1 for the current folder), and the path it stands for."""
    found = _HANDLE.match(word)
    assert found, word[:200]
    number = found["handle"]
    path = found["path"]
    shown = unhex(path) if path.startswith("\\x") else path.encode()
    return (-1 if number in {None, "AT_FDCWD"} else int(number)), Path(shown.decode(errors="replace"))
