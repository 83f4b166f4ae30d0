"""Words that a machine read are an item of their own, derived from what they were read off."""

import runpy
from pathlib import Path

from farbank.desk.context import Kept
from farbank.desk.recognise import Heard, read_by_machine
from farbank.facts.item import Description, ItemReceived
from farbank.facts.recognised import Line
from farbank.values.handling import SealedObject, Secret

FakeKnown = runpy.run_path(str(Path(__file__).parent / "fake_known.py"))["FakeKnown"]

LINE = Line(page=1, words="알림", language="ko", confidence=93, corners=(0, 0, 9, 0, 9, 4, 0, 4))


def words(digit="a"):
    sealed = SealedObject(name=digit * 64, identity=Secret("x"), digest=digit * 64, size=6)
    return Kept(sealed=sealed, file_name="note.jpg (read by machine).txt", media="text/plain")


def heard(kept=None, **more):
    return Heard(engine="tesseract 5", languages=("ko",), words=kept, **more)


def picture(identity, source="S1"):
    about = Description(collection="K1")
    return ItemReceived(id=identity, label="", source=source, file_name="note.jpg", media="image/jpeg", about=about)


def test_the_words_are_an_item_derived_from_the_picture_with_its_source_and_collection():
    item, told = read_by_machine(FakeKnown([picture("E1")]), picture("E1"), heard(words(), lines=(LINE,)))
    assert (item.id, item.source, item.media) == ("E2", "S1", "text/plain")
    assert (item.about.derivation, item.about.derived_from, item.about.collection) == ("ocr", "E1", "K1")
    assert (told.of, told.item, told.lines, told.compartments) == ("E1", "E2", (LINE,), ("E1", "E2"))


def test_what_could_not_be_read_is_told_and_makes_no_item():
    (told,) = read_by_machine(FakeKnown([picture("E1")]), picture("E1"), heard(could_not=("page 1: it is blank",)))
    assert (told.item, told.could_not) == ("", ("page 1: it is blank",))


def test_the_same_words_of_another_picture_are_another_item_and_of_the_same_picture_the_same():
    known = FakeKnown([picture("E1"), picture("E2")])
    known.learn(each for each in read_by_machine(known, picture("E1"), heard(words()))[:1])
    (again,) = read_by_machine(known, picture("E1"), heard(words()))
    assert again.item == "E3"
    other, told = read_by_machine(known, picture("E2"), heard(words("b")))
    assert (other.id, told.item) == ("E4", "E4")
    same, _ = read_by_machine(known, picture("E2"), heard(words()))
    assert (same.id, same.about.derived_from) == ("E4", "E2")
