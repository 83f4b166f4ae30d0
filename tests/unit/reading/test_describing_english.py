"""Private people in English: who is meant, what is said of them, and who is nobody in particular."""

import pytest

from farbank.reading.describing.alike import atlas
from farbank.reading.describing.reader import Reader

READ = Reader(known=atlas({}, "place,feature,source\n"))


def told(text, channel="body", marked=()):
    """What is said of private people, as dimension: value."""
    read = READ(text, "en", channel, marked)
    return {(each.dimension, each.value) for one in read.described for each in one.attributes}


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("A nurse spoke.", {("occupation", "nurse")}),
        ("A woman trader spoke.", {("occupation", "trader"), ("sex", "female")}),
        ("A female clerk spoke.", {("occupation", "clerk"), ("sex", "female")}),
        ("An old soldier’s widow spoke.",
         {("sex", "female"), ("spouse", "widow"), ("service", "soldier"), ("age", "old")}),
        ("The head nurse was 43 when it happened.", {("age", "43"), ("occupation", "head_nurse")}),
        ("A nurse aged 43 spoke.", {("age", "43"), ("occupation", "nurse")}),
        ("A nurse in her forties spoke.", {("age", "40-49"), ("occupation", "nurse"), ("sex", "female")}),
        ("A nurse (43) spoke.", {("age", "43"), ("occupation", "nurse")}),
        ("A nurse in his late 50s spoke.", {("age", "50-59"), ("occupation", "nurse"), ("sex", "male")}),
        ("A nurse born in 1980 spoke.", {("age", "born_1980"), ("occupation", "nurse")}),
        ("43-year-old nurse speaks of hunger.", {("age", "43"), ("occupation", "nurse")}),
        ("A divorced teacher spoke.", {("spouse", "divorced"), ("occupation", "teacher")}),
        ("My brother works as a welder.", {("siblings", "brother"), ("sex", "male"), ("occupation", "works_as_a_welder")}),
        ("I am a baker.", {("occupation", "baker")}),
        ("She lives in Hyesan.", {("residence", "hyesan")}),
        ("A baker from Hyesan spoke.", {("occupation", "baker"), ("residence", "hyesan")}),
        ("A baker from Ryanggang spoke.", {("occupation", "baker")}),
        ("A baker was arrested near Sakju on 4 March 2023.",
         {("occupation", "baker"), ("event_place", "sakju"), ("event_time", "4_march_2023")}),
        ("Ms. A, 43, spoke.", {("sex", "female"), ("age", "43")}),
        ("Lee Suk, 43, spoke.", {("age", "43")}),
        ("A refugee with tuberculosis spoke.", {("origin", "refugee"), ("health", "tuberculosis")}),
        ("A locksmith’s widow, a gravedigger, spoke.",
         {("occupation", "locksmith"), ("occupation", "gravedigger"), ("sex", "female"), ("spouse", "widow")}),
        ("A patient spoke.", {("health", "patient")}),
        ("A sergeant spoke.", {("service", "sergeant"), ("rank", "sergeant")}),
    ],
)  # fmt: skip
def test_what_is_said_of_one_private_person(words, facts):
    assert told(words) >= facts
    assert {name for name, _ in told(words)} == {name for name, _ in facts}


@pytest.mark.parametrize(
    "words",
    [
        "Farmers sell rice.",
        "Every nurse must work.",
        "A guard post stands there.",
        "The teacher training was cut.",
        "A major highway was closed.",
        "The institute’s director spoke.",
        "They cannot judge.",
        "A resident said that nothing had come since 2019.",
        "A soldier’s uniform lay there.",
        "A nurse earns little.",
        "It is a job for a nurse.",
        "The ministry’s spokesman said his wife was ill.",
        "An official of the ministry spoke.",
        "A South Korean official spoke.",
        "Moon’s mother spoke.",
        "President Park, 60, spoke. Her sister did not.",
        "An average driver waits. He waits for weeks.",
        "Nurse shortages grew.",
        "The minister spoke. It rained. He left.",
    ],
)
def test_the_public_the_many_and_things_are_nobody_private(words):
    assert told(words) == set()


def test_a_pronoun_means_whoever_was_named_last():
    assert told("A resident waits. She is cold.") == {("sex", "female")}
    assert told("The minister waits. She is cold.") == set()
    assert told("A resident met the minister. He is cold.") == set()


def test_a_pronoun_that_follows_nobody_tells_no_sex_by_itself():
    assert told("She is cold.") == set()


def test_a_mark_is_somebody_whatever_its_words_are():
    assert told("Somebody's friend works at the mine.", marked=((0, 8),)) == {("workplace", "the_mine")}


def test_where_somebody_public_is_named_first_only_what_follows_the_private_person_counts():
    assert told("The minister, aged 60, met a baker.") == {("occupation", "baker")}


def test_brief_texts_need_no_article_and_addresses_are_read_as_words():
    assert told("Nurse tells of hunger") == set()
    assert told("Nurse tells of hunger", "headline") == {("occupation", "nurse")}
    assert told("Rice for hungry nurse", "headline") == {("occupation", "hungry_nurse")}
    assert told("posts/harbour-ferry-clerk.html", "url") == {("occupation", "clerk")}


def test_an_age_that_belongs_to_nobody_is_not_understood():
    (found,) = READ("The 43-year-old sells mushrooms.", "en", "body", ()).described
    assert (found.unread.value, found.attributes) == ("43-year-old", ())
    assert READ("A 43-year-old bridge.", "en", "body", ()).described == ()
    assert READ("The minister spoke. The 43-year-old left.", "en", "body", ()).described == ()


@pytest.mark.parametrize(
    ("words", "small"),
    [
        ("Her daughter is in middle school.", ["middle school"]),
        ("Her nine-year-old daughter waits.", ["nine-year-old"]),
        ("His son, aged 12, waits.", ["aged 12"]),
        ("Her daughter, aged 21, waits.", []),
        ("A boy waits.", ["A boy"]),
    ],
)
def test_a_child_is_told_by_age_by_school_or_by_name(words, small):
    found = [words[each.start : each.end] for one in READ(words, "en", "body", ()).described for each in one.child]
    assert found == small


def test_offsets_are_those_of_the_text_as_it_was_written():
    text = "A f\u200berry cl\u200berk spoke."
    (found,) = READ(text, "en", "body", ()).described[0].attributes
    assert text[found.start : found.end] == "f\u200berry cl\u200berk"


def test_places_finer_than_a_province_are_found_by_their_capital():
    places = READ("The quay at Port Ells, near Kim, in China.", "en", "caption", ()).places
    assert [each.value for each in places] == ["Port Ells"]
