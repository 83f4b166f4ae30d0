"""What a draft names and says, part by part, with the line."""

from farbank.values.draft import (
    Cite,
    Computed,
    Covered,
    Draft,
    Heading,
    Link,
    Listing,
    Named,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Styled,
    TableBlock,
    Text,
)  # fmt: skip
from farbank.values.draft_labels import labels_used
from farbank.values.draft_text import plain_text
from farbank.values.draft_walk import words_of


def words(text, line):
    return Text(text=text, line=line)


DRAFT = Draft(
    title="제목",
    related=("R-2",),
    translation_of="R-1",
    blocks=(
        Heading(level=2, runs=(words("Part", 4),), line=4),
        Paragraph(
            runs=(words("The ", 6), Named(runs=(Styled(style="strong", runs=(words("resident", 7),), line=7),),
                                          persona="P-1", discloses=(), line=6),
                  Cite(label="F-1", line=7), NoteMark(number=1, line=7)),
            line=6,
        ),
        Quote(blocks=(Paragraph(runs=(Covered(runs=(words("all", 9),), coverage="yalu/fence/2020..2023", line=9),), line=9),),
              line=9),
        Listing(ordered=False, line=11, entries=(
            (Paragraph(runs=(Covered(runs=(words("most", 11),), coverage="Y-1", line=11),), line=11),),
            (Paragraph(runs=(Link(runs=(words("site", 12),), address="https://a.example", line=12),), line=12),),
        )),
        TableBlock(head=((words("a", 14),),), rows=(((Cite(label="T-1", line=16),),),), line=14),
        Picture(item="E-1", caption=(words("wire", 18),), alt="a fence", line=18),
        Computed(what="series", options=(("name", "arrivals"), ("alt", "a chart")),
                 caption=(Paragraph(runs=(words("fewer", 21),), line=21),), line=20),
        Computed(what="map", options=(("line", "yalu"),), caption=(), line=23),
    ),
    footnotes=((Paragraph(runs=(words("note ", 26), Cite(label="E-2", line=26)), line=26),),),
)  # fmt: skip


def test_every_label_is_named_with_its_kind_and_line_wherever_it_stands():
    assert labels_used(DRAFT) == (
        ("report", "R-1", 0), ("report", "R-2", 0), ("persona", "P-1", 6), ("citation", "F-1", 7), ("line", "yalu", 9),
        ("tally", "Y-1", 11), ("citation", "T-1", 16), ("item", "E-1", 18), ("series", "arrivals", 20), ("line", "yalu", 23),
        ("citation", "E-2", 26),
    )  # fmt: skip


def test_every_word_a_reader_sees_is_said_in_its_channel():
    assert list(plain_text(DRAFT)) == [
        ("headline", "제목", 0), ("headline", "Part", 4), ("lead", "The resident", 6), ("body", "all", 9),
        ("body", "most", 11), ("body", "site", 12), ("url", "https://a.example", 12), ("body", "a", 14),
        ("alt", "a fence", 18), ("caption", "wire", 18), ("alt", "a chart", 20), ("caption", "fewer", 21),
        ("body", "note ", 26),
    ]  # fmt: skip


def test_two_captions_with_the_same_words_are_both_captions_and_a_paragraph_is_not():
    same = Paragraph(runs=(words("x", 0),))
    other = Paragraph(runs=(words("x", 0),))
    draft = Draft(title="t", blocks=(other, Computed(what="map", options=(), caption=(same,))))
    assert [channel for channel, _, _ in plain_text(draft)] == ["headline", "lead", "caption"]


def test_marks_are_no_words():
    assert words_of((Cite(label="F-1"), NoteMark(number=1), words("x", 1))) == "x"
