"""Audio and video: length, codecs, place and device, and one frame; and what is said where the extra is missing."""

import pytest
from made import recordings
from made.canary import CANARY

from farbank.intake.limits import Limits
from farbank.intake.readers import recording
from farbank.intake.readers.draw import drawn
from farbank.intake.readers.reader import Unreadable
from farbank.intake.unread import RECORDINGS, why_not_read

LIMITS = Limits()


@pytest.mark.parametrize(
    ("form", "name"), [("mp4", "a.mp4"), ("mov", "a.mov"), ("matroska", "a.mkv"), ("avi", "a.avi")]
)
def test_a_film_tells_its_length_its_codec_and_its_words(read, hidden, form, name):
    content = recordings.film(form)
    told = hidden(content, name)
    assert told["length"] == "0:00:01"
    assert told["video"] == "mpeg4, 64 x 48, 10.00 frames a second"
    assert CANARY in told.values()
    reading = read(content, name)
    assert (reading.width, reading.height, reading.could_not) == (64, 48, "")


@pytest.mark.parametrize(("form", "name"), [("mp4", "a.mp4"), ("mov", "a.mov")])
def test_a_film_of_a_phone_tells_where_it_was_made_and_with_what(hidden, form, name):
    told = hidden(recordings.film(form), name)
    assert told["position"] == "42.7700000, 129.4300000"
    assert told["make"] == "Phone 7"


def test_a_place_that_is_no_place_is_told_as_it_stands(hidden):
    told = hidden(recordings.film(place="by the bridge"), "a.mp4")
    assert told["location"] == "by the bridge"
    assert "position" not in told


def test_a_sound_recording_tells_its_length_and_rate_and_has_no_picture(hidden):
    content = recordings.sound()
    told = hidden(content, "a.wav")
    assert (told["length"], told["audio"], told["title"]) == ("0:00:01", "pcm_s16le, 8,000 Hz, 1 channels", CANARY)
    with pytest.raises(Unreadable, match="has no picture"):
        drawn(content, media="audio/wav", max_side=10, limits=LIMITS)


@pytest.mark.parametrize("codec", ["mpeg4", "libx264", "libx265"])
def test_a_frame_of_a_film_is_drawn(codec):
    pixels = drawn(recordings.film(codec=codec), media="video/mp4", max_side=32, limits=LIMITS)
    assert (pixels.width, pixels.height) == (32, 24)
    assert len(set(pixels.rgb)) > 1


def test_a_film_that_claims_too_many_pixels_is_not_decoded():
    with pytest.raises(Unreadable, match="more than 40"):
        drawn(recordings.film(), media="video/mp4", max_side=32, limits=Limits(pixels=40))


def test_a_broken_film_is_a_reason(read):
    with pytest.raises(Unreadable, match="broken"):
        read(recordings.film()[:40] + bytes(100), "a.mp4")


def test_every_kind_of_recording_has_its_demuxer():
    assert set(recording._DEMUXERS) == RECORDINGS


def test_without_the_extra_it_is_named_with_what_it_would_do(monkeypatch):
    monkeypatch.setattr(recording, "av", None)
    with pytest.raises(Unreadable, match=r"pip install 'farbank\[media\]'"):
        recording.frame_of(b"", "video/mp4", LIMITS)
    monkeypatch.setattr("farbank.intake.unread.find_spec", lambda _: None)
    assert why_not_read("video/mp4").startswith("a video is kept and not read: pip install 'farbank[media]'")
    assert why_not_read("audio/mpeg").startswith("a sound recording is kept")
