import hashlib
import io
import json
import runpy
from pathlib import Path

import pytest

from farbank.errors import Conflict, Damage, DiskTrouble, Locked, Missing, Refused
from farbank.facts.item import ItemReceived
from farbank.facts.member import MemberJoined, MemberLeft
from farbank.facts.source import CardSealed, SourceNamed
from farbank.keeping.case import create, open_case
from farbank.keeping.changes.members_changing import (
    add_member,
    change_passphrase,
    rekey_member,
    remove_member,
    reseal_cards,
)
from farbank.keeping.checks.verify import verify
from farbank.keeping.keys.key_file import Cost, read_key_file
from farbank.keeping.keys.leftover import key_names
from farbank.keeping.ledger.members import Member, desk_recipients, members, members_after, next_member
from farbank.values.handling import Secret
from farbank.values.ids import MemberId, SourceId

CHEAP = Cost(kib=1 << 13, passes=1, lanes=1)
SECOND, THIRD = Secret("second passphrase"), Secret("third passphrase")


@pytest.fixture
def kept(tmp_path, passphrase, at):
    with create(tmp_path / "case", passphrase, at=at, state=tmp_path / "state") as case:
        change_passphrase(case, passphrase, cost=CHEAP)
        yield case


@pytest.fixture
def reopen(kept):
    """Open the case again, with the same memory beside it."""
    return lambda passphrase: open_case(kept.layout.folder, passphrase, state=kept.place.state)


@pytest.fixture
def verified(kept):
    return lambda passphrase=None: verify(kept.layout.folder, passphrase, state=kept.place.state)


def add(kept, at, *, desk=False, passphrase=SECOND):
    return add_member(kept, passphrase, desk=desk, at=at, cost=CHEAP)


def record(kept, at, *facts):
    kept.ledger.append(facts, by=kept.member, at=at, after=kept.ledger.head())


def seal(kept, at, words="Kim Yong-hui", source="S1"):
    card, size = kept.cards.seal(Secret(words))
    record(kept, at, CardSealed(source=SourceId(source), card=card, size=size))
    return card


def last_card(kept):
    cards = [entry.fact.card for entry in kept.ledger.entries() if isinstance(entry.fact, CardSealed)]
    return cards[-1]


def test_who_is_added_opens_the_case_and_signs_in_their_own_name(kept, at, reopen, verified):
    fact = add(kept, at)
    assert (fact.member, fact.desk, fact.place) == ("M2", False, "")
    kept.close()
    with reopen(SECOND) as again:
        assert again.member == "M2"
        record(again, at, SourceNamed(id="S1", label="S-1", kind_of="witness"))
        assert [entry.by for entry in again.ledger.entries()][-1] == "M2"
        again.publish()
    for passphrase in (SECOND, PASS, None):
        assert verified(passphrase).damage == ()


def test_an_id_is_given_once_also_after_its_member_left(kept, at):
    add(kept, at)
    again = remove_member(kept, MemberId("M2"), because="left", at=at)
    with again:
        assert next_member(again.rows) == "M3"
        assert add(again, at).member == "M3"


def test_a_key_file_whose_fact_could_not_be_recorded_is_taken_away(kept, at, verified):
    before = sorted(path.name for path in kept.layout.keys.iterdir())
    kept.ledger.append = lambda *_, **__: (_ for _ in ()).throw(DiskTrouble("full"))
    with pytest.raises(DiskTrouble):
        add(kept, at)
    assert sorted(path.name for path in kept.layout.keys.iterdir()) == before
    assert verified().damage == ()


def test_who_left_opens_nothing_any_more_and_the_others_do_without_giving_a_passphrase(
    kept, at, passphrase, reopen, verified
):
    add(kept, at)
    add(kept, at, passphrase=THIRD)
    remove_member(kept, MemberId("M2"), because="left the desk", at=at).close()
    with pytest.raises(Locked):
        reopen(SECOND)
    for each, member in ((passphrase, "M1"), (THIRD, "M3")):
        with reopen(each) as again:
            assert again.member == member
            assert [fact.member for fact in facts_of(again) if isinstance(fact, MemberLeft)] == ["M2"]
        assert (verified(each).damage, verified(each).notes) == ((), ())
    assert len(list(kept.layout.keys.iterdir())) == 2


