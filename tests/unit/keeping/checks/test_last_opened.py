"""When a case was last opened here: remembered outside of it, and no obstacle where it cannot be."""

from datetime import UTC, datetime

import pytest

from farbank.keeping.checks.last_opened import LastOpened

AT = datetime(2026, 12, 1, 9, 30, 15, tzinfo=UTC)


def test_what_was_remembered_is_known_to_the_second(tmp_path):
    memory = LastOpened(tmp_path, "ab" * 16)
    assert memory.known() is None
    memory.remember(AT.replace(microsecond=5))
    assert LastOpened(tmp_path, "ab" * 16).known() == AT
    assert LastOpened(tmp_path, "cd" * 16).known() is None


def test_it_holds_a_time_and_nothing_else(tmp_path):
    LastOpened(tmp_path, "ab" * 16).remember(AT)
    (file,) = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert file.read_text() == "2026-12-01T09:30:15+00:00\n"
    assert "abab" not in str(file.relative_to(tmp_path))
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"yesterday", b"2026-12-01T09:30:15", b"\xff\xfe", b"2026-12-01" * 1000])
def test_what_is_no_time_is_not_known(tmp_path, content):
    memory = LastOpened(tmp_path, "ab" * 16)
    memory.remember(AT)
    (file,) = [each for each in tmp_path.rglob("*") if each.is_file()]
    file.write_bytes(content)
    assert memory.known() is None


def test_a_place_that_cannot_be_written_to_stops_nothing(tmp_path):
    (tmp_path / "file").touch()
    memory = LastOpened(tmp_path / "file", "ab" * 16)
    memory.remember(AT)
    assert memory.known() is None
