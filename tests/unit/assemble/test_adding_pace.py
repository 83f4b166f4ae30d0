"""What an `add` says of how far it is: of how many, and how many bytes."""

import os
import zipfile

from farbank.assemble.adding import Request, add
from farbank.assemble.newsroom import newsroom
from farbank.values.handling import Secret

WORDS = "six words here now okay fine"


def test_a_long_add_says_of_how_many_files_and_counts_what_is_in_archives(empty, tmp_path):
    pile = tmp_path / "pile"
    pile.mkdir()
    for name in ("a.txt", "b.txt"):
        (pile / name).write_bytes(name.encode())
    with zipfile.ZipFile(pile / "c.zip", "w") as packed:
        packed.writestr("one.txt", "one")
        packed.writestr("two.txt", "two")
    os.mkfifo(pile / "d.pipe")  # is left, and counts for nothing
    size = sum(each.stat().st_size for each in pile.iterdir()) + len("onetwo")
    heard = []
    with newsroom(empty.case, Secret(WORDS)) as room:
        added = add(room, None, Request(paths=[pile]), lambda *said: heard.append(said))
    assert heard == [("kept", 5, 5, size)]
    assert (len(added.items), len(added.skipped)) == (5, 1)