def facts_of(kept):
    return [entry.fact for entry in kept.ledger.entries()]


def test_a_copy_of_the_key_file_of_who_left_opens_nothing_when_it_is_put_back(kept, at, reopen, verified, passphrase):
    add(kept, at)
    copies = {path.name: path.read_bytes() for path in kept.layout.keys.iterdir()}
    remove_member(kept, MemberId("M2"), because="left", at=at).close()
    for name, content in copies.items():
        (kept.layout.keys / name).write_bytes(content)
    with pytest.raises((Locked, Damage)):
        reopen(SECOND)
    assert verified(passphrase).damage == ()
    reopen(passphrase).close()
    assert len(list(kept.layout.keys.iterdir())) == 1


def test_the_log_is_signed_with_a_new_key_once_somebody_left(kept, at, verified):
    add(kept, at)
    before = kept.settings.verifiers
    with remove_member(kept, MemberId("M2"), because="left", at=at) as again:
        assert again.settings.verifiers[:-1] == before
        assert again.log.head().size == again.ledger.head()
    assert verified().damage == ()


def test_a_card_that_somebody_sealed_meanwhile_is_not_left_to_who_leaves(kept, at):
    add(kept, at, desk=True)
    real = kept.cards.reseal

    def overtaken(*asked):
        found = real(*asked)
        record(kept, at, SourceNamed(id="S2", label="S-2", kind_of="witness"))
        return found

    kept.cards.reseal = overtaken
    with pytest.raises(Conflict, match="meanwhile"):
        remove_member(kept, MemberId("M2"), because="left", at=at)
    kept.cards.reseal = real
    remove_member(kept, MemberId("M2"), because="left", at=at).close()


def test_nobody_takes_themselves_out_and_nobody_who_is_not_there_is_taken_out(kept, at):
    add(kept, at)
    with pytest.raises(Refused, match="themselves"):
        remove_member(kept, kept.member, because="", at=at)
    with pytest.raises(Missing, match="M7"):
        remove_member(kept, MemberId("M7"), because="", at=at)


def test_the_last_member_of_the_source_desk_stays(kept, at, passphrase, reopen):
    add(kept, at)
    kept.close()
    with reopen(SECOND) as second:
        with pytest.raises(Refused, match="source desk"):
            remove_member(second, MemberId("M1"), because="", at=at)
        record(second, at, SourceNamed(id="S1", label="S-1", kind_of="witness"))
    reopen(passphrase).close()


def test_who_comes_to_the_source_desk_reads_cards_once_they_are_sealed_anew(kept, at, reopen):
    seal(kept, at)
    add(kept, at, desk=True)
    first = last_card(kept)
    kept.close()
    with reopen(SECOND) as second, pytest.raises(Damage):
        second.cards.open(first)
    with reopen(PASS) as again:
        assert reseal_cards(again, at=at) == 1
    with reopen(SECOND) as second:
        assert second.cards.open(last_card(second)).value == "Kim Yong-hui"
        seal(second, at, "another")
    with reopen(PASS) as again:
        assert again.cards.open(last_card(again)).value == "another"


PASS = Secret("abacus uncoated rigid viewable dreadful zoom")


def test_who_is_not_of_the_source_desk_opens_no_card_and_can_seal_one(kept, at, reopen):
    add(kept, at)
    card = seal(kept, at)
    kept.close()
    with reopen(SECOND) as second:
        with pytest.raises(Refused, match="source desk"):
            second.cards.open(card)
        assert reseal_cards(second, at=at) == 0
        sealed = seal(second, at, "from the field")
    with reopen(PASS) as again:
        assert again.cards.open(sealed).value == "from the field"


def test_who_left_the_source_desk_finds_no_card_in_the_folder_that_their_key_opens(kept, at, reopen, verified):
    add(kept, at, desk=True)
    old = [seal(kept, at), seal(kept, at, "a later word on the same source"), seal(kept, at, "other", source="S2")]
    kept.close()
    with reopen(SECOND) as second:
        theirs = second.cards
        assert theirs.open(old[2]).value == "other"
        keys = second.keys
    with remove_member(reopen(PASS), MemberId("M2"), because="left", at=at) as again:
        cards = [fact for fact in facts_of(again) if isinstance(fact, CardSealed)][len(old) :]
        assert [again.cards.open(each.card).value for each in cards] == ["a later word on the same source", "other"]
        for path in again.layout.objects.glob("*/*"):
            with pytest.raises(Damage):
                again.objects.read_with(path.name, keys.identity)
        assert not [name for name in old if again.layout.object(name).exists()]
    for passphrase in (PASS, None):
        assert (verified(passphrase).damage, verified(passphrase).items.missing) == ((), 0)


