"""Two laptops with one case, a week apart, no network: what each said reaches the other, and nothing is lost."""

import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from click.testing import CliRunner

from farbank.assemble import adding, applying, describing, forgetting, inquiring, receiving, seeing
from farbank.assemble.appearing import people_of
from farbank.assemble.carriers import ParcelFile
from farbank.assemble.deciding import decide_on
from farbank.assemble.newsroom import Newsroom, folds, newsroom
from farbank.assemble.receiving import receive_parcel
from farbank.assemble.sending import Asked, send
from farbank.cli import carrying
from farbank.cli.options import Given
from farbank.desk.decide import Decision
from farbank.errors import Damage, Refused
from farbank.facts.item import Description, ItemReceived
from farbank.facts.member import MemberJoined
from farbank.facts.parcel import HandlingNoted
from farbank.facts.report import ReportDrafted
from farbank.facts.source import CardSealed, SourceNamed
from farbank.facts.statement import StatementMade
from farbank.keeping.case import Place, create, open_again
from farbank.keeping.checks.verify import verify
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.values.digest import sha256_hex
from farbank.values.handling import Secret
from farbank.views import births, catalogue, custody, handling, latest_row, places, releases

WORDS = Secret("six words here now okay fine")


@dataclass
class Laptop:
    folder: Path
    state: Path
    today: datetime
    keys: MemberKeys

    def now(self):
        self.today += timedelta(seconds=1)
        return self.today

    @contextmanager
    def room(self):
        place = Place(layout=Layout(self.folder), disk=Disk(), folds=folds, state=self.state)
        with open_again(place, self.keys) as kept:
            room = Newsroom(kept, self)
            yield room
            room.publish_log()

    def statement(self, text, label="T-FERRY", own=""):
        with self.room() as room:
            own = own or f"T{room.known.highest('statement') + 1}"
            room.record(lambda: [StatementMade(id=own, label=label, source="S1", says=text)])

    def says(self):
        with self.room() as room:
            found = [each.id for each in catalogue.listed(room.rows, "statement") if not each.withdrawn]
            return sorted(
                (row.label, row.says) for row in (latest_row.row_of(room.rows, "statement", i) for i in found)
            )

    def send(self, out, to="M2", **asked):
        with self.room() as room:
            return send(room, Asked(to=(to,), out=out, **asked))

    def take(self, parcel, **options):
        with self.room() as room:
            return receive_parcel(room, parcel, **options)

    def head(self):
        with self.room() as room:
            return room.kept.ledger.head()


def laptop(tmp_path, name, at):
    folder, state = tmp_path / name, tmp_path / f"{name}-state"
    with create(folder, WORDS, at=at, folds=folds, state=state) as kept:
        return Laptop(folder=folder, state=state, today=at, keys=kept.keys)


def introduce(here, there, member):
    """Here knows the member who works there."""
    with there.room() as room:
        keys, origin = room.kept.keys, births.origin(room.rows)
        joined = MemberJoined(
            member=member, verify_key=keys.verify_key(), recipient=keys.recipient(), desk=False, place=origin
        )
    with here.room() as room:
        room.record(lambda: [joined])


@pytest.fixture
def two(tmp_path):
    """The desk and the road, each with the other's member, the road a week behind."""
    noon = datetime(2024, 8, 1, 12, tzinfo=UTC)
    pair = []
    for name, at in (("desk", noon + timedelta(days=7)), ("road", noon)):
        pair.append(laptop(tmp_path, name, at))
    introduce(*pair, "M2")
    introduce(*pair[::-1], "M2")
    return pair


def exchange(tmp_path, one, other, name):
    for sender, taker in ((one, other), (other, one)):
        parcel = tmp_path / f"{name}-{sender.folder.name}.age"
        if sender.send(parcel):
            taker.take(parcel)


