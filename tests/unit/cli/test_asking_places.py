"""`farbank place`: what it tells a reporter, and what it promises other programs."""

import json

import pytest
from click.testing import CliRunner

from farbank.cli.steps import farbank
from farbank.errors import Refused

KEYS = ["query", "candidates", "answer", "reasons"]
OF_ONE = [
    "id",
    "name",
    "names",
    "kind",
    "admin",
    "lat",
    "lon",
    "side",
    "river",
    "line",
    "share",
    "confidence",
    "reasons",
    "steps",
]


def said(*words, given=None, own=None):
    before = ["--places", str(own)] if own else []
    result = CliRunner().invoke(farbank, [*before, "place", *words], input=given)
    if isinstance(result.exception, Exception):
        raise result.exception
    return result.stdout


def test_the_document_has_the_keys_that_are_promised_in_their_order():
    document = json.loads(said("会宁", "--json"))
    assert list(document) == KEYS
    assert document["answer"] == "hoeryong"
    (first, *_) = document["candidates"]
    assert list(first) == OF_ONE
    assert (first["side"], first["river"], first["line"]) == ("korea", "tumen", "yalu-tumen")
    assert 0 < first["share"] < 1
    assert 0 < first["confidence"] <= 1


def test_what_lies_beside_no_line_has_no_share():
    (first, *_) = json.loads(said("Pyongyang", "--json"))["candidates"]
    assert (first["line"], first["share"]) == (None, None)


def test_a_place_that_is_not_here_is_told_so():
    told = said("Paris")
    assert "not here, or not decided: no place here is called 'Paris'" in told
    assert json.loads(said("Paris", "--json"))["answer"] is None


def test_a_wrong_province_is_told():
    assert "Sakju is in North Pyongan, not in North Hamgyong" in said("Sakju County, north Hamkyung")


def test_what_is_named_near_decides():
    assert json.loads(said("Toudao", "--near", "Helong", "--json"))["answer"] == "toudao-helong"
    assert json.loads(said("Toudao", "--near", "Jian", "--json"))["answer"] == "toudao-jian"


@pytest.mark.parametrize(
    ("words", "step"),
    [("カイネイ", "read as Japanese kainei"), ("Sanhe, Longjing", "on the Chinese side of the Tumen"), ("Tumen River", "Yalu|Tumen"), ("Sa\u200bkju", "cannot be seen")],
)  # fmt: skip
def test_the_path_is_explained_in_words(words, step):
    told = said(words, "--explain")
    assert any(each in told for each in step.split("|"))


def test_lines_are_answered_in_order_and_a_bad_one_is_passed():
    told = [json.loads(line) for line in said("--lines", "-", given="Hyesan\n\n三河市\n").splitlines()]
    assert [each.get("answer", "error") for each in told] == ["hyesan", "error", None]


def test_own_places_are_known(tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("id,names\nhut,Blue Hut;푸른집\n", encoding="utf-8")
    assert json.loads(said("푸른집", "--json", own=own))["answer"] == "hut"


@pytest.mark.parametrize(
    ("content", "because"),
    [(b"\xff\xfe", "UTF-8"), (b"nothing", "columns"), (b" \n", "no places"), (None, "cannot be read")],
)
def test_own_places_that_cannot_be_read_are_refused(tmp_path, content, because):
    own = tmp_path / "own.csv"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(Refused, match=because):
        said("푸른집", own=own)


def test_a_file_of_places_has_a_largest_size(tmp_path):
    own = tmp_path / "own.csv"
    with own.open("wb") as file:
        file.truncate((16 << 20) + 1)
    with pytest.raises(Refused, match="more than"):
        said("x", own=own)


@pytest.mark.parametrize("words", ["x" * 100_000, "회령" * 5_000, "\u202e\u200b", "会寧Hoeryong회령Хверён", "\x00"])
def test_words_of_any_kind_get_an_answer(words):
    assert list(json.loads(said(words, "--json"))) == KEYS