def test_a_lost_passphrase_is_replaced_by_another_member_and_the_id_stays(kept, at, reopen, verified):
    add(kept, at, desk=True)
    seal(kept, at)
    rekey_member(kept, MemberId("M2"), THIRD, because="lost", at=at).close()
    with pytest.raises(Locked):
        reopen(SECOND)
    with reopen(THIRD) as again:
        assert again.member == "M2"
        assert again.cards.open(last_card(again)).value == "Kim Yong-hui"
        record(again, at, SourceNamed(id="S1", label="S-1", kind_of="witness"))
    assert verified(THIRD).damage == ()


def test_ones_own_keys_can_be_made_anew_and_the_old_identity_opens_no_later_key_file(kept, at, reopen, verified):
    old = kept.keys
    rekey_member(kept, kept.member, THIRD, because="somebody saw it", at=at).close()
    with pytest.raises(Locked):
        reopen(PASS)
    with reopen(THIRD) as again:
        assert again.keys.verify_key() != old.verify_key()
        assert again.keys.identity != old.identity
        record(again, at, SourceNamed(id="S1", label="S-1", kind_of="witness"))
    assert verified(THIRD).damage == ()


def test_a_commit_counts_by_the_key_its_member_had_then(kept, at, verified, reopen):
    add(kept, at)
    kept.close()
    with reopen(SECOND) as second:
        record(second, at, SourceNamed(id="S1", label="S-1", kind_of="witness"))
    with rekey_member(reopen(PASS), MemberId("M2"), THIRD, because="lost", at=at) as again:
        assert len([fact for fact in facts_of(again) if isinstance(fact, MemberJoined)]) == 3
    assert verified(PASS).damage == ()


def test_a_commit_of_somebody_who_left_is_named(kept, at, verified, reopen):
    add(kept, at)
    kept.close()
    with reopen(SECOND) as second:
        with reopen(PASS) as again:
            record(again, at, MemberLeft(member=MemberId("M2"), because="left"))
        record(second, at, SourceNamed(id="S1", label="S-1", kind_of="witness"))
        number = second.ledger.head() - 1
    found = [(flaw.what, flaw.where) for flaw in verified(PASS).damage]
    assert ("commit", f"entry {number}") in found
    assert "key file" in {what for what, _ in found}, "who left has a key file still"


def test_who_left_does_not_get_in_by_a_key_file_that_was_not_taken_away(kept, at, reopen):
    add(kept, at)
    record(kept, at, MemberLeft(member=MemberId("M2"), because="left"))
    kept.close()
    with pytest.raises(Locked, match="M2 left"):
        reopen(SECOND)


def test_another_passphrase_takes_the_place_of_ones_own_and_nothing_else_changes(kept, at, reopen, verified):
    record(kept, at, SourceNamed(id="S1", label="S-1", kind_of="witness"))
    head = kept.ledger.head()
    change_passphrase(kept, SECOND, cost=CHEAP)
    kept.close()
    with pytest.raises(Locked):
        reopen(PASS)
    with reopen(SECOND) as again:
        assert (again.ledger.head(), again.keys) == (head, kept.keys)
        assert [path.name for path in again.layout.keys.iterdir()] == list(key_names(again.rows))
    assert verified(SECOND).damage == ()


def test_a_passphrase_change_that_is_broken_off_leaves_one_that_opens(kept, reopen, verified, passphrase):
    class Off(BaseException):
        pass

    def off(*_):
        raise Off

    kept.close()
    for method, opens in (("rename", passphrase), ("unlink", SECOND)):
        with reopen(passphrase) as again:
            setattr(again.disk, method, off)
            with pytest.raises(Off):
                change_passphrase(again, SECOND, cost=CHEAP)
        assert verified(opens).damage == ()
        with reopen(opens) as again:
            assert len(list(again.layout.keys.iterdir())) == 1
        assert (verified(opens).damage, verified(opens).notes) == ((), ())


