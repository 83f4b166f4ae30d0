import pytest

from farbank.errors import Refused
from farbank.publish.figure import NoFigure
from farbank.publish.placing import FigureHere, NothingHere, headed, pieces
from farbank.values.draft import Computed, Paragraph, Text


def test_a_short_first_sentence_heads_its_figure():
    heading, rest = headed((Paragraph(runs=(Text(text="What could get out, and when. Dark: none."),)),))
    assert heading[0].text == "What could get out, and when"
    assert rest[0][0].text == "Dark: none."


def test_a_long_first_sentence_stays_in_the_caption():
    long = "x" * 120 + ". And more."
    heading, rest = headed((Paragraph(runs=(Text(text=long),)),))
    assert heading[0].text == "Figure"
    assert rest[0][0].text == long


def test_a_figure_needs_a_caption():
    with pytest.raises(Refused, match="caption"):
        headed(())


def test_as_many_figures_are_given_as_the_report_places(border):
    page = border.page(figures=())
    with pytest.raises(Refused, match="places 4 figures and 0 were given"):
        pieces(page, page.draft.blocks)


def test_a_figure_that_cannot_be_made_says_why(border):
    block = Computed(what="map", options=(), caption=border.caption("The map."))
    page = border.page(draft=border.draft(blocks=(block,)), figures=(NoFigure(because="no line in this case"),))
    (piece,) = pieces(page, page.draft.blocks)
    assert isinstance(piece, NothingHere)
    assert piece.because == "no line in this case"


def test_file_names_are_fixed_words_and_counters(border):
    page = border.page()
    placed = [piece.placed for piece in pieces(page, page.draft.blocks) if isinstance(piece, FigureHere)]
    assert [each.name for each in placed] == ["coverage-1", "conduits-2", "series-3", "timeline-4"]


def test_a_picture_without_pixels_is_refused(border):
    page = border.page_with_picture()
    with pytest.raises(Refused, match="no pixels"):
        pieces(border.page(draft=page.draft), page.draft.blocks)
