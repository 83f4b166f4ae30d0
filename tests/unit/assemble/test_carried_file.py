"""A carried file is written whole or not at all, and never over one that is there."""

import os
import resource
import signal

import pytest

from farbank.assemble.carried_file import refuse_taken, write_copy, write_file
from farbank.errors import DiskTrouble, Missing, Refused
from farbank.keeping.disk.fsops import Disk


def test_a_new_file_holds_what_was_given(tmp_path):
    refuse_taken(tmp_path / "new")
    write_file(Disk(), tmp_path / "new", b"content")
    assert (tmp_path / "new").read_bytes() == b"content"


def test_a_file_that_is_there_is_never_written_over(tmp_path):
    (tmp_path / "old").write_bytes(b"old")
    for refusing in (refuse_taken, lambda file: write_file(Disk(), file, b"new")):
        with pytest.raises(Refused, match="is there already"):
            refusing(tmp_path / "old")
    assert (tmp_path / "old").read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_named(tmp_path):
    new = tmp_path / "nowhere" / "new"
    for refusing in (refuse_taken, lambda file: write_file(Disk(), file, b"x"), lambda file: write_copy(file, b"x")):
        with pytest.raises(Missing, match=r"there is no folder .*nowhere"):
            refusing(new)
    assert not new.parent.exists()


def test_a_name_that_the_disk_refuses_is_told(tmp_path):
    with pytest.raises(DiskTrouble, match="the disk refused"):
        write_file(Disk(), tmp_path / ("n" * 300), b"content")


def test_where_the_disk_refuses_the_content_no_half_file_stays(tmp_path):
    child = os.fork()
    if child == 0:  # the limit holds for the child alone
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
        try:
            write_file(Disk(), tmp_path / "new", b"x" * 100_000)
        except DiskTrouble:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert list(tmp_path.iterdir()) == []