def test_a_key_file_of_version_1_is_lifted_when_the_case_is_opened_alone(kept, reopen, verified, passphrase):
    old = version_1_of(kept)
    with reopen(passphrase) as beside:
        assert [path.name for path in beside.layout.keys.iterdir()] == [old], "not while others are at work"
    kept.close()
    with reopen(passphrase) as again:
        (path,) = again.layout.keys.iterdir()
        assert path.name != old
        assert read_key_file(path.read_bytes()).version == 2
        assert again.keys == kept.keys
    assert (verified(passphrase).damage, verified(passphrase).notes) == ((), ())


def version_1_of(kept):
    """Put a key file in the form of farbank 0.1.0 in the place of the one of M1."""
    made = runpy.run_path(str(Path(__file__).parents[1] / "keys" / "test_key_file.py"))["version_1"](kept.keys, PASS)
    name = hashlib.sha256(made).hexdigest()
    (old,) = kept.layout.keys.iterdir()
    old.unlink()
    (kept.layout.keys / name).write_bytes(made)
    kept.rows.execute("UPDATE kept_key_file SET name = ?", (name,))
    return name


def test_a_key_file_of_another_case_is_not_taken_away_and_is_named(kept, tmp_path, at, reopen, verified, passphrase):
    with create(tmp_path / "other", passphrase, at=at, state=tmp_path / "state") as other:
        (theirs,) = other.layout.keys.iterdir()
    (kept.layout.keys / theirs.name).write_bytes(theirs.read_bytes())
    assert [flaw.where for flaw in verified(passphrase).damage] == [f"keys/{theirs.name}"]
    kept.close()
    reopen(passphrase).close()
    assert (kept.layout.keys / theirs.name).exists()


def test_a_member_of_another_place_has_no_key_file_here_and_gets_cards_only_at_the_desk(kept, at):
    record(
        kept,
        at,
        MemberJoined(member=MemberId("M2"), verify_key="ab", recipient="age1x", desk=False, place="farbank/x"),
        MemberJoined(member=MemberId("M3"), verify_key="cd", recipient="age1y", desk=True, place="farbank/x"),
    )
    assert [(each.id, each.place) for each in members(kept.rows)] == [
        ("M1", ""),
        ("M2", "farbank/x"),
        ("M3", "farbank/x"),
    ]
    assert desk_recipients(members(kept.rows)) == (kept.keys.recipient(), "age1y")
    with pytest.raises(Refused, match="another place"):
        rekey_member(kept, MemberId("M2"), SECOND, because="", at=at)
    again = remove_member(kept, MemberId("M2"), because="left", at=at)
    with again:
        assert [each.id for each in members(again.rows)] == ["M1", "M3"]
        assert len(list(again.layout.keys.iterdir())) == 1


def test_who_would_be_a_member_follows_from_the_facts_that_are_to_come(kept):
    joined = MemberJoined(member=MemberId("M1"), verify_key="ab", recipient="age1x", desk=False)
    after = members_after(kept.rows, [joined])
    assert after == (Member(id=MemberId("M1"), verify_key="ab", recipient="age1x", desk=False, place=""),)
    assert members_after(kept.rows, [MemberLeft(member=MemberId("M1"), because="")]) == ()


def test_the_key_file_shows_case_member_and_epoch_and_nothing_else(kept):
    (path,) = kept.layout.keys.iterdir()
    shown = json.loads(path.read_bytes())
    assert {name: shown[name] for name in ("case", "member", "epoch")} == {
        "case": kept.settings.case,
        "member": "M1",
        "epoch": 1,
    }


def test_items_stay_readable_for_everybody_over_every_change(kept, at, reopen):
    photo = kept.objects.put(io.BytesIO(b"photo"))
    kept.objects.settle()
    record(kept, at, ItemReceived(id="E1", label="R-1", original=photo))
    add(kept, at)
    again = rekey_member(kept, MemberId("M2"), THIRD, because="lost", at=at)
    again.close()
    for passphrase in (PASS, THIRD):
        with reopen(passphrase) as once:
            (item,) = [fact for fact in facts_of(once) if isinstance(fact, ItemReceived)]
            assert once.objects.read(item.original) == b"photo"
