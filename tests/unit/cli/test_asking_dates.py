"""`farbank date`: what it tells a reporter, and what it promises other programs."""

import json

import pytest
from click.testing import CliRunner

from farbank.cli.steps import farbank
from farbank.errors import Refused

KEYS = ["text", "language", "edtf", "earliest", "latest", "start", "end", "precision", "approximate", "open_start",
        "open_end", "calendar", "rule"]  # fmt: skip


def said(*words, given=None):
    result = CliRunner().invoke(farbank, ["date", *words], input=given, catch_exceptions=True)
    if isinstance(result.exception, Exception):
        raise result.exception
    return result.stdout


def test_the_document_has_the_keys_that_are_promised_in_their_order():
    document = json.loads(said("late August 2020", "--json"))
    assert list(document) == KEYS
    assert document["edtf"] == "[2020-08-21..2020-08-31]"
    assert document["start"] == document["end"] == ["2020-08-21", "2020-08-31"]
    assert (document["language"], document["rule"]) == ("en", "part of a month")


def test_an_open_end_is_null_and_so_is_an_edtf_that_does_not_exist():
    document = json.loads(said("작년 8월 말부터", "--as-of", "2024-04-24", "--json"))
    assert (document["latest"], document["end"], document["open_end"]) == (None, [None, None], True)
    assert (document["edtf"], document["language"]) == (None, "ko")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("24 April 2024",), "on Wed 24 April 2024"),
        (("late August 2020",), "some time from Fri 21 August 2020 to Mon 31 August 2020"),
        (("before 2020",), "some time not after Tue 31 December 2019"),
        (("after 2019",), "some time not before Wed 1 January 2020"),
        (("since 2020",), "nothing says when it ended, or that it has"),
        (("until 2019",), "nothing says when it began"),
        (("around 1990",), "about: the days may lie a little before or after"),
        (("음력 2023년 8월 15일",), "a lunar date"),
        (("the past few years", "--as-of", "2024-04-24"), "EDTF     none"),
        (("2020年以前", "--language", "ja"), "read as  Japanese, gregorian calendar"),
        (("2020-08",), "because  edtf: as ISO 8601 means it"),
    ],
)
def test_a_reporter_is_told_what_it_means_and_why(words, told):
    assert told in said(*words)


def test_a_refusal_prints_nothing_on_standard_output():
    result = CliRunner().invoke(farbank, ["date", "03/04/2021"])
    assert result.stdout == ""
    assert isinstance(result.exception, Refused)


def test_every_line_has_its_answer():
    lines = said("--lines", "-", given="May 2020\n3/4/2020\n").splitlines()
    assert [list(json.loads(line)) for line in lines] == [KEYS, ["query", "error"]]
