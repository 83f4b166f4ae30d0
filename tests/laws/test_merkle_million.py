"""One million leaves in the encrypted database: bounded memory, the right root, and no step that grows with them."""

import hashlib
import json
import subprocess
import sys

import pytest

SIZE = 1_000_000
BATCH = 10_000

GROWING = f"""
import json, resource, sys
from pathlib import Path
from farbank.keeping.disk.database import Database
from farbank.keeping.log.merkle import leaf_hash
from farbank.keeping.disk.schema import SCHEMA
from farbank.keeping.log.stored_tree import StoredTree

class Counting(Database):
    statements = 0
    def execute(self, sql, parameters=(), /):
        self.statements += 1
        return super().execute(sql, parameters)
    def executemany(self, sql, parameters, /):
        return super().executemany(sql, map(self.counted, parameters))
    def counted(self, row):
        self.statements += 1
        return row

path = Path(sys.argv[1])
path.touch()
rows = Counting(path, bytes(32))
for each in SCHEMA:
    rows.execute(each)
tree = StoredTree(rows)

def grow(count):
    edge = tree.frontier()
    leaves = [b'{{"n":%d,"sealed":"%064x"}}' % (number, number) for number in range(edge.size, edge.size + count)]
    with rows.writing():
        rows.executemany(
            "INSERT INTO kept_entry (number, committed, compartments, leaf, sealed) VALUES (?, ?, '[]', ?, x'00')",
            ((number, number, leaf) for number, leaf in enumerate(leaves, start=edge.size + 1)),
        )
        tree.grow(edge, [leaf_hash(each) for each in leaves])

def counted(size):
    before = rows.statements
    grow(1)
    appended, before = rows.statements - before, rows.statements
    assert tree.root_at(size) and tree.root_at(size + 1)
    return {{"append": appended, "roots": rows.statements - before}}

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 if sys.platform == "linux" else 1024)

grow({BATCH} - 1)
grow({BATCH})
small = counted({2 * BATCH} - 1)
at_first = peak()
while tree.frontier().size < {SIZE} - 1:
    grow(min({BATCH}, {SIZE} - 1 - tree.frontier().size))
large = counted({SIZE} - 1)
print(json.dumps({{"first": at_first, "last": peak(), "small": small, "large": large,
                  "root": tree.frontier().root().hex(), "size": tree.frontier().size}}))
"""


def root_level_by_level(row):
    """The root as RFC 6962 has it, a level at a time; shares nothing with the code it checks."""
    while len(row) > 1:
        above = [
            hashlib.sha256(b"\x01" + left + right).digest() for left, right in zip(row[::2], row[1::2], strict=False)
        ]
        row = above + row[len(above) * 2 :]
    return row[0]


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_million_leaves_take_no_more_memory_than_twenty_thousand_and_lead_to_the_right_root(tmp_path):
    said = subprocess.run(
        [sys.executable, "-c", GROWING, tmp_path / "case.db"], check=True, capture_output=True, text=True
    ).stdout
    found = json.loads(said)
    assert found["last"] - found["first"] < 16 * 1024, "KiB"
    leaves = (b'{"n":%d,"sealed":"%064x"}' % (number, number) for number in range(SIZE))
    row = [hashlib.sha256(b"\x00" + each).digest() for each in leaves]
    assert (found["size"], found["root"]) == (SIZE, root_level_by_level(row).hex())
    assert found["large"]["append"] <= found["small"]["append"] + 1, "a leaf is as few statements as ever"
    assert found["large"]["roots"] <= 2 * SIZE.bit_length(), "a logarithm, for two roots"
