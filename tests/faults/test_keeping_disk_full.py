"""A disk that refuses at any single step leaves a case that opens and verifies, and says so in one sentence."""

import errno
import io
import os
from datetime import UTC, datetime

import pytest

from farbank.errors import DiskTrouble
from farbank.facts.item import ItemReceived
from farbank.keeping.case import create, open_case
from farbank.keeping.checks.verify import verify
from farbank.keeping.disk.fsops import Disk, disk_trouble
from farbank.values.handling import Secret

PASSPHRASE = Secret("x")
AT = datetime(2026, 11, 22, tzinfo=UTC)


class Failing(Disk):
    """Refuses the n-th thing it is asked to do."""

    def __init__(self):
        self.left = 10**9

    def _count(self, path):
        self.left -= 1
        if self.left == 0:
            with disk_trouble(path):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def create(self, path):
        self._count(path)
        return super().create(path)

    def rename(self, old, new):
        self._count(new)
        super().rename(old, new)

    def _fsync(self, path):
        self._count(path)
        super()._fsync(path)


def work(kept):
    facts = []
    for number in (1, 2):
        sealed = kept.objects.put(io.BytesIO(b"photo"))
        facts.append(ItemReceived(id=f"E{number}", label=f"R-{number}", original=sealed))
    kept.objects.settle()
    kept.ledger.append(facts, by=kept.member, at=AT, after=kept.ledger.head())
    kept.publish()


@pytest.mark.parametrize("step", range(1, 30))
def test_a_disk_that_refuses_one_step_leaves_a_whole_case(tmp_path, step):
    disk = Failing()
    folder = tmp_path / "case"
    kept = create(folder, PASSPHRASE, at=AT, disk=disk)
    disk.left = step
    said = ""
    try:
        work(kept)
    except DiskTrouble as trouble:
        said = str(trouble)
    assert ("No space left" in said) is (disk.left <= 0)
    disk.left = 10**9
    kept.close()
    with open_case(folder, PASSPHRASE) as again:
        work(again)
    checked = verify(folder, PASSPHRASE)
    assert (checked.damage, checked.notes) == ((), ())
