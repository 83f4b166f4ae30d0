import io

import pyrage
import pytest

from farbank.errors import Damage, DiskTrouble, Refused
from farbank.keeping.carrying import field_bag
from farbank.keeping.carrying.field_bag import (
    Slip,
    digest_in,
    new_field_bag,
    open_field_bag,
    promised,
    put_in,
    taken_out,
)
from farbank.keeping.carrying.field_bag_desk import DeskKey, read_desk_key
from farbank.keeping.disk.fsops import Disk
from farbank.values.handling import Secret


@pytest.fixture(scope="module")
def identity():
    return pyrage.x25519.Identity.generate()


def desk(*identities):
    recipients = tuple(str(each.to_public()) for each in identities)
    return DeskKey(case="c0", place="farbank/c0", member="M1", verify_key="1" * 64, recipients=recipients)


@pytest.fixture
def bag(tmp_path, identity):
    return new_field_bag(tmp_path / "bag", desk(identity).to_text().encode(), Disk())


def slip(bag, number, prior):
    return Slip(
        bag=bag, number=number, prior=prior, at="2024-08-01T12:00:00+00:00", name="ferry.jpg", source="S-REED", how=""
    )


def put(bag, content=b"a barge"):
    return put_in(bag, io.BytesIO(content), slip, Disk())


def out(bag, number, identity):
    with taken_out(bag, number, Secret(str(identity))) as (found, stream):
        return found, stream.read()


def test_what_goes_in_comes_out_at_the_desk_only(bag, identity):
    big = bytes(300_000) + b"end"
    assert [put(bag, b"a barge"), put(bag, b""), put(bag, big)] == [1, 2, 3]
    assert [out(bag, number, identity)[1] for number in bag.numbers()] == [b"a barge", b"", big]
    with pytest.raises(Damage, match="number 1 of the field bag does not open"):
        out(bag, 1, pyrage.x25519.Identity.generate())


def test_nothing_in_the_folder_says_what_is_in_it(bag):
    put(bag)
    everything = b"".join(path.name.encode() + path.read_bytes() for path in bag.folder.iterdir())
    for word in (b"ferry", b"S-REED", b"a barge", b"2024-08-01", b"AGE-SECRET"):
        assert word not in everything
    assert sorted(path.name for path in bag.folder.iterdir()) == ["000001.age", "farbank-field.txt", "last"]


def test_each_names_the_one_before(bag, identity):
    put(bag), put(bag)
    assert out(bag, 1, identity)[0].prior == field_bag.before_first(bag)
    assert out(bag, 2, identity)[0].prior == digest_in(bag, 1)
    assert promised(bag) == 2


def test_it_goes_on_where_a_crash_left_it(bag, identity):
    put(bag), put(bag)
    (bag.folder / "last").unlink()
    (bag.folder / "000003.age.unfinished").write_bytes(b"half")
    assert put(bag) == 3
    assert out(bag, 3, identity)[0].prior == digest_in(bag, 2)
    assert not list(bag.folder.glob("*.unfinished"))


def test_what_was_carried_away_is_not_numbered_again(bag, identity):
    put(bag)
    digest = digest_in(bag, 1)
    bag.file(1).unlink()
    assert put(bag) == 2
    assert out(bag, 2, identity)[0].prior == digest


def test_a_stream_that_fails_leaves_nothing(bag):
    class Failing(io.RawIOBase):
        def read(self, size=-1):
            raise OSError(5, "bad block")

    with pytest.raises(DiskTrouble, match="bad block"):
        put_in(bag, Failing(), slip, Disk())
    assert sorted(path.name for path in bag.folder.iterdir()) == ["farbank-field.txt"]
    with pytest.raises(Refused, match="too long"):
        put_in(bag, io.BytesIO(b""), lambda *said: slip(*said[:2], "x" * 70_000), Disk())


def test_a_bag_is_made_where_nothing_is(tmp_path, identity):
    (tmp_path / "note.txt").write_text("x")
    with pytest.raises(Refused, match="not empty"):
        new_field_bag(tmp_path, desk(identity).to_text().encode(), Disk())


def test_a_bag_whose_marker_was_changed_is_damage(bag):
    marker = bag.folder / "farbank-field.txt"
    for wrong in (b"", bag.marker[:-5], b"x" + bag.marker):
        marker.write_bytes(wrong)
        with pytest.raises((Damage, Refused)):
            open_field_bag(bag.folder)


@pytest.mark.parametrize("inside", [b"", b"{}\n", b"[1]\nx", b'{"n":1}\n', b"x" * 70_000])
def test_a_file_that_does_not_say_what_it_is_is_damage(bag, identity, inside):
    bag.file(1).write_bytes(pyrage.encrypt(inside, [identity.to_public()]))
    with pytest.raises(Damage, match="does not begin with what it is"):
        out(bag, 1, identity)


def test_the_last_read_tells_that_a_file_was_cut_off(bag, identity):
    put(bag, bytes(200_000))
    bag.file(1).write_bytes(bag.file(1).read_bytes()[:-9])
    with pytest.raises(Damage):
        out(bag, 1, identity)


def test_a_desk_key_has_one_spelling(identity):
    good = desk(identity, pyrage.x25519.Identity.generate())
    text = good.to_text().encode()
    assert read_desk_key(text) == good
    assert len(good.fingerprint().split()) == 8
    bad = [b"", text[:-1], text + b"\n", text.replace(b"age1", b"age2", 1), text.replace(b"desk 1", b"desk 2")]
    bad += [
        text.replace(b"verify 1", b"verify x"),
        text.replace(b"case c0", b"case"),
        text.replace(b"case", b"Case"),
        b"\xff",
    ]
    bad.append(b"".join(text.splitlines(keepends=True)[:5]))
    for each in bad:
        with pytest.raises(Refused, match="not the public key of a desk"):
            read_desk_key(each)
