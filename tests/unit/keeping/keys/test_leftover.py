import pytest

from farbank.errors import Damage
from farbank.keeping.case import open_case
from farbank.keeping.checks.verify import verify
from farbank.keeping.keys.leftover import Leftover, leftover, note_leftover, take_away_keys, take_away_objects

ONE, TWO, THREE = "ab" * 32, "cd" * 32, "ef" * 32


def noted(kept, more):
    with kept.rows.writing():
        note_leftover(kept.rows, more)


def test_what_is_noted_later_stands_beside_what_was_noted_before_each_once(kept):
    noted(kept, Leftover(keys=(ONE,), objects=(TWO,)))
    noted(kept, Leftover(keys=(ONE, THREE)))
    assert leftover(kept.rows) == Leftover(keys=(ONE, THREE), objects=(TWO,))


def test_key_files_and_objects_are_taken_away_apart_and_leave_the_list_only_when_gone(kept):
    (kept.layout.keys / ONE).write_bytes(b"old")
    path = kept.layout.object(TWO)
    path.parent.mkdir()
    path.write_bytes(b"old")
    noted(kept, Leftover(keys=(ONE,), objects=(TWO, THREE)))
    take_away_keys(kept.layout, kept.rows, kept.disk)
    assert not (kept.layout.keys / ONE).exists()
    assert path.exists()
    assert leftover(kept.rows) == Leftover(objects=(TWO, THREE))
    take_away_objects(kept.layout, kept.rows, kept.disk)
    assert not path.exists()
    assert leftover(kept.rows) == Leftover()


@pytest.mark.parametrize(
    "value",
    ["", "[]", "{}", '{"keys":["../../etc/passwd"],"objects":[]}', '{"keys":[7],"objects":[]}', '{"keys":"ab"}', None],
)
def test_a_list_that_is_not_one_takes_nothing_away(kept, value):
    kept.rows.execute("INSERT INTO kept_value VALUES ('leftover', ?)", (value,))
    with pytest.raises(Damage):
        take_away_keys(kept.layout, kept.rows, kept.disk)


def test_a_file_in_keys_that_is_no_key_file_is_not_taken_away_and_is_damage(kept, passphrase):
    (kept.layout.keys / "letter.txt").write_bytes(b"mine")
    kept.close()
    open_case(kept.layout.folder, passphrase, state=kept.place.state).close()
    assert (kept.layout.keys / "letter.txt").exists()
    damage = verify(kept.layout.folder, passphrase, state=kept.place.state).damage
    assert {flaw.where for flaw in damage} == {"keys/letter.txt"}
