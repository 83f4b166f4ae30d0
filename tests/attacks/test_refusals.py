"""What cannot be made anew is refused with the reason, and nothing of it is written, not even half."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from made import leaving
from made.leaving import SECRET

from farbank.assemble import rebuilding, scrubbing
from farbank.errors import Refused
from farbank.intake.confined import NO_FENCE, Confinement
from farbank.intake.limits import Limits
from farbank.values.picture import Pixels

HOSTILE = (str(Path(__file__).parents[1] / "faults" / "intake_hostile_worker.py"),)


@pytest.fixture
def refused(confinement, tmp_path):
    """The reason, after it was seen that nothing was written."""

    def run(content, name, out, by=confinement, **how):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Refused) as reason:
            scrubbing.scrub(by, tmp_path / name, tmp_path / out, **how)
        assert [each.name for each in tmp_path.iterdir()] == [name]
        return f"{reason.value} {reason.value.advice}"

    return run


def test_a_file_that_is_two_things_at_once(refused):
    assert "it is a zip as well as image/jpeg" in refused(leaving.picture_and_archive(), "old.jpg", "copy.jpg")


def test_a_picture_that_claims_more_pixels_than_any_has(refused):
    assert "it claims 60,000 x 60,000 pixels" in refused(leaving.enormous(), "old.png", "copy.png")


def test_a_picture_that_is_cut_short(refused):
    whole = leaving.maker_notes()
    assert "cut short or damaged" in refused(whole[:-400], "old.jpg", "copy.png")


def test_a_locked_or_broken_pdf(refused):
    assert "broken" in refused(b"%PDF-1.6\nnothing of it is here", "old.pdf", "copy.pdf")


@pytest.mark.parametrize(("act", "reason"), [("crash", "crashed on it"), ("hang", "longer than 1 seconds")])
def test_a_reader_that_crashes_or_hangs(refused, act, reason):
    with Confinement(limits=replace(Limits(), seconds=1), worker=HOSTILE) as hostile:
        assert reason in refused(act.encode(), "old.txt", "copy.txt", by=hostile)


@pytest.mark.parametrize(
    ("content", "name", "out", "reason"),
    [
        (b"\0\1\2\3" * 9, "old.bin", "copy.png", "a file of unknown kind"),
        (b"PK\x05\x06" + bytes(18), "old.zip", "copy.txt", "application/zip is not rebuilt"),
        (b"plain words", "old.txt", "copy.png", "made anew as .docx or .txt or .md"),
        (b"plain words", "old.txt", "copy", "made anew as .docx or .txt or .md"),
        (b"a,b\n1,2\n", "old.csv", "copy.txt", "made anew as .csv or .xlsx"),
    ],
)
def test_a_kind_that_is_not_rebuilt_or_not_as_that(refused, content, name, out, reason):
    assert reason in refused(content, name, out)


def test_a_film_with_its_sound_says_what_may_leave_of_it(refused):
    from made import recordings  # noqa: PLC0415 (slow to load)

    assert "with the voices in it" in refused(recordings.film(codec="libx264"), "old.mp4", "copy.mp4")


def test_a_file_that_is_not_there_and_a_copy_that_is(confinement, tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        scrubbing.scrub(confinement, tmp_path / "none.jpg", tmp_path / "copy.jpg")
    (tmp_path / "copy.jpg").write_bytes(b"mine")
    with pytest.raises(Refused, match="is there already"):
        scrubbing.scrub(confinement, tmp_path / "none.jpg", tmp_path / "copy.jpg")
    assert (tmp_path / "copy.jpg").read_bytes() == b"mine"


def test_what_does_not_pass_the_second_reader_is_not_given_out(confinement):
    pixels = Pixels(width=2, height=1, rgb=bytes(6))
    copy = rebuilding.picture(pixels, photo=False)
    assert rebuilding.passed(confinement, copy, "image/png") == copy
    with pytest.raises(Refused, match=r"second reader stopped the copy: 1 bytes lie after|bytes lie after"):
        rebuilding.passed(confinement, copy + b"x", "image/png")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_word_that_was_to_go_stops_the_copy_in_any_spelling_of_a_computer(confinement, encoding):
    text = f"seen: {SECRET.lower()}"
    if encoding == "utf-8":
        with pytest.raises(Refused, match="words that were to go"):
            rebuilding.passed(confinement, text.encode(), "text/plain", [SECRET])
    assert rebuilding._leak(text.encode(encoding), [SECRET]) == "it holds words that were to go"
    assert rebuilding._leak(text.encode(encoding), ["", "another word"]) == ""


def test_what_the_old_file_said_beside_its_picture_is_looked_for_in_the_new_one(confinement):
    read = confinement.read(io.BytesIO(leaving.maker_notes()), "old.jpg")
    assert SECRET in rebuilding.values_of(read.hidden)


def test_no_second_reader_is_no_permission():
    """Where nothing keeps a reader from the network it does not read, and what was not read does not leave."""
    with Confinement(worker=(*HOSTILE, "no-filter", "no-namespace")) as open_to_the_network:
        assert open_to_the_network.complaint(b"plain words\n", "text/plain") == NO_FENCE
