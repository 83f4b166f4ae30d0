"""A draft with words changed in the text as its reporter wrote it: exactly the passage that was meant, and no mark lost."""

from dataclasses import replace

import pytest

from farbank.desk.rewrite import rewrite
from farbank.errors import Refused
from farbank.judgement.draft_text import passages
from farbank.judgement.remedies import instead, without_sentence
from farbank.judgement.verdict import Where
from farbank.reading.report import read_report

DRAFT = """---
title: "The quiet harbour"
language: en
---

A [resident]{@P-1} said so. Her friend, a
[ferry clerk]{@P-1 occupation=ferry_clerk age=30-39}, saw *nothing* [@T-1]. It was dark [@T-2]. [All of it]{coverage=L/T/2020..2021} was.

She counted 180 of them[^n], and [180](https://example.org/) again.

Only one sentence here[@T-3].

[^n]: By hand [@T-4].
"""


def place(words, within, text=DRAFT):
    """The words in the first passage that holds both, with the line of the passage."""
    found = next(each for each in passages(read_report(text, file_name="x")) if within in each.text)
    at = found.text.index(words)
    return Where(channel=found.channel, text=found.text, start=at, end=at + len(words)), found.line


def changed(words, new, within, text=DRAFT, **more):
    where, line = place(words, within, text)
    return rewrite(text, [replace(instead(where, new, **more), line=line)], file_name="x")


def cut(words, within, text=DRAFT):
    where, line = place(words, within, text)
    return rewrite(text, [replace(without_sentence(where), line=line)], file_name="x")


def test_marked_words_are_widened_and_the_mark_says_so_too():
    text = changed("ferry clerk", "port worker", "resident", tells=(("occupation", "port worker"),))
    assert "[port worker]{@P-1 age=30-39 occupation=port_worker}, saw *nothing* [@T-1]" in text
    assert text.replace("[port worker]{@P-1 age=30-39 occupation=port_worker}", "") == DRAFT.replace(
        "[ferry clerk]{@P-1 occupation=ferry_clerk age=30-39}", ""
    )


def test_words_without_a_mark_get_one():
    text = changed("friend", "friend", "resident", persona="P-2", tells=(("ties", "a friend abroad"),))
    assert "Her [friend]{@P-2 ties=a_friend_abroad}, a" in text


def test_marked_words_are_declared_within_the_mark_that_is_there():
    text = changed("resident", "resident", "resident", persona="P-1", tells=(("sex", "female"),))
    assert "A [resident]{@P-1 sex=female} said so." in text


def test_a_sentence_goes_with_its_marks_and_its_citation_and_the_others_stay():
    text = cut("ferry clerk", "resident")
    assert "A [resident]{@P-1} said so. It was dark [@T-2]. [All of it]" in text
    assert "@T-1" not in text


def test_the_last_and_the_only_sentence_of_a_paragraph_can_go():
    assert "It was dark [@T-2].\n\nShe counted" in cut("All of it", "resident")
    assert "Only one" not in cut("Only", "Only one")


def test_a_number_is_changed_where_it_stands_and_nowhere_else():
    text = changed("180", "196", "counted")
    assert "She counted 196 of them[^n], and [180](https://example.org/) again." in text


def test_the_title_is_changed_in_the_header():
    assert 'title: "The still harbour"' in changed("quiet", "still", "The quiet harbour")


def test_several_changes_of_one_passage_are_made_from_its_end():
    one, line = place("resident", "resident")
    two, _ = place("dark", "resident")
    changes = [replace(instead(one, "neighbour"), line=line), replace(instead(two, "night"), line=line)]
    text = rewrite(DRAFT, changes, file_name="x")
    assert "A [neighbour]{@P-1} said so." in text
    assert "It was night [@T-2]." in text


def test_words_that_stand_there_no_more_are_not_looked_for_elsewhere():
    where, line = place("dark", "resident")
    with pytest.raises(Refused, match='"dark" does not stand in the draft as it was judged'):
        rewrite(DRAFT.replace("dark", "light"), [replace(instead(where, "night"), line=line)], file_name="x")


def test_a_sentence_whose_going_would_lose_a_footnote_stays():
    with pytest.raises(Refused):
        cut("180", "counted")


def test_half_a_mark_is_never_cut():
    text = DRAFT.replace("[All of it]", "[It was so. All of it]")
    with pytest.raises(Refused):
        cut("All of it", "resident", text)


def test_words_are_not_widened_where_no_mark_says_whose_they_are():
    with pytest.raises(Refused):
        changed("friend", "person", "resident", tells=(("ties", "somebody"),))


def test_a_change_that_would_break_the_marks_is_not_made():
    with pytest.raises(Refused):
        changed("dark", "[dark]{", "resident")


def test_a_draft_without_a_header_end_is_searched_to_its_end():
    text = "---\ntitle: x\n---\nHe waits。She goes。"
    assert (
        rewrite(text, [replace(without_sentence(place("She", "waits", text)[0]), line=4)], file_name="x")
        == "---\ntitle: x\n---\nHe waits。"
    )
