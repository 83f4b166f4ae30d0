"""A redacted copy is an item of its own, derived from the original, and says nothing of what lies under its boxes."""

import runpy
from pathlib import Path

import pytest

from farbank.desk.context import Kept
from farbank.desk.redact import Covering, check_reason, redacted
from farbank.errors import Refused
from farbank.facts.item import Description, ItemReceived
from farbank.facts.redacted import ItemRedacted
from farbank.values.box import Box
from farbank.values.handling import SealedObject, Secret

FakeKnown = runpy.run_path(str(Path(__file__).parent / "fake_known.py"))["FakeKnown"]
BOX = Box(x=16, y=32, width=64, height=16)


def copy(digit="a"):
    sealed = SealedObject(name=digit * 64, identity=Secret("x"), digest=digit * 64, size=6)
    return Kept(sealed=sealed, file_name="quay (redacted).jpg", media="image/jpeg")


def original(identity="E1"):
    about = Description(collection="K1", credit="desk", heading="the quay at noon")
    return ItemReceived(id=identity, label="E-1", source="S1", file_name="quay.jpg", media="image/jpeg", about=about)


def made(**more):
    return Covering(**{"copy": copy(), "tool": "farbank 1", "because": " a bystander ", **more})


def test_the_copy_belongs_to_the_source_of_its_original_and_keeps_collection_and_credit():
    item, told = redacted(FakeKnown([original()]), original(), made(boxes=(BOX,), sizes=(640, 480), page=2))
    assert (item.id, item.source, item.media, item.file_name) == ("E2", "S1", "image/jpeg", "quay (redacted).jpg")
    about = item.about
    assert (about.derived_from, about.derivation, about.collection, about.credit) == ("E1", "redaction", "K1", "desk")
    assert about.heading == ""
    assert (told.of, told.item, told.boxes, told.sizes, told.page) == ("E1", "E2", (BOX,), (640, 480), 2)
    assert (told.because, told.people_dealt_with, told.without_sound) == ("a bystander", False, False)
    assert told.compartments == ("E1", "E2")


def test_the_same_copy_again_is_the_same_item_and_may_say_that_people_were_dealt_with():
    known = FakeKnown([original()])
    known.learn(redacted(known, original(), made())[:1])
    (told,) = redacted(known, original(), made(people_dealt_with=True, without_sound=True))
    assert (told.item, told.people_dealt_with, told.without_sound) == ("E2", True, True)


def test_equal_bytes_of_another_original_are_another_copy():
    known = FakeKnown([original(), original("E2")])
    known.learn(redacted(known, original(), made())[:1])
    item, told = redacted(known, original("E2"), made())
    assert (item.id, told.of, told.item) == ("E4", "E2", "E4")


@pytest.mark.parametrize("because", ["", "  \n"])
def test_a_copy_without_a_reason_is_refused(because):
    with pytest.raises(Refused, match="say why"):
        redacted(FakeKnown([original()]), original(), made(because=because))


@pytest.mark.parametrize("because", ["the Ferry Clerk", "ferryclerk's name", "FERRY  CLERK"])
def test_a_reason_that_repeats_what_is_covered_is_refused(because):
    with pytest.raises(Refused, match="repeats words"):
        check_reason(because, ["x y z", "ferry clerk"])


def test_any_other_reason_will_do():
    assert check_reason("a bystander", ["ferry clerk"]) is None


@pytest.mark.parametrize("wrong", [{"page": -1}, {"sizes": (1,)}, {"sizes": (0, 1)}])
def test_a_copy_has_pages_with_sizes(wrong):
    with pytest.raises(Refused, match="pages are counted"):
        ItemRedacted(of="E1", item="E2", tool="t", because="b", **wrong)
