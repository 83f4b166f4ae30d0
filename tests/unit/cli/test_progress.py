"""Progress says how many, and of bytes how many a second; and nothing where nobody looks."""

import io
import sys

import pytest

from farbank.assemble.pace import in_bytes
from farbank.cli.progress import Telling


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 bytes"), (999, "999 bytes"), (1_000, "1.0 kB"), (3_456_000, "3.5 MB"), (2 * 10**9, "2.0 GB")],
)
def test_bytes_are_told_as_a_person_says_them(size, said):
    assert in_bytes(size) == said


def test_a_terminal_hears_counts_bytes_and_rate_on_one_line(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    tell = Telling()
    tell("kept", 10, 20, 5_000_000)
    tell("read", 20, 20)
    said = sys.stderr.getvalue()
    assert said.startswith("\rkept 10 of 20, 5.0 MB, ")
    assert "/s" in said
    assert said.endswith("\n")
    assert said.count("\n") == 1


def test_a_file_hears_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    Telling()("kept", 1, 1, 10)
    assert sys.stderr.getvalue() == ""
