import os
import socket
from pathlib import Path

import pytest

from farbank.errors import Refused
from farbank.intake.found import EMPTY, RENAMED, Found, Skipped
from farbank.intake.walk import walk


def met(*paths):
    return list(walk(paths))


def paths_of(*paths):
    return [each.path for each in met(*paths)]


def test_files_come_in_the_order_of_their_names_whatever_the_order_they_were_made_in(tmp_path):
    for name in ("b.txt", "a/2.txt", "a/10.txt", "c.txt", "Z.txt"):
        (tmp_path / "case" / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / "case" / name).write_text("x")
    expected = ["case/Z.txt", "case/a/10.txt", "case/a/2.txt", "case/b.txt", "case/c.txt"]
    assert paths_of(tmp_path / "case") == expected


def test_a_path_shows_the_named_folder_and_nothing_above_it(tmp_path, monkeypatch):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    monkeypatch.chdir(tmp_path / "photos")
    assert paths_of(tmp_path / "photos" / "a.jpg") == ["a.jpg"]
    assert paths_of(Path()) == ["photos/a.jpg"]


def test_a_file_opens_as_often_as_it_is_wanted_and_knows_its_size(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"hello")
    (found,) = met(tmp_path / "a.txt")
    for _ in range(2):
        with found.open() as stream:
            assert stream.read() == b"hello"
    assert (found.size, found.name, found.notices) == (5, "a.txt", ())


def test_an_empty_file_is_taken_and_flagged(tmp_path):
    (tmp_path / "a.txt").touch()
    (found,) = met(tmp_path / "a.txt")
    assert isinstance(found, Found)
    assert found.notices == (EMPTY,)


@pytest.mark.parametrize(
    ("raw", "as_shown"),
    [
        (b"two\nlines.txt", "two\\x0alines.txt"),
        ("photo\u202egpj.exe".encode(), "photo\\u202egpj.exe"),
        (b"\xb0\xa1\xb3\xaa.txt", "\\xb0\\xa1\\xb3\\xaa.txt"),
        ("鴨".encode() * 85, "鴨" * 85),
    ],
)
def test_a_strange_name_is_shown_clean_and_its_file_still_opens(tmp_path, raw, as_shown):
    with (tmp_path / os.fsdecode(raw)).open("wb") as file:
        file.write(b"content")
    (found,) = met(tmp_path)
    assert found.name == as_shown
    assert (RENAMED in found.notices) == ("\\" in as_shown)
    with found.open() as stream:
        assert stream.read() == b"content"


def test_no_link_inside_a_folder_is_followed(tmp_path):
    (tmp_path / "outside.txt").write_text("secret")
    (tmp_path / "beside").mkdir()
    (tmp_path / "case" / "sub").mkdir(parents=True)
    (tmp_path / "case" / "real.txt").write_text("x")
    (tmp_path / "case" / "sub" / "out").symlink_to(tmp_path / "outside.txt")
    (tmp_path / "case" / "sub" / "up").symlink_to(tmp_path / "case")
    (tmp_path / "case" / "in").symlink_to("real.txt")
    (tmp_path / "case" / "gone").symlink_to("nowhere.txt")
    (tmp_path / "case" / "look-alike").symlink_to(tmp_path / "beside")
    every = {each.path: each for each in met(tmp_path / "case")}
    assert [path for path, each in every.items() if isinstance(each, Found)] == ["case/real.txt"]
    assert "out of the folder" in every["case/sub/out"].because
    assert "out of the folder" in every["case/sub/up"].because
    assert "out of the folder" in every["case/look-alike"].because
    assert "same folder" in every["case/in"].because
    assert "nowhere" in every["case/gone"].because


def test_a_link_that_the_user_names_is_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert paths_of(tmp_path / "link") == ["link/a.txt"]


def test_a_pipe_and_a_socket_are_left_with_the_reason_and_nothing_waits_for_them(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        reasons = {each.path.rsplit("/", 1)[-1]: each.because for each in met(tmp_path)}
    assert reasons == {"pipe": "it is a pipe, not a file", "socket": "it is a socket, not a file"}


def test_a_device_is_left_with_the_reason():
    assert met(Path("/dev/null")) == [Skipped(path="null", because="it is a device, not a file")]


def test_what_does_not_exist_is_left_with_the_reason(tmp_path):
    assert met(tmp_path / "nothing") == [
        Skipped(path="nothing", because="it cannot be read: no such file or directory")
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_left_with_the_reason(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    assert "permission denied" in met(tmp_path)[0].because


def test_a_file_that_turns_into_a_link_after_the_walk_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "secret").write_text("secret")
    (found,) = met(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(Refused, match=r"a\.txt cannot be opened any more"):
        found.open()


def test_a_tree_deeper_than_the_stack_is_walked(tmp_path):
    folders = [tmp_path / "d"]
    while len(folders) < 1_200:
        folders.append(folders[-1] / "d")
    for folder in folders:
        folder.mkdir()
    (folders[-1] / "a").write_text("x")
    try:
        assert len(met(tmp_path)) == 1
    finally:
        (folders[-1] / "a").unlink()
        for folder in reversed(folders):
            folder.rmdir()


def test_a_wide_folder_comes_as_a_stream(tmp_path):
    for number in range(3_000):
        (tmp_path / f"{number:05}").touch()
    stream = walk([tmp_path])
    assert next(stream).name == "00000"
    assert sum(1 for _ in stream) == 2_999
