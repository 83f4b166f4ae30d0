"""A crash of farbank itself writes nothing of a case: its process is dumped nowhere, not even by the system's own helper."""

import ctypes
import resource
import signal
import sys

import pytest

linux = pytest.mark.skipif(sys.platform != "linux", reason="a switch of Linux")
SAYS = """
import atexit, ctypes, resource, sys
atexit.register(lambda: print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3), file=sys.stderr))
"""


@linux
def test_the_process_that_holds_the_key_may_not_be_dumped(empty):
    ran = empty.alone("list", "item", first=SAYS)
    assert ran.err.splitlines()[-1] == "(0, 0) 0"


def test_the_tests_own_process_may_be_or_the_one_above_would_prove_nothing():
    if sys.platform == "linux":
        assert ctypes.CDLL(None).prctl(3) == 1
    assert resource.getrlimit(resource.RLIMIT_CORE)[1] != 0


def test_a_crash_leaves_no_file(empty, tmp_path):
    child = empty.start(
        "list", "item", first="import os, signal\nimport atexit\natexit.register(lambda: os.kill(os.getpid(), signal.SIGSEGV))",
        cwd=tmp_path, before=("sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh"),
    )  # fmt: skip
    child.communicate(timeout=60)
    assert child.returncode == -signal.SIGSEGV
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("core")] == []
