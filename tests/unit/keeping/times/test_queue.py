import os

import pytest

from farbank.errors import Refused
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.times import queue as queues
from farbank.keeping.times.query import read_query
from farbank.keeping.times.queue import read_queue_answers, write_queue

STEM = "farbank-12-00010203"


def test_a_queue_holds_two_requests_and_what_they_are_about(queue, checkpoint):
    written = write_queue(queue, checkpoint, Disk())
    names = [f"{STEM}.{end}" for end in ("checkpoint", "digest", "ots", "tsq")]
    assert sorted(written) == ["README.txt", *names]
    assert (queue / f"{STEM}.checkpoint").read_bytes() == checkpoint
    assert read_query((queue / f"{STEM}.tsq").read_bytes()).is_for(checkpoint)
    assert len((queue / f"{STEM}.digest").read_bytes()) == 32


def test_what_is_sent_to_others_holds_nothing_of_the_case(queue, checkpoint):
    write_queue(queue, checkpoint, Disk())
    for ending in ("tsq", "digest"):
        content = (queue / f"{STEM}.{ending}").read_bytes()
        assert b"c-1" not in content
        assert bytes(range(8)) not in content


def test_a_second_writing_leaves_earlier_requests_as_they_are(queue, checkpoint, signed):
    write_queue(queue, checkpoint, Disk())
    before = {path.name: path.read_bytes() for path in queue.iterdir()}
    assert write_queue(queue, checkpoint, Disk()) == ()
    assert len(write_queue(queue, signed(size=13), Disk())) == 4
    assert before.items() <= {path.name: path.read_bytes() for path in queue.iterdir()}.items()


def test_what_is_no_checkpoint_is_not_queued(queue):
    for wrong in (b"", b"text", b"a\n01\n" + b"A" * 43 + b"=\n", b"a\n1\n" + b"A" * 42 + b"B=\n", bytes(70_000)):
        with pytest.raises(Refused):
            write_queue(queue, wrong, Disk())
    assert not queue.exists()


def test_the_readme_names_every_file_and_no_address_of_anybody(queue, checkpoint):
    write_queue(queue, checkpoint, Disk())
    readme = (queue / "README.txt").read_text(encoding="utf-8")
    for ending in ("tsq", "digest", "ots", "checkpoint", "tsr", "pem"):
        assert f".{ending}" in readme
    assert "://" not in readme
    assert max(map(len, readme.splitlines())) <= 85


def kinds(folder):
    return {each.name: each.kind for each in read_queue_answers(folder)}


def test_every_file_that_comes_back_is_told_apart_by_its_name(queue, checkpoint):
    write_queue(queue, checkpoint, Disk())
    for ending in ("tsr", "second.tsr", "digest.ots", "pem", "second.pem", "crl", "ocsp"):
        (queue / f"{STEM}.{ending}").write_bytes(b"x")
    found = {each.name.removeprefix(f"{STEM}."): (each.kind, each.label) for each in read_queue_answers(queue)}
    assert found == {
        "README.txt": ("readme", ""),
        "checkpoint": ("checkpoint", ""),
        "tsq": ("request", ""),
        "ots": ("pending", ""),
        "digest": ("digest", ""),
        "digest.ots": ("proof", ""),
        "tsr": ("token", ""),
        "second.tsr": ("token", "second"),
        "pem": ("chain", ""),
        "second.pem": ("chain", "second"),
        "crl": ("revocation", ""),
        "ocsp": ("revocation", ""),
    }


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        ".DS_Store",
        "farbank-12-00010203.tsr ",
        "farbank-012-00010203.tsr",
        "farbank-12-0001020.tsr",
        "farbank-12-00010203.UP.tsr",
        "farbank-12-00010203.tsr\n",
        "farbank-12-00010203.digest.ots.bak",
        "farbank-12-00010203.exe",
    ],
)
def test_a_name_that_is_not_of_a_queue_is_named_and_not_read(queue, checkpoint, name):
    write_queue(queue, checkpoint, Disk())
    (queue / name).write_bytes(b"x")
    (strange,) = [each for each in read_queue_answers(queue) if each.kind == "strange"]
    assert (strange.name, strange.untrusted) == (name.strip(), b"")
    assert strange.because


def test_a_name_that_is_no_text_can_still_be_printed(queue):
    queue.mkdir()
    (queue / os.fsdecode(b"\xff\x1b[2Jname")).touch()
    (strange,) = read_queue_answers(queue)
    assert strange.name.encode().decode().isprintable()
    assert strange.name.endswith("name")


def test_links_pipes_folders_and_what_is_too_long_are_not_read(queue, tmp_path, monkeypatch):
    queue.mkdir()
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    (queue / f"{STEM}.tsr").symlink_to(secret)
    os.mkfifo(queue / f"{STEM}.tsq")
    (queue / f"{STEM}.pem").mkdir()
    monkeypatch.setattr(queues, "LONGEST", 3)
    (queue / f"{STEM}.ots").write_bytes(b"four")
    found = list(read_queue_answers(queue))
    assert [each.kind for each in found] == ["strange"] * 4
    assert not any(each.untrusted for each in found)


def test_a_folder_with_too_many_files_or_none_at_all_is_refused(queue, monkeypatch):
    with pytest.raises(Refused):
        list(read_queue_answers(queue))
    queue.mkdir()
    monkeypatch.setattr(queues, "MOST_FILES", 2)
    for name in "abc":
        (queue / name).touch()
    with pytest.raises(Refused):
        list(read_queue_answers(queue))
