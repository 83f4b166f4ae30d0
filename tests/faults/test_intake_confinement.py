"""Whatever a file makes a reader do: a reason comes back, nothing gets out, and the next file goes on."""

import io
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest
from made import pictures

from farbank.errors import Damage
from farbank.intake.confined import NO_FENCE, Confinement
from farbank.intake.limits import Limits
from farbank.intake.reading import CouldNot

HOSTILE = (str(Path(__file__).with_name("intake_hostile_worker.py")),)
SRC = str(Path(__file__).parents[2] / "src")
LIMITS = Limits(seconds=30, memory=512_000_000, answer=20_000_000, file_size=5_000_000)
linux = pytest.mark.skipif(sys.platform != "linux", reason="the fences are Linux's")
pytestmark = linux


@pytest.fixture(scope="module")
def hostile():
    with Confinement(limits=LIMITS, worker=HOSTILE) as confinement:
        yield confinement


@pytest.fixture(scope="module")
def impatient():
    """One that waits two seconds, for what never ends; on a busy machine an honest reader may need more."""
    with Confinement(limits=replace(LIMITS, seconds=2), worker=HOSTILE) as confinement:
        yield confinement


def process_of(confinement):
    """The warm process, as the object that started it: a test signals nothing else, and never by a number."""
    return confinement._process._process


def read(confinement, words):
    return confinement.read(io.BytesIO(words.encode()), "a.txt")


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        ("allocate", "more than 512 MB of memory"),
        ("crash", "crashed on it (signal 11)"),
        ("leave", "the reader failed on it"),
        ("fail", "the reader failed on it"),
        ("nonsense", "not of the form"),
        ("silence", "not of the form"),
        ("flood", "more than 20 MB came out of it"),
    ],
)
def test_whatever_happens_to_the_reader_is_a_reason_and_the_next_file_goes_on(hostile, act, reason):
    assert reason in read(hostile, act).could_not
    after = read(hostile, "a harmless file")
    assert (after.text, after.could_not) == ("well", "")


@pytest.mark.parametrize("act", ["hang", "spin"])
def test_what_never_ends_is_ended_and_the_next_file_goes_on(impatient, act):
    assert "longer than 2 seconds" in read(impatient, act).could_not
    after = read(impatient, "a harmless file")
    assert (after.text, after.could_not) == ("well", "")


@pytest.mark.parametrize(
    "act",
    ["network", "unix_socket", "program", "fork", "read_file", "write_file", "signal_itself", "more_memory"],
)
def test_a_reader_reaches_nothing_outside_itself(hostile, act):
    assert read(hostile, act).text.startswith("refused: Operation not permitted")


@pytest.mark.parametrize(
    ("without", "fence", "refusal"),
    [
        ("no-filter", "network namespace", "Network is unreachable"),
        ("no-namespace", "system call filter", "Operation not permitted"),
    ],
)
def test_either_fence_alone_keeps_a_reader_from_the_network(without, fence, refusal):
    with Confinement(limits=LIMITS, worker=(*HOSTILE, without)) as confinement:
        if fence not in confinement.describe():
            pytest.skip(f"this system has no {fence}")
        assert f"({fence})" in confinement.describe()
        assert read(confinement, "network").text == f"refused: {refusal}"


def test_a_reader_holds_nothing_but_its_two_handles(hostile):
    assert read(hostile, "handles").text == "2 open"


def test_a_reader_inherits_no_environment_and_no_name_of_a_file(monkeypatch):
    monkeypatch.setenv("FARBANK_PASSPHRASE_FILE", "canary-9f21")
    with Confinement(limits=LIMITS, worker=HOSTILE) as confinement:
        seen = confinement.read(io.BytesIO(b"surroundings"), "canary-77ab.txt").text
    assert "PYTHONPATH" in seen
    assert "canary" not in seen


