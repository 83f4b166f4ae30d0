"""A file that is gone when its turn comes is left with the reason, and the next one goes on."""

from pathlib import Path

from farbank.assemble import adding
from farbank.assemble.newsroom import newsroom
from farbank.intake.walk import walk
from farbank.values.handling import Secret

WORDS = "six words here now okay fine"


def test_a_file_that_went_away_after_its_folder_was_listed_is_left_and_the_next_goes_on(empty, tmp_path):
    (tmp_path / "pile").mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / "pile" / name).write_text(name, encoding="utf-8")
    with newsroom(empty.case, Secret(WORDS)) as room:
        met = list(walk([tmp_path / "pile"]))
        (tmp_path / "pile" / "b.txt").unlink()
        first, gone, last = (adding.keep_file(room, each) for each in met)
    assert [Path(each.file_name).name for each in (first, last)] == ["a.txt", "c.txt"]
    assert gone.path == "pile/b.txt"
    assert "cannot be opened any more" in gone.because
