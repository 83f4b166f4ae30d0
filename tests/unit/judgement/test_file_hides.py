"""A file from elsewhere holds for what it keeps unseen and for what nobody could read, and is not asked to cite."""

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.file_read import FileRead, Kept
from farbank.judgement.gate import judge

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))


def judged(*kept, words="The ministry counted 236 arrivals.", **more):
    file = FileRead(name="a file.docx", media="", kept=tuple(Kept(what=w, value=v) for w, v in kept), **more)
    return judge(replace(a.question(a.draft(words)), file=file))


def test_a_file_that_keeps_nothing_is_judged_by_its_words_alone():
    verdict = judged(("encoding", "UTF-16"), ("HTML title", "The quiet harbour"))
    assert verdict.verdict == "NO FINDING"
    assert any("cites nothing" in each for each in verdict.not_checked)
    assert a.rules(judge(a.question(a.draft("The ministry counted 236 arrivals.")))) == ["loose_number"]


@pytest.mark.parametrize(
    "what",
    [
        *("tracked change: deleted", "hidden text", "comment", "text under a box", "earlier states inside", "position"),
        *("attachment", "layers", "thumbnail", "bytes after the end of the picture", "hidden sheet", "cropped picture"),
        *("a file of two kinds", "in image1.jpg: camera serial number", "in a.docx: in image1.jpg: position"),
    ],
)
def test_what_may_tell_of_a_person_blocks_and_is_not_repeated_in_the_sentence(what):
    found = a.only(judged((what, "Ilsa Morn"), (what, "Ilsa Morn, again")), "file_hides")
    assert found.severity == "BLOCK"
    assert what in found.because
    assert "(2 times)" in found.because
    assert "Morn" not in found.because
    assert [each.text for each in found.where] == ["Ilsa Morn", "Ilsa Morn, again"]
    assert "farbank scrub 'a file.docx' --out COPY" in found.repair[0]


def test_what_tells_of_its_making_holds_once():
    found = a.only(judged(*((f"kind {number}", "x") for number in range(8))), "file_hides")
    assert found.severity == "HOLD"
    assert found.because.endswith("kind 0, kind 1, kind 2, kind 3, kind 4, kind 5 and 2 more.")
    assert "more." not in a.only(judged(("author", "x")), "file_hides").because


def test_what_was_not_read_holds_with_the_reason_and_a_reader_that_broke_blocks():
    verdict = judged(unread=("it is encrypted and asks for a password",))
    assert verdict.verdict == "HOLD"
    assert "encrypted" in a.only(verdict, "unread").because
    verdict = judged(broke="the reader crashed on it (signal 11)")
    assert verdict.verdict == "BLOCK"
    assert "signal 11" in a.only(verdict, "crashed").because
