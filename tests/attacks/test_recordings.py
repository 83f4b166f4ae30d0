"""What a film or a sound says besides its pictures or samples is not in its copy."""

import io

import av
import pytest
from made import recordings
from made.canary import CANARY

from farbank.errors import Refused


@pytest.fixture(scope="module")
def film():
    """With a place, a device, a title, and the coder's own words between the pictures."""
    return recordings.film(codec="libx264")


def test_a_film_loses_its_sound_its_tags_and_the_notes_between_its_pictures(scrubbed, film):
    assert b"x264" in film
    copy, told = scrubbed(film, "old.mp4", "copy.mp4", CANARY, no_sound=True)
    for mark in (b"x264", b"Lavf", b"Phone 7", b"+42.77", CANARY.encode()):
        assert mark not in copy
    with av.open(io.BytesIO(copy)) as box:
        assert [stream.type for stream in box.streams] == ["video"]
        assert len(list(box.decode(video=0))) == 10
        assert set(box.metadata) == {"major_brand", "minor_version", "compatible_brands"}
    assert "the sound" in told.left_out
    assert scrubbed(film, "again.mp4", "copy2.mp4", no_sound=True)[0] == copy


def test_a_sound_becomes_samples_without_its_tags_and_says_that_the_voice_is_in_it(scrubbed):
    copy, told = scrubbed(recordings.sound(), "old.wav", "copy.wav", CANARY)
    assert CANARY.encode() not in copy
    assert len(copy) == 44 + 2 * 8_000
    assert "the voice is in it" in told.notes[0]


def test_a_film_that_is_coded_in_another_way_or_has_no_pictures_is_refused(scrubbed, tmp_path):
    with pytest.raises(Refused, match=r"only H\.264 is copied"):
        scrubbed(recordings.film(), "old.mp4", "copy.mp4", no_sound=True)
    with pytest.raises(Refused, match="without its sound nothing is left"):
        scrubbed(recordings.sound(), "old.wav", "copy.mp4", no_sound=True)
    with pytest.raises(Refused, match="it holds no sound"):
        scrubbed(recordings.film(codec="libx264"), "old2.mp4", "copy.wav")
    assert not (tmp_path / "copy.mp4").exists()