def test_where_no_fence_stands_a_file_is_kept_and_not_parsed(tmp_path):
    with Confinement(limits=LIMITS, worker=_unfenced(tmp_path)) as confinement:
        assert confinement.describe() == NO_FENCE
        assert confinement.read(io.BytesIO(b"words"), "a.txt").could_not == NO_FENCE
        assert confinement.pixels(io.BytesIO(b"\xff\xd8\xff"), max_side=9) == CouldNot(because=NO_FENCE)


def test_reading_without_a_fence_is_written_into_the_readers_name(tmp_path):
    with Confinement(limits=LIMITS, worker=_unfenced(tmp_path), unconfined=True) as confinement:
        assert confinement.describe().startswith("unconfined: the network is not blocked")
        assert confinement.read(io.BytesIO("압록강".encode()), "a.txt").reader == "text 2, unconfined"


def _unfenced(tmp_path):
    """A worker on a system that knows neither namespaces nor filters."""
    script = tmp_path / "worker.py"
    script.write_text(
        textwrap.dedent("""
        import socket, sys
        from farbank.intake import task, worker
        from farbank.intake.warm import warm_up
        worker.leave_network = lambda: False
        task.lock_down = lambda limits, **_: False
        worker.serve(socket.socket(fileno=int(sys.argv[1])), warm_up())
        """)
    )
    return (str(script),)


def test_a_worker_that_does_not_start_is_a_reason():
    with Confinement(worker=("-c", "raise SystemExit(1)")) as confinement:
        assert "does not start" in confinement.read(io.BytesIO(b"words"), "a.txt").could_not
        assert "does not start" in confinement.describe()


def test_a_worker_that_is_killed_between_files_is_started_anew(hostile):
    assert read(hostile, "x").text == "well"
    process_of(hostile).kill()
    assert read(hostile, "x").could_not in ("", "the confined process was lost while it read the file")
    assert read(hostile, "x").text == "well"


class Interrupted(io.BytesIO):
    """A stream on which the user presses Ctrl-C, or whose disk fails, in the middle."""

    def __init__(self, fault):
        super().__init__(b"x" * 200_000)
        self.fault = fault

    def read(self, size=-1):
        if self.tell() > 60_000:
            raise self.fault
        return super().read(size)


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), Damage("the object is not what was sealed")])
def test_an_interruption_in_the_middle_of_a_file_leaves_no_process_and_the_next_file_goes_on(hostile, fault):
    assert read(hostile, "x").text == "well"
    worker = process_of(hostile).pid
    with pytest.raises(type(fault)):
        hostile.read(Interrupted(fault), "a.txt")
    assert not Path(f"/proc/{worker}").exists()
    assert read(hostile, "x").text == "well"


def test_closing_leaves_no_process_behind():
    with Confinement(limits=LIMITS, worker=HOSTILE) as confinement:
        assert read(confinement, "x").text == "well"
        worker = process_of(confinement).pid
        assert not Path(f"/proc/{worker}/task/{worker}/children").read_text()
    assert not Path(f"/proc/{worker}").exists()


def test_nothing_outlives_a_parent_that_is_killed_in_the_middle_of_a_file():
    script = textwrap.dedent(f"""
        import io, sys
        sys.path.insert(0, {SRC!r})
        from farbank.intake.confined import Confinement
        from farbank.intake.limits import Limits
        confinement = Confinement(limits=Limits(seconds=60), worker={HOSTILE!r})
        confinement.read(io.BytesIO(b"x"), "a.txt")
        print(confinement._process._process.pid, flush=True)
        confinement.read(io.BytesIO(b"hang"), "a.txt")
    """)
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        worker = int(parent.stdout.readline())
        child = _wait_for(lambda: Path(f"/proc/{worker}/task/{worker}/children").read_text().split())
        parent.kill()
    _wait_for(lambda: not _lives(worker) and not _lives(int(child[0])))


