from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from farbank.errors import Damage
from farbank.facts.case import CaseTitled
from farbank.facts.disclosed import Carried, Remark
from farbank.facts.source import SourceNamed
from farbank.keeping.carrying import disclosed
from farbank.keeping.carrying.disclosed import Register, case_of, check, disclose, read_line, to_line
from farbank.keeping.case import create
from farbank.values.handling import Secret

NOON = datetime(2024, 8, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def line(tmp_path_factory):
    with made(tmp_path_factory.mktemp("kept")) as case:
        return to_line(Carried(commit=shown(case, [8, 9])[0]))


@pytest.fixture
def kept(tmp_path):
    with made(tmp_path) as case:
        yield case


@contextmanager
def made(folder):
    with create(folder / "case", Secret("six words here now okay fine"), at=NOON, state=folder / "state") as case:
        for facts in ([CaseTitled(id="case", label="case", name="Ferries"), named("S1")], [named("S2"), named("S3")]):
            case.ledger.append(facts, by=case.member, at=NOON, after=case.ledger.head())
        yield case


def named(own):
    return SourceNamed(id=own, label=f"S-{own}", kind_of="reporter")


def shown(kept, numbers, **back):
    place = kept.settings.origin
    register = Register(place_of=lambda number: place, key_of=lambda member, number: kept.keys.verify_key())
    return list(disclose(kept, numbers, register, **back))


def test_what_is_disclosed_holds_and_shows_no_more_than_was_asked_for(kept):
    found = shown(kept, [5, 8, 9])
    assert [(each.number, [entry.number for entry in each.entries]) for each in found] == [(4, [5]), (7, [8, 9])]
    assert [len(each.leaves) for each in found] == [2, 2]
    assert [check(each, kept.keys.case) for each in found] == [(), ()]
    assert b"S-S1" not in to_line(Carried(commit=found[0]))


def test_nothing_of_a_compartment_that_is_kept_back_is_disclosed(kept):
    (found,) = shown(kept, [8, 9], back={"S2"})
    assert [each.number for each in found.entries] == [9]


def test_nothing_of_a_compartment_whose_key_is_gone_is_disclosed(kept):
    with kept.rows.writing():
        kept.rows.execute("UPDATE kept_compartment SET wrapped = NULL WHERE name = 'S2'")
    kept.keyring.drop()
    (found,) = shown(kept, [7, 8, 9])
    assert [each.number for each in found.entries] == [9]


def test_a_commit_itself_is_no_entry_of_it(kept):
    assert shown(kept, [4]) == []


def test_a_large_commit_comes_in_pieces(kept, monkeypatch):
    monkeypatch.setattr(disclosed, "MOST_BODIES", 100)
    assert [[entry.number for entry in each.entries] for each in shown(kept, [8, 9])] == [[8], [9]]


def wrong_ones(commit):
    first, second = commit.entries
    return {
        "the signature over commit 7 does not hold": [
            replace(commit, signature="0" * 128),
            replace(commit, signer="0" * 64),
            replace(commit, prior="0" * 64),
            replace(commit, leaves=(commit.leaves[1], commit.leaves[0])),
        ],
        "entry 8 has a leaf that its commit did not sign": [
            replace(commit, entries=(replace(first, leaf=first.leaf.replace(b"2024-08", b"2024-09")), second)),
            replace(commit, entries=(replace(first, leaf=second.leaf), second)),
        ],
        "entry 8 has a body that its leaf does not commit to": [
            replace(commit, entries=(replace(first, body=first.body.replace(b"S-S2", b"S-S9")), second)),
            replace(commit, entries=(replace(first, salt=bytes(32)), second)),
            replace(commit, entries=(replace(first, body=second.body), second)),
        ],
        "entry 17 has a leaf that its commit did not sign": [replace(commit, entries=(replace(first, number=17),))],
        "entry 7 has a leaf that its commit did not sign": [replace(commit, entries=(replace(first, number=7),))],
    }


def test_whatever_was_changed_is_named(kept):
    (commit,) = shown(kept, [8, 9])
    for because, several in wrong_ones(commit).items():
        for each in several:
            assert because in check(each, kept.keys.case)
    assert check(commit, "another case") == ("the signature over commit 7 does not hold",)


def test_a_line_is_read_as_it_was_written(kept):
    (commit,) = shown(kept, [8, 9])
    carried = Carried(
        commit=commit, remarks=(Remark(number=8, names=(("S2", "farbank/x#S1"),), replaces="farbank/x#n3"),)
    )
    assert read_line(to_line(carried)) == carried
    assert carried.remark(8).replaces == "farbank/x#n3"
    assert carried.remark(9) == Remark(number=9)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"n":7', b'"n":7.0'),
        (b'"n":7', b'"n":-7'),
        (b'"n":7', b'"n":true'),
        (b'"n":8', b'"n":9'),
        (b'"n":8', b'"n":"8"'),
        (b'"by":"M1"', b'"by":1'),
        (b'"by":"M1"', b'"by":"M1","by":"M1"'),
        (b'"v":1', b'"v":2'),
        (b'"v":1', b'"v":1,"w":1'),
        (b"+00:00", b""),
        (b'"prior":"', b'"prior":"00'),
        (b'"signature":"', b'"signature":"00'),
        (b'"salt":"', b'"salt":"zz'),
        (b'"remarks":[', b'"remarks":[{},'),
        (b'"remarks":[', b'"remarks":[{"n":"1","names":[],"replaces":""}'),
        (b'"remarks":[', b'"remarks":[{"n":1,"names":[["a",1]],"replaces":""}'),
        (b"{", b"["),
        (b"{", b" {"),
        (b"\n", b""),
        (b"\n", b"\n\n"),
    ],
)
def test_a_line_that_farbank_did_not_write_is_damage(line, old, new):
    assert old in line
    with pytest.raises(Damage, match="does not have the form of one"):
        read_line(line.replace(old, new, 1))


@pytest.mark.parametrize("place", ["", "farbank", "farbank/", "other/x", "farbank/x/2/3", "farbank//2"])
def test_what_is_no_name_of_a_log_is_damage(place):
    with pytest.raises(Damage, match="does not name the log"):
        case_of(place)


def test_the_case_of_a_log_stays_when_the_log_is_renamed():
    assert case_of("farbank/abc") == case_of("farbank/abc/2") == "abc"
