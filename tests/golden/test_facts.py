"""One line of every kind and version ever shipped. A stored line is never rewritten, so each must be read for good."""

import json
from pathlib import Path

import pytest

from farbank.facts import codec, history

LINES = [line for line in (Path(__file__).parent / "facts.jsonl").read_text(encoding="utf-8").splitlines() if line]


def kind_and_version(line):
    return json.loads(line)["kind"], json.loads(line)["v"]


@pytest.mark.parametrize("line", LINES, ids=lambda line: "-".join(map(str, kind_and_version(line))))
def test_a_stored_line_is_read_and_written_as_it_stands(line):
    fact = codec.from_bytes(line.encode())
    if kind_and_version(line)[1] == history.VERSION.get(fact.kind, 1):
        assert codec.to_bytes(fact).decode() == line


def test_every_kind_of_today_has_its_line():
    today = {(kind, history.VERSION.get(kind, 1)) for kind in codec.KINDS}
    assert today <= {kind_and_version(line) for line in LINES}