def test_three_exchanges_lose_nothing_and_overwrite_nothing(two, tmp_path):
    desk, road = two
    desk.statement("Ferries stopped in June.")
    exchange(tmp_path, desk, road, "first")
    assert road.says() == desk.says() == [("T-FERRY", "Ferries stopped in June.")]
    with road.room() as room:
        own = room.known.find("statement", "T-FERRY")
    desk.statement("Ferries stopped in May.", own="T1")
    road.statement("Ferries stopped in July.", own=own)
    exchange(tmp_path, desk, road, "second")
    exchange(tmp_path, desk, road, "third")
    assert road.says() == desk.says()
    assert sorted(words for _, words in desk.says()) == ["Ferries stopped in July.", "Ferries stopped in May."]
    for laptop in two:
        with laptop.room() as room:
            assert len(places.disagreements(room.rows, room.known.find("statement", "T-FERRY"))) == 1
        assert verify(laptop.folder, WORDS, state=laptop.state).ok
    heads = desk.head(), road.head()
    for parcel in tmp_path.glob("*.age"):
        (road if "desk" in parcel.name else desk).take(parcel)
    assert (desk.head(), road.head()) == heads


def words_of(room, name):
    shown = seeing.shown(room, name)
    return dict(shown.lists)


def test_items_come_with_their_bytes_and_their_signers_and_once(two, tmp_path):
    desk, road = two
    note = tmp_path / "note.txt"
    note.write_text("seen from the bank")
    with desk.room() as room:
        room.record(lambda: [SourceNamed(id="S1", label="S-REED", kind_of="reporter")])
        adding.add(room, None, adding.Request(paths=(note,), source="S1", how="by courier"))
    with road.room() as room:  # the same bytes, from nobody named: another item
        adding.add(room, None, adding.Request(paths=(note,)))
    exchange(tmp_path, desk, road, "first")
    with road.room() as room:
        item = custody.items_with(room.rows, sha256_hex(note.read_bytes()))[-1]
        assert room.objects.read(item.original) == note.read_bytes()
        assert item.about.how == "by courier"
        signed = words_of(room, item.id)["signed elsewhere"]
        assert len(signed) == 1
        assert "M2 here" in signed[0]
        assert len(custody.every_item(room.rows)) == 2
    with desk.room() as room:
        assert len(custody.every_item(room.rows)) == 2
    for each in two:
        assert verify(each.folder, WORDS, state=each.state).ok


def test_the_same_bytes_from_the_same_source_are_one_item_with_two_descriptions(two, tmp_path):
    desk, road = two
    note = tmp_path / "note.txt"
    note.write_text("seen from the bank")
    for each, what in zip(two, ("a ferry", "a barge"), strict=True):
        with each.room() as room:
            adding.add(room, None, adding.Request(paths=(note,)))
            describing.describe_item(room, "E1", describing.Said(what=what))
    exchange(tmp_path, desk, road, "first")
    exchange(tmp_path, desk, road, "second")
    shown = []
    for each in two:
        with each.room() as room:
            (item,) = custody.every_item(room.rows)
            assert room.objects.read(item.original) == note.read_bytes()
            shown.append(item.about.shows)
            assert any("a ferry" in line or "a barge" in line for line in words_of(room, "E1")["disagreement"])
        assert verify(each.folder, WORDS, state=each.state).ok
    assert shown[0] == shown[1]


def test_what_is_restricted_goes_only_when_it_is_named(two, tmp_path):
    desk, road = two
    note = tmp_path / "note.txt"
    note.write_text("who they are")
    with desk.room() as room:
        adding.add(room, None, adding.Request(paths=(note,)))
        room.record(lambda: [HandlingNoted(item="E1", tier="restricted", because="names")])
        room.record(lambda: [CardSealed(source="S1", card="0" * 64, size=1)])
    desk.statement("Ferries stopped.")
    desk.send(tmp_path / "all.age")
    assert road.take(tmp_path / "all.age").new == 1
    desk.send(tmp_path / "named.age", only=("E1",))
    assert road.take(tmp_path / "named.age").new == 2
    with road.room() as room:
        assert handling.restricted(room.rows) == {"E1"}
        assert not custody.card(room.rows, "S1")


