"""SIGKILL at any moment leaves a case that opens, verifies, resumes, and shows nothing of what is in it."""

import random
import signal
import subprocess
import sys
import textwrap
import time
from datetime import UTC, datetime

import pytest

from farbank.keeping.case import create, open_case
from farbank.keeping.verify import verify
from farbank.values.handling import Secret

PASSPHRASE = Secret("x")
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
