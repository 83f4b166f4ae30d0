"""Recording: a verb decides again when somebody wrote first, and gives up when nothing changes."""

import pytest

from farbank.assemble.newsroom import FEW, TRIES, Newsroom
from farbank.errors import Conflict
from farbank.facts.case import CaseTitled

FACT = CaseTitled(id="case", label="", name="A quiet harbour")


class FakeLedger:
    """Somebody else writes before each of the first `others` appends."""

    def __init__(self, others, *, moves=True):
        self.others = others
        self.moves = moves
        self.size = 3
        self.taken = []

    def head(self):
        return self.size

    def append(self, facts, *, by, at, after):
        if self.others:
            self.others -= 1
            self.size += 2 if self.moves else 0
        if after != self.size or not self.moves:
            raise Conflict("somebody wrote first")
        self.size += len(facts) + 1
        self.taken += facts
        return self.size


class FakeObjects:
    def __init__(self):
        self.settled = 0

    def settle(self):
        self.settled += 1


class FakeKept:
    member, rows, contradiction, is_open = "M1", None, None, True

    def __init__(self, ledger):
        self.ledger = ledger
        self.objects = FakeObjects()
        self.published = 0

    def publish(self):
        self.published += 1


class FakeClock:
    def now(self):
        return None


def room_on(ledger):
    kept = FakeKept(ledger)
    return Newsroom(kept, FakeClock()), kept


def test_objects_are_on_disk_before_the_fact_that_names_them_is_recorded():
    room, kept = room_on(FakeLedger(0))
    assert room.record(lambda: [FACT]) == (FACT,)
    assert (kept.ledger.taken, kept.objects.settled) == ([FACT], 1)


@pytest.mark.parametrize("others", range(1, TRIES))
def test_a_verb_decides_again_on_what_somebody_else_wrote(others):
    room, kept = room_on(FakeLedger(others))
    heads = []
    assert room.record(lambda: heads.append(kept.ledger.head()) or [FACT]) == (FACT,)
    assert heads == [3 + 2 * number for number in range(others + 1)]
    assert kept.ledger.taken == [FACT]


def test_a_verb_that_is_overtaken_every_time_gives_up():
    room, kept = room_on(FakeLedger(99))
    with pytest.raises(Conflict):
        room.record(lambda: [FACT])
    assert kept.ledger.others == 99 - TRIES


def test_a_ledger_that_somebody_holds_without_writing_is_not_waited_for_twice():
    room, kept = room_on(FakeLedger(99, moves=False))
    with pytest.raises(Conflict):
        room.record(lambda: [FACT])
    assert kept.ledger.others == 98


def test_nothing_new_is_recorded_as_nothing_and_publishes_nothing():
    room, kept = room_on(FakeLedger(0))
    assert room.record(list) == ()
    room.publish_log()
    assert (kept.ledger.taken, kept.objects.settled, kept.published) == ([], 0, 0)


def test_the_log_is_published_once_at_the_end_of_a_command_that_wrote():
    room, kept = room_on(FakeLedger(0))
    room.record(lambda: [FACT])
    room.record(lambda: [FACT])
    room.publish_log()
    assert kept.published == 1


def test_a_room_beside_others_records_few_things_at_once_and_gives_way_before_it_records():
    ledger = FakeLedger(0)
    alone = Newsroom(FakeKept(ledger), FakeClock())
    alone.give_way()
    assert (alone.at_once(200), alone.at_once(5)) == (200, 5)
    sizes = []
    beside = Newsroom(FakeKept(ledger), FakeClock(), lambda: sizes.append(ledger.size))
    assert (beside.at_once(200), beside.at_once(5)) == (FEW, 5)
    before = ledger.size
    beside.record(lambda: [FACT])
    assert sizes == [before]
    beside.give_way()
    assert sizes == [before, ledger.size]
