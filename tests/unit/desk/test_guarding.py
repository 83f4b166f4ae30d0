from farbank.desk.context import Kept
from farbank.desk.guarding import guarded, item_of
from farbank.facts.item import ItemReceived, ReceiptNoted
from farbank.facts.parcel import HandlingNoted
from farbank.facts.source import SourceNamed
from farbank.values.handling import SealedObject, Secret

OBJECT = SealedObject(name="0" * 64, identity=Secret("x"), digest="1" * 64, size=1)


def kept(*, measured):
    return Kept(sealed=OBJECT, file_name="x", media="text/csv", measured=measured)


def test_what_was_measured_is_restricted_right_after_it_came_and_nothing_else_is():
    came = [ItemReceived(id="E1", label=""), ItemReceived(id="E2", label=""), ReceiptNoted(item="E3", file_name="x")]
    found = guarded(came, [kept(measured=False), kept(measured=True), kept(measured=True)], frozenset())
    assert [each.kind for each in found] == [
        "item-received", "item-received", "handling-noted", "receipt-noted", "handling-noted",
    ]  # fmt: skip
    assert [each.item for each in found if isinstance(each, HandlingNoted)] == ["E2", "E3"]
    assert {each.tier for each in found if isinstance(each, HandlingNoted)} == {"restricted"}


def test_what_is_restricted_already_is_not_said_again():
    came = [ReceiptNoted(item="E3", file_name="x")]
    assert guarded(came, [kept(measured=True)], {"E3"}) == came


def test_only_a_file_that_came_has_an_item():
    assert item_of(SourceNamed(id="S1", label="S-REED", kind_of="reporter")) == ""