def test_what_was_restricted_goes_once_that_is_lifted(two, tmp_path):
    desk, road = two
    (tmp_path / "note.txt").write_text("a barge")
    with desk.room() as room:
        adding.add(room, None, adding.Request(paths=(tmp_path / "note.txt",)))
        room.record(lambda: [HandlingNoted(item="E1", tier="restricted", because="names")])
    desk.statement("Ferries stopped.")
    exchange(tmp_path, desk, road, "first")
    with desk.room() as room:
        room.record(lambda: [HandlingNoted(item="E1", tier="", because="asked")])
    exchange(tmp_path, desk, road, "second")
    with road.room() as room:
        assert len(custody.every_item(room.rows)) == 1
        assert not handling.restricted(room.rows)


def test_a_parcel_signed_by_a_stranger_is_refused_unless_the_caller_says_so(tmp_path):
    noon = datetime(2024, 8, 1, 12, tzinfo=UTC)
    desk, road = laptop(tmp_path, "desk", noon), laptop(tmp_path, "road", noon)
    introduce(desk, road, "M2")
    desk.statement("Ferries stopped.")
    desk.send(tmp_path / "p.age")
    before = road.head()
    with pytest.raises(Refused, match="signed by a key that no member here has"):
        road.take(tmp_path / "p.age")
    assert road.head() == before
    assert road.take(tmp_path / "p.age", strangers=True).new == 1
    with road.room() as room:
        assert "a key that no member here has" in words_of(room, "T1")["signed elsewhere"][0]


