"""A text from elsewhere becomes a draft in which every word stands in its channel and declared words are marks."""

import pytest

from farbank.judgement.draft_text import passages
from farbank.reading.foreign import Around, Mention, draft_of, language_of
from farbank.values.draft import Named
from farbank.values.draft_text import plain_text
from farbank.values.picture import Tab


def tab(name, *rows):
    return Tab(name=name, rows=tuple(row if isinstance(row, tuple) else (row,) for row in rows))


def draft(*tabs, asides=(), mentions=(), told=(), **around):
    return draft_of(tabs, asides, mentions, told, Around(**around)).draft


def marked(read):
    """(channel, words, persona) of every mark."""
    return [
        (each.channel, each.text[mark.start : mark.end], mark.run.persona)
        for each in passages(read)
        for mark in each.marks
        if isinstance(mark.run, Named)
    ]


def test_every_word_of_every_channel_is_a_passage():
    read = draft(
        tab("headline", "The quiet harbour"),
        tab("body", "No ferry sails.", "None will."),
        tab("table", ("port", "boats"), ("Port Ells", "0")),
        tab("note", "A footnote."),
        tab("alt", "A woman on a quay"),
        asides=[("file_metadata", "a comment"), ("file_metadata", " ")],
    )
    said = [(each.channel, each.text) for each in passages(read) if each.text]
    assert said == [
        ("body", "No ferry sails."),
        ("body", "None will."),
        ("body", "port | boats"),
        ("body", "Port Ells | 0"),
        ("headline", "The quiet harbour"),
        ("body", "A footnote."),
        ("alt", "A woman on a quay"),
        ("file_metadata", "a comment"),
    ]
    assert {"alt", "file_metadata", "headline"} <= {channel for channel, _, _ in plain_text(read)}


def test_words_that_a_persona_is_printed_as_are_marked_wherever_they_stand():
    read = draft(
        tab("headline", "A resident speaks"),
        tab("body", "Says a  resident, the ferry clerk. Aresident is nobody."),
        tab("alt", "a resident"),
        mentions=[Mention(words="a resident", persona="P1"), Mention(words="ferry clerk", persona="P2")],
    )
    assert marked(read) == [
        ("body", "a  resident", "P1"),
        ("body", "ferry clerk", "P2"),
        ("headline", "A resident", "P1"),
        ("alt", "a resident", "P1"),
    ]


def test_of_words_that_two_personas_are_printed_as_both_are_meant():
    both = [Mention(words="a resident", persona=each) for each in ("P1", "P2")]
    assert {persona for *_, persona in marked(draft(tab("body", "Says a resident."), mentions=both))} == {"P1", "P2"}


def test_the_longer_words_are_taken_before_the_shorter_within_them():
    mentions = [Mention(words="a resident", persona="P1"), Mention(words="a resident of the coast", persona="P2")]
    assert marked(draft(tab("body", "says a resident of the coast"), mentions=mentions)) == [
        ("body", "a resident of the coast", "P2")
    ]


@pytest.mark.parametrize(("words", "text"), [("협력자", "협력자는 말했다."), ("住民", "ある住民によると")])
def test_words_without_spaces_are_found_within_others(words, text):
    assert [each[1] for each in marked(draft(tab("body", text), mentions=[Mention(words=words, persona="P1")]))] == [
        words
    ]


def test_what_is_told_stands_on_the_first_mention_and_is_left_over_where_there_is_none():
    mentions = [Mention(words="a resident", persona="P1"), Mention(words=" ", persona="P3")]
    told = [("P1", "children", "twin_sons"), ("P1", "occupation", "ferry_clerk"), ("P2", "age", "40")]
    found = draft_of([tab("body", "a resident; a resident")], (), mentions, told, Around())
    runs = [mark.run for each in passages(found.draft) for mark in each.marks]
    assert runs[0].discloses == (("children", "twin_sons"), ("occupation", "ferry_clerk"))
    assert runs[1].discloses == ()
    assert found.nowhere == ("P2",)


def test_addresses_and_names_of_files_are_read_with_their_words_apart_too():
    read = draft(
        tab("url", "https://x.example/a-resident/%EC%96%91"),
        asides=[("file_name", "a_resident.docx"), ("file_name", "plain")],
        mentions=[Mention(words="a resident", persona="P1")],
    )
    assert [each[:2] for each in marked(read)] == [("url", "a resident"), ("file_name", "a resident")]
    assert "양" in " ".join(each.text for each in passages(read))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("No ferry sails.", "en"),
        ("배가 다니지 않는다.", "ko"),
        ("船は出ていない。", "ja"),
        ("渡船已经停航。", "zh"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_most_of_the_letters(text, language):
    assert language_of(text) == language
    assert draft(tab("body", text)).language == language
    assert draft(tab("body", text), language="zh").language == "zh"
