"""What was read from several leaves is one reading that says which leaf."""

from farbank.facts.item import Hidden
from farbank.intake.leaves import together
from farbank.intake.reading import Part, Reading


def test_one_leaf_is_its_own_reading():
    only = Reading(media="image/jpeg", reader="jpeg 1", width=3, height=2)
    assert together([only]) is only


def test_leaves_are_counted_and_what_is_hidden_or_could_not_be_read_names_its_leaf():
    first = Reading(media="image/jpeg", reader="jpeg 1", width=3, height=2, hidden=(Hidden(what="camera", value="A"),))
    second = Reading(
        media="application/pdf", reader="pdf 1", text="words", pages=4, parts=(Part(name="a", content=b""),)
    )
    third = Reading(media="image/jpeg", reader="jpeg 1", text="more", could_not="it is damaged")
    read = together([first, second, third])
    assert (read.media, read.reader, read.width, read.height) == ("image/jpeg", "jpeg 1, pdf 1", 3, 2)
    assert (read.pages, read.text) == (6, "words\n\nmore")
    assert read.hidden == (Hidden(what="leaf 1: camera", value="A"),)
    assert read.could_not == "leaf 3: it is damaged"
    assert [each.name for each in read.parts] == ["a"]
