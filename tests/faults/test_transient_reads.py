"""A read that fails once is told or made good; it never becomes a verdict on an item, and never stays."""

import json
import shutil
from dataclasses import replace

import pytest
from crash.bench import Bench, assert_told, thinned
from crash.failing import READING
from crash.tracing import needs_strace

from farbank.keeping.checks.verify import verify
from farbank.values.handling import Secret

WORDS = Secret("six words here now okay fine")
SAMPLE = 4
READERS = {
    "verify": ("verify", "--json"),
    "show": ("show", "E-NOTE"),
    "find": ("find", "ferry"),
    "open card": ("card", "S-REED", "--open", "--because", "to write"),
    "describe": ("describe", "E-NOTE", "--what", "a quay"),
}


@pytest.fixture
def bench(small_case, written, tmp_path, monkeypatch):
    """Gives a command the small case with a card in it."""

    def give(name):
        (tmp_path / "scratch").mkdir()
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "root" / "state"))
        desk = replace(small_case, case=tmp_path / "root" / "case")
        shutil.copytree(small_case.case, desk.case)
        desk.good("card", "S-REED", "--file", written / "note.txt")
        shutil.copytree(tmp_path / "root", tmp_path / "template")
        return Bench(desk, tmp_path / "template", READERS[name], tmp_path / "scratch", desk.case)

    return give


def assert_honest(bench, position):
    """The right answer, or words that say what could not be read; afterwards everything is intact."""
    outcome = bench.fails(position, "error=EIO")
    where = f"{position} ({position.about}): {outcome}"
    assert_told(outcome, position, "error=EIO")
    if outcome.status:
        assert any(word in outcome.out + outcome.err for word in ("read", "refused", "the disk")), where
    if bench.argv[0] == "verify" and outcome.out:
        assert json.loads(outcome.out)["ok"], where
    found = verify(bench.desk.case, WORDS)  # what the command had not done yet may be among the notes
    assert found.damage == (), where
    assert (found.items.intact, found.items.corrupt, found.items.missing, found.items.erased) == (1, 0, 0, 0), where
    bench.desk.good(*bench.argv)
    assert list((bench.desk.case / "staging").iterdir()) == [], where


@needs_strace
@pytest.mark.parametrize("name", READERS)
def test_a_read_that_fails_once_is_told_or_made_good(bench, name):
    work = bench(name)
    found = work.positions(READING)
    assert any("objects" in each.about for each in found) or name in {"find", "describe", "show"}
    assert any(each.about == "case.db" for each in found)
    for position in found[:: max(1, len(found) // SAMPLE)]:
        assert_honest(work, position)


@needs_strace
@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", READERS)
def test_every_read_may_fail_once(bench, name):
    work = bench(name)
    found = work.positions(READING)
    assert len(found) > 20
    for position in thinned(found):
        assert_honest(work, position)
