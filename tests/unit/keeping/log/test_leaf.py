import json

import pytest

from farbank.errors import Damage, Refused
from farbank.facts.item import ItemReceived
from farbank.facts.log import Head
from farbank.facts.source import CardSealed
from farbank.keeping.log.leaf import Leaf, Mark, commitment, make_leaf, read_leaf
from farbank.values.digest import canonical_json, sha256_hex
from farbank.values.handling import SealedObject, Secret
from farbank.values.ids import SourceId

SALT = bytes(range(32))
PHOTO = SealedObject(
    name=sha256_hex(b"age file"), identity=Secret("AGE-SECRET-KEY-1"), digest=sha256_hex(b"photo"), size=5
)
ITEM = ItemReceived(id="E1", label="R-1", file_name="widow.jpg", original=PHOTO)
LEAF = make_leaf(5, "item", "2026-11", SALT, b"body", b"sealed", ITEM)


def test_a_leaf_comes_back_as_it_was_written():
    assert read_leaf(LEAF.to_bytes()) == LEAF


def test_a_leaf_shows_no_name_no_key_and_no_hash_of_a_plaintext_without_salt():
    shown = LEAF.to_bytes().decode()
    for secret in ("widow", "R-1", "E1", "AGE-SECRET", PHOTO.digest, sha256_hex(b"body"), SALT.hex()):
        assert secret not in shown
    assert PHOTO.name in shown


def test_a_leaf_shows_only_the_month():
    assert json.loads(LEAF.to_bytes())["month"] == "2026-11"
    assert set(json.loads(LEAF.to_bytes())) == {"body", "month", "n", "objects", "sealed", "type", "v"}


def test_who_has_the_salt_can_prove_what_was_recorded():
    assert LEAF.objects == (Mark(name=PHOTO.name, mac=commitment(SALT, sha256_hex(b"photo"))),)
    assert LEAF.body == commitment(SALT, sha256_hex(b"body"))


def test_a_sealed_card_looks_like_any_other_object():
    card = CardSealed(source=SourceId("S1"), card=sha256_hex(b"card"), size=9)
    leaf = make_leaf(6, card.coarse, "2026-11", SALT, b"body", b"sealed", card)
    assert leaf.kind == "record"
    assert [mark.name for mark in leaf.objects] == [card.card]
    assert leaf.objects[0].mac != card.card


@pytest.mark.parametrize(
    "untrusted",
    [
        LEAF.to_bytes() + b"\n",
        LEAF.to_bytes().replace(b'"v":1', b'"v":2'),
        LEAF.to_bytes().replace(b'"n":5', b'"n":5.0'),
        LEAF.to_bytes().replace(b'"n":5', b'"n":true'),
        LEAF.to_bytes().replace(b'"n":5', b'"n":5,"n":5'),
        LEAF.to_bytes().replace(b'"item"', b'"note"'),
        LEAF.to_bytes().replace(b"2026-11", b"2026-13"),
        LEAF.to_bytes().replace(b'"v":1', b'"v":1,"by":"M1"'),
        LEAF.to_bytes().replace(LEAF.sealed.encode(), LEAF.sealed.upper().encode()),
        b"[]",
        b"{}",
        b"\xff",
        b"",
        b"[" * 100_000,
    ],
)
def test_a_leaf_has_one_spelling_and_any_other_is_damage(untrusted):
    with pytest.raises(Damage):
        read_leaf(untrusted)


def test_a_fact_with_too_many_objects_is_refused_and_not_cut():
    marks = tuple(Mark(name=sha256_hex(bytes([n % 256, n // 256])), mac="ab" * 32) for n in range(600))
    with pytest.raises(Refused, match="too many files"):
        Leaf(number=1, kind="item", month="2026-11", sealed="ab" * 32, body="ab" * 32, objects=marks).to_bytes()


@pytest.mark.parametrize("erased", [[5, 3], [3, 3], [0], [9], [-1], [True], ["3"]])
def test_an_erasure_names_earlier_leaves_each_once_and_in_order(erased):
    line = {
        "body": "a" * 64,
        "erased": erased,
        "month": "2024-05",
        "n": 9,
        "sealed": "b" * 64,
        "type": "erasure",
        "v": 1,
    }
    with pytest.raises(Damage):
        read_leaf(canonical_json(line))


def test_the_leaf_of_an_erasure_is_read_as_it_was_written():
    line = {
        "body": "a" * 64,
        "erased": [3, 5],
        "month": "2024-05",
        "n": 9,
        "sealed": "b" * 64,
        "type": "erasure",
        "v": 1,
    }
    assert read_leaf(canonical_json(line)).erased == (3, 5)


@pytest.mark.parametrize("number", [0, -1])
def test_a_leaf_has_a_number_from_one(number):
    line = {"body": "a" * 64, "month": "2024-05", "n": number, "sealed": "b" * 64, "type": "record", "v": 1}
    with pytest.raises(Damage):
        read_leaf(canonical_json(line))


def test_a_new_name_of_the_log_shows_the_last_head_of_the_old_one_and_only_there():
    prior = {"origin": "farbank/x", "root": "c" * 64, "size": 7}
    line = {"body": "a" * 64, "month": "2024-05", "n": 9, "prior": prior, "sealed": "b" * 64, "type": "log", "v": 1}
    assert read_leaf(canonical_json(line)).prior == Head(origin="farbank/x", size=7, root="c" * 64)
    for wrong in ({**line, "type": "record"}, {**line, "prior": {**prior, "root": "c"}}):
        with pytest.raises(Damage):
            read_leaf(canonical_json(wrong))
