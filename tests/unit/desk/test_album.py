"""Letters of a gift are taken in whole, under their collection, and never twice."""

import runpy
from pathlib import Path

import pytest

from farbank.desk.album import Gift, KeptLetter, receive_letters
from farbank.desk.context import Kept
from farbank.desk.guarding import guarded_letters
from farbank.errors import Refused
from farbank.facts.item import ItemDescribed, ItemReceived, ReceiptNoted
from farbank.facts.parcel import HandlingNoted
from farbank.facts.source import CollectionReceived, SourceNamed
from farbank.values.handling import SealedObject, Secret

FakeKnown = runpy.run_path(str(Path(__file__).parent / "fake_known.py"))["FakeKnown"]

GIFT = Gift(collection="K-LETTERS", source="S1", how="lent by her daughter")
DONOR = SourceNamed(id="S1", label="S-DONOR", kind_of="donor")


def kept(name, digit, *, measured=False):
    sealed = SealedObject(name=digit * 64, identity=Secret("x"), digest=digit * 64, size=3)
    return Kept(sealed=sealed, file_name=f"album/{name}", media="image/jpeg", measured=measured)


def letter(name, *files, note=""):
    return KeptLetter(name=name, kept=files, note=note)


LETTER = letter("012", kept("012-1.jpg", "1"), kept("012-2.jpg", "2"), note="leaves: 012-1.jpg; 012-2.jpg")


def known(*facts):
    return FakeKnown([DONOR, *facts])


def test_a_letter_is_one_item_with_its_leaves_in_a_collection_that_is_made_for_it():
    gift, item = receive_letters(known(), [LETTER], GIFT)
    assert isinstance(gift, CollectionReceived)
    assert (gift.id, gift.label, gift.donor, gift.compartments) == ("K1", "K-LETTERS", "S1", ("S1",))
    assert (item.id, item.label, item.note) == ("E1", "E-LETTERS-012", "leaves: 012-1.jpg; 012-2.jpg")
    assert (item.file_name, item.about.collection, item.about.how) == ("album/012-1.jpg", "K1", "lent by her daughter")
    assert [each.digest[0] for each in item.objects] == ["1", "2"]


def test_the_same_letters_again_are_receipts_and_no_second_collection():
    before = known()
    before.learn(receive_letters(before, [LETTER], GIFT))
    assert receive_letters(before, [LETTER], GIFT) == [
        ReceiptNoted(item="E1", file_name="album/012-1.jpg", how="lent by her daughter")
    ]


def test_a_letter_with_one_more_leaf_is_another_item_that_names_the_first():
    before = known()
    before.learn(receive_letters(before, [LETTER], GIFT))
    (more,) = receive_letters(before, [letter("012", *LETTER.kept, kept("012-3.jpg", "3"))], GIFT)
    assert (more.id, more.label, more.same_bytes) == ("E2", "E-LETTERS-012-2", ("E1",))


def test_the_same_letter_twice_in_one_command_is_one_item():
    facts = receive_letters(known(), [LETTER, LETTER], GIFT)
    assert [type(each) for each in facts] == [CollectionReceived, ItemReceived, ReceiptNoted]


def test_what_came_alone_before_joins_the_collection_and_keeps_what_was_said_of_it():
    alone = kept("013.jpg", "4")
    came = ItemReceived(id="E7", label="E-OLD", note="odd", source="S1", file_name="x.jpg", original=alone.sealed)
    gift, receipt, joined = receive_letters(known(came), [letter("013", alone)], GIFT)
    assert receipt.item == "E7"
    assert isinstance(joined, ItemDescribed)
    assert (joined.label, joined.note, joined.about.collection) == ("E-OLD", "odd", gift.id)


def test_from_nobody_named_only_the_same_name_is_the_same_letter():
    nobody = Gift(collection="K-LETTERS")
    before = known()
    before.learn(receive_letters(before, [LETTER], GIFT))
    assert isinstance(receive_letters(before, [LETTER], nobody)[0], ReceiptNoted)
    other = letter("99", kept("99-1.jpg", "1"), kept("99-2.jpg", "2"))
    (item,) = receive_letters(before, [other], nobody)
    assert (item.source, item.same_bytes) == ("", ("E1",))


@pytest.mark.parametrize("name", ["", "  ", "K7"])
def test_a_collection_has_a_name_of_its_own(name):
    with pytest.raises(Refused):
        receive_letters(known(), [LETTER], Gift(collection=name))


def test_labels_are_made_of_any_script_and_are_never_given_twice():
    names = ("1987/편지 12", "1987-편지-12", "x" * 200)
    facts = receive_letters(
        known(), [letter(name, kept(f"{at}.jpg", str(at + 3))) for at, name in enumerate(names)], GIFT
    )
    labels = [each.label for each in facts[1:]]
    assert labels[:2] == ["E-LETTERS-1987-편지-12", "E-LETTERS-1987-편지-12-2"]
    assert len(labels[2]) < 70


def test_what_a_phone_measured_restricts_the_whole_letter():
    letters = [LETTER, letter("013", kept("013-1.jpg", "5"), kept("013-2.jpg", "6", measured=True))]
    facts = receive_letters(known(), letters, GIFT)
    (noted,) = (each for each in guarded_letters(facts, letters, ()) if isinstance(each, HandlingNoted))
    assert noted.item == "E2"
    assert guarded_letters(facts, letters, {"E2"}) == facts
