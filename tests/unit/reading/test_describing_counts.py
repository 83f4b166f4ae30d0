"""Small groups and places told by what few places have, counted on a table that is made here."""

import pytest

from farbank.reading.describing.alike import atlas
from farbank.reading.describing.reader import Reader
from farbank.reading.gazetteer.rows import Name, Place


def place(identity, kind, latitude=400, parent="", line="", side="korea", position=True):
    return Place(
        id=identity, kind=kind, parent=parent, side=side, position=(0, latitude) if position else None, radius=1,
        line=line, river="", share=None, since="", until="", source="hand", note="",
        names=(Name(identity, "Latn", "en", "official", "hand", "sure"),),
    )  # fmt: skip


ROWS = (
    place("Northland", "province"),
    place("Alpha", "county", 420, "Northland", "line"),
    place("Beta", "county", 410, "Northland"),
    place("Gamma", "city", 380, "Southland"),
    place("Delta", "county", 370, "Southland"),
    place("Lost", "county", position=False),
    place("Abroad", "county", 420, side="china"),
    place("Alpha station", "station", parent="Alpha"),
)
FEATURES = "place,feature,source\nAlpha,iron mine,hand\nDelta,iron mine,hand\n"
READ = Reader(known=atlas({each.id: each for each in ROWS}, FEATURES))


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("a county with an iron mine", 2),
        ("a northern county with an iron mine", 1),
        ("a southern county with an iron mine", 1),
        ("a county on the border", 1),
        ("a county in Northland", 2),
        ("a county near the hills", 5),
        ("a city near the hills", 1),
        ("a town with an iron mine", 2),
        ("a county with a railway station", 1),
        ("a county with a brewery", None),
        ("a town with a gold mine", None),
        ("a county with a gold mine", 0),
        ("the country’s only hospital", 1),
    ],
)
def test_the_places_that_a_property_fits_are_counted(words, fits):
    (found,) = READ(f"She knows {words}.", "en", "body", ()).alike
    assert found.fits == fits


def test_without_a_table_nothing_fits():
    empty = Reader(known=atlas({}, "place,feature,source\n"))
    assert [each.fits for each in empty("She knows a northern county by the sea.", "en", "body", ()).alike] == [0]


@pytest.mark.parametrize(
    ("language", "words", "size"),
    [
        ("en", "one of our 12 drivers", 12),
        ("en", "our twenty sources", 20),
        ("ko", "우리 협력자 스무 명", 20),
        ("ja", "名簿を持っていた十人", 10),
        ("ja", "名簿を持っていた三十四人", 34),
        ("zh", "我们的两名", 2),
        ("zh", "只有七人", 7),
    ],
)
def test_the_size_of_a_group_is_read_in_figures_and_in_words(language, words, size):
    (found,) = READ(words, language, "body", ()).groups
    assert found.size == size


def test_a_group_that_two_rules_know_is_one():
    assert len(READ("One of our two partners who live here said so.", "en", "body", ()).groups) == 1