def test_a_parcel_that_is_altered_cut_off_or_for_others_is_refused_whole(two, tmp_path):
    desk, road = two
    (tmp_path / "note.txt").write_text("a barge" * 50_000)
    with desk.room() as room:
        adding.add(room, None, adding.Request(paths=(tmp_path / "note.txt",)))
    desk.statement("Ferries stopped.")
    parcel = tmp_path / "p.age"
    desk.send(parcel)
    good = parcel.read_bytes()
    before, objects = road.head(), sorted(road.folder.glob("objects/*/*"))
    for bad in (good[:-1], good[: len(good) // 2], good[:100], b"", good[:-20] + bytes(20), good + b"x"):
        parcel.write_bytes(bad)
        with pytest.raises(Damage):
            road.take(parcel)
    assert road.head() == before
    assert sorted(road.folder.glob("objects/*/*")) == objects
    assert not list((road.folder / "staging").iterdir())
    parcel.write_bytes(good)
    with pytest.raises(Refused, match="made by this very case"):
        desk.keys and desk.take(_sealed_to(desk, good, road, tmp_path))


def _sealed_to(reader, good, keeper, tmp_path):
    """The same parcel, sealed to somebody else."""
    opened = pyrage.decrypt(good, [pyrage.x25519.Identity.from_str(keeper.keys.identity.value)])
    path = tmp_path / "other.age"
    path.write_bytes(pyrage.encrypt(opened, [pyrage.x25519.Recipient.from_str(reader.keys.recipient())]))
    return path


def test_a_parcel_that_is_missing_before_this_one_is_named(two, tmp_path):
    desk, road = two
    desk.statement("Ferries stopped.")
    desk.send(tmp_path / "lost.age")
    desk.statement("Ferries go again.", own="T1")
    desk.send(tmp_path / "second.age")
    with pytest.raises(Refused, match="a parcel before this one is missing"):
        road.take(tmp_path / "second.age")
    desk.send(tmp_path / "again.age", again=True)
    road.take(tmp_path / "again.age")
    assert road.says() == [("T-FERRY", "Ferries go again.")]
    assert desk.send(tmp_path / "nothing.age") is None


def test_words_reach_a_third_place_with_the_signature_they_were_made_with(two, tmp_path):
    desk, road = two
    third = laptop(tmp_path, "third", desk.today)
    introduce(desk, third, "M3")
    introduce(third, road, "M2")
    introduce(third, desk, "M3")
    (tmp_path / "note.txt").write_text("a barge")
    with road.room() as room:
        adding.add(room, None, adding.Request(paths=(tmp_path / "note.txt",)))
    road.statement("Ferries stopped.")
    exchange(tmp_path, road, desk, "first")
    desk.send(tmp_path / "on.age", to="M3")
    third.take(tmp_path / "on.age")
    assert third.says() == road.says()
    with third.room() as room, road.room() as at_road:
        (signed,) = places.signed(room.rows, "T1")
        assert signed.place == births.origin(at_road.rows)
        assert signed.known == "M2"
        (item,) = custody.every_item(room.rows)
        assert room.objects.read(item.original) == b"a barge"
    assert verify(third.folder, WORDS, state=third.state).ok


def test_what_was_forgotten_here_does_not_come_back_and_is_asked_for_there(two, tmp_path):
    desk, road = two
    with desk.room() as room:
        room.record(lambda: [SourceNamed(id="S1", label="S-REED", kind_of="reporter")])
    desk.statement("Ferries stopped.")
    exchange(tmp_path, desk, road, "first")
    with road.room() as room:
        forgetting.forget(room, forgetting.plan(room, "S-REED"), "asked")
        road.keys = room.kept.keys
    desk.statement("Ferries go again.", own="T1")
    desk.send(tmp_path / "again.age", again=True)
    taken = road.take(tmp_path / "again.age")
    assert (taken.new, taken.left) == (0, 1)
    assert road.says() == []
    road.send(tmp_path / "back.age")
    desk.take(tmp_path / "back.age")
    with desk.room() as room:
        asked = [
            each.fact for each in room.kept.ledger.entries() if each.fact and each.fact.kind == "erasure-requested"
        ]
        assert [each.of for each in asked] == ["S1"]
        assert custody.source(room.rows, "S1")
    for each in two:
        assert verify(each.folder, WORDS, state=each.state).ok


def test_a_sheet_that_was_taken_at_one_place_stands_whole_at_the_other(two, tmp_path, written):
    desk, road = two
    with desk.room() as room:
        for _ in applying.apply(room, None, [written / "desk.yaml"]):
            pass
    exchange(tmp_path, desk, road, "first")
    with desk.room() as one, road.room() as other:
        for kind in ("source", "item", "statement", "finding", "report"):
            assert [each.label for each in catalogue.listed(one.rows, kind)] == [
                each.label for each in catalogue.listed(other.rows, kind)
            ]


def test_the_command_writes_a_file_and_says_what_is_in_it(empty, tmp_path):
    road = laptop(tmp_path, "road", datetime(2024, 8, 1, tzinfo=UTC))

    def send_it(*argv):
        given = Given(case=empty.case, passphrase_file=empty.passphrase)
        return CliRunner().invoke(carrying.COMMANDS["send"], [str(each) for each in argv], obj=given)

    with newsroom(empty.case, WORDS) as room:
        with road.room() as there:
            keys, origin = there.kept.keys, births.origin(there.rows)
        joined = MemberJoined(
            member="M2", verify_key=keys.verify_key(), recipient=keys.recipient(), desk=False, place=origin
        )
        room.record(lambda: [joined])
    assert "There is nothing new to send." in send_it("--to", "M2", "--out", tmp_path / "p.age").output
    assert isinstance(send_it("--to", "M1", "--out", tmp_path / "p.age").exception, Refused)
    assert isinstance(send_it("--to", "M9", "--out", tmp_path / "p.age").exception, Refused)
    with newsroom(empty.case, WORDS) as room:
        room.record(lambda: [StatementMade(id="T1", label="T-FERRY", source="S1", says="Ferries stopped.")])
    assert "holds 1 entries and 0 files" in send_it("--to", "M2", "--out", tmp_path / "p.age").output
    found = json.loads(send_it("T-FERRY", "--to", "M2", "--out", tmp_path / "q.age", "--json").output)
    assert (found["copy"], found["entries"]) == ("H2", 1)
    assert json.loads(send_it("--to", "M2", "--out", tmp_path / "r.age", "--json").output) == {"file": ""}


def test_what_came_is_told(two, tmp_path, capsys):
    desk, road = two
    desk.statement("Ferries stopped.")
    exchange(tmp_path, desk, road, "first")
    with road.room() as room:
        own = room.known.find("statement", "T-FERRY")
    desk.statement("Ferries go.", own="T1")
    road.statement("Ferries wait.", own=own)
    desk.send(tmp_path / "p.age")
    received = road.take(tmp_path / "p.age")
    carrying.tell_received(Given(case=road.folder), replace(received, left=1))
    told = capsys.readouterr().out
    assert "1 new entries from farbank/" in told
    assert "T1: the places disagree; the other word is T2" in told
    assert "1 entries speak of what was forgotten here" in told
    carrying.tell_received(Given(case=road.folder, as_json=True), received)
    assert json.loads(capsys.readouterr().out)["disagreements"] == [{"of": "T1", "other": "T2"}]
    assert road.take(tmp_path / "p.age").again


def test_members_at_different_places_get_parcels_of_their_own(two, tmp_path):
    desk, _ = two
    introduce(desk, laptop(tmp_path, "third", desk.today), "M3")
    with desk.room() as room, pytest.raises(Refused, match="different places"):
        send(room, Asked(to=("M2", "M3"), out=tmp_path / "p.age"))


def test_a_parcel_for_another_place_is_refused(two, tmp_path):
    desk, road = two
    third = laptop(tmp_path, "third", desk.today)
    introduce(desk, third, "M3")
    desk.statement("Ferries stopped.")
    desk.send(tmp_path / "p.age", to="M3")
    with pytest.raises(Refused, match="this parcel is for another place"):
        road.take(_sealed_to(road, (tmp_path / "p.age").read_bytes(), third, tmp_path))


def test_a_commit_that_was_altered_refuses_the_whole_parcel(two, tmp_path):
    desk, road = two
    desk.statement("Ferries stopped.")
    desk.statement("Boats wait.", label="T-BOAT")
    desk.send(tmp_path / "p.age")
    plain = pyrage.decrypt(
        (tmp_path / "p.age").read_bytes(), [pyrage.x25519.Identity.from_str(road.keys.identity.value)]
    )
    changed = plain.replace(b"Boats wait.", b"Boats sail.")
    (tmp_path / "q.age").write_bytes(pyrage.encrypt(changed, [pyrage.x25519.Recipient.from_str(road.keys.recipient())]))
    before = road.head()
    with pytest.raises(Damage, match="has a body that its leaf does not commit to"):
        road.take(tmp_path / "q.age")
    assert road.head() == before


def test_an_item_that_came_can_be_forgotten_with_all_its_bytes(two, tmp_path):
    desk, road = two
    (tmp_path / "note.txt").write_text("a barge")
    with desk.room() as room:
        room.record(lambda: [SourceNamed(id="S1", label="S-REED", kind_of="reporter")])
        adding.add(room, None, adding.Request(paths=(tmp_path / "note.txt",), source="S1"))
    exchange(tmp_path, desk, road, "first")
    assert len(list(road.folder.glob("objects/*/*"))) == 1
    with road.room() as room:
        forgetting.forget(room, forgetting.plan(room, "S-REED"), "asked")
        road.keys = room.kept.keys
    assert not list(road.folder.glob("objects/*/*"))
    found = verify(road.folder, WORDS, state=road.state)
    assert found.ok, found.damage
    desk.send(tmp_path / "again.age", again=True)
    taken = road.take(tmp_path / "again.age")
    assert (taken.new, taken.left) == (0, 0)
    assert not list(road.folder.glob("objects/*/*"))
    assert verify(road.folder, WORDS, state=road.state).ok


def test_a_report_that_cites_by_id_is_pointed_out_and_left_as_it_is(two, tmp_path, capsys):
    desk, road = two
    with desk.room() as room:
        room.record(lambda: [ReportDrafted(id="R1", label="R-1", heading="Ferries", text="No ferry sails [@T1].")])
        room.record(lambda: [ReportDrafted(id="R2", label="R-2", heading="Boats", text="No boat sails [@T-BOAT].")])
    desk.send(tmp_path / "p.age")
    received = road.take(tmp_path / "p.age")
    assert received.citing == ("R1",)
    carrying.tell_received(Given(case=road.folder), received)
    assert "R1 cites by ids of the place it came from" in capsys.readouterr().err
    with road.room() as room:
        assert next(each.text for each in releases.reports(room.rows)) == "No ferry sails [@T1]."


def test_taking_in_goes_on_where_it_was_cut_off(two, tmp_path, monkeypatch):
    desk, road = two
    for number in range(1, 6):
        desk.statement(f"Ferry {number} stopped.", label=f"T-{number}")
    desk.send(tmp_path / "p.age")
    monkeypatch.setattr(receiving, "_ENTRIES_AT_ONCE", 1)
    with road.room() as room:
        record, calls = room.record, []

        def failing(decide):
            calls.append(1)
            if len(calls) > 2:
                raise KeyboardInterrupt
            return record(decide)

        room.record = failing
        with pytest.raises(KeyboardInterrupt):
            receive_parcel(room, tmp_path / "p.age")
    assert len(road.says()) == 2
    assert road.take(tmp_path / "p.age").new == 3
    assert road.says() == desk.says()
    assert verify(road.folder, WORDS, state=road.state).ok


class Swapped(ParcelFile):
    """A parcel that somebody changes between the moment it is checked and the moment it is recorded."""

    times = 0

    @contextmanager
    def opened(self):
        self.times += 1
        with super().opened() as opened:
            if self.times > 1:
                real = opened.commits
                opened.commits = lambda: (
                    replace(each, commit=replace(each.commit, signature="0" * 128)) for each in real()
                )
            yield opened


def test_a_parcel_that_is_changed_after_it_was_checked_is_not_recorded(two, tmp_path):
    desk, road = two
    desk.statement("No ferry sails.", label="T-1")
    desk.send(tmp_path / "p.age")
    with road.room() as room, pytest.raises(Damage):
        receiving.receive(room, Swapped(tmp_path / "p.age", room.kept.keys.identity), strangers=False)
    assert road.says() == []


def decided(laptop, who, *, allowed, because):
    with laptop.room() as room:
        (item,) = [each.id for each in custody.every_item(room.rows)]
        decision = Decision(allowed=allowed, by="the desk", on=laptop.today.date(), because=because)
        decide_on(room, item, who, decision)


def may_print(laptop):
    with laptop.room() as room:
        (item,) = custody.every_item(room.rows)
        return {each.who: each.allowed for each in people_of(room.rows, item, {}).appearing}


def test_of_two_decisions_at_once_the_one_that_protects_counts_at_both_places(two, tmp_path):
    """Whoever knows of both decides anew, and that counts everywhere too."""
    desk, road = two
    with desk.room() as room:
        about = Description(writer="Mother", collection="K1")
        room.record(lambda: [ItemReceived(id="E1", label="E-LETTER", file_name="letter.txt", about=about)])
    desk.send(tmp_path / "first.age")
    road.take(tmp_path / "first.age")
    decided(desk, "Mother", allowed=True, because="she agreed")
    decided(road, "Mother", allowed=False, because="she lives there")
    desk.send(tmp_path / "there.age")
    road.send(tmp_path / "back.age")
    road.take(tmp_path / "there.age")
    desk.take(tmp_path / "back.age")
    assert may_print(desk) == may_print(road) == {"Mother": False}
    decided(road, "Mother", allowed=True, because="she has left")
    road.send(tmp_path / "again.age")
    desk.take(tmp_path / "again.age")
    assert may_print(desk) == may_print(road) == {"Mother": True}


def test_an_inquiry_and_the_request_to_forget_it_stay_where_they_are(two, tmp_path):
    desk, road = two
    with desk.room() as room:
        asked = inquiring.Asked(names=("Kim Example",))
        own = inquiring.open_inquiry(room, asked, Secret("who asks"), "en").id
        with pytest.raises(Refused, match="an inquiry stays in this folder"):
            send(room, Asked(to=("M2",), out=tmp_path / "only.age", only=(own,)))
        forgetting.forget(room, forgetting.plan(room, own), "asked")
        desk.keys = room.kept.keys
    assert desk.send(tmp_path / "parcel.age") is None
    desk.statement("A word of ours.")
    desk.send(tmp_path / "parcel.age")
    road.take(tmp_path / "parcel.age")
    with road.room() as room:
        facts = [type(each.fact).__name__ for each in room.kept.ledger.entries()]
        bodies = "".join(each.fact.body for each in room.kept.ledger.entries() if hasattr(each.fact, "body"))
    assert not [each for each in facts if each in {"InquiryOpened", "ErasureRequested", "CardSealed"}]
    assert "Q1" not in bodies
