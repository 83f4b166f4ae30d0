"""One question a line in, one document a line out: in order, whatever the bytes are."""

import io
import json
import sys

import click
import pytest

from farbank.cli import lines
from farbank.errors import Refused


def shouted(query):
    if query == "no":
        raise Refused("no is no answer")
    return {"query": query, "answer": query.upper()}


@pytest.fixture
def answers(tmp_path, capsys):
    def given(untrusted):
        file = tmp_path / "questions.txt"
        file.write_bytes(untrusted)
        lines.answer_lines(str(file), shouted)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return given


def test_every_line_has_its_document_in_order_and_a_refusal_stops_nothing(answers):
    assert answers(b"a\nno\n\xea\xb0\x80\n") == [
        {"query": "a", "answer": "A"},
        {"query": "no", "error": "no is no answer"},
        {"query": "가", "answer": "가"},
    ]


def test_byte_order_mark_and_carriage_returns_are_no_part_of_a_line(answers):
    assert [each["query"] for each in answers(b"\xef\xbb\xbfa\r\nb\r\nc")] == ["a", "b", "c"]


def test_an_empty_line_has_its_document_too(answers):
    assert answers(b"\n \na\n") == [
        {"query": "", "error": "the line is empty"},
        {"query": " ", "error": "the line is empty"},
        {"query": "a", "answer": "A"},
    ]


def test_bytes_that_are_not_utf_8_are_said_to_be_so_and_the_next_line_goes_on(answers):
    first, second = answers("2020년".encode("euc-kr") + b"\nb\n")
    assert first["error"] == "byte 5 of the line is not UTF-8"
    assert second["answer"] == "B"


def test_a_line_of_a_megabyte_is_a_line_and_one_beyond_the_bound_is_said_to_be_too_long(answers):
    good, long, after = answers(b"x" * 1_000_000 + b"\n" + b"y" * (2 * lines.LONGEST + 5) + b"\nz\n")
    assert len(good["answer"]) == 1_000_000
    assert "longer than" in long["error"]
    assert len(long["query"]) == 100
    assert after["answer"] == "Z"


def test_a_file_in_utf_16_or_none_at_all_is_refused(answers, tmp_path):
    with pytest.raises(Refused, match="UTF-16"):
        answers("a\nb\n".encode("utf-16"))
    for missing in (str(tmp_path / "nothing"), str(tmp_path), "a\0b"):
        with pytest.raises(Refused, match="cannot be opened"):
            lines.answer_lines(missing, shouted)


def test_standard_input_is_read_and_each_answer_leaves_before_the_next_line_is_read(monkeypatch, capsys):
    left = []

    class Asking(io.BytesIO):
        def readline(self, size=-1):
            left.append(capsys.readouterr().out)
            return super().readline(size)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Asking(b"a\nb\n")))
    lines.answer_lines("-", shouted)
    assert ["A" in each for each in left] == [False, True, False]


def test_words_or_lines_but_not_both_and_not_neither():
    lines.one_question("a", None)
    lines.one_question("", "-")
    for text, name in (("a", "-"), ("", None)):
        with pytest.raises(click.UsageError):
            lines.one_question(text, name)
