"""A laptop on the road that can read nothing of what it takes in, and the desk that reads it."""

import shutil
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from farbank.assemble.adding import Request
from farbank.assemble.field import add_to_bag, desk_key, receive_field_bag
from farbank.assemble.newsroom import newsroom
from farbank.cli import carrying
from farbank.cli.options import Given
from farbank.errors import Refused
from farbank.facts.source import SourceNamed
from farbank.keeping.checks.verify import verify
from farbank.values.handling import Secret
from farbank.views import custody

WORDS = Secret("six words here now okay fine")


class Road:
    """The clock of the laptop on the road, which is years behind."""

    def now(self):
        return datetime(2021, 3, 4, 5, 6, tzinfo=UTC)


@pytest.fixture
def bag(empty, tmp_path):
    with newsroom(empty.case, WORDS) as room:
        room.record(lambda: [SourceNamed(id="S1", label="S-REED", kind_of="reporter")])
        (tmp_path / "DESK.pub").write_text(desk_key(room).to_text())
    ran = command("field", empty, tmp_path / "bag", "--to", tmp_path / "DESK.pub")
    assert "A field bag for M1" in ran
    return tmp_path / "bag"


def command(name, desk, *argv):
    """Run one of the commands, which gives what it told."""
    given = Given(case=desk.case, passphrase_file=desk.passphrase)
    ran = CliRunner().invoke(carrying.COMMANDS[name], [str(each) for each in argv], obj=given, catch_exceptions=False)
    return ran.output


@pytest.fixture
def material(tmp_path):
    folder = tmp_path / "seen"
    folder.mkdir()
    (folder / "ferry.txt").write_text("no ferry sails")
    (folder / "barge.txt").write_text("a barge passed")
    return folder


def take(desk, bag):
    with newsroom(desk.case, WORDS) as room:
        done = receive_field_bag(room, bag)
        items = custody.every_item(room.rows)
        return done, items, [room.objects.read(each.original) for each in items], room.kept.ledger.head()


def test_what_was_put_in_on_the_road_comes_out_at_the_desk_once(empty, bag, material):
    put = add_to_bag(bag, Request(paths=(material,), source="S-REED", how="by boat"), Road())
    assert [number for number, _ in put.files] == [1, 2]
    done, items, bytes_of, head = take(empty, bag)
    assert bytes_of == [b"a barge passed", b"no ferry sails"]
    assert {each.source for each in items} == {"S1"}
    assert "by boat; field bag" in items[0].about.how
    assert "number 1, put in at 2021-03-04T05:06:00+00:00 by the clock of that laptop" in items[0].about.how
    assert not done.wrong
    again, _, _, after = take(empty, bag)
    assert (len(again.items), len(again.again), again.before, again.wrong, after) == (0, 0, 2, [], head)
    add_to_bag(bag, Request(paths=(material / "ferry.txt",), source="nobody known"), Road())
    third, _, _, _ = take(empty, bag)
    assert (len(third.items), third.before) == (1, 2)
    assert "from nobody known, who is no source here" in third.items[0].about.how
    assert verify(empty.case, WORDS).ok


def test_what_is_missing_or_altered_or_put_in_between_is_named_and_the_rest_is_taken(empty, bag, material):
    for _ in range(3):
        add_to_bag(bag, Request(paths=(material,)), Road())
    bag.joinpath("000002.age").unlink()
    bag.joinpath("000006.age").unlink()
    shutil.copy(bag / "000001.age", bag / "000004.age")
    fifth = bag.joinpath("000005.age").read_bytes()
    bag.joinpath("000005.age").write_bytes(fifth[:-1] + bytes([fifth[-1] ^ 1]))
    done, items, _, _ = take(empty, bag)
    assert "number 2, 6 of the bag is missing" in done.wrong
    assert "number 3 of the bag does not follow what lies before it: something was changed" in done.wrong
    assert "number 4 of the bag was put in as number 1 of another place" in done.wrong
    assert any(each.startswith("number 5 of the field bag does not open") for each in done.wrong)
    assert len(items) == 1
    assert verify(empty.case, WORDS).ok


def test_what_was_carried_away_earlier_is_still_followed(empty, bag, material):
    add_to_bag(bag, Request(paths=(material / "ferry.txt",)), Road())
    take(empty, bag)
    (bag / "000001.age").unlink()
    add_to_bag(bag, Request(paths=(material / "barge.txt",)), Road())
    done, items, _, _ = take(empty, bag)
    assert done.wrong == ["number 1 of the bag is missing"]
    assert len(items) == 2


def test_a_bag_for_another_case_is_refused(empty, bag, made, tmp_path):
    other = made("other")
    with newsroom(other.case, WORDS) as room, pytest.raises(Refused, match="made for another case"):
        receive_field_bag(room, bag)


def test_the_commands_of_a_case_say_plainly_that_a_bag_cannot_be_opened_here(empty, bag, material):
    for argv in (("list", "item"), ("show", "E1"), ("find", "ferry")):
        ran = empty("-C", bag, *argv, FARBANK_PASSPHRASE_FILE=None)
        assert ran.status == 1
        assert "is a field bag: what is in it cannot be opened on this laptop" in ran.err
    ran = empty.good("-C", bag, "add", material, FARBANK_PASSPHRASE_FILE=None)
    assert ran.out.splitlines() == ["000001 seen/barge.txt", "000002 seen/ferry.txt"]
    ran = empty.good("-C", bag, "add", material, "--json", FARBANK_PASSPHRASE_FILE=None)
    assert [each["number"] for each in ran.json["files"]] == [3, 4]
    assert empty("-C", bag, "add", material / "none.txt").status == 1


def test_field_and_import_tell_what_they_did(empty, bag, material, tmp_path, capsys):
    shown = command("field", empty, tmp_path / "other", "--to", tmp_path / "DESK.pub", "--json")
    assert '"member": "M1"' in shown
    add_to_bag(bag, Request(paths=(material, material / "ferry.txt")), Road())
    bag.joinpath("000002.age").unlink()
    done, _, _, _ = take(empty, bag)
    carrying.tell_taken_in(Given(case=empty.case), done)
    told = capsys.readouterr()
    assert "E1     seen/barge.txt" in told.out
    assert "wrong: number 2 of the bag is missing" in told.err
    carrying.tell_taken_in(Given(case=empty.case, as_json=True), done)
    assert '"before": 0' in capsys.readouterr().out