def _lives(process):
    """Whether it still runs; one that only waits to be collected by the system's first process has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _wait_for(question):
    for _ in range(1_000):
        answer = question()
        if answer:
            return answer
        time.sleep(0.01)
    pytest.fail("it never came")


def test_a_file_over_the_limit_is_kept_and_never_loaded(hostile):
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            self.given += size
            return b"x" * size

    endless = Endless()
    reading = hostile.read(endless, "a.txt")
    assert reading.could_not == "it is larger than 5 MB; it is kept and not read"
    assert endless.given < 8_000_000
    assert read(hostile, "x").text == "well"


def test_what_is_not_read_is_known_by_its_first_bytes_and_no_more_of_it_is_looked_at(hostile):
    stream = io.BytesIO(b"Rar!\x1a\x07\0" + bytes(10_000_000))
    assert hostile.read(stream, "a.rar").could_not == "application/vnd.rar is kept and not read in this version"
    assert stream.tell() <= 65_536


def test_a_file_that_is_known_to_be_too_large_is_not_handed_over(hostile):
    stream = io.BytesIO(b"words " * 2_000_000)
    assert hostile.read(stream, "a.txt", size=12_000_000).could_not == "it is larger than 5 MB; it is kept and not read"
    assert stream.tell() <= 65_536


def test_a_decoder_that_needs_a_thread_gets_one_and_still_no_process(hostile):
    def act(word):
        return hostile.read(io.BytesIO(b"\0\0\0\x18ftypheic" + word.encode()), "a.heic").text

    assert read(hostile, "threads").text == "refused: no thread"
    assert act("threads") == "done"
    for word in ("fork", "program", "network", "unix_socket", "read_file", "write_file"):
        assert act(word) == "refused: Operation not permitted"
    assert act("namespace") == act("vfork") == "refused: Operation not permitted"


def worker_with(decoder, folder, *, before=""):
    """A worker that has this decoder of HEIC and not the other; `before` runs ahead of everything of farbank's."""
    other = {"pillow_heif": "pi_heif", "pi_heif": "pillow_heif"}[decoder]
    script = folder / "worker.py"
    script.write_text(
        textwrap.dedent(f"""
        import importlib.util, socket, sys
        found = importlib.util.find_spec
        importlib.util.find_spec = lambda name, *rest: None if name == {other!r} else found(name, *rest)
        {before}
        from farbank.intake import worker
        from farbank.intake.warm import warm_up
        shelf = warm_up()
        assert {other!r} not in sys.modules
        worker.serve(socket.socket(fileno=int(sys.argv[1])), shelf)
        """)
    )
    return (str(script),)


@pytest.mark.parametrize("decoder", ["pillow_heif", "pi_heif"])
def test_a_picture_is_decoded_behind_the_fence_by_either_decoder(tmp_path, decoder):
    with Confinement(worker=worker_with(decoder, tmp_path)) as confinement:
        reading = confinement.read(io.BytesIO(pictures.heic()), "a.heic")
        assert (reading.width, reading.could_not) == (64, "")
        assert "42.7700000, 129.4300000" in repr(reading.hidden)


@pytest.mark.parametrize("decoder", ["pillow_heif", "pi_heif"])
def test_no_picture_is_decoded_by_a_library_with_faults_that_are_known(tmp_path, decoder):
    old = f"import {decoder}; {decoder}.libheif_version = lambda: '1.23.0'"
    with Confinement(worker=worker_with(decoder, tmp_path, before=old)) as confinement:
        picture = io.BytesIO(pictures.heic())
        assert confinement.read(picture, "a.heic").could_not.startswith("libheif 1.23.0 has faults")
        picture.seek(0)
        assert confinement.pixels(picture, max_side=64).because.startswith("libheif 1.23.0 has faults")


def test_confinement_says_what_is_in_force(hostile):
    assert hostile.describe().startswith("no network (")
    assert hostile.describe().endswith("512 MB, 30 s")
