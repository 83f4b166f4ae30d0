"""SIGKILL at any moment leaves a case that opens, verifies, resumes, and shows nothing of what is in it."""

import io
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from datetime import UTC, datetime

import pytest
from crash.forking import fork

from farbank.assemble.newsroom import folds
from farbank.facts.item import ItemReceived
from farbank.keeping.case import create, open_case
from farbank.keeping.checks.verify import verify
from farbank.values.handling import Secret

PASSPHRASE = Secret("x")
WORDS = "six words here now okay fine"
CANARY = b"KANARIENVOGEL"
WORK = textwrap.dedent(
    """
    import io, os, sys
    from datetime import UTC, datetime
    from pathlib import Path
    from farbank.facts.item import ItemReceived
    from farbank.keeping.case import create, open_case
    from farbank.values.handling import Secret

    kept = open_case(Path(sys.argv[1]), Secret("x"))
    print("open", flush=True)
    for _ in range(1000):
        facts = []
        for part in range(3):
            words = b"KANARIENVOGEL" * 20_000
            sealed = kept.objects.put(io.BytesIO(words))
            facts.append(ItemReceived(id="E1", label="R-1", file_name="KANARIENVOGEL.jpg", original=sealed))
        kept.objects.settle()
        kept.cards.seal(Secret("KANARIENVOGEL"))
        head = kept.ledger.append(facts, by=kept.member, at=datetime.now(UTC), after=kept.ledger.head())
        print(head, flush=True)
        kept.publish()
        print("published", head, flush=True)
    """
)


def killed(arguments, seconds):
    """Run the work and kill it; what it had acknowledged."""
    child = subprocess.Popen([sys.executable, "-c", WORK, *arguments], stdout=subprocess.PIPE, text=True)
    child.stdout.readline()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    said = child.stdout.read().splitlines()
    child.wait()
    child.stdout.close()
    return said


def shows_canary(folder):
    return [path.name for path in folder.rglob("*") if path.is_file() and CANARY in path.read_bytes()]


def rounds(tmp_path, count):
    chance = random.Random(count)
    folder = tmp_path / "case"
    create(folder, PASSPHRASE, at=datetime(2026, 11, 22, tzinfo=UTC)).close()
    head = 3
    for _ in range(count):
        said = killed([str(folder)], chance.uniform(0, 0.25))
        head = max([head, *(int(line) for line in said if line.isdigit())])
        assert shows_canary(tmp_path) == []
        assert verify(folder, PASSPHRASE).damage == ()
        with open_case(folder, PASSPHRASE) as kept:
            assert kept.ledger.head() >= head, "an acknowledged commit is there"
            assert (
                sum(1 for _ in kept.ledger.entries()) == kept.ledger.head() * 3 // 4 + (kept.ledger.head() % 4 == 3) * 0
            )
            assert list(kept.layout.staging.iterdir()) == []
        checked = verify(folder, PASSPHRASE)
        assert (checked.damage, checked.notes) == ((), ())
        head = checked.size


def test_a_killed_command_leaves_a_case_that_opens_verifies_and_resumes(tmp_path):
    rounds(tmp_path, 4)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_a_hundred_killed_commands_leave_a_case_that_opens_verifies_and_resumes(tmp_path):
    rounds(tmp_path, 100)


def commit_until_killed(folder, tell):
    """Items, objects and cards, committed and published one after the other; each is acknowledged in words."""
    with open_case(folder, Secret(WORDS), folds) as kept:
        os.write(tell, b"open\n")
        while True:
            after = kept.ledger.head()
            facts = []
            for part in range(2):
                sealed = kept.objects.put(io.BytesIO(CANARY * 300 + os.urandom(8)))
                facts.append(ItemReceived(id=f"E{after}{part}", label=f"R-{after}-{part}", original=sealed))
            kept.objects.settle()
            head = kept.ledger.append(facts, by=kept.member, at=datetime.now(UTC), after=after)
            os.write(tell, f"{head} {' '.join(each.original.name for each in facts)}\n".encode())
            os.write(tell, f"published {kept.publish().size}\n".encode())


# Killed before it says that it has the case open, right after, and after so many words of its work: machines differ
# in how long each takes, so a kill waits for words, and only then for a moment drawn by chance.
MOMENTS = (0, 1, 2, 3, 6)


def killed_at_work(folder, words, seconds):
    """Let it work until it has said so many words and a while longer, and kill it; what it had acknowledged."""
    listen, tell = os.pipe()
    child = fork(lambda: commit_until_killed(folder, tell))
    os.close(tell)
    with os.fdopen(listen, "rb") as lines:
        said = [lines.readline() for _ in range(words)]
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        said += lines.read().splitlines()
    said = [line.decode().split() for line in said]
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL, said
    return said


def assert_acknowledged(folder, said, before):
    """Opened after the kill: every acknowledged commit with its objects is there, and nothing lies about."""
    published = max((int(words[1]) for words in said if words[0] == "published"), default=0)
    assert read_size(folder) >= published
    commits = {int(words[0]): words[1:] for words in said if words[0].isdigit()}
    with open_case(folder, Secret(WORDS), folds) as kept:
        head = kept.ledger.head()
        assert head >= max([before, *commits])
        new = {entry.number: entry.fact for entry in kept.ledger.entries(before)}
        for number, objects in commits.items():
            assert [new[number - 1].original.name, new[number].original.name] == objects
        assert {kept.objects.state(fact.original.name) for fact in new.values()} <= {"intact"}
        assert list(kept.layout.staging.iterdir()) == []
    return head


def read_size(folder):
    """The size of the log as it stands on disk."""
    return int((folder / "log" / "checkpoint").read_text(encoding="utf-8").splitlines()[1])


def kill_loop(desk, rounds):
    chance = random.Random(rounds)
    head = desk.head()
    for number in range(rounds):
        words = MOMENTS[number % len(MOMENTS)]
        said = killed_at_work(desk.case, words, chance.uniform(0, 0.03))
        assert all(said), "it had said that much before it was killed"
        head = assert_acknowledged(desk.case, said, head)
        if number % 25 == 24:
            checked = verify(desk.case, Secret(WORDS))
            assert (checked.damage, checked.notes, checked.size) == ((), (), head)
            assert shows_canary(desk.case) == []
    assert verify(desk.case, Secret(WORDS)).damage == ()


def test_a_case_outlives_a_row_of_kills_while_it_opens_and_while_it_works(empty):
    kill_loop(empty, 12)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_a_case_outlives_five_hundred_kills_while_it_opens_and_while_it_works(empty):
    kill_loop(empty, 500)


@pytest.mark.parametrize("seconds", [0.05, 0.15, 0.2, 0.25])
def test_a_killed_new_leaves_a_whole_case_or_none(tmp_path, seconds):
    script = (
        WORK.split("kept =")[0]
        + 'print("go", flush=True)\ncreate(Path(sys.argv[1]), Secret("x"), at=datetime.now(UTC))\n'
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "case")], stdout=subprocess.PIPE, text=True)
    child.stdout.readline()
    time.sleep(seconds)
    child.kill()
    child.wait()
    child.stdout.close()
    if not (tmp_path / "case").exists():
        create(tmp_path / "case", PASSPHRASE, at=datetime(2026, 11, 22, tzinfo=UTC)).close()
    open_case(tmp_path / "case", PASSPHRASE).close()
    assert verify(tmp_path / "case", PASSPHRASE).damage == ()
